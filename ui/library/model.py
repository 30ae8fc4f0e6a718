"""The library as a tree: documents, and below each its chapters and headed clauses, read when opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from ui.services.labels import clause_title, date_text, short_title, unit_text
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


@dataclass(eq=False)
class _Node:
    key: str
    title: str
    label: str = ""
    clause: str | None = None
    meta: str = ""
    shipped: bool = True
    tip: str = ""
    depth: int = 0
    parent: _Node | None = None
    row: int = 0
    children: list[_Node] = field(default_factory=list)
    loaded: bool = False


def meta_text(summary: DocumentSummary) -> str:
    """The line below a document's title: number or date, size, and what is amiss."""
    first = summary.number or date_text(summary.date)
    if not first:
        first = QCoreApplication.translate("Library", "no number")
    parts = [first, unit_text(summary)]
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

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.roots = [
            _Node(
                one.key,
                short_title(one.name),
                meta=meta_text(one),
                shipped=one.shipped,
                tip=one.name,
                row=row,
            )
            for row, one in enumerate(summaries)
        ]
        self.endResetModel()

    def document_index(self, key: str) -> QModelIndex:
        """The row of a document; invalid if it is not there."""
        for node in self.roots:
            if node.key == key:
                return self.index_at(node)
        return QModelIndex()

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
        children = _headings(self._load(node.key).clauses, node, 1)
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
        values = {
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
        }
        return values.get(role)

    def roleNames(self) -> dict[int, Any]:
        """The roles by name."""
        return {int(role): role.name.lower().encode() for role in Roles}


def _headings(clauses: Sequence[Clause], above: _Node, depth: int) -> list[_Node]:
    nodes = []
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
