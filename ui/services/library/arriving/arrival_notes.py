"""Remembers where files came from while they are read, and keeps it with those that are taken in. No Qt."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.library.file_arrivals import Arrival

if TYPE_CHECKING:
    from store.library import Library
    from ui.services.library.arriving.candidates import Candidate


class ArrivalNotes:
    """Arrivals of the files that are being taken in, by their SHA-256."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._came: dict[str, Arrival] = {}

    def came(self, sha256: str, place: str) -> None:
        """Remember that a file came from a place."""
        self._came[sha256] = Arrival(place, user_name())

    def candidates(self, wanted: Iterable[Candidate]) -> None:
        """Remember where candidates came from; documents of the library are not coming now."""
        for one in wanted:
            if one.document is not None and one.key is None:
                self.came(one.document.sha256, one.place)

    def keep(self, sha256: str) -> None:
        """Keep in the library what is remembered of a file."""
        arrival = self._came.pop(sha256, None)
        if arrival is not None:
            self._library.arrivals.note({sha256: arrival})


def user_name() -> str:
    """Return the name of the user at this computer; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
