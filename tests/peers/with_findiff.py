"""findiff: derivatives of accuracy order 2 to 8, Laplacian, divergence and curl, on even and uneven axes.

findiff can work out weights exactly (`symbolic=True`), but its operators have the solution of a Vandermonde system in double
precision, which loses digits as stencils grow. So the library is compared with the exact weights to a few ulp, and with the
operators to what their weights are good for.

With a step, findiff's one-sided differences start at the sample itself, the library's at the end of the axis: they are the same at
the two ends only. With coordinates they are the same everywhere.
"""

import findiff
import numpy as np

ACCURACIES = (2, 4, 6, 8)
EXACT_ULP = 4
# What the weights of findiff's operators are good for, in ulp of the sum of the absolute terms.
ULP = {"even": {2: 20, 4: 100, 6: 10**5, 8: 10**7}, "uneven": {2: 100, 4: 10**4, 6: 2 * 10**6, 8: 10**9}}


def uneven(random, n):
    return np.cumsum(random.uniform(0.6, 1.4, n))


def weighted_sum(f, axis, start, weights):
    """The sum of the weights and the samples from `start` on, and that of the absolute terms; in long double."""
    samples = [np.take(f, start + k, axis).astype(np.longdouble) for k in range(len(weights))]
    terms = [weight * sample for weight, sample in zip(weights, samples)]
    return sum(terms), sum(np.abs(term) for term in terms)


def check_exact(report, what, ours, f, row, start, weights, detail):
    theirs, size = weighted_sum(f, 0, start, [np.longdouble(w.p) / np.longdouble(w.q) for w in weights])
    report.close(f"exact weights, {what}", ours[row], theirs, size.astype(np.float64), EXACT_ULP, f"{detail}, row {row}")


def exact_even(library, report, random):
    n = 31
    for order in range(1, 7):
        for accuracy in ACCURACIES:
            found = findiff.coefficients(order, accuracy, symbolic=True)
            f = random.standard_normal((n, 3))
            ours = library.field(f.shape, None, accuracy).derivative(f, 0, order)
            for scheme, rows in (("center", range(9, 22)), ("forward", (0,)), ("backward", (n - 1,))):
                offsets = list(found[scheme]["offsets"])
                assert offsets == list(range(offsets[0], offsets[0] + len(offsets)))
                for row in rows:
                    check_exact(report, scheme, ours, f, row, row + offsets[0], found[scheme]["coefficients"],
                                f"order {order}, accuracy {accuracy}")


def exact_uneven(library, report, random):
    """Windows as findiff's coefficients_non_uni has them: centred, or the nearest to an end."""
    n = 26
    for order in range(1, 7):
        for accuracy in ACCURACIES:
            width = 2 * ((order + 1) // 2) - 1 + accuracy + (order % 2 == 0)
            x = np.cumsum(random.integers(1, 6, n))
            f = random.standard_normal((n, 3))
            ours = library.field(f.shape, [x, None], accuracy).derivative(f, 0, order)
            for row in (0, 1, n // 2, n - 2, n - 1):
                start, count = (0, width) if row < 2 else (n - width, width) if row > n - 3 else (row - width // 2, width // 2 * 2 + 1)
                offsets = [int(x[k] - x[row]) for k in range(start, start + count)]
                weights = findiff.coefficients(order, offsets=offsets, symbolic=True)["coefficients"]
                check_exact(report, "uneven", ours, f, row, start, weights, f"order {order}, accuracy {accuracy}")


def terms(axis, f, spacing, order, accuracy):
    """What the absolute values of the terms of each derivative add up to, by findiff's weights."""
    weights = np.abs(findiff.FinDiff(0, spacing, order, acc=accuracy)(np.eye(f.shape[axis])))
    return np.moveaxis(np.tensordot(weights, np.abs(f), (1, axis)), 0, axis)


def derivatives(library, report, random):
    for accuracy in ACCURACIES:
        for order in (1, 2):
            for shape, axis in (((40,), 0), ((30, 7), 0), ((5, 33), 1), ((3, 28, 4), 1)):
                n = shape[axis]
                f = random.standard_normal(shape)
                detail = f"order {order}, accuracy {accuracy}, shape {shape}, axis {axis}"
                for kind, spacing in (("even", 0.037), ("uneven", uneven(random, n))):
                    spacings = [spacing if k == axis else None for k in range(len(shape))]
                    ours = library.field(shape, spacings, accuracy).derivative(f, axis, order)
                    theirs = findiff.FinDiff(axis, spacing, order, acc=accuracy)(f)
                    rows = np.arange(n) if kind == "uneven" else np.array([0, *range(8, n - 8), n - 1])
                    pick = [np.take(a, rows, axis) for a in (ours, theirs, terms(axis, f, spacing, order, accuracy))]
                    report.close(f"derivatives, {kind}, accuracy {accuracy}", *pick, ULP[kind][accuracy], detail)


def fields(library, report, random):
    """Operators that add up along several axes."""
    for accuracy in ACCURACIES:
        for shape in ((24, 27), (21, 22, 23)):
            rank = len(shape)
            for kind in ("even", "uneven"):
                spacing = [0.1 * (k + 1) if kind == "even" else uneven(random, n) for k, n in enumerate(shape)]
                given = {"h" if kind == "even" else "coords": spacing, "acc": accuracy}
                f = random.standard_normal((rank, *shape))
                field = library.field(shape, spacing, accuracy)
                # One-sided differences of a step are not findiff's: see above.
                margin = 8 if kind == "even" else 0
                part = tuple(slice(margin, n - margin) for n in shape)

                def size(component, axis, order=1):
                    return terms(axis, f[component], spacing[axis], order, accuracy)

                def check(what, ours, theirs, scale):
                    report.close(f"{what}, {kind}, accuracy {accuracy}", ours[part], theirs[part], scale[part], ULP[kind][accuracy],
                                 f"shape {shape}")

                if kind == "even":
                    check("Laplacian", field.laplacian(f[0]), findiff.Laplacian(h=spacing, acc=accuracy)(f[0]),
                          sum(size(0, k, 2) for k in range(rank)))
                check("divergence", field.divergence(list(f)), findiff.Divergence(**given)(f), sum(size(k, k) for k in range(rank)))
                for k, (a, b) in enumerate(zip(field.gradient(f[0]), findiff.Gradient(**given)(f[0]))):
                    check("gradient", a, b, size(0, k))
                ours, theirs = field.curl(list(f)), findiff.Curl(**given)(f)
                for k, (a, b) in enumerate([(ours, theirs)] if rank == 2 else zip(ours, theirs)):
                    p, q = (0, 1) if rank == 2 else ((k + 1) % 3, (k + 2) % 3)
                    check("curl", a, b, size(q, p) + size(p, q))


def compare(library, report):
    random = np.random.default_rng(1)
    exact_even(library, report, random)
    exact_uneven(library, report, random)
    derivatives(library, report, random)
    fields(library, report, random)
