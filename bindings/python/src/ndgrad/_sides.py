"""How a field goes on beyond the ends of its axes: what a Grid is told, for the library."""

import math
import operator
from collections.abc import Sequence
from typing import Any, SupportsIndex, TypeAlias

# A name, or the constant that the field goes on as.
Side: TypeAlias = str | float
# One for all axes, or one for each; that of an axis may be a pair, lower and upper.
Sides: TypeAlias = Side | Sequence[Side | tuple[Side, Side]]
GhostCells: TypeAlias = SupportsIndex | Sequence[SupportsIndex | tuple[SupportsIndex, SupportsIndex]]

# The numbers of include/ndgrad.h.
NUMBERS = {"one_sided": 1, "mirrored": 2, "reflected": 3, "odd_reflected": 4, "nearest": 5}
LOWER, UPPER, BOTH = 1, 2, 3


def for_each_axis(given: Any, ndim: int, name: str) -> list[Any]:
    """What is given for all axes, or for each of them."""
    if given is None or isinstance(given, (str, int, float)) or not hasattr(given, "__len__"):
        return [given] * ndim
    if len(given) != ndim:
        raise ValueError(f"{len(given)} {name} were given: expected 1 or {ndim}, one for each axis")
    return list(given)


def pairs(given: Any, ndim: int, name: str) -> list[tuple[Any, Any]]:
    """For each axis what there is at its lower and its upper end."""
    of_axes = for_each_axis(given, ndim, name)
    of_ends = [of_axis if isinstance(of_axis, (tuple, list)) else (of_axis, of_axis) for of_axis in of_axes]
    if any(len(of_axis) != 2 for of_axis in of_ends):
        raise ValueError(f"{name} of an axis are one or a pair, lower and upper")
    return [(lower, upper) for lower, upper in of_ends]


def checked_side(side: Any) -> Side:
    if isinstance(side, str):
        if side != "periodic" and side not in NUMBERS:
            raise ValueError(f"a side is {side!r}: expected {', '.join(map(repr, NUMBERS))}, 'periodic' or a number")
        return side
    return float(side)


def checked_count(count: SupportsIndex) -> int:
    """For an int64_t; more than a few are refused by the library."""
    return max(-1, min(2**62, operator.index(count)))


def checked_period(period: Any) -> float:
    number = float(period)
    if number == 0.0 or math.isnan(number):
        raise ValueError(f"a period is {number}: expected a finite number other than 0 (NDG_BAD_OPTION)")
    return number
