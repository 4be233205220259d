"""Grid: where the samples of a field lie. What is computed on it is in _operators.py."""

import ctypes
import operator
from collections.abc import Callable, Sequence
from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from . import _library as library
from . import _sides as sides_of
from ._operators import Operators
from ._sides import GhostCells, Sides
from ._spacing import Spacing, match_spacings
from ._threads import checked_threads


class Grid(Operators):
    """Where the samples of a field lie: a shape, and the spacing, accuracy and sides of each axis.

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
        1 to 8, for all axes or one for each: how accurate the one-sided differences at the two ends of an axis are. A derivative
        of order m takes m + edge_order samples. None: 1, as numpy has it, or what `accuracy` says.
    threads
        On how many threads a call may compute; None: what set_num_threads says.
    accuracy
        2, 4, 6 or 8, for all axes or one for each: the error of central differences falls with this power of the step.
        None: 2, as numpy has it.
    sides
        How a field goes on beyond the ends of its axes: one for all of them, or one for each axis, which may be a pair of its
        lower and its upper end. "one_sided": it does not; "mirrored" about the last sample, numpy.pad's "reflect"; "reflected"
        about the edge half a step further, numpy.pad's "symmetric"; "odd_reflected": turned about the last sample; "nearest":
        as the last sample; "periodic"; or the number that it goes on as.
    period
        For all axes or for each the distance after which coordinates begin again, such as 360 for degrees of longitude; None
        for an axis that has none. Such an axis is periodic. With "periodic" alone it is the step times the extent.
    ghost_cells
        How many samples there are beyond the ends of the axes, in the same form as `sides`, such as the halo of a block of a
        larger array. Arrays of samples, and coordinates, then have `sample_shape`; results have `shape`. Ends without ghost
        cells are as `sides` say.
    progress
        A function that gets the fraction of a call that is done, from 0 to 1, every few milliseconds of a large one, on the
        thread of the call. What it raises stops the call, which raises it; Ctrl-C stops a call on a grid that has a
        progress function. Results are then partly written.

    >>> import numpy as np, ndgrad
    >>> grid = ndgrad.Grid((2, 3), 1.0, [0.0, 1.0, 3.0])
    >>> dy, dx = grid.gradient(np.array([[0, 1, 9], [2, 3, 11]], dtype=np.float32))
    >>> dx
    array([[1., 2., 4.],
           [1., 2., 4.]], dtype=float32)
    """

    _handle: ctypes.c_void_p | None = None

    def __init__(self, shape: SupportsIndex | Sequence[SupportsIndex], *spacing: ArrayLike,
                 edge_order: int | Sequence[int] | None = None, threads: int | None = None,
                 accuracy: int | Sequence[int] | None = None, sides: Sides = "one_sided",
                 period: float | Sequence[float | None] | None = None, ghost_cells: GhostCells = 0,
                 progress: Callable[[float], object] | None = None) -> None:
        extents = [shape] if isinstance(shape, SupportsIndex) else shape
        self._make(tuple(np.array([operator.index(extent) for extent in extents], dtype=np.int64).tolist()))
        self._set_sides(sides, ghost_cells)
        self._set_spacings(range(self.ndim), match_spacings(spacing, self.sample_shape, range(self.ndim)))
        self._set_periods(period)
        self._set_accuracy(accuracy)
        self._set_edge_orders(range(self.ndim), sides_of.for_each_axis(edge_order, self.ndim, "edge orders"), most=8)
        self._set_threads(threads)
        self._set_progress(progress)

    @classmethod
    def _of_call(cls, shape: tuple[int, ...], axes: Sequence[int], spacings: Sequence[Spacing], edge_order: int,
                 threads: int | None) -> "Grid":
        """A grid for one call: what the call does not differentiate is not looked at."""
        grid = cls.__new__(cls)
        grid._make(shape)
        grid._set_spacings(axes, spacings)
        grid._set_edge_orders(axes, [edge_order] * len(axes), most=2)
        grid._set_threads(threads)
        return grid

    def _make(self, shape: tuple[int, ...]) -> None:
        self._handle = ctypes.c_void_p()
        self._shape = self._sample_shape = shape
        self._inside = None
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

    def _set_edge_orders(self, axes: Sequence[int], edge_orders: Sequence[int | None], most: int) -> None:
        for axis, edge_order in zip(axes, edge_orders):
            if edge_order is None:
                continue
            # Here, because a C integer would cut off what is too much: 1.5, or 2**32 + 1.
            if edge_order < 1 or edge_order > most or edge_order % 1 != 0:
                expected = "1 or 2" if most == 2 else f"1 to {most}"
                raise ValueError(f"edge_order is {edge_order}: expected {expected} (NDG_BAD_EDGE_ORDER)")
            # A call without settings has the edge order 1 of its own.
            if edge_order != 1 or most > 2:
                library.ndg_grid_set_edge_order(self._handle, axis, int(edge_order))

    def _set_accuracy(self, accuracy: int | Sequence[int] | None) -> None:
        for axis, of_axis in enumerate(sides_of.for_each_axis(accuracy, self.ndim, "accuracies")):
            if of_axis is not None:
                library.ndg_grid_set_accuracy(self._handle, axis, library.c_integer(of_axis))

    def _set_sides(self, sides: Sides, ghost_cells: GhostCells) -> None:
        counts = []
        cells = sides_of.pairs(ghost_cells, self.ndim, "ghost cells")
        for axis, (of_axis, count) in enumerate(zip(sides_of.pairs(sides, self.ndim, "sides"), cells)):
            of_ends = [sides_of.checked_side(side) for side in of_axis]
            counts.append([sides_of.checked_count(cells) for cells in count])
            if "periodic" in of_ends:
                if of_ends != ["periodic"] * 2 or counts[-1] != [0, 0]:
                    raise ValueError(f"axis {axis} is periodic at one end only")
                library.ndg_grid_set_periodic(self._handle, axis, 0.0)
                continue
            for end, side, n in zip((sides_of.LOWER, sides_of.UPPER), of_ends, counts[-1]):
                if n != 0:
                    library.ndg_grid_set_ghost_cells(self._handle, axis, end, n)
                elif isinstance(side, float):
                    library.ndg_grid_set_constant_side(self._handle, axis, end, side)
                elif side != "one_sided":
                    library.ndg_grid_set_side(self._handle, axis, end, sides_of.NUMBERS[str(side)])
        if any(before or behind for before, behind in counts):
            self._inside = tuple(slice(before, before + n) for n, (before, _) in zip(self._shape, counts))
            self._sample_shape = tuple(before + n + behind for n, (before, behind) in zip(self._shape, counts))

    def _set_periods(self, period: float | Sequence[float | None] | None) -> None:
        for axis, of_axis in enumerate(sides_of.for_each_axis(period, self.ndim, "periods")):
            if of_axis is not None:
                if self._sample_shape[axis] != self._shape[axis]:
                    raise ValueError(f"axis {axis} has a period and ghost cells")
                library.ndg_grid_set_periodic(self._handle, axis, sides_of.checked_period(of_axis))

    def _set_progress(self, progress: Callable[[float], object] | None) -> None:
        if progress is not None:
            # The grid keeps it for as long as the library may call it.
            self._progress = library.progress_callback(progress)
            library.ndg_grid_set_progress(self._handle, self._progress, None)

    def _set_threads(self, threads: int | None) -> None:
        if threads is not None:
            library.ndg_grid_set_num_threads(self._handle, checked_threads(threads))

    @property
    def shape(self) -> tuple[int, ...]:
        return self._shape

    @property
    def sample_shape(self) -> tuple[int, ...]:
        """The shape of samples: that of the grid and its ghost cells."""
        return self._sample_shape

    @property
    def ndim(self) -> int:
        return len(self._shape)

    def __repr__(self) -> str:
        return f"<ndgrad.Grid of shape {self._shape}>"
