"""Words of clauses for the clipboard: as plain text, and as HTML with headings and tables."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from store.model.clause import Clause
from store.model.printed import PrintedPart, parts, printed
from store.model.typography import typeset
from ui.reader.copying.clause_words import ClauseRange, clause_text, label_head, row_cells

TABLE, TABLE_END = '<table border="1" cellspacing="0" cellpadding="4">', "</table>"


def mime_of(pieces: Iterable[ClauseRange]) -> QMimeData:
    """Return pieces of clauses as text (tables set apart by tabs) and as HTML."""
    pieces = list(pieces)
    data = QMimeData()
    data.setText("\n".join(text for text in map(piece_text, pieces) if text))
    data.setHtml(html_of(pieces))
    return data


def piece_text(piece: ClauseRange) -> str:
    """Return a piece as plain text."""
    return clause_text(piece.clause, piece.start, piece.end, label=piece.label)


def html_of(pieces: Iterable[ClauseRange]) -> str:
    """Return pieces as simple HTML: paragraphs, bold headings, tables; nothing that refers to anything
    outside.

    Rows of one clause that come in several pieces are one table again.
    """
    out, before = "", None
    for piece in pieces:
        html = _html(piece)
        if before is piece.clause and out.endswith(TABLE_END) and html.startswith(TABLE):
            out, html = out.removesuffix(TABLE_END), html.removeprefix(TABLE)
        out, before = out + html, piece.clause
    return out


def _html(piece: ClauseRange) -> str:
    clause = piece.clause
    end = len(printed(clause)) if piece.end is None else piece.end
    head = escape(label_head(clause)) if piece.label else ""
    out: list[str] = []
    rows: list[str] = []
    bold = ""
    for part in parts(clause):
        left, right = max(part.start, piece.start), min(part.end, end)
        if left >= right and not (part.kind == "heading" and head):
            continue
        if part.kind == "row":
            rows.append(_row(part, left, right))
            continue
        out += _table(rows)
        words = escape(typeset(part.text)[left - part.start : right - part.start])
        if part.kind == "heading":
            mark = clause.heading_mark if clause.heading_runs_on and end > part.end else ""
            bold = f"<b>{head}{words}{escape(mark)}</b>"
            head = ""
            if clause.heading_runs_on and _text_follows(clause) and end > part.end:
                continue
            words, bold = bold, ""
        out.append(f"<p>{bold}{head}{words}</p>")
        bold = head = ""
    out += _table(rows)
    if bold or head:
        out.insert(0, f"<p>{bold}{head}</p>")
    return "".join(out)


def _text_follows(clause: Clause) -> bool:
    """Return whether the heading is followed by a paragraph, and not by a table."""
    found = parts(clause)
    return len(found) > 1 and found[1].kind == "paragraph"


def _row(part: PrintedPart, left: int, right: int) -> str:
    cells = "".join(f"<td>{escape(words)}</td>" for words in row_cells(part, left, right))
    return f"<tr>{cells}</tr>"


def _table(rows: list[str]) -> list[str]:
    """Return the rows so far as a table; empties the list."""
    if not rows:
        return []
    table = f"{TABLE}{''.join(rows)}{TABLE_END}"
    rows.clear()
    return [table]
