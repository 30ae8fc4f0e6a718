"""Begins to read the next of many files while one is taken apart, so that two processors have work. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.formats.isolated import Begun
from store.intake import begin_reading, load
from store.model.errors import BadInput


class ReadingAhead:
    """Files in their order, the next of which is begun with each that is taken.

    Used as a context: at its end what was begun and not taken is ended.
    """

    def __init__(self, wanted: Sequence[Path | BadInput]) -> None:
        self._wanted = wanted
        self._begun: dict[int, tuple[bytes, Begun | None] | BadInput] = {}

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *_failure: object) -> None:
        for each in self._begun.values():
            if not isinstance(each, BadInput) and each[1] is not None:
                each[1].drop()

    def take(self, number: int) -> tuple[bytes, Begun | None]:
        """Return the bytes of a file and its reading, which is None for a format that is read at once.

        Raises:
            BadInput: the file cannot be opened, or was refused before.
        """
        self._begin(number)
        self._begin(number + 1)
        found = self._begun.pop(number)
        if isinstance(found, BadInput):
            raise found
        return found

    def _begin(self, number: int) -> None:
        if number in self._begun or number >= len(self._wanted):
            return
        path = self._wanted[number]
        try:
            if isinstance(path, BadInput):
                raise path
            data = load(path)
            self._begun[number] = (data, begin_reading(data, path.name))
        except BadInput as error:
            self._begun[number] = error
