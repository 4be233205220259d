"""The gradient as one writes it with numba into arrays of one's own: the same arithmetic, a row at a time, rows over threads.

`error_model="numpy"` leaves out the check for a zero divisor, without which no loop here would vectorise.
"""

import numba
import numpy

parallel = numba.njit(parallel=True, error_model="numpy")
inlined = numba.njit(error_model="numpy", inline="always")


def loops(kind):
    """The functions for results of a numpy dtype: by rank, and for three dimensions along one axis each."""
    T = numba.from_dtype(numpy.dtype(kind))

    @inlined
    def across(plus, minus, out, d):
        for k in range(out.shape[0]):
            out[k] = (T(plus[k]) - T(minus[k])) / d

    @inlined
    def inside(f, out, h, d):
        n = out.shape[0]
        out[0] = (T(f[1]) - T(f[0])) / h
        for k in range(1, n - 1):
            out[k] = (T(f[k + 1]) - T(f[k - 1])) / d
        out[n - 1] = (T(f[n - 1]) - T(f[n - 2])) / h

    @parallel
    def line(f, g, h, d):
        n = f.shape[0]
        g[0] = (T(f[1]) - T(f[0])) / h
        g[n - 1] = (T(f[n - 1]) - T(f[n - 2])) / h
        for k in numba.prange(1, n - 1):
            g[k] = (T(f[k + 1]) - T(f[k - 1])) / d

    @parallel
    def plane(f, g0, g1, h, d):
        last = f.shape[0] - 1
        for i in numba.prange(f.shape[0]):
            across(f[min(i + 1, last)], f[max(i - 1, 0)], g0[i], h if i == 0 or i == last else d)
            inside(f[i], g1[i], h, d)

    @parallel
    def volume(f, g0, g1, g2, h, d):
        last0, last1 = f.shape[0] - 1, f.shape[1] - 1
        for i in numba.prange(f.shape[0]):
            for j in range(f.shape[1]):
                across(f[min(i + 1, last0), j], f[max(i - 1, 0), j], g0[i, j], h if i == 0 or i == last0 else d)
                across(f[i, min(j + 1, last1)], f[i, max(j - 1, 0)], g1[i, j], h if j == 0 or j == last1 else d)
                inside(f[i, j], g2[i, j], h, d)

    @parallel
    def volume_0(f, g, h, d):
        last = f.shape[0] - 1
        for i in numba.prange(f.shape[0]):
            for j in range(f.shape[1]):
                across(f[min(i + 1, last), j], f[max(i - 1, 0), j], g[i, j], h if i == 0 or i == last else d)

    @parallel
    def volume_1(f, g, h, d):
        last = f.shape[1] - 1
        for i in numba.prange(f.shape[0]):
            for j in range(f.shape[1]):
                across(f[i, min(j + 1, last)], f[i, max(j - 1, 0)], g[i, j], h if j == 0 or j == last else d)

    @parallel
    def volume_2(f, g, h, d):
        for i in numba.prange(f.shape[0]):
            for j in range(f.shape[1]):
                inside(f[i, j], g[i, j], h, d)

    return {(1, (0,)): line, (2, (0, 1)): plane, (3, (0, 1, 2)): volume,
            (3, (0,)): volume_0, (3, (1,)): volume_1, (3, (2,)): volume_2}


@parallel
def uneven_volume(f, g0, g1, g2, w0, w1, w2):
    """w: three weights a sample; the edges' have a zero where they read no sample."""
    last0, last1, last2 = f.shape[0] - 1, f.shape[1] - 1, f.shape[2] - 1
    for i in numba.prange(f.shape[0]):
        for j in range(f.shape[1]):
            plus, row, minus = f[min(i + 1, last0), j], f[i, j], f[max(i - 1, 0), j]
            for k in range(f.shape[2]):
                g0[i, j, k] = (w0[0, i] * minus[k] + w0[1, i] * row[k]) + w0[2, i] * plus[k]
            plus, minus = f[i, min(j + 1, last1)], f[i, max(j - 1, 0)]
            for k in range(f.shape[2]):
                g1[i, j, k] = (w1[0, j] * minus[k] + w1[1, j] * row[k]) + w1[2, j] * plus[k]
            g2[i, j, 0] = w2[1, 0] * row[0] + w2[2, 0] * row[1]
            for k in range(1, last2):
                g2[i, j, k] = (w2[0, k] * row[k - 1] + w2[1, k] * row[k]) + w2[2, k] * row[k + 1]
            g2[i, j, last2] = w2[0, last2] * row[last2 - 1] + w2[1, last2] * row[last2]


def weights(x):
    d = numpy.diff(x)
    a, b = d[:-1], d[1:]
    w = numpy.zeros((3, len(x)))
    w[0, 1:-1], w[1, 1:-1], w[2, 1:-1] = -b / (a * (a + b)), (b - a) / (a * b), a / (b * (a + b))
    w[1, 0], w[2, 0] = -1 / d[0], 1 / d[0]
    w[0, -1], w[1, -1] = -1 / d[-1], 1 / d[-1]
    return w
