"""The library's side panel: the tree, and the button that adds files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QTreeView, QVBoxLayout, QWidget

from store.model.document import Document, DocumentSummary
from ui.appearance.theme import ThemeManager
from ui.library.delegate import LibraryDelegate
from ui.library.model import LibraryModel, LibraryRoles, LoadSoon, said
from ui.library.offer_line import OfferLine
from ui.library.validity_menu import ValidityMenu
from ui.runtime.localized_text import date_text
from ui.services.library.document_order import GROUPINGS, ORDERS
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import Chosen
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import IconButton, TextButton

#: More documents than this make no query that can be read.
MOST_SEARCHED = 12
#: A burst of keys in the filter is one change of the list.
TYPING_MS = 120
#: Documents of the same title that a menu offers.
MOST_OTHERS = 5


class LibraryPanel(QWidget):
    """Emits intents; :meth:`show_place` follows the reader without emitting."""

    activated = Signal(str, object)
    remove_requested = Signal(str)
    #: The document that ships is wanted back in the place of this one.
    restore_requested = Signal(str)
    #: These documents are not wanted any more; only these are to be searched.
    removal_requested = Signal(object)
    search_requested = Signal(object)
    #: The list has another order and other groups.
    arranged = Signal(str, str)
    #: A document is to be an edition of another, or, with an empty key, of none.
    edition_requested = Signal(str, str)
    #: These documents are to be put into a folder; tags are to be put on them.
    folder_requested = Signal(object)
    tags_requested = Signal(object)
    #: A document is to have a name of the user's own; its details are wanted.
    name_requested = Signal(str)
    details_requested = Signal(str)
    #: The new state of a document (its key), empty for none.
    validity_requested = Signal(str, str)
    import_requested = Signal()
    #: What was copied is to be taken in.
    paste_requested = Signal()
    #: Clauses and details of a document are to be set right.
    review_requested = Signal(str)

    def __init__(
        self, themes: ThemeManager, load: Callable[[str], Document], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        #: When documents were read last, by their keys.
        self.last_read: Callable[[], Mapping[str, str]] = dict
        self._order, self._grouping, self._total = ORDERS[0], "", 0
        self._header = PanelHeader(self.tr("Library"))
        self._arranging = IconButton(themes, "arrow-down-up", self.tr("Order and groups"), size=18)
        self._arranging.clicked.connect(self._open_arranging)
        self._header.add_widget(self._arranging)
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
        self._view = self._make_view()
        #: Documents and their parts as clauses.
        self.rows = ClauseRows(self._view, _clause_of, self)
        self.lists = ClauseList(self.rows, themes, self._on_activated, self._add_own)
        self.lists.clicked.connect(self._on_clicked)
        self._empty = EmptyState(
            themes,
            "library",
            self.tr("No documents yet"),
            self.tr("Add policy files, drag them into this window, or paste copied text with Ctrl+V."),
        )
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
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1)
        #: New files of the watched folder.
        self.offer = OfferLine()
        column.addWidget(self.offer)
        column.addSpacing(12)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._add)
        column.addLayout(foot)
        themes.changed.connect(self._model.measure)
        themes.changed.connect(self._view.viewport().update)
        self.setFocusProxy(self._view)
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

    @property
    def view(self) -> QTreeView:
        """The tree, for tests."""
        return self._view

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents; what was open stays open."""
        opened = self._opened
        self._total = sum(one.current for one in summaries)
        self._model.set_documents(summaries)
        self._show_count()
        self._line.setVisible(bool(summaries))
        self._view.setVisible(bool(summaries))
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
        self._order = next((one for one in ORDERS if one == order), ORDERS[0])
        self._grouping = grouping if grouping in GROUPINGS else ""
        self._show_view()
        self.arranged.emit(self._order, self._grouping)

    def chosen_keys(self) -> list[str]:
        """Return the keys of the documents that are selected, in the order of the list."""
        rows = sorted(self._view.selectionModel().selectedRows(), key=lambda index: index.row())
        keys = [said(index, LibraryRoles.KEY) for index in rows if said(index, LibraryRoles.DEPTH) == 0]
        return [key for key in keys if key]

    def _show_view(self) -> None:
        open_key = self._delegate.open_key
        self._model.set_view(self._line.text(), self._order, self._grouping, self.last_read())
        self._show_count()
        self._view.viewport().update()
        index = self._model.document_index(open_key) if open_key else QModelIndex()
        if index.isValid() and not self._line.text():
            self.rows.follow(index)
            self._view.scrollTo(index)

    def _show_count(self) -> None:
        shown, total = self._model.shown_count, self._total
        text = self.tr("{n} documents") if shown == total else self.tr("{n} of {total}")
        self._header.set_remark(text.format(n=shown, total=total))

    def _open_first(self) -> None:
        """Enter in the filter opens the first document that is left."""
        self._typing.stop()
        self._show_view()
        for row in range(self._model.rowCount()):
            key = said(self._model.index(row, 0), LibraryRoles.KEY)
            if key:
                self.activated.emit(key, None)
                return

    def _open_arranging(self) -> None:
        self.arranging_menu().popup(self._arranging.mapToGlobal(QPoint(0, self._arranging.height())))

    def arranging_menu(self) -> QMenu:
        """Return the orders and groups that the list can have."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        orders = {
            "library": self.tr("As they came into the library"),
            "name": self.tr("By name"),
            "date": self.tr("By date, the newest first"),
            "added": self.tr("Added last"),
            "read": self.tr("Read last"),
        }
        groups = {
            "": self.tr("Without groups"),
            "issuer": self.tr("By issuer"),
            "region": self.tr("By region"),
            "level": self.tr("By rank"),
            "kind": self.tr("By kind"),
            "year": self.tr("By year"),
            "folder": self.tr("By folder"),
            "tag": self.tr("By tag"),
        }
        for order in ORDERS:
            self._add_choice(
                menu,
                orders[order],
                order == self._order,
                lambda order=order: self.set_arranged(order, self._grouping),
            )
        menu.addSeparator()
        for group in ("", *GROUPINGS):
            self._add_choice(
                menu,
                groups.get(group, group),
                group == self._grouping,
                lambda group=group: self.set_arranged(self._order, group),
            )
        return menu

    def _add_choice(self, menu: QMenu, text: str, checked: bool, act: Callable[..., object]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _on=False: act())

    def load_elsewhere(self, load_soon: LoadSoon) -> None:
        """Read documents by ``load_soon`` when their rows are opened, not in the thread of the window."""
        self._model.load_soon = load_soon

    def _on_headings(self, key: str) -> None:
        """Go to the heading of the current clause, if the user has gone nowhere else meanwhile."""
        wanted, path = self._place
        current = self._view.currentIndex()
        if (
            key == wanted
            and path
            and said(current, LibraryRoles.KEY) == key
            and said(current, LibraryRoles.DEPTH) == 0
        ):
            self.show_place(key, path)

    def show_place(self, key: str | None, path: Sequence[str] = ()) -> None:
        """Mark the document in the reader, and the heading above its current clause."""
        self._place = key, path
        previous, self._delegate.open_key = self._delegate.open_key, key
        index = self._model.place_index(key, path) if key else QModelIndex()
        if not index.isValid():
            self._view.clearSelection()
        else:
            if key != previous:
                self._expand(self._model.document_index(key or ""))
            if index.parent().isValid() and not self._view.isExpanded(index.parent()):
                self._view.expand(index.parent())
            self.rows.follow(index)
            self._view.scrollTo(index)
        self._view.viewport().update()

    def _forget_rows(self) -> None:
        """Choose and frame nothing before all rows go: Qt would move the frame from row to row meanwhile."""
        self._view.selectionModel().reset()
        self._opened = set()

    def _note_open(self, index: QModelIndex, is_open: bool) -> None:
        if is_open:
            self._model.fetchMore(index)
        if said(index, LibraryRoles.DEPTH) == 0:
            key = said(index, LibraryRoles.KEY)
            self._opened.add(key) if is_open else self._opened.discard(key)

    def _expand(self, index: QModelIndex) -> None:
        if index.isValid():
            self._model.fetchMore(index)
            self._view.expand(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if said(index, LibraryRoles.BELOW):
            return
        if said(index, LibraryRoles.DEPTH) == 0 and said(index, LibraryRoles.KEY) == self._delegate.open_key:
            self._view.setExpanded(index, not self._view.isExpanded(index))
            return
        self._on_activated(index)

    def _on_activated(self, index: QModelIndex) -> None:
        if said(index, LibraryRoles.KEY):
            self.activated.emit(said(index, LibraryRoles.KEY), said(index, LibraryRoles.CLAUSE))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the context menu of a row."""
        return self.lists.menu_at(index)

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        key, clause = said(index, LibraryRoles.KEY), said(index, LibraryRoles.CLAUSE)
        if not key:
            return
        keys = self.chosen_keys()
        if len(keys) > 1 and key in keys:
            self._add_for_several(menu, keys)
            return
        document = self._model.document_index(key)
        menu.addAction(self.tr("Change clauses and details…"), lambda: self.review_requested.emit(key))
        if clause is None:
            self._add_editions(menu, key, bool(said(document, LibraryRoles.EDITION)))
            self._add_shelf(menu, (key,))
            menu.addAction(self.tr("Own name…"), lambda: self.name_requested.emit(key))
            menu.addAction(self.tr("Details of the document…"), lambda: self.details_requested.emit(key))
            decided, wanted = said(document, LibraryRoles.VALIDITY), self.validity_requested
            menu.addMenu(ValidityMenu(decided, lambda state: wanted.emit(key, state or ""), menu))
        if not said(document, LibraryRoles.SHIPPED):
            menu.addSeparator()
            menu.addAction(self.tr("Remove from the library"), lambda: self.remove_requested.emit(key))
            if said(document, LibraryRoles.STANDS_IN):
                menu.addAction(
                    self.tr("Restore the text that ships"), lambda: self.restore_requested.emit(key)
                )

    def _add_for_several(self, menu: QMenu, keys: Sequence[str]) -> None:
        """Add the actions on several documents at once."""
        if len(keys) <= MOST_SEARCHED:
            text = self.tr("Search in these {n}").format(n=len(keys))
            menu.addAction(text, lambda: self.search_requested.emit(tuple(keys)))
        self._add_shelf(menu, keys)
        added = [key for key in keys if not said(self._model.document_index(key), LibraryRoles.SHIPPED)]
        if added:
            text = self.tr("Remove {n} from the library").format(n=len(added))
            menu.addAction(text, lambda: self.removal_requested.emit(tuple(added)))

    def _add_shelf(self, menu: QMenu, keys: Sequence[str]) -> None:
        menu.addAction(self.tr("Put into a folder…"), lambda: self.folder_requested.emit(tuple(keys)))
        menu.addAction(self.tr("Tags…"), lambda: self.tags_requested.emit(tuple(keys)))

    def _add_editions(self, menu: QMenu, key: str, is_edition: bool) -> None:
        """Add the documents of the same title of which this one can be an edition."""
        others = self._model.may_join(key)
        if others or is_edition:
            menu.addSeparator()
        for other in others[:MOST_OTHERS]:
            title = f"《{other.name}》{date_text(other.date)}"
            text = self.tr("Make it an edition of {title}").format(title=title)
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _checked=False, other=other: self.edition_requested.emit(key, other.key)
            )
        if is_edition:
            text = self.tr("List it as a document of its own")
            menu.addAction(text, lambda: self.edition_requested.emit(key, ""))


def _clause_of(index: QModelIndex) -> Chosen | None:
    """Return the chapter or the document of a row; None for the title of a group."""
    if not said(index, LibraryRoles.KEY):
        return None
    return Chosen(said(index, LibraryRoles.KEY), said(index, LibraryRoles.CLAUSE) or "")
