"""The table and the picture of docs/convergence.md."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import NullFormatter, ScalarFormatter

from measured_operators import OPERATORS
from smooth_fields import SIDES

ACCURACY_LOOKS = {2: ("#CC79A7", "v"), 4: ("#009E73", "^"), 6: ("#D55E00", "s"), 8: ("#0072B2", "o")}
ROWS = (
    ("Laplacian: even axes, and axes whose steps alternate 3 : 2, dotted", [("Laplacian", side, side) for side in SIDES]),
    ("One-sided ends, even axes", [(f"derivative of order {order}", "one-sided", f"derivative of order {order}") for order in (1, 3, 5, 6)]),
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
    """Errors by the number of samples: the Laplacian with each side, and derivatives of several orders."""
    figure, axes = plt.subplots(3, 4, figsize=(11, 9.2), layout="constrained", sharex=True, sharey="row")
    panels = [panel for _, row in ROWS for panel in row]
    for panel, (operator, side, title) in zip(axes.flat, panels, strict=True):
        spacings = ("even", "alternating") if operator == "Laplacian" else ("even",)
        for accuracy in ACCURACY_LOOKS:
            for spacing in spacings:
                draw(panel, measured[operator, side, spacing, accuracy], accuracy, spacing)
        panel.set_title(title, loc="left", fontsize=10)
        finish(panel)
    for panel in axes[-1]:
        panel.set_xlabel("samples along an axis")
    for panel in axes[:, 0]:
        panel.set_ylabel("largest error")
    handles = [plt.Line2D([], [], color=colour, marker=marker, linestyle="", label=f"accuracy {accuracy}")
               for accuracy, (colour, marker) in ACCURACY_LOOKS.items()]
    handles.append(plt.Line2D([], [], color="#bbbbbb", linewidth=5, label="the slope that is promised"))
    figure.legend(handles=handles, loc="outside lower center", ncols=5, frameon=False)
    return figure


def draw(panel, found, accuracy, spacing):
    colour, marker = ACCURACY_LOOKS[accuracy]
    sizes, errors = found.sizes[-5:], found.errors[-5:]
    if spacing == "even":
        promised = [errors[-1] * (size / sizes[-1]) ** -accuracy for size in sizes]
        panel.plot(sizes, promised, color=colour, linewidth=6, alpha=0.25, solid_capstyle="butt")
    panel.plot(sizes, errors, color=colour, marker=marker, markersize=4, linewidth=0.8, linestyle="-" if spacing == "even" else ":",
               markerfacecolor=colour if spacing == "even" else "white")


def finish(panel):
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xticks([12, 25, 50, 100])
    panel.xaxis.set_major_formatter(ScalarFormatter())
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.grid(color="#eeeeee", linewidth=0.8)
    panel.set_axisbelow(True)
    for side in ("top", "right"):
        panel.spines[side].set_visible(False)
