"""Cells as text of the clipboard, in the form that Excel and WPS give and take: tabs, lines, quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def to_clipboard(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text; a cell with a tab, a line end or a quote is put in quotes."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return out.getvalue().removesuffix("\r\n") if len(rows) == 1 else out.getvalue()


def from_clipboard(text: str) -> list[list[str]]:
    """Cells of what was copied in a sheet, or words from anywhere: a line a row. Rows are equally long."""
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not plain:
        return [[""]]
    try:
        rows = list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        # A quote that is only a quote: no cell is in quotes, then.
        rows = [line.split("\t") for line in plain.split("\n")]
    width = max(map(len, rows), default=1)
    return [[*row, *[""] * (width - len(row))] for row in rows] or [[""]]
