"""Random arrays for the tests: samples in every memory layout, results in memory that is poisoned and guarded."""

import math

import numpy as np

POISON = 0xA5
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
REALS = ("float32", "float64")
COMPLEX = ("complex64", "complex128")
DTYPES = (*INTEGERS, "float16", *REALS, *COMPLEX)


def random_values(rng, shape, dtype):
    dtype = np.dtype(dtype)
    if dtype.kind in "iu":
        limits = np.iinfo(dtype)
        return rng.integers(limits.min, limits.max, size=shape, dtype=dtype, endpoint=True)
    values = rng.standard_normal(shape) * 10.0 ** rng.integers(-2, 3)
    if dtype.kind == "c":
        values = values + 1j * rng.standard_normal(shape)
    return np.asarray(values).astype(dtype)


def random_layout(rng, shape, dtype):
    """An array with room between, before and behind its elements, its axes in any order and direction, and its buffer."""
    order = rng.permutation(len(shape))
    steps = [int(rng.choice((1, 1, 1, 2, 3))) for _ in shape]
    room = [extent * step + int(rng.integers(0, 3)) for extent, step in zip(shape, steps)]
    size = math.prod(room)
    buffer = np.full((size + 16) * np.dtype(dtype).itemsize, POISON, dtype=np.uint8)
    start = 8 * np.dtype(dtype).itemsize
    whole = buffer[start:start + size * np.dtype(dtype).itemsize].view(dtype)
    whole = whole.reshape([room[axis] for axis in order]).transpose(np.argsort(order))
    array = whole[tuple(slice(0, extent * step, step) for extent, step in zip(shape, steps))]
    return array[tuple(slice(None, None, int(rng.choice((1, -1)))) for _ in shape)], buffer


def samples(rng, shape, dtype):
    """Random samples in a random layout; sometimes broadcast, which is a stride of 0."""
    if shape and rng.random() < 0.15:
        one = [1 if rng.random() < 0.4 else extent for extent in shape]
        return np.broadcast_to(random_values(rng, one, dtype), shape)
    array, _ = random_layout(rng, shape, dtype)
    array[...] = random_values(rng, shape, dtype)
    return array


class Guarded:
    """An array for results whose surroundings must stay as they are."""

    def __init__(self, rng, shape, dtype):
        self.array, self._buffer = random_layout(rng, shape, dtype)

    def assert_only_results_written(self):
        # Poison the results again: then everything is poison, or something else was written to.
        self.array[...] = np.full(self.array.itemsize, POISON, dtype=np.uint8).view(self.array.dtype)[0]
        assert (self._buffer == POISON).all()

    def assert_untouched(self):
        assert (self._buffer == POISON).all()


def random_shape(rng):
    ndim = int(rng.integers(1, 5))
    most = (60, 14, 8, 5)[ndim - 1]
    return tuple(int(extent) for extent in rng.integers(3, most + 1, ndim))


def random_spacing(rng, extent):
    """A step as a Python float, or coordinates as numpy takes them without losing bits."""
    kind = rng.integers(5)
    if kind == 0:
        return float(rng.choice((1.0, 0.1, -3.0, 1 / 3, 1e-3)))
    if kind == 1:
        return np.arange(extent) * 0.25
    if kind == 2:
        return np.cumsum(rng.uniform(0.1, 2.0, extent))
    if kind == 3:
        return np.cumsum(rng.uniform(0.1, 2.0, extent))[::-1]
    return np.cumsum(rng.integers(1, 5, extent)).astype(rng.choice(("int16", "int64", "uint64")))


def assert_same_bits(result, expected):
    """Also of zeros; the sign of a NaN may differ."""
    result, expected = np.asarray(result), np.asarray(expected)
    assert result.dtype == expected.dtype
    assert result.shape == expected.shape
    if expected.dtype.kind == "c":
        parts = (np.real, np.imag)
        for part in parts:
            assert_same_bits(part(result).copy(), part(expected).copy())
        return
    numbers = ~np.isnan(expected)
    np.testing.assert_array_equal(np.isnan(result), ~numbers)
    bits = f"u{expected.itemsize}"
    np.testing.assert_array_equal(result[numbers].view(bits), expected[numbers].view(bits))


def expected_gradient(f, *spacing, **keywords):
    """What ndgrad promises, by live numpy: its results, but for what the README lists."""
    if f.dtype.kind == "c":
        parts = [expected_gradient(part, *spacing, **keywords) for part in (f.real, f.imag)]
        if isinstance(parts[0], np.ndarray):
            return join(*parts, f.dtype)
        return tuple(join(re, im, f.dtype) for re, im in zip(*parts))
    if f.dtype == np.float16:
        with np.errstate(over="ignore"):
            results = np.gradient(f.astype(np.float32), *spacing, **keywords)
            if isinstance(results, np.ndarray):
                return results.astype(np.float16)
            return tuple(result.astype(np.float16) for result in results)
    return np.gradient(f, *spacing, **keywords)


def join(real, imaginary, dtype):
    whole = np.empty(real.shape, dtype)
    whole.real, whole.imag = real, imaginary
    return whole
