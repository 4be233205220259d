"""The operators whose errors are measured: what the library computes, and what that is exactly."""

from typing import Callable, NamedTuple

import numpy as np
from arrays import KERNELS, TRUE_DERIVATIVE

DIRECTION = (0.6, -0.8)


class Operator(NamedTuple):
    """`compute(field, components)` and `exact(d)` are lists of as many arrays; d(i, j) is the partial derivative of the samples.

    A vector field's components are c f, c = 1, 2, ..., but for the offset: what lies beyond a constant side is one value for all.
    """

    name: str
    orders: tuple  # of the derivatives along single axes: the lowest and the highest
    compute: Callable
    exact: Callable
    rank: int = 2
    is_image: bool = False  # accurate to order 2 whatever the grid says


def derivative(order):
    along = (order, 0) if order % 2 else (0, order)
    return Operator(f"derivative of order {order}", (order, order),
                    lambda field, f: [field.derivative(f[0], along.index(order), order)], lambda d: [d(*along)])


def mixed_derivative(*orders):
    return Operator(f"mixed derivative of orders {orders[0]}, {orders[1]}", (min(orders), max(orders)),
                    lambda field, f: [field.mixed_derivative(f[0], orders)], lambda d: [d(*orders)])


def image_gradient(kernel):
    return Operator(f"image gradient, {kernel.capitalize()}", (1, 1), lambda field, f: field.image_gradient(f[0], kernel, TRUE_DERIVATIVE),
                    lambda d: [d(1, 0), d(0, 1)], is_image=True)


def image_gradient_magnitude(kernel):
    return Operator(f"image gradient magnitude, {kernel.capitalize()}", (1, 1),
                    lambda field, f: [field.image_gradient_magnitude(f[0], kernel, TRUE_DERIVATIVE)],
                    lambda d: [np.hypot(d(1, 0), d(0, 1))], is_image=True)


OPERATORS = (
    *(derivative(order) for order in range(1, 7)),
    *(mixed_derivative(*orders) for orders in ((1, 1), (1, 2), (3, 3))),
    Operator("gradient", (1, 1), lambda field, f: field.gradient(f[0]), lambda d: [d(1, 0), d(0, 1)]),
    Operator("gradient magnitude", (1, 1), lambda field, f: [field.gradient_magnitude(f[0])],
             lambda d: [np.hypot(d(1, 0), d(0, 1))]),
    Operator("directional derivative", (1, 1), lambda field, f: [field.directional_derivative(f[0], DIRECTION)],
             lambda d: [DIRECTION[0] * d(1, 0) + DIRECTION[1] * d(0, 1)]),
    Operator("Laplacian", (2, 2), lambda field, f: [field.laplacian(f[0])], lambda d: [d(2, 0) + d(0, 2)]),
    Operator("Hessian", (1, 2), lambda field, f: field.hessian(f[0]), lambda d: [d(2, 0), d(1, 1), d(0, 2)]),
    Operator("divergence", (1, 1), lambda field, f: [field.divergence(f[:2])], lambda d: [d(1, 0) + 2 * d(0, 1)]),
    Operator("curl, two components", (1, 1), lambda field, f: [field.curl(f[:2])], lambda d: [2 * d(1, 0) - d(0, 1)]),
    Operator("curl, three components", (1, 1), lambda field, f: field.curl(f),
             lambda d: [3 * d(0, 1, 0) - 2 * d(0, 0, 1), d(0, 0, 1) - 3 * d(1, 0, 0), 2 * d(1, 0, 0) - d(0, 1, 0)], rank=3),
    Operator("Jacobian", (1, 1), lambda field, f: field.jacobian(f[:2]),
             lambda d: [d(1, 0), d(0, 1), 2 * d(1, 0), 2 * d(0, 1)]),
    *(image_gradient(kernel) for kernel in KERNELS),
    *(image_gradient_magnitude(kernel) for kernel in KERNELS),
)
