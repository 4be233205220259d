"""Samples that the library does not have are differentiated by numpy itself."""

import fractions

import ndgrad
import numpy as np
import pytest
from fields import assert_same_bits


@pytest.mark.parametrize("f", [
    np.array([1, 2, 4, 7], dtype=np.longdouble),
    np.array([1, 2j, 4, 7], dtype=np.clongdouble),
    np.array([fractions.Fraction(1, n) for n in (1, 2, 3)], dtype=object),
    np.array(["2024-01-01", "2024-01-03", "2024-01-09"], dtype="M8[D]"),
    np.array([5, 7, 13], dtype="m8[s]"),
], ids=lambda f: f"{type(f).__name__}-{f.dtype}")
def test_same_as_numpy(f):
    ours, numpys = ndgrad.gradient(f), np.gradient(f)
    pairs = [(ours, numpys)] if isinstance(numpys, np.ndarray) else zip(ours, numpys, strict=True)
    for result, expected in pairs:
        assert type(result) is type(expected) and result.dtype == expected.dtype
        np.testing.assert_array_equal(result, expected)


def test_bool_fails_as_in_numpy():
    f = np.array([True, False, True])
    with pytest.raises(TypeError) as numpys:
        np.gradient(f)
    with pytest.raises(TypeError) as ours:
        ndgrad.gradient(f)
    assert str(ours.value) == str(numpys.value)


def test_masks_are_kept():
    f = np.ma.array([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], mask=[[0, 0, 1], [0, 0, 0]])
    for ours, numpys in zip(ndgrad.gradient(f), np.gradient(f), strict=True):
        assert type(ours) is np.ma.MaskedArray
        np.testing.assert_array_equal(ours.mask, numpys.mask)
        np.testing.assert_array_equal(ours.compressed(), numpys.compressed())
    x = np.ma.array([0.0, 1.0, 3.0])
    assert type(ndgrad.gradient(f, x, axis=1)) is type(np.gradient(f, x, axis=1))


def test_arrays_of_other_libraries_decide_themselves():
    class Other:
        def __array_function__(self, function, types, arguments, keywords):
            return function.__name__, arguments[1:], keywords["axis"]

    assert ndgrad.gradient(Other(), 2.0, axis=1) == ("gradient", (2.0,), 1)


def test_out():
    f = np.array([[1, 2, 4], [3, 5, 9]], dtype=np.longdouble)
    out = (np.zeros(f.shape, f.dtype), np.zeros(f.shape, f.dtype))
    assert ndgrad.gradient(f, out=out) is out
    for result, expected in zip(out, np.gradient(f), strict=True):
        np.testing.assert_array_equal(result, expected)
    with pytest.raises(ValueError):
        ndgrad.gradient(f, out=out[:1])
    one = np.zeros(f.shape, f.dtype)
    assert ndgrad.gradient(f, axis=1, out=one) is one
    np.testing.assert_array_equal(one, out[1])
    assert_same_bits(ndgrad.gradient(f.astype(float), axis=1), one.astype(float))
