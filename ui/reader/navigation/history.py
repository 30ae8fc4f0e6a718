"""Back and forward over the places that were read and the start page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A clause in a document, with the search that led there; without one, a wide panel or the start page."""

    key: str | None = None
    clause_id: str | None = None
    query: str = ""
    #: The name of a panel that takes the place of the text.
    page: str = ""

    def is_at(self, other: Place | None) -> bool:
        """Return whether another place shows the same, reached by any way."""
        mine = self.key, self.clause_id, self.page
        return other is not None and mine == (other.key, other.clause_id, other.page)


class History(QObject):
    """A line of places with a current one; going somewhere new drops what lay ahead."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._current = -1
        self._passing = False

    @property
    def current(self) -> Place | None:
        """Current place; None before the first visit."""
        return self._places[self._current] if self._places else None

    def visit(self, place: Place) -> None:
        """Go to a place; the one where one is already is not entered twice."""
        self._passing = False
        if place.is_at(self.current):
            if place.query:
                self._places[self._current] = place
            return
        self._places[self._current + 1 :] = [place]
        self._places = self._places[-LIMIT:]
        self._current = len(self._places) - 1
        self.changed.emit()

    def pass_by(self, place: Place) -> None:
        """Record a place that is passed in a list: the next one replaces it."""
        passing = self._passing and self._current == len(self._places) - 1
        if passing and not place.is_at(self.current):
            self._places[self._current] = place
        elif not passing:
            self.visit(place)
        self._passing = True

    def move_to(self, place: Place) -> None:
        """Scrolling moved on in the same document: come back to here, not to where it was entered."""
        if self.current is not None and self.current.key == place.key is not None:
            self._places[self._current] = replace(self.current, clause_id=place.clause_id)

    def can_go(self, step: int) -> bool:
        """Return whether there is a place ``step`` (-1 or 1) away."""
        return 0 <= self._current + step < len(self._places)

    def go(self, step: int) -> Place | None:
        """Move to the next place that shows something else, and return it; None if there is none."""
        at, here = self._current + step, self.current
        while 0 <= at < len(self._places):
            if not self._places[at].is_at(here):
                self._current = at
                self._passing = False
                self.changed.emit()
                return self.current
            at += step
        return None

    def forget_document(self, key: str) -> None:
        """Drop the places in a document that was removed."""
        current = self.current
        self._places = [place for place in self._places if place.key != key]
        keep = current if current in self._places else None
        self._current = self._places.index(keep) if keep else len(self._places) - 1
        self.changed.emit()
