"""Tables for a sheet of a workbook: columns, rows, and what may be chosen in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: How words of a cell are marked: told apart in black and white, too.
WordMark = Literal["", "inserted", "deleted", "strong", "quiet"]
ColumnKind = Literal["text", "number", "date"]


@dataclass(frozen=True, slots=True)
class RichWords:
    """A stretch of a cell's words with its mark: inserted is bold and underlined, deleted struck out."""

    text: str
    mark: WordMark = ""


#: What a cell may hold; None is an empty one.
CellValue = str | int | float | date | tuple[RichWords, ...] | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in Chinese characters, and what may be chosen in its cells.

    Without ``strict``, other words than the choices may be typed as well. A hidden column keeps what a
    program needs when the sheet comes back, such as ids.
    """

    head: str
    width: float = 10
    kind: ColumnKind = "text"
    choices: tuple[str, ...] = ()
    strict: bool = False
    hidden: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class WarningRule:
    """Rows shown in the warning colour: an Excel formula about the first row, such as ``$H3="逾期"``.

    ``{row}`` in it is replaced by the number of the first row below the head.
    """

    formula: str


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table to write. Above its head are a title and a remark where they are not empty.

    The head stays in view and is repeated on each page; the table is as wide as the page. ``filtered``
    puts buttons to filter by into the head, ``choice_rows`` is how many empty rows below the last one have
    the choices, too.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[CellValue]]
    title: str = ""
    remark: str = ""
    landscape: bool = True
    paper: Literal["A4", "A3"] = "A4"
    filtered: bool = True
    choice_rows: int = 200
    rules: tuple[WarningRule, ...] = ()
    frozen_columns: int = 0


def first_row(sheet: TableSheet) -> int:
    """Return the number of the first row below the head, from 1."""
    return 2 + bool(sheet.title) + bool(sheet.remark)
