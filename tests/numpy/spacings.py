"""Random steps and coordinates that both numpy and the library accept."""

import math

import numpy as np

KINDS = ("none", "step", "even", "almost even", "uneven", "decreasing", "unsorted", "i64")
_WEIGHTS = (2, 6, 2, 2, 5, 2, 2, 2)


class Spacing:
    """Of one axis: nothing, a step, or coordinates; i64 coordinates have their differences in `coords` as well."""

    def __init__(self, kind, step=None, coords=None, coords_i64=None):
        self.kind, self.step, self.coords, self.coords_i64 = kind, step, coords, coords_i64

    def for_numpy(self):
        return self.step if self.coords is None else self.coords

    def describe(self):
        if self.coords is None:
            return "none" if self.step is None else f"step {self.step!r} = {self.step.hex()}"
        values = self.coords if self.coords_i64 is None else self.coords_i64
        listed = values.tolist() if len(values) <= 12 else values[:12].tolist() + ["..."]
        return f"{self.kind} coordinates {listed}"


def step_is_accepted(step, edge_order, float32):
    """No divisor may vanish and no weight overflow in the arithmetic used. A divisor may overflow: that gives zeros."""
    real = np.float32 if float32 else np.float64
    with np.errstate(all="ignore"):
        divisors = [real(step), real(2.0 * step)]
        weights = []
        if edge_order == 2:
            weights = [real(np.float64(w) / np.float64(step)) for w in (-1.5, 2.0, 0.5)]
    return all(d != 0 for d in divisors) and all(math.isfinite(w) for w in weights)


def coords_are_accepted(x, edge_order):
    """Every difference and every weight of numpy's is finite. Weights of coordinates are always doubles."""
    with np.errstate(all="ignore"):
        d = np.diff(x)
        if not np.isfinite(d).all() or (d == 0).any():
            return False
        if (d == d[0]).all():
            return step_is_accepted(float(d[0]), edge_order, float32=False)
        d1, d2 = d[:-1], d[1:]
        weights = [-d2 / (d1 * (d1 + d2)), (d2 - d1) / (d1 * d2), d1 / (d2 * (d1 + d2))]
        if edge_order == 2:
            for p, q in ((d[0], d[1]), (d[-2], d[-1])):
                weights += [(2.0 * p + q) / (p * (p + q)), (p + q) / (p * q), p / (q * (p + q)), q / (p * (p + q)),
                            (2.0 * q + p) / (q * (p + q))]
    return all(np.isfinite(w).all() for w in weights)


def random_step(rng, edge_order, float32):
    while True:
        sign = -1.0 if rng.random() < 0.3 else 1.0
        kind = rng.randrange(5)
        if kind == 0:
            step = 2.0 ** rng.randint(-6, 6)
        elif kind == 1:
            step = rng.choice((0.1, 1.0 / 3.0, 3.0, 5.0, 7.25, 30.0, 1.0))
        elif kind == 2:
            step = rng.uniform(0.01, 10.0)
        elif kind == 3:
            step = math.exp(rng.uniform(-80.0, 80.0))
        else:
            step = 10.0 ** (rng.uniform(-44.0, 39.0) if float32 else rng.uniform(-310.0, 308.2))
        if step_is_accepted(sign * step, edge_order, float32):
            return sign * step


def _float_coords(rng, data, kind, n):
    scale = rng.choice((1.0, 1.0, 0.1, 1e-3, 1e9, math.exp(rng.uniform(-200.0, 200.0))))
    start = rng.choice((0.0, 0.0, 1.0, -7.5, rng.uniform(-1e3, 1e3)))
    if kind == "even":
        step = rng.choice((1.0, 0.5, -2.0, 3.0)) * 2.0 ** rng.randint(-10, 10)
        return rng.randint(-50, 50) * step + np.arange(n, dtype=np.float64) * step
    if kind == "almost even":
        if rng.random() < 0.5:
            return np.linspace(start, start + rng.choice((-1.0, 1.0, 360.0)), n)
        return np.arange(n) * rng.choice((0.1, -0.3, 1.0 / 3.0))
    if kind == "unsorted":
        return data.permutation(n).astype(np.float64) * scale + data.random(n) * 0.25 * scale
    steps = np.exp(data.uniform(-2.0, 2.0, n)) if rng.random() < 0.6 else data.integers(1, 4, n).astype(np.float64)
    x = np.cumsum(steps) * scale + start * scale
    return -x if kind == "decreasing" else x


def _integer_coords(rng, data, n):
    """int64 coordinates far from 0, and the same from 0 as doubles: there numpy's differences are exact too."""
    kind = rng.randrange(4)
    if kind == 0:
        steps = np.full(n, rng.choice((1, 3, -2, 10**9)), np.int64)
    else:
        largest = rng.choice((5, 10**4, 2**40 // max(n, 1)))
        steps = data.integers(1, largest, n, endpoint=True)
        if kind == 2:
            steps = -steps
        elif kind == 3:
            steps = steps * data.choice(np.array([-1, 1]), n)
    shifted = np.cumsum(steps)
    shifted -= shifted[0]
    base = rng.choice((0, 0, 1_700_000_000_000_000_000, rng.randint(-2**62, 2**62)))
    return shifted + np.int64(base), shifted.astype(np.float64)


def random_spacing(rng, data, n, edge_order, float32, kinds=KINDS):
    """For an axis of n >= edge_order + 1 samples. float32: steps are used in float32."""
    kind = rng.choices(kinds, [_WEIGHTS[KINDS.index(kind)] for kind in kinds])[0]
    if kind == "none":
        return Spacing(kind)
    if kind == "step":
        return Spacing(kind, step=random_step(rng, edge_order, float32))
    for _ in range(20):
        integers = None
        if kind == "i64":
            integers, x = _integer_coords(rng, data, n)
        else:
            x = _float_coords(rng, data, kind, n)
        if coords_are_accepted(x, edge_order):
            return Spacing(kind, coords=np.ascontiguousarray(x), coords_i64=integers)
    return Spacing("even", coords=np.arange(n, dtype=np.float64))
