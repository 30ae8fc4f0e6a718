"""Splits clauses into passages in reading order: a 款 that follows the 项 comes after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import PrintedPart, reading


@dataclass(frozen=True, slots=True)
class Passage:
    """Stretch of a clause's own words with no other clause in it; it may have no parts.

    ``opens`` tells that the clause begins here, with its label, ``closes`` that its own words end here
    (clauses below it may follow). Parts of one passage follow each other in :func:`printed`; ``since`` is
    the offset there from which on it is this passage and no earlier one of its clause.
    """

    clause: Clause
    parts: tuple[PrintedPart, ...]
    opens: bool = True
    closes: bool = True
    since: int = 0

    @property
    def start(self) -> int:
        """Return where the passage begins in the printed text of its clause."""
        return self.parts[0].start if self.parts else 0

    @property
    def end(self) -> int:
        """Return where the passage ends in the printed text of its clause."""
        return self.parts[-1].end if self.parts else 0

    def holds(self, offset: int) -> bool:
        """Return whether an offset in the printed text of the clause is in this passage or at its end."""
        return self.since <= offset and (self.closes or offset <= self.end)


def passages(clause: Clause, below: bool = True) -> Iterator[Passage]:
    """Yield a clause with everything below it (or alone), stretch by stretch as it is read."""
    flow = (
        reading(clause) if below else tuple(part for part in reading(clause) if isinstance(part, PrintedPart))
    )
    own = [number for number, part in enumerate(flow) if isinstance(part, PrintedPart)]
    last = own[-1] if own else -1
    waiting: list[PrintedPart] = []
    opens, since = True, 0
    for number, part in enumerate(flow):
        if isinstance(part, PrintedPart):
            waiting.append(part)
            continue
        if waiting or opens:
            passage = Passage(clause, tuple(waiting), opens, number > last, since)
            yield passage
            waiting, opens, since = [], False, passage.end + 1
        yield from passages(part)
    if waiting or opens:
        yield Passage(clause, tuple(waiting), opens, since=since)


class ReadingOrder:
    """Numbers the passages of a document as they are read, to sort places in its clauses by."""

    def __init__(self, document: Document) -> None:
        self._passages: dict[str, list[tuple[int, int]]] = {}
        whole = chain.from_iterable(passages(clause) for clause in document.clauses)
        for number, passage in enumerate(whole):
            self._passages.setdefault(passage.clause.id, []).append((passage.since, number))

    def __contains__(self, clause_id: str) -> bool:
        return clause_id in self._passages

    def number(self, clause_id: str, offset: int = 0) -> int:
        """Return the number of the passage with an offset in the printed text of a clause; KeyError."""
        return max(number for since, number in self._passages[clause_id] if since <= max(0, offset))

    def extent(self, clause_id: str) -> tuple[int, int]:
        """Return the numbers of the first and the last passage of a clause; KeyError."""
        found = self._passages[clause_id]
        return found[0][1], found[-1][1]
