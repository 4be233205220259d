"""Writes c_tests/tables.h: small cases of numpy.gradient, input and result bit by bit, for the C tests.

    python3 tests/numpy/make_tables.py            write c_tests/tables.h
    python3 tests/numpy/make_tables.py --check    exit 1 if the committed file is not what numpy gives now

The cases are fixed (no randomness but Python's own generator with a fixed seed), so that the file changes only when a
case or numpy changes. NaNs are written as the one quiet NaN: the sign and payload of a NaN are not promised.
"""

import argparse
import math
import pathlib
import random
import sys

import numpy as np

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
TABLES = REPOSITORY / "c_tests" / "tables.h"
VERSION_LINE = " * numpy "
BITS = {"f32": (np.float32, np.uint32, 8), "f64": (np.float64, np.uint64, 16)}

HEADER = """\
/* tables.h -- results of numpy.gradient, bit by bit. GENERATED, do not edit:
 *     python3 tests/numpy/make_tables.py            writes this file
 *     python3 tests/numpy/make_tables.py --check    fails if it is stale
{version}{numpy_version}
 *
 * Every array is C-contiguous with `count` elements. Samples and results are bit patterns: copy them with memcpy into
 * floats or doubles. Compare bit by bit (-0.0 is not 0.0), but let any NaN equal any NaN: all NaNs stand here as the
 * quiet NaN without sign. numpy was given steps as Python floats and coordinates as float64.
 */
#ifndef NDGRAD_TABLES_H
#define NDGRAD_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "ndgrad.h"

typedef struct ndgrad_table_case {{
    const char *name;
    int32_t dtype;                /* NDG_F32 or NDG_F64, of the samples and of the results */
    int32_t ndim;
    const int64_t *shape;         /* [ndim] */
    int32_t naxes;
    const int32_t *axes;          /* [naxes], or NULL where numpy got no axis argument */
    const double *steps;          /* [naxes], or NULL for 1.0 everywhere; 0.0 where coords[k] is given */
    const double *const *coords;  /* [naxes] of NULL or coordinates, or NULL for none */
    int32_t edge_order;
    int64_t count;                /* elements of the samples, and of each result */
    const void *samples;          /* uint32_t[count] for NDG_F32, uint64_t[count] for NDG_F64 */
    const void *const *expected;  /* [naxes], each as samples; never NULL */
}} ndgrad_table_case;

"""

FOOTER = """
#define NDGRAD_TABLE_CASE_COUNT (sizeof ndgrad_table_cases / sizeof ndgrad_table_cases[0])

#endif
"""


class Case:
    """One call of numpy.gradient. spacing is None or one float or list (coordinates) per axis."""

    def __init__(self, name, values, shape=None, axes=None, spacing=None, edge_order=1):
        self.name = name
        self.values = values
        self.shape = tuple(shape) if shape is not None else (len(values),)
        self.axes = axes
        self.spacing = spacing
        self.edge_order = edge_order


def numbers(seed, count):
    """Samples that use the whole significand. No sine here: its last bit depends on the machine's libm."""
    source = random.Random(seed)
    return [source.uniform(-10.0, 10.0) for _ in range(count)]


def one_dimension():
    tutorial = [1, 2, 4, 7, 11]
    yield Case("tutorial_1", tutorial)
    yield Case("tutorial_1_edge_order_2", tutorial, edge_order=2)
    yield Case("tutorial_temperatures", [20, 22, 24, 21, 19, 18, 17])
    line = numbers("line", 9)
    spacings = {
        "no_step": None,
        "step_power_of_two": 0.25,
        "step_tenth": 0.1,
        "step_third": 1.0 / 3.0,
        "step_negative": -2.5,
        "step_large": 6.1e18,
        "step_small": 7.3e-17,
        "coords_even": [3.0 + 0.5 * i for i in range(9)],
        "coords_almost_even": [0.1 * i for i in range(9)],
        "coords_uneven": [0.0, 0.1, 0.3, 0.7, 1.5, 1.6, 4.0, 4.125, 9.0],
        "coords_decreasing": [5.0, 4.9, 4.0, 2.25, 2.0, -1.0, -1.5, -6.0, -7.0],
        "coords_even_decreasing": [2.0 - 0.125 * i for i in range(9)],
        "coords_unsorted": [0.0, 2.0, 1.5, 7.0, 3.0, 3.5, -2.0, 11.0, 10.0],
    }
    for name, spacing in spacings.items():
        for edge_order in (1, 2):
            yield Case(f"{name}_edge_order_{edge_order}", line, spacing=None if spacing is None else [spacing],
                       edge_order=edge_order)
    yield Case("two_samples", numbers("two", 2), spacing=[0.3])
    yield Case("two_samples_coords", numbers("two", 2), spacing=[[1.5, 1.2]])
    yield Case("three_samples_edge_order_2", numbers("three", 3), spacing=[0.7], edge_order=2)
    yield Case("three_samples_coords_edge_order_2", numbers("three", 3), spacing=[[0.0, 0.3, 1.0]], edge_order=2)


