"""A document's tree as rows, one a line of the text, and back: what is decided is decided on rows."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from store.intake.metadata.references import find_references
from store.intake.outline.clauses import duties_of
from store.intake.outline.tree import PREAMBLE
from store.model.clause import BodyPart, Clause, SourcePlace
from store.model.printed import PrintedPart, printed, reading
from store.model.table import Table

RowKind = Literal["clause", "text", "note", "table"]
#: Separates the heading from the text in the same row.
_GAP = "　"
#: Labels that are set apart from the heading that they have.
_CHAPTERS = "章节条编篇"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of a document: a clause with its heading and opening words, a paragraph, a duty note, a table.

    ``depth`` counts from 0; what is no clause belongs to the last clause above it with a smaller depth.
    ``heading_mark`` is that of :class:`Clause`. ``clause`` is the id of the clause that the row was part of
    in the reading, empty where it was made. ``source`` is that clause in a row that nobody has touched.
    """

    kind: RowKind
    depth: int
    label: str = ""
    heading: str = ""
    heading_mark: str = ""
    text: str = ""
    table: Table | None = None
    clause: str = ""
    page: SourcePlace | None = None
    source: Clause | None = None

    @property
    def printed(self) -> str:
        """Printed text of the row, label and heading included; the cells of a table between tabs."""
        if self.table is not None:
            rows = "\n".join("\t".join(row) for row in self.table.rows)
            return "\n".join(filter(None, (self.table.caption or "", rows, self.table.note or "")))
        mark = self.heading_mark.rstrip("\n")
        gap = _GAP if self.heading and self.label[-1:] in _CHAPTERS else ""
        lead = self.label + gap + self.heading + mark
        runs_on = bool(mark) or not self.heading
        named = bool(self.label) and self.label[-1:] not in "、.）)" and bool(self.text)
        return lead + ("" if (runs_on and not named) or not self.text else _GAP) + self.text


def quote_of(row: DraftRow) -> str:
    """Return the letters and digits of a row in one width: what it is found again by."""
    return plain(row.printed)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return the letters and digits of a text in one width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def rows_of(clauses: Sequence[Clause]) -> list[DraftRow]:
    """Return the rows of some clauses and all below them, in reading order."""
    return [row for clause in clauses for row in _rows(clause, 0, None)]


def _rows(clause: Clause, depth: int, page: SourcePlace | None) -> Iterator[DraftRow]:
    page = clause.page or page
    found = list(reading(clause))
    head = DraftRow("clause", depth, clause.label, clause=clause.id, page=page, source=clause)
    if found and isinstance(found[0], PrintedPart) and found[0].kind == "heading":
        head = replace(head, heading=clause.heading or "", heading_mark=clause.heading_mark)
        del found[0]
    opens = found and isinstance(found[0], PrintedPart) and found[0].kind == "paragraph"
    if opens and (not clause.heading or clause.heading_runs_on):
        assert isinstance(found[0], PrintedPart)
        head = replace(head, text=found[0].text)
        del found[0]
    yield head
    seen: set[int] = set()
    for part in found:
        if isinstance(part, Clause):
            yield from _rows(part, depth + 1, page)
        elif part.table is not None:
            if part.index not in seen:
                seen.add(part.index)
                yield DraftRow("table", depth + 1, table=part.table, clause=clause.id, page=page)
        else:
            kind: RowKind = "note" if part.kind == "duty" else "text"
            yield DraftRow(kind, depth + 1, text=part.text, clause=clause.id, page=page)


@dataclass(slots=True)
class _Open:
    """A clause in the making."""

    row: DraftRow
    body: list[BodyPart | _Open]
    notes: list[str]
    note_at: int | None = None

    @property
    def depth(self) -> int:
        return self.row.depth


def clauses_of(rows: Sequence[DraftRow], key: str) -> tuple[Clause, ...]:
    """Return the clauses that some rows make, of the document ``key``; repeated paths get ~2, ~3."""
    top: list[_Open] = []
    path: list[_Open] = []
    for row in rows:
        while path and path[-1].depth >= row.depth:
            path.pop()
        if row.kind == "clause":
            opened = _Open(row, [row.text] if row.text else [], [])
            (path[-1].body if path else top).append(opened)
            path.append(opened)
            continue
        if not path:
            path.append(_Open(DraftRow("clause", 0, PREAMBLE, page=row.page), [], []))
            top.append(path[-1])
        owner = path[-1]
        if row.kind == "note":
            owner.notes.append(row.text)
            owner.note_at = len(owner.body) if owner.note_at is None else owner.note_at
        else:
            owner.body.append(row.table if row.table is not None else row.text)
    seen: Counter[str] = Counter()
    return tuple(_close(each, (), key, seen) for each in top)


def _close(made: _Open, above: tuple[str, ...], key: str, seen: Counter[str]) -> Clause:
    row = made.row
    path = (*above, row.label)
    plain = f"{key}/" + "/".join(path)
    seen[plain] += 1
    clause_id = plain if seen[plain] == 1 else f"{plain}~{seen[plain]}"
    body = tuple(_close(part, path, key, seen) if isinstance(part, _Open) else part for part in made.body)
    note = "\n".join(made.notes) or None
    own = max((number for number, part in enumerate(body, 1) if not isinstance(part, Clause)), default=0)
    clause = Clause(
        clause_id,
        row.label,
        path,
        row.heading or None,
        row.heading_mark if row.heading else "",
        body,
        note,
        duty_at=None if note is None or made.note_at == own else made.note_at,
        page=row.page,
    )
    if row.source is not None and printed(row.source) == printed(clause):
        return replace(clause, duties=row.source.duties, references=row.source.references)
    duties = duties_of(note, clause.paragraphs)
    return replace(clause, duties=duties, references=find_references(printed(clause)))
