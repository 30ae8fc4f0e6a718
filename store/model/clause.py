"""A clause: a node of a document's tree that can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from store.model.duty import Duty
from store.model.table import Table

#: What a clause's body is made of: a paragraph, a table or a clause below it.
BodyPart: TypeAlias = "str | Table | Clause"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in :func:`printed` of a clause that cites another document or another clause.

    ``title`` is the cited document's name without 《》, ``number`` its canonical document number,
    ``clause`` the canonical label path of the cited clause (第九条, 第九条第二款); at least one is set.
    """

    start: int
    end: int
    title: str | None = None
    number: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in the source: the page, from 1, and a box in points from its top left.

    ``box`` is left, top, right and bottom.
    """

    number: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of a document's tree that can be cited.

    ``label`` is canonical (第二章, 第九条, 一、, （一）, 1., （1）, 前言, or the name of an unnumbered part);
    ``path`` the labels from the top down to and including this one. ``heading`` is without its final 。:
    ``heading_mark`` is what is printed behind it, with a line feed where the heading is on its own line
    (。 when the text runs on, 。 and a line feed or nothing when it does not). ``body`` is what the clause
    says below that, in the order of the document: a 款 that follows the 项 comes after them. ``duty_at``
    is how many parts of the body precede the duty note, None where it closes the clause's own words.
    ``page`` is where it begins in the source, None where that has no pages; it is no part of what it says.
    """

    id: str
    label: str
    path: tuple[str, ...]
    heading: str | None = None
    heading_mark: str = ""
    body: tuple[BodyPart, ...] = ()
    duty_note: str | None = None
    duties: tuple[Duty, ...] = ()
    references: tuple[Reference, ...] = ()
    duty_at: int | None = None
    page: SourcePlace | None = field(default=None, compare=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the clause's own paragraphs: 第一款, 第二款 … of an article."""
        return tuple(part for part in self.body if isinstance(part, str))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return the clause's own tables."""
        return tuple(part for part in self.body if isinstance(part, Table))

    @property
    def children(self) -> tuple[Clause, ...]:
        """Return the clauses directly below this one."""
        return tuple(part for part in self.body if isinstance(part, Clause))

    @property
    def heading_runs_on(self) -> bool:
        """Return whether the text continues on the heading's line, after its mark."""
        return bool(self.heading_mark) and not self.heading_mark.endswith("\n")

    @property
    def text(self) -> str:
        """Return the clause's paragraphs joined by a line feed; no label, heading, duty note or table."""
        return "\n".join(self.paragraphs)

    def walk(self) -> Iterator[Clause]:
        """Yield this clause and all below it, in document order."""
        yield self
        for part in self.body:
            if isinstance(part, Clause):
                yield from part.walk()
