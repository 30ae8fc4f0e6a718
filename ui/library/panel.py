"""The library's side panel: the tree, and the button that adds files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from store.model.document import Document, DocumentSummary
from ui.appearance.theme import ThemeManager
from ui.library.arranging_button import ArrangingButton
from ui.library.delegate import LibraryDelegate
from ui.library.document_menu import DocumentMenu
from ui.library.model import LibraryModel, LibraryRoles, LoadSoon, row_value
from ui.library.offer_line import OfferLine
from ui.runtime.i18n import numbered
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.field_above import FieldAbove
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import TextButton

#: A burst of keys in the filter is one change of the list.
TYPING_MS = 120


class LibraryPanel(QWidget):
    """Emits intents; :meth:`show_place` follows the reader without emitting."""

    activated = Signal(str, object)
    #: The list has another order and other groups.
    arranged = Signal(str, str)
    import_requested = Signal()
    #: What was copied is to be taken in.
    paste_requested = Signal()

    def __init__(
        self, themes: ThemeManager, load: Callable[[str], Document], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        #: When documents were read last, by their keys.
        self.last_read: Callable[[], Mapping[str, str]] = dict
        self._total = 0
        self._header = PanelHeader(self.tr("Library"))
        self.arranging = ArrangingButton(themes)
        self.arranging.arranged.connect(self._on_arranged)
        self._header.add_widget(self.arranging)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Words, pinyin or number"))
        self._line.setAccessibleName(self.tr("Filter the library"))
        self._line.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._show_view)
        self._line.textChanged.connect(lambda _text: self._typing.start())
        self._line.returnPressed.connect(self._open_first)
        self._model = LibraryModel(load, self)
        self._model.headings_came.connect(self._on_headings)
        self._model.renewing.connect(self._forget_rows)
        #: The document and the clauses down to the one in the reader.
        self._place: tuple[str | None, Sequence[str]] = None, ()
        self._delegate = LibraryDelegate(themes, self)
        #: The documents whose headings are shown.
        self._opened: set[str] = set()
        self.view = self._make_view()
        self.menu = DocumentMenu(self._model, self.chosen_keys, self)
        #: Documents and their parts as clauses.
        self.rows = ClauseRows(self.view, _clause_of, self)
        self.lists = ClauseList(self.rows, themes, self._on_activated, self.menu.fill)
        FieldAbove(self._line, self.rows)
        self.lists.clicked.connect(self._on_clicked)
        self._empty = EmptyState(
            themes,
            "library",
            self.tr("No documents yet"),
            self.tr("Add policy files, drag them into this window, or paste copied text with Ctrl+V."),
        )
        self._nothing = EmptyState(
            themes, "search-x", self.tr("Nothing fits"), self.tr("Other words, or clear the field")
        )
        self._nothing.hide()
        self._add = TextButton(themes, self.tr("Add files…"), "file-plus")
        self._add.setFixedHeight(36)
        self._add.clicked.connect(self.import_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._header)
        above = QVBoxLayout()
        above.setContentsMargins(16, 0, 16, 8)
        above.addWidget(self._line)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._nothing, 1)
        #: New files of the watched folder.
        self.offer = OfferLine()
        column.addWidget(self.offer)
        column.addSpacing(12)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._add)
        column.addLayout(foot)
        themes.changed.connect(self._model.measure)
        themes.changed.connect(self.view.viewport().update)
        self.setFocusProxy(self.view)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste_requested.emit)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setExpandsOnDoubleClick(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Documents and their chapters"))
        view.activated.connect(self._on_activated)
        view.expanded.connect(lambda index: self._note_open(index, True))
        view.collapsed.connect(lambda index: self._note_open(index, False))
        view.selectionModel().currentChanged.connect(self._model.describe)
        return view

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents; what was open stays open."""
        opened = self._opened
        self._total = sum(one.current for one in summaries)
        self._model.set_documents(summaries)
        self._show_count()
        self._line.setVisible(bool(summaries))
        self._empty.setVisible(not summaries)
        for key in opened:
            self._expand(self._model.document_index(key))

    def renew(self) -> None:
        """Show again what the rows say, as when folders or tags have changed."""
        self._show_view()

    def set_filter(self, text: str) -> None:
        """Show only the documents that have these words, sound like them or have this number."""
        self._line.setText(text)
        self._typing.stop()
        self._show_view()

    def set_arranged(self, order: str, grouping: str = "") -> None:
        """List the documents in an order and in groups: a name of :data:`GROUPINGS`, or none."""
        self.arranging.arrange(order, grouping)

    def _on_arranged(self, order: str, grouping: str) -> None:
        self._show_view()
        self.arranged.emit(order, grouping)

    def chosen_keys(self) -> list[str]:
        """Return the keys of the documents that are selected, in the order of the list."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        keys = [
            row_value(index, LibraryRoles.KEY) for index in rows if row_value(index, LibraryRoles.DEPTH) == 0
        ]
        return [key for key in keys if key]

    def _show_view(self) -> None:
        open_key = self._delegate.open_key
        self._model.set_view(
            self._line.text(), self.arranging.order, self.arranging.grouping, self.last_read()
        )
        self._show_count()
        self.view.viewport().update()
        index = self._model.document_index(open_key) if open_key else QModelIndex()
        if index.isValid() and not self._line.text():
            self.rows.follow(index)
            self.view.scrollTo(index)

    def _show_count(self) -> None:
        shown, total = self._model.shown_count, self._total
        text = self.tr("{n} document|{n} documents") if shown == total else self.tr("{n} of {total}")
        self._header.set_remark(numbered(text, n=shown, total=total))
        self.view.setVisible(shown > 0)
        self._nothing.setVisible(total > 0 and not shown)

    def _open_first(self) -> None:
        """Enter in the filter opens the first document that is left."""
        self._typing.stop()
        self._show_view()
        for row in range(self._model.rowCount()):
            key = row_value(self._model.index(row, 0), LibraryRoles.KEY)
            if key:
                self.activated.emit(key, None)
                return

    def load_elsewhere(self, load_soon: LoadSoon) -> None:
        """Read documents by ``load_soon`` when their rows are opened, not in the thread of the window."""
        self._model.load_soon = load_soon

    def _on_headings(self, key: str) -> None:
        """Go to the heading of the current clause, if the user has gone nowhere else meanwhile."""
        wanted, path = self._place
        current = self.view.currentIndex()
        if (
            key == wanted
            and path
            and row_value(current, LibraryRoles.KEY) == key
            and row_value(current, LibraryRoles.DEPTH) == 0
        ):
            self.show_place(key, path)

    def show_place(self, key: str | None, path: Sequence[str] = ()) -> None:
        """Mark the document in the reader, and the heading above its current clause."""
        self._place = key, path
        previous, self._delegate.open_key = self._delegate.open_key, key
        index = self._model.place_index(key, path) if key else QModelIndex()
        if not index.isValid():
            self.view.clearSelection()
        else:
            if key != previous:
                self._expand(self._model.document_index(key or ""))
            if index.parent().isValid() and not self.view.isExpanded(index.parent()):
                self.view.expand(index.parent())
            self.rows.follow(index)
            self.view.scrollTo(index)
        self.view.viewport().update()

    def _forget_rows(self) -> None:
        """Choose and frame nothing before all rows go: Qt would move the frame from row to row meanwhile."""
        self.view.selectionModel().reset()
        self._opened = set()

    def _note_open(self, index: QModelIndex, is_open: bool) -> None:
        if is_open:
            self._model.fetchMore(index)
        if row_value(index, LibraryRoles.DEPTH) == 0:
            key = row_value(index, LibraryRoles.KEY)
            self._opened.add(key) if is_open else self._opened.discard(key)

    def _expand(self, index: QModelIndex) -> None:
        if index.isValid():
            self._model.fetchMore(index)
            self.view.expand(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if row_value(index, LibraryRoles.BELOW):
            return
        if (
            row_value(index, LibraryRoles.DEPTH) == 0
            and row_value(index, LibraryRoles.KEY) == self._delegate.open_key
        ):
            self.view.setExpanded(index, not self.view.isExpanded(index))
            return
        self._on_activated(index)

    def _on_activated(self, index: QModelIndex) -> None:
        if row_value(index, LibraryRoles.KEY):
            self.activated.emit(row_value(index, LibraryRoles.KEY), row_value(index, LibraryRoles.CLAUSE))


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the chapter or the document of a row; None for the title of a group."""
    if not row_value(index, LibraryRoles.KEY):
        return None
    return ChosenPlace(row_value(index, LibraryRoles.KEY), row_value(index, LibraryRoles.CLAUSE) or "")
