"""Where the numbers of a random case lie: strides and offsets in flat buffers, and buffers that end at a guard page."""

import ctypes
import mmap

import numpy as np

# Never a NaN in any dtype, so that a result that was not written is not taken for one.
POISON = 0xA5
PAGE = mmap.PAGESIZE
PROT_NONE = 0


class Layout:
    """An array inside a flat buffer: element [0, ..., 0] at `offset`, `strides` in elements, all within `size`.

    `passed` are the strides that the library gets: the same, or None where C order may be left out, or any number over
    an extent of 1, where no step is ever taken.
    """

    def __init__(self, kind, shape, strides, offset, size):
        self.kind, self.shape, self.offset, self.size = kind, tuple(shape), offset, size
        self.strides = tuple(strides)
        self.passed = self.strides

    def shifted(self, elements, size=None):
        """The same array further on, in a buffer of `size` elements."""
        moved = Layout(self.kind, self.shape, self.strides, self.offset + elements, size or self.size + elements)
        moved.passed = self.passed
        return moved

    def view(self, flat):
        """A numpy view of this array in a flat buffer of its element type."""
        item = flat.itemsize
        return np.ndarray(self.shape, flat.dtype, flat, self.offset * item, [s * item for s in self.strides])

    def components(self, flat, real):
        """The same with a last axis over the real numbers that an element is made of."""
        item = flat.itemsize
        parts = item // real.itemsize
        return np.ndarray(self.shape + (parts,), real, flat, self.offset * item,
                          [s * item for s in self.strides] + [real.itemsize])

    def describe(self):
        return f"{self.kind}: strides {self.passed} (elements), offset {self.offset} of {self.size}"


def c_strides(shape):
    strides, unit = [], 1
    for n in reversed(shape):
        strides.append(unit)
        unit *= max(n, 1)
    return tuple(reversed(strides))


INPUT_KINDS = ("C", "F", "permuted", "sliced", "negative", "sub-array", "broadcast", "window", "anything")
OUTPUT_KINDS = ("C", "F", "permuted", "sliced", "negative", "sub-array", "anything")


def random_layout(rng, shape, kind, unit=1):
    """A layout of this kind; `unit` > 1 leaves room for that many interleaved arrays."""
    if kind == "window":
        return _window(rng, shape)
    ndim = len(shape)
    mixed = kind == "anything"
    order = list(range(ndim))
    if kind == "F":
        order.reverse()
    elif kind == "permuted" or mixed or (kind not in ("C", "F") and rng.random() < 0.3):
        rng.shuffle(order)
    # The buffer may grow by about this factor: a few spread axes are enough to find what is wrong.
    room = 6.0 if np.prod(shape, dtype=float) < 20000 else 2.0
    broadcast = kind == "broadcast"
    zero = {axis for axis in order if broadcast and rng.random() < 0.5}
    if broadcast and not zero and ndim:
        zero = {rng.randrange(ndim)}

    strides, offset = [0] * ndim, 0
    for axis in reversed(order):
        n = shape[axis]
        if axis in zero:
            continue
        step = before = after = 0
        if kind == "sliced" or (mixed and rng.random() < 0.4):
            step = rng.choice((0, 1, 1, 2, 4))
        if kind == "sub-array" or (mixed and rng.random() < 0.4):
            before, after = rng.choice(((0, 1), (1, 0), (1, 2), (3, 1), (0, 0)))
        extent = max(n, 1) * (step + 1) + before + after
        if extent / max(n, 1) > room:
            step, before, after, extent = 0, 0, 0, max(n, 1)
        room /= extent / max(n, 1)
        strides[axis] = unit * (step + 1)
        offset += before * unit
        if n > 1 and ((kind == "negative" and rng.random() < 0.6) or (mixed and rng.random() < 0.3)):
            offset += (n - 1) * strides[axis]
            strides[axis] = -strides[axis]
        unit *= extent
    layout = Layout(kind, shape, strides, offset, unit)
    _choose_passed(rng, layout)
    return layout


def _window(rng, shape):
    """Strides chosen freely: elements overlap as in a sliding window. For inputs only."""
    strides = [rng.randint(-5, 5) for _ in shape]
    low = sum(s * (n - 1) for s, n in zip(strides, shape) if s < 0 and n > 0)
    high = sum(s * (n - 1) for s, n in zip(strides, shape) if s > 0 and n > 0)
    layout = Layout("window", shape, strides, -low, high - low + 1)
    _choose_passed(rng, layout)
    return layout


def _choose_passed(rng, layout):
    shape = layout.shape
    if 0 in shape:
        return
    if rng.random() < 0.3 and 1 in shape:
        junk = (0, -1, 7, -1000003)
        layout.passed = tuple(rng.choice(junk) if n == 1 else s for n, s in zip(shape, layout.strides))
    elif rng.random() < 0.5 and all(s == t or n == 1 for s, t, n in zip(layout.strides, c_strides(shape), shape)):
        layout.passed = None


def poisoned(elements, dtype):
    flat = np.empty(elements, dtype)
    flat.view(np.uint8).fill(POISON)
    return flat


class GuardedArena:
    """Memory between two pages that may not be touched: an array put flush with an end faults on one step beyond."""

    def __init__(self, pages=16):
        self.bytes = pages * PAGE
        self.map = mmap.mmap(-1, self.bytes + 2 * PAGE)
        self.array = np.frombuffer(self.map, np.uint8)
        libc = ctypes.CDLL(None, use_errno=True)
        libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        start = self.array.ctypes.data
        for guard in (start, start + PAGE + self.bytes):
            if libc.mprotect(guard, PAGE, PROT_NONE) != 0:
                raise OSError(ctypes.get_errno(), "mprotect")

    def place(self, flat, at_end):
        """A copy of `flat` at one end of the arena, or None if it does not fit."""
        if flat.nbytes > self.bytes or flat.nbytes == 0:
            return None
        first = PAGE + (self.bytes - flat.nbytes if at_end else 0)
        placed = self.array[first:first + flat.nbytes].view(flat.dtype)
        placed[...] = flat
        return placed
