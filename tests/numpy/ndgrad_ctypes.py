"""The C ABI of include/ndgrad.h through ctypes, for the tests only: no conversions, no ownership beyond the grid's.

Data pointers are plain addresses (`array.ctypes.data` plus an offset), strides count elements, every call returns the
status that the library returned. What a call points to must be kept alive by the caller until it returns.
"""

import ctypes

CODES = {name: code for code, name in enumerate(
    ("i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f16", "bf16", "f32", "f64", "c64", "c128"), start=1)}
NDG_OK = 0


class View(ctypes.Structure):
    """ndg_view and ndg_view_mut: both are a pointer, a pointer to strides and a dtype."""

    _fields_ = [("data", ctypes.c_void_p), ("strides", ctypes.c_void_p), ("dtype", ctypes.c_int32)]


def int64s(values):
    return None if values is None else (ctypes.c_int64 * len(values))(*values)


def int32s(values):
    return None if values is None else (ctypes.c_int32 * len(values))(*values)


def doubles(values):
    return None if values is None else (ctypes.c_double * len(values))(*values)


def pointers(addresses):
    return None if addresses is None else (ctypes.c_void_p * len(addresses))(*addresses)


def address(array):
    """Of a contiguous numpy array, None for None."""
    return None if array is None else array.ctypes.data


class Library:
    ONE_SHOT = ("f32", "f64", "c64", "c128")

    def __init__(self, path):
        self.path = path
        self.dll = ctypes.CDLL(str(path))
        p, i32, i64, f64 = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64, ctypes.c_double
        self._declare("ndg_status_name", [i32], ctypes.c_char_p)
        self._declare("ndg_last_error", [p, i64], i64)
        self._declare("ndg_version", [], ctypes.c_char_p)
        self._declare("ndg_grid_new", [i32, p, p], i32)
        self._declare("ndg_grid_free", [p], None)
        self._declare("ndg_grid_set_step", [p, i32, f64], i32)
        self._declare("ndg_grid_set_coords_f64", [p, i32, p, i64], i32)
        self._declare("ndg_grid_set_coords_i64", [p, i32, p, i64], i32)
        self._declare("ndg_grid_set_edge_order", [p, i32, i32], i32)
        self._declare("ndg_gradient", [p, p, i32, p, p], i32)
        for dtype in self.ONE_SHOT:
            self._declare(f"ndg_gradient_{dtype}", [p, i32, p, p, i32, p, p, p, i32, p, p], i32)

    def _declare(self, name, arguments, result):
        function = getattr(self.dll, name)
        function.argtypes, function.restype = arguments, result

    def version(self):
        return self.dll.ndg_version().decode()

    def status_name(self, status):
        return self.dll.ndg_status_name(status).decode()

    def last_error(self):
        length = self.dll.ndg_last_error(None, 0)
        text = ctypes.create_string_buffer(length + 1)
        self.dll.ndg_last_error(text, length + 1)
        return text.value.decode(errors="replace")

    def gradient_one_shot(self, dtype, f, shape, strides, axes, naxes, steps, coords, edge_order, out, out_strides):
        """ndg_gradient_<dtype>. f: address; coords: list of None or float64 arrays, or None; out: addresses or None."""
        function = getattr(self.dll, f"ndg_gradient_{dtype}")
        coord_pointers = None if coords is None else pointers([address(x) for x in coords])
        return function(f, len(shape), int64s(shape), int64s(strides), naxes, int32s(axes), doubles(steps),
                        coord_pointers, edge_order, pointers(out), int64s(out_strides))

    def grid(self, shape):
        return Grid(self, shape)


class Grid:
    """An ndg_grid, freed on leaving the `with` block. `status` is what ndg_grid_new said."""

    def __init__(self, library, shape):
        self.dll = library.dll
        self.handle = ctypes.c_void_p()
        self.status = self.dll.ndg_grid_new(len(shape), int64s(shape), ctypes.byref(self.handle))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.dll.ndg_grid_free(self.handle)

    def set_step(self, axis, step):
        return self.dll.ndg_grid_set_step(self.handle, axis, step)

    def set_coords_f64(self, axis, coords):
        return self.dll.ndg_grid_set_coords_f64(self.handle, axis, address(coords), len(coords))

    def set_coords_i64(self, axis, coords):
        return self.dll.ndg_grid_set_coords_i64(self.handle, axis, address(coords), len(coords))

    def set_edge_order(self, axis, edge_order):
        return self.dll.ndg_grid_set_edge_order(self.handle, axis, edge_order)

    def gradient(self, f, naxes, axes, outs):
        """ndg_gradient. f and each of outs: (address, strides or None, dtype name)."""
        kept = []

        def view(data, strides, dtype):
            kept.append(int64s(strides))
            return View(data, ctypes.cast(kept[-1], ctypes.c_void_p) if strides is not None else None, CODES[dtype])

        source = view(*f)
        targets = (View * len(outs))(*[view(*out) for out in outs]) if outs else None
        return self.dll.ndg_gradient(self.handle, ctypes.byref(source), naxes, int32s(axes), targets)
