"""Excel files (.xlsx): each sheet is a table."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from store.formats.lines import FileContent, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.zipped import ZipPackage
from store.model.message import Message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOK = "Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le")
_MOST_CELLS = 400_000
#: Excel has no more; a damaged number of a row would be counted up to for hours.
_MOST_ROWS = 1_048_576
_TOLD = 500
_PERCENT = re.compile(r"^0(?:\.(0+))?%$")
#: What a program calls a sheet that nobody named.
_NO_NAME = re.compile(r"^(?:Sheet|工作表|表)\s?\d+$", re.I)
_DAMAGED = Message("reader.workbook_damaged")
_EMPTY = Message("reader.workbook_empty")
_TOO_LARGE = Message("reader.workbook_too_large")
_OLD = Message("reader.workbook_old")


def matches(data: bytes) -> bool:
    """Return whether a zip or OLE file has a workbook in it."""
    if data[:8] == _OLE:
        return any(name in data for name in _BOOK) and "WordDocument".encode("utf-16-le") not in data
    return data[:2] == b"PK" and (b"xl/workbook" in data or b"xl/worksheets" in data)


def read(data: bytes, progress: Progress) -> FileContent:
    """Return the sheets that have text, their names above them where there are several.

    Raises:
        UnreadableError: the file is of an old format, damaged, too large or empty.
    """
    if data[:2] != b"PK":
        raise UnreadableError(_OLD)
    _look_for_bombs(data)
    sheets = list(_sheets(data, progress))
    if not sheets:
        raise UnreadableError(_EMPTY)
    lines: list[SourceLine] = []
    for number, (name, rows) in enumerate(sheets):
        lines += _lines(number, name if len(sheets) > 1 else "", rows)
    return FileContent(tuple(lines), whole=True)


def _sheets(data: bytes, progress: Progress) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and rows of each sheet that has text, as they were last calculated."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep; nothing is written here
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for number, sheet in enumerate(book.worksheets):
                sheet.reset_dimensions()  # what the file says of its size is often wrong
                if rows := _rows(sheet.iter_rows(), lambda row, at=number: progress(at, row)):
                    yield sheet.title, rows
        except UnreadableError:
            raise
        except MemoryError:
            raise
        except Exception as error:  # a damaged workbook fails anywhere in openpyxl, with any error
            raise UnreadableError(_DAMAGED) from error


def _look_for_bombs(data: bytes) -> None:
    package = ZipPackage(data)
    for entry in package.entries:
        if b"<!ENTITY" in package.read_entry(entry):
            raise UnreadableError(_DAMAGED)


def _rows(sheet: Iterable[Iterable[Any]], told: Any) -> list[list[str]]:
    """Return the rows that have text, without the columns that have none."""
    rows: list[list[str]] = []
    cells = 0
    for number, row in enumerate(sheet):
        if number % _TOLD == 0:
            told(number)
        if number > _MOST_ROWS:
            raise UnreadableError(_DAMAGED)
        texts = [_text(cell) for cell in row]
        if any(texts):
            rows.append(texts)
            cells += len(texts)
        if cells > _MOST_CELLS:
            raise UnreadableError(_TOO_LARGE)
    width = max(map(len, rows), default=0)
    kept = [column for column in range(width) if any(column < len(row) and row[column] for row in rows)]
    return [[row[column] if column < len(row) else "" for column in kept] for row in rows]


def _text(cell: Any) -> str:
    """Return a cell as it is shown, as far as that matters: dates, percentages, no noise of binary
    fractions.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if percent := _PERCENT.match(cell.number_format or ""):
            return f"{value * 100:.{len(percent[1] or '')}f}%"
        whole = float(value).is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value).strip()


def _lines(number: int, name: str, rows: list[list[str]]) -> list[SourceLine]:
    """Return the lines above the table (a title in one cell), its cells, and the lines below it."""
    lines: list[SourceLine] = []
    first = 0
    while first < len(rows) - 1 and sum(map(bool, rows[first])) == 1 and len(rows[first]) > 1:
        lines.append(SourceLine(next(filter(None, rows[first])), align="center"))
        first += 1
    if name and not _NO_NAME.match(name) and not (lines and number == 0):
        lines.insert(0, SourceLine(name))  # over the first sheet's own title its name would be taken for that
    end = len(rows)
    while (
        end > first + 2 and sum(map(bool, rows[end - 1])) == 1 and rows[end - 1][0] and len(rows[end - 1]) > 1
    ):
        end -= 1
    for place, row in enumerate(rows[first:end]):
        lines += [SourceLine(text, cell=(number, place, column)) for column, text in enumerate(row)]
    return lines + [SourceLine(row[0]) for row in rows[end:]]


register(FileFormat("Excel 表格", ("xlsx", "xlsm", "xls", "et"), matches, read, rank=22))
