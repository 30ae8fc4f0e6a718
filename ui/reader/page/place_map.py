"""Maps the characters of each clause to positions in the laid-out document, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from store.model.clause import Clause
from store.model.document import Document


@dataclass(frozen=True, slots=True)
class PlaceSegment:
    """``length`` characters from offset ``printed`` of the clause are at ``at`` of its slice."""

    printed: int
    at: int
    length: int


@dataclass(slots=True)
class Slice:
    """A stretch of clauses that was written in one go; ``base`` moves when text is put before it."""

    base: int = 0
    places: list[Place] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """One clause in the laid-out document, in one extent or, with its 项 between, in several."""

    clause: Clause
    order: int
    slice: Slice
    gutter: str = ""
    segments: list[PlaceSegment] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Document position of the clause's first character, its label included."""
        return self.extents[0].first

    @property
    def last(self) -> int:
        """Document position behind the clause's last own character."""
        return self.extents[-1].last

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

    def covered(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the printed range that is shown between two document positions; None if nothing of it is."""
        starts: list[int] = []
        ends: list[int] = []
        for segment in self.segments:
            at = self.slice.base + segment.at
            left, right = max(first, at), min(last, at + segment.length)
            if left < right:
                starts.append(segment.printed + left - at)
                ends.append(segment.printed + right - at)
        return (min(starts), max(ends)) if starts else None


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of one clause with nothing of another in it; offsets count from the base of the slice."""

    place: Place
    start: int
    end: int

    @property
    def first(self) -> int:
        """Document position of the first character."""
        return self.place.slice.base + self.start

    @property
    def last(self) -> int:
        """Document position behind the last character."""
        return self.place.slice.base + self.end

    @property
    def opens(self) -> bool:
        """True if this is where the clause begins, with its label."""
        return self.place.extents[0] is self


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
        """Return the place of a clause; None while it is not written yet or is not in this document."""
        return self._places.get(clause_id)

    def positions(self, clause_id: str, start: int, end: int) -> list[tuple[int, int]]:
        """Document ranges of a printed range; empty while the clause is not written yet."""
        place = self._places.get(clause_id)
        return place.positions(start, end) if place else []

    def at(self, position: int) -> Place | None:
        """Return the clause at a document position: the last one that begins, or goes on, at or before it."""
        extent = next(self._from(position), None)
        return extent.place if extent else None

    def extents(self, first: int, last: int) -> list[Extent]:
        """Return the stretches that touch the document range ``[first, last]``, as they are read."""
        found: list[Extent] = []
        for extent in self._from(first):
            if extent.first > last:
                break
            found.append(extent)
        return found

    def between(self, first: int, last: int) -> list[Place]:
        """Return the clauses that touch the document range ``[first, last]``, each once."""
        return list({id(extent.place): extent.place for extent in self.extents(first, last)}.values())

    def written(self) -> int:
        """Return how many clauses are written."""
        return len(self._places)

    def _from(self, position: int) -> Iterator[Extent]:
        """Yield the extents from the one at a position on; from the very first if nothing is before it."""
        filled = [part for part in self._slices if part.extents]
        number = max(
            0, bisect_right(filled, position, key=lambda part: part.base + part.extents[0].start) - 1
        )
        for part in filled[number : number + 1]:
            inner = bisect_right(part.extents, position - part.base, key=lambda extent: extent.start)
            yield from part.extents[max(0, inner - 1) :]
        for part in filled[number + 1 :]:
            yield from part.extents


def nearest(order: Sequence[str], wanted: str, kept: Container[str]) -> str | None:
    """Return, of ids in reading order, the kept one nearest to ``wanted``, before it if possible."""
    at = order.index(wanted) if wanted in order else 0
    before, behind = reversed(order[: at + 1]), iter(order[at + 1 :])
    found = (clause_id for way in (before, behind) for clause_id in way if clause_id in kept)
    return next(found, None)
