"""OpenCV: Sobel and Scharr of 3 x 3, bytes and 16-bit images to int16 and float, with every border that both have."""

import itertools

import cv2
import numpy as np

SIDES = {"BORDER_REFLECT": "reflected", "BORDER_REFLECT_101": "mirrored", "BORDER_REPLICATE": "nearest",
         "BORDER_CONSTANT": ("constant", 0.0)}
SHAPES = ((3, 3), (16, 16), (37, 53), (120, 161))
FLOAT_ULP = 4


def operator(kernel, image, depth, axis, border):
    dx, dy = (0, 1) if axis == 0 else (1, 0)
    if kernel == "scharr":
        return cv2.Scharr(image, depth, dx, dy, borderType=border)
    return cv2.Sobel(image, depth, dx, dy, ksize=3, borderType=border)


def compare(library, report):
    random = np.random.default_rng(4)
    for (border, side), shape, kernel in itertools.product(SIDES.items(), SHAPES, ("sobel", "scharr")):
        field = library.field(shape, sides=[side] * 2)
        code = getattr(cv2, border)
        detail = f"{border}, shape {shape}"

        image = random.integers(0, 255, shape, np.uint8, endpoint=True)
        for axis, ours in enumerate(field.image_gradient(image, kernel, dtype="i2")):
            report.same(f"{kernel}, uint8 to int16", ours, operator(kernel, image, cv2.CV_16S, axis, code), detail)
        for axis, ours in enumerate(field.image_gradient(image, kernel, dtype="f4")):
            report.same(f"{kernel}, uint8 to float32", ours, operator(kernel, image, cv2.CV_32F, axis, code), detail)
        image = random.integers(-2**15, 2**15, shape, np.int16)
        for axis, ours in enumerate(field.image_gradient(image, kernel, dtype="i2")):
            report.same(f"{kernel}, int16, saturated", ours, operator(kernel, image, cv2.CV_16S, axis, code), detail)
        image = random.integers(0, 2**16, shape, np.uint16)
        for axis, ours in enumerate(field.image_gradient(image, kernel, dtype="f8")):
            report.same(f"{kernel}, uint16 to float64", ours, operator(kernel, image, cv2.CV_64F, axis, code), detail)

        image = random.uniform(-1.0, 1.0, shape).astype(np.float32)
        weight = {"sobel": 8.0, "scharr": 32.0}[kernel]
        gradients = field.image_gradient(image, kernel)
        for axis, ours in enumerate(gradients):
            theirs = operator(kernel, image.astype(np.float64), cv2.CV_64F, axis, code)
            report.close(f"{kernel}, float32", ours, theirs, weight, FLOAT_ULP, detail)
        length = cv2.magnitude(*[operator(kernel, image.astype(np.float64), cv2.CV_64F, axis, code) for axis in (1, 0)])
        report.close(f"{kernel}, float32, magnitude", field.image_gradient_magnitude(image, kernel), length, 2 * weight, FLOAT_ULP,
                     detail)
