"""The process's memory: what the allocator and the garbage collector are asked before the window is built."""

from __future__ import annotations

import ctypes
import gc
import sys

#: mallopt of the C library of Linux: its options, and what they are set to.
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
_ARENAS, _LARGE = 2, 64 * 1024


def keep_small() -> None:
    """Have memory that is no longer used given back to the system; of the C library of Linux.

    Left to itself it takes an arena for each thread, and learns from the first large block that is freed
    not to give such blocks back: 6 MiB of a window at rest.
    """
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_ARENA_MAX, _ARENAS)
            mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Give back to the system what building the window used for a moment; of the C library of Linux."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def hold_collection() -> None:
    """Look for no cycles until the window is built: a seventh of the processor's time until then."""
    gc.disable()


def resume_collection() -> None:
    """Look for cycles again, among what is made from now on.

    Modules and the parts of the window stay as long as the program runs; looking through them would hold
    the window up by 40 ms each time.
    """
    gc.freeze()
    gc.enable()
