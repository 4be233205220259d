"""The dtypes of the library, which of them go together, and what numpy says that a pair gives."""

import numpy as np

# How numpy stores each dtype. There is no bfloat16 in numpy: its bits are handled here.
STORAGE = {
    "i8": np.dtype(np.int8), "i16": np.dtype(np.int16), "i32": np.dtype(np.int32), "i64": np.dtype(np.int64),
    "u8": np.dtype(np.uint8), "u16": np.dtype(np.uint16), "u32": np.dtype(np.uint32), "u64": np.dtype(np.uint64),
    "f16": np.dtype(np.float16), "bf16": np.dtype(np.uint16), "f32": np.dtype(np.float32),
    "f64": np.dtype(np.float64), "c64": np.dtype(np.complex64), "c128": np.dtype(np.complex128),
}
# The real numbers that an element is made of.
COMPONENT = {**STORAGE, "c64": np.dtype(np.float32), "c128": np.dtype(np.float64)}
COMPLEX = ("c64", "c128")
ONE_SHOT = ("f32", "f64", "c64", "c128")

SMALL_INTEGERS = ("i8", "u8", "i16", "u16")
LARGE_INTEGERS = ("i32", "u32", "i64", "u64")
OUTPUTS = {**{name: ("f64", "f32") for name in SMALL_INTEGERS + LARGE_INTEGERS},
           "f16": ("f16", "f32"), "bf16": ("bf16", "f32"), **{name: (name,) for name in ONE_SHOT}}


def computed_in_float32(source, target):
    """Whether the steps and weights of this pair are rounded to float32."""
    return source in ("f16", "bf16", "f32", "c64") or (source in SMALL_INTEGERS and target == "f32")


def bf16_to_f32(bits):
    return (bits.astype(np.uint32) << 16).view(np.float32)


def f32_to_bf16(values):
    """To nearest, ties to even; a NaN stays one."""
    bits = np.ascontiguousarray(values).view(np.uint32).reshape(values.shape)
    rounded = ((bits.astype(np.uint64) + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)
    return np.where(np.isnan(values), np.uint16(0x7FC0), rounded)


def is_nan(components, dtype):
    if dtype == "bf16":
        return (components & 0x7FFF) > 0x7F80
    return np.isnan(components)


def numpy_gradient(f, axes, spacings, edge_orders):
    """numpy.gradient of a real array along each of axes: a list. spacings: a float or a float64 array per axis."""
    if not axes:
        return []
    if len(set(edge_orders)) > 1:
        return [np.gradient(f, 1.0 if spacing is None else spacing, axis=axis, edge_order=edge_order)
                for axis, spacing, edge_order in zip(axes, spacings, edge_orders)]
    # A call without spacing is numpy's own default of 1.
    arguments = [] if all(spacing is None for spacing in spacings) else [1.0 if s is None else s for s in spacings]
    axis = None if tuple(axes) == tuple(range(f.ndim)) else tuple(axes)
    result = np.gradient(f, *arguments, axis=axis, edge_order=edge_orders[0])
    return [result] if len(axes) == 1 else list(result)


def expected(f, source, targets, axes, spacings, edge_orders):
    """What ndg_gradient must give: for each axis an array of the components' type.

    f: a view in the storage type of `source`; targets: the dtype of each output. Complex results have a last axis of
    two over real and imaginary parts; f of a real dtype gives a last axis of one.
    """
    if source in COMPLEX:
        real = numpy_gradient(f.real, axes, spacings, edge_orders)
        imaginary = numpy_gradient(f.imag, axes, spacings, edge_orders)
        return [np.stack(parts, axis=-1) for parts in zip(real, imaginary)]

    def results(samples):
        return numpy_gradient(samples, axes, spacings, edge_orders)

    by_target = {}
    for target in set(targets):
        if source == "bf16":
            by_target[target] = results(bf16_to_f32(f))
            if target == "bf16":
                by_target[target] = [f32_to_bf16(result) for result in by_target[target]]
        elif source == "f16":
            by_target[target] = [result.astype(STORAGE[target]) for result in results(f.astype(np.float32))]
        elif computed_in_float32(source, target):
            by_target[target] = results(f.astype(np.float32, copy=False))
        else:
            by_target[target] = [result.astype(STORAGE[target], copy=False) for result in results(f)]
    return [by_target[target][k][..., np.newaxis] for k, target in enumerate(targets)]
