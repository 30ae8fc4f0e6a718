"""The library as a tree: documents, and below each its chapters and headed clauses, read when opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from store.library.claims import name_of
from store.library.editions import family
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from ui.runtime.localized_text import date_text, unit_text
from ui.services.display_names import clause_title
from ui.services.library.short_names import full_title, short_title
from ui.widgets.node_model import NO_INDEX, Index, NodeModel

#: Headings deeper than this are left to the reader.
DEPTH = 2


class Roles(IntEnum):
    """What a delegate and a panel ask of an index."""

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


@dataclass(eq=False)
class _Node:
    key: str
    title: str
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


def meta_text(summary: DocumentSummary) -> str:
    """The line below a document's title: number or date, size, and what is amiss."""
    first = summary.number or date_text(summary.date)
    if not first:
        first = QCoreApplication.translate("Library", "no number")
    parts = [first, unit_text(summary)]
    if summary.has_editions:
        state = (
            QCoreApplication.translate("Library", "Current")
            if summary.current
            else QCoreApplication.translate("Library", "Earlier edition")
        )
        parts.insert(0, f"{state} {summary.edition}")
    if summary.current and summary.newer is not None:
        parts.insert(0, QCoreApplication.translate("Library", "newer text in the library"))
    if not summary.complete:
        parts.append(QCoreApplication.translate("Library", "source incomplete"))
    if not summary.shipped:
        parts.append(QCoreApplication.translate("Library", "added"))
    return " · ".join(parts)


class LibraryModel(NodeModel):
    """Fed with summaries; ``load`` reads a document's tree when its row is opened."""

    def __init__(self, load: Callable[[str], Document], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._same_name: dict[str, list[DocumentSummary]] = {}

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Replace everything; other editions of a document stand below the current one."""
        self.beginResetModel()
        others: dict[str, list[DocumentSummary]] = defaultdict(list)
        for one in summaries:
            if not one.current:
                others[family(one)].append(one)
        self._same_name = _same_names(summaries)
        current = [one for one in summaries if one.current]
        self.roots = [
            _Node(
                one.key,
                short_title(one),
                meta=meta_text(one),
                shipped=one.shipped,
                stands_in=one.stands_in,
                tip=full_title(one),
                row=row,
                editions=sorted(others[family(one)], key=lambda each: each.date or "", reverse=True),
                edition_of=one.edition_of,
            )
            for row, one in enumerate(current)
        ]
        self.endResetModel()

    def document_index(self, key: str) -> QModelIndex:
        """The row of a document, or of one of its editions; invalid if it is not there."""
        for node in self.roots:
            if node.key == key:
                return self.index_at(node)
            if any(one.key == key for one in node.editions):
                self.fetchMore(self.index_at(node))
                return self.index_at(next(child for child in node.children if child.key == key))
        return QModelIndex()

    def may_join(self, key: str) -> list[DocumentSummary]:
        """The documents of the same title that a document may be made an edition of."""
        return [one for one in self._same_name.get(key, ()) if one.key != key]

    def place_index(self, key: str, path: Sequence[str]) -> QModelIndex:
        """The deepest row on the way to a clause, given the ids from the top of its document down."""
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
        """Whether a row can be opened; documents not read yet are taken to have headings."""
        if not parent.isValid():
            return bool(self.roots)
        node: _Node = parent.internalPointer()
        return bool(node.children) or (node.depth == 0 and not node.loaded)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more than is shown."""
        return (
            parent.isValid() and parent.internalPointer().depth == 0 and not parent.internalPointer().loaded
        )

    def fetchMore(self, parent: Index) -> None:
        """Get what is not shown yet."""
        if not self.canFetchMore(parent):
            return
        node: _Node = parent.internalPointer()
        children = _editions(node)
        for child in _headings(self._load(node.key).clauses, node, 1):
            child.row = len(children)
            children.append(child)
        node.loaded = True
        if children:
            self.beginInsertRows(QModelIndex(parent), 0, len(children) - 1)
            node.children = children
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says in a role."""
        if not index.isValid():
            return None
        node: _Node = index.internalPointer()
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: f"{node.label} {node.title}".strip(),
            Qt.ItemDataRole.ToolTipRole: node.tip or f"{node.label} {node.title}".strip(),
            Qt.ItemDataRole.AccessibleDescriptionRole: node.meta,
            Roles.KEY: node.key,
            Roles.CLAUSE: node.clause,
            Roles.LABEL: node.label,
            Roles.HEADING: node.title,
            Roles.META: node.meta,
            Roles.SHIPPED: node.shipped,
            Roles.DEPTH: node.depth,
            Roles.STANDS_IN: node.stands_in,
            Roles.EDITION: node.edition_of is not None,
        }
        return values.get(role)

    def roleNames(self) -> dict[int, Any]:
        """The roles by name."""
        return {int(role): role.name.lower().encode() for role in Roles}


def _editions(above: _Node) -> list[_Node]:
    """The rows of the other editions of a document, the newest first."""
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
    """For each document of which the title occurs again: the current documents with that title."""
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
