/* The loops for one pair of types; the including file defines IN, OUT and the names DIFFERENCE, ROWS, LINE, STRIDED.
 */

/* out[k] = (plus[k] - minus[k]) / d */
static void DIFFERENCE(const IN *restrict plus, const IN *restrict minus, OUT *restrict out, int64_t n, OUT d) {
    for (int64_t k = 0; k < n; k++) {
        out[k] = ((OUT)plus[k] - (OUT)minus[k]) / d;
    }
}

/* One dimension. */
static void LINE(const IN *restrict f, OUT *restrict g, int64_t n, double h, int threads) {
    const OUT d = (OUT)(2 * h);
    g[0] = ((OUT)f[1] - (OUT)f[0]) / (OUT)h;
#pragma omp parallel for schedule(static) num_threads(threads)
    for (int64_t k = 1; k < n - 1; k++) {
        g[k] = ((OUT)f[k + 1] - (OUT)f[k - 1]) / d;
    }
    g[n - 1] = ((OUT)f[n - 1] - (OUT)f[n - 2]) / (OUT)h;
    (void)threads;
}

/* Three dimensions, or two with nx = 1, in C order; g[axis] is NULL where nothing is wanted. A row at a time, its outputs one
 * after another: faster with gcc 12 than all in one loop over the samples. */
static void ROWS(const IN *f, OUT *const *g, int64_t nx, int64_t ny, int64_t nz, double h, int threads) {
    const int64_t plane = ny * nz;
    const OUT one = (OUT)h, two = (OUT)(2 * h);
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads)
    for (int64_t i = 0; i < nx; i++) {
        for (int64_t j = 0; j < ny; j++) {
            const IN *row = f + i * plane + j * nz;
            const int64_t at = row - f;
            if (g[0] != NULL) {
                DIFFERENCE(i < nx - 1 ? row + plane : row, i > 0 ? row - plane : row, g[0] + at, nz,
                           i == 0 || i == nx - 1 ? one : two);
            }
            if (g[1] != NULL) {
                DIFFERENCE(j < ny - 1 ? row + nz : row, j > 0 ? row - nz : row, g[1] + at, nz,
                           j == 0 || j == ny - 1 ? one : two);
            }
            if (g[2] != NULL) {
                OUT *out = g[2] + at;
                out[0] = ((OUT)row[1] - (OUT)row[0]) / one;
                DIFFERENCE(row + 2, row, out + 1, nz - 2, two);
                out[nz - 1] = ((OUT)row[nz - 1] - (OUT)row[nz - 2]) / one;
            }
        }
    }
    (void)threads;
}

/* Any strides, up to three dimensions. */
static void STRIDED(const IN *f, OUT *const *g, const int64_t *n, const int64_t *s, const int64_t *t, double h, int threads) {
    const OUT one = (OUT)h, two = (OUT)(2 * h);
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads)
    for (int64_t i = 0; i < n[0]; i++) {
        for (int64_t j = 0; j < n[1]; j++) {
            const IN *row = f + i * s[0] + j * s[1];
            const int64_t at = i * t[0] + j * t[1];
            for (int axis = 0; axis < 2; axis++) {
                const int64_t where = axis == 0 ? i : j, last = n[axis] - 1;
                const IN *plus = where < last ? row + s[axis] : row, *minus = where > 0 ? row - s[axis] : row;
                const OUT d = where == 0 || where == last ? one : two;
                for (int64_t k = 0; g[axis] != NULL && k < n[2]; k++) {
                    g[axis][at + k * t[2]] = ((OUT)plus[k * s[2]] - (OUT)minus[k * s[2]]) / d;
                }
            }
            if (g[2] != NULL) {
                const int64_t last = n[2] - 1;
                g[2][at] = ((OUT)row[s[2]] - (OUT)row[0]) / one;
                for (int64_t k = 1; k < last; k++) {
                    g[2][at + k * t[2]] = ((OUT)row[(k + 1) * s[2]] - (OUT)row[(k - 1) * s[2]]) / two;
                }
                g[2][at + last * t[2]] = ((OUT)row[last * s[2]] - (OUT)row[(last - 1) * s[2]]) / one;
            }
        }
    }
    (void)threads;
}

#undef IN
#undef OUT
#undef DIFFERENCE
#undef LINE
#undef ROWS
#undef STRIDED
