"""The library as a tree: documents, and below each its chapters and headed clauses, read when opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress, repeat
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from store.library.editions import family
from store.model.document import Document, DocumentSummary
from ui.appearance.text_size import px
from ui.library.document_rows import (
    VALUES,
    WAITING,
    DocumentTreeRow,
    LibraryRoles,
    TreeRow,
    description,
    edition_rows,
    heading_rows,
    rows_below,
)
from ui.services.library.document_order import GROUPINGS, ORDERS, DocumentOrder, grouped, ordered
from ui.services.library.document_titles import list_words, same_titles
from ui.services.library.row_changes import RowChange, row_changes
from ui.services.library.short_names import short_titles
from ui.services.list_filter import ListFilter

__all__ = ["LibraryModel", "LibraryRoles", "LoadSoon", "row_value"]

Index = QModelIndex | QPersistentModelIndex
#: When no more rows than this are others, the rest is left as it is.
FEW = 200
#: Reads a document by its key and hands it over in the thread of the window, None where that fails.
LoadSoon = Callable[[str, Callable[["Document | None"], None]], object]
_Editions = tuple[DocumentSummary, ...]
#: What a row is made from: a title, the document and its other editions, or a heading and how many are below.
_Wanted = tuple[str, DocumentSummary | int, _Editions]
#: What a row says, and the records or the number that it was made of.
_Place = tuple[str, int, tuple[int, ...]]


def _place(wanted: _Wanted) -> _Place:
    title, said, editions = wanted
    return title, said if isinstance(said, int) else id(said), tuple(map(id, editions)) if editions else ()


def _same_row(wanted: _Wanted) -> tuple[bool, str, _Editions]:
    """Return what makes a row the same one, whatever it says."""
    title, said, editions = wanted
    return isinstance(said, int), title if isinstance(said, int) else said.key, editions


class LibraryModel(QStandardItemModel):
    """Fed with summaries; ``load`` reads a document's tree when its row is opened.

    With ``load_soon`` it is read elsewhere: the headings come a moment after the row was opened. A view lays
    out thousands of rows at once, so the rows are Qt's own, and what they say is asked by :func:`said`.
    """

    #: All rows are about to go.
    renewing = Signal()
    #: The headings of a document (its key) are there now.
    headings_came = Signal(str)

    def __init__(self, load: Callable[[str], Document], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.load_soon: LoadSoon | None = None
        self._coming: set[str] = set()
        # The rows at the top, what they were made from, and documents by their keys.
        self._nodes: list[TreeRow] = []
        self._wanted: list[_Wanted] = []
        self._places: list[_Place] = []
        self._rows: dict[str, TreeRow] = {}
        # Rows of documents that a filter has taken out of the list: to make thousands again takes long.
        self._spare: dict[_Place, TreeRow] = {}
        # The rows of documents under which an edition is listed.
        self._above: dict[str, TreeRow] = {}
        self._summaries: Sequence[DocumentSummary] = ()
        self._same_name: dict[str, list[DocumentSummary]] | None = None
        self._current: list[DocumentSummary] = []
        #: The other editions of documents, by their families, the newest first.
        self._editions: dict[str, _Editions] = {}
        self._filter: ListFilter | None = None
        #: A hundred pixels of the design, as the rows were measured.
        self._hundred = px(100)
        self._typed, self._order, self._grouping = "", ORDERS[0], ""
        self._read: Mapping[str, str] = {}
        #: How many documents are in the list.
        self.shown_count = 0

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Replace everything; other editions of a document are below the current one."""
        editions = defaultdict(list)
        for one in summaries:
            if not one.current:
                editions[family(one)].append(one)
        self._editions = {
            name: tuple(sorted(others, key=lambda each: each.date or "", reverse=True))
            for name, others in editions.items()
        }
        held = set(map(id, summaries))
        self._spare = {place: node for place, node in self._spare.items() if id(node.summary) in held}
        self._summaries, self._same_name = summaries, None
        self._current = [one for one in summaries if one.current]
        self._filter = None
        self.arrange()
        # What was read of documents may be out of date.
        for node in (*self._nodes, *self._spare.values()):
            if node.loaded and node.summary is not None:
                node.removeRows(len(node.editions), node.rowCount() - len(node.editions))
                node.appendRow(QStandardItem(WAITING))
                node.loaded = False

    def set_view(self, typed: str, order: DocumentOrder, grouping: str, read: Mapping[str, str]) -> None:
        """Show what has the typed words, in an order and in groups; ``read`` is when each was read last."""
        self._typed, self._order, self._grouping, self._read = typed, order, grouping, read
        self.arrange()

    def arrange(self) -> None:
        """Rebuild the rows."""
        shown = self._current
        if self._typed.strip():
            if self._filter is None:
                self._filter = ListFilter([list_words(one) for one in shown])
            shown = list(compress(shown, self._filter.matching(self._typed)))
        self.shown_count = len(shown)
        groups = grouped(ordered(shown, self._order, self._read), GROUPINGS.get(self._grouping))
        wanted: list[_Wanted] = []
        for heading, members in groups:
            if heading or len(groups) > 1:
                wanted.append((heading, len(members), ()))
            below = (self._editions.get(family(one), ()) for one in members) if self._editions else repeat(())
            wanted += zip(short_titles(members), members, below, strict=False)
        self._renew(wanted)
        # Of a document in several groups the first row is meant.
        self._rows = {node.key: node for node in reversed(self._nodes)}
        self._above = {each.key: node for node in self._nodes if node.editions for each in node.editions}

    def _renew(self, wanted: list[_Wanted]) -> None:
        """Show these rows; where only some are others, those that stay stay open and chosen."""
        places = [*map(_place, wanted)]
        changes = row_changes(self._places, places, FEW) if self._nodes else None
        if changes is None:
            self._renew_all(wanted, places)
        else:
            for change in reversed(changes):
                self._change(change, wanted[change.source : change.source + change.come])
        # The records are held: a place knows them by where they are in memory.
        self._wanted, self._places = wanted, places

    def _renew_all(self, wanted: list[_Wanted], places: list[_Place]) -> None:
        self.renewing.emit()
        self.beginResetModel()
        silent = self.blockSignals(True)
        kept = self._taken()
        self.removeRows(0, self.rowCount())
        self._nodes = [
            kept.pop(place) if place in kept else self._node(*one)
            for place, one in zip(places, wanted, strict=True)
        ]
        self._spare = kept
        self.invisibleRootItem().appendRows(cast("list[QStandardItem]", self._nodes))
        self.blockSignals(silent)
        self.endResetModel()

    def _change(self, change: RowChange, coming: list[_Wanted]) -> None:
        """Change some rows; those of the same documents say something else and stay what they are."""
        going = self._nodes[change.at : change.at + change.gone]
        before = self._wanted[change.at : change.at + change.gone]
        if [*map(_same_row, coming)] == [*map(_same_row, before)]:
            for node, (title, said, _editions) in zip(going, coming, strict=True):
                node.say(title, said)
            return
        self.removeRows(change.at, change.gone)
        nodes = [self._node(*one) for one in coming]
        for row, node in enumerate(nodes, change.at):
            self.insertRow(row, node)
        self._nodes[change.at : change.at + change.gone] = nodes

    def _taken(self) -> dict[_Place, TreeRow]:
        """Take all rows out; return those of documents, and those that were out, by what they say and of
        which.
        """
        self.takeColumn(0)
        return self._spare | {
            place: node
            for place, node in zip(self._places, self._nodes, strict=True)
            if node.summary is not None
        }

    def _node(self, title: str, said: DocumentSummary | int, editions: _Editions) -> TreeRow:
        """Return the row of a document, or the heading of so many."""
        if isinstance(said, int):
            heading = TreeRow("", title, title)
            heading.below = said
            return heading
        node = DocumentTreeRow(said.key, title, title)
        node.summary, node.editions = said, editions
        node.appendRow(QStandardItem(WAITING))
        return node

    def node(self, index: Index) -> TreeRow | None:
        """Return the row at an index; None for an invalid one."""
        found = self.itemFromIndex(index)
        return found if isinstance(found, TreeRow) else None

    def document_index(self, key: str) -> QModelIndex:
        """Return the row of a document, or of one of its editions; invalid if it is not there."""
        node, above = self._rows.get(key), self._above.get(key)
        if node is None and above is not None:
            self.fetchMore(above.index())
            node = next((one for one in rows_below(above) if one.key == key and one.clause is None), None)
        return node.index() if node is not None else QModelIndex()

    def may_join(self, key: str) -> list[DocumentSummary]:
        """Return the documents of the same title that a document may be made an edition of."""
        if self._same_name is None:
            self._same_name = same_titles(self._summaries)
        return [one for one in self._same_name.get(key, ()) if one.key != key]

    def place_index(self, key: str, path: Sequence[str]) -> QModelIndex:
        """Return the deepest row on the way to a clause, given the ids from the top of its document down."""
        index = self.document_index(key)
        node = self.node(index)
        if node is None:
            return index
        self.fetchMore(index)
        for clause_id in path:
            below = next((child for child in rows_below(node) if child.clause == clause_id), None)
            if below is None:
                break
            node = below
        return node.index()

    def fetchMore(self, parent: Index) -> None:
        """Get what is not shown yet of a document.

        Never asked for by Qt itself, which would be in the midst of laying out rows that go.
        """
        node = self.node(parent)
        if node is None or node.loaded:
            return
        if node.editions and node.rowCount() == 1:
            # Not one by one: an item's insertRow leaves the row to Python.
            node.insertRows(0, edition_rows(node))
        if self.load_soon is None:
            self._add_headings(node, self._load(node.key))
        elif node.key not in self._coming:
            self._coming.add(node.key)
            self.load_soon(node.key, partial(self._arrived, node.key))

    def _arrived(self, key: str, document: Document | None) -> None:
        """Add the headings of a document that was read elsewhere; None where that failed."""
        self._coming.discard(key)
        node = self._rows.get(key)
        if node is not None and not node.loaded and document is not None:
            self._add_headings(node, document)
            self.headings_came.emit(key)

    def _add_headings(self, node: TreeRow, document: Document) -> None:
        node.loaded = True
        headings = heading_rows(document.clauses, node.key, 1)
        if headings:
            node.appendRows(headings)
        node.removeRow(len(node.editions))

    def describe(self, index: Index) -> None:
        """Let a screen reader find what a row says below its title; for the row that has the frame."""
        node = self.node(index)
        if node is not None:
            node.setData(description(node), Qt.ItemDataRole.AccessibleDescriptionRole)

    def measure(self) -> None:
        """Give all rows their heights at the size of text there is now."""
        if px(100) == self._hundred:
            return
        rows = [*self._nodes, *self._spare.values()]
        self._hundred = px(100)
        while rows:
            node = rows.pop()
            node.measure()
            rows += rows_below(node)

    def roleNames(self) -> dict[int, Any]:
        """Return the roles by name."""
        return {int(role): role.name.lower().encode() for role in LibraryRoles}


def row_value(index: Index, role: int) -> Any:
    """Return what a row says in a role; None for an invalid index."""
    model = index.model()
    node = model.node(index) if isinstance(model, LibraryModel) and index.isValid() else None
    return None if node is None or role not in VALUES else VALUES[role](node)
