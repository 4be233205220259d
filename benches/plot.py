"""Draws the pictures of a record: how near to the roof each workload comes, and how time grows with size and rank.

    python benches/plot.py benches/records/DATE-PROCESSOR.csv --into docs/images
"""

import argparse
import re
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

import record
from workloads import workloads

LOOKS = {
    "ndgrad": ("ndgrad", "#0072B2", "o"),
    "c": ("plain C loop", "#D55E00", "s"),
    "numba": ("numba", "#009E73", "^"),
    "opencv": ("OpenCV", "#CC79A7", "v"),
    "spatialGradient": ("OpenCV's spatialGradient", "#CC79A7", "<"),
    "numpy": ("numpy", "#777777", "D"),
    "roof": ("the memory", "#000000", None),
}
NANO = 1e9


def best(rows, who):
    """Of one workload's rows, those of somebody at the best number of threads."""
    return min((row for row in rows if row["who"] == who), key=lambda row: row["seconds"], default=None)


def threads(row):
    return "" if row["threads"] == 1 else f" ({row['threads']:.0f} threads)"


def plain_axes(axes):
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def kinds(w):
    """What stands together in the picture of the roof."""
    return w.group if w.group == "operators" else "floor and target" if w.bound else "no number asked"


def roof_picture(machine, table):
    """A line a workload: who is how near to the roof."""
    asked = [w for w in workloads() if w.group in ("table", "operators") and w.bound in ("roof", "opencv", None)]
    by_name = {w.name: [row for row in table if row["workload"] == w.name] for w in asked}
    shown = [w for w in asked if best(by_name[w.name], "ndgrad") is not None]
    figure, axes = plt.subplots(figsize=(9.5, 1.9 + 0.27 * len(shown)), layout="constrained")
    for y, w in enumerate(shown):
        axes.axhline(y, color="#e6e6e6", linewidth=0.8, zorder=0)
        if w.target:
            axes.barh(y, w.target - w.floor, left=w.floor, height=0.62, color="#cfe4f2", zorder=1)
        elif w.bound == "roof":
            axes.plot(w.floor, y, "|", markersize=13, markeredgewidth=3, color="#cfe4f2", zorder=1)
        for who in ("numpy", "numba", "c", "opencv", "spatialGradient"):
            row = best(by_name[w.name], who)
            if row is not None and row["of_roof"] is not None:
                _, colour, marker = LOOKS[who]
                axes.plot(row["of_roof"], y, marker, markersize=6, markerfacecolor="white", color=colour, zorder=3)
        ours = next(row for row in by_name[w.name] if row["who"] == "ndgrad" and row["threads"] == 1)
        axes.plot((ours["of_roof_q25"], ours["of_roof_q75"]), (y, y), color=LOOKS["ndgrad"][1], linewidth=1.6, zorder=4)
        axes.plot(ours["of_roof"], y, "o", markersize=8, color=LOOKS["ndgrad"][1], zorder=5)
        fastest = best(by_name[w.name], "ndgrad")
        if fastest["threads"] > 1 and fastest["of_roof"] is not None:
            axes.plot(fastest["of_roof"], y, "o", markersize=7, markerfacecolor="white", color=LOOKS["ndgrad"][1], zorder=4)
    for y in range(1, len(shown)):
        if kinds(shown[y]) != kinds(shown[y - 1]):
            axes.axhline(y - 0.5, color="#888888", linewidth=0.8, zorder=0)
    axes.axvline(1, color="black", linewidth=1, zorder=2)
    axes.set_yticks(range(len(shown)), [w.name for w in shown])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(0, min(1.5, max(1.08, 1.03 * max(row["of_roof"] or 0 for rows in by_name.values() for row in rows))))
    axes.set_xlabel("speed as a fraction of non-temporal streaming,\nwhich moves each sample and each result once")
    axes.set_title(f"How much of the memory's speed is used\n{machine.get('processor', '')}", loc="left", fontsize=11)
    plain_axes(axes)
    handles = [plt.Line2D([], [], linestyle="", marker="o", markersize=8, color=LOOKS["ndgrad"][1],
                          label="ndgrad, 1 thread, with quartiles"),
               plt.Line2D([], [], linestyle="", marker="o", markersize=7, markerfacecolor="white", color=LOOKS["ndgrad"][1],
                          label="ndgrad, 2 threads, where faster")]
    for who in ("c", "numba", "opencv", "spatialGradient", "numpy"):
        label, colour, marker = LOOKS[who]
        suffix = " as called" if who == "numpy" else ", best of 1 and 2 threads"
        handles.append(plt.Line2D([], [], linestyle="", marker=marker, markersize=6, markerfacecolor="white", color=colour,
                                  label=label + suffix))
    handles.append(plt.Rectangle((0, 0), 1, 1, color="#cfe4f2", label="floor, up to the target"))
    figure.legend(handles=handles, loc="outside lower center", ncols=3, frameon=False, fontsize=9)
    return figure


