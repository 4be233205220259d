"""What is copied, where results lie, and what a failure leaves as it was."""

import tracemalloc
from pathlib import Path

import ndgrad
import numpy as np
import pytest
from fields import Guarded, assert_same_bits, random_values

MEGABYTE = 1 << 20


def peak_memory(function):
    """The bytes that a call allocates at most at one time: numpy tells tracemalloc of its arrays."""
    function()
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def strided(dtype):
    whole = random_values(np.random.default_rng(1), (512, 1024), dtype)
    record = np.zeros((512, 512), [("before", dtype), ("f", dtype)])
    record["f"] = whole[:, :512]
    return {
        "contiguous": whole,
        "Fortran": np.asfortranarray(whole),
        "transposed": whole.T,
        "every other": whole[:, ::2],
        "reversed": whole[::-1, ::-1],
        "broadcast": np.broadcast_to(whole[0], (512, 1024)),
        "a field of records": record["f"],
    }


@pytest.mark.parametrize("layout", strided("float64"))
def test_samples_are_not_copied(layout):
    f = strided("float64")[layout]
    out = [np.empty(f.shape), np.empty(f.shape)]
    assert f.nbytes >= 2 * MEGABYTE
    assert peak_memory(lambda: ndgrad.gradient(f, out=out)) < 32 * 1024


@pytest.mark.parametrize("change", ("swapped", "misaligned", "not whole elements apart"))
def test_what_has_to_be_copied(change):
    original = strided("float64")["contiguous"]
    if change == "swapped":
        f = original.astype(">f8")
    else:
        fields = [("byte", "u1"), ("f", "f8")] if change == "misaligned" else [("f", "f8"), ("g", "f4")]
        record = np.zeros(original.shape, fields)
        record["f"] = original
        f = record["f"]
    out = [np.full(f.shape, -1.0), np.full(f.shape, -1.0)]
    assert peak_memory(lambda: ndgrad.gradient(f, out=out)) >= original.nbytes
    for result, expected in zip(out, np.gradient(original)):
        assert_same_bits(result, expected)
    for result, expected in zip(ndgrad.gradient(f), np.gradient(original)):
        assert_same_bits(result, expected)


def test_results_lie_as_the_samples_do():
    f = np.asfortranarray(np.ones((4, 5, 6)))
    assert all(result.flags.f_contiguous for result in ndgrad.gradient(f))
    assert all(result.flags.c_contiguous for result in ndgrad.gradient(np.ones((4, 5, 6))))
    permuted = np.ones((4, 5, 6)).transpose(1, 2, 0)
    for ours, numpys in zip(ndgrad.gradient(permuted), np.gradient(permuted)):
        assert ours.strides == numpys.strides


HUGE_PAGES = Path("/sys/kernel/mm/transparent_hugepage/enabled")


@pytest.mark.skipif(not HUGE_PAGES.exists() or "[never]" in HUGE_PAGES.read_text(), reason="no huge pages")
def test_the_first_touch_of_results_is_cheap():
    """numpy asks for huge pages: a page fault is not for 4 KiB."""
    resource = pytest.importorskip("resource")
    f = np.ones((4096, 2048))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    result = ndgrad.gradient(f, axis=1)
    faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
    assert faults < result.nbytes / resource.getpagesize() / 4


def test_results_may_lie_between_each_other():
    f = random_values(np.random.default_rng(2), (20, 30), "float64")
    both = np.full((20, 30, 2), np.nan)
    ndgrad.gradient(f, out=(both[..., 0], both[..., 1]))
    for number, expected in enumerate(np.gradient(f)):
        assert_same_bits(both[..., number].copy(), expected)


def test_one_array_for_all_results():
    f = random_values(np.random.default_rng(2), (20, 30), "float64")
    both = np.full((2, 20, 30), np.nan)
    ndgrad.gradient(f, out=both)
    assert_same_bits(both, np.stack(np.gradient(f)))


def test_memory_map(tmp_path):
    f = np.memmap(tmp_path / "f", dtype="float32", mode="w+", shape=(30, 40))
    f[...] = random_values(np.random.default_rng(5), (30, 40), "float32")
    for result, expected in zip(ndgrad.gradient(f), np.gradient(np.array(f)), strict=True):
        assert_same_bits(result, expected)


@pytest.mark.parametrize(("make_out", "error"), [
    (lambda f: f, ValueError),                               # shares memory with the samples
    (lambda f: np.empty((5, 6))[:, :5], ValueError),         # another shape
    (lambda f: np.empty((5, 6), ">f8"), TypeError),          # swapped bytes
    (lambda f: np.empty((5, 6), np.int64), TypeError),       # a derivative is no integer
    (lambda f: np.empty((5, 6), np.float32), TypeError),     # rounds what numpy does not
    (lambda f: np.broadcast_to(np.empty(6), (5, 6)), ValueError),  # read-only
    (lambda f: np.lib.stride_tricks.as_strided(np.empty(6), (5, 6), (0, 8)), ValueError),  # its rows coincide
    (lambda f: np.zeros((5, 6), [("byte", "u1"), ("f", "f8")])["f"], ValueError),  # misaligned
    (lambda f: [[0.0] * 6] * 5, ValueError),                 # five results
    (lambda f: [[0.0]], TypeError),                          # no array
    (lambda f: (np.empty((5, 6)),) * 2, ValueError),         # two arrays for one axis
])
def test_out_is_refused(make_out, error):
    f = random_values(np.random.default_rng(4), (5, 6), "float64")
    before = f.copy()
    with pytest.raises(error):
        ndgrad.gradient(f, axis=0, out=make_out(f))
    assert_same_bits(f, before)


def test_the_same_array_twice():
    f, out = np.ones((5, 6)), np.full((5, 6), 7.0)
    with pytest.raises(ValueError, match="shares memory"):
        ndgrad.gradient(f, out=(out, out))
    assert (out == 7).all()


def test_a_failure_writes_nothing():
    rng = np.random.default_rng(6)
    f = random_values(rng, (5, 6), "float64")
    for spacing, keywords in (((0.0,), {}), ((1.0, [0, 1, 1, 2, 3, 4]), {}), ((), {"edge_order": 3})):
        guarded = [Guarded(rng, f.shape, "float64") for _ in range(2)]
        with pytest.raises(ValueError):
            ndgrad.gradient(f, *spacing, **keywords, out=[guard.array for guard in guarded])
        for guard in guarded:
            guard.assert_untouched()
