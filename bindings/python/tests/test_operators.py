"""Every operator: exact on polynomials, to the bit what it is made of, and the transpose of its adjoint."""

import ndgrad
import numpy as np
import pytest
from fields import Guarded, assert_same_bits, random_values

SHAPE = (6, 7)
X, Y = np.mgrid[:6, :7].astype(np.float64)
QUADRATIC = X**2 + 3 * X * Y + 2 * Y**2
PLANE = 3 * X + 4 * Y
U, V = 2 * X + 3 * Y, 5 * X + 7 * Y
GRID = ndgrad.Grid(SHAPE)


def is_all(result, value):
    return result.shape == SHAPE and bool((result == value).all())


def test_one_field_to_one():
    assert is_all(GRID.derivative(QUADRATIC, 0, 2), 2)
    assert is_all(GRID.derivative(QUADRATIC, -1, order=2), 4)
    assert_same_bits(GRID.derivative(QUADRATIC, 1), GRID.gradient(QUADRATIC, axis=1))
    assert is_all(GRID.mixed_derivative(QUADRATIC, (1, 1)), 3)
    assert is_all(GRID.directional_derivative(PLANE, (2, -1)), 2)
    assert is_all(GRID.directional_derivative(PLANE, 10, axis=1), 40)
    assert is_all(GRID.laplacian(QUADRATIC), 6)
    assert is_all(GRID.laplacian(QUADRATIC, axis=1), 4)
    assert is_all(GRID.gradient_magnitude(PLANE), 5)
    assert [result[2, 3] for result in GRID.hessian(QUADRATIC)] == [2, 3, 4]
    assert [result[2, 3] for result in GRID.hessian(QUADRATIC, axis=(1, 0))] == [4, 3, 2]


def test_vector_fields():
    assert is_all(GRID.divergence([U, V]), 9)
    assert is_all(GRID.divergence(np.stack([U, V]), axis=(1, 0)), 8)
    assert is_all(GRID.curl((U, V)), 2)
    assert [[array[1, 1] for array in row] for row in GRID.jacobian([U, V, PLANE])] == [[2, 3], [5, 7], [3, 4]]
    x, y, z = np.mgrid[:3, :4, :5].astype(np.float64)
    curl = ndgrad.Grid((3, 4, 5)).curl([y + 2 * z, 5 * x + 8 * z, 21 * x + 34 * y])
    assert [array[1, 2, 3] for array in curl] == [34 - 8, 2 - 21, 5 - 1]


def test_divergence_is_the_gradients_sum_to_the_bit():
    rng = np.random.default_rng(1)
    grid = ndgrad.Grid(SHAPE, 0.3, np.cumsum(rng.uniform(1, 2, 7)), edge_order=2)
    a, b = (random_values(rng, SHAPE, "float32") for _ in range(2))
    assert_same_bits(grid.divergence([a, b]), grid.gradient(a, axis=0) + grid.gradient(b, axis=1))


def test_accuracy():
    f, slope = X**4 - Y**4, 4 * X**3
    grid = ndgrad.Grid(SHAPE, accuracy=4)
    np.testing.assert_allclose(grid.gradient(f, axis=0), slope, atol=1e-11)
    of_ends = ndgrad.Grid(SHAPE, accuracy=4, edge_order=(1, 4)).gradient(f, axis=0)
    np.testing.assert_allclose(of_ends[2:-2], slope[2:-2], atol=1e-11)
    assert (of_ends[0] == f[1] - f[0]).all()


def scipys_sobel(f):
    """Along axis 1, written out: beyond its ends the image goes on reflected."""
    f = np.pad(f.astype(np.int64), 1, "symmetric")
    difference = f[:, 2:] - f[:, :-2]
    return difference[:-2] + 2 * difference[1:-1] + difference[2:]


@pytest.mark.parametrize("dtype", ["int32", "int16", "float32", "float64"])
def test_image_gradient(dtype):
    image = random_values(np.random.default_rng(2), SHAPE, "uint8")
    out = np.full((2, *SHAPE), 77, dtype)
    dy, dx = GRID.image_gradient(image, out=out)
    assert (dy == scipys_sobel(image.T).T).all()
    assert np.shares_memory(dx, out)
    assert (dx == scipys_sobel(image)).all()
    length = GRID.image_gradient_magnitude(image)
    np.testing.assert_allclose(length, np.hypot(*GRID.image_gradient(image)), rtol=1e-15)


@pytest.mark.parametrize("kernel", ["sobel", "prewitt", "scharr", "farid"])
def test_true_derivatives_of_an_image(kernel):
    grid = ndgrad.Grid(SHAPE, 2, 0.5, sides="odd_reflected")
    f = 3 * 2 * X + 4 * 0.5 * Y
    dx, dy = grid.image_gradient(f, kernel, "true_derivative")
    np.testing.assert_allclose(dx, 3)
    np.testing.assert_allclose(dy, 4)
    np.testing.assert_allclose(grid.image_gradient_magnitude(f, kernel, "true_derivative"), 5)


