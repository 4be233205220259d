"""The largest error of an operator on a grid, and the slope of its fall over five of them.

Doubles bound how fine a grid may be. What rounding does grows as the step to the power of minus the order of the derivative: of a
sixth derivative with accuracy 8 it drowns all else from some 40 samples a wave on. So the five grids are coarse: the finest of a
ladder on which errors still stand clear of rounding. All operators have five.
"""

from typing import NamedTuple

import numpy as np
from measured_operators import Operator, derivative
from smooth_fields import GHOSTS, Axis, SmoothField, function_for

LADDERS = {2: (12, 14, 16, 18, 20, 24, 28, 34, 40, 48, 58, 70, 84, 100, 120), 3: (12, 14, 16, 18, 20, 24, 28, 34, 40, 48, 58)}
GRIDS = 5
# An error this many times that of the samples' last bits is one of the formula.
CLEAR = 8
# The value of constant sides. Image operators take it for the value beside what they have made along the axes before, as scipy.ndimage
# does, so that they converge where it is 0.
CONSTANT = 0.7


class Setting(NamedTuple):
    operator: Operator
    side: str
    spacing: str
    accuracy: int
    n: int
    edge_order: int | None = None


class Errors(NamedTuple):
    """Of the results of one operator on one grid."""

    largest: float  # error
    rounding: float  # how much a change of the last bit of each sample changes
    exact: float  # the largest exact result


class Measurement(NamedTuple):
    sizes: list
    errors: list
    exact: float  # the largest exact result on the finest grid

    @property
    def slope(self):
        if len(self.sizes) < GRIDS:
            return np.nan
        return -np.polyfit(np.log(self.sizes[-GRIDS:]), np.log(self.errors[-GRIDS:]), 1)[0]


def grid_side(side, constant):
    return {"periodic": ("periodic", 1.0), "constant": ("constant", constant), "ghost cells": ("ghost", GHOSTS)}.get(side, side)


def errors_of(library, setting, terms=None, where=...):
    """The Errors on n samples along each axis.

    terms: of the field; None: those that suit the side.
    where: at which results
    """
    operator, side, spacing, accuracy, n, edge_order = setting
    rank, constant = operator.rank, 0.0 if operator.is_image else CONSTANT
    # One-sided image operators reflect.
    geometry = "reflected" if operator.is_image and side == "one-sided" else side
    axes = [Axis(n, spacing, geometry) for _ in range(rank)]
    if terms is None:
        terms = [(function_for(geometry, operator.orders[1] + accuracy),) * rank]
    smooth = SmoothField(axes, terms, constant if side == "constant" else 0.0)
    sides = [grid_side(side, constant)] * rank
    field = library.field((n,) * rank, [axis.spacing for axis in axes], accuracy, edge_order, sides)
    samples = smooth.samples()

    def compute(samples):
        components = [smooth.offset + c * (samples - smooth.offset) for c in range(1, rank + 1)]
        results = operator.compute(field, [smooth.within(component) for component in components])
        return [result[where] for result in results]

    computed = compute(samples)
    last_bits = np.abs(samples).max() * np.finfo(float).eps * np.random.default_rng(n).choice([-1.0, 1.0], samples.shape)
    exact = [result[where] for result in operator.exact(smooth.partial)]
    rounding = largest_difference(computed, compute(samples + last_bits))
    return Errors(largest_difference(computed, exact), rounding, max(np.abs(result).max() for result in exact))


def largest_difference(some, others):
    return max(np.abs(a - b).max() for a, b in zip(some, others, strict=True))


def climb(library, settings, where=...):
    """The errors on finer and finer grids, as long as they are clear of rounding."""
    sizes, errors, exact = [], [], np.nan
    for setting in settings:
        found = errors_of(library, setting, where=where)
        if not found.largest > CLEAR * found.rounding:
            break
        sizes.append(setting.n)
        errors.append(found.largest)
        exact = found.exact
    return Measurement(sizes, errors, exact)


def measure(library, operator, side, spacing, accuracy):
    """Over the whole grid."""
    least = operator.orders[1] + accuracy
    return climb(library, [Setting(operator, side, spacing, accuracy, n) for n in LADDERS[operator.rank] if n >= least])


def measure_edge(library, order, spacing, edge_order):
    """At the corners, of a grid of accuracy 2."""
    sizes = [n for n in LADDERS[2] if n >= order + edge_order]
    settings = [Setting(derivative(order), "one-sided", spacing, 2, n, edge_order) for n in sizes]
    return climb(library, settings, np.ix_([0, -1], [0, -1]))
