"""On how many threads a call may compute, where neither the call nor its grid says."""

from . import _library as library

# More do not count.
_MOST = 1024


def checked_threads(threads: int) -> int:
    """The number for a C integer, which would cut off what is too large for it."""
    if threads < 0:
        raise ValueError(f"threads is {threads}: expected 0 or more (NDG_BAD_OPTION)")
    return min(threads, _MOST)


def set_num_threads(threads: int) -> None:
    """On how many threads a call may compute, from now on and in the whole process.

    A process starts with 1, or with what the environment variable NDGRAD_NUM_THREADS says. 0: as many as there are cores
    for the process. Calls with little work compute on fewer. The number changes no bit of a result.
    """
    library.ndg_set_num_threads(checked_threads(threads))


def get_num_threads() -> int:
    """On how many threads a call may compute."""
    return int(library.ndg_num_threads())