OPERATORS = {
    # name: arguments, how many arrays it takes, how many it gives
    "derivative": ((0, 3), 1, 1),
    "mixed_derivative": (((2, 1),), 1, 1),
    "directional_derivative": (((0.6, -2.0),), 1, 1),
    "laplacian": ((), 1, 1),
    "hessian": ((), 1, 3),
    "gradient": ((), 1, 2),
    "divergence": ((), 2, 1),
    "curl": ((), 2, 1),
    "image_gradient": (("scharr",), 1, 2),
}


def in_list(arrays):
    return [arrays] if isinstance(arrays, np.ndarray) else list(arrays)


@pytest.mark.parametrize("settings", [
    {}, {"accuracy": 4}, {"sides": ("periodic", ("mirrored", "nearest"))}, {"ghost_cells": 2, "edge_order": 2},
])
@pytest.mark.parametrize("name", OPERATORS)
def test_adjoints(name, settings):
    arguments, inputs, outputs = OPERATORS[name]
    grid = ndgrad.Grid((8, 9), 0.5, -2, **settings)
    rng = np.random.default_rng(3)
    x = [rng.standard_normal(grid.sample_shape) for _ in range(inputs)]
    y = [rng.standard_normal(grid.shape) for _ in range(outputs)]
    ax = in_list(getattr(grid, name)(x[0] if inputs == 1 else x, *arguments))
    poisoned = [np.full(grid.sample_shape, np.nan) for _ in range(inputs)]
    takes_one = outputs == 1 and name != "curl"
    aty = in_list(getattr(grid, f"{name}_adjoint")(y[0] if takes_one else y, *arguments, out=poisoned if inputs > 1 else poisoned[0]))
    forward = sum(float((a * b).sum()) for a, b in zip(ax, y, strict=True))
    assert forward != 0
    assert forward == pytest.approx(sum(float((a * b).sum()) for a, b in zip(x, aty, strict=True)), rel=1e-11)


def test_the_adjoint_of_the_jacobian():
    rng = np.random.default_rng(4)
    x, y = rng.standard_normal((3, *SHAPE)), rng.standard_normal((3, 2, *SHAPE))
    aty = GRID.jacobian_adjoint(y)
    forward = float((np.array(GRID.jacobian(x)) * y).sum())
    assert forward == pytest.approx(float((x * np.array(aty)).sum()), rel=1e-12)


def test_results_go_where_they_are_wanted():
    rng = np.random.default_rng(5)
    f = random_values(rng, SHAPE, "int16")
    for dtype in ("float64", "float32"):
        guarded = Guarded(rng, SHAPE, dtype)
        assert GRID.laplacian(f, out=guarded.array) is guarded.array
        np.testing.assert_allclose(guarded.array, GRID.laplacian(f), rtol=1e-6)
        guarded.assert_only_results_written()
    out = np.full((2, 2, *SHAPE), np.nan)
    GRID.jacobian([U, V], out=out)
    assert (out[:, :, 0, 0] == [[2, 3], [5, 7]]).all()
    fortran = GRID.laplacian(np.asfortranarray(PLANE))
    assert fortran.flags.f_contiguous


@pytest.mark.parametrize(("call", "error", "message"), [
    (lambda: GRID.derivative(U, 2), np.exceptions.AxisError, None),
    (lambda: GRID.derivative(U, 0, 7), ValueError, "NDG_BAD_OPTION"),
    (lambda: GRID.derivative(U, 0, 2**32 + 1), ValueError, "NDG_BAD_OPTION"),
    (lambda: GRID.derivative(U, 0, 1.5), TypeError, None),
    (lambda: GRID.mixed_derivative(U, (1,)), ValueError, "1 orders were given: expected 2"),
    (lambda: GRID.directional_derivative(U, (1, 2, 3)), ValueError, "3 numbers"),
    (lambda: GRID.directional_derivative(U, (1, np.inf)), ValueError, "NDG_BAD_OPTION"),
    (lambda: GRID.laplacian(U, axis=(0, 0)), ValueError, "repeated axis"),
    (lambda: GRID.laplacian(U.T), ValueError, "that of the grid"),
    (lambda: GRID.hessian(U, out=[U, V]), ValueError, "expected 3"),
    (lambda: GRID.divergence([U]), ValueError, "1 arrays were given: expected 2"),
    (lambda: GRID.divergence([U, V.astype("f4")]), TypeError, "NDG_BAD_DTYPE"),
    (lambda: GRID.divergence([U, V], out=U), ValueError, "NDG_OVERLAP"),
    (lambda: GRID.curl([U], axis=0), ValueError, "NDG_BAD_AXIS"),
    (lambda: GRID.gradient_magnitude(U + 1j), TypeError, "NDG_BAD_DTYPE"),
    (lambda: GRID.image_gradient(U, "roberts"), ValueError, "kernel is 'roberts': expected 'sobel'"),
    (lambda: GRID.image_gradient(U, scaling="none"), ValueError, "scaling is 'none'"),
    (lambda: GRID.image_gradient(U, out=np.zeros((2, *SHAPE), int)), TypeError, "NDG_BAD_DTYPE"),
])
def test_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
