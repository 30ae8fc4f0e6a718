"""Sheets as .xlsx files that Excel, WPS and LibreOffice open well; no Qt.

The one place that writes workbooks; callers pass the columns and rows of a table as a :class:`TableSheet`.
Words of documents are always text: a cell that begins with = + - or @ is never taken for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from store.model.message import Message
from ui.printing.content.tables.table_sheet import (
    CellValue,
    RichWords,
    SheetColumn,
    TableSheet,
    WordMark,
    first_row,
)
from ui.printing.output.xlsx_rows import lines_of, set_height
from ui.services.language import paper_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT, SIZE = "宋体", 11
TITLE_SIZE = 16
INK, INSERTED, DELETED, QUIET, WARNING = "FF1F2933", "FF1B6E3C", "FFB3261E", "FF6B7280", "FFB3261E"
HEAD_FILL, LINE = "FFEEF1F0", "FFB8BEC4"
#: What Excel takes in one cell, and in a list of choices within the rule itself.
LONGEST_CELL, LONGEST_RULE = 32_767, 255
LONGEST_NAME = 31
#: The sheet with choices that are too many for a rule; hidden.
CHOICES = Message("paper.choices")
_UNNAMEABLE = re.compile(r"[\\/*?:\[\]']")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MILLIMETRE = 1 / 25.4


def xlsx_of(*sheets: TableSheet) -> bytes:
    """Return the file with the sheets, in their order.

    Raises:
        ValueError: There is no sheet.
    """
    from openpyxl.workbook import Workbook

    if not sheets:
        raise ValueError("a workbook without sheets")
    book = Workbook()
    book.remove(book.active)
    names: set[str] = {paper_text(CHOICES)}
    for sheet in sheets:
        page = book.create_sheet(_name(sheet.name, names))
        _fill(book, page, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel allows and no other sheet has."""
    base = _UNNAMEABLE.sub(" ", clean(" ".join(wanted.split()))).strip()[:LONGEST_NAME].strip() or paper_text(
        Message("paper.sheet")
    )
    name, number = base, 2
    while name.casefold() in {one.casefold() for one in taken}:
        behind = f" ({number})"
        name, number = base[: LONGEST_NAME - len(behind)] + behind, number + 1
    taken.add(name)
    return name


def _fill(book: Workbook, page: Worksheet, sheet: TableSheet) -> None:
    _write_top(page, sheet)
    start = first_row(sheet)
    _write_head(page, sheet, start - 1)
    for number, row in enumerate(sheet.rows, start):
        for column, value in enumerate(row[: len(sheet.columns)], 1):
            _write(page.cell(number, column), value, sheet.columns[column - 1])
        pairs = zip(row, sheet.columns, strict=False)
        cells = [(_words(value), column.width) for value, column in pairs if not column.hidden]
        set_height(page, number, cells, SIZE)
    last = max(start, start + len(sheet.rows) - 1)
    for at, shown in enumerate(sheet.columns, 1):
        if shown.choices:
            _add_choices(book, page, at, shown, (start, last + sheet.choice_rows))
    _add_rules(page, sheet, start, last)
    _set_page(page, sheet, start)


def _write_top(page: Worksheet, sheet: TableSheet) -> None:
    from openpyxl.styles import Alignment, Font

    number = 0
    shown = max(1, len(sheet.columns))
    for words, size, bold in ((sheet.title, TITLE_SIZE, True), (sheet.remark, SIZE, False)):
        if not words:
            continue
        number += 1
        cell = page.cell(number, 1)
        _put_text(cell, words)
        cell.font = Font(name=FONT, size=size, bold=bold, color=INK if bold else QUIET)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=shown)
        room = sum(column.width for column in sheet.columns if not column.hidden) * SIZE / size
        lines = 1 + int(
            len(words) // max(1, room)
        )  # rows of merged cells do not find their height themselves
        page.row_dimensions[number].height = size * 1.7 * lines


