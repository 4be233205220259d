"""How a field goes on beyond the ends of its axes: numpy.pad, and then the differences of the middle."""

import ndgrad
import numpy as np
import pytest
from fields import assert_same_bits, random_values

SHAPE = (8, 9)
F = random_values(np.random.default_rng(1), SHAPE, "float64")

PADS = {
    "mirrored": {"mode": "reflect"},
    "reflected": {"mode": "symmetric"},
    "odd_reflected": {"mode": "reflect", "reflect_type": "odd"},
    "nearest": {"mode": "edge"},
    "periodic": {"mode": "wrap"},
    2.5: {"mode": "constant", "constant_values": 2.5},
}


@pytest.mark.parametrize("side", PADS)
@pytest.mark.parametrize("accuracy", [2, 4])
def test_a_side_is_numpys_padding(side, accuracy):
    padded = np.pad(F, 2, **PADS[side])
    ghosts = ndgrad.Grid(SHAPE, ghost_cells=2, accuracy=accuracy)
    assert ghosts.sample_shape == padded.shape == (12, 13)
    grid = ndgrad.Grid(SHAPE, sides=side, accuracy=accuracy)
    np.testing.assert_allclose(grid.laplacian(F), ghosts.laplacian(padded), rtol=1e-12, atol=1e-12)
    if accuracy == 2:
        np.testing.assert_allclose(grid.gradient(F, axis=0)[0], (padded[3, 2:-2] - padded[1, 2:-2]) / 2, atol=1e-14)


def test_a_side_for_each_end():
    d0, d1 = ndgrad.Grid(SHAPE, sides=[("mirrored", "one_sided"), "periodic"]).gradient(F)
    assert (d0[0] == 0).all()
    assert_same_bits(d0[1:], np.gradient(F, axis=0)[1:])
    np.testing.assert_allclose(d1[:, 0], (F[:, 1] - F[:, -1]) / 2)


def test_a_period():
    longitudes = np.array([0.0, 40, 100, 180, 230, 300])
    grid = ndgrad.Grid(6, longitudes, period=360)
    assert np.abs(grid.gradient(np.cos(np.radians(longitudes)))[0]) < 0.01
    even = np.arange(0, 360, 10.0)
    slope = ndgrad.Grid(36, even, period=360, accuracy=8).gradient(np.sin(np.radians(even)))
    np.testing.assert_allclose(slope, np.radians(np.cos(np.radians(even))), atol=1e-9)


def test_blocks_have_the_bits_of_the_whole():
    whole = ndgrad.Grid(SHAPE, 0.3, 0.7, accuracy=4).gradient_magnitude(F)
    block = ndgrad.Grid((3, 9), 0.3, 0.7, accuracy=4, ghost_cells=[(2, 3), 0])
    assert block.sample_shape == (8, 9)
    assert_same_bits(block.gradient_magnitude(F), whole[2:5])
    with pytest.raises(ValueError, match="that of the grid"):
        block.gradient_magnitude(F[2:5])


def test_ghost_cells_have_coordinates():
    x = np.cumsum(np.random.default_rng(2).uniform(1, 2, 8))
    block = ndgrad.Grid((4, 9), x[1:7], 1.0, ghost_cells=[1, 0])
    np.testing.assert_allclose(block.gradient(F[1:7], axis=0), np.gradient(F, x, axis=0)[2:6], rtol=1e-12)


@pytest.mark.parametrize(("settings", "message"), [
    ({"sides": "mirror"}, "a side is 'mirror': expected 'one_sided'"),
    ({"sides": ("mirrored", "nearest", "nearest")}, "3 sides"),
    ({"sides": [("mirrored",), "nearest"]}, "a pair"),
    ({"sides": [("periodic", "nearest"), "nearest"]}, "periodic at one end only"),
    ({"sides": "periodic", "ghost_cells": 1}, "periodic at one end only"),
    ({"sides": np.inf}, "NDG_BAD_OPTION"),
    ({"ghost_cells": -1}, "NDG_BAD_OPTION"),
    ({"ghost_cells": 1, "period": 4}, "ghost cells"),
    ({"period": np.nan}, "NDG_BAD_OPTION"),
    ({"accuracy": 3}, "NDG_BAD_OPTION"),
    ({"accuracy": (2, 4, 6)}, "3 accuracies"),
    ({"edge_order": (1, 9)}, "NDG_BAD_EDGE_ORDER"),
])
def test_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        ndgrad.Grid(SHAPE, **settings)
