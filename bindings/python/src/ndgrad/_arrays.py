"""numpy's arrays as the library's views: which dtypes it has, what it can read in place, and where results go."""

import ctypes
import functools
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._library import View

Array: TypeAlias = NDArray[Any]
Out: TypeAlias = Array | Sequence[Array] | None

# The numbers of include/ndgrad.h. bfloat16 is the dtype that the package ml_dtypes brings.
_NUMBERS = {name: number for number, name in enumerate(
    ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "bfloat16", "float32",
     "float64", "complex64", "complex128"), start=1)}


# numpy takes microseconds to name a dtype.
@functools.cache
def dtype_number(dtype: np.dtype[Any]) -> int | None:
    """The library's number for a dtype, in either byte order; None if it has no such samples."""
    return _NUMBERS.get(dtype.name)


def result_dtype(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """What the derivatives of samples are: float64 for integers, as numpy decides."""
    return np.dtype(np.float64) if dtype.kind in "iu" else dtype.newbyteorder("=")


def readable(f: Array) -> Array:
    """The array itself, whatever its strides; a copy if its bytes are swapped, misaligned, or not whole elements apart."""
    if f.dtype.isnative and _lies_in_elements(f):
        return f
    return f.astype(f.dtype.newbyteorder("="), order="K")


def view(array: Array) -> View:
    """Keeps nothing alive: the array has to outlive it."""
    size = array.itemsize
    strides = (ctypes.c_int64 * array.ndim)(*[stride // size for stride in array.strides])
    return View(array.ctypes.data, strides, dtype_number(array.dtype))


def views(arrays: Sequence[Array]) -> "ctypes.Array[View]":
    return (View * len(arrays))(*map(view, arrays))


def results(out: Out, count: int, f: Array, shape: tuple[int, ...]) -> list[Array]:
    """The arrays that `count` results of f go into: the caller's, checked, or new ones."""
    if out is None:
        # As numpy.gradient does: results lie in memory as the samples do. numpy asks the system for huge pages where
        # an array is large, which makes the first touch cheap.
        return [np.empty_like(f, dtype=result_dtype(f.dtype), subok=False, shape=shape) for _ in range(count)]
    arrays = [out] if count == 1 and isinstance(out, np.ndarray) and out.ndim == len(shape) else list(out)
    if len(arrays) != count:
        raise ValueError(f"out has {len(arrays)} arrays: expected {count}")
    for number, array in enumerate(arrays):
        _check_writable(array, f"out[{number}]" if count > 1 else "out", shape)
    return arrays


def _check_writable(array: Array, name: str, shape: tuple[int, ...]) -> None:
    if not isinstance(array, np.ndarray):
        raise TypeError(f"{name} is a {type(array).__name__}: expected a numpy array")
    if array.shape != shape:
        raise ValueError(f"{name} has shape {array.shape}: expected {shape}")
    if not array.flags.writeable:
        raise ValueError(f"{name} is read-only")
    if dtype_number(array.dtype) is None or not array.dtype.isnative:
        raise TypeError(f"{name} has dtype {array.dtype}: expected one that the samples can become, in native byte order")
    if not _lies_in_elements(array):
        raise ValueError(f"{name} is misaligned, or its strides are not whole elements")


def _lies_in_elements(array: Array) -> bool:
    return array.flags.aligned and not any(stride % array.itemsize for stride in array.strides)
