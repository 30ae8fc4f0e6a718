"""A document's tree as plain lines, to hold against a record or against another reading of it."""

from __future__ import annotations

import re

from store.model.clause import Clause
from store.model.document import Document
from store.model.wording import text

_WIDTHS = str.maketrans("（），；：", "(),;:")


def fold(text: str | None) -> str:
    """A text without white space, its marks in half width."""
    return re.sub(r"\s", "", text or "").translate(_WIDTHS)


def outline(document: Document) -> list[str]:
    """A line for every clause: path, heading, text, duties and roles, table rows."""
    return [_line(clause) for clause in document.walk()]


def _line(clause: Clause) -> str:
    duties = "、".join(f"{fold(d.organisation)}[{d.role}]" for d in clause.duties)
    rows = "; ".join(" / ".join(fold(cell) for cell in row) for table in clause.tables for row in table.rows)
    return " | ".join(("".join(clause.path), fold(clause.heading), fold(clause.text), duties, rows))


def metadata(document: Document) -> dict[str, object]:
    """What the document says of itself."""
    return {
        "title": fold(document.title),
        "attached_title": fold(document.attached_title),
        "number": document.number,
        "issuers": list(document.issuers),
        "date": document.date,
        "effective": document.effective,
        "kind": document.kind,
        "complete": document.complete,
        "addressee": fold(document.addressee),
        "warnings": [text(each) for each in document.warnings],
    }
