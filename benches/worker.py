"""numpy.gradient as it is called, and numba and OpenCV with outputs of one's own: times itself on request (see
processes.py).

numpy gets one array and returns new ones, in C order whatever was asked for. Where float32 comes of integers, the
conversion of the samples is part of the call.
"""

import sys
import time

import numpy

try:
    import cv2
except ImportError:
    cv2 = None
try:
    import numba
    import numba_loops
except ImportError:
    numba = None

from workloads import Workload

DTYPES = {"i8": "int8", "i16": "int16", "i32": "int32", "i64": "int64", "u8": "uint8", "u16": "uint16", "u32": "uint32",
          "u64": "uint64", "f16": "float16", "f32": "float32", "f64": "float64", "c64": "complex64", "c128": "complex128"}


class Refused(Exception):
    pass


def coordinates(n):
    i = numpy.arange(n, dtype=float)
    return i + 0.3 * numpy.sin(i)


class Work:
    """The arrays of one workload."""

    def __init__(self, words):
        self.case = case = Workload("", words)
        if case.word("in") not in DTYPES or case.word("out") not in DTYPES:
            raise Refused("numpy has no such dtype")
        self.kind, self.result = numpy.dtype(DTYPES[case.word("in")]), numpy.dtype(DTYPES[case.word("out")])
        self.h = float(case.word("h"))
        self.uneven = case.word("spacing") == "uneven"
        self.f = self.samples()
        self.outputs = None

    def samples(self):
        every = int(self.case.word("every", "1"))
        shape = tuple(n * abs(every) for n in self.case.shape)
        random = numpy.random.default_rng(1)
        if self.kind.kind in "iu":
            f = random.integers(0, 127, shape, dtype=self.kind)
        elif self.kind.itemsize in (4, 8) and self.kind.kind == "f":
            f = random.random(shape, dtype=self.kind)
        else:
            f = random.random(shape).astype(self.kind)
        if self.case.word("in_order") == "F":
            f = numpy.asfortranarray(f)
        return f[tuple(slice(None, None, every) for _ in shape)]

    def numpy(self):
        f = self.f
        if self.result == numpy.float32 and self.kind != numpy.float32:
            f = f.astype(numpy.float32)
        axes = self.case.axes
        spacing = [coordinates(self.case.shape[k]) for k in axes] if self.uneven else [self.h]
        numpy.gradient(f, *spacing, axis=axes if len(axes) > 1 else axes[0])

    def numba(self):
        """The function, with its outputs made and touched at the first call."""
        if numba is None:
            raise Refused("numba is not installed")
        if self.result.kind != "f" or self.result.itemsize == 2:
            raise Refused("not written for numba")
        rank, axes = len(self.case.shape), self.case.axes
        if self.uneven and (rank, axes) != (3, (0, 1, 2)):
            raise Refused("not written for numba")
        if self.outputs is None:
            self.make_outputs()
            d = self.result.type(2 * self.h)
            if self.uneven:
                w = [numba_loops.weights(coordinates(n)) for n in self.case.shape]
                self.compiled = lambda: numba_loops.uneven_volume(self.f, *self.outputs, *w)
            else:
                function = loops_for(self.result).get((rank, axes))
                if function is None:
                    raise Refused("not written for numba")
                self.compiled = lambda: function(self.f, *self.outputs, self.result.type(self.h), d)
        return self.compiled

    def opencv(self):
        """The Sobel operator along both axes, with the samples beyond the ends that ndgrad takes."""
        if cv2 is None:
            raise Refused("OpenCV is not installed")
        if self.outputs is None:
            self.make_outputs()
        depth = {"i16": cv2.CV_16S, "f32": cv2.CV_32F}[self.case.word("out")]

        def both():
            cv2.Sobel(self.f, depth, 0, 1, self.outputs[0], 3, borderType=cv2.BORDER_REFLECT)
            cv2.Sobel(self.f, depth, 1, 0, self.outputs[1], 3, borderType=cv2.BORDER_REFLECT)

        return both

    def spatial_gradient(self):
        """OpenCV's function for both axes at once: 3 x 3 samples see no difference between its ends and ndgrad's."""
        self.opencv()  # refuses, and makes the outputs
        if self.result != numpy.int16:
            raise Refused("spatialGradient gives int16")
        along_rows, along_columns = self.outputs
        return lambda: cv2.spatialGradient(self.f, along_columns, along_rows, 3, cv2.BORDER_REPLICATE)

    def make_outputs(self):
        shape, count = self.case.shape, len(self.case.axes)
        order = self.case.word("out_order", "C")
        if order == "interleaved":
            together = numpy.zeros((*shape, count), self.result)
            self.outputs = [together[..., k] for k in range(count)]
        else:
            self.outputs = [numpy.full(shape, 0, self.result, order=order) for _ in range(count)]


LOOPS = {}


def loops_for(dtype):
    if dtype not in LOOPS:
        LOOPS[dtype] = numba_loops.loops(dtype)
    return LOOPS[dtype]


def run(work, who, threads, times):
    if who == "numba":
        call = work.numba()
        if threads > numba.config.NUMBA_NUM_THREADS:
            raise Refused("not so many processors")
        numba.set_num_threads(threads)
    elif who in ("opencv", "spatialGradient"):
        call = work.opencv() if who == "opencv" else work.spatial_gradient()
        cv2.setNumThreads(threads)
    elif threads == 1:
        call = work.numpy
    else:
        raise Refused("numpy has one thread")
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def kib(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field))


def extra(work):
    """Peak of a call above what was there before, outputs included, in bytes."""
    work.numpy()
    before = kib("VmRSS")
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")
    work.numpy()
    return (kib("VmHWM") - before) * 1024


def answer(line, state):
    command, _, rest = line.partition(" ")
    if command == "about":
        return "\t".join([f"numpy={numpy.__version__}", f"numba={numba.__version__ if numba else 'none'}",
                          f"OpenCV={cv2.__version__ if cv2 else 'none'}"])
    if command == "open":
        state.pop("work", None)
        state["work"] = Work(rest)
        return ""
    if command == "close":
        state.pop("work", None)
        return ""
    if "work" not in state:
        raise Refused("nothing is open")
    if command == "run":
        who, threads, times = rest.split()
        return repr(run(state["work"], who, int(threads), int(times)))
    if command == "extra":
        return str(extra(state["work"]))
    raise Refused("what?")


def main():
    state = {}
    for line in sys.stdin:
        try:
            reply = "ok " + answer(line.rstrip("\n"), state)
        except Refused as reason:
            reply = f"no {reason}"
        except MemoryError:
            reply = "no not enough memory"
        print(reply, flush=True)


if __name__ == "__main__":
    main()
