"""The C library through ctypes: what include/ndgrad.h declares, with failures as exceptions.

ctypes lets go of the GIL while a function of the library runs.
"""

import ctypes
import operator
import os
import sys
import threading
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_double, c_int, c_int32, c_int64, c_void_p
from pathlib import Path
from typing import Any, SupportsIndex

ABI_VERSION = 0

_FILE = {"darwin": "libndgrad.dylib", "win32": "ndgrad.dll"}.get(sys.platform, "libndgrad.so")
# The variable names another file than the wheel's: a system's library, or a build that is being debugged.
_PATH = os.environ.get("NDGRAD_LIBRARY") or str(Path(__file__).with_name(_FILE))
_library = ctypes.CDLL(_PATH)

# What a status is in Python, where it is not a ValueError.
_EXCEPTIONS: dict[str, type[Exception]] = {
    "NDG_BAD_DTYPE": TypeError,
    "NDG_OUT_OF_MEMORY": MemoryError,
    "NDG_INTERNAL": RuntimeError,
}


class View(ctypes.Structure):
    """ndg_view and ndg_view_mut, which lie alike in memory: data, strides in elements, dtype."""

    _fields_ = [("data", c_void_p), ("strides", POINTER(c_int64)), ("dtype", c_int32)]


def _returning(result: Any, name: str, *arguments: Any) -> Callable[..., Any]:
    function = getattr(_library, name)
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


def _checked(name: str, *arguments: Any) -> Callable[..., Any]:
    """A function that returns a status; any but NDG_OK raises."""
    function: Any = _returning(c_int32, name, *arguments)
    function.errcheck = _raise_on_failure
    return function  # type: ignore[no-any-return]


def _raise_on_failure(status: int, function: object, arguments: object) -> None:
    if _raised.exception is not None:
        exception, _raised.exception = _raised.exception, None
        raise exception
    if status != 0:
        name: str = ndg_status_name(status).decode()
        # The message is the thread's own: no other call can have replaced it.
        message = ctypes.create_string_buffer(ndg_last_error(None, 0) + 1)
        ndg_last_error(message, len(message))
        raise _EXCEPTIONS.get(name, ValueError)(f"{message.value.decode()} ({name})")


class _Raised(threading.local):
    """What the progress function has raised in the call that this thread is in: no exception passes through C."""

    exception: BaseException | None = None


_raised = _Raised()
Progress = CFUNCTYPE(c_int, c_double, c_void_p)


def progress_callback(progress: Callable[[float], object]) -> Any:
    """A function as the library calls it. What it raises stops the call, which then raises it: KeyboardInterrupt too."""

    def tell(done: float, _: Any) -> int:
        try:
            progress(done)
        except BaseException as exception:
            _raised.exception = exception
            return 1
        return 0

    return Progress(tell)


def c_integer(number: SupportsIndex) -> int:
    """For an int32_t. ctypes would cut off what is too large for it: so it stays too large, and the library refuses it."""
    return max(-(2**31), min(2**31 - 1, operator.index(number)))


def c_integers(numbers: Any) -> Any:
    return (c_int32 * len(numbers))(*map(c_integer, numbers))


ndg_abi_version = _returning(c_int32, "ndg_abi_version")
if ndg_abi_version() != ABI_VERSION:
    raise ImportError(f"{_PATH} has the ABI number {ndg_abi_version()}: expected {ABI_VERSION}")

ndg_version = _returning(c_char_p, "ndg_version")
ndg_status_name = _returning(c_char_p, "ndg_status_name", c_int32)
ndg_last_error = _returning(c_int64, "ndg_last_error", c_char_p, c_int64)
ndg_set_num_threads = _returning(None, "ndg_set_num_threads", c_int32)
ndg_num_threads = _returning(c_int32, "ndg_num_threads")

ndg_grid_new = _checked("ndg_grid_new", c_int32, POINTER(c_int64), POINTER(c_void_p))
ndg_grid_free = _returning(None, "ndg_grid_free", c_void_p)
ndg_grid_set_step = _checked("ndg_grid_set_step", c_void_p, c_int32, c_double)
ndg_grid_set_coords_f64 = _checked("ndg_grid_set_coords_f64", c_void_p, c_int32, c_void_p, c_int64)
ndg_grid_set_coords_i64 = _checked("ndg_grid_set_coords_i64", c_void_p, c_int32, c_void_p, c_int64)
ndg_grid_set_edge_order = _checked("ndg_grid_set_edge_order", c_void_p, c_int32, c_int32)
ndg_grid_set_num_threads = _checked("ndg_grid_set_num_threads", c_void_p, c_int32)

