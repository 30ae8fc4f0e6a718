"""The library as a tree: documents, and below each its chapters and headed clauses, read when opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from itertools import compress
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt, Signal

from store.library.claims import name_of
from store.library.editions import family
from store.library.validity import is_warning, validity_of
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from ui.runtime.localized_text import date_text, unit_text
from ui.services.display_names import clause_title
from ui.services.library.document_order import GROUPINGS, ORDERS, Order, grouped, ordered
from ui.services.library.document_shelf import shelf_text
from ui.services.library.short_names import full_title, short_title
from ui.services.list_filter import ListFilter
from ui.services.packs.pack_origins import publisher_of
from ui.widgets.node_model import NO_INDEX, Index, NodeModel

#: Headings deeper than this are left to the reader.
DEPTH = 2


class LibraryRoles(IntEnum):
    """Roles of an index."""

    KEY = Qt.ItemDataRole.UserRole + 1
    CLAUSE = KEY + 1
    LABEL = KEY + 2
    HEADING = KEY + 3
    META = KEY + 4
    SHIPPED = KEY + 5
    DEPTH = KEY + 6
    STANDS_IN = KEY + 7
    #: Whether it belongs to a family of editions.
    EDITION = KEY + 8
    #: How many documents are below a heading; 0 for documents and their parts.
    BELOW = KEY + 9
    #: 已废止 or 尚未生效, which nobody may overlook; empty for any other state.
    WARNING = KEY + 10
    #: What was decided on whether it holds, None for nothing.
    VALIDITY = KEY + 11


#: Reads a document by its key and hands it over in the thread of the window, None where that fails.
LoadSoon = Callable[[str, Callable[["Document | None"], None]], object]


@dataclass(eq=False)
class _Node:
    """A row; that of a document says what it says of the summary when it is asked."""

    key: str
    title: str = ""
    label: str = ""
    clause: str | None = None
    meta: str = ""
    shipped: bool = True
    stands_in: bool = False
    tip: str = ""
    depth: int = 0
    parent: _Node | None = None
    row: int = 0
    children: list[_Node] = field(default_factory=list)
    loaded: bool = False
    editions: list[DocumentSummary] = field(default_factory=list)
    edition_of: str | None = None
    summary: DocumentSummary | None = None
    #: How many documents are below a heading; 0 for other rows.
    below: int = 0

    @property
    def heading(self) -> str:
        """Heading of the row."""
        return short_title(self.summary) if self.summary is not None else self.title


def meta_text(summary: DocumentSummary) -> str:
    """Return the line below a document's title: number or date, size, and what is amiss."""
    first = summary.number or date_text(summary.date)
    if not first:
        first = QCoreApplication.translate("Library", "no number")
    parts = [first, unit_text(summary)]
    holds = validity_of(summary)
    if holds is not None and not is_warning(holds):
        parts.append(holds)
    if summary.has_editions:
        state = (
            QCoreApplication.translate("Library", "Current")
            if summary.current
            else QCoreApplication.translate("Library", "Earlier edition")
        )
        parts.insert(0, f"{state} {summary.edition}")
    if summary.current and summary.newer is not None:
        parts.insert(0, QCoreApplication.translate("Library", "newer text in the library"))
    if shelf := shelf_text(summary.key):
        parts.append(shelf)
    if not summary.complete:
        parts.append(QCoreApplication.translate("Library", "source incomplete"))
    if publisher := publisher_of(summary.sha256):
        parts.append(QCoreApplication.translate("Library", "pack of {publisher}").format(publisher=publisher))
    elif not summary.shipped:
        parts.append(QCoreApplication.translate("Library", "added"))
    return " · ".join(parts)


