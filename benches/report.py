"""A result as a row of the table: what was reached beside what was asked."""

from measure import OPENCV

PEER_FLOOR, PEER_TARGET = 1.1, 1.5

HEADINGS = ("workload", "ms", "reached [quartiles]", "floor, target", "", "x numpy", "x C", "x numba", "x OpenCV",
            "x best peer", "")


def verdict(value, floor, target, lower_is_better=False):
    if value is None or floor is None:
        return ""
    if lower_is_better:
        value, floor, target = -value, -floor, -target
    return "target" if target is not None and value >= target else "floor" if value >= floor else "BELOW"


def number(value):
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def spread(ratio):
    return "" if ratio is None else f"{ratio[0]:.2f} [{ratio[1]:.2f} {ratio[2]:.2f}]"


def reached(result):
    """(text, "floor, target", verdict) of what the workload is about."""
    w = result.workload
    ours = result.get("ndgrad")
    if w.bound == "extra":
        value = result.extra["ndgrad"]
        return (f"{value / 1024:.0f} KiB", f"{w.floor / 1024:.0f}, {w.target / 1024:.0f} KiB",
                verdict(value, w.floor, w.target, lower_is_better=True))
    if ours is None:
        return "", "", ""
    if w.bound == "call":
        nanoseconds = ours.median * 1e9
        return (f"{nanoseconds:.0f} ns", f"{w.floor}, {w.target} ns",
                verdict(nanoseconds, w.floor, w.target, lower_is_better=True))
    if w.bound == "loop":
        ratio, unit = result.ratio(result.get("c"), ours), " x loop"
    elif w.bound == "opencv":
        ratio, unit = result.ratio(result.best(*OPENCV, threads=1), ours), " x OpenCV"
    else:
        ratio, unit = result.ratio(result.get("roof"), ours), ""
    if ratio is None:
        return "", "", ""
    asked = ", ".join(f"{number:.2f}" for number in (w.floor, w.target) if number is not None)
    return spread(ratio) + unit, asked, verdict(ratio[0], w.floor, w.target)


def by_threads(result, who, ours):
    """How many times faster than a peer at each number of threads, each paired with ours at its best."""
    ratios = [result.ratio(c, ours) for (name, _), c in sorted(result.contenders.items()) if name == who]
    return ", ".join(number(r[0]) for r in ratios)


def against_peers(result):
    w, ours = result.workload, result.best("ndgrad")
    to_numpy = result.ratio(result.get("numpy"), ours)
    best = result.best("c", "numba", *OPENCV)
    to_best = result.ratio(best, ours) if w.bound != "call" else None
    judged = w.group == "table" and w.bound == "roof"
    most = result.ratio(best, result.best("writes"))
    marks = [verdict(to_numpy and to_numpy[0], w.numpy_floor, w.numpy_target) if judged else "",
             verdict(to_best and to_best[0], PEER_FLOOR, PEER_TARGET) if judged else ""]
    if marks[1] == "BELOW" and most:
        marks[1] += f", at most {number(most[0])}"
    name = f" ({best.who} {best.threads})" if to_best else ""
    return (number(to_numpy[0]) + f" {marks[0]}" if to_numpy else "",
            by_threads(result, "c", ours) if ours else "", by_threads(result, "numba", ours) if ours else "",
            ", ".join(filter(None, (by_threads(result, who, ours) for who in OPENCV))) if ours else "",
            number(to_best[0]) + name if to_best else "", marks[1])


def row(result):
    ours = result.best("ndgrad")
    text, asked, mark = reached(result)
    milliseconds = "" if ours is None else number(ours.median * 1e3) if ours.median > 1e-5 else f"{ours.median * 1e3:.1e}"
    return (result.workload.name, milliseconds, text, asked, mark, *against_peers(result))


WIDTHS = (35, 7, 29, 13, 6, 11, 11, 11, 20, 22, 19)


def line(cells):
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS)).rstrip()
