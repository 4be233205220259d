"""Random cases through the C ABI of ndgrad, compared bit by bit with numpy.gradient.

    python3 tests/numpy/differential.py --library target/release/libndgrad.so
    python3 tests/numpy/differential.py --library ... --seed 7 --case 1234     one case again, described

NDGRAD_LIBRARY may name the library instead. Any NaN equals any NaN; -0.0 is not 0.0. The outputs are poisoned first,
the memory around them is checked, and so is that the input stayed as it was. float32, float64 and complex cases go
through the one-shot functions and through a grid, all others through a grid. A crash is reported with its case.
"""

import argparse
import collections
import mmap
import os
import pathlib
import random
import signal
import struct
import sys
import time
import warnings

import numpy as np

from cases import Case
from dtypes import is_nan
from memory import GuardedArena
from ndgrad_ctypes import NDG_OK, Library

SECONDS_PER_CASE = 120


class Failure(Exception):
    """What went wrong in a case, in lines."""


class Runner:
    def __init__(self, library):
        self.library = library
        self.samples_arena = GuardedArena()
        self.coords_arena = GuardedArena(pages=4)

    def run(self, case):
        """Raises Failure with what is wrong."""
        expected = case.expected()
        flat, coords = case.flat, [spacing.coords for spacing in case.spacings]
        if case.in_arena:
            placed = self.samples_arena.place(flat, case.arena_at_end)
            flat = flat if placed is None else placed
            last = max((k for k, x in enumerate(coords) if x is not None), default=None)
            if last is not None:
                placed = self.coords_arena.place(coords[last], case.arena_at_end)
                coords[last] = coords[last] if placed is None else placed
        for way in case.runs():
            buffers = case.new_buffers()
            source = buffers[0] if case.output_mode == "with input" else flat
            call = self._one_shot if way == "one-shot" else self._grid
            call(case, source, buffers, coords)
            self._compare(case, way, expected, buffers)
            if source is flat and not np.array_equal(flat.view(np.uint8), case.flat.view(np.uint8)):
                raise Failure(f"{way}: the input was changed")

    # ---- the two ways in -----------------------------------------------------------------------------------

    def _one_shot(self, case, source, buffers, coords):
        steps = [spacing.step for spacing in case.spacings]
        if all(step is None for step in steps):
            steps = None
        else:
            # Beside coordinates a step is not looked at, so it may be anything.
            steps = [1.0 if step is None and x is None else float("nan") if x is not None else step
                     for step, x in zip(steps, coords)]
        given = None if all(x is None for x in coords) else coords
        out = [address_of(buffers[o.buffer], o.layout) for o in case.outputs]
        out_strides = case.outputs[0].layout.passed if case.outputs else None
        edge_order = case.edge_orders[0] if case.edge_orders else 1
        status = self.library.gradient_one_shot(
            case.source, address_of(source, case.input), case.shape, case.input.passed, case.passed_axes,
            len(case.axes), steps, given, edge_order, out or None, out_strides)
        self._check("one-shot", f"ndg_gradient_{case.source}", status)

    def _grid(self, case, source, buffers, coords):
        rng = random.Random(f"grid:{case.seed}:{case.number}")
        ndim = len(case.shape)
        with self.library.grid(case.shape) as grid:
            self._check("grid", "ndg_grid_new", grid.status)
            settings = []
            for k, (axis, spacing) in enumerate(zip(case.axes, case.spacings)):
                axis = axis - ndim if rng.random() < 0.3 else axis
                if spacing.coords_i64 is not None:
                    settings.append(("ndg_grid_set_coords_i64", grid.set_coords_i64, axis, spacing.coords_i64))
                elif coords[k] is not None:
                    settings.append(("ndg_grid_set_coords_f64", grid.set_coords_f64, axis, coords[k]))
                elif spacing.step is not None:
                    settings.append(("ndg_grid_set_step", grid.set_step, axis, spacing.step))
                if case.edge_orders[k] != 1 or rng.random() < 0.3:
                    settings.append(("ndg_grid_set_edge_order", grid.set_edge_order, axis, case.edge_orders[k]))
            for axis in set(range(ndim)) - set(case.axes):
                # Spacing of an axis that is not differentiated has no influence.
                if rng.random() < 0.2:
                    settings.append(("ndg_grid_set_step", grid.set_step, axis, 0.5))
            rng.shuffle(settings)
            for name, function, axis, value in settings:
                self._check("grid", name, function(axis, value))
            outs = [(address_of(buffers[o.buffer], o.layout), o.layout.passed, o.dtype) for o in case.outputs]
            f = (address_of(source, case.input), case.input.passed, case.source)
            self._check("grid", "ndg_gradient", grid.gradient(f, len(case.axes), case.passed_axes, outs))

    def _check(self, way, name, status):
        if status != NDG_OK:
            raise Failure(f"{way}: {name} returned {self.library.status_name(status)}: {self.library.last_error()}")

    # ---- what came out ---------------------------------------------------------------------------------------

    def _compare(self, case, way, expected, buffers):
        wanted = case.new_buffers()
        for output, values in zip(case.outputs, expected):
            output.layout.components(wanted[output.buffer], case.component(output))[...] = values
        if all(same_bytes(a, b) for a, b in zip(wanted, buffers)):
            return
        for k, output in enumerate(case.outputs):
            real = case.component(output)
            got = output.layout.components(buffers[output.buffer], real)
            want = output.layout.components(wanted[output.buffer], real)
            unsigned = np.dtype(f"u{real.itemsize}")
            nan = is_nan(got, output.dtype) & is_nan(want, output.dtype)
            want_bits, got_bits = want.view(unsigned), got.view(unsigned)
            np.copyto(want_bits, got_bits, where=nan)
            wrong = want_bits != got_bits
            if wrong.any():
                raise Failure(difference(case, way, k, wrong, want, got, unsigned))
        for number, (a, b) in enumerate(zip(wanted, buffers)):
            if not same_bytes(a, b):
                where = int(np.flatnonzero(a.view(np.uint8) != b.view(np.uint8))[0])
                raise Failure(f"{way}: memory outside the outputs was written: buffer {number}, byte {where}, "
                              f"element {where // b.itemsize} of {len(b)}")