class LibraryModel(NodeModel):
    """Fed with summaries; ``load`` reads a document's tree when its row is opened.

    With ``load_soon`` it is read elsewhere: the headings come a moment after the row was opened.
    """

    #: The headings of a document (its key) are there now.
    headings_came = Signal(str)

    def __init__(self, load: Callable[[str], Document], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.load_soon: LoadSoon | None = None
        self._coming: set[str] = set()
        self._same_name: dict[str, list[DocumentSummary]] = {}
        self._current: list[DocumentSummary] = []
        self._others: dict[str, list[DocumentSummary]] = {}
        self._filter: ListFilter | None = None
        self._typed, self._order, self._grouping = "", ORDERS[0], ""
        self._read: Mapping[str, str] = {}
        #: How many documents are in the list.
        self.shown_count = 0

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Replace everything; other editions of a document are below the current one."""
        self._others = defaultdict(list)
        for one in summaries:
            if not one.current:
                self._others[family(one)].append(one)
        self._same_name = _same_names(summaries)
        self._current = [one for one in summaries if one.current]
        self._filter = None
        self.arrange()

    def set_view(self, typed: str, order: Order, grouping: str, read: Mapping[str, str]) -> None:
        """Show what has the typed words, in an order and in groups; ``read`` is when each was read last."""
        self._typed, self._order, self._grouping, self._read = typed, order, grouping, read
        self.arrange()

    def arrange(self) -> None:
        """Rebuild the rows."""
        shown = self._current
        if self._typed.strip():
            if self._filter is None:
                self._filter = ListFilter([_words(one) for one in shown])
            shown = list(compress(shown, self._filter.matching(self._typed)))
        self.shown_count = len(shown)
        groups = grouped(ordered(shown, self._order, self._read), GROUPINGS.get(self._grouping))
        self.beginResetModel()
        self.roots = []
        for heading, members in groups:
            if heading or len(groups) > 1:
                self.roots.append(_Node("", heading, below=len(members), loaded=True))
            self.roots += [self._node(one) for one in members]
        for row, node in enumerate(self.roots):
            node.row = row
        self.endResetModel()

    def _node(self, one: DocumentSummary) -> _Node:
        editions = sorted(self._others.get(family(one), ()), key=lambda each: each.date or "", reverse=True)
        return _Node(
            one.key,
            shipped=one.shipped,
            stands_in=one.stands_in,
            editions=editions,
            edition_of=one.edition_of,
            summary=one,
        )

    def document_index(self, key: str) -> QModelIndex:
        """Return the row of a document, or of one of its editions; invalid if it is not there."""
        for node in self.roots:
            if node.key == key:
                return self.index_at(node)
            if any(one.key == key for one in node.editions):
                self.fetchMore(self.index_at(node))
                return self.index_at(next(child for child in node.children if child.key == key))
        return QModelIndex()

    def may_join(self, key: str) -> list[DocumentSummary]:
        """Return the documents of the same title that a document may be made an edition of."""
        return [one for one in self._same_name.get(key, ()) if one.key != key]

    def place_index(self, key: str, path: Sequence[str]) -> QModelIndex:
        """Return the deepest row on the way to a clause, given the ids from the top of its document down."""
        index = self.document_index(key)
        if not index.isValid():
            return index
        self.fetchMore(index)
        node: _Node = index.internalPointer()
        for clause_id in path:
            below = next((child for child in node.children if child.clause == clause_id), None)
            if below is None:
                break
            node = below
        return self.index_at(node)

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        """Return whether a row can be opened; documents not read yet are taken to have headings."""
        if not parent.isValid():
            return bool(self.roots)
        node: _Node = parent.internalPointer()
        return bool(node.children) or (node.depth == 0 and not node.loaded)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there is more than is shown."""
        return (
            parent.isValid() and parent.internalPointer().depth == 0 and not parent.internalPointer().loaded
        )

    def fetchMore(self, parent: Index) -> None:
        """Get what is not shown yet."""
        if not self.canFetchMore(parent):
            return
        node: _Node = parent.internalPointer()
        if node.editions and not node.children:
            self._append(node, _editions(node))
        if self.load_soon is None:
            self._add_headings(node, self._load(node.key))
        elif node.key not in self._coming:
            self._coming.add(node.key)
            self.load_soon(node.key, partial(self._arrived, node.key))

    def _arrived(self, key: str, document: Document | None) -> None:
        """Add the headings of a document that was read elsewhere; None where that failed."""
        self._coming.discard(key)
        node = next((one for one in self.roots if one.key == key and not one.loaded), None)
        if node is not None and document is not None:
            self._add_headings(node, document)
            self.headings_came.emit(key)

    def _add_headings(self, node: _Node, document: Document) -> None:
        node.loaded = True
        self._append(node, _headings(document.clauses, node, 1))
        if not node.children:
            index = self.index_at(node)
            self.dataChanged.emit(index, index)

    def _append(self, node: _Node, rows: Sequence[_Node]) -> None:
        first = len(node.children)
        if not rows:
            return
        for row, child in enumerate(rows, first):
            child.row = row
        self.beginInsertRows(self.index_at(node), first, first + len(rows) - 1)
        node.children += rows
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a row in a role."""
        if not index.isValid():
            return None
        node: _Node = index.internalPointer()
        # Asked for thousands of times: nothing is worked out that was not asked for.
        return _VALUES[role](node) if role in _VALUES else None

    def roleNames(self) -> dict[int, Any]:
        """Return the roles by name."""
        return {int(role): role.name.lower().encode() for role in LibraryRoles}


def _words(one: DocumentSummary) -> str:
    """Return the text by which a document is found in the list."""
    return " ".join(
        (
            one.name,
            one.title,
            one.number or "",
            *one.issuers,
            one.edition or "",
            one.source,
            shelf_text(one.key),
            publisher_of(one.sha256),
        )
    )


def _meta(node: _Node) -> str:
    return meta_text(node.summary) if node.summary is not None else node.meta


def _warning(node: _Node) -> str:
    state = validity_of(node.summary) if node.summary is not None else None
    return state if state is not None and is_warning(state) else ""


def _description(node: _Node) -> str:
    return f"{_warning(node)} {_meta(node)}".strip()


def _tip(node: _Node) -> str:
    return full_title(node.summary) if node.summary is not None else node.tip or _text(node)


def _text(node: _Node) -> str:
    return f"{node.label} {node.heading}".strip()


_VALUES: dict[int, Callable[[_Node], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleDescriptionRole: _description,
    LibraryRoles.KEY: lambda node: node.key,
    LibraryRoles.CLAUSE: lambda node: node.clause,
    LibraryRoles.LABEL: lambda node: node.label,
    LibraryRoles.HEADING: lambda node: node.heading,
    LibraryRoles.META: _meta,
    LibraryRoles.SHIPPED: lambda node: node.shipped,
    LibraryRoles.DEPTH: lambda node: node.depth,
    LibraryRoles.STANDS_IN: lambda node: node.stands_in,
    LibraryRoles.EDITION: lambda node: node.edition_of is not None,
    LibraryRoles.BELOW: lambda node: node.below,
    LibraryRoles.WARNING: _warning,
    LibraryRoles.VALIDITY: lambda node: node.summary.validity if node.summary is not None else None,
}


def _editions(above: _Node) -> list[_Node]:
    """Return the rows of the other editions of a document, the newest first."""
    label = QCoreApplication.translate("Library", "Earlier edition")
    return [
        _Node(
            one.key,
            one.edition or date_text(one.date) or one.source,
            label,
            meta=meta_text(one),
            shipped=one.shipped,
            stands_in=one.stands_in,
            tip=full_title(one),
            depth=1,
            parent=above,
            row=row,
            loaded=True,
            edition_of=family(one),
        )
        for row, one in enumerate(above.editions)
    ]


def _same_names(summaries: Sequence[DocumentSummary]) -> dict[str, list[DocumentSummary]]:
    """Return, for each document whose title occurs again, the current documents with that title."""
    groups: dict[str, list[DocumentSummary]] = defaultdict(list)
    for one in summaries:
        groups[name_of(one.name)].append(one)
    several = [members for members in groups.values() if len(members) > 1]
    return {
        one.key: [each for each in members if each.current and family(each) != family(one)]
        for members in several
        for one in members
    }


def _headings(clauses: Sequence[Clause], above: _Node, depth: int) -> list[_Node]:
    nodes: list[_Node] = []
    for clause in clauses:
        if clause.heading or clause.children:
            label = clause_title(clause.label)
            node = _Node(
                above.key, clause.heading or "", label, clause.id, depth=depth, parent=above, loaded=True
            )
            node.row = len(nodes)
            node.tip = " ".join((label, clause.heading or "")).strip()
            node.children = _headings(clause.children, node, depth + 1) if depth < DEPTH else []
            nodes.append(node)
    return nodes
