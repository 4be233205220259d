"""The table and the picture of docs/convergence.md."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import NullFormatter, ScalarFormatter

from measured_operators import OPERATORS
from measuring import GRIDS
from smooth_fields import SIDES

ACCURACY_LOOKS = {2: ("#CC79A7", "v"), 4: ("#009E73", "^"), 6: ("#D55E00", "s"), 8: ("#0072B2", "o")}
# A title, and panels: operator, side, spacing, title.
SECTIONS = (
    ("The gradient, by what lies beyond the ends; long and short steps alternate, 3 : 2",
     [("gradient", side, "alternating", side) for side in SIDES]),
    ("Higher derivatives, with one-sided ends; even steps",
     [(f"derivative of order {order}", "one-sided", "even", f"order {order}") for order in (2, 3, 5, 6)]),
)


def write(measured, folder):
    table = "\n".join(worst_slopes(measured)) + "\n"
    (folder / "convergence-table.txt").write_text(table)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    picture(measured).savefig(folder / "images" / "convergence.png", dpi=110)
    print(f"\n{table}\n{folder / 'convergence-table.txt'}, {folder / 'images' / 'convergence.png'}")


def worst_slopes(measured):
    """Markdown: a line for each operator, with the smallest slope of all sides and spacings."""
    accuracies = sorted({accuracy for *_, accuracy in measured})
    yield "| operator | " + " | ".join(f"accuracy {accuracy}" for accuracy in accuracies) + " |"
    yield "|---|" + "---:|" * len(accuracies)
    for operator in OPERATORS:
        worst = {}
        for (name, *_, accuracy), found in measured.items():
            if name == operator.name:
                worst[accuracy] = min(worst.get(accuracy, found.slope), found.slope)
        yield f"| {operator.name} | " + " | ".join(f"{worst[a]:.2f}" if a in worst else "" for a in accuracies) + " |"


def picture(measured):
    """Errors by the number of samples."""
    figure = plt.figure(figsize=(11, 9.6), layout="constrained")
    for part, (title, panels) in zip(figure.subfigures(2, 1, height_ratios=(2, 1.15)), SECTIONS, strict=True):
        part.suptitle(title, x=0.01, ha="left", fontsize=11)
        rows = part.subplots(len(panels) // 4, 4, sharex=True, sharey=True, squeeze=False)
        for axes, (operator, side, spacing, name) in zip(rows.flat, panels, strict=True):
            for accuracy in ACCURACY_LOOKS:
                draw(axes, measured[operator, side, spacing, accuracy], accuracy)
            axes.set_title(name, loc="left", fontsize=10, color="#555555")
            finish(axes)
        for axes in rows[:, 0]:
            axes.set_ylabel("largest error / largest result")
        for axes in rows[-1]:
            axes.set_xlabel("samples along an axis")
    handles = [plt.Line2D([], [], color=colour, marker=marker, markersize=5, linewidth=1, label=f"accuracy {accuracy}")
               for accuracy, (colour, marker) in ACCURACY_LOOKS.items()]
    handles.append(plt.Line2D([], [], color="#bbbbbb", linewidth=7, label="the slope that is promised, along the five grids that count"))
    figure.legend(handles=handles, loc="outside lower center", ncols=5, frameon=False, fontsize=9)
    return figure


def draw(axes, found, accuracy):
    colour, marker = ACCURACY_LOOKS[accuracy]
    errors = [error / found.exact for error in found.errors]
    sizes = found.sizes[-GRIDS:]
    promised = [errors[-1] * (size / sizes[-1]) ** -accuracy for size in sizes]
    axes.plot(sizes, promised, color=colour, linewidth=7, alpha=0.28, solid_capstyle="butt")
    axes.plot(found.sizes, errors, color=colour, marker=marker, markersize=4, linewidth=1)


def finish(axes):
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks([12, 25, 50, 100])
    axes.xaxis.set_major_formatter(ScalarFormatter())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_ylim(1e-13, 10)
    axes.grid(color="#eeeeee", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
