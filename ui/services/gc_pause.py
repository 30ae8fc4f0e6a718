"""Keeps Python's search for cycles away from a large notebook: it holds the window up by 90 ms each time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: A notebook with fewer annotations is looked through in no time.
MANY = 5000
_known = MANY // 2


@contextmanager
def collection_paused() -> Iterator[None]:
    """Look for no cycles meanwhile; annotations and lines have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def exempt_from_collection(count: int) -> None:
    """Exclude annotations that were read and will stay from garbage collection, once for each doubling of
    ``count``.
    """
    global _known
    if count > 2 * _known:
        _known = count
        gc.freeze()
