#!/usr/bin/env python3
"""Compares the library with a peer: the same operator on the same samples.

    python compare.py --library target/release/libndgrad.so scipy
"""

import argparse
import importlib
import sys

from arrays import Library
from report import Report

PEERS = {"findiff": "findiff", "scipy": "scipy.ndimage", "skimage": "scikit-image", "opencv": "OpenCV"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True)
    parser.add_argument("peer", choices=PEERS)
    options = parser.parse_args()
    report = Report(PEERS[options.peer])
    importlib.import_module(f"with_{options.peer}").compare(Library(options.library), report)
    report.show()
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
