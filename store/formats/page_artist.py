"""Draws pages of a PDF in another process, which is ended when it is silent for long or not needed."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.formats.drawing import ARGUMENT
from store.formats.registry import UnreadableError
from store.formats.worker import receive, send
from store.model.message import Message

#: A page that takes more seconds is not drawn.
SLOWEST = 20.0
_ROOT = Path(__file__).resolve().parents[2]
_FAILED = Message("reader.pdf_damaged")
_HANGS = Message("reader.hangs")


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as rows of pixels: 1 (grey), 3 or 4 (colour, the last without meaning) bytes each."""

    width: int
    height: int
    stride: int
    channels: int
    pixels: bytes


class PageArtist:
    """Draws the pages of one PDF; any thread may ask, one is answered at a time.

    The process ends by itself when nothing is asked for a while, and is started again for the next page.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._sizes: list[tuple[float, float]] = []

    def sizes(self) -> list[tuple[float, float]]:
        """Return width and height of each page in points; UnreadableError."""
        with self._lock:
            if not self._sizes:
                self._running()
            return list(self._sizes)

    def draw(self, number: int, scale: float) -> PageImage:
        """Return a page, counted from 0, with ``scale`` pixels to a point; UnreadableError."""
        with self._lock:
            self._running()
            answer, pixels = self._ask({"page": number, "scale": scale})
        return PageImage(answer["width"], answer["height"], answer["stride"], answer["channels"], pixels)

    def items(self, number: int) -> list[dict[str, Any]]:
        """Return what is drawn on a page of an OFD file, as store.formats.ofd_drawing; UnreadableError."""
        with self._lock:
            self._running()
            answer, _nothing = self._ask({"page": number, "scale": 1.0})
        return list(answer["items"])

    def close(self) -> None:
        """End the process; it is started again when a page is asked for."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    def __del__(self) -> None:
        """End the process with the last who could ask for a page."""
        self.close()

    def _running(self) -> None:
        """Start the process and hand it the file, unless it is there."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        command = [sys.executable, ARGUMENT]
        if not getattr(sys, "frozen", False):
            command[1:1] = [str(_ROOT / "main.py")]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise UnreadableError(_FAILED) from error
        answer, _nothing = self._ask({"size": len(self._data)}, self._data)
        self._sizes = [(float(width), float(height)) for width, height in answer["pages"]]

    def _ask(self, head: dict[str, Any], payload: bytes = b"") -> tuple[Any, bytes]:
        """Send a frame and wait for the answer; the process is ended where none comes in time."""
        process, answers = self._process, queue.Queue[tuple[Any, bytes]]()
        threading.Thread(target=_exchange, args=(process, head, payload, answers), daemon=True).start()
        try:
            answer, pixels = answers.get(timeout=SLOWEST)
        except queue.Empty:
            self.close()
            raise UnreadableError(_HANGS) from None
        if answer is None or "failure" in answer:
            if answer is None or payload:
                self.close()
            raise UnreadableError(_FAILED)
        return answer, pixels


def _exchange(process: Any, head: dict[str, Any], payload: bytes, answers: queue.Queue[Any]) -> None:
    answer, pixels = None, b""
    with contextlib.suppress(OSError, ValueError):
        send(process.stdin, head, payload)
        answer = receive(process.stdout)
        if answer and "size" in answer:
            pixels = process.stdout.read(answer["size"])
            answer = answer if len(pixels) == answer["size"] else None
    answers.put((answer, pixels))
