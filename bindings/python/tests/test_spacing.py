"""Steps and coordinates of every kind."""

import decimal
import fractions

import ndgrad
import numpy as np
import pytest
from fields import assert_same_bits

F = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0])


@pytest.mark.parametrize("step", [
    2, True, np.float64(0.3), np.float32(0.3), np.int8(3), np.uint64(2), np.array(0.7), np.array(3, dtype=">i4"),
    fractions.Fraction(1, 3), decimal.Decimal("0.5"),
])
@pytest.mark.parametrize("edge_order", [1, 2])
def test_steps(step, edge_order):
    assert_same_bits(ndgrad.gradient(F, step, edge_order=edge_order),
                     np.gradient(F, float(step), edge_order=edge_order))


@pytest.mark.parametrize("x", [
    [0, 1, 4, 9, 16, 25], (0.0, 0.5, 0.6, 2.0, 3.0, 9.0), range(6), np.arange(12, dtype=">f8")[::2] ** 2,
    np.array([9, 7, 5, 4, 2, 0], dtype=np.uint8), np.array([0, 1, 3, 7, 8, 9], dtype=">i2"),
])
@pytest.mark.parametrize("edge_order", [1, 2])
def test_coordinates(x, edge_order):
    assert_same_bits(ndgrad.gradient(F, x, edge_order=edge_order), np.gradient(F, x, edge_order=edge_order))


def test_coordinates_are_double():
    x = np.array([0, 0.1, 0.3, 0.4, 0.7, 0.8], dtype=np.float32)
    assert_same_bits(ndgrad.gradient(F, x), np.gradient(F, x.astype(np.float64)))


@pytest.mark.parametrize("dtype", ["int64", "uint64"])
@pytest.mark.parametrize("start", [0, 1_700_000_000_000_000_000, 2**63 - 40])
def test_integer_differences_are_exact(dtype, start):
    offsets = np.array([0, 3, 6, 10, 13, 30])
    x = np.array(start, dtype=dtype) + offsets.astype(dtype)
    assert_same_bits(ndgrad.gradient(F, x), np.gradient(F, offsets))
    assert_same_bits(ndgrad.gradient(F, x[::-1]), np.gradient(F, offsets[::-1]))


def test_uint64_beyond_int64():
    x = np.array([2**64 - 1 - offset for offset in (30, 13, 10, 6, 3, 0)], dtype=np.uint64)
    assert_same_bits(ndgrad.gradient(F, x), np.gradient(F, np.array([0, 17, 20, 24, 27, 30])))


@pytest.mark.parametrize("unit", ["ns", "s", "D"])
def test_times(unit):
    offsets = np.array([0, 3, 6, 10, 13, 30])
    times = np.datetime64("2024-02-28", unit) + offsets.astype(f"m8[{unit}]")
    for x in (times, times - times[1], times.astype(f">M8[{unit}]")):
        assert_same_bits(ndgrad.gradient(F, x), np.gradient(F, offsets))
    assert_same_bits(ndgrad.gradient(F, np.timedelta64(3, unit)), np.gradient(F, 3.0))


@pytest.mark.parametrize("spacing", [np.array(["2024-01-01"] * 5 + ["NaT"], dtype="M8[D]"), np.timedelta64("NaT")])
def test_not_a_time(spacing):
    with pytest.raises(ValueError, match="NaT"):
        ndgrad.gradient(F, spacing)


def test_float32_and_steps():
    """A step is taken as a Python float is by numpy: the arithmetic is the samples'."""
    f = F.astype(np.float32)
    for step in (np.float64(0.1), np.float32(0.25), np.array(0.1)):
        assert_same_bits(ndgrad.gradient(f, step, edge_order=2), np.gradient(f, float(step), edge_order=2))
