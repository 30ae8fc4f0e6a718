"""The middle of the window: documents in tabs, where one is in them, and the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from store.records import Document
from ui.reader.breadcrumb import Breadcrumb
from ui.reader.names import short_name
from ui.reader.reader_view import ReaderView
from ui.theme import Theme, ThemeManager
from ui.widgets.empty import EmptyState
from ui.widgets.tinted import IconButton


class ReaderPage(QWidget):
    """One :class:`ReaderView` a tab; the signals are those of the view in front.

    ``current_changed`` carries that view, or None when the last tab is closed.
    """

    current_changed = Signal(object)
    clause_changed = Signal(str)
    hit_changed = Signal(int, int)
    reference_activated = Signal(object)
    note_activated = Signal(str)
    bookmark_requested = Signal(str)
    note_requested = Signal(str)
    copy_requested = Signal(list)
    print_requested = Signal(list)
    basket_requested = Signal(list)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._zoom = 100
        self._tabs = QTabBar()
        self._tabs.setMovable(True)
        self._tabs.setExpanding(False)
        self._tabs.setDocumentMode(True)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName(self.tr("Open documents"))
        self._breadcrumb = Breadcrumb(themes)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            themes,
            "file-text",
            self.tr("No document is open"),
            self.tr("Choose one at the left, or press Ctrl+K to search"),
        )
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_row())
        column.addWidget(self._breadcrumb)
        column.addWidget(self._stack, 1)
        self._views: list[ReaderView] = []
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.tabMoved.connect(lambda start, end: self._views.insert(end, self._views.pop(start)))
        self._breadcrumb.clause_chosen.connect(self._go)
        self._show_tab(-1)

    def _tab_row(self) -> QWidget:
        row = QFrame()
        row.setObjectName("tabRow")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._tabs)
        line.addStretch()
        self._row = row
        self._themes.changed.connect(self._restyle)
        self._restyle(self._themes.theme)
        return row

    def _restyle(self, theme: Theme) -> None:
        self._row.setStyleSheet(
            f"#tabRow {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line}; }}"
        )

    # -- tabs -----------------------------------------------------------------------------------------

    def open_document(
        self, document: Document, clause_id: str | None = None, new_tab: bool = False
    ) -> ReaderView:
        """Show a document at a clause: in its tab if it is open, else in the current or a new tab."""
        index = self._index_of(document.key)
        if index < 0 and (new_tab or not self._views):
            index = self._add_tab()
        elif index < 0:
            index = self._tabs.currentIndex()
        view = self._views[index]
        shown = view.document()
        if clause_id is not None or shown is None or shown.key != document.key:
            view.show_document(document, clause_id)
        elif shown is not document:
            view.show_document(document, view.current_clause_id())
        self._tabs.setTabText(index, short_name(document))
        self._tabs.setTabToolTip(index, document.name)
        if self._tabs.currentIndex() != index:
            self._tabs.setCurrentIndex(index)
        else:
            self._show_tab(index)
        return view

    def current_view(self) -> ReaderView | None:
        """The view in front; None when nothing is open."""
        index = self._tabs.currentIndex()
        return self._views[index] if 0 <= index < len(self._views) else None

    def views(self) -> list[ReaderView]:
        """All views, in the order of the tabs."""
        return list(self._views)

    def view_of(self, document_key: str) -> ReaderView | None:
        """The view that shows a document, if it is open."""
        index = self._index_of(document_key)
        return self._views[index] if index >= 0 else None

    def state(self) -> list[tuple[str, str]]:
        """What is open, to be opened again: document key and clause id of each tab."""
        shown = ((view.document(), view.current_clause_id()) for view in self._views)
        return [(document.key, clause_id) for document, clause_id in shown if document is not None]

    def current_index(self) -> int:
        """The tab in front; -1 when nothing is open."""
        return self._tabs.currentIndex()

    def set_current_index(self, index: int) -> None:
        """Bring a tab to the front."""
        self._tabs.setCurrentIndex(index)

    def step_tab(self, by: int = 1) -> None:
        """Bring the next tab (or with -1 the one before) to the front, round and round."""
        if self._views:
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._views))

    def close_current_tab(self) -> None:
        """Close the tab in front."""
        self.close_tab(self._tabs.currentIndex())

    def close_tab(self, index: int) -> None:
        """Close a tab; the one beside it comes to the front."""
        if 0 <= index < len(self._views):
            view = self._views.pop(index)
            self._tabs.removeTab(index)
            self._stack.removeWidget(view)
            view.deleteLater()
            self._show_tab(self._tabs.currentIndex())

    def close_document(self, document_key: str) -> None:
        """Close the tab of a document that is no longer in the library."""
        index = self._index_of(document_key)
        if index >= 0:
            self.close_tab(index)

    # -- look -----------------------------------------------------------------------------------------

    def zoom(self) -> int:
        """The zoom of all tabs in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the text of all tabs larger or smaller, 80 to 200 per cent."""
        self._zoom = max(80, min(200, percent))
        for view in self._views:
            view.set_zoom(self._zoom)

    # -- inside ---------------------------------------------------------------------------------------

    def _index_of(self, document_key: str) -> int:
        for index, view in enumerate(self._views):
            document = view.document()
            if document is not None and document.key == document_key:
                return index
        return -1

    def _add_tab(self) -> int:
        view = ReaderView(self._themes)
        view.set_zoom(self._zoom)
        view.clause_changed.connect(lambda clause_id: self._clause_changed(view, clause_id))
        view.hit_changed.connect(lambda *counts: self._relay(view, self.hit_changed, *counts))
        for name in (
            "reference_activated",
            "note_activated",
            "bookmark_requested",
            "note_requested",
            "copy_requested",
            "print_requested",
            "basket_requested",
        ):
            getattr(view, name).connect(getattr(self, name))
        self._stack.addWidget(view)
        self._views.append(view)
        blocked = self._tabs.blockSignals(True)
        index = self._tabs.addTab("")
        self._tabs.blockSignals(blocked)
        self._add_close_button(view, index)
        return index

    def _add_close_button(self, view: ReaderView, index: int) -> None:
        button = IconButton(self._themes, "x", self.tr("Close tab"), self._tabs, size=14)
        button.setFixedSize(20, 20)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_tab(self._views.index(view)))
        self._tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def _relay(self, view: ReaderView, signal: Signal, *values: int) -> None:
        if view is self.current_view():
            signal.emit(*values)

    def _clause_changed(self, view: ReaderView, clause_id: str) -> None:
        document = view.document()
        if view is self.current_view() and document is not None:
            self._breadcrumb.show_place(document, clause_id)
            self.clause_changed.emit(clause_id)

    def _show_tab(self, index: int) -> None:
        view = self._views[index] if 0 <= index < len(self._views) else None
        self._row.setVisible(view is not None)
        self._breadcrumb.setVisible(view is not None)
        self._stack.setCurrentWidget(view or self._empty)
        self.setFocusProxy(view)
        if view is not None and view.document() is not None:
            self._breadcrumb.show_place(view.document(), view.current_clause_id())
            self.hit_changed.emit(*view.hit_position())
        self.current_changed.emit(view)

    def _go(self, clause_id: str) -> None:
        view = self.current_view()
        if view is not None:
            view.show_clause(clause_id)
