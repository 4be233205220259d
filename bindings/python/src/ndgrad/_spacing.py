"""What may stand after the samples in numpy.gradient: steps and coordinates, as the library takes them."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

# A step, or the coordinates of an axis. Integers keep their exact differences.
Spacing: TypeAlias = float | NDArray[np.float64] | NDArray[np.int64]


def match_spacings(spacings: Sequence[ArrayLike], shape: Sequence[int], axes: Sequence[int]) -> list[Spacing]:
    """One for each axis, by numpy's rules: none is 1.0, one scalar is for all axes, else one for each."""
    if not spacings:
        return [1.0] * len(axes)
    if len(spacings) == 1 and np.ndim(spacings[0]) == 0:
        return [_step(np.asarray(spacings[0]))] * len(axes)
    if len(spacings) != len(axes):
        raise TypeError(f"invalid number of arguments: {len(spacings)} spacings were given for {len(axes)} axes")
    return [_spacing(np.asarray(spacing), shape[axis]) for spacing, axis in zip(spacings, axes)]


def _spacing(spacing: NDArray[Any], extent: int) -> Spacing:
    if spacing.ndim == 0:
        return _step(spacing)
    if spacing.ndim != 1:
        raise ValueError(f"distances must be either scalars or 1d, and not {spacing.ndim}d")
    if len(spacing) != extent:
        raise ValueError("when 1d, distances must match the length of the corresponding dimension: "
                         f"{len(spacing)} coordinates were given for {extent} samples")
    return _coordinates(spacing)


def _step(step: NDArray[Any]) -> float:
    if step.dtype.kind == "m":
        return float(_ticks(step))
    if step.dtype.kind not in "biufO":
        raise TypeError(f"a step has dtype {step.dtype}: expected a real number")
    return float(step.item())


def _coordinates(coords: NDArray[Any]) -> NDArray[np.float64] | NDArray[np.int64]:
    kind = coords.dtype.kind
    if kind in "mM":
        return _ticks(coords)
    if kind == "u" and coords.itemsize == 8:
        # Moved down by 2**63 every uint64 is an int64, and differences stay what they are.
        return np.ascontiguousarray(coords.astype(np.uint64) ^ np.uint64(1 << 63)).view(np.int64)
    if kind in "iu":
        return np.ascontiguousarray(coords, dtype=np.int64)
    if kind in "fO":
        return np.ascontiguousarray(coords, dtype=np.float64)
    raise TypeError(f"coordinates have dtype {coords.dtype}: expected real numbers or times")


def _ticks(times: NDArray[Any]) -> NDArray[np.int64]:
    """Times and durations as counts of their own unit."""
    if np.isnat(times).any():
        raise ValueError("a time of the spacing is NaT")
    return times.astype(times.dtype.newbyteorder("="), order="C", copy=False).view(np.int64)
