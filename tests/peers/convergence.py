#!/usr/bin/env python3
"""Measures how fast errors fall as the grid is refined, near the ends too, and checks that against the accuracy order.

    python convergence.py --library target/release/libndgrad.so

The field is smooth on [0, 1] in each of two axes. The slope is that of the logarithm of the largest error over five grids.
"""

import argparse
import sys

import numpy as np
from arrays import Library

# A slope may be so much smaller than the order: the grids are not infinitely fine.
SLACK = 0.8
SIZES = {2: (32, 48, 72, 108, 162), 4: (32, 48, 72, 108, 162), 6: (28, 38, 52, 70, 96), 8: (28, 36, 46, 60, 78)}


def axis(n, kind, side):
    """Coordinates, smoothly stretched if uneven, and what the grid is told."""
    s = np.arange(n) / (n if side == "periodic" else n - 1)
    x = s if kind == "even" else s + 0.05 * np.sin(2 * np.pi * s)
    return x, (s[1] if kind == "even" else x)


def parts(x, side):
    """A function that fits the side, and its first two derivatives."""
    k, phase = 2 * np.pi, (0.0 if side == "mirrored" else 0.3)
    return np.cos(k * x + phase), -k * np.sin(k * x + phase), -k * k * np.cos(k * x + phase)


def errors(library, accuracy, n, kind, side):
    """The largest error of each operator on n x n samples of f = p(x) p(y)."""
    x, spacing = axis(n, kind, side)
    p, p1, p2 = parts(x, side)
    f, fx, fy = np.outer(p, p), np.outer(p1, p), np.outer(p, p1)
    fxx, fyy, fxy = np.outer(p2, p), np.outer(p, p2), np.outer(p1, p1)
    sides = [("periodic", 1.0) if side == "periodic" else side] * 2
    field = library.field(f.shape, [spacing] * 2, accuracy, None, sides)
    hessian = field.hessian(f)
    found = {
        "derivative, order 1": (field.derivative(f, 0, 1), fx),
        "derivative, order 2": (field.derivative(f, 1, 2), fyy),
        "gradient": (np.stack(field.gradient(f)), np.stack([fx, fy])),
        "directional derivative": (field.directional_derivative(f, [0.6, -0.8]), 0.6 * fx - 0.8 * fy),
        "mixed derivative": (field.mixed_derivative(f, [1, 1]), fxy),
        "Laplacian": (field.laplacian(f), fxx + fyy),
        "Hessian": (np.stack(hessian), np.stack([fxx, fxy, fyy])),
        "divergence": (field.divergence([f, f]), fx + fy),
        "curl": (field.curl([f, f]), fx - fy),
        "Jacobian": (np.stack(field.jacobian([f, f])), np.stack([fx, fy, fx, fy])),
    }
    return {name: np.abs(ours - exact).max() for name, (ours, exact) in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True)
    library = Library(parser.parse_args().library)
    failed = []
    for side in ("one-sided", "periodic", "mirrored"):
        for kind in ("even", "uneven"):
            table = {}
            for accuracy, sizes in SIZES.items():
                measured = [errors(library, accuracy, n, kind, side) for n in sizes]
                for name in measured[0]:
                    slope = -np.polyfit(np.log(sizes), np.log([m[name] for m in measured]), 1)[0]
                    table.setdefault(name, []).append(slope)
                    if not slope > accuracy - SLACK:
                        failed.append(f"{name}, {side}, {kind}: order {slope:.2f}, at least {accuracy} promised")
            print(f"\n{side}, {kind:24} accuracy " + " ".join(f"{accuracy:6}" for accuracy in SIZES))
            for name, slopes in table.items():
                print(f"  {name:42} " + " ".join(f"{slope:6.2f}" for slope in slopes))
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
