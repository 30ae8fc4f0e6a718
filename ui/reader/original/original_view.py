"""An original with its bar: which page, zoom, save a copy, open it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from store.formats.lines import Box
from store.formats.registry import UnreadableError
from store.model.message import Message
from ui.appearance.theme import ThemeManager
from ui.reader.original.page_sources import PageSource, source_of
from ui.reader.original.page_view import PageView
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs, Task
from ui.services.originals.clause_places import MarkedPlace
from ui.services.originals.line_pages import LinePages
from ui.services.originals.original_file import OriginalFile
from ui.widgets.document_line import NameLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.tinted import IconButton

_EMPTY = Message("reader.damaged")


@dataclass(frozen=True, slots=True)
class _OpenedOriginal:
    source: PageSource
    sizes: list[tuple[float, float]]


class OriginalView(QWidget):
    """Shows one file as it was received; hand it a file by :meth:`show_file`, places by :meth:`mark`.

    Pages are drawn in the background. A place that is marked while the file is opened is gone to afterwards.
    """

    save_requested = Signal()
    open_requested = Signal()
    close_requested = Signal()
    #: The file is shown; what its reader saw, or None where its pages are drawn.
    file_opened = Signal(object)

    def __init__(self, themes: ThemeManager, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originalView")
        self.setAccessibleName(self.tr("Original"))
        self._themes, self._jobs = themes, jobs
        self._file: OriginalFile | None = None
        self._source: PageSource | None = None
        self._opening: Task | None = None
        self._drawing: Task | None = None
        self._waiting: list[MarkedPlace] = []
        self.pages = PageView(themes)
        self._empty = EmptyState(themes, "file-x")
        self._name = NameLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._counter = QLabel()
        self._counter.setProperty("secondary", True)
        self._percent = QToolButton()
        self._hint = QLabel(self.tr("As the program has read it; the layout is simplified"))
        self._hint.setObjectName("originalHint")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.pages)
        self._buttons: list[QToolButton] = []
        self._arrange()
        self.pages.page_wanted.connect(self._draw)
        self.pages.zoom_changed.connect(lambda percent: self._percent.setText(f"{percent}%"))
        self.pages.seen_changed.connect(self._show_seen)
        self.setFocusProxy(self.pages)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_nothing()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(2)
        row.addWidget(self._name, 1)
        self._percent.setAutoRaise(True)
        self._percent.setToolTip(self.tr("Fit the width (0)"))
        self._percent.setAccessibleName(self.tr("Fit the width"))
        self._percent.setMinimumWidth(48)
        self._percent.clicked.connect(lambda: self.pages.set_zoom(0))
        row.addWidget(self._counter)
        row.addSpacing(4)
        self._add(row, "zoom-out", self.tr("Zoom out (-)"), self.pages.zoom_out)
        row.addWidget(self._percent)
        self._add(row, "zoom-in", self.tr("Zoom in (+)"), self.pages.zoom_in)
        self._add(row, "download", self.tr("Save the original as…"), self.save_requested.emit)
        self._add(row, "external-link", self.tr("Open a copy in another program"), self.open_requested.emit)
        self._close = IconButton(self._themes, "x", self.tr("Close the original"))
        self._close.clicked.connect(self.close_requested)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)

    def _add(self, row: QHBoxLayout, icon: str, tip: str, run: object) -> None:
        button = IconButton(self._themes, icon, tip, size=16)
        button.clicked.connect(run)
        self._buttons.append(button)
        row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape sends the view away."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def set_closable(self, closable: bool) -> None:
        """Show the button that closes the view, or hide it where the view is part of a page."""
        self._close.setVisible(closable)

    # -- what is shown --------------------------------------------------------------------------------

    def file(self) -> OriginalFile | None:
        """Return the file that is shown or being opened."""
        return self._file

    def show_file(self, file: OriginalFile | None, page: int = 0, box: Box | None = None) -> None:
        """Show a file, at a place if one is given; one that is shown already is not opened again.

        None: the document has no original.
        """
        if file is None:
            self.show_nothing()
            return
        if self._file is not None and (self._file.name, self._file.data) == (file.name, file.data):
            if page:
                self.mark([MarkedPlace(page, box or (0.0, 0.0, 1.0, 1.0))])
            return
        self._let_go()
        self._file = file
        self._name.setText(file.name)
        self._name.setToolTip(f"{file.name}\n{file.format_name}".strip())
        self._waiting = [MarkedPlace(page, box or (0.0, 0.0, 1.0, 1.0))] if page else []
        self._tell("file-text", self.tr("Opening the original…"), "")
        self._opening = self._jobs.start(lambda task: _open(file, task), self._opened, self._failed)

    def show_nothing(self) -> None:
        """Say that the document has no original."""
        self._let_go()
        self._file = None
        self._name.clear()
        self._tell(
            "file-x",
            self.tr("There is no original"),
            self.tr("The library does not have the file this document was read from. Add the file again."),
        )

    def mark(self, marks: Sequence[MarkedPlace], go: bool = True) -> None:
        """Mark these places, and bring the first into view unless ``go`` is false."""
        if self._source is None:
            self._waiting = list(marks)
            return
        self.pages.set_marks(marks)
        if marks and go:
            self.pages.go_to(marks[0])

    def close_file(self) -> None:
        """Let go of the file, as when the window closes."""
        self._let_go()
        self._file = None

    # -- inside ---------------------------------------------------------------------------------------

    def _let_go(self) -> None:
        for task in (self._opening, self._drawing):
            if task is not None:
                task.cancel()
        source, self._source = self._source, None
        self._opening = self._drawing = None
        self._waiting = []
        if source is not None:
            source.close()
        self.pages.set_pages([])

    def _opened(self, opened: _OpenedOriginal) -> None:
        self._opening = None
        self._source = opened.source
        self.pages.set_pages(opened.sizes)
        self._set_usable(True)
        self._hint.setVisible(opened.source.lines is not None)
        self._stack.setCurrentWidget(self.pages)
        waiting, self._waiting = self._waiting, []
        self.mark(waiting)
        lines: LinePages | None = opened.source.lines
        self.file_opened.emit(lines)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UnreadableError):
            self._jobs.failed.emit(error)
        reason = sentence(error.message) if isinstance(error, UnreadableError) else ""
        self._opening = None
        self._tell("file-x", self.tr("The original cannot be shown"), reason)
        # The bytes are there all the same: a copy can be saved, or opened in the program that made it.
        for button in self._buttons[2:]:
            button.setEnabled(True)

    def _tell(self, icon: str, title: str, text: str) -> None:
        self._empty.show_message(icon, title, text)
        self._stack.setCurrentWidget(self._empty)
        self._hint.hide()
        self._counter.clear()
        self._set_usable(False)

    def _set_usable(self, usable: bool) -> None:
        for button in (*self._buttons, self._percent):
            button.setEnabled(usable)
        self._percent.setVisible(usable)

    def _show_seen(self, page: int, count: int) -> None:
        self._counter.setText(f"{page} / {count}" if count else "")
        self._counter.setAccessibleName(self.tr("Page {page} of {count}").format(page=page, count=count))

    def _draw(self, index: int, scale: float) -> None:
        source = self._source
        if source is None:
            return

        def drawn(image: QImage | None) -> None:
            if source is self._source:
                self._drawing = None
                self.pages.put_image(index, scale, image)

        def failed(error: Exception) -> None:
            if not isinstance(error, UnreadableError):
                self._jobs.failed.emit(error)
            drawn(None)

        self._drawing = self._jobs.start(lambda _task: source.draw(index, scale), drawn, failed)


def _open(file: OriginalFile, task: Task) -> _OpenedOriginal:
    source = source_of(file)
    sizes = source.sizes()
    if task.cancelled():
        source.close()
    if not sizes:
        source.close()
        raise UnreadableError(_EMPTY)
    return _OpenedOriginal(source, sizes)
