"""Where the characters of each clause stand in the laid-out document, and back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from store.records import Clause, Document


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters from offset ``printed`` of the clause stand at ``at`` of its slice."""

    printed: int
    at: int
    length: int


@dataclass(slots=True)
class Slice:
    """A stretch of clauses that was written in one go; ``base`` moves when text is put before it."""

    base: int = 0
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """One clause in the laid-out document; offsets count from the base of its slice."""

    clause: Clause
    order: int
    slice: Slice
    start: int = 0
    end: int = 0
    gutter: str = ""
    segments: list[Segment] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Document position of the clause's first character, its label included."""
        return self.slice.base + self.start

    @property
    def last(self) -> int:
        """Document position behind the clause's last own character."""
        return self.slice.base + self.end

    def positions(self, start: int, end: int) -> list[tuple[int, int]]:
        """Document ranges that show ``[start, end)`` of the printed text; what is not shown is left out."""
        base = self.slice.base
        found: list[tuple[int, int]] = []
        for segment in self.segments:
            left, right = max(start, segment.printed), min(end, segment.printed + segment.length)
            if left >= right:
                continue
            shift = base + segment.at - segment.printed
            if found and found[-1][1] == left + shift:
                found[-1] = (found[-1][0], right + shift)
            else:
                found.append((left + shift, right + shift))
        return found

    def printed_at(self, position: int) -> int:
        """The printed offset shown at a document position, or the nearest one before it."""
        at = position - self.slice.base
        best = 0
        for segment in self.segments:
            if segment.at <= at <= segment.at + segment.length:
                return segment.printed + at - segment.at
            if segment.at + segment.length < at:
                best = max(best, segment.printed + segment.length)
        return best


class PlaceMap:
    """All clauses of one document in order, with the places of those that are written already."""

    def __init__(self, document: Document | None = None) -> None:
        self.clauses: list[Clause] = list(document.walk()) if document else []
        self.order: dict[str, int] = {clause.id: index for index, clause in enumerate(self.clauses)}
        self._places: dict[str, Place] = {}
        self._slices: list[Slice] = []

    def append(self, part: Slice) -> None:
        """Take in a slice that was written behind all others."""
        self._slices.append(part)
        self._take(part)

    def prepend(self, part: Slice, length: int) -> None:
        """Take in a slice written before all others; those move by ``length`` characters."""
        for other in self._slices:
            other.base += length
        self._slices.insert(0, part)
        self._take(part)

    def _take(self, part: Slice) -> None:
        for place in part.places:
            self._places[place.clause.id] = place

    def place(self, clause_id: str) -> Place | None:
        """Where a clause stands, or None while it is not written yet or is not in this document."""
        return self._places.get(clause_id)

    def positions(self, clause_id: str, start: int, end: int) -> list[tuple[int, int]]:
        """Document ranges of a printed range; empty while the clause is not written yet."""
        place = self._places.get(clause_id)
        return place.positions(start, end) if place else []

    def at(self, position: int) -> Place | None:
        """The clause at a document position: the last one that starts at or before it."""
        index = bisect_right(self._slices, position, key=lambda part: part.base) - 1
        while index >= 0:
            part = self._slices[index]
            inner = bisect_right(part.places, position - part.base, key=lambda place: place.start) - 1
            if inner >= 0:
                return part.places[inner]
            index -= 1
        return self._slices[0].places[0] if self._slices and self._slices[0].places else None

    def between(self, first: int, last: int) -> list[Place]:
        """The written clauses that touch the document range ``[first, last]``, in order."""
        start = self.at(first)
        if start is None:
            return []
        found: list[Place] = []
        for clause in self.clauses[start.order :]:
            place = self._places.get(clause.id)
            if place is None or place.first > last:
                break
            found.append(place)
        return found

    def written(self) -> int:
        """How many clauses are written."""
        return len(self._places)
