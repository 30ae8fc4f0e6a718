"""The frozen records that every layer passes around; plain data, no database, no Qt.

All offsets into a clause (search spans, annotation anchors, marks in the reader) count characters
of :func:`printed`, the one string that a clause's own words make when read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["lead", "support", "joint"]
Kind = Literal["通知", "办法", "条例", "法律", "方案", "清单", "意见", "规划", "其他"]
PartKind = Literal["heading", "paragraph", "caption", "row", "table_note", "duty"]

#: Stands between table rows (and round tables) in :func:`printed`; matches never cross it.
HARD_BREAK = "\v"
#: Stands between the cells of one row in :func:`printed`.
CELL_BREAK = "\t"
#: A cell with more characters names no column.
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Duty:
    """An organisation and its role in a clause; ``joint`` where the source does not set roles apart."""

    organisation: str
    role: Role = "joint"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows (the header row first where there is one), caption and note as printed.

    ``after`` is the number of the clause's paragraphs that stand before the table.
    """

    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    note: str | None = None
    after: int = 0

    @property
    def has_header(self) -> bool:
        """Whether the first row names the columns: all filled, short, and no bare figures."""
        first = self.rows[0] if len(self.rows) > 1 else ()
        return bool(first) and all(
            cell.strip() and len(cell) <= _LONGEST_NAME and not cell.strip()[0].isdigit() for cell in first
        )


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
class Correction:
    """A printed reading, the corrected one and why; ``applied`` is false for a guess that is only marked."""

    clause: str
    printed: str
    corrected: str
    reason: str
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of a document's tree that can be cited.

    ``label`` is canonical (第二章, 第九条, 一、, （一）, 1., （1）, 前言, or the name of an unnumbered part);
    ``path`` the labels from the top down to and including this one. ``heading`` is without its final 。:
    ``heading_mark`` is what is printed behind it, with a line feed where the heading has a line of its own
    (。 when the text runs on, 。 and a line feed or nothing when it does not). ``after`` is how many of the
    parent's paragraphs stand before this clause, None for all of them (a 款 may follow the 项).
    """

    id: str
    label: str
    path: tuple[str, ...]
    heading: str | None = None
    heading_mark: str = ""
    paragraphs: tuple[str, ...] = ()
    duty_note: str | None = None
    duties: tuple[Duty, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    children: tuple[Clause, ...] = ()
    after: int | None = None

    @property
    def heading_runs_on(self) -> bool:
        """Whether the text goes on in the heading's line, behind its mark."""
        return bool(self.heading_mark) and not self.heading_mark.endswith("\n")

    @property
    def text(self) -> str:
        """The clause's own words, paragraphs joined by a line feed; no label, heading, duty note or table."""
        return "\n".join(self.paragraphs)

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text: what it says of itself, its tree of clauses, and what was mended or doubtful.

    ``date`` and ``effective`` are ISO dates or None; nothing is invented. ``complete`` is false when the
    source breaks off. ``source`` is the file name it was read from, ``sha256`` that of the source bytes.
    """

    key: str
    source: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    effective: str | None
    kind: Kind
    complete: bool
    sha256: str
    attached_title: str | None = None
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    clauses: tuple[Clause, ...] = ()
    corrections: tuple[Correction, ...] = ()
    warnings: tuple[str, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """All clauses in document order, parents before their children."""
        for clause in self.clauses:
            yield from clause.walk()

    @property
    def name(self) -> str:
        """The title a reader would use: that of the attachment where the document is a cover notice."""
        return self.attached_title or self.title


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What a list shows of a document, without its tree.

    ``clauses`` counts every clause, ``measures`` those at the level where the document acts; ``shipped``
    is false for what the user added; ``position`` is the place in the library, from 0.
    """

    key: str
    source: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    effective: str | None
    kind: Kind
    complete: bool
    sha256: str
    attached_title: str | None = None
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    clause_count: int = 0
    measure_count: int = 0
    shipped: bool = False
    position: int = 0

    @property
    def name(self) -> str:
        """The title a reader would use: that of the attachment where the document is a cover notice."""
        return self.attached_title or self.title


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation holds: ``[start, end)`` of :func:`printed`, and the words there and round it.

    The quote with its prefix and suffix is what finds the place again when the text has changed.
    """

    document_key: str
    clause_id: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A marked clause with a title of the user's own; ``id`` is a uuid4 in hex, ``created`` ISO-8601 UTC."""

    id: str
    anchor: Anchor
    title: str
    created: str
    tags: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The one place, as other annotations have several."""
        return (self.anchor,)


@dataclass(frozen=True, slots=True)
class Note:
    """The user's words on a clause or a range; times are ISO-8601 UTC.

    ``more`` holds the rest of a range that crosses into further clauses. ``conflict_of`` names the note that
    it is a conflict copy of, what another notebook made of that at the same time; only told, never kept.
    """

    id: str
    anchor: Anchor
    body: str
    created: str
    updated: str
    more: tuple[Anchor, ...] = ()
    tags: tuple[str, ...] = ()
    conflict_of: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every stretch of the range, one a clause."""
        return (self.anchor, *self.more)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked range: a stretch (``anchors``, at least one) in each clause it crosses, and a style's key."""

    id: str
    anchors: tuple[Anchor, ...]
    style: str
    created: str
    updated: str
    tags: tuple[str, ...] = ()

    @property
    def anchor(self) -> Anchor:
        """Where it begins."""
        return self.anchors[0]


