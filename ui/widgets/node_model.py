"""A tree of nodes as Qt asks for it: every node knows what is above it, its row there, and what is below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class TreeNode(Protocol):
    """Least interface of a node."""

    parent: Any
    row: int
    children: Any


class NodeModel(QAbstractItemModel):
    """One column; ``roots`` are the nodes at the top. What a node says is up to :meth:`data`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: Sequence[Any] = []

    def index_at(self, node: TreeNode) -> QModelIndex:
        """Return the index of a node."""
        return self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """Return the index of a row below another."""
        rows = self._below(parent)
        if column == 0 and 0 <= row < len(rows) and parent.column() <= 0:
            return self.createIndex(row, 0, rows[row])
        return QModelIndex()

    def parent(self, index: Index = NO_INDEX) -> Any:
        """Return the row above."""
        above = index.internalPointer().parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: ARG002
        """Return 1: there is one column."""
        return 1

    def _below(self, parent: Index) -> Sequence[Any]:
        return parent.internalPointer().children if parent.isValid() else self.roots
