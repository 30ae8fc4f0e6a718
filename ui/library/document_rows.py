"""The rows of the library's tree, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QStandardItem

from store.library.editions import family
from store.library.validity import STATES, is_warning, validity_of
from store.model.clause import Clause
from store.model.document import DocumentSummary
from ui.appearance.text_size import px
from ui.runtime.i18n import sentence
from ui.runtime.localized_text import date_text, unit_text
from ui.services.display_names import clause_title
from ui.services.library.document_shelf import shelf_text
from ui.services.library.short_names import edition_text, full_title
from ui.services.packs.pack_origins import publisher_of

#: Headings deeper than this are left to the reader.
DEPTH = 2
#: Heights of rows in the design.
DOCUMENT_HEIGHT, HEADING_HEIGHT = 48, 28
#: The row below a document until its headings are read.
WAITING = "…"


class LibraryRoles(IntEnum):
    """LibraryRoles of an index."""

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


class TreeRow(QStandardItem):
    """A row; that of a document says what it says of the summary when it is asked.

    A document whose headings were not read yet has one row below it, which says so.
    """

    height = HEADING_HEIGHT
    clause: str | None = None
    label = ""
    meta = ""
    shipped = True
    stands_in = False
    tip = ""
    depth = 0
    loaded = True
    editions: Sequence[DocumentSummary] = ()
    edition_of: str | None = None
    summary: DocumentSummary | None = None
    #: How many documents are below a heading; 0 for other rows.
    below = 0

    def __init__(self, key: str, text: str, heading: str) -> None:
        super().__init__(text)
        self.key, self.heading = key, heading
        self.measure()

    def measure(self) -> None:
        """Take the height that it has at the size of text there is now.

        Asked for of thousands of rows at once, it is kept where Qt finds it without asking Python.
        """
        self.setSizeHint(_size(px(self.height)))

    def say(self, title: str, said: DocumentSummary | int) -> None:
        """Say something else of the same document, or of a heading above so many."""
        self.heading = title
        if isinstance(said, int):
            self.below = said
        else:
            self.summary = said
        self.setText(title)
        self.emitDataChanged()


class DocumentTreeRow(TreeRow):
    """The row of a document."""

    height = DOCUMENT_HEIGHT
    loaded = False


@lru_cache
def _size(height: int) -> QSize:
    return QSize(0, height)


def meta_text(summary: DocumentSummary) -> str:
    """Return the line below a document's title: number or date, size, and what is amiss."""
    first = summary.number or date_text(summary.date)
    if not first:
        first = QCoreApplication.translate("Library", "no number")
    parts = [first, unit_text(summary)]
    holds = validity_of(summary)
    if holds is not None and not is_warning(holds):
        parts.append(sentence(STATES[holds]))
    if summary.has_editions:
        state = (
            QCoreApplication.translate("Library", "Current")
            if summary.current
            else QCoreApplication.translate("Library", "Earlier edition")
        )
        parts.insert(0, f"{state} {edition_text(summary.edition)}")
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


def rows_below(node: QStandardItem) -> list[TreeRow]:
    """Return the rows below one."""
    children = (node.child(row) for row in range(node.rowCount()))
    return [child for child in children if isinstance(child, TreeRow)]


def _meta(node: TreeRow) -> str:
    return meta_text(node.summary) if node.summary is not None else node.meta


def _warning(node: TreeRow) -> str:
    state = validity_of(node.summary) if node.summary is not None else None
    return sentence(STATES[state]) if state is not None and is_warning(state) else ""


def _edition_of(node: TreeRow) -> str | None:
    return node.summary.edition_of if node.summary is not None else node.edition_of


def description(node: TreeRow) -> str:
    """Return what a screen reader says of a row besides its title."""
    return f"{_warning(node)} {_meta(node)}".strip()


def _tip(node: TreeRow) -> str:
    return full_title(node.summary) if node.summary is not None else node.tip or node.text()


#: What a row says, by role.
VALUES: dict[int, Callable[[TreeRow], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda node: node.text(),
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleDescriptionRole: description,
    LibraryRoles.KEY: lambda node: node.key,
    LibraryRoles.CLAUSE: lambda node: node.clause,
    LibraryRoles.LABEL: lambda node: node.label,
    LibraryRoles.HEADING: lambda node: node.heading,
    LibraryRoles.META: _meta,
    LibraryRoles.SHIPPED: lambda node: node.summary.shipped if node.summary is not None else node.shipped,
    LibraryRoles.DEPTH: lambda node: node.depth,
    LibraryRoles.STANDS_IN: lambda node: (
        node.summary.stands_in if node.summary is not None else node.stands_in
    ),
    LibraryRoles.EDITION: lambda node: _edition_of(node) is not None,
    LibraryRoles.BELOW: lambda node: node.below,
    LibraryRoles.WARNING: _warning,
    LibraryRoles.VALIDITY: lambda node: node.summary.validity if node.summary is not None else None,
}


def edition_rows(above: TreeRow) -> list[QStandardItem]:
    """Return the rows of the other editions of a document, the newest first."""
    label = QCoreApplication.translate("Library", "Earlier edition")
    found: list[QStandardItem] = []
    for one in above.editions:
        heading = edition_text(one.edition) or date_text(one.date) or one.source
        node = TreeRow(one.key, f"{label} {heading}", heading)
        node.label, node.meta, node.tip, node.depth = label, meta_text(one), full_title(one), 1
        node.shipped, node.stands_in, node.edition_of = one.shipped, one.stands_in, family(one)
        found.append(node)
    return found


def heading_rows(clauses: Sequence[Clause], key: str, depth: int) -> list[QStandardItem]:
    """Return the rows of the chapters and headed clauses of a document."""
    nodes: list[QStandardItem] = []
    for clause in clauses:
        if clause.heading or clause.children:
            label, heading = clause_title(clause.label), clause.heading or ""
            text = " ".join((label, heading)).strip()
            node = TreeRow(key, text, heading)
            node.clause, node.label, node.depth, node.tip = clause.id, label, depth, text
            if depth < DEPTH and (below := heading_rows(clause.children, key, depth + 1)):
                node.appendRows(below)
            nodes.append(node)
    return nodes
