"""The outline of one document as a tree: every clause down to the third level, by heading or first words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from store.model.clause import Clause
from store.model.document import Document
from ui.services.display_names import clause_title
from ui.widgets.node_model import Index, NodeModel

#: Clauses further down are left to the text.
DEPTH = 3
#: Of a clause without a heading, so many of its first characters.
FIRST_WORDS = 30


class OutlineRoles(IntEnum):
    """Roles of an index for the pane and its delegate."""

    CLAUSE = Qt.ItemDataRole.UserRole + 1
    LABEL = CLAUSE + 1
    TITLE = CLAUSE + 2
    HEADED = CLAUSE + 3
    DEPTH = CLAUSE + 4


@dataclass(eq=False, slots=True)
class _Node:
    clause: str
    label: str
    title: str
    headed: bool
    parent: _Node | None
    row: int
    depth: int
    children: list[_Node] = field(default_factory=list)


class OutlineModel(NodeModel):
    """Read-only; :meth:`show` replaces the document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: dict[str, _Node] = {}

    def show(self, document: Document | None) -> None:
        """Show the clauses of a document, or nothing."""
        self.beginResetModel()
        self._nodes = {}
        self.roots = self._listed(document.clauses, None, 1) if document is not None else []
        self.endResetModel()

    def index_of(self, clause_id: str) -> QModelIndex:
        """Return the row of a clause, or of the clause above it that has one; invalid if there is none."""
        node = self._nodes.get(clause_id)
        return self.index_at(node) if node is not None else QModelIndex()

    def _listed(self, clauses: Sequence[Clause], above: _Node | None, depth: int) -> list[_Node]:
        nodes: list[_Node] = []
        for clause in clauses:
            title = clause.heading or clause.text[:FIRST_WORDS].replace("\n", " ")
            label = clause_title(clause.label)
            node = _Node(clause.id, label, title, bool(clause.heading), above, len(nodes), depth)
            self._nodes[clause.id] = node
            if depth < DEPTH:
                node.children = self._listed(clause.children, node, depth + 1)
            else:
                self._nodes.update((each.id, node) for child in clause.children for each in child.walk())
            nodes.append(node)
        return nodes

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a row in a role."""
        if not index.isValid():
            return None
        node: _Node = index.internalPointer()
        whole = " ".join(filter(None, (node.label, node.title)))
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: whole,
            Qt.ItemDataRole.ToolTipRole: whole,
            OutlineRoles.CLAUSE: node.clause,
            OutlineRoles.LABEL: node.label,
            OutlineRoles.TITLE: node.title,
            OutlineRoles.HEADED: node.headed,
            OutlineRoles.DEPTH: node.depth,
        }
        return values.get(role)

    def roleNames(self) -> dict[int, Any]:
        """Return the roles by name."""
        return {int(role): role.name.lower().encode() for role in OutlineRoles}
