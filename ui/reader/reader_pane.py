"""One side of the reader: documents in tabs, where one is in them, and the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.navigation.breadcrumb import Breadcrumb
from ui.reader.reader_view import ReaderView
from ui.reader.tab_bar import TabRow
from ui.services.library.short_names import NamedDocument, full_title, narrow_form, narrow_title
from ui.widgets.clause_list.opening import Opening
from ui.widgets.empty_state import EmptyState

#: A tab to be opened again: document key and clause id.
Kept = tuple[str, str]


class ReaderPane(QWidget):
    """One :class:`ReaderView` a tab. ``current_changed`` carries the one in front, None without any."""

    current_changed = Signal(object)
    #: A clause of the view in front: its document and its id.
    place_changed = Signal(object, str)
    hit_changed = Signal(int, int)
    #: A tab was made: its view, to be connected.
    view_added = Signal(object)
    #: A tab that was kept from the last time is looked at: its document (key) is needed.
    document_wanted = Signal(str, str)
    #: A clause of the document in front is wanted, by its id.
    clause_wanted = Signal(str)
    #: Esc was pressed and nothing in the text had a use for it.
    left = Signal()
    #: Something is wanted of a tab: its index, and close, close_others, close_right, beside.
    tab_wanted = Signal(int, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._waiting: dict[ReaderView, Kept] = {}
        self._views: list[ReaderView] = []
        self.row = TabRow(themes)
        self._tabs = self.row.tabs
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
        column.addWidget(self.row)
        column.addWidget(self._breadcrumb)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.tabMoved.connect(lambda start, end: self._views.insert(end, self._views.pop(start)))
        self.row.tab_wanted.connect(self.tab_wanted)
        self._breadcrumb.clause_chosen.connect(self.clause_wanted)
        self._show_tab(-1)

    # -- tabs -------------------------------------------------------------------------------------------

    def open_document(
        self, document: Document, clause_id: str | None = None, how: Opening = Opening.HERE
    ) -> ReaderView:
        """Show a document at a clause: in its tab if it is open, else in the current one; or in a new tab."""
        index = -1 if how == Opening.TAB else self.index_of(document.key)
        if index < 0 and (how == Opening.TAB or not self._views):
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
        """Show another text of an open document, at the place that was read."""
        for index, view in enumerate(self._views):
            shown = view.document()
            if shown is None or shown.key != document.key or view in self._waiting:
                continue
            view.renew_document(document)
            self._name_tab(index, document)
            if view is self.current_view():
                self._show_place(document, view.current_clause_id())

    def current_view(self) -> ReaderView | None:
        """Return the view in front; None when nothing is open."""
        index = self._tabs.currentIndex()
        return self._views[index] if 0 <= index < len(self._views) else None

    def views(self) -> list[ReaderView]:
        """Return all views, in the order of the tabs."""
        return list(self._views)

    def index_of(self, document_key: str) -> int:
        """Return the tab of a document, the one in front before others; -1 where it is not open."""
        front = self._tabs.currentIndex()
        order = sorted(range(len(self._views)), key=lambda index: index != front)
        return next((index for index in order if self._place(index)[0] == document_key), -1)

    def state(self) -> list[Kept]:
        """Return what is open, to be opened again."""
        return [place for index in range(len(self._views)) if (place := self._place(index))[0]]

    def place(self, index: int) -> Kept:
        """Document key and clause id of a tab; empty strings where there is none."""
        return self._place(index) if 0 <= index < len(self._views) else ("", "")

    def keep_tab(self, name: str, key: str, clause_id: str) -> None:
        """Add a tab whose document is read when it is looked at; see :attr:`document_wanted`."""
        blocked = self._tabs.blockSignals(True)
        index = self._add_tab()
        self._waiting[self._views[index]] = (key, clause_id)
        self._tabs.setTabText(index, narrow_form(name))
        self._tabs.setTabToolTip(index, name)
        self._tabs.blockSignals(blocked)

    def look(self, index: int) -> None:
        """Bring a tab to the front, reading its document if it was kept."""
        if 0 <= index < len(self._views):
            self._tabs.setCurrentIndex(index)
            self._show_tab(index)

    def retitle(self, documents: Mapping[str, NamedDocument]) -> None:
        """Call the tabs by what their documents are called now that the library holds others."""
        for index in range(len(self._views)):
            named = documents.get(self._place(index)[0])
            if named is not None:
                self._tabs.setTabText(index, narrow_title(named))
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

    def close_tabs(self, indexes: Sequence[int]) -> list[Kept]:
        """Close tabs; one beside them comes to the front. Returns what they showed, from left to right."""
        chosen = sorted({index for index in indexes if 0 <= index < len(self._views)})
        places = [self._place(index) for index in chosen]
        if not chosen:
            return []
        front = self.current_view()
        blocked = self._tabs.blockSignals(True)
        for index in reversed(chosen):
            view = self._views.pop(index)
            self._waiting.pop(view, None)
            self._tabs.removeTab(index)
            self._stack.removeWidget(view)
            view.deleteLater()
        if front in self._views:
            self._tabs.setCurrentIndex(self._views.index(front))
        self._tabs.blockSignals(blocked)
        if front not in self._views:
            self._show_tab(self._tabs.currentIndex())
        return [place for place in places if place[0]]

    def tabs_of(self, document_key: str) -> list[int]:
        """Return all tabs of a document."""
        return [index for index in range(len(self._views)) if self._place(index)[0] == document_key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle what the text leaves over: Esc leaves this side."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        # The window may have its own use for it: Esc ends reading mode, too.
        super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    def _place(self, index: int) -> Kept:
        view = self._views[index]
        document = view.document()
        if view in self._waiting:
            return self._waiting[view]
        return (document.key, view.current_clause_id()) if document is not None else ("", "")

    def _name_tab(self, index: int, document: Document) -> None:
        self._tabs.setTabText(index, narrow_title(document))
        self._tabs.setTabToolTip(index, full_title(document))

    def _add_tab(self) -> int:
        view = ReaderView(self._themes)
        view.clause_changed.connect(lambda clause_id: self._clause_changed(view, clause_id))
        view.hit_changed.connect(lambda *counts: self._relay(view, self.hit_changed, *counts))
        self.view_added.emit(view)
        self._stack.addWidget(view)
        self._views.append(view)
        blocked = self._tabs.blockSignals(True)
        index = self._tabs.addTab("")
        self._tabs.blockSignals(blocked)
        close = self.row.add_close_button(index)
        close.clicked.connect(lambda: self.tab_wanted.emit(self._views.index(view), "close"))
        return index

    def _relay(self, view: ReaderView, signal: SignalInstance, *values: int) -> None:
        if view is self.current_view():
            signal.emit(*values)

    def _clause_changed(self, view: ReaderView, clause_id: str) -> None:
        document = view.document()
        if view is self.current_view() and document is not None:
            self._show_place(document, clause_id)

    def _show_tab(self, index: int) -> None:
        view = self._views[index] if 0 <= index < len(self._views) else None
        if view in self._waiting:
            self._stack.setCurrentWidget(view)
            self.document_wanted.emit(*self._waiting[view])
            return
        self.row.setVisible(view is not None)
        self._breadcrumb.setVisible(view is not None)
        self._stack.setCurrentWidget(view or self._empty)
        self.setFocusProxy(view)  # type: ignore[arg-type]  # Qt takes None for no proxy
        document = view.document() if view is not None else None
        if view is not None and document is not None:
            self._breadcrumb.show_place(document, view.current_clause_id())
        self.current_changed.emit(view)

    def _show_place(self, document: Document, clause_id: str) -> None:
        self._breadcrumb.show_place(document, clause_id)
        self.place_changed.emit(document, clause_id)

    def __iter__(self) -> Iterator[ReaderView]:
        """Iterate over all views."""
        return iter(self._views)
