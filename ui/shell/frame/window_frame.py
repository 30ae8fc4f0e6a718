"""The frame of the window: bar, rail, side panels, pages and status line, and how they are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.home.home_page import HomePage
from ui.shell.frame.named_actions import NamedActions
from ui.shell.frame.rail import Rail
from ui.shell.frame.status_bar import StatusBar
from ui.shell.frame.top_bar import TopBar
from ui.widgets.banner import Banner


class WindowFrame(QWidget):
    """Parts that can be painted before anything is read; the panels are added to ``side`` and ``pages``.

    ``entries`` are the name, icon, word and tool tip of each panel in the rail.
    """

    #: Files were dropped on the window.
    files_dropped = Signal(list)
    text_dropped = Signal(str)

    def __init__(
        self,
        themes: ThemeManager,
        actions: NamedActions,
        entries: Sequence[tuple[str, str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        self.top_bar = TopBar(themes, actions)
        self.rail = Rail(themes, entries, (self.tr("Settings"), self.tr("Settings  Ctrl+,")))
        self.home = HomePage(themes)
        self.banner = Banner(themes)
        self.status = StatusBar(themes)
        self.side = QStackedWidget()
        self.side.setObjectName("sidePanel")
        self.side.setMinimumWidth(240)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.home)
        self.splitter = self._make_splitter()
        self._lay_out()

    def _make_splitter(self) -> QSplitter:
        self.centre = centre = QWidget()
        centre.setObjectName("centre")
        centre.setMinimumWidth(320)
        column(centre, (self.banner, 0), (self.pages, 1))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.side)
        splitter.addWidget(centre)
        splitter.setStretchFactor(1, 1)
        return splitter

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.splitter, 1)
        column(self, (self.top_bar, 0), (middle, 1), (self.status, 0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and text from other programs."""
        data = event.mimeData()
        outside = event.source() is None and data.hasText()
        if outside or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the files that were dropped, or of the text."""
        event.acceptProposedAction()
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif data.text().strip():
            self.text_dropped.emit(data.text())


def column(widget: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Stack parts in a widget without gaps."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part, stretch in parts:
        layout.addWidget(part, stretch)