@dataclass(frozen=True, slots=True)
class BasketEntry:
    """A line of a basket: a clause (``anchor``), with what is below it or without, or a heading."""

    id: str
    anchor: Anchor | None = None
    heading: str = ""
    children: bool = True


@dataclass(frozen=True, slots=True)
class Basket:
    """Clauses from any documents in the user's order, to print as one paper; times are ISO-8601 UTC."""

    id: str
    title: str
    entries: tuple[BasketEntry, ...] = ()
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A clause the user has read, and when last (ISO-8601 UTC)."""

    clause_id: str
    title: str
    at: str


@dataclass(frozen=True, slots=True)
class PastSearch:
    """A query the user has asked, how many hits it had, and when last (ISO-8601 UTC)."""

    query: str
    total: int
    at: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found: in which file, what is wrong, and what mends it; Chinese sentences."""

    where: str
    what: str
    repair: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``[start, end)`` of :func:`printed`: a heading, a paragraph, a table row, a duty note …

    ``index`` counts paragraphs within the clause, or tables for captions, rows and table notes;
    ``row`` is the row's number within its table.
    """

    kind: PartKind
    text: str
    start: int
    index: int = 0
    row: int = 0

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Printer:
    """Joins the parts of a clause and remembers where each of them stands."""

    parts: list[Part] = field(default_factory=list)
    text: str = ""

    def add(self, gap: str, kind: PartKind, text: str, index: int = 0, row: int = 0) -> None:
        self.text += gap if self.text else ""
        self.parts.append(Part(kind, text, len(self.text), index, row))
        self.text += text

    def add_table(self, table: Table, index: int) -> None:
        if table.caption:
            self.add(HARD_BREAK, "caption", table.caption, index)
        for number, row in enumerate(table.rows):
            self.add(HARD_BREAK, "row", CELL_BREAK.join(row), index, number)
        if table.note:
            self.add(HARD_BREAK, "table_note", table.note, index)


def parts(clause: Clause) -> tuple[Part, ...]:
    """The parts of a clause's own words in reading order, with their offsets in :func:`printed`."""
    return tuple(_print(clause).parts)


def printed(clause: Clause) -> str:
    """The clause's own words as one string: heading, paragraphs, tables where they stand, duty note.

    Labels and children are left out. Parts are set apart by white space that search folds away, tables
    by :data:`HARD_BREAK`, which nothing matches.
    """
    return _print(clause).text


def _print(clause: Clause) -> _Printer:
    out = _Printer()
    if clause.heading:
        out.add("", "heading", clause.heading)
    after_table = False
    for position in range(len(clause.paragraphs) + 1):
        for index, table in enumerate(clause.tables):
            if min(table.after, len(clause.paragraphs)) == position:
                out.add_table(table, index)
                after_table = True
        if position < len(clause.paragraphs):
            gap = HARD_BREAK if after_table else "\n"
            if position == 0 and clause.heading and not after_table:
                gap = clause.heading_mark.rstrip("\n") + "\n"
            out.add(gap, "paragraph", clause.paragraphs[position], position)
            after_table = False
    if clause.duty_note:
        mark = clause.heading_mark.rstrip("\n") if not clause.paragraphs and not clause.tables else ""
        out.add(mark + (HARD_BREAK if after_table else "\n"), "duty", clause.duty_note)
    return out
