"""Back and forward over the places that were read and the start page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

LIMIT = 200
#: The sides of the reader.
LEFT, RIGHT = 0, 1


@dataclass(frozen=True, slots=True)
class NavigationPlace:
    """A clause in a document, with the search that led there; without one, a wide panel or the start page."""

    key: str | None = None
    clause_id: str | None = None
    query: str = ""
    #: The name of a panel that takes the place of the text.
    page: str = ""
    #: Which of two texts shows it: 0 for the left one.
    side: int = LEFT

    def is_at(self, other: NavigationPlace | None) -> bool:
        """Return whether another place shows the same, reached by any way."""
        mine = self.key, self.clause_id, self.page, self.side
        return other is not None and mine == (other.key, other.clause_id, other.page, other.side)


class NavigationHistory(QObject):
    """A line of places with a current one; going somewhere new drops what lay ahead."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[NavigationPlace] = []
        self._current = -1
        self._passing = False

    @property
    def current(self) -> NavigationPlace | None:
        """Current place; None before the first visit."""
        return self._places[self._current] if self._places else None

    def visit(self, place: NavigationPlace) -> None:
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

    def pass_by(self, place: NavigationPlace) -> None:
        """Record a place that is passed in a list: the next one replaces it."""
        passing = self._passing and self._current == len(self._places) - 1
        if passing and not place.is_at(self.current):
            self._places[self._current] = place
        elif not passing:
            self.visit(place)
        self._passing = True

    def move_to(self, place: NavigationPlace) -> None:
        """Scrolling moved on in the same document: come back to here, not to where it was entered."""
        here = self.current
        if here is not None and here.key == place.key is not None and here.side == place.side:
            self._places[self._current] = replace(here, clause_id=place.clause_id)

    def can_go(self, step: int) -> bool:
        """Return whether there is a place ``step`` (-1 or 1) away."""
        return 0 <= self._current + step < len(self._places)

    def go(self, step: int) -> NavigationPlace | None:
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

    def swap_sides(self) -> None:
        """Follow two texts that have changed their sides."""
        self._places = [replace(place, side=1 - place.side) if place.key else place for place in self._places]

    def join_sides(self) -> None:
        """Follow two texts of which one is left: all places are shown in it."""
        self._places = [replace(place, side=0) for place in self._places]

    def forget_document(self, key: str) -> None:
        """Drop the places in a document that was removed."""
        current = self.current
        self._places = [place for place in self._places if place.key != key]
        keep = current if current in self._places else None
        self._current = self._places.index(keep) if keep else len(self._places) - 1
        self.changed.emit()
