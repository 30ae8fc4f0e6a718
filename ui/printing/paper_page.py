"""The place for paper: what is printed at the left, its pages in the middle, options at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.printing.choices import SettingsStore
from ui.printing.options_column import OptionsColumn
from ui.printing.output_controller import OutputController
from ui.printing.parts_panel import PartsPanel
from ui.printing.preview.paper_preview import PaperPreview
from ui.printing.preview.preview_view import PreviewView
from ui.printing.preview.zoom_bar import ZoomBar
from ui.printing.printout import Printout
from ui.widgets.empty_state import EmptyState
from ui.widgets.tinted import IconButton, TextButton

#: The width that the left column has by itself, its share of a narrower place, and the least.
LEFT, LEFT_SHARE, LEFT_LEAST = 348, 0.27, 240
#: Without this much room for pages, the columns beside them fold.
MIDDLE_LEAST = 320
WIDTH_KEY = "printing/left_width"


class PaperPage(QWidget):
    """Shows a printout with its parts, or with another list at its left: that of the basket.

    Where there is no room for three columns, one at a time is shown beside the pages.
    """

    #: The user wants to be where they were.
    back_requested = Signal()
    #: A part was pressed on in the pages: its id.
    part_pressed = Signal(str)

    def __init__(
        self,
        themes: ThemeManager,
        settings: SettingsStore,
        templates: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._width = settings.get(WIDTH_KEY, 0)
        self._open = ""
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.left, self.middle = QStackedWidget(), QWidget()
        for part, name in ((self.left, "sidePanel"), (self.middle, "body")):
            # By its name a part gets its style; a splitter asks for that at once.
            part.setObjectName(name)
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._splitter.addWidget(part)
        self._pages = QStackedWidget(self.middle)
        self.view = PreviewView(themes, self._pages)
        self.bar = ZoomBar(themes, self.view, self.view)
        self.column = OptionsColumn(themes, templates, self._splitter)
        self.options, self.paper, self.saving = self.column.options, self.column.paper, self.column.saving
        self.parts = PartsPanel(themes, self.left)
        self.preview = PaperPreview(self.view, self.column, settings, self)
        self.output = OutputController(self.preview, self)
        self._nothing = EmptyState(themes, "printer", parent=self._pages)
        self._build(themes)
        self._connect()

    # -- what is shown --------------------------------------------------------------------------------

    def show_printout(self, printout: Printout) -> None:
        """Show a paper with its parts."""
        self.parts.show_printout(printout)
        self.show_left(self.parts)
        self.view.choose(self.parts.chosen())
        self.preview.show(printout)
        self.open_column("right")
        self.setFocusProxy(self.view)

    def show_left(self, widget: QWidget) -> None:
        """Show a list at the left; it stays in the page from then on."""
        if self.left.indexOf(widget) < 0:
            self.left.addWidget(widget)
        self.left.setCurrentWidget(widget)

    def is_left(self, widget: QWidget) -> bool:
        """Return whether a list is the one at the left."""
        return self.left.currentWidget() is widget

    def show_nothing(self, title: str, text: str) -> None:
        """Show that there is nothing to print, and what to do."""
        self._nothing.show_message("printer", title, text)
        self.preview.clear()

    def columns(self) -> tuple[bool, bool]:
        """Return whether the left and the right column are shown."""
        return not self.left.isHidden(), not self.column.isHidden()

    def open_column(self, which: str) -> None:
        """Show the ``left`` or the ``right`` column where there is no room for both; empty for none."""
        self._open = which
        self._fold()

    # -- events ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns where there is no room for three."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a hospital's name that was changed elsewhere."""
        super().showEvent(event)
        self.preview.renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the zoom."""
        super().hideEvent(event)
        self.preview.remember()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the bar in its place when the preview changes its size."""
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._place_bar()
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------------

    def _build(self, themes: ThemeManager) -> None:
        self.left.addWidget(self.parts)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_folds(themes))
        column.addWidget(self._pages, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _make_folds(self, themes: ThemeManager) -> QWidget:
        """Make the line above the pages with a button for each column that is folded."""
        self.folds = QWidget(self.middle)
        self.left_button = TextButton(themes, self.tr("What is printed"), "panel-left")
        self.right_button = TextButton(themes, self.tr("Options"), "panel-right")
        self._fold_names = {button: button.text() for button in (self.left_button, self.right_button)}
        for button, name in self._fold_names.items():
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._fold_row = row = QHBoxLayout(self.folds)
        row.setContentsMargins(12, 8, 12, 0)
        self.back_button = IconButton(themes, "arrow-left", self.tr("Back to where you were  Esc"))
        self.back_button.clicked.connect(self.back_requested)
        row.addWidget(self.back_button)
        row.addWidget(self.left_button)
        row.addStretch()
        row.addWidget(self.right_button)
        for name, button in (("left", self.left_button), ("right", self.right_button)):
            button.setCheckable(True)
            button.setProperty("fold", True)
            button.clicked.connect(lambda on, name=name: self.open_column(name if on else ""))
        return self.folds

    def _connect(self) -> None:
        self.view.installEventFilter(self)
        self.view.part_pressed.connect(self._press)
        self.preview.pages_set.connect(self._on_set)
        self.parts.back_requested.connect(self.back_requested)
        self.parts.parts_wanted.connect(self.preview.want)
        self.parts.chosen_changed.connect(self.show_parts)
        self.output.given_up.connect(self.back_requested)
        self._splitter.splitterMoved.connect(self._on_moved)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.output.save_pdf)

    def show_parts(self, parts: list[str]) -> None:
        """Mark the parts that are chosen, and bring the first of them into view."""
        self.view.choose(parts)
        if parts:
            self.view.show_part(parts[0])

    def _press(self, part: str) -> None:
        if self.is_left(self.parts):
            self.parts.choose(part)
        self.part_pressed.emit(part)

    def _on_set(self) -> None:
        printout = self.preview.printout()
        if printout is not None and printout.parts and not self.preview.wanted():
            title = self.tr("Nothing is ticked")
            self._nothing.show_message("printer", title, self.tr("Tick at the left what is to be printed."))
        nothing = self.view.pages() is None and not self.preview.is_waiting()
        self._pages.setCurrentWidget(self._nothing if nothing else self.view)
        self._place_bar()

    def _fold(self) -> None:
        """Show the columns that have room; the left one keeps the width that the user gave it."""
        right, least = self.column.wanted_width(), px(LEFT_LEAST)
        narrow = self.width() < least + MIDDLE_LEAST + right
        self.folds.setVisible(narrow)
        self.left.setVisible(not narrow or self._open == "left")
        self.column.setVisible(not narrow or self._open == "right")
        self.left_button.setChecked(self._open == "left")
        self.right_button.setChecked(self._open == "right")
        self.column.setFixedWidth(right)
        self.left.setMinimumWidth(min(least, max(1, self.width() - 160)))
        left = self._width or min(px(LEFT), round(self.width() * LEFT_SHARE))
        left = max(least, min(left, self.width() - right - MIDDLE_LEAST))
        shown = right if not self.column.isHidden() else 0
        self._name_folds(self.width() - (shown or (0 if self.left.isHidden() else least)))
        self._splitter.setSizes([left, max(1, self.width() - left - shown), right])

    def _name_folds(self, room: int) -> None:
        """Let the buttons of the columns say their names where those have room."""
        for button, name in self._fold_names.items():
            button.setText(name)
        if self._fold_row.minimumSize().width() > room:
            for button in self._fold_names:
                button.setText("")

    def _on_moved(self, _position: int, handle: int) -> None:
        if handle == 1:
            self._width = self.left.width()
            self._settings.set(WIDTH_KEY, self._width)

    def _place_bar(self) -> None:
        self.bar.setVisible(self.view.pages() is not None)
        self.bar.fit(self.view.width())
        self.bar.move(
            (self.view.width() - self.bar.width()) // 2, self.view.height() - self.bar.height() - 16
        )
        self.bar.raise_()
