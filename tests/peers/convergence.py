#!/usr/bin/env python3
"""Measures how fast errors fall as the grid is refined, near the ends too, and checks that against the accuracy order.

    python convergence.py --library target/release/libndgrad.so [--into docs]

For every operator, accuracy, side and spacing: the slope of the logarithm of the largest error over five grids. With --into the
table of the worst slopes and the picture go into a folder.
"""

import argparse
import itertools
import sys
from pathlib import Path

import numpy as np
from arrays import Library, Refused
from measured_operators import OPERATORS
from measuring import Setting, errors_of, measure, measure_edge
from smooth_fields import SIDES, SPACINGS, Polynomial

ACCURACIES = (2, 4, 6, 8)
# A slope may be so much smaller than the order: the grids are not infinitely fine.
SLACK = 0.5
# Errors on polynomials may be so many times what a change of the samples' last bits makes.
ROUNDING = 4


def accuracies(operator):
    return ACCURACIES[:1] if operator.is_image else ACCURACIES


def refused_with(name, call):
    try:
        call()
    except Refused as refusal:
        return str(refusal).startswith(f"{name}: ")
    return False


def convergence(library, failed):
    """{(operator's name, side, spacing, accuracy): Measurement}, and a table for each side and spacing."""
    measured = {}
    for side, spacing in itertools.product(SIDES, SPACINGS):
        print(f"\n{side}, {spacing:26} accuracy " + " ".join(f"{accuracy:6}" for accuracy in ACCURACIES))
        for operator in OPERATORS:
            if operator.is_image and spacing != "even":
                # A kernel has no true derivative where there is no step.
                setting = Setting(operator, side, spacing, 2, 16)
                if not refused_with("NDG_BAD_SPACING", lambda: errors_of(library, setting)):
                    failed.append(f"{operator.name}, {side}, {spacing}: not refused with NDG_BAD_SPACING")
                continue
            slopes = []
            for accuracy in accuracies(operator):
                found = measure(library, operator, side, spacing, accuracy)
                measured[operator.name, side, spacing, accuracy] = found
                slopes.append(found.slope)
                if not found.slope > accuracy - SLACK:
                    failed.append(f"{operator.name}, {side}, {spacing}: order {found.slope:.2f}, {accuracy} promised")
            print(f"  {operator.name:43} " + " ".join(f"{slope:6.2f}" for slope in slopes))
    return measured


def edge_orders(library, failed):
    """The first and the last sample, where the edges have an order of their own."""
    for spacing in SPACINGS:
        print(f"\none-sided ends, {spacing:24} edge order " + " ".join(f"{order:6}" for order in range(1, 9)))
        for order in range(1, 7):
            slopes = [measure_edge(library, order, spacing, edge_order).slope for edge_order in range(1, 9)]
            failed += [f"derivative of order {order}, {spacing}: edge order {slope:.2f}, {edge_order} promised"
                       for edge_order, slope in enumerate(slopes, start=1) if not slope > edge_order - SLACK]
            print(f"  derivative of order {order:<29} " + " ".join(f"{slope:6.2f}" for slope in slopes))


def polynomials(library, failed):
    """Up to the order they are exact but for rounding, at every sample. c_tests/test_operators_exact.c has each degree."""
    print(f"\npolynomials up to the order: the largest error over that of the samples' last bits, at most {ROUNDING} allowed")
    for operator in OPERATORS:
        ratios = []
        for accuracy in accuracies(operator):
            worst = 0.0
            for side, spacing in itertools.product(("one-sided", "ghost cells"), SPACINGS):
                if operator.is_image and (side, spacing) != ("ghost cells", "even"):
                    continue
                degree = operator.orders[0] + accuracy - 1
                # The difference of an image operator is exact for parabolas, and its smoothing for straight lines.
                square, line, one = Polynomial(degree), Polynomial(1), Polynomial(0)
                terms = [(square, one), (one, square), (line, line)] if operator.is_image else [(square,) * operator.rank]
                found = errors_of(library, Setting(operator, side, spacing, accuracy, 21), terms)
                worst = max(worst, found.largest / found.rounding)
            ratios.append(worst)
            if not worst <= ROUNDING:
                failed.append(f"{operator.name}, accuracy {accuracy}: {worst:.3g} times rounding on a polynomial")
        print(f"  {operator.name:43} " + " ".join(f"{ratio:6.2f}" for ratio in ratios))


def refusals(library, failed):
    """Combinations that the header refuses; c_tests/test_status_*.c provokes the others."""
    f, x = np.zeros(40), np.arange(40.0) ** 1.1
    cases = {
        "NDG_BAD_OPTION": lambda: library.field((28,), [x[:40]], 8, None, [("ghost", 6)]).derivative(f[6:34], 0, 6),
        "NDG_BAD_SPACING": lambda: library.field((40,), [x], 8, None, [("periodic", 0.0)]).derivative(f, 0),
        "NDG_AXIS_TOO_SHORT": lambda: library.field((13,), None, 8).derivative(f[:13], 0, 6),
    }
    failed += [f"not refused with {status}" for status, call in cases.items() if not refused_with(status, call)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True)
    parser.add_argument("--into", type=Path, help="the folder of the table and the picture")
    options = parser.parse_args()
    library, failed = Library(options.library), []
    measured = convergence(library, failed)
    edge_orders(library, failed)
    polynomials(library, failed)
    refusals(library, failed)
    if options.into:
        import convergence_docs  # wants matplotlib
        convergence_docs.write(measured, options.into)
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
