"""Random samples: flat arrays of a dtype's storage type, of one kind that is hard in its own way."""

import numpy as np

from dtypes import COMPLEX, STORAGE, f32_to_bf16

FLOAT_KINDS = ("normal", "whole numbers", "any bits", "huge", "subnormal", "constant", "sprinkled", "all magnitudes")
_FLOAT_WEIGHTS = (4, 2, 3, 1, 1, 1, 3, 2)
INTEGER_KINDS = ("any bits", "whole numbers", "limits")


def _float_bits(dtype):
    """Width of the bit pattern, and the bits of infinity."""
    return {"f16": (16, 0x7C00), "bf16": (16, 0x7F80), "f32": (32, 0x7F800000), "f64": (64, 0x7FF0000000000000)}[dtype]


def _random_bits(data, count, dtype):
    width, _ = _float_bits(dtype)
    return np.frombuffer(data.bytes(count * width // 8), f"u{width // 8}").copy()


def _subnormals(data, count, dtype):
    width, infinity = _float_bits(dtype)
    smallest_normal = infinity & -infinity
    bits = data.integers(0, min(smallest_normal, 2**62), count).astype(f"u{width // 8}")
    if data.random() < 0.5:
        bits &= np.array(0xF, bits.dtype)
    return bits | (data.integers(0, 2, count).astype(bits.dtype) << np.array(width - 1, bits.dtype))


def _specials(dtype):
    width, infinity = _float_bits(dtype)
    unit = infinity & -infinity
    positive = [infinity, infinity + 1, infinity + unit // 2, 0, 1, unit - 1, unit, infinity - 1]
    return np.array(positive + [bits | 1 << (width - 1) for bits in positive], f"u{width // 8}")


def _floats_as_bits(rng, data, count, dtype, kind):
    width, infinity = _float_bits(dtype)
    unsigned = np.dtype(f"u{width // 8}")
    if kind == "any bits":
        return _random_bits(data, count, dtype)
    if kind == "subnormal":
        return _subnormals(data, count, dtype)
    if kind == "huge":
        # The two highest exponents: sums and differences overflow, or just do not.
        unit = infinity & -infinity
        bits = data.integers(infinity - 2 * unit, infinity, count, dtype=np.uint64).astype(unsigned)
        return bits | (data.integers(0, 2, count).astype(unsigned) << np.array(width - 1, unsigned))
    if kind == "all magnitudes":
        reach = {"f16": 12, "bf16": 100, "f32": 100, "f64": 900}[dtype]
        values = data.standard_normal(count) * np.exp2(data.integers(-reach, reach, count))
    elif kind == "whole numbers":
        values = data.integers(-6, 7, count) * data.choice([-1.0, 1.0], count)
    elif kind == "constant":
        values = np.full(count, rng.choice((0.0, -0.0, 1.0, -2.5, 0.1, 300.0)))
    else:
        values = data.standard_normal(count) * rng.choice((1.0, 1.0, 250.0, 1e-3)) + rng.choice((0.0, 0.0, 280.0))
    if dtype == "bf16":
        bits = f32_to_bf16(values.astype(np.float32))
    else:
        bits = values.astype(STORAGE[dtype]).view(unsigned)
    if kind == "sprinkled" and count:
        where = data.integers(0, count, max(1, count // rng.choice((4, 10, 40))))
        bits[where] = data.choice(_specials(dtype), len(where))
    return bits


def _integers(rng, data, count, dtype, kind):
    storage = STORAGE[dtype]
    if kind == "any bits":
        return np.frombuffer(data.bytes(count * storage.itemsize), storage).copy()
    limits = np.iinfo(storage)
    if kind == "limits":
        chosen = [limits.min, limits.max, limits.max - 1, limits.min + 1, 0, 1, limits.max // 2 + 1]
        chosen += [n for n in (2**53 + 1, 2**53 - 1, -2**53 - 1, 2**24 + 1) if limits.min <= n <= limits.max]
        return data.choice(np.array(chosen, storage), count)
    return data.integers(max(limits.min, -9), 10, count).astype(storage)


def random_values(rng, data, count, dtype):
    """(kind, flat array of `count` elements in the storage type)"""
    if np.issubdtype(STORAGE[dtype], np.integer) and dtype != "bf16":
        kind = rng.choice(INTEGER_KINDS)
        return kind, _integers(rng, data, count, dtype, kind)
    kind = rng.choices(FLOAT_KINDS, _FLOAT_WEIGHTS)[0]
    if dtype in COMPLEX:
        real = {"c64": "f32", "c128": "f64"}[dtype]
        return kind, _floats_as_bits(rng, data, 2 * count, real, kind).view(STORAGE[dtype])
    return kind, _floats_as_bits(rng, data, count, dtype, kind).view(STORAGE[dtype])