def special_values():
    nan, inf = math.nan, math.inf
    uneven = [0.0, 1.0, 1.5, 4.0, 4.5, 6.0, 9.0]
    inside = [1.0, 2.0, 4.0, nan, 7.0, 5.0, 1.0]
    infinite = [inf, inf, 1.0, 2.0, -inf, 3.0, inf]
    for edge_order in (1, 2):
        for name, values in (("nan_inside", inside), ("nan_at_the_edge", [nan] + inside[:3] + [8.0, 9.0, 2.5]),
                             ("infinities", infinite)):
            yield Case(f"{name}_step_edge_order_{edge_order}", values, edge_order=edge_order)
            yield Case(f"{name}_uneven_edge_order_{edge_order}", values, spacing=[uneven], edge_order=edge_order)
    zeros = [0.0, -0.0, -0.0, 0.0, 0.0, -0.0, 0.0]
    yield Case("signed_zeros_step", zeros, spacing=[-0.5])
    yield Case("signed_zeros_step_edge_order_2", zeros, spacing=[-0.5], edge_order=2)
    yield Case("signed_zeros_uneven", zeros, spacing=[uneven], edge_order=2)


def extreme_values(dtype):
    information = np.finfo(dtype)
    tiny, most = float(information.smallest_subnormal), float(information.max)
    small = [tiny * k for k in (1, 3, 0, 8, -5, 6, 2)]
    big = [most, -most, most / 2, most, -most / 3, most / 7, -most]
    yield Case("subnormals", small, spacing=[3.0])
    yield Case("subnormals_edge_order_2", small, spacing=[0.3], edge_order=2)
    yield Case("subnormals_uneven", small, spacing=[[0.0, 1.0, 1.5, 4.0, 4.5, 6.0, 9.0]], edge_order=2)
    yield Case("overflow", big, spacing=[0.5])
    yield Case("overflow_edge_order_2", big, spacing=[2.0], edge_order=2)
    yield Case("overflow_uneven", big, spacing=[[0.0, 1.0, 1.5, 4.0, 4.5, 6.0, 9.0]])


def more_dimensions():
    table = [1, 2, 6, 3, 5, 7, 4, 8, 9]
    yield Case("tutorial_2", table, (3, 3))
    uneven = [0.0, 0.1, 0.3, 0.7]
    plane = numbers("plane", 12)
    yield Case("plane_steps", plane, (3, 4), spacing=[0.1, -2.0])
    yield Case("plane_edge_order_2", plane, (3, 4), spacing=[0.1, 3.0], edge_order=2)
    yield Case("plane_axis_0", plane, (4, 3), axes=[0], spacing=[uneven])
    yield Case("plane_axis_minus_1", plane, (3, 4), axes=[-1], spacing=[uneven], edge_order=2)
    yield Case("plane_axes_1_0", plane, (3, 4), axes=[1, 0], spacing=[uneven, 0.3])
    yield Case("plane_long_rows", numbers("row", 22), (2, 11), spacing=[0.7, [0.1 * k * k + k for k in range(11)]])
    yield Case("plane_one_row", numbers("one row", 5), (1, 5), axes=[1], spacing=[0.2])
    block = numbers("block", 24)
    yield Case("block_no_step", block, (2, 3, 4))
    yield Case("block_mixed", block, (2, 3, 4), spacing=[0.1, [2.0, 1.0, -0.5], uneven])
    yield Case("block_axes_minus_1_minus_2", block, (2, 4, 3), axes=[-1, -2], spacing=[0.3, uneven], edge_order=2)
    yield Case("block_axes_2_0", block, (3, 2, 4), axes=[2, 0], spacing=[uneven, [0.0, 1.0, 2.0]], edge_order=2)
    yield Case("block_extent_1", numbers("flat", 9), (3, 1, 3), axes=[2, 0], edge_order=2)
    yield Case("four_axes", block, (2, 3, 2, 2), spacing=[1.0, 0.1, -0.2, 3.0])
    yield Case("four_axes_one", block, (2, 3, 2, 2), axes=[-3], spacing=[[0.0, 0.4, 1.0]], edge_order=2)
    yield Case("four_axes_two", numbers("four", 24), (1, 4, 2, 3), axes=[3, 1], spacing=[[1.0, 1.5, 2.0], uneven])


def bits(array, dtype):
    """The bit patterns of an array as C integer constants, every NaN as the quiet one."""
    floating, unsigned, digits = BITS[dtype]
    array = np.ascontiguousarray(array, dtype=floating).ravel().copy()
    array[np.isnan(array)] = abs(floating(np.nan))
    return [f"0x{value:0{digits}x}" if value else "0" for value in array.view(unsigned).tolist()]


