"""The operators of include/ndgrad.h on numpy arrays, for the tests only.

Inputs go to the library where they lie, with their strides. Results are new arrays: poisoned before the call and guarded on both
sides. A status other than NDG_OK is raised.
"""

import ctypes
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "numpy"))

import ndgrad_ctypes  # noqa: E402
from ndgrad_ctypes import CODES, View, doubles, int32s, int64s  # noqa: E402

NAMES = {"u1": "u8", "u2": "u16", "u4": "u32", "u8": "u64", "i1": "i8", "i2": "i16", "i4": "i32", "i8": "i64",
         "f2": "f16", "f4": "f32", "f8": "f64", "c8": "c64", "c16": "c128"}
KERNELS = {"sobel": 1, "prewitt": 2, "scharr": 3, "farid": 4}
WEIGHTS, TRUE_DERIVATIVE = 1, 2
SIDES = {"one-sided": 1, "mirrored": 2, "reflected": 3, "odd-reflected": 4, "nearest": 5}
BOTH = 3
GUARD = 64
POISON = 0xA5


class Refused(Exception):
    """A status that is not NDG_OK, with the message of ndg_last_error."""


class Output:
    """A new array that lies poisoned between two guards."""

    def __init__(self, shape, dtype):
        self.dtype = np.dtype(dtype)
        size = int(np.prod(shape)) * self.dtype.itemsize
        self.bytes = np.full(size + 2 * GUARD, POISON, np.uint8)
        self.array = self.bytes[GUARD:GUARD + size].view(self.dtype).reshape(shape)

    def result(self):
        assert (self.bytes[:GUARD] == POISON).all() and (self.bytes[-GUARD:] == POISON).all(), "written beside the output"
        return self.array


class Library(ndgrad_ctypes.Library):
    def __init__(self, path):
        super().__init__(path)
        p, i32, i64, f64 = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64, ctypes.c_double
        for name, arguments in {
            "grid_set_accuracy": [p, i32, i32],
            "grid_set_side": [p, i32, i32, i32],
            "grid_set_constant_side": [p, i32, i32, f64],
            "grid_set_periodic": [p, i32, f64],
            "grid_set_ghost_cells": [p, i32, i32, i64],
            "derivative": [p, p, i32, i32, p],
            "mixed_derivative": [p, p, p, p],
            "directional_derivative": [p, p, i32, p, p, p],
            "laplacian": [p, p, i32, p, p],
            "hessian": [p, p, i32, p, p],
            "gradient_magnitude": [p, p, i32, p, p],
            "divergence": [p, i32, p, p, p],
            "curl": [p, i32, p, p, p],
            "jacobian": [p, i32, p, i32, p, p],
            "image_gradient": [p, p, i32, i32, i32, p, p],
            "image_gradient_magnitude": [p, p, i32, i32, i32, p, p],
        }.items():
            self._declare(f"ndg_{name}", arguments, i32)

    def field(self, shape, *settings, **named_settings):
        return Field(self, shape, *settings, **named_settings)


