"""The C library through ctypes: what include/ndgrad.h declares, with failures as exceptions.

ctypes lets go of the GIL while a function of the library runs.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_void_p
from pathlib import Path
from typing import Any

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
    if status != 0:
        name: str = ndg_status_name(status).decode()
        # The message is the thread's own: no other call can have replaced it.
        message = ctypes.create_string_buffer(ndg_last_error(None, 0) + 1)
        ndg_last_error(message, len(message))
        raise _EXCEPTIONS.get(name, ValueError)(f"{message.value.decode()} ({name})")


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

ndg_gradient = _checked("ndg_gradient", c_void_p, POINTER(View), c_int32, POINTER(c_int32), POINTER(View))
