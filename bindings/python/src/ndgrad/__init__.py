"""ndgrad: numpy.gradient at the speed of the memory, to the bit, for any strides and into arrays of your own."""

from ._gradient import gradient
from ._grid import Grid
from ._library import ndg_version
from ._threads import get_num_threads, set_num_threads

__version__: str = ndg_version().decode()

__all__ = ["Grid", "__version__", "get_num_threads", "gradient", "set_num_threads"]
