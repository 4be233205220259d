"""Smooth fields that go on beyond the ends of their axes as a side says, and their exact derivatives."""

from functools import reduce
from math import comb

import numpy as np

SIDES = ("one-sided", "periodic", "mirrored", "reflected", "odd-reflected", "nearest", "constant", "ghost cells")
SPACINGS = ("even", "stretched", "alternating")
# The longest stencil reaches so far: that of order 6 and accuracy 8 on an axis with coordinates.
GHOSTS = 7


class Waves:
    """p(x) = sum of a cos(k x + phase) over (a, k, phase)."""

    def __init__(self, *waves):
        self.waves = waves

    def derivative(self, x, order):
        return sum(a * k**order * np.cos(k * x + phase + order * np.pi / 2) for a, k, phase in self.waves)


class Flat:
    """p(x) = 1 + sin(pi x)^power or without the 1: derivatives of order 1 to power - 1 vanish at 0 and 1."""

    def __init__(self, power, ends):
        half = power // 2
        self.power, self.ends = power, ends
        self.waves = Waves(*[((-1) ** j * comb(power, half - j) / 2.0 ** (power - 1), 2 * np.pi * j, 0.0)
                             for j in range(1, half + 1)])

    def derivative(self, x, order):
        return self.ends + np.sin(np.pi * x) ** self.power if order == 0 else self.waves.derivative(x, order)


class Polynomial:
    """p(x) = 1 + t + ... + t^degree, where t = 2 x - 1."""

    def __init__(self, degree):
        self.polynomial = np.polynomial.Polynomial(np.ones(degree + 1))

    def derivative(self, x, order):
        return (self.polynomial.deriv(order) if order else self.polynomial)(2 * x - 1) * 2.0**order


def function_for(side, smoothness):
    """A function on [0, 1] that goes on as the side says, with bounded derivatives up to the order `smoothness`."""
    if side in ("nearest", "constant"):
        return Flat(smoothness + smoothness % 2, 0.0 if side == "constant" else 1.0)
    if side == "odd-reflected":
        return Waves((1.0, 2 * np.pi, -np.pi / 2), (0.4, 0.0, 0.0))
    # No derivative vanishes at the ends, but where the side is a mirror.
    return Waves((1.0, 2 * np.pi, 0.0 if side in ("mirrored", "reflected") else np.pi / 4))


class Axis:
    """An axis of n results: `x` are the coordinates, ghost cells included, and `spacing` is what the grid is told.

    The field's functions have their 0 and 1 where its sides want them: at the first and the last sample, or half a step beyond.
    """

    def __init__(self, n, spacing, side):
        self.ghosts = GHOSTS if side == "ghost cells" else 0
        i = np.arange(-self.ghosts, n + self.ghosts)
        intervals, first = {"periodic": (n, 0.0), "reflected": (n, 0.5)}.get(side, (n - 1, 0.0))
        s = (i + first) / intervals
        if spacing == "stretched":  # finer towards the ends, as grids are at walls
            s = s - 0.03 * np.sin(2 * np.pi * s)
        if spacing == "alternating":  # long and short steps, 3 to 2: errors do not cancel as on even or stretched axes
            s = s + 0.1 * (-1.0) ** i / intervals
        self.x, self.spacing = s, 1.0 / intervals if spacing == "even" else s
        self.lower, self.upper = s[0], s[-1]
        if side == "reflected":
            self.lower, self.upper = 1.5 * s[0] - 0.5 * s[1], 1.5 * s[-1] - 0.5 * s[-2]
        elif side in ("one-sided", "periodic", "ghost cells"):
            self.lower, self.upper = 0.0, 1.0

    def within(self):
        """Which samples are not ghost cells."""
        return slice(self.ghosts, len(self.x) - self.ghosts)

    def values(self, function, order):
        length = self.upper - self.lower
        return function.derivative((self.x - self.lower) / length, order) / length**order


class SmoothField:
    """f = offset + sum over terms of the product of a function of each coordinate."""

    def __init__(self, axes, terms, offset=0.0):
        self.axes, self.terms, self.offset = axes, terms, offset

    def _sum(self, orders):
        factors = ([a.values(function, order) for a, function, order in zip(self.axes, term, orders)] for term in self.terms)
        return sum(reduce(np.multiply.outer, term) for term in factors)

    def samples(self):
        """With ghost cells, if there are any."""
        return self.offset + self._sum([0] * len(self.axes))

    def within(self, samples):
        """A view of what is not ghost cells."""
        return samples[tuple(axis.within() for axis in self.axes)]

    def partial(self, *orders):
        """A partial derivative, of an order for each axis, where there are results."""
        return self.within(self._sum(orders))
