"""Random arrays, layouts, spacings and axes: every bit is live numpy's, and nothing but results is written."""

import ndgrad
import numpy as np
import pytest
from fields import (COMPLEX, DTYPES, INTEGERS, Guarded, assert_same_bits, expected_gradient, random_shape,
                    random_spacing, random_values, samples)


def random_call(rng, dtype):
    shape = random_shape(rng)
    f = samples(rng, shape, dtype)
    axes = tuple(int(axis) for axis in rng.permutation(len(shape))[:rng.integers(1, len(shape) + 1)])
    spacing = [random_spacing(rng, shape[axis]) for axis in axes]
    if rng.random() < 0.3:
        spacing = [] if rng.random() < 0.5 else [float(rng.uniform(0.1, 3.0))]
    signed = tuple(axis - len(shape) if rng.random() < 0.3 else axis for axis in axes)
    return f, spacing, {"axis": signed[0] if len(signed) == 1 else signed, "edge_order": int(rng.integers(1, 3))}


@pytest.mark.parametrize("dtype", DTYPES)
def test_new_arrays(dtype):
    rng = np.random.default_rng(DTYPES.index(dtype))
    for _ in range(80):
        f, spacing, keywords = random_call(rng, dtype)
        results = ndgrad.gradient(f, *spacing, **keywords)
        expected = expected_gradient(f, *spacing, **keywords)
        assert type(results) is type(expected)
        pairs = [(results, expected)] if isinstance(expected, np.ndarray) else zip(results, expected, strict=True)
        for result, one in pairs:
            assert_same_bits(result, one)


@pytest.mark.parametrize("dtype", DTYPES)
def test_given_arrays(dtype):
    rng = np.random.default_rng(100 + DTYPES.index(dtype))
    for _ in range(80):
        f, spacing, keywords = random_call(rng, dtype)
        expected = expected_gradient(f, *spacing, **keywords)
        expected = (expected,) if isinstance(expected, np.ndarray) else expected
        guarded = [Guarded(rng, f.shape, one.dtype) for one in expected]
        out = [guard.array for guard in guarded]
        returned = ndgrad.gradient(f, *spacing, **keywords, out=out[0] if len(out) == 1 else out)
        returned = (returned,) if len(out) == 1 else returned
        assert all(one is array for one, array in zip(returned, out, strict=True))
        for guard, one in zip(guarded, expected):
            assert_same_bits(guard.array, one)
            guard.assert_only_results_written()


@pytest.mark.parametrize("dtype", (*INTEGERS, "float16"))
def test_float32_from_small_samples(dtype):
    rng = np.random.default_rng(7)
    f = samples(rng, (9, 14), dtype)
    # What a float32 holds exactly is computed in it; other integers in double, and rounded once.
    exact = f.itemsize <= 2
    expected = np.gradient(f.astype(np.float32 if exact else np.float64), 0.1, axis=1).astype(np.float32)
    assert_same_bits(ndgrad.gradient(f, 0.1, axis=1, out=np.empty(f.shape, np.float32)), expected)


@pytest.mark.parametrize("dtype", ("float32", "float64", *COMPLEX))
def test_large_arrays(dtype):
    """Past the cache, and on threads."""
    rng = np.random.default_rng(11)
    f = random_values(rng, (120, 130, 140), dtype)
    x = np.cumsum(rng.uniform(0.5, 1.5, 140))
    expected = expected_gradient(f, 0.5, 2.0, x, edge_order=2)
    for threads in (1, 2, 5):
        for result, one in zip(ndgrad.gradient(f, 0.5, 2.0, x, edge_order=2, threads=threads), expected, strict=True):
            assert_same_bits(result, one)


def test_not_a_number_and_infinity():
    f = np.array([1.0, np.nan, 2.0, 3.0, np.inf, 5.0, 6.0, -0.0, 0.0])
    with np.errstate(invalid="ignore"):
        for x in (1.0, np.arange(9.0) ** 2):
            assert_same_bits(ndgrad.gradient(f, x, edge_order=2), np.gradient(f, x, edge_order=2))


def test_bfloat16():
    bfloat16 = pytest.importorskip("ml_dtypes").bfloat16
    f = np.random.default_rng(3).standard_normal((5, 8)).astype(bfloat16)
    result = ndgrad.gradient(f, 0.25, axis=1)
    assert result.dtype == bfloat16
    expected = np.gradient(f.astype(np.float32), 0.25, axis=1)
    assert_same_bits(result.astype(np.float32), expected.astype(bfloat16).astype(np.float32))
    assert_same_bits(ndgrad.gradient(f, 0.25, axis=1, out=np.empty(f.shape, np.float32)), expected)
