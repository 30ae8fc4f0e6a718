"""Lets long work be stopped between two of its steps, where it holds no file, lock or transaction."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from store.model.errors import Cancelled

_running = threading.local()


@contextlib.contextmanager
def stoppable(wish: Callable[[], bool]) -> Iterator[None]:
    """Let :func:`may_stop` end what this thread does here, as soon as ``wish`` returns True.

    ``wish`` is asked thousands of times a second. Raises Cancelled at once where it returns True already.
    """
    before = getattr(_running, "wish", None)
    _running.wish = wish
    try:
        may_stop()
        yield
    finally:
        _running.wish = before


def may_stop() -> None:
    """Raise Cancelled if the work of this thread is no longer wanted; outside of :func:`stoppable` go on."""
    wish = getattr(_running, "wish", None)
    if wish is not None and wish():
        raise Cancelled