def _write_head(page: Worksheet, sheet: TableSheet, number: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(sheet.columns, 1):
        cell = page.cell(number, at)
        _put_text(cell, column.head)
        cell.font = Font(name=FONT, size=SIZE, bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border()
        dimension = page.column_dimensions[get_column_letter(at)]
        dimension.width = round(column.width * 2 + 1, 1)  # in widths of a digit, and a little room
        dimension.hidden = column.hidden
    lines = max(
        (lines_of(column.head, column.width) for column in sheet.columns if not column.hidden), default=1
    )
    page.row_dimensions[number].height = SIZE * (1.4 * lines + 0.8)


def _words(value: CellValue) -> str:
    """Return what a cell shows, for how high it is."""
    if isinstance(value, tuple):
        return "".join(piece.text for piece in value)
    return value if isinstance(value, str) else ""


def _write(cell: SheetCell, value: CellValue, column: SheetColumn) -> None:
    from openpyxl.styles import Alignment, Font

    across = "center" if column.centred or column.kind == "date" else None
    cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True)
    cell.font = Font(name=FONT, size=SIZE, color=INK)
    cell.border = _border()
    if column.kind == "date":
        cell.number_format = "yyyy-mm-dd"
    elif column.kind == "text":
        cell.number_format = "@"  # what is typed there stays as it is typed
    if isinstance(value, tuple):
        _put_rich(cell, value)
    elif isinstance(value, str):
        _put_text(cell, value)
    elif value is not None:
        cell.value = value


def _put_text(cell: SheetCell, words: str) -> None:
    """Write words as text, also those that look like a formula."""
    cell.value = clean(words)
    if cell.value is not None:
        cell.data_type = "s"
    if words[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True  # stays text when somebody edits the cell


def _put_rich(cell: SheetCell, pieces: tuple[RichWords, ...]) -> None:
    """Write words of several faces; where all are plain or one, as ordinary text."""
    kept = [piece for piece in pieces if clean(piece.text)]
    words = "".join(piece.text for piece in kept)
    if all(not piece.mark for piece in kept) or len(words) > LONGEST_CELL:
        _put_text(cell, words)
        return
    cell.value = _rich(kept)
    if words[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True


def _rich(pieces: Sequence[RichWords]) -> CellRichText:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    faces: dict[WordMark, dict[str, Any]] = {
        "": {"color": INK},
        "inserted": {"b": True, "u": "single", "color": INSERTED},
        "deleted": {"strike": True, "color": DELETED},
        "strong": {"b": True, "color": INK},
        "quiet": {"color": QUIET},
    }
    blocks = [
        TextBlock(InlineFont(rFont=FONT, sz=SIZE, **faces[piece.mark]), clean(piece.text)) for piece in pieces
    ]
    return CellRichText(*blocks)


def clean(words: str) -> str:
    """Return words that a cell can hold: no control characters, plain line ends, cut at what Excel takes."""
    plain = _UNPRINTABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    return plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - 1] + "…"


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side("thin", color=LINE)
    return Border(side, side, side, side)


def _add_choices(
    book: Workbook, page: Worksheet, at: int, column: SheetColumn, rows: tuple[int, int]
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(at)
    rule = DataValidation("list", _choice_formula(book, column.choices), allow_blank=True)
    rule.showErrorMessage = column.strict
    if column.strict:
        rule.errorTitle, rule.error = column.head, paper_text(Message("paper.choose", head=column.head))
    rule.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    page.add_data_validation(rule)


def _choice_formula(book: Workbook, choices: tuple[str, ...]) -> str:
    """Return the choices in the rule itself; on a hidden sheet where they are too long for it or have
    commas.
    """
    inline = ",".join(choices)
    if len(inline) + 2 <= LONGEST_RULE and not any(mark in one for one in choices for mark in ',"，'):
        return f'"{inline}"'
    from openpyxl.utils import get_column_letter

    name = paper_text(CHOICES)
    if name not in book.sheetnames:
        book.create_sheet(name).sheet_state = "hidden"
    page = book[name]
    at = page.max_column + 1 if page.cell(1, 1).value is not None else 1
    for number, choice in enumerate(choices, 1):
        _put_text(page.cell(number, at), choice)
    letter = get_column_letter(at)
    return f"{name}!${letter}$1:${letter}${len(choices)}"


def _add_rules(page: Worksheet, sheet: TableSheet, start: int, last: int) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    area = f"A{start}:{get_column_letter(max(1, len(sheet.columns)))}{last + sheet.choice_rows}"
    for rule in sheet.rules:
        formula = rule.formula.replace("{row}", str(start))
        page.conditional_formatting.add(area, FormulaRule([formula], font=Font(color=WARNING)))


def _set_page(page: Worksheet, sheet: TableSheet, start: int) -> None:
    """Set how the sheet is shown and printed: head in view, as wide as the paper, page numbers."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{start}"
    if sheet.filtered and sheet.rows:
        last = start + len(sheet.rows) - 1
        page.auto_filter.ref = f"A{start - 1}:{get_column_letter(len(sheet.columns))}{last}"
    page.print_title_rows = f"{start - 1}:{start - 1}"
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = 8 if sheet.paper == "A3" else 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    side, edge = 15 * _MILLIMETRE, 18 * _MILLIMETRE
    page.page_margins = PageMargins(side, side, edge, edge, 8 * _MILLIMETRE, 8 * _MILLIMETRE)
    page.oddFooter.center.text = paper_text(Message("paper.page_of"))
    page.print_options.horizontalCentered = True
