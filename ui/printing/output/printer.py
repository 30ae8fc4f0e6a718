"""The system's print dialog and the printer: the only module that makes a QPrinter.

Making one asks the system's print service for its printers over a socket, so it happens only when the
user presses Print, never for the preview or a PDF.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from store.model.errors import YiceError
from ui.printing.layout.pages import Pages
from ui.printing.output.painter import page_layout, paint, scale
from ui.printing.output.pdf_writer import AUTHOR
from ui.services.language import paper_text


class NoPrinter(YiceError):  # noqa: N818
    """The system has no printer."""

    code = "print.no_printer"


class PrinterFailed(YiceError):  # noqa: N818
    """The printer did not take the job, or vanished while it was under way."""

    code = "print.printer_failed"


def choose_printer(pages: Pages, parent: QWidget, numbers: Sequence[int] | None = None) -> QPrinter | None:
    """Let the user choose a printer and pages; None if they change their mind, NoPrinter if there is none.

    ``numbers`` are the pages that were chosen before; the dialog shows the first and the last of them.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(pages.sheet))
    if pages.sheet.paper.duplex:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    printer.setFullPage(True)
    printer.setDocName(pages.title)
    printer.setCreator(paper_text(AUTHOR))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages))
    dialog.setFromTo(*((numbers[0], numbers[-1]) if numbers else (1, len(pages))))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def send(
    pages: Pages, printer: QPrinter, numbers: Sequence[int] | None = None
) -> Generator[float, None, None]:
    """Print the chosen pages in the chosen order, in small steps; raises PrinterFailed.

    Of ``numbers``, if there are any, those that the printer's own range leaves.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages)
    between = range(first, min(last, len(pages)) + 1)
    wanted = [number for number in between if not numbers or number in numbers]
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    yield from draw(pages, wanted[::-1] if backwards else wanted, printer)


def draw(pages: Pages, numbers: list[int], device: QPagedPaintDevice) -> Generator[float, None, None]:
    """Draw pages (counted from 1) on a device whose origin is the corner of the paper.

    Raises:
        PrinterFailed: the device refused a page.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFailed
    try:
        for done, number in enumerate(numbers):
            if done and not device.newPage():
                raise PrinterFailed
            painter.save()
            scale(painter, device.logicalDpiX())
            paint(pages.pages[number - 1], painter)
            painter.restore()
            yield (done + 1) / len(numbers)
    finally:
        painter.end()
