"""The matrix of duties on paper: landscape, heads repeated on each page, as PDF or on a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from index.duties.duty_records import DutyRecord
from store.system.files import write_file
from ui.printing.output.fact_sheets import LEGEND, MARKS
from ui.services.facts.gathering import Source
from ui.services.facts.organisation_counts import counts_of
from ui.widgets.painting import BOLD, serif_font

#: Millimetres of an A4 page on its side.
WIDTH, HEIGHT, MARGIN = 297.0, 210.0, 14.0
TITLE, LEGEND_HEIGHT, HEAD, ROW, FOOT = 12.0, 6.0, 40.0, 9.6, 8.0
PLACE, MATTER, NAME = 44.0, 84.0, 8.0
TITLE_TEXT = "责任矩阵"
INK, LINE, FILL = QColor("#1F2933"), QColor("#8A9096"), QColor("#EEF1F0")
#: Millimetres that one typographic point has; sizes below are in points.
_POINT = 25.4 / 72
_RESOLUTION = 300
Find = Callable[[str], Source]


def save_matrix(path: Path, records: Sequence[DutyRecord], names: Sequence[str], find: Find) -> None:
    """Write the matrix as PDF; CannotWrite."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE_TEXT)
    writer.setResolution(_RESOLUTION)
    _set_page(writer)
    paint_matrix(writer, records, names, find)
    buffer.close()
    write_file(path, bytes(data.data()))


def print_matrix(parent: QWidget, records: Sequence[DutyRecord], names: Sequence[str], find: Find) -> bool:
    """Ask for a printer and print; False where the user thinks better of it."""
    # Made only when the user prints: the first one asks the system for its printers.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _set_page(printer)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_matrix(printer, records, names, find)
    return True


def _set_page(device: QPagedPaintDevice) -> None:
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def pages_of(
    records: Sequence[DutyRecord], names: Sequence[str]
) -> Iterator[tuple[list[DutyRecord], list[str]]]:
    """Yield the content of each page: as many matters as fit, and the organisations that have to do with
    them.
    """
    columns = max(1, int((WIDTH - 2 * MARGIN - PLACE - MATTER) // NAME))
    rows = max(1, int((HEIGHT - 2 * MARGIN - TITLE - LEGEND_HEIGHT - HEAD - FOOT) // ROW))
    for first in range(0, max(1, len(records)), rows):
        matters = list(records[first : first + rows])
        held = {name for record in matters for name in record.organisations}
        shown = [name for name in names if name in held]
        for at in range(0, max(1, len(shown)), columns):
            yield matters, shown[at : at + columns]


def paint_matrix(
    device: QPagedPaintDevice, records: Sequence[DutyRecord], names: Sequence[str], find: Find
) -> None:
    """Paint all pages."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / 25.4
    painter.scale(scale, scale)
    counts = counts_of(records)
    pages = list(pages_of(records, names))
    for number, (rows, columns) in enumerate(pages, 1):
        if number > 1:
            device.newPage()
        _paint_page(painter, rows, columns, counts, find)
        _text(painter, QRectF(0, HEIGHT - MARGIN, WIDTH, 6), f"— {number} —", 9, centred=True)
    painter.end()


def _paint_page(
    painter: QPainter,
    rows: Sequence[DutyRecord],
    names: Sequence[str],
    counts: dict[str, int],
    find: Find,
) -> None:
    _text(
        painter,
        QRectF(MARGIN, MARGIN - 2, WIDTH - 2 * MARGIN, TITLE),
        TITLE_TEXT,
        16,
        centred=True,
        bold=True,
    )
    top = MARGIN + TITLE
    _text(painter, QRectF(MARGIN, top - 2, WIDTH - 2 * MARGIN, LEGEND_HEIGHT), LEGEND, 9)
    top += LEGEND_HEIGHT
    _cell(painter, QRectF(MARGIN, top, PLACE, HEAD), "出处", fill=True, centred=True)
    _cell(painter, QRectF(MARGIN + PLACE, top, MATTER, HEAD), "事项", fill=True, centred=True)
    for at, name in enumerate(names):
        box = QRectF(MARGIN + PLACE + MATTER + at * NAME, top, NAME, HEAD)
        _frame(painter, box, fill=True)
        _upright(painter, box, name, counts[name])
    top += HEAD
    for row, record in enumerate(rows):
        y = top + row * ROW
        source = find(record.clause)
        _cell(painter, QRectF(MARGIN, y, PLACE, ROW), f"{source.place} {source.name}")
        _cell(painter, QRectF(MARGIN + PLACE, y, MATTER, ROW), record.matter)
        for at, name in enumerate(names):
            mark = MARKS.get(record.role_of(name) or "", "")
            box = QRectF(MARGIN + PLACE + MATTER + at * NAME, y, NAME, ROW)
            _cell(painter, box, mark, centred=True, size=11)


def _frame(painter: QPainter, box: QRectF, fill: bool = False) -> None:
    painter.setPen(QPen(LINE, 0.15))
    painter.setBrush(FILL if fill else Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _cell(
    painter: QPainter, box: QRectF, text: str, fill: bool = False, centred: bool = False, size: float = 9
) -> None:
    _frame(painter, box, fill)
    _text(painter, box.adjusted(1.2, 0, -1.2, 0), text, size, centred)


def _font(size: float, bold: bool = False) -> QFont:
    """Return a font whose pixel is a hundredth of a millimetre: painted a hundred times smaller."""
    return serif_font(round(size * _POINT * 100), BOLD if bold else QFont.Weight.Normal)


def _text(
    painter: QPainter, box: QRectF, text: str, size: float, centred: bool = False, bold: bool = False
) -> None:
    """Draw as many lines as fit, cut at the end of the last."""
    if not text:
        return
    font = _font(size, bold)
    painter.save()
    painter.scale(0.01, 0.01)
    painter.setFont(font)
    painter.setPen(INK)
    large = QRectF(box.left() * 100, box.top() * 100, box.width() * 100, box.height() * 100)
    metrics = QFontMetricsF(font)
    # Of several lines the last may be shorter by a character each: Chinese breaks anywhere.
    lines = max(1, int(large.height() // metrics.height()))
    room = large.width() * lines - (lines - 1) * metrics.horizontalAdvance("国")
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(large, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere, shown)
    painter.restore()


def _upright(painter: QPainter, box: QRectF, name: str, count: int) -> None:
    """Draw a name with its count on its side, read from below, at its full length."""
    painter.save()
    painter.translate(box.left(), box.bottom())
    painter.rotate(-90)
    turned = QRectF(1.2, 0, box.height() - 2.4, box.width())
    _text(painter, turned, f"{name}　{count}", 9)
    painter.restore()
