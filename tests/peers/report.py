"""Comparisons of two results, and a table of how far apart they were."""

import numpy as np


class Report:
    def __init__(self, peer):
        self.peer, self.rows, self.failures = peer, {}, []

    def same(self, what, ours, theirs, detail=""):
        """Equal in every element; both hold whole numbers, so that there is no sign of zero or NaN to speak of."""
        self._note(what, 0.0, 0.0 if np.array_equal(ours, theirs) else np.inf, detail, np.size(ours))

    def close(self, what, ours, theirs, scale, ulp, detail=""):
        """Within `ulp` units in the last place of `scale`: for each result, what the absolute values of its terms add up to."""
        assert np.shape(ours) == np.shape(theirs), (what, np.shape(ours), np.shape(theirs))
        unit = np.spacing(np.maximum(np.broadcast_to(scale, np.shape(ours)), np.finfo(ours.dtype).tiny).astype(ours.dtype))
        away = np.abs(np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)) / unit.astype(np.float64)
        # A NaN is as far away as can be.
        self._note(what, ulp, float(np.where(np.isnan(away), np.inf, away).max()), detail, np.size(ours))

    def _note(self, what, allowed, seen, detail, count):
        row = self.rows.setdefault(what, [0, 0, allowed, 0.0])
        row[0] += 1
        row[1] += count
        row[2] = max(row[2], allowed)
        row[3] = max(row[3], seen)
        if seen > allowed:
            self.failures.append(f"{self.peer}: {what} ({detail}): {seen:g} ulp apart, at most {allowed:g} expected")

    def show(self):
        print(f"\n{self.peer}")
        print(f"  {'what':54} {'calls':>6} {'results':>9} {'ulp allowed':>12} {'ulp seen':>9}")
        for what, (calls, results, allowed, seen) in self.rows.items():
            print(f"  {what:54} {calls:6} {results:9} {allowed:12g} {seen:9.3g}")
        for failure in self.failures[:20]:
            print(f"  FAILED: {failure}")
        assert self.rows, "nothing was compared"
