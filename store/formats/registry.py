"""The formats of files that can be read. A format is one module in the room readers, nothing else.

What a file is says its content; the extension only names it in the dialog.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from store.formats.lines import FileContent
from store.model.errors import BadInput
from store.model.message import Message
from store.model.wording import text

#: Told how many of how many pages (or other parts) are read; what is silent for ten seconds is ended.
Progress = Callable[[int, int], None]
#: Larger files are not read.
MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file: its name for the user, its extensions, and how it is known and read.

    ``matches`` looks at the first bytes and may look at all; the formats are asked by ``rank``, the lowest
    first. ``read`` raises :class:`UnreadableError`. ``isolated`` formats are read in a separate process.
    ``missing`` tells what this computer lacks to read it, None for nothing. ``unlock`` writes a file without
    its password, and raises :class:`UnreadableError`; None for formats whose files are not opened with one.
    """

    name: str
    extensions: tuple[str, ...]
    matches: Callable[[bytes], bool]
    read: Callable[[bytes, Progress], FileContent]
    rank: int = 50
    isolated: bool = True
    missing: Callable[[], Message | None] = lambda: None
    unlock: Callable[[bytes, str], bytes] | None = None


class UnreadableError(Exception):
    """A file is not as its format demands, or has no text; ``message`` tells the user."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the message in Chinese, for the log."""
        return text(self.message)


_FORMATS: dict[str, FileFormat] = {}
_loaded = False


def register(format_: FileFormat) -> FileFormat:
    """Add a format, or put another in the place of the one with its name."""
    _FORMATS[format_.name] = format_
    return format_


def formats() -> list[FileFormat]:
    """Return all formats, in the order in which they are asked."""
    global _loaded
    if not _loaded:
        from store.formats import readers

        for module in pkgutil.iter_modules(readers.__path__):
            importlib.import_module(f"{readers.__name__}.{module.name}")
        _loaded = True
    return sorted(_FORMATS.values(), key=lambda each: (each.rank, each.name))


def recognise(data: bytes, source: str) -> FileFormat:
    """Return the format of a file by its content; BadInput where it is none of them."""
    if len(data) > MAX_BYTES:
        raise BadInput(source=source, reason=Message("import.too_large"))
    found = next((each for each in formats() if each.matches(data)), None)
    if found is None:
        raise BadInput(source=source, reason=Message("import.unknown_format"))
    return found


def extensions() -> tuple[str, ...]:
    """Return the extensions of all formats, each once, without a dot."""
    return tuple(dict.fromkeys(name for each in formats() for name in each.extensions))