ndg_grid_set_accuracy = _checked("ndg_grid_set_accuracy", c_void_p, c_int32, c_int32)
ndg_grid_set_side = _checked("ndg_grid_set_side", c_void_p, c_int32, c_int32, c_int32)
ndg_grid_set_constant_side = _checked("ndg_grid_set_constant_side", c_void_p, c_int32, c_int32, c_double)
ndg_grid_set_ghost_cells = _checked("ndg_grid_set_ghost_cells", c_void_p, c_int32, c_int32, c_int64)
ndg_grid_set_periodic = _checked("ndg_grid_set_periodic", c_void_p, c_int32, c_double)
ndg_grid_set_progress = _checked("ndg_grid_set_progress", c_void_p, Progress, c_void_p)

# Operators by what they take: grid, samples, what is particular to them, results.
_VIEWS, _AXES = POINTER(View), (c_int32, POINTER(c_int32))
_ONE_AXIS = (c_void_p, _VIEWS, c_int32, c_int32, _VIEWS)
_SAMPLES_AXES = (c_void_p, _VIEWS, *_AXES, _VIEWS)
_AXES_SAMPLES = (c_void_p, *_AXES, _VIEWS, _VIEWS)
_ORDERS = (c_void_p, _VIEWS, POINTER(c_int32), _VIEWS)
_DIRECTION = (c_void_p, _VIEWS, *_AXES, POINTER(c_double), _VIEWS)
_COMPONENTS = (c_void_p, c_int32, _VIEWS, *_AXES, _VIEWS)
_IMAGE = (c_void_p, _VIEWS, c_int32, c_int32, *_AXES, _VIEWS)

ndg_derivative = _checked("ndg_derivative", *_ONE_AXIS)
ndg_derivative_adjoint = _checked("ndg_derivative_adjoint", *_ONE_AXIS)
ndg_mixed_derivative = _checked("ndg_mixed_derivative", *_ORDERS)
ndg_mixed_derivative_adjoint = _checked("ndg_mixed_derivative_adjoint", *_ORDERS)
ndg_directional_derivative = _checked("ndg_directional_derivative", *_DIRECTION)
ndg_directional_derivative_adjoint = _checked("ndg_directional_derivative_adjoint", *_DIRECTION)
ndg_laplacian = _checked("ndg_laplacian", *_SAMPLES_AXES)
ndg_laplacian_adjoint = _checked("ndg_laplacian_adjoint", *_SAMPLES_AXES)
ndg_hessian = _checked("ndg_hessian", *_SAMPLES_AXES)
ndg_hessian_adjoint = _checked("ndg_hessian_adjoint", *_SAMPLES_AXES)
ndg_gradient = _checked("ndg_gradient", *_SAMPLES_AXES)
ndg_gradient_adjoint = _checked("ndg_gradient_adjoint", *_AXES_SAMPLES)
ndg_gradient_magnitude = _checked("ndg_gradient_magnitude", *_SAMPLES_AXES)
ndg_divergence = _checked("ndg_divergence", *_AXES_SAMPLES)
ndg_divergence_adjoint = _checked("ndg_divergence_adjoint", *_SAMPLES_AXES)
ndg_curl = _checked("ndg_curl", *_AXES_SAMPLES)
ndg_curl_adjoint = _checked("ndg_curl_adjoint", *_AXES_SAMPLES)
ndg_jacobian = _checked("ndg_jacobian", *_COMPONENTS)
ndg_jacobian_adjoint = _checked("ndg_jacobian_adjoint", *_COMPONENTS)
ndg_image_gradient = _checked("ndg_image_gradient", *_IMAGE)
ndg_image_gradient_adjoint = _checked("ndg_image_gradient_adjoint", *_IMAGE)
ndg_image_gradient_magnitude = _checked("ndg_image_gradient_magnitude", *_IMAGE)