class Field:
    """A grid and its operators. Of `spacing` and `sides` there is one for each axis.

    spacing: None, a step, or coordinates.
    sides:   a key of SIDES, ("constant", value), ("periodic", period) or ("ghost", cells).
    """

    def __init__(self, library, shape, spacing=None, accuracy=None, edge_order=None, sides=None):
        self.library, self.shape = library, tuple(shape)
        self.grid = library.grid(self.shape)
        self._check(self.grid.status)
        for axis in range(len(self.shape)):
            if accuracy is not None:
                self._set("accuracy", axis, accuracy)
            if edge_order is not None:
                self._set("edge_order", axis, edge_order)
            if sides is not None:
                self._set_side(axis, sides[axis])
            if spacing is not None and spacing[axis] is not None:
                self._set_spacing(axis, spacing[axis])

    def __del__(self):
        self.library.dll.ndg_grid_free(self.grid.handle)

    def _check(self, status):
        if status != ndgrad_ctypes.NDG_OK:
            raise Refused(f"{self.library.status_name(status)}: {self.library.last_error()}")

    def _set(self, what, *arguments):
        self._check(getattr(self.library.dll, f"ndg_grid_set_{what}")(self.grid.handle, *arguments))

    def _set_side(self, axis, side):
        if isinstance(side, str):
            return self._set("side", axis, BOTH, SIDES[side])
        kind, value = side
        if kind == "periodic":
            return self._set("periodic", axis, value)
        return self._set({"constant": "constant_side", "ghost": "ghost_cells"}[kind], axis, BOTH, value)

    def _set_spacing(self, axis, spacing):
        if np.ndim(spacing) == 0:
            return self._check(self.grid.set_step(axis, float(spacing)))
        return self._check(self.grid.set_coords_f64(axis, np.ascontiguousarray(spacing, np.float64)))

    def _views(self, arrays):
        """An array of ndg_view, and what has to live as long."""
        kept = [int64s([stride // array.itemsize for stride in array.strides]) for array in arrays]
        views = (View * len(arrays))(*[
            View(array.ctypes.data, ctypes.cast(strides, ctypes.c_void_p), CODES[NAMES[array.dtype.str[1:]]])
            for array, strides in zip(arrays, kept)])
        return views, kept

    def _apply(self, name, count, arguments, samples, dtype, arrays_first=True):
        """ndg_<name> with `count` results; `arguments` are those between the views, or before the first of them."""
        outputs = [Output(self.shape, dtype or samples[0].dtype) for _ in range(count)]
        source, kept_source = self._views(samples)
        target, kept_target = self._views([output.array for output in outputs])
        ordered = (source, *arguments) if arrays_first else (*arguments, source)
        self._check(getattr(self.library.dll, f"ndg_{name}")(self.grid.handle, *ordered, target))
        del kept_source, kept_target
        results = [output.result() for output in outputs]
        return results[0] if count == 1 else results

    def _axes(self, axes):
        axes = list(range(len(self.shape))) if axes is None else list(axes)
        return len(axes), int32s(axes)

    def derivative(self, f, axis, order=1, dtype=None):
        return self._apply("derivative", 1, (axis, order), [f], dtype)

    def mixed_derivative(self, f, orders):
        return self._apply("mixed_derivative", 1, (int32s(orders),), [f], None)

    def directional_derivative(self, f, direction, axes=None):
        return self._apply("directional_derivative", 1, (*self._axes(axes), doubles(direction)), [f], None)

    def gradient(self, f, axes=None):
        return self._apply("gradient", self._axes(axes)[0], self._axes(axes), [f], None)

    def gradient_magnitude(self, f, axes=None):
        return self._apply("gradient_magnitude", 1, self._axes(axes), [f], None)

    def laplacian(self, f, axes=None, dtype=None):
        return self._apply("laplacian", 1, self._axes(axes), [f], dtype)

    def hessian(self, f, axes=None):
        n = self._axes(axes)[0]
        return self._apply("hessian", n * (n + 1) // 2, self._axes(axes), [f], None)

    def divergence(self, f, axes=None):
        return self._apply("divergence", 1, self._axes(axes), f, None, arrays_first=False)

    def curl(self, f, axes=None):
        return self._apply("curl", 1 if len(f) == 2 else 3, self._axes(axes), f, None, arrays_first=False)

    def jacobian(self, f, axes=None):
        n = self._axes(axes)[0]
        outputs = [Output(self.shape, f[0].dtype) for _ in range(n * len(f))]
        source, kept_source = self._views(f)
        target, kept_target = self._views([output.array for output in outputs])
        self._check(self.library.dll.ndg_jacobian(self.grid.handle, len(f), source, *self._axes(axes), target))
        del kept_source, kept_target
        return [output.result() for output in outputs]

    def image_gradient(self, f, kernel, scaling=WEIGHTS, axes=None, dtype=None):
        n, numbers = self._axes(axes)
        results = self._apply("image_gradient", n, (KERNELS[kernel], scaling, n, numbers), [f], dtype)
        return [results] if n == 1 else results

    def image_gradient_magnitude(self, f, kernel, scaling=WEIGHTS, axes=None, dtype=None):
        return self._apply("image_gradient_magnitude", 1, (KERNELS[kernel], scaling, *self._axes(axes)), [f], dtype)
