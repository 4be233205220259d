"""One random case: shape, dtypes, axes, spacings, where input and outputs lie. Depends on seed and number only."""

import random

import numpy as np

import memory
from dtypes import COMPLEX, COMPONENT, ONE_SHOT, OUTPUTS, STORAGE, computed_in_float32, expected
from spacings import random_spacing
from values import random_values

_SOURCES = {**{name: 2 for name in OUTPUTS}, "f32": 10, "f64": 12, "c64": 4, "c128": 4, "f16": 3, "bf16": 3}
MAX_RANK = 32


class Output:
    """One result: its dtype, its place, and which of the case's buffers it lies in."""

    def __init__(self, dtype, layout, buffer):
        self.dtype, self.layout, self.buffer = dtype, layout, buffer


class Case:
    def __init__(self, seed, number):
        self.seed, self.number = seed, number
        rng = self.rng = random.Random(f"{seed}:{number}")
        self.data = np.random.Generator(np.random.PCG64(rng.getrandbits(64)))
        self.source = rng.choices(list(_SOURCES), list(_SOURCES.values()))[0]
        self._choose_shape_and_axes()
        self._choose_outputs_dtypes()
        self._choose_spacings()
        self._choose_input()
        self._choose_places()

    # ---- what is asked -----------------------------------------------------------------------------------

    def _choose_shape_and_axes(self):
        rng, pick = self.rng, self.rng.random()
        if pick < 0.003:
            ndim = 0
        elif pick < 0.008:
            ndim = rng.randint(7, MAX_RANK)
        else:
            ndim = rng.choices((1, 2, 3, 4, 5, 6), (20, 25, 25, 12, 9, 9))[0]
        sizes = rng.choices(("small", "medium", "large"), (0.89, 0.097, 0.013))[0]
        self.size_class = "small" if ndim == 0 or ndim > 4 else sizes

        axes = list(range(ndim))
        if rng.random() < 0.6 or ndim > 6:
            rng.shuffle(axes)
            # At most 6: 32 differentiated axes would have 2**32 elements at least.
            axes = axes[:rng.randint(1, min(ndim, 6)) if ndim and rng.random() > 0.01 else 0]
        if rng.random() < 0.8:
            self.edge_orders = [rng.choice((1, 1, 2))] * len(axes)
        else:
            self.edge_orders = [rng.choice((1, 2)) for _ in axes]
        least = [1] * ndim
        for axis, edge_order in zip(axes, self.edge_orders):
            least[axis] = edge_order + 1
        self.shape = {"small": self._small, "medium": self._medium, "large": self._large}[self.size_class](least)
        others = [axis for axis in range(ndim) if axis not in axes]
        if others and rng.random() < 0.02:
            self.shape[rng.choice(others)] = 0
        self.axes = axes
        # As the library gets them: NULL where that says the same, some counted from the end.
        in_order = axes == list(range(ndim))
        self.passed_axes = [axis - ndim if rng.random() < 0.3 else axis for axis in axes]
        if in_order and rng.random() < 0.5:
            self.passed_axes = None

    def _small(self, least):
        rng = self.rng
        most = {0: 1, 1: 70, 2: 18, 3: 8, 4: 5, 5: 4, 6: 4}.get(len(least), 2)
        shape = [max(n, rng.choice((n, n + 1, rng.randint(1, most)))) for n in least]
        budget = 4000
        for axis in rng.sample(range(len(shape)), len(shape)):
            if np.prod(shape, dtype=float) > budget:
                shape[axis] = least[axis]
        return shape

    def _medium(self, least):
        """One or two long axes: rows over 1000 elements, chunks of 4 KiB, blocks of rows."""
        rng = self.rng
        long = rng.sample(range(len(least)), min(len(least), rng.choice((1, 1, 2))))
        extents = {1: ((500, 5000),), 2: ((500, 2000), (8, 70))}[len(long)]
        shape = [max(n, rng.randint(1, 4)) for n in least]
        for axis, (low, high) in zip(long, extents):
            near = rng.choice((512, 1024, 1536, 2048, 4096)) if high > 1000 else rng.choice((16, 32, 64))
            shape[axis] = rng.randint(low, high) if rng.random() < 0.6 else near + rng.randint(-2, 2)
        return self._within(shape, least, 40_000, long[0])

    def _large(self, least):
        """A few MB: 3-d blocks of similar extents, or a long axis among short ones."""
        rng, total = self.rng, self.rng.randint(100_000, 600_000)
        ndim = len(least)
        if rng.random() < 0.5:
            shape = [max(n, round(total ** (1.0 / ndim) * rng.uniform(0.7, 1.3))) for n in least]
            return self._within(shape, least, 2 * total, rng.randrange(ndim))
        shape = [max(n, rng.randint(1, 40)) for n in least]
        axis = rng.randrange(ndim)
        rest = int(np.prod(shape)) // shape[axis]
        shape[axis] = max(least[axis], total // rest)
        return shape

    def _within(self, shape, least, budget, keep):
        for axis in self.rng.sample(range(len(shape)), len(shape)):
            if axis != keep and np.prod(shape, dtype=float) > budget:
                shape[axis] = least[axis]
        return shape

    def _choose_outputs_dtypes(self):
        rng, served = self.rng, OUTPUTS[self.source]
        one = rng.choice(served)
        self.targets = [rng.choice(served) if rng.random() < 0.15 else one for _ in self.axes]

    def _choose_spacings(self):
        rng = self.rng
        float32 = any(computed_in_float32(self.source, target) for target in self.targets)
        plain = rng.random() < 0.12
        self.spacings = []
        for axis, edge_order in zip(self.axes, self.edge_orders):
            kinds = ("none",) if plain else ("step",) if rng.random() < 0.2 else None
            arguments = (rng, self.data, self.shape[axis], edge_order, float32)
            self.spacings.append(random_spacing(*arguments, kinds) if kinds else random_spacing(*arguments))

    # ---- where it lies -----------------------------------------------------------------------------------

    def _choose_input(self):
        rng = self.rng
        self.fields = 1
        one_target = len(set(self.targets)) == 1
        same_size = one_target and STORAGE[self.targets[0]] == STORAGE[self.source]
        self.output_mode = rng.choice(("separate", "separate", "own strides", "interleaved", "adjacent", "with input"))
        if self.output_mode == "with input" and not same_size:
            self.output_mode = "separate"
        if self.output_mode in ("interleaved", "adjacent") and not one_target:
            self.output_mode = "separate"

        kinds = memory.OUTPUT_KINDS if self.output_mode == "with input" else memory.INPUT_KINDS
        if self.output_mode == "with input":
            self.fields = 1 + len(self.axes) + rng.choice((0, 0, 1))
        layout = memory.random_layout(rng, self.shape, rng.choice(kinds), self.fields)
        self.order_of_fields = rng.sample(range(self.fields), self.fields)
        self.in_arena = self.output_mode != "with input" and rng.random() < 0.3
        self.arena_at_end = rng.random() < 0.6
        if not self.in_arena:
            margin = self._guard()
            layout = layout.shifted(margin + self.order_of_fields[0], margin + layout.size + self._guard())
        self.input = layout
        self.value_kind, self.flat = random_values(rng, self.data, layout.size, self.source)

    def _choose_places(self):
        """Outputs for one run; each run of the case makes its own buffers from `buffers`."""
        rng = self.rng
        kind = rng.choice(memory.OUTPUT_KINDS)
        count = len(self.axes)
        # For each buffer: elements and storage type; None is a copy of the input's buffer.
        self.buffers, self.outputs = [], []
        if self.output_mode == "with input":
            self.buffers.append(None)
            for k, target in enumerate(self.targets):
                moved = self.input.shifted(self.order_of_fields[1 + k] - self.order_of_fields[0], self.input.size)
                self.outputs.append(Output(target, moved, 0))
        elif self.output_mode == "interleaved" and count:
            fields = count + rng.choice((0, 0, 1))
            base, size = self._guarded(memory.random_layout(rng, self.shape, kind, fields))
            self.buffers.append((size, STORAGE[self.targets[0]]))
            for k, field in enumerate(rng.sample(range(fields), count)):
                self.outputs.append(Output(self.targets[k], base.shifted(field, size), 0))
        elif self.output_mode == "adjacent" and count:
            layout = memory.random_layout(rng, self.shape, kind)
            margin = self._guard()
            size = 2 * margin + count * layout.size
            self.buffers.append((size, STORAGE[self.targets[0]]))
            for k, place in enumerate(rng.sample(range(count), count)):
                self.outputs.append(Output(self.targets[k], layout.shifted(margin + place * layout.size, size), 0))
        else:
            shared = memory.random_layout(rng, self.shape, kind)
            for k, target in enumerate(self.targets):
                own = self.output_mode == "own strides"
                layout = memory.random_layout(rng, self.shape, rng.choice(memory.OUTPUT_KINDS)) if own else shared
                layout, size = self._guarded(layout)
                self.buffers.append((size, STORAGE[target]))
                self.outputs.append(Output(target, layout, k))
        self.output_kind = self.outputs[0].layout.kind if self.outputs else "none"

    def _guard(self):
        """Elements before or after an array: wider than a vector, and of any alignment."""
        return self.rng.randint(16, 33)

    def _guarded(self, layout):
        before = self._guard()
        size = before + layout.size + self._guard()
        return layout.shifted(before, size), size

    def new_buffers(self):
        return [self.flat.copy() if buffer is None else memory.poisoned(*buffer) for buffer in self.buffers]

    # ---- what must come out --------------------------------------------------------------------------------

    def runs(self):
        """Which of the two ways into the library can take this case."""
        one_shot = self.source in ONE_SHOT and len(set(self.edge_orders)) <= 1
        strides = {output.layout.passed for output in self.outputs}
        one_shot = one_shot and (len(strides) <= 1)
        return ("one-shot", "grid") if one_shot else ("grid",)

    def expected(self):
        spacings = [spacing.for_numpy() for spacing in self.spacings]
        return expected(self.input.view(self.flat), self.source, self.targets, self.axes, spacings, self.edge_orders)

    def component(self, output):
        """The real type whose numbers are compared."""
        return COMPONENT[output.dtype]

    def describe(self):
        lines = [
            f"f {self.source} -> {', '.join(self.targets) or 'no output'}; shape {tuple(self.shape)}; "
            f"axes {self.passed_axes} ({'NULL' if self.passed_axes is None else 'passed'}) = {self.axes}; "
            f"edge orders {self.edge_orders}",
            f"samples: {self.value_kind}; {self.input.describe()}"
            + (f"; flush with a guard page at the {'end' if self.arena_at_end else 'start'}" if self.in_arena else ""),
        ]
        lines += [f"spacing along axis {axis}: {spacing.describe()}"
                  for axis, spacing in zip(self.axes, self.spacings)]
        lines += [f"output {k} ({self.output_mode}, buffer {output.buffer}): {output.layout.describe()}"
                  for k, output in enumerate(self.outputs)]
        return lines

    def categories(self):
        """What the summary counts."""
        yield "samples -> result", {f"{self.source} -> {target}" for target in self.targets} or {"no axis"}
        yield "rank", {"7 to 32" if len(self.shape) > 6 else str(len(self.shape))}
        yield "size", {"empty" if 0 in self.shape else self.size_class}
        yield "input layout", {self.input.kind}
        yield "output layout", {self.output_kind}
        yield "outputs", {self.output_mode}
        yield "spacing", {spacing.kind for spacing in self.spacings}
        yield "edge order", {str(edge_order) for edge_order in self.edge_orders}
        yield "samples", {f"{self.value_kind} ({'complex' if self.source in COMPLEX else 'real'})"}
        yield "called by", set(self.runs())
