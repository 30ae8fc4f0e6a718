"""Actions on the pages and their results: print, save, progress, cancel, the message."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.widgets.access.announcing import announce
from ui.widgets.layouts import ScrolledPage
from ui.widgets.tinted import TextButton

#: The lines that there is room for below the buttons; in a low window one.
LINES = 3
#: Work that is over after so many seconds shows no progress bar.
PATIENCE = 0.3


class _Foot(ScrolledPage):
    """Room below the buttons that is the same whatever is said there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._least = LINES

    def sizeHint(self) -> QSize:
        """Return room for some lines."""
        return self._lines(LINES)

    def minimumSizeHint(self) -> QSize:
        """Return room for the lines that there must be."""
        return self._lines(self._least)

    def set_least(self, lines: int) -> None:
        """Keep room for so many lines."""
        if lines != self._least:
            self._least = lines
            self.updateGeometry()

    def _lines(self, count: int) -> QSize:
        return QSize(0, count * self.fontMetrics().height() + px(8))


class SavingPanel(QWidget):
    """Emits what is wanted; shows how far work is and what came of it."""

    print_requested = Signal()
    #: A kind of file: pdf, docx, html or text.
    save_requested = Signal(str)
    cancel_requested = Signal()
    open_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = 0.0
        self.print_button = TextButton(themes, self.tr("Print…"), "printer", primary=True)
        self.pdf_button = TextButton(themes, self.tr("Save as PDF…"), "file-down")
        self.word_button = TextButton(themes, self.tr("Save as Word…"), "file-text")
        self.more_button = TextButton(themes, self.tr("More"), "ellipsis")
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(lambda: self.save_requested.emit("pdf"))
        self.word_button.clicked.connect(lambda: self.save_requested.emit("docx"))
        self.more_button.setMenu(self._menu())
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setProperty("secondary", True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = QPushButton(self.tr("Open the file"))
        self.open_button.setProperty("link", True)
        self.open_button.clicked.connect(self.open_requested)
        self._build()

    def say(self, text: str, can_open: bool = False) -> None:
        """Show a sentence; with ``can_open`` the file that it is about can be opened."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.open_button.setVisible(can_open)
        announce(self.message, text)

    def enable(self, ready: bool) -> None:
        """Offer to print and save, or not, because there is nothing to put out."""
        for button in (self.print_button, self.pdf_button, self.word_button, self.more_button):
            button.setEnabled(ready)

    def begin(self, busy: bool) -> None:
        """Work has begun, or is over."""
        self._began = time.monotonic()
        if not busy:
            self.progress.hide()

    def show_progress(self, fraction: float) -> None:
        """Show the progress of the work; short work shows nothing."""
        if time.monotonic() > self._began + PATIENCE:
            self.progress.show()
        self.progress_bar.setValue(round(fraction * 100))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Save as HTML…"), lambda: self.save_requested.emit("html"))
        menu.addAction(self.tr("Save as plain text…"), lambda: self.save_requested.emit("text"))
        return menu

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.print_button)
        column.addWidget(self.pdf_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.word_button, 1)
        row.addWidget(self.more_button)
        column.addLayout(row)
        for button in (self.print_button, self.pdf_button, self.word_button, self.more_button):
            button.setMinimumHeight(px(26))
        column.addWidget(self._foot(), 1)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self.say("")

    def be_low(self, low: bool) -> None:
        """Keep room for one line only below the buttons, or for as many as usual."""
        self._said.set_least(1 if low else LINES)

    def _foot(self) -> _Foot:
        """Return the room for progress and message: it is there also without them, so that nothing moves."""
        self._said = foot = _Foot(self)
        inner = QWidget(foot.viewport())
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress_row(inner))
        column.addWidget(self.message)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        foot.setWidget(inner)
        return foot

    def _progress_row(self, parent: QWidget) -> QWidget:
        self.progress = QWidget(parent)
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress_bar = QProgressBar()
        self.progress_bar.setRange(0, 100)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_requested)
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.cancel_button)
        self.progress.hide()
        return self.progress
