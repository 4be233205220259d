"""The README's recipe for dask: blocks with a halo of one sample give the whole array's bits."""

import ndgrad
import numpy as np
import pytest
from fields import assert_same_bits, random_values

da = pytest.importorskip("dask.array")


def dask_gradient(f, step, axis, edge_order=1):
    """As the README has it."""
    return da.map_overlap(lambda block: ndgrad.gradient(block, step, axis=axis, edge_order=edge_order), f,
                          depth={axis: 1}, boundary="none", dtype=f.dtype)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_blocks(axis, edge_order, dtype):
    f = random_values(np.random.default_rng(1), (40, 31, 22), dtype)
    blocks = da.from_array(f, chunks=(16, 7, (3, 19)))
    result = dask_gradient(blocks, 0.3, axis, edge_order).compute(scheduler="threads")
    assert_same_bits(result, np.gradient(f, 0.3, axis=axis, edge_order=edge_order))
