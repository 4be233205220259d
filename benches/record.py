"""Keeps a run: DATE-PROCESSOR.csv with every number and DATE-PROCESSOR.md with the table."""

import csv

from measure import quartiles
from report import HEADINGS, row

COLUMNS = ("group", "workload", "elements", "outputs", "bytes", "who", "threads", "repetitions", "seconds", "seconds_q25",
           "seconds_q75", "of_roof", "of_roof_q25", "of_roof_q75")

EXPLANATION = """\
Everybody in turn, medians of ratios within a turn, quartiles in brackets. "Reached" is one thread's speed as a fraction of
the roof, which is non-temporal streaming of the least traffic, unless it names another unit. The columns with an x say how
many times faster ndgrad is, at its best number of threads, than numpy.gradient as called and than loops in C (`-O3
-march=native -fopenmp`), numba and OpenCV that write into arrays of the caller's, at one thread and at two; the best peer
is the fastest of those, its threads in brackets. "Floor" and "target" say which of them was met; "at most" says by how much a
peer can be passed that takes not much longer than writing the outputs, with nothing read. Outputs are the caller's and
touched, except numpy's, which makes its own."""


def rows(result):
    """The lines of the CSV file."""
    w, roof = result.workload, result.get("roof")
    head = [w.group, w.name, w.elements, w.outputs, f"{result.bytes:.0f}"]
    for (who, threads), c in result.contenders.items():
        ratio = result.ratio(roof, c)
        yield [*head, who, threads, len(c.seconds), *(f"{s:.4e}" for s in quartiles(c.seconds)),
               *(("", "", "") if ratio is None else (f"{r:.4f}" for r in ratio))]
    for who, extra in result.extra.items():
        yield ["extra", w.name, w.elements, w.outputs, extra, who, 1, 1, "", "", "", "", "", ""]


def write(directory, stem, machine, results):
    directory.mkdir(parents=True, exist_ok=True)
    with open(directory / f"{stem}.csv", "w", newline="") as file:
        for key, value in machine.items():
            file.write(f"# {key}: {value}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for result in results:
            writer.writerows(rows(result))
    with open(directory / f"{stem}.md", "w") as file:
        file.write(f"# {stem}\n\n")
        file.writelines(f"- {key}: {value}\n" for key, value in machine.items())
        file.write(f"\n{EXPLANATION}\n\n")
        file.write("| " + " | ".join(HEADINGS) + " |\n" + "|---" * len(HEADINGS) + "|\n")
        for result in results:
            if not result.workload.group.startswith(("size", "rank")):
                file.write("| " + " | ".join(map(str, row(result))) + " |\n")
    return directory / f"{stem}.md"


def read(path):
    """(machine, rows as dictionaries with numbers where there are any)."""
    machine, lines = {}, []
    with open(path, newline="") as file:
        for text in file:
            if text.startswith("# "):
                key, _, value = text[2:].rstrip("\n").partition(": ")
                machine[key] = value
            else:
                lines.append(text)
    table = []
    for entry in csv.DictReader(lines):
        for key in COLUMNS:
            if key not in ("group", "workload", "who"):
                entry[key] = float(entry[key]) if entry[key] else None
        table.append(entry)
    return machine, table
