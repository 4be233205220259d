"""scikit-image: sobel, scharr, prewitt and farid, along an axis and as magnitude, in ranks 1 to 3.

scikit-image divides the smoothing by its sum, but not the difference by the 2 steps that it spans, and its magnitude by the square
root of the rank. Its Farid filter is the derivative already.
"""

import itertools

import numpy as np
from arrays import TRUE_DERIVATIVE, WEIGHTS
from skimage import filters

SIDES = {"reflect": "reflected", "mirror": "mirrored", "nearest": "nearest", "wrap": ("periodic", 0.0),
         "constant": ("constant", 0.0)}
SMOOTHED = {"sobel": 4.0, "prewitt": 3.0, "scharr": 16.0}
SHAPES = ((40,), (19, 26), (33, 8), (10, 11, 9))
ULP = 4


def compare(library, report):
    random = np.random.default_rng(3)
    for (mode, side), shape, dtype in itertools.product(SIDES.items(), SHAPES, ("f4", "f8")):
        rank = len(shape)
        field = library.field(shape, sides=[side] * rank)
        image = random.uniform(-1.0, 1.0, shape).astype(dtype)
        double = image.astype("f8")
        for kernel in ("sobel", "scharr", "prewitt", "farid"):
            theirs = getattr(filters, kernel)
            # Theirs is so many times the library's derivative: what the difference spans.
            span = 1.0 if kernel == "farid" else 2.0
            detail = f"{mode}, shape {shape}, {dtype}"
            derivatives = field.image_gradient(image, kernel, TRUE_DERIVATIVE)
            weights = field.image_gradient(image, kernel, WEIGHTS)
            for axis in range(rank):
                expected = theirs(double, axis=axis, mode=mode)
                if kernel == "farid":
                    report.close("farid, weights", weights[axis], expected, 1.0, ULP, detail)
                    continue
                divisor = SMOOTHED[kernel] ** (rank - 1)
                report.close(f"{kernel}, weights", weights[axis] / divisor, expected, 2.0, ULP, detail)
                report.close(f"{kernel}, true derivative", derivatives[axis], expected / span, 1.0, ULP, detail)
            if rank > 1:
                length = field.image_gradient_magnitude(image, kernel, WEIGHTS if kernel == "farid" else TRUE_DERIVATIVE)
                expected = theirs(double, mode=mode) * np.sqrt(rank) / span
                report.close(f"{kernel}, magnitude", length, expected, 2.0, ULP, detail)
