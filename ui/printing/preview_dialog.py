"""The preview of an excerpt: the pages themselves, what to include, print or save as PDF."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.errors import YiceError
from ui.printing.choices import Choices, Store
from ui.printing.excerpt import Excerpt
from ui.printing.options_panel import OptionsPanel
from ui.printing.pages import Pages, compose
from ui.printing.pdf import check_writable, save_pages
from ui.printing.preview_view import PreviewView
from ui.printing.printer import choose_printer, send
from ui.printing.slices import Slices
from ui.printing.zoom_bar import ZoomBar
from ui.theme import ThemeManager
from ui.widgets.tinted import TextButton
from ui.window_state import fitting

PANEL_WIDTH = 292
#: Work that is over after so many seconds shows no progress bar.
PATIENCE = 0.3
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 60


class PreviewDialog(QDialog):
    """Shows an excerpt as it will be printed; nothing here talks to a printer before Print is pressed."""

    def __init__(
        self,
        excerpt: Excerpt,
        themes: ThemeManager,
        settings: Store,
        parent: QWidget | None = None,
        notes: bool = False,
    ) -> None:
        super().__init__(parent)
        self._excerpt = excerpt
        self._settings = settings
        self._choices = Choices.load(settings)
        self._slices = Slices(self)
        self._slices.progress.connect(self._on_progress)
        self._slices.busy_changed.connect(self._on_busy)
        self._then: Callable[[Pages], object] | None = None
        self._saved: Path | None = None
        self._began = 0.0
        self.setWindowTitle(self.tr("Print preview"))
        self.setMinimumSize(760, 560)
        self.resize(fitting(QSize(*self._choices.size)))
        self.view = PreviewView(themes, self)
        self.view.set_zoom(self._choices.zoom)
        self.bar = ZoomBar(themes, self.view, self.view)
        self.view.installEventFilter(self)
        options = replace(self._choices.options, notes=notes or self._choices.options.notes)
        self.panel = OptionsPanel(excerpt.title, self._choices.style, options, self)
        self.panel.offer_notes(any(item.notes for item in excerpt.items))
        self.panel.changed.connect(self._set_pages)
        self._build(themes)
        self._shortcuts()
        self._set_pages()

    def done(self, result: int) -> None:
        """Close; work that is under way stops and leaves nothing behind."""
        self._slices.cancel()
        size = (self.width(), self.height())
        self._choices = replace(self._choices, zoom=self.view.fixed_zoom(), size=size)
        self._choices.save(self._settings)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the bar in its place when the preview changes its size."""
        if watched is self.view and isinstance(event, QResizeEvent):
            self._place_bar()
        return super().eventFilter(watched, event)

    def save_pdf(self) -> None:
        """Ask for a file name and write the PDF."""
        self._say("")
        name = _FORBIDDEN_IN_NAMES.sub(" ", self._title()).strip(" .")[:LONGEST_NAME]
        start = Path(self._folder()) / f"{name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(start), self.tr("PDF files (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix else path.with_suffix(".pdf"))

    def write_to(self, path: Path) -> None:
        """Write the PDF there and say how it went."""
        try:
            check_writable(path)
        except YiceError as error:
            self._fail(error)
            return
        self._when_set(
            lambda pages: self._run(save_pages(pages, path), lambda _: self._on_saved(path, pages))
        )

    def print_(self) -> None:
        """Open the system's print dialog and print."""
        self._say("")
        self._when_set(self._print_pages)

    def _print_pages(self, pages: Pages) -> None:
        try:
            printer = choose_printer(pages, self)
        except YiceError as error:
            self._fail(error)
            self.pdf_button.setFocus()
            return
        if printer is not None:
            self._run(send(pages, printer), lambda _: self._say(self.tr("Sent to the printer.")))

    def _build(self, themes: ThemeManager) -> None:
        side = QWidget()
        side.setObjectName("sidePanel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(PANEL_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.panel)
        column.addSpacing(20)
        self.print_button = TextButton(themes, self.tr("Print…"), "printer", primary=True)
        self.pdf_button = TextButton(themes, self.tr("Save as PDF…"), "file-down")
        self.print_button.clicked.connect(self.print_)
        self.pdf_button.clicked.connect(self.save_pdf)
        for button in (self.print_button, self.pdf_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(28)
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(self._progress_row())
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setProperty("secondary", True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.message)
        self.open_button = QPushButton(self.tr("Open the file"))
        self.open_button.setProperty("link", True)
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open_saved)
        self.open_button.hide()
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(side)

    def _progress_row(self) -> QWidget:
        self.progress = QWidget()
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress_bar = QProgressBar()
        self.progress_bar.setRange(0, 100)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._cancel)
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.cancel_button)
        self.progress.hide()
        return self.progress

    def _shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_pdf),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.view.zoom_in),
            (QKeySequence("Ctrl+="), self.view.zoom_in),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.view.zoom_out),
            (QKeySequence("Ctrl+0"), lambda: self.view.set_zoom(0)),
        ):
            QShortcut(keys, self).activated.connect(action)

    def _title(self) -> str:
        return self.panel.title.text().strip() or self._excerpt.title

    def _folder(self) -> str:
        remembered = self._choices.folder
        if remembered and Path(remembered).is_dir():
            return remembered
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _set_pages(self) -> None:
        """Set the pages anew with what is chosen now; the old ones stay in view until then."""
        self._choices = replace(self._choices, style=self.panel.style_name(), options=self.panel.options())
        self._choices.save(self._settings)
        self._say("")
        excerpt = replace(self._excerpt, title=self._title())
        self._slices.start(compose(excerpt, self._choices.style, self._choices.options), self._on_set)

    def _on_set(self, pages: Pages) -> None:
        self.view.set_pages(pages)
        self._place_bar()
        then, self._then = self._then, None
        if then is not None:
            then(pages)

    def _when_set(self, then: Callable[[Pages], object]) -> None:
        """Call ``then`` with the pages, once they are set."""
        self.panel.settle()
        pages = self.view.pages()
        if self._slices.busy() or pages is None:
            self._then = then
        else:
            then(pages)

    def _run(self, steps: Generator[float, None, Any], success: Callable[[Any], object]) -> None:
        self._slices.start(steps, success, self._fail)

    def _cancel(self) -> None:
        self._then = None
        self._slices.cancel()
        if self.view.pages() is None:
            self.reject()
        else:
            self._say(self.tr("Cancelled; nothing was written."))

    def _on_progress(self, fraction: float) -> None:
        if time.monotonic() > self._began + PATIENCE:
            self.progress.show()
        self.progress_bar.setValue(round(fraction * 100))

    def _on_busy(self, busy: bool) -> None:
        self._began = time.monotonic()
        if not busy:
            self.progress.hide()

    def _on_saved(self, path: Path, pages: Pages) -> None:
        self._saved = path
        self._choices = replace(self._choices, folder=str(path.parent))
        self._choices.save(self._settings)
        self._say(self.tr("Saved “{name}”, {n} pages.").format(name=path.name, n=len(pages)))
        self.open_button.show()

    def _open_saved(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self._say(explain(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.open_button.hide()

    def _place_bar(self) -> None:
        self.bar.adjustSize()
        self.bar.move(
            (self.view.width() - self.bar.width()) // 2, self.view.height() - self.bar.height() - 16
        )
        self.bar.raise_()


def explain(error: YiceError) -> str:
    """An error's sentence in the language of the window, its reason too."""
    if QLocale().language() != QLocale.Language.English:
        return error.sentence("zh")
    details = dict(error.details)
    return type(error).en.format(**{**details, "reason": details.get("reason_en", details.get("reason"))})
