"""The order in which a document is written: clauses as printed, a 款 that follows its 项 behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import Part, parts


@dataclass(frozen=True, slots=True)
class Passage:
    """Parts ``first`` to ``last`` of a clause's own words, with nothing of another clause between them."""

    clause: Clause
    first: int
    last: int

    def parts(self) -> list[Part]:
        """The parts."""
        return list(parts(self.clause)[self.first : self.last])


#: Passages that must be written together: one clause, or one with children between its paragraphs.
Unit = tuple[Passage, ...]


def units(document: Document) -> list[Unit]:
    """All passages of a document in the order in which they are read."""
    found: list[Unit] = []
    for clause in document.clauses:
        found += _units(clause)
    return found


def _units(clause: Clause) -> Iterator[Unit]:
    if any(_between(child, clause) for child in clause.children):
        yield tuple(_woven(clause))
        return
    yield (Passage(clause, 0, len(parts(clause))),)
    for child in clause.children:
        yield from _units(child)


def _between(child: Clause, parent: Clause) -> bool:
    return child.after is not None and child.after < len(parent.paragraphs)


def _woven(clause: Clause) -> Iterator[Passage]:
    """A clause with everything below it, each child where it stands among the paragraphs."""
    all_parts, at = parts(clause), 0
    for child in clause.children:
        wanted = child.after if child.after is not None else len(clause.paragraphs)
        cut = _cut(all_parts, wanted) if wanted < len(clause.paragraphs) else len(all_parts)
        if cut > at or at == 0:
            yield Passage(clause, at, cut)
            at = max(cut, 1)
        yield from _woven(child)
    if at < len(all_parts) or not clause.children:
        yield Passage(clause, at, len(all_parts))


def _cut(all_parts: tuple[Part, ...], paragraph: int) -> int:
    for number, part in enumerate(all_parts):
        if part.kind == "paragraph" and part.index >= paragraph:
            return number
    return len(all_parts)
