"""gradient: numpy.gradient, and what becomes of samples that the library does not have."""

from collections.abc import Sequence
from typing import Any, SupportsIndex, overload

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple
from numpy.typing import ArrayLike

from ._arrays import Array, Out, dtype_number
from ._grid import Grid
from ._spacing import match_spacings

# numpy's own, even where somebody puts ours in its place.
_numpy_gradient = np.gradient


@overload
def gradient(f: ArrayLike, *varargs: ArrayLike, axis: SupportsIndex, edge_order: int = 1, out: Out = None,
             threads: int | None = None) -> Array: ...
@overload
def gradient(f: ArrayLike, *varargs: ArrayLike, axis: Sequence[SupportsIndex] | None = None, edge_order: int = 1,
             out: Out = None, threads: int | None = None) -> Array | Any: ...
def gradient(f: ArrayLike, *varargs: ArrayLike, axis: SupportsIndex | Sequence[SupportsIndex] | None = None,
             edge_order: int = 1, out: Out = None, threads: int | None = None) -> Array | Any:
    """The derivatives of f along axes: numpy.gradient's arguments and results.

    With step h the interior is (f[i+1] - f[i-1]) / (2 h), and the ends are one-sided differences; uneven coordinates get
    the weights of second order that numpy uses.

    Parameters
    ----------
    f
        The samples. Read in place, whatever their strides; copied only if their bytes are swapped, misaligned, or not
        whole elements apart.
    *varargs
        The spacing: nothing, which is a step of 1; one step for all axes; or for each axis a step or coordinates. Integer
        coordinates, datetime64 and timedelta64 keep their exact differences; a derivative is then one by their unit.
    axis
        An axis or several; None: all of them.
    edge_order
        1 or 2: how accurate the ends are.
    out
        An array, or one for each axis, to write to. What it held before does not matter. Integers and float16 may be
        differentiated into float32.
    threads
        On how many threads to compute; None: what set_num_threads says. The number changes no bit.

    Returns
    -------
    An array for one axis, else a tuple of arrays: those in out, or new ones that lie in memory as f does.

    Samples that the library does not have go to numpy.gradient itself: bool, object, longdouble, datetime64 and
    timedelta64, subclasses of ndarray such as masked arrays, and arrays with an __array_function__ of their own.

    >>> import ndgrad
    >>> ndgrad.gradient([1, 2, 4, 7, 11])
    array([1. , 1.5, 2.5, 3.5, 4. ])
    """
    if not all(map(_is_plain, (f, *varargs))):
        return _by_numpy(f, varargs, axis, edge_order, out)
    samples = np.asarray(f)
    if dtype_number(samples.dtype) is None:
        return _by_numpy(samples, varargs, axis, edge_order, out)
    axes = range(samples.ndim) if axis is None else normalize_axis_tuple(axis, samples.ndim)  # type: ignore[arg-type]
    spacings = match_spacings(varargs, samples.shape, axes)
    grid = Grid._of_call(samples.shape, axes, spacings, edge_order, threads)
    return grid.gradient(samples, axis=axes, out=out)


def _is_plain(array: object) -> bool:
    """Whether it is nothing that has a gradient of its own: a masked array or matrix, or another library's array."""
    return type(array) in (np.ndarray, np.memmap) or not hasattr(array, "__array_function__")


def _by_numpy(f: Any, spacings: Sequence[Any], axis: Any, edge_order: Any, out: Out) -> Array | Any:
    results = _numpy_gradient(f, *spacings, axis=axis, edge_order=edge_order)
    if out is None:
        return results
    targets = [out] if isinstance(results, np.ndarray) and isinstance(out, np.ndarray) else out
    sources = [results] if isinstance(results, np.ndarray) else results
    for target, source in zip(targets, sources, strict=True):
        np.copyto(target, source)
    return out
