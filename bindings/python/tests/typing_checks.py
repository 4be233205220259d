"""Not run: mypy reads it, for a user's sake."""

from typing import Any, assert_type

import ndgrad
import numpy as np
from numpy.typing import NDArray

f = np.ones((3, 4))
assert_type(ndgrad.gradient(f, axis=0), NDArray[Any])
assert_type(ndgrad.gradient(f, 0.5, [0, 1, 3, 4], edge_order=2), NDArray[Any] | Any)
dy, dx = ndgrad.gradient(f, out=(np.empty_like(f), np.empty_like(f)), threads=2)
ndgrad.gradient([[1, 2], [3, 4]], np.datetime64("2024-01-01"), axis=(0, 1))

grid = ndgrad.Grid((3, 4), 1.0, np.arange(4), edge_order=(1, 2), threads=4)
assert_type(grid.gradient(f, axis=-1, out=np.empty((3, 4))), NDArray[Any])
assert_type(grid.laplacian(f, axis=(0, 1)), NDArray[Any])
assert_type(grid.hessian(f), tuple[NDArray[Any], ...])
assert_type(grid.divergence([f, f], out=np.empty((3, 4))), NDArray[Any])
assert_type(grid.image_gradient_magnitude(f, "scharr", "true_derivative"), NDArray[Any])
ndgrad.Grid(3, accuracy=4, sides=[("mirrored", 2.5)], period=[None], ghost_cells=0, progress=print)
ndgrad.Grid((3, 4), sides="periodic", ghost_cells=[(1, 2), 0], accuracy=(2, 4))
assert_type(grid.shape, tuple[int, ...])
assert_type(ndgrad.get_num_threads(), int)

ndgrad.gradient(f, order=2)  # type: ignore[call-overload]
ndgrad.Grid(1.5)  # type: ignore[arg-type]
grid.derivative(f)  # type: ignore[call-arg]
