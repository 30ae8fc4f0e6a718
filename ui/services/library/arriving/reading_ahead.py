"""Begins to read the next of many files while one is taken apart, so that two processors have work. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.formats.isolated import PendingRead
from store.intake import begin_reading, load
from store.model.document import Document
from store.model.errors import BadInput
from ui.services.library.arriving.intake_processes import IntakeProcesses

#: So many files are worth processes that take them apart; so many are given to these ahead.
MANY, AHEAD = 40, 8
#: Files that this program reads by itself, and how they may be called.
_PLAIN = frozenset((".txt", ".md", ".htm", ".html"))


class ReadingAhead:
    """Files in their order, the next of which is begun with each that is taken.

    Used as a context: at its end what was begun and not taken is ended. With ``documents`` many plain files
    are taken apart ahead, too.
    """

    def __init__(self, wanted: Sequence[Path | BadInput], documents: bool = False) -> None:
        self._wanted = wanted
        plain = sum(1 for path in wanted if _is_plain(path)) if documents else 0
        self._processes = IntakeProcesses() if plain >= MANY else None
        self._pending: dict[int, tuple[bytes, PendingRead | None] | BadInput] = {}

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *_failure: object) -> None:
        for each in self._pending.values():
            if not isinstance(each, BadInput) and each[1] is not None:
                each[1].drop()
        if self._processes is not None:
            self._processes.close()

    def take(self, number: int) -> tuple[bytes, PendingRead | None]:
        """Return the bytes of a file and its reading, which is None for a format that is read at once.

        Raises:
            BadInput: the file cannot be opened, or was refused before.
        """
        self._begin(number)
        self._begin(number + 1)
        if self._processes is not None:
            for later in range(number + 2, min(number + AHEAD, len(self._wanted))):
                if _is_plain(self._wanted[later]):
                    self._begin(later)
        found = self._pending.pop(number)
        if isinstance(found, BadInput):
            raise found
        return found

    def document(self, number: int) -> Document | None:
        """Return the document of a plain file, with nothing decided on it; None where it is to be read."""
        return self._processes.take(number) if self._processes is not None else None

    def _begin(self, number: int) -> None:
        if number in self._pending or number >= len(self._wanted):
            return
        path = self._wanted[number]
        try:
            if isinstance(path, BadInput):
                raise path
            data = load(path)
            pending = begin_reading(data, path.name)
            self._pending[number] = (data, pending)
            if self._processes is not None and pending is None and _is_plain(path):
                self._processes.give(number, path.name, data)
        except BadInput as error:
            self._pending[number] = error


def _is_plain(path: Path | BadInput) -> bool:
    """Return whether this program reads a file by itself."""
    return not isinstance(path, BadInput) and path.suffix.lower() in _PLAIN
