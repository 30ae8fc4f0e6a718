"""Log of the program's work, for support staff: rotating, in the data folder, sent nowhere.

It has no words of the user: no query, no note, no name of a file. What was opened is named by the key of the
document, a fault by its kind and the line of the program that it came from. Until :func:`start` lines are
kept in memory; after it a separate thread writes them, so that a slow disk holds nobody up, and a disk that
cannot be written loses lines of the log, nothing else.
"""

from __future__ import annotations

import contextlib
import time
import traceback
from collections import deque
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Handler, Logger, LogRecord
    from logging.handlers import QueueListener

FOLDER, NAME = "logs", "yice.log"
#: A file of this many bytes, and so many older ones.
SIZE, OLDER = 512 * 1024, 3
#: Lines that a report of a bug takes along.
RECENT = 60
#: The longest value: a key, the name of a class.
LONGEST = 120
#: Frames of the program that tell where a fault came from.
FRAMES = 4

LoggedValue = str | int | float | bool

_recent: deque[str] = deque(maxlen=RECENT)
_waiting: deque[str] = deque(maxlen=RECENT)
_logger: Logger | None = None
_listener: QueueListener | None = None


def event(name: str, **values: LoggedValue) -> None:
    """Note that something happened, such as ``event("search", ms=12, hits=40)``; from any thread.

    Values are numbers, keys of documents and names of classes, never what somebody typed.
    """
    parts = [f"{key}={_text(value)}" for key, value in values.items()]
    line = " ".join((f"{datetime.now():%Y-%m-%d %H:%M:%S.%f}"[:-3], name, *parts))
    _recent.append(line)
    if _logger is not None:
        _logger.info("%s", line)
    else:
        _waiting.append(line)


def fault(name: str, error: BaseException) -> None:
    """Note an exception by its kind and place; its words may be the user's, and are left out."""
    where = " < ".join(_frames(error.__traceback__))
    number = getattr(error, "errno", None) or getattr(error.__cause__, "errno", None)
    event(name, error=type(error).__name__, **({"errno": number} if number else {}), at=where or "-")


class Stopwatch:
    """Milliseconds since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    def ms(self) -> int:
        """Return how long ago that was."""
        return round((time.perf_counter() - self._began) * 1000)


def start(root: Path) -> None:
    """Write the log of a data folder from now on, beginning with what happened before."""
    global _logger, _listener
    if _logger is not None:
        return
    import logging
    from logging.handlers import QueueHandler, QueueListener
    from queue import SimpleQueue

    queue: SimpleQueue[LogRecord] = SimpleQueue()
    _listener = QueueListener(queue, _file(log_file(root)))
    _listener.start()
    logger = logging.getLogger("yice")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers[:] = [QueueHandler(queue)]
    while _waiting:
        logger.info("%s", _waiting.popleft())
    _logger = logger


def stop() -> None:
    """See what was noted onto the disk and write no more; before the process ends."""
    global _logger, _listener
    listener, logger, _listener, _logger = _listener, _logger, None, None
    if listener is not None:
        listener.stop()
        for handler in listener.handlers:
            handler.close()
    if logger is not None:
        logger.handlers.clear()


def recent() -> list[str]:
    """Return the lines noted last, for a report."""
    return list(_recent)


def log_file(root: Path) -> Path:
    """Return the path of the log of a data folder; older parts are beside it with numbers."""
    return root / FOLDER / NAME


def read(root: Path) -> str:
    """Return the whole log, the oldest line first; empty where there is none or it cannot be read."""
    file = log_file(root)
    parts = [file.with_name(f"{NAME}.{number}") for number in range(OLDER, 0, -1)]
    text = []
    for part in (*parts, file):
        with contextlib.suppress(OSError):
            text.append(part.read_text(encoding="utf-8", errors="replace"))
    return "".join(text)


def _file(path: Path) -> Handler:
    """Return the rotating file; errors of writing it are ignored."""
    from logging import Formatter
    from logging.handlers import RotatingFileHandler

    class File(RotatingFileHandler):
        def emit(self, record: LogRecord) -> None:
            with contextlib.suppress(OSError, ValueError):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                super().emit(record)

        def handleError(self, record: LogRecord) -> None:  # noqa: N802
            """Say nothing: there is nobody to be told, and the next line tries again."""

    handler = File(path, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", delay=True)
    handler.setFormatter(Formatter("%(message)s"))
    return handler


def _text(value: LoggedValue) -> str:
    """Return a value as one word of a line."""
    if isinstance(value, float):
        return f"{value:.3g}"
    return "_".join(str(value).split())[:LONGEST] if not isinstance(value, bool) else str(value).lower()


def _frames(trace: TracebackType | None) -> list[str]:
    """Return the origin of an exception, the innermost first: file, line and function, no text."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in reversed(frames)]
