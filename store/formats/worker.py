"""The process in which hostile files are read: bytes come in, lines go out, nothing else is touched.

Both directions are frames: four bytes of length, then JSON; the bytes of a file follow their frame.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import sys
import threading
import time
from dataclasses import fields
from typing import IO, Any

from store.formats.lines import FileContent, SourceLine
from store.formats.registry import UnreadableError, formats
from store.model.message import Message

#: The command line's word for this process.
ARGUMENT = "--read-files"
#: The memory that a reader may take, in bytes.
MEMORY = 600 * 1024 * 1024
#: A process without work ends after so many seconds.
IDLE = 30.0
_PARTS = 0.1
_FIELDS = tuple(field.name for field in fields(SourceLine))
_DAMAGED = Message("reader.damaged")
_TOO_BIG = Message("reader.too_big")


def send(stream: IO[bytes], value: Any, payload: bytes = b"") -> None:
    """Write a frame, and the bytes that belong to it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(len(body).to_bytes(4, "big") + body + payload)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next frame; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return json.loads(stream.read(int.from_bytes(head, "big")).decode("utf-8", "surrogatepass"))


def to_plain(content: FileContent) -> dict[str, Any]:
    """Return a reading as values that JSON knows."""
    return {
        "lines": [
            {name: value for name in _FIELDS if (value := getattr(line, name))} for line in content.lines
        ],
        "pages": content.pages,
        "hints": content.hints,
        "images": content.images,
        "warnings": [each.dump() for each in content.warnings],
        "whole": content.whole,
    }


def from_plain(plain: dict[str, Any]) -> FileContent:
    """Return a reading from what :func:`to_plain` made."""
    return FileContent(
        tuple(_line(each) for each in plain["lines"]),
        plain["pages"],
        plain["hints"],
        plain["images"],
        tuple(map(Message.load, plain["warnings"])),
        plain["whole"],
    )


def _line(plain: dict[str, Any]) -> SourceLine:
    for name in ("box", "cell"):
        if name in plain:
            plain[name] = tuple(plain[name])
    plain["words"] = tuple(map(tuple, plain.get("words", ())))
    return SourceLine(**{"text": "", **plain})


def serve() -> int:
    """Read files as they are asked for, until the asking process ends or has been silent for long."""
    limit_memory(MEMORY)
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the frames
    idle = IdleTimeout()
    while (asked := receive(source)) is not None:
        idle.stop()
        data = source.read(asked["size"])
        send(out, _answer(asked, data, out))
        idle.start()
    return 0


def _answer(asked: dict[str, Any], data: bytes, out: IO[bytes]) -> dict[str, Any]:
    """Return what was read of a file, or the file without its password where that was sent along."""
    last = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _PARTS:
            last = time.monotonic()
            send(out, {"progress": [done, total]})

    try:
        with contextlib.suppress(ImportError):
            importlib.import_module(asked["module"])
        reader = next(each for each in formats() if each.name == asked["format"])
        if reader.unlock is not None and "password" in asked:
            return {"unlocked": base64.b64encode(reader.unlock(data, asked["password"])).decode("ascii")}
        return {"reading": to_plain(reader.read(data, progress))}
    except UnreadableError as error:
        return {"failure": error.message.dump()}
    except MemoryError:
        return {"failure": _TOO_BIG.dump()}
    except RecursionError:
        return {"failure": _DAMAGED.dump()}
    except Exception as error:  # a damaged file finds the place in a library that nobody tried
        return {"failure": _DAMAGED.dump(), "cause": type(error).__name__}


class IdleTimeout:
    """Ends the process when nothing was asked of it for long."""

    def __init__(self) -> None:
        self._timer: threading.Timer | None = None
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._timer = threading.Timer(IDLE, os._exit, (0,))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Stop counting: there is work."""
        if self._timer:
            self._timer.cancel()


def limit_memory(limit: int) -> None:
    """Let this process have no more memory: what asks for more gets a MemoryError."""
    if sys.platform == "win32":
        threading.Thread(target=_watch_memory, args=(limit,), daemon=True).start()
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch_memory(limit: int) -> None:
    """Windows knows no such limit outside of a job: look twice a second, and end the process."""
    import ctypes

    sizes = (ctypes.c_size_t * 10)()  # PROCESS_MEMORY_COUNTERS: cb and faults share the first word
    while True:
        sizes[0] = ctypes.sizeof(sizes)
        handle = ctypes.c_void_p(-1)
        windll: Any = getattr(ctypes, "windll")  # noqa: B009
        if windll.psapi.GetProcessMemoryInfo(handle, sizes, ctypes.sizeof(sizes)) and sizes[2] > limit:
            os._exit(3)
        time.sleep(0.5)