def c_double(value):
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value)}.0"
    return float(value).hex()


def c_array(declaration, items):
    """`declaration = {items};` wrapped at 118 columns."""
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > 118:
            lines.append(line)
            line = "   "
        line += f" {item},"
    lines.append(line)
    text = "\n".join(lines)
    if len(lines) == 1 and len(declaration) + len(line) < 110:
        return f"{declaration} = {{{line.strip()[:-1]}}};\n"
    return f"{declaration} = {{\n{text}\n}};\n"


def c_case(case, dtype, index):
    """The arrays of one case, and its row in the table of cases."""
    floating, unsigned, _ = BITS[dtype]
    samples = np.array(case.values, dtype=floating).reshape(case.shape)
    axes = tuple(range(samples.ndim)) if case.axes is None else tuple(case.axes)
    arguments = []
    for spacing in case.spacing or []:
        arguments.append(np.array(spacing, dtype=np.float64) if isinstance(spacing, list) else float(spacing))
    expected = np.gradient(samples, *arguments, axis=case.axes, edge_order=case.edge_order)
    expected = [expected] if isinstance(expected, np.ndarray) else list(expected)

    prefix = f"t{index}"
    integer = "uint32_t" if unsigned is np.uint32 else "uint64_t"
    text = f"\n/* {case.name}_{dtype} */\n"
    text += c_array(f"static const int64_t {prefix}_shape[]", [str(n) for n in case.shape])
    if case.axes is not None:
        text += c_array(f"static const int32_t {prefix}_axes[]", [str(axis) for axis in axes])
    steps = coords = "NULL"
    if case.spacing:
        if any(not isinstance(spacing, list) for spacing in case.spacing):
            steps = f"{prefix}_steps"
            values = [0.0 if isinstance(spacing, list) else spacing for spacing in case.spacing]
            text += c_array(f"static const double {steps}[]", [c_double(value) for value in values])
        names = []
        for k, spacing in enumerate(case.spacing):
            names.append(f"{prefix}_x{k}" if isinstance(spacing, list) else "NULL")
            if isinstance(spacing, list):
                text += c_array(f"static const double {names[-1]}[]", [c_double(value) for value in spacing])
        if any(name != "NULL" for name in names):
            coords = f"{prefix}_coords"
            text += c_array(f"static const double *const {coords}[]", names)
    text += c_array(f"static const {integer} {prefix}_f[]", bits(samples, dtype))
    for k, result in enumerate(expected):
        text += c_array(f"static const {integer} {prefix}_g{k}[]", bits(result, dtype))
    text += c_array(f"static const void *const {prefix}_g[]", [f"{prefix}_g{k}" for k in range(len(axes))])
    row = (f'    {{"{case.name}_{dtype}", NDG_{dtype.upper()}, {samples.ndim}, {prefix}_shape, {len(axes)}, '
           f'{"NULL" if case.axes is None else prefix + "_axes"}, {steps}, {coords}, {case.edge_order}, '
           f'{samples.size}, {prefix}_f, {prefix}_g}},\n')
    return text, row


def generate():
    cases = []
    for dtype in ("f64", "f32"):
        for group in (one_dimension(), special_values(), extreme_values(BITS[dtype][0]), more_dimensions()):
            cases += [(case, dtype) for case in group]
    names = [f"{case.name}_{dtype}" for case, dtype in cases]
    assert len(set(names)) == len(names), "two cases have the same name"
    text, rows = HEADER.format(version=VERSION_LINE, numpy_version=np.__version__), ""
    with np.errstate(all="ignore"):
        for index, (case, dtype) in enumerate(cases):
            arrays, row = c_case(case, dtype, index)
            text += arrays
            rows += row
    return f"{text}\nstatic const ndgrad_table_case ndgrad_table_cases[] = {{\n{rows}}};\n{FOOTER}", len(cases)


def without_version(text):
    """Another numpy that gives the same bits makes no stale file."""
    return [line for line in text.splitlines() if not line.startswith(VERSION_LINE)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the committed file instead of writing it")
    arguments = parser.parse_args()
    if np.lib.NumpyVersion(np.__version__) < "2.0.0":
        parser.error(f"numpy {np.__version__} promotes float32 by older rules: numpy 2 or newer is needed")
    text, count = generate()
    if not arguments.check:
        TABLES.write_text(text)
        print(f"{TABLES.relative_to(REPOSITORY)}: {count} cases, {len(text)} bytes, numpy {np.__version__}")
        return 0
    committed = TABLES.read_text() if TABLES.exists() else ""
    if without_version(committed) == without_version(text):
        print(f"{TABLES.relative_to(REPOSITORY)} is fresh: {count} cases, numpy {np.__version__}")
        return 0
    print(f"{TABLES.relative_to(REPOSITORY)} is stale: run python3 tests/numpy/make_tables.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
