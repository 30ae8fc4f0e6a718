"""A table of a clause as a real table: header, hairlines, columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from store.model.printed import PrintedPart
from store.model.table import Table
from store.model.typography import is_wide, typeset
from ui.reader.page.place_map import PlaceSegment
from ui.reader.page.writing.text_styles import Styles


def write_table(
    cursor: QTextCursor, table: Table, rows: Sequence[PrintedPart], styles: Styles, base: int, left: float
) -> list[PlaceSegment]:
    """Insert the table behind the cursor's block and leave the cursor in the small block after it."""
    columns = max(len(row) for row in table.rows)
    grid = cursor.insertTable(len(rows), columns, _table_format(table, columns, styles, left))
    head = table.has_header
    segments: list[PlaceSegment] = []
    for part in rows:
        offset = part.start
        for column, cell in enumerate(table.rows[part.row]):
            header = head and part.row == 0
            at = _write_cell(grid, part.row, column, cell, styles, header)
            if cell:
                segments.append(PlaceSegment(offset, at - base, len(cell)))
            offset += len(cell) + 1
        for column in range(len(table.rows[part.row]), columns):
            _write_cell(grid, part.row, column, "", styles, False)
    cursor.setPosition(grid.lastPosition() + 1)
    cursor.setBlockFormat(styles.spacer(8))
    cursor.setBlockCharFormat(styles.tiny)
    return segments


def _table_format(table: Table, columns: int, styles: Styles, left: float) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorderCollapse(True)
    form.setBorder(0.5)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    form.setLeftMargin(left * styles.em)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.PercentageLength, share)
            for share in column_shares(table.rows, columns)
        ]
    )
    if table.has_header:
        form.setHeaderRowCount(1)
    return form


def column_shares(rows: Sequence[Sequence[str]], columns: int) -> list[float]:
    """Return widths in per cent: by the root of the longest cell, so that long columns wrap and short ones
    fit.
    """
    weights: list[float] = []
    for column in range(columns):
        widths = [_width(row[column]) for row in rows if column < len(row)]
        weights.append(max(2.0, sqrt(max(widths, default=1.0) * 4)))
    total = sum(weights)
    return [100 * weight / total for weight in weights]


def _width(text: str) -> float:
    return sum(1.0 if is_wide(character) else 0.55 for character in text)


def _write_cell(grid: QTextTable, row: int, column: int, text: str, styles: Styles, header: bool) -> int:
    """Fill one cell; returns the document position of its first character."""
    cell = grid.cellAt(row, column)
    form = QTextTableCellFormat()
    line = QBrush(QColor(styles.theme.ink3 if header else styles.theme.line))
    form.setBottomBorder(1)
    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBottomBorderBrush(line)
    if row == 0:
        form.setTopBorder(1)
        form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopBorderBrush(QBrush(QColor(styles.theme.ink3)))
    form.setTopPadding(styles.px(5))
    form.setBottomPadding(styles.px(5))
    form.setLeftPadding(styles.px(8))
    form.setRightPadding(styles.px(8))
    cell.setFormat(form)
    cursor = cell.firstCursorPosition()
    cursor.setBlockFormat(styles.block(line=22, align=styles.flush))
    chars: QTextCharFormat = styles.cell_head if header else styles.cell
    at = cursor.position()
    cursor.insertText(typeset(text), chars)
    return at
