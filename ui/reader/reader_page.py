"""The middle of the window: documents in tabs, where one is in them, and the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.navigation.breadcrumb import Breadcrumb
from ui.reader.navigation.outline_pane import USUAL, OutlinePane
from ui.reader.reader_view import ReaderView
from ui.reader.tab_bar import TabRow
from ui.runtime.settings import ZOOM_MAX, ZOOM_MIN
from ui.services.library.links import Links
from ui.services.library.short_names import NamedDocument, full_title, narrowed, piece
from ui.widgets.empty import EmptyState


class ReaderPage(QWidget):
    """One :class:`ReaderView` a tab; the signals are those of the view in front.

    ``current_changed`` carries that view, or None when the last tab is closed.
    """

    current_changed = Signal(object)
    clause_changed = Signal(str)
    #: The reader goes to a clause (its id) in one step, not by scrolling; said before it does.
    jumping = Signal(str)
    hit_changed = Signal(int, int)
    reference_activated = Signal(object)
    reference_in_new_tab = Signal(object)
    corrections_requested = Signal()
    #: The button at the end of the tabs wants the reading settings shown below it.
    comfort_wanted = Signal(object)
    #: The button before the tabs wants the outline shown, or away.
    outline_wanted = Signal()
    #: A tab was made: its view, to be connected.
    view_added = Signal(object)
    #: A tab that was kept from the last time is looked at: its document (key) is needed.
    document_wanted = Signal(str, str)
    note_activated = Signal(str)
    bookmark_requested = Signal(str)
    note_requested = Signal(str)
    copy_requested = Signal(list)
    print_requested = Signal(list)
    basket_requested = Signal(list)
    #: The page of the original at the clause in view.
    original_requested = Signal()
    ledger_requested = Signal(list)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._comfort = Comfort()
        self._links: Links | None = None
        self._corrections = False
        self._waiting: dict[ReaderView, tuple[str, str]] = {}
        self._row = TabRow(themes)
        self._tabs = self._row.tabs
        self._breadcrumb = Breadcrumb(themes)
        self.outline = OutlinePane(themes)
        self.outline.hide()
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
        column.addWidget(self._row)
        column.addWidget(self._breadcrumb)
        column.addWidget(self._beside(), 1)
        self._views: list[ReaderView] = []
        self._row.outline_wanted.connect(self.outline_wanted)
        self._row.comfort_wanted.connect(self.comfort_wanted)
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.tabMoved.connect(lambda start, end: self._views.insert(end, self._views.pop(start)))
        self._breadcrumb.clause_chosen.connect(self._go)
        self.outline.clause_chosen.connect(self._go)
        self._show_tab(-1)

    def put_beside(self, widget: QWidget) -> None:
        """Put a widget to the right of the text, half as wide as both."""
        self._splitter.addWidget(widget)
        index = self._splitter.indexOf(widget)
        self._splitter.setStretchFactor(index, 1)
        room = self._splitter.width() - (self.outline.width() if self.outline.isVisible() else 0)
        self._splitter.setSizes([USUAL, room // 2, room // 2])

    def _beside(self) -> QWidget:
        """Return the outline and the text, with a border that can be moved."""
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.outline)
        splitter.addWidget(self._stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([USUAL, 10 * USUAL])
        return splitter

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
        self._waiting.pop(view, None)
        shown = view.document()
        if clause_id is not None or shown is None or shown.key != document.key:
            view.show_document(document, clause_id)
        elif shown is not document:
            view.show_document(document, view.current_clause_id())
        self._name_tab(index, document)
        if self._tabs.currentIndex() != index:
            self._tabs.setCurrentIndex(index)
        else:
            self._show_tab(index)
        return view

    def renew_document(self, document: Document) -> None:
        """Show the library's new text of an open document, at the same place."""
        index = self._index_of(document.key)
        view = self._views[index] if index >= 0 else None
        if view is None or view in self._waiting:
            return
        view.renew_document(document)
        self._name_tab(index, document)
        if view is self.current_view():
            self._show_place(document, view.current_clause_id())

    def _name_tab(self, index: int, document: Document) -> None:
        self._tabs.setTabText(index, piece(document))
        self._tabs.setTabToolTip(index, full_title(document))

    def current_view(self) -> ReaderView | None:
        """Return the view in front; None when nothing is open."""
        index = self._tabs.currentIndex()
        return self._views[index] if 0 <= index < len(self._views) else None

    def views(self) -> list[ReaderView]:
        """Return all views, in the order of the tabs."""
        return list(self._views)

    def view_of(self, document_key: str) -> ReaderView | None:
        """Return the view that shows a document, if it is open."""
        index = self._index_of(document_key)
        return self._views[index] if index >= 0 else None

    def clause_in(self, document_key: str) -> str | None:
        """Return the clause that is read in a document, if that is open."""
        return next((clause or None for key, clause in self.state() if key == document_key), None)

    def state(self) -> list[tuple[str, str]]:
        """Return the open tabs, for the next session: document key and clause id of each."""
        found = []
        for view in self._views:
            document = view.document()
            if view in self._waiting:
                found.append(self._waiting[view])
            elif document is not None:
                found.append((document.key, view.current_clause_id()))
        return found

    def keep_tab(self, name: str, key: str, clause_id: str) -> None:
        """Add a tab whose document is read when it is looked at; see :attr:`document_wanted`."""
        if self._index_of(key) < 0:
            blocked = self._tabs.blockSignals(True)
            index = self._add_tab()
            self._waiting[self._views[index]] = (key, clause_id)
            self._tabs.setTabText(index, narrowed(name))
            self._tabs.setTabToolTip(index, name)
            self._tabs.blockSignals(blocked)

    def retitle(self, documents: Mapping[str, NamedDocument]) -> None:
        """Call the tabs by what their documents are called now that the library holds others."""
        for index, view in enumerate(self._views):
            document, waiting = view.document(), self._waiting.get(view)
            named = documents.get(waiting[0] if waiting else document.key if document else "")
            if named is not None:
                self._tabs.setTabText(index, piece(named))
                self._tabs.setTabToolTip(index, full_title(named))

    def current_index(self) -> int:
        """Return the tab in front; -1 when nothing is open."""
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
            self._waiting.pop(view, None)
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

    def set_comfort(self, comfort: Comfort) -> None:
        """Set the text of all tabs in this way."""
        self._comfort = comfort
        for view in self._views:
            view.set_comfort(comfort)

    def zoom(self) -> int:
        """Return the size of the text in per cent."""
        return self._comfort.size

    def set_zoom(self, percent: int) -> None:
        """Set the text of all tabs larger or smaller."""
        self.set_comfort(replace(self._comfort, size=max(ZOOM_MIN, min(ZOOM_MAX, percent))))

    def set_links(self, links: Links) -> None:
        """Follow references in this library; say it again when its documents change."""
        self._links = links
        for view in self._views:
            view.set_links(links)

    def show_corrections(self, shown: bool) -> None:
        """Mark in all tabs what was corrected."""
        self._corrections = shown
        for view in self._views:
            view.show_corrections(shown)

    # -- inside ---------------------------------------------------------------------------------------

    def _index_of(self, document_key: str) -> int:
        for index, view in enumerate(self._views):
            document = view.document()
            if document is not None and document.key == document_key:
                return index
            if self._waiting.get(view, ("",))[0] == document_key:
                return index
        return -1

    def _add_tab(self) -> int:
        view = ReaderView(self._themes)
        view.set_comfort(self._comfort)
        view.show_corrections(self._corrections)
        if self._links is not None:
            view.set_links(self._links)
        view.clause_changed.connect(lambda clause_id: self._clause_changed(view, clause_id))
        view.hit_changed.connect(lambda *counts: self._relay(view, self.hit_changed, *counts))
        for name in (
            "jumping",
            "reference_activated",
            "reference_in_new_tab",
            "corrections_requested",
            "note_activated",
            "bookmark_requested",
            "note_requested",
            "copy_requested",
            "print_requested",
            "basket_requested",
            "original_requested",
            "ledger_requested",
        ):
            getattr(view, name).connect(getattr(self, name))
        self.view_added.emit(view)
        self._stack.addWidget(view)
        self._views.append(view)
        blocked = self._tabs.blockSignals(True)
        index = self._tabs.addTab("")
        self._tabs.blockSignals(blocked)
        self._row.add_close_button(index).clicked.connect(lambda: self.close_tab(self._views.index(view)))
        return index

    def _relay(self, view: ReaderView, signal: SignalInstance, *values: int) -> None:
        if view is self.current_view():
            signal.emit(*values)

    def _clause_changed(self, view: ReaderView, clause_id: str) -> None:
        document = view.document()
        if view is self.current_view() and document is not None:
            self._show_place(document, clause_id)
            self.clause_changed.emit(clause_id)

    def _show_tab(self, index: int) -> None:
        view = self._views[index] if 0 <= index < len(self._views) else None
        if view in self._waiting:
            self._stack.setCurrentWidget(view)
            self.document_wanted.emit(*self._waiting.pop(view))
            return
        if view is None:
            self.outline.show_place(None)
        self._row.setVisible(view is not None)
        self._breadcrumb.setVisible(view is not None)
        self._stack.setCurrentWidget(view or self._empty)
        self.setFocusProxy(view)  # type: ignore[arg-type]  # Qt takes None for no proxy
        document = view.document() if view is not None else None
        if view is not None and document is not None:
            self._show_place(document, view.current_clause_id())
            self.hit_changed.emit(*view.hit_position())
        self.current_changed.emit(view)

    def _show_place(self, document: Document, clause_id: str) -> None:
        self._breadcrumb.show_place(document, clause_id)
        self.outline.show_place(document, clause_id)

    def _go(self, clause_id: str) -> None:
        view = self.current_view()
        if view is not None:
            view.jump_to(clause_id)
