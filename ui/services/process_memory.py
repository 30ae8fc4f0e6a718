"""The process's memory: what the allocator and the garbage collector are asked before the window is built."""

from __future__ import annotations

import ctypes
import gc
import sys

#: mallopt of the C library of Linux: its options, and what they are set to.
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
_ARENAS, _LARGE = 2, 64 * 1024
#: Searches for cycles among what was made lately, before all is worth looking through; 7,000 objects each.
MUCH = 10
#: What is never reached by itself.
_NEVER = 1_000_000


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
    the window up by 40 ms each time. All of the rest is looked through by :func:`tidy_up` alone, when the
    window is at rest: with thousands of documents that takes 50 ms, in whichever thread it happens.
    """
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    gc.enable()


def settle() -> None:
    """Exempt what was opened behind the window, too: its library and its index, which will stay."""
    gc.collect()
    gc.freeze()
    give_back()


def tidy_up() -> bool:
    """Look for cycles among all that was made since, if that is much, and give memory back.

    Returns whether it was.
    """
    if not gc.isenabled() or gc.get_count()[2] < MUCH:
        return False
    gc.collect()
    give_back()
    return True
