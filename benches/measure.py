"""Measures one workload: everybody in turn, A B C A B C, so that what disturbs the machine disturbs them all alike, and
ratios are taken within a turn."""

import math
import time
from dataclasses import dataclass, field

import numpy

from processes import Refused

CACHED = 64e6
"""Below so many bytes a run leaves something in the caches, and each is preceded by one of the same kind."""

OPENCV = ("opencv", "spatialGradient")
"""Its functions: cv2.Sobel once an axis; both axes at once, which it has for u8 -> i16 only."""


@dataclass
class Contender:
    who: str
    threads: int
    server: object
    seconds: list = field(default_factory=list)
    repetitions: int = 0
    times: int = 1

    @property
    def median(self):
        return float(numpy.median(self.seconds))


def quartiles(values):
    """Median, first and third quartile."""
    return tuple(float(q) for q in numpy.percentile(values, (50, 25, 75)))


class Result:
    """What came of a workload."""

    def __init__(self, workload, bytes_moved, contenders, note=""):
        self.workload, self.bytes, self.note = workload, bytes_moved, note
        self.contenders = {(c.who, c.threads): c for c in contenders if c.seconds}
        self.extra = {}

    def get(self, who, threads=1):
        return self.contenders.get((who, threads))

    def best(self, *names, threads=None):
        """Of these the one with the lowest median, at its best number of threads or at the given one."""
        found = [c for (who, n), c in self.contenders.items() if who in names and threads in (None, n)]
        return min(found, key=lambda c: c.median, default=None)

    def ratio(self, slower, faster):
        """How many times faster: quartiles of the ratios within a turn; None if one of them did not run."""
        if slower is None or faster is None:
            return None
        return quartiles([a / b for a, b in zip(slower.seconds, faster.seconds)])


@dataclass
class Plan:
    repetitions: int
    shortest: float
    """Seconds that a sample takes at least: calls are repeated up to it."""
    budget: float
    """Seconds that a contender may take in all; slow ones get fewer turns, but three."""
    peers: tuple = ("c", "numba", "numpy", "opencv")


QUICK = Plan(repetitions=5, shortest=1e-3, budget=1.5)
FULL = Plan(repetitions=15, shortest=4e-3, budget=12.0)


def contenders(workload, harness, worker, plan, threads):
    """Who takes part. The number of threads goes up to that of the processors; the library may not offer it."""
    ours = [Contender("ndgrad", n, harness) for n in threads]
    loops = [Contender("c", n, harness) for n in threads]
    roof = [Contender("roof", 1, harness)]
    writes = [Contender("writes", n, harness) for n in threads]
    numba = [Contender("numba", n, worker) for n in threads]
    numpy_ = [Contender("numpy", 1, worker)]
    opencv = [Contender(who, n, worker) for who in OPENCV for n in threads]
    if workload.operator == "sobel":
        every = [*roof, *ours, *opencv]
    elif not workload.is_numpys:
        every = [*roof, *ours, *loops]
    elif workload.bound in ("call", "extra"):
        every = [ours[0], loops[0], numpy_[0]] if workload.bound == "call" else []
    elif workload.group.startswith(("size", "rank")):
        every = [*roof, ours[0], loops[0], *numpy_]
    else:
        every = [*roof, *(writes if workload.bound == "roof" else ()), *ours, *loops, *numba, *numpy_]
    wanted = {"roof", "writes", "ndgrad", *plan.peers, *(OPENCV if "opencv" in plan.peers else ())}
    if workload.bound == "loop":
        wanted.add("c")
    return [c for c in every if c.who in wanted]


def settle(contender):
    """After several threads have run: those of OpenMP spin for a while and would disturb the next."""
    if contender.threads > 1:
        time.sleep(0.005)


def prepare(contender, plan):
    """One run that nobody looks at, and how many there will be. False if it does not take part."""
    try:
        seconds = contender.server.run(contender.who, contender.threads, 1)
        if seconds < 1:
            seconds = contender.server.run(contender.who, contender.threads, 1)
        if seconds < plan.shortest / 10:
            seconds = contender.server.run(contender.who, contender.threads, 10)
    except Refused:
        return False
    contender.times = max(1, math.ceil(plan.shortest / max(seconds, 1e-9)))
    per_turn = seconds * contender.times
    contender.repetitions = min(plan.repetitions, max(3, int(plan.budget / per_turn)))
    settle(contender)
    return True


def same_bits(harness):
    """Whether ndgrad and the plain loop leave the same outputs; None where there is no loop."""
    ours = harness.ask("checksum ndgrad")
    try:
        return harness.ask("checksum c") == ours
    except Refused:
        return None


def measure(workload, harness, worker, plan, threads):
    moved = float(harness.ask("open " + workload.words))
    try:
        if same_bits(harness) is False:
            raise SystemExit(f"{workload.name}: ndgrad and a plain loop differ")
        every = contenders(workload, harness, worker, plan, threads)
        if worker is not None and any(c.server is worker for c in every):
            try:
                worker.ask("open " + workload.words)
            except Refused:
                every = [c for c in every if c.server is not worker]
        every = [c for c in every if c.server is not None and prepare(c, plan)]
        for turn in range(plan.repetitions):
            for c in every:
                if turn < c.repetitions:
                    if moved < CACHED and c.times < 10:
                        c.server.run(c.who, c.threads, 1)
                    c.seconds.append(c.server.run(c.who, c.threads, c.times))
                    settle(c)
        return Result(workload, moved, every)
    finally:
        harness.ask("close")
        if worker is not None:
            worker.ask("close")


def measure_extra(workload, start_harness, worker, plan, threads):
    """Bytes a thread, the most of any number of threads. Each in a process of its own: what that has allocated before would
    hide what a call allocates."""
    result = Result(workload, 0, [])
    for n in threads:
        with start_harness() as harness:
            harness.ask("open " + workload.words)
            try:
                taken = math.ceil(int(harness.ask(f"extra {n}")) / n)
            except Refused:
                continue
            result.extra["ndgrad"] = max(taken, result.extra.get("ndgrad", 0))
    if worker is not None and "numpy" in plan.peers:
        try:
            worker.ask("open " + workload.words)
            result.extra["numpy"] = int(worker.ask("extra"))
            worker.ask("close")
        except Refused:
            pass
    return result
