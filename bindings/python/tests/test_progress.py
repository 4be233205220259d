"""A function that is told how far a call is, and may stop it: so does Ctrl-C."""

import signal
import threading

import ndgrad
import numpy as np
import pytest

SHAPE = (1500, 1500)
F = np.ones(SHAPE)


def test_it_is_told():
    told = []
    grid = ndgrad.Grid(SHAPE, threads=2, progress=lambda done: told.append((done, threading.get_ident())))
    assert (grid.laplacian(F) == 0).all()
    fractions, threads = zip(*told)
    assert sorted(fractions) == list(fractions)
    # The first may be told when another thread has done something already.
    assert 0 <= fractions[0] < fractions[-1] == 1
    assert set(threads) == {threading.get_ident()}


def test_what_it_raises_stops_the_call():
    def stop(done):
        raise LookupError(str(done))

    grid = ndgrad.Grid(SHAPE, progress=stop)
    with pytest.raises(LookupError, match="0"):
        grid.laplacian(F)
    # Nothing of it is left behind.
    with pytest.raises(ValueError, match="NDG_BAD_OPTION"):
        ndgrad.Grid(SHAPE).derivative(F, 0, 9)


def test_ctrl_c():
    if threading.current_thread() is not threading.main_thread():
        pytest.skip("signals go to the main thread")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        grid = ndgrad.Grid(SHAPE, progress=lambda done: signal.raise_signal(signal.SIGINT) if done > 0 else None)
        with pytest.raises(KeyboardInterrupt):
            grid.laplacian(F)
    finally:
        signal.signal(signal.SIGINT, before)
