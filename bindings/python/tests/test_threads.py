"""Threads of the library's, of Python's, and forked processes."""

import multiprocessing
import subprocess
import sys
import threading
import time

import ndgrad
import numpy as np
import pytest
from fields import assert_same_bits, random_values


def test_the_number_for_the_process():
    before = ndgrad.get_num_threads()
    try:
        ndgrad.set_num_threads(3)
        assert ndgrad.get_num_threads() == 3
        with pytest.raises(ValueError, match="-1"):
            ndgrad.set_num_threads(-1)
        assert ndgrad.get_num_threads() == 3
    finally:
        ndgrad.set_num_threads(before)


def test_other_threads_run_during_a_call():
    """The GIL is released: a thread that would need it counts on while the library computes."""
    f = np.broadcast_to(np.random.default_rng(1).standard_normal(2000), (8000, 2000))
    out = np.empty(f.shape)
    running, counts = threading.Event(), []

    def count():
        running.set()
        while not done:
            counts.append(time.perf_counter())
            time.sleep(0.001)

    done = False
    thread = threading.Thread(target=count)
    thread.start()
    running.wait()
    start = time.perf_counter()
    ndgrad.gradient(f, axis=0, out=out)
    end = time.perf_counter()
    done = True
    thread.join()
    # Some way into the call, not only at its ends where the GIL changes hands.
    inside = [moment for moment in counts if start + (end - start) / 4 < moment < end - (end - start) / 4]
    assert inside


def _large_job(seed):
    f = random_values(np.random.default_rng(seed), (300, 400, 20), "float64")
    return all(np.array_equal(ours, numpys) for ours, numpys in zip(ndgrad.gradient(f, threads=2), np.gradient(f)))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_forked_children():
    assert _large_job(0)  # the parent has workers now, which its children have not
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(_large_job, range(4)).get(timeout=120) == [True] * 4


def test_a_grid_at_the_end_of_the_interpreter():
    program = "import ndgrad, sys; grid = ndgrad.Grid(5); sys.grid = grid; grid.itself = grid"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


def test_bits_do_not_depend_on_threads():
    f = random_values(np.random.default_rng(9), (700, 800), "float32")
    expected = ndgrad.gradient(f, threads=1)
    for threads in (2, 3, 8):
        for result, one in zip(ndgrad.gradient(f, threads=threads), expected, strict=True):
            assert_same_bits(result, one)