def address_of(flat, layout):
    """Of element [0, ..., 0]; NULL where there is no element."""
    if 0 in layout.shape:
        return None
    return flat.ctypes.data + layout.offset * flat.itemsize


def same_bytes(a, b):
    return np.array_equal(a.view(np.uint8), b.view(np.uint8))


def difference(case, way, k, wrong, want, got, unsigned):
    index = tuple(np.argwhere(wrong)[0].tolist())
    digits = 2 * unsigned.itemsize
    lines = [f"{way}: output {k} (axis {case.axes[k]}, {case.outputs[k].dtype}): {int(wrong.sum())} of {wrong.size} "
             f"numbers differ, first at index {index[:-1]}" + (f", part {index[-1]}" if wrong.shape[-1] > 1 else "")]
    for name, values in (("numpy ", want), ("ndgrad", got)):
        lines.append(f"    {name} 0x{int(values.view(unsigned)[index]):0{digits}x} = {values[index]!r}")
    axis, at = case.axes[k], index[case.axes[k]]
    samples = case.input.view(case.flat)
    line = samples[index[:axis] + (slice(None),) + index[axis + 1:-1]]
    first = max(0, min(at - 2, len(line) - 5))
    lines.append(f"    samples {first}.. along the axis: {[repr(v) for v in line[first:first + 5].tolist()]}")
    spacing = case.spacings[k]
    if spacing.coords is not None:
        lines.append(f"    coordinates there: {spacing.coords[first:first + 5].tolist()}")
    return "\n".join(lines)


class Counts:
    """Passed cases by category."""

    def __init__(self):
        self.by_category = collections.defaultdict(collections.Counter)

    def add(self, case):
        for category, names in case.categories():
            self.by_category[category].update(names)

    def print(self):
        for category, counter in self.by_category.items():
            print(f"{category}: " + ", ".join(f"{name} {count}" for name, count in sorted(counter.items())))


def run_cases(arguments, numbers, current):
    """The exit code. `current` is shared memory that tells the parent which case is running."""
    library = Library(arguments.library)
    runner, counts = Runner(library), Counts()
    print(f"ndgrad {library.version()} against numpy {np.__version__}: {len(numbers)} cases, seed {arguments.seed}",
          flush=True)
    passed, failed, began = 0, 0, time.monotonic()
    parent = os.getppid()
    for number in numbers:
        if os.getppid() != parent:
            return 1  # whoever waited for this was killed
        struct.pack_into("q", current, 0, number)
        signal.alarm(SECONDS_PER_CASE)
        case = Case(arguments.seed, number)
        if arguments.case is not None:
            print("\n".join(case.describe()), flush=True)
        try:
            runner.run(case)
        except Failure as failure:
            failed += 1
            print_failure(arguments, case, failure)
            if failed >= arguments.max_failures:
                print(f"stopped after {failed} failures")
                break
        else:
            passed += 1
            counts.add(case)
    signal.alarm(0)
    counts.print()
    print(f"{passed} passed, {failed} failed (seed {arguments.seed}, {time.monotonic() - began:.0f} s)", flush=True)
    return 1 if failed else 0


def command(arguments, number):
    return (f"{sys.executable} tests/numpy/differential.py --library {arguments.library} "
            f"--seed {arguments.seed} --case {number}")


def print_failure(arguments, case, failure):
    print(f"\nFAILED case {case.number} of seed {arguments.seed}; again: {command(arguments, case.number)}")
    if arguments.case is None:
        print("\n".join("  " + line for line in case.describe()))
    print("  " + str(failure) + "\n", flush=True)


def supervised(arguments, numbers):
    """Runs the cases in a child, so that a crash or a hang inside the library is reported like any other failure."""
    current = mmap.mmap(-1, mmap.PAGESIZE)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run_cases(arguments, numbers, current)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            print(f"the test itself failed in case {struct.unpack_from('q', current)[0]}", file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        number = struct.unpack_from("q", current)[0]
        name = signal.Signals(os.WTERMSIG(status)).name
        what = f"no answer within {SECONDS_PER_CASE} s" if name == "SIGALRM" else f"killed by {name}"
        print(f"\nFAILED case {number} of seed {arguments.seed}: {what}; again: {command(arguments, number)}")
        print("\n".join("  " + line for line in Case(arguments.seed, number).describe()), flush=True)
        return 1
    return os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=pathlib.Path, default=os.environ.get("NDGRAD_LIBRARY"))
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="run this one only, and describe it")
    parser.add_argument("--max-failures", type=int, default=10)
    arguments = parser.parse_args()
    if arguments.library is None:
        parser.error("--library or NDGRAD_LIBRARY must name the shared library")
    if np.lib.NumpyVersion(np.__version__) < "2.0.0":
        parser.error(f"numpy {np.__version__} promotes float32 by older rules: numpy 2 or newer is needed")
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    numbers = range(arguments.cases) if arguments.case is None else [arguments.case]
    return supervised(arguments, numbers)


if __name__ == "__main__":
    sys.exit(main())
