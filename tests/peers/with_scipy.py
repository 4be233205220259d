"""scipy.ndimage: sobel, prewitt and laplace with every boundary mode that both have, in ranks 1 to 4.

On integer images the results are equal, whatever the order of the sums. scipy filters axis after axis and fills in `cval` anew for
each; so does the library with the value of a constant side.
"""

import itertools

import numpy as np
from scipy import ndimage

# Of scipy's modes, the library's sides.
SIDES = {"reflect": "reflected", "mirror": "mirrored", "nearest": "nearest", "wrap": ("periodic", 0.0),
         "grid-wrap": ("periodic", 0.0), "constant": ("constant", 0.0), "grid-mirror": "reflected",
         "grid-constant": ("constant", 0.0)}
SMOOTHING = {"sobel": [1, 2, 1], "prewitt": [1, 1, 1]}
SHAPES = ((31,), (17, 23), (5, 64), (3, 3), (2, 9), (9, 12, 7), (4, 5, 6, 3))
INTEGERS = ("u1", "i1", "u2", "i2")
FLOAT_ULP = 4


def integers(random, shape, dtype):
    limits = np.iinfo(dtype)
    return random.integers(limits.min, limits.max, shape, dtype, endpoint=True)


def whole_kernel(kernel, rank, axis):
    """The product of the difference along one axis and the smoothing along the others."""
    weights = np.ones((1,) * rank, np.int64)
    for k in range(rank):
        along = np.array([-1, 0, 1] if k == axis else SMOOTHING[kernel])
        weights = weights * along.reshape([-1 if j == k else 1 for j in range(rank)])
    return weights


def places(f):
    """The same samples in several layouts."""
    yield "C order", np.ascontiguousarray(f)
    yield "Fortran order", np.asfortranarray(f)
    turned = np.ascontiguousarray(np.flip(f, -1))
    yield "reversed", np.flip(turned, -1)


def integer_images(library, report, random):
    for (mode, side), shape, dtype in itertools.product(SIDES.items(), SHAPES, INTEGERS):
        field = library.field(shape, sides=[side] * len(shape))
        image = integers(random, shape, dtype)
        for kernel, theirs in (("sobel", ndimage.sobel), ("prewitt", ndimage.prewitt)):
            expected = [theirs(image, axis, np.int32, mode) for axis in range(len(shape))]
            for layout, f in places(image):
                detail = f"{kernel}, {mode}, {dtype}, shape {shape}, {layout}"
                for a, b in zip(field.image_gradient(f, kernel, dtype="i4"), expected):
                    report.same(f"{kernel}, integers to int32", a, b, detail)
                for a, b in zip(field.image_gradient(f, kernel, dtype="f8"), expected):
                    report.same(f"{kernel}, integers to float64", a, b, detail)
                for a, b in zip(field.image_gradient(f, kernel, dtype="i2"), expected):
                    report.same(f"{kernel}, integers to int16, saturated", a, np.clip(b, -2**15, 2**15 - 1), detail)
        expected = ndimage.laplace(image, np.float64, mode)
        for layout, f in places(image):
            detail = f"{mode}, {dtype}, shape {shape}, {layout}"
            report.same("laplace, integers", field.laplacian(f, dtype="f8"), expected, detail)


def constants(library, report, random):
    for shape, value, dtype in itertools.product(SHAPES, (1.0, -7.0, 300.0), ("u1", "i2")):
        image = integers(random, shape, dtype)
        field = library.field(shape, sides=[("constant", value)] * len(shape))
        detail = f"{value}, {dtype}, shape {shape}"
        for kernel, theirs in (("sobel", ndimage.sobel), ("prewitt", ndimage.prewitt)):
            for axis, a in enumerate(field.image_gradient(image, kernel, dtype="f8")):
                b = theirs(image, axis, np.float64, "constant", value)
                report.same(f"{kernel}, a constant beyond the ends", a, b, f"{detail}, axis {axis}")
        b = ndimage.laplace(image, np.float64, "constant", value)
        report.same("laplace, a constant beyond the ends", field.laplacian(image, dtype="f8"), b, detail)


def modes_by_axis(library, report, random):
    """Each axis has a side of its own."""
    names = list(SIDES)
    for shape in (s for s in SHAPES if len(s) > 1):
        for _ in range(20):
            modes = [names[k] for k in random.integers(0, len(names), len(shape))]
            field = library.field(shape, sides=[SIDES[mode] for mode in modes])
            image = integers(random, shape, "i2")
            for kernel, theirs in (("sobel", ndimage.sobel), ("prewitt", ndimage.prewitt)):
                for axis, a in enumerate(field.image_gradient(image, kernel, dtype="i4")):
                    report.same("a mode for each axis", a, theirs(image, axis, np.int32, modes), f"{kernel}, {modes}")


def float_images(library, report, random):
    for (mode, side), shape, dtype in itertools.product(SIDES.items(), SHAPES, ("f4", "f8")):
        field = library.field(shape, sides=[side] * len(shape))
        image = random.standard_normal(shape).astype(dtype)
        double, size = image.astype("f8"), np.abs(image).astype("f8")
        for kernel, theirs in (("sobel", ndimage.sobel), ("prewitt", ndimage.prewitt)):
            for axis, a in enumerate(field.image_gradient(image, kernel)):
                scale = ndimage.correlate(size, np.abs(whole_kernel(kernel, len(shape), axis)), mode=mode)
                report.close(f"{kernel}, {a.dtype}", a, theirs(double, axis, mode=mode), scale, FLOAT_ULP,
                             f"{mode}, shape {shape}, axis {axis}")
        scale = sum(ndimage.correlate1d(size, [1, 2, 1], axis, mode=mode) for axis in range(len(shape)))
        report.close(f"laplace, {image.dtype}", field.laplacian(image), ndimage.laplace(double, mode=mode), scale, FLOAT_ULP,
                     f"{mode}, shape {shape}")


def compare(library, report):
    random = np.random.default_rng(2)
    integer_images(library, report, random)
    constants(library, report, random)
    modes_by_axis(library, report, random)
    float_images(library, report, random)
