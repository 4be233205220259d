"""ndgrad's benchmarks: the C functions against the memory's speed, a plain C loop, numba, numpy and OpenCV. `make bench`
calls this.

Prints the table of workloads.py and writes a record of it.
"""

import argparse
import datetime
import os
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import machine
import measure
import processes
import record
import report
from workloads import workloads


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--harness", required=True, type=Path, help="the compiled benches/harness")
    parser.add_argument("--library", required=True, type=Path, help="the shared library to measure")
    parser.add_argument("--records", type=Path, metavar="DIRECTORY",
                        help="where the record goes; beside this file by default, and nowhere with --only")
    parser.add_argument("--quick", action="store_true", help="under two minutes: fewer workloads and repetitions")
    parser.add_argument("--only", default="", metavar="REGEX", help="only workloads whose name matches")
    parser.add_argument("--reps", type=int, help="repetitions")
    parser.add_argument("--without", default="", metavar="WHO,...", help="peers to leave out: c, numba, numpy, opencv")
    parser.add_argument("--threads", type=int, nargs="*", help="numbers of threads; 1 and that of the processors by default")
    parser.add_argument("--nice", type=int, metavar="N", help="run at this priority: a superuser's -15 keeps the other "
                        "processes of a shared machine from interrupting, though not from using the memory")
    return parser.parse_args()


def main():
    options = arguments()
    plan = measure.QUICK if options.quick else measure.FULL
    left_out = options.without.split(",")
    plan = replace(plan, peers=tuple(p for p in plan.peers if p not in left_out))
    if options.reps:
        plan = replace(plan, repetitions=options.reps)
    threads = options.threads or sorted({1, min(2, os.cpu_count())})
    # With --only everything can be asked for, whether or not it belongs to a quick run.
    chosen = [w for w in workloads(options.quick and not options.only) if re.search(options.only, w.name)]
    python = {"numba", "numpy", "opencv"} & set(plan.peers)

    if options.nice is not None:
        os.setpriority(os.PRIO_PROCESS, 0, options.nice)  # what it starts inherits it
    started, load = time.monotonic(), machine.load()
    results = []
    with processes.harness(options.harness, options.library) as harness:
        worker = processes.worker() if python else None
        about = {"date": datetime.date.today().isoformat(), **machine.describe(harness, worker)}
        print("\n".join(f"{key}: {value}" for key, value in about.items()))
        print("\n" + report.line(report.HEADINGS), flush=True)
        for workload in chosen:
            try:
                if workload.bound == "extra":
                    again = lambda: processes.harness(options.harness, options.library)
                    result = measure.measure_extra(workload, again, worker, plan, threads)
                else:
                    result = measure.measure(workload, harness, worker, plan, threads)
            except processes.Refused as reason:
                print(f"{workload.name}: {reason}", file=sys.stderr)
                continue
            results.append(result)
            print(report.line(report.row(result)), flush=True)
        if worker is not None:
            worker.__exit__()
    about["priority"] = str(os.getpriority(os.PRIO_PROCESS, 0))
    about["load before and after"] = f"{load}, {machine.load()}"
    print(f"\nload before and after: {about['load before and after']}; {time.monotonic() - started:.0f} s")
    records = options.records or (None if options.only else Path(__file__).resolve().parent / "records")
    if records:
        print("record:", record.write(records, f"{about['date']}-{machine.slug()}", about, results))


if __name__ == "__main__":
    main()
