"""Grid: where the samples of a field lie, and the operators on it."""

import ctypes
import operator
from collections.abc import Callable, Sequence
from typing import Any, SupportsIndex, overload

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple
from numpy.typing import ArrayLike

from . import _library as library
from ._arrays import Array, Out, dtype_number, readable, results, view, views
from ._spacing import Spacing, match_spacings
from ._threads import checked_threads


class Grid:
    """Where the samples of a field lie: a shape, and the spacing and edge order of each axis.

    A grid is checked and its weights are computed once; then its operators serve any number of arrays of its shape, of
    every dtype. It does not change, so threads may share it.

    Parameters
    ----------
    shape
        The shape of the arrays, or the length of vectors.
    *spacing
        As numpy.gradient takes it for all axes: nothing, which is a step of 1; one step for all axes; or for each axis a
        step or coordinates. Integer coordinates and times keep their exact differences.
    edge_order
        1 or 2, for all axes or one for each: how accurate the one-sided differences at the two ends of an axis are.
    threads
        On how many threads a call may compute; None: what set_num_threads says.

    >>> import numpy as np, ndgrad
    >>> grid = ndgrad.Grid((2, 3), 1.0, [0.0, 1.0, 3.0])
    >>> dy, dx = grid.gradient(np.array([[0, 1, 9], [2, 3, 11]], dtype=np.float32))
    >>> dx
    array([[1., 2., 4.],
           [1., 2., 4.]], dtype=float32)
    """

    _handle: ctypes.c_void_p | None = None

    def __init__(self, shape: SupportsIndex | Sequence[SupportsIndex], *spacing: ArrayLike,
                 edge_order: int | Sequence[int] = 1, threads: int | None = None) -> None:
        extents = [shape] if isinstance(shape, SupportsIndex) else shape
        self._make(tuple(np.array([operator.index(extent) for extent in extents], dtype=np.int64).tolist()))
        self._set_spacings(range(self.ndim), match_spacings(spacing, self.shape, range(self.ndim)))
        orders = [edge_order] * self.ndim if np.ndim(edge_order) == 0 else list(edge_order)  # type: ignore[arg-type]
        if len(orders) != self.ndim:
            raise ValueError(f"{len(orders)} edge orders were given: expected 1 or {self.ndim}, one for each axis")
        self._set_edge_orders(range(self.ndim), orders)  # type: ignore[arg-type]
        self._set_threads(threads)

    @classmethod
    def _of_call(cls, shape: tuple[int, ...], axes: Sequence[int], spacings: Sequence[Spacing], edge_order: int,
                 threads: int | None) -> "Grid":
        """A grid for one call: what the call does not differentiate is not looked at."""
        grid = cls.__new__(cls)
        grid._make(shape)
        grid._set_spacings(axes, spacings)
        grid._set_edge_orders(axes, [edge_order] * len(axes))
        grid._set_threads(threads)
        return grid

    def _make(self, shape: tuple[int, ...]) -> None:
        self._handle = ctypes.c_void_p()
        self._shape = shape
        extents = (ctypes.c_int64 * len(shape))(*shape)
        library.ndg_grid_new(len(shape), extents, ctypes.byref(self._handle))

    # Bound here: when the interpreter ends, modules may be gone before the last grid.
    def __del__(self, _free: Callable[[Any], None] = library.ndg_grid_free) -> None:
        _free(self._handle)

    def _set_spacings(self, axes: Sequence[int], spacings: Sequence[Spacing]) -> None:
        for axis, spacing in zip(axes, spacings):
            if isinstance(spacing, float):
                if spacing != 1.0:
                    library.ndg_grid_set_step(self._handle, axis, spacing)
            elif spacing.dtype.kind == "i":
                library.ndg_grid_set_coords_i64(self._handle, axis, spacing.ctypes.data, len(spacing))
            else:
                library.ndg_grid_set_coords_f64(self._handle, axis, spacing.ctypes.data, len(spacing))

    def _set_edge_orders(self, axes: Sequence[int], edge_orders: Sequence[int]) -> None:
        for axis, edge_order in zip(axes, edge_orders):
            # Here, because a C integer would cut off what is too much: 1.5, or 2**32 + 1.
            if edge_order < 1 or edge_order > 2 or edge_order % 1 != 0:
                raise ValueError(f"edge_order is {edge_order}: expected 1 or 2 (NDG_BAD_EDGE_ORDER)")
            if edge_order != 1:
                library.ndg_grid_set_edge_order(self._handle, axis, int(edge_order))

    def _set_threads(self, threads: int | None) -> None:
        if threads is not None:
            library.ndg_grid_set_num_threads(self._handle, checked_threads(threads))

    @property
    def shape(self) -> tuple[int, ...]:
        return self._shape

    @property
    def ndim(self) -> int:
        return len(self._shape)

    def __repr__(self) -> str:
        return f"<ndgrad.Grid of shape {self._shape}>"

    # ---- the operators ----------------------------------------------------------------------------------------------

    @overload
    def gradient(self, f: ArrayLike, *, axis: SupportsIndex, out: Out = None) -> Array: ...
    @overload
    def gradient(self, f: ArrayLike, *, axis: Sequence[SupportsIndex] | None = None, out: Out = None) -> Array | Any: ...
    def gradient(self, f: ArrayLike, *, axis: SupportsIndex | Sequence[SupportsIndex] | None = None,
                 out: Out = None) -> Array | Any:
        """The derivatives of f along axes, by the formulas and with the results of ndgrad.gradient.

        Parameters
        ----------
        f
            The samples, of the grid's shape; bool and object arrays are no samples. Read in place, whatever the strides.
        axis
            An axis or several; None: all of them.
        out
            An array, or one for each axis, to write to. Results may be rounded to float32 where the C header's
            table at ndg_gradient says so: for integers and float16.

        Returns
        -------
        An array for one axis, else a tuple of arrays.
        """
        return self._along_axes(library.ndg_gradient, f, axis, out)

    def _along_axes(self, function: Callable[..., None], f: ArrayLike,
                    axis: SupportsIndex | Sequence[SupportsIndex] | None, out: Out) -> Array | tuple[Array, ...]:
        """Calls a function of the library that gives one result for each axis."""
        axes = range(self.ndim) if axis is None else normalize_axis_tuple(axis, self.ndim)  # type: ignore[arg-type]
        samples = self._samples(f)
        arrays = results(out, len(axes), samples)
        function(self._handle, view(samples), len(axes), (ctypes.c_int32 * len(axes))(*axes), views(arrays))
        return arrays[0] if len(axes) == 1 else tuple(arrays)

    def _samples(self, f: ArrayLike) -> Array:
        samples = np.asarray(f)
        if samples.shape != self._shape:
            raise ValueError(f"f has shape {samples.shape}: expected {self._shape}, that of the grid")
        if dtype_number(samples.dtype) is None:
            raise TypeError(f"f has dtype {samples.dtype}: expected integers, floats or complex numbers")
        return readable(samples)
