"""Standard output and standard error: UTF-8 everywhere, and quiet when nobody reads any more."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, TextIO

from store.model.message import Message
from ui.services.language import sentence as rendered

_said = [False]
_BOLD = ("\x1b[1;36m", "\x1b[0m")


def prepare() -> None:
    """Print UTF-8 in any code page of the console; characters that cannot be encoded never stop the
    program.
    """
    _said[0] = False
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Write to standard output."""
    _said[0] = True
    if sys.stdout is not None:
        sys.stdout.write(text)


def say_json(value: Any) -> None:
    """Write one JSON value to standard output."""
    say(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def say_error(code: str, sentence: str) -> None:
    """Write an error as the one JSON value; not where something was said already, which would be two."""
    if not _said[0]:
        say_json({"error": {"code": code, "message": sentence}})


def tell(message: Message) -> None:
    """Write a sentence to standard output."""
    say(rendered(message) + "\n")


def complain(said: Message | str) -> None:
    """Write a sentence to standard error."""
    if sys.stderr is not None:
        sys.stderr.write((rendered(said) if isinstance(said, Message) else said) + "\n")
        sys.stderr.flush()


def flush() -> None:
    """Bring out what is still buffered, so that a failure shows here and not at the interpreter's end."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Let go of standard output after its reader has left; nothing more is written to it."""
    try:
        descriptor = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person is looking at the stream."""
    return stream is not None and stream.isatty()


def mark(text: str) -> str:
    """Set matched words off where the terminal can; elsewhere the text stays clean."""
    if (
        is_terminal(sys.stdout)
        and os.environ.get("TERM") not in (None, "dumb")
        and "NO_COLOR" not in os.environ
    ):
        return _BOLD[0] + text + _BOLD[1]
    return text


def progress(message: Message) -> Any:
    """Return a callback ``(done, total)`` that shows how far something is, on a terminal only."""
    if not is_terminal(sys.stderr):
        return None
    what = rendered(message)
    shown = [-1]

    def show(done: float, total: int) -> None:
        percent = int(100 * done // max(total, 1))
        if percent != shown[0]:
            shown[0] = percent
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{what} {percent:3d}%{end}")
            sys.stderr.flush()

    return show
