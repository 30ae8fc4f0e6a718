"""Excel files (.xlsx, .xls, .et): each sheet is a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from store.formats.lines import Line, Reading
from store.formats.registry import Format, Progress, UnreadableError, register
from store.formats.zipped import Zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOK = "Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le")
_MOST_CELLS = 400_000
_DAMAGED = "表格文件已损坏或有密码保护，请用 Excel 或 WPS 打开后另存一份再导入。"
_EMPTY = "表格中没有文字，请检查后重新选择。"
_TOO_LARGE = "表格超过 40 万个单元格，不像政策文件，请拆分后再导入。"


def matches(data: bytes) -> bool:
    """Whether a zip or OLE file has a workbook in it."""
    if data[:8] == _OLE:
        return any(name in data for name in _BOOK) and "WordDocument".encode("utf-16-le") not in data
    return data[:2] == b"PK" and (b"xl/workbook" in data or b"xl/worksheets" in data)


def read(data: bytes, progress: Progress) -> Reading:
    """The sheets that have text, their names above them where there are several."""
    from python_calamine import CalamineError, CalamineWorkbook

    if data[:2] == b"PK":
        _look_for_bombs(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for number, name in enumerate(book.sheet_names):
            progress(number, len(book.sheet_names))
            if rows := _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=True)):
                sheets.append((name, rows))
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableError(_DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # what Rust calls a bug, met in a damaged file
            raise UnreadableError(_DAMAGED) from error
        raise
    if not sheets:
        raise UnreadableError(_EMPTY)
    lines: list[Line] = []
    for number, (name, rows) in enumerate(sheets):
        lines += _sheet(number, name if len(sheets) > 1 else "", rows)
    return Reading(tuple(lines), whole=True)


def _look_for_bombs(data: bytes) -> None:
    package = Zipped(data)
    for entry in package.entries:
        package.read_entry(entry)


def _rows(sheet: Sequence[Sequence[object]]) -> list[list[str]]:
    """The rows that have text, without the columns that have none."""
    if sum(len(row) for row in sheet) > _MOST_CELLS:
        raise UnreadableError(_TOO_LARGE)
    rows = [[_text(cell) for cell in row] for row in sheet]
    rows = [row for row in rows if any(row)]
    kept = [
        column
        for column in range(max(map(len, rows), default=0))
        if any(column < len(r) and r[column] for r in rows)
    ]
    return [[row[column] if column < len(row) else "" for column in kept] for row in rows]


def _text(cell: object) -> str:
    """A cell as it is shown, as far as that can be told without its format."""
    if cell is None or isinstance(cell, bool):
        return {True: "TRUE", False: "FALSE"}.get(bool(cell), "") if isinstance(cell, bool) else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"  # noqa: PLR2004
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell).strip()


def _sheet(number: int, name: str, rows: list[list[str]]) -> list[Line]:
    """The lines above the table (a title in one cell), and its cells."""
    lines = [Line(name)] if name else []
    first = 0
    while first < len(rows) - 1 and sum(map(bool, rows[first])) == 1 and len(rows[first]) > 1:
        lines.append(Line(next(filter(None, rows[first])), align="center"))
        first += 1
    end = len(rows)
    while (
        end > first + 2 and sum(map(bool, rows[end - 1])) == 1 and rows[end - 1][0] and len(rows[end - 1]) > 1
    ):
        end -= 1
    for place, row in enumerate(rows[first:end]):
        lines += [Line(text, cell=(number, place, column)) for column, text in enumerate(row)]
    return lines + [Line(row[0]) for row in rows[end:]]


register(Format("Excel 表格", ("xlsx", "xls", "et", "xlsm"), matches, read, rank=22))
