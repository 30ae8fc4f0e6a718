"""Words of clauses as a quotation in Markdown, tables as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model.markdown import escaped, escaped_line
from store.model.printed import CELL_BREAK, PrintedPart, parts, printed
from store.model.table import Table
from store.model.typography import typeset
from ui.reader.copying.clause_words import ClauseRange, clause_text, row_cells


def quoted(pieces: Sequence[ClauseRange], citation: str) -> str:
    """Return pieces of one clause as a block quotation with the citation below them."""
    blocks: list[list[str]] = []
    before: int | None = None
    for piece in pieces:
        for found in _found(piece):
            if isinstance(found, str):
                blocks.append([escaped_line(found)])
                before = None
                continue
            row, table = found
            if row.index != before:
                blocks.append(_head(table, _columns(row, piece)))
                before = row.index
            if row.row or not table.has_header:
                blocks[-1].append(_row(row_cells(row, piece.start, _end(piece))))
    blocks.append([f"——{escaped(citation)}"])
    return "\n>\n".join("\n".join(f"> {line}" for line in block) for block in blocks)


def _found(piece: ClauseRange) -> Iterator[str | tuple[PrintedPart, Table]]:
    """Yield the lines of a piece, and the rows of tables (with these) in place."""
    at, end, label = piece.start, _end(piece), piece.label
    for part in parts(piece.clause):
        if part.table and part.kind == "row" and part.start < end and part.end > piece.start:
            yield from _lines(piece, at, part.start, label)
            yield part, part.table
            at, label = part.end + 1, False
    yield from _lines(piece, at, end, label)


def _lines(piece: ClauseRange, start: int, end: int, label: bool) -> list[str]:
    text = clause_text(piece.clause, start, max(start, end), label=label)
    return [line for line in text.split("\n") if line]


def _end(piece: ClauseRange) -> int:
    return len(printed(piece.clause)) if piece.end is None else piece.end


def _head(table: Table, columns: Sequence[int]) -> list[str]:
    """Return the line with the names of the columns that are copied, empty where they have none, and the
    rule.
    """
    names = table.rows[0] if table.has_header else ()
    shown = [typeset(names[column]) if column < len(names) else "" for column in columns]
    return [_row(shown), "|" + " --- |" * len(columns)]


def _columns(part: PrintedPart, piece: ClauseRange) -> list[int]:
    """Return the columns of a row that a piece reaches."""
    found, at = [], part.start
    for column, cell in enumerate(part.text.split(CELL_BREAK)):
        if max(piece.start, at) <= min(_end(piece), at + len(cell)):
            found.append(column)
        at += len(cell) + 1
    return found


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