def cache_sizes(machine):
    """(name, bytes) of the caches in "L1 48 KiB, L2 1024 KiB, ..."."""
    return [(name, int(kib) * 1024) for name, kib in re.findall(r"(L\d) (\d+) KiB", machine.get("caches", ""))]


def curve(axes, xs, rows, who, style="-", label=None):
    """Nanoseconds a result."""
    points = [(x, row["seconds"] * NANO / row["elements"] / row["outputs"]) for x, row in zip(xs, rows) if row is not None]
    if points:
        name, colour, marker = LOOKS[who]
        axes.plot(*zip(*points), linestyle=style, marker=marker, markersize=4.5, color=colour, label=label or name)


def growth_picture(machine, table):
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.8), layout="constrained", width_ratios=(1.5, 1))
    sizes = sorted({row["elements"] for row in table if row["group"] == "size"})
    for who in ("numpy", "c", "ndgrad"):
        rows = [best([r for r in table if r["group"] == "size" and r["elements"] == n], who) for n in sizes]
        curve(left, sizes, rows, who)
    left.set_xscale("log")
    left.set_yscale("log")
    for name, size in cache_sizes(machine):
        left.axvline(size / 16, color="#bbbbbb", linewidth=0.8, zorder=0)
        left.annotate(f"fills {name}", (size / 16, 1), xycoords=("data", "axes fraction"), rotation=90, fontsize=8,
                      color="#777777", ha="right", va="top", xytext=(-2, -2), textcoords="offset points")
    left.set_xlabel("samples (one dimension, double)")
    left.set_ylabel("nanoseconds a result")
    left.set_title("Time per result by size", loc="left", fontsize=11)
    left.legend(frameon=False)

    for group, style, note in (("rank, large", "-", "16 million samples"), ("rank, small", ":", "4096 samples")):
        named = {int(re.search(r"rank (\d)", row["workload"])[1]): [] for row in table if row["group"] == group}
        for row in table:
            if row["group"] == group:
                named[int(re.search(r"rank (\d)", row["workload"])[1])].append(row)
        ranks = sorted(named)
        for who in ("numpy", "ndgrad", "roof"):
            if who != "roof" or style == "-":
                rows = [best(named[rank], who) for rank in ranks]
                curve(right, ranks, rows, who, "--" if who == "roof" else style, f"{LOOKS[who][0]}, {note}")
    right.set_ylim(bottom=0)
    right.set_xticks(range(1, 7))
    right.set_xlabel("dimensions, all axes differentiated")
    right.set_title("Time per result by rank", loc="left", fontsize=11)
    right.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(0, 1.0))
    right.set_ylim(top=1.45 * right.get_ylim()[1])
    left.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    for axes in (left, right):
        plain_axes(axes)
        axes.grid(axis="y", color="#eeeeee", linewidth=0.8)
        axes.set_axisbelow(True)
    figure.suptitle(f"{machine.get('processor', '')}; one thread; the C loop divides and is compiled for this machine",
                    x=0.01, ha="left", fontsize=9, color="#555555")
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--into", type=Path, default=Path("docs/images"))
    options = parser.parse_args()
    machine, table = record.read(options.record)
    options.into.mkdir(parents=True, exist_ok=True)
    for name, picture in (("bench-roof.png", roof_picture), ("bench-growth.png", growth_picture)):
        picture(machine, table).savefig(options.into / name, dpi=110)
        print(options.into / name)


if __name__ == "__main__":
    main()
