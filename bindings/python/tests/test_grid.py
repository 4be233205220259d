"""Grids, and operators on them."""

import gc
import threading

import ndgrad
import numpy as np
import pytest
from fields import DTYPES, assert_same_bits, expected_gradient, random_values

SHAPE = (6, 9, 7)
X = np.cumsum(np.random.default_rng(1).uniform(0.5, 1.5, 7))


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient(dtype):
    grid = ndgrad.Grid(SHAPE, 0.5, -2, X, edge_order=2)
    f = random_values(np.random.default_rng(2), SHAPE, dtype)
    expected = expected_gradient(f, 0.5, -2.0, X, edge_order=2)
    for result, one in zip(grid.gradient(f), expected, strict=True):
        assert_same_bits(result, one)
    assert_same_bits(grid.gradient(f, axis=-1), expected[2])
    out = np.full(SHAPE, 7, expected[1].dtype), np.full(SHAPE, 7, expected[0].dtype)
    assert grid.gradient(f, axis=(1, 0), out=out)[0] is out[0]
    assert_same_bits(out[0], expected[1])
    assert_same_bits(out[1], expected[0])


def test_an_edge_order_for_each_axis():
    f = random_values(np.random.default_rng(3), (5, 6), "float64")
    d0, d1 = ndgrad.Grid((5, 6), 0.5, edge_order=(1, 2)).gradient(f)
    assert_same_bits(d0, np.gradient(f, 0.5, axis=0, edge_order=1))
    assert_same_bits(d1, np.gradient(f, 0.5, axis=1, edge_order=2))


def test_spacing_is_numpys():
    f = random_values(np.random.default_rng(3), 12, "float64")
    x = np.arange(12) ** 2
    assert_same_bits(ndgrad.Grid(12, x).gradient(f), np.gradient(f, x))
    assert_same_bits(ndgrad.Grid([12]).gradient(f), np.gradient(f))
    with pytest.raises(TypeError):
        ndgrad.Grid((3, 4), 1, 2, 3)
    with pytest.raises(ValueError):
        ndgrad.Grid((3, 4), 1, [1, 2])


def test_coordinates_are_copied():
    x = X.copy()
    grid = ndgrad.Grid(7, x)
    x[:] = np.nan
    f = random_values(np.random.default_rng(3), 7, "float64")
    assert_same_bits(grid.gradient(f), np.gradient(f, X))


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: ndgrad.Grid((3, -1)), ValueError, r"shape\[1\] is -1"),
    (lambda: ndgrad.Grid("ab"), TypeError, None),
    (lambda: ndgrad.Grid((3, 4), edge_order=(1, 2, 1)), ValueError, "3 edge orders"),
    (lambda: ndgrad.Grid((3, 4), edge_order=9), ValueError, "edge_order is 9: expected 1 to 8"),
    (lambda: ndgrad.Grid((3, 4), edge_order=2**32 + 1), ValueError, "edge_order is 4294967297"),
    (lambda: ndgrad.Grid((3, 2**64)), OverflowError, None),
    (lambda: ndgrad.Grid((3, 4), threads=-2), ValueError, "-2"),
    (lambda: ndgrad.Grid((3, 4)).gradient(np.ones((4, 3))), ValueError, "that of the grid"),
    (lambda: ndgrad.Grid((3, 4)).gradient(np.ones((3, 4), bool)), TypeError, "bool"),
    (lambda: ndgrad.Grid((3, 4)).gradient(np.ones((3, 4)), axis=2), np.exceptions.AxisError, None),
])
def test_refused(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_properties():
    grid = ndgrad.Grid((3, 4))
    assert (grid.shape, grid.ndim) == ((3, 4), 2)
    assert repr(grid) == "<ndgrad.Grid of shape (3, 4)>"
    assert ndgrad.Grid(()).gradient(1.5) == ()


def test_grids_are_freed(monkeypatch):
    gc.collect()
    freed = []
    free = ndgrad.Grid.__del__.__defaults__[0]
    monkeypatch.setattr(ndgrad.Grid.__del__, "__defaults__", (lambda handle: (freed.append(handle), free(handle)),))
    grid = ndgrad.Grid((3, 4))
    ndgrad.gradient(np.ones(3))
    assert len(freed) == 1
    del grid
    gc.collect()
    assert len(freed) == 2


def test_threads_share_a_grid():
    grid = ndgrad.Grid((60, 70), 0.5, np.arange(70) ** 2)
    f = random_values(np.random.default_rng(3), (60, 70), "float64")
    expected = np.gradient(f, 0.5, np.arange(70) ** 2)
    wrong = []

    def work():
        for _ in range(50):
            for result, one in zip(grid.gradient(f), expected, strict=True):
                if not np.array_equal(result, one):
                    wrong.append(result)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
