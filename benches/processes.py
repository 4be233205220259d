"""The processes that compute: the C harness, and a Python with numpy and numba. Both speak the protocol of
harness/harness.c: a command a line, answered by "ok ..." or "no ..."."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Refused(Exception):
    """A "no", with its reason."""


class Server:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().rstrip("\n")
        verdict, _, rest = answer.partition(" ")
        if verdict == "ok":
            return rest
        if verdict == "no":
            raise Refused(rest)
        raise RuntimeError(f"{command!r} ended a process that computes: {answer!r}")

    def run(self, who, threads, times):
        """Seconds a call."""
        return float(self.ask(f"run {who} {threads} {times}"))

    def about(self):
        return dict(item.split("=", 1) for item in self.ask("about").split("\t"))


def harness(program, library):
    return Server([str(program), str(library)])


def worker():
    return Server([sys.executable, "-B", str(HERE / "worker.py")])
