"""The page of citations: what a document cites, what cites it, and a graph of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import Cancelled
from ui.appearance.theme import ThemeManager
from ui.facts import fact_loader
from ui.facts.citation_graph import CitationGraph
from ui.facts.record_table import RecordTable, TableColumn
from ui.runtime.i18n import numbered
from ui.runtime.jobs import Jobs, Task
from ui.services.display_names import clause_label
from ui.services.facts.citation_net import CitationNet, citation_net
from ui.services.library import links
from ui.services.library.short_names import stated_title
from ui.widgets.choices.choice_list import ChoiceList
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader

if TYPE_CHECKING:
    from store.model.document import DocumentSummary
    from ui.services.facts.citations import CitedWork

CITES, CITED_BY = range(2)
#: Characters of a document's name above the graph.
WIDEST_NAME = 30
#: The least height of the graph; what is higher scrolls.
LEAST_SEEN = 64


class CitationLibrary(fact_loader.FactLibrary, links.LinkLibrary, Protocol):
    """Interface of the library: its documents, their stamp, and their citations."""


class CitationsPage(QWidget):
    """One document at a time, or all of the library."""

    clause_opened = Signal(str)
    document_opened = Signal(str)
    failed = Signal(object)

    def __init__(
        self, library: CitationLibrary, jobs: Jobs, themes: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("factPage")
        self._library, self._jobs = library, jobs
        self._net = CitationNet()
        self._stamp = ""
        self._task: Task | None = None
        self._wanted: str | None = None
        self.header = PanelHeader(self.tr("Citations"), self)
        self.stack = QStackedWidget(self)
        self.content = QSplitter(Qt.Orientation.Vertical, self.stack)
        self.documents = ChoiceList(self.tr("Document"), WIDEST_NAME, self)
        states = {
            "current": self.tr("in force"),
            "repealed": self.tr("repealed or replaced"),
            "missing": self.tr("not in the library"),
        }
        self.graph = CitationGraph(themes, states, self.tr("Graph of the citations"))
        self._scroll = QScrollArea(self.content)
        below = QWidget(self.content)
        column = QVBoxLayout(below)
        self.tabs = QTabBar(below)
        self.tabs.setObjectName("factTabs")
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Directions"))
        self.tabs.addTab(self.tr("Cites"))
        self.tabs.addTab(self.tr("Cited by"))
        self.lists = QStackedWidget(below)
        self.cites = RecordTable(self._columns(cited=True), themes, self.tr("Cites"), _citing, self.lists)
        self.cited_by = RecordTable(
            self._columns(cited=False), themes, self.tr("Cited by"), _citing, self.lists
        )
        self.lists.addWidget(self.cites)
        self.lists.addWidget(self.cited_by)
        self.legend = QLabel(
            self.tr("Green: in force   Red, struck out: repealed or replaced   Dashed: not in the library")
        )
        self.legend.setObjectName("panelRemark")
        self.legend.setWordWrap(True)
        self.empty = EmptyState(themes, "waypoints", parent=self.stack)
        self._build(column)
        self.setFocusProxy(self.documents)

    def _build(self, column: QVBoxLayout) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 8)
        bar.setSpacing(12)
        bar.addWidget(self.documents)
        bar.addWidget(self.legend, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.lists, 1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(LEAST_SEEN)
        scroll.setWidget(self.graph)
        self.graph.looked_at.connect(lambda at: scroll.ensureVisible(at.x(), at.y(), 40, 40))
        self.content.setChildrenCollapsible(False)
        self.content.setSizes([320, 320])
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(bar)
        whole.addWidget(self.stack, 1)
        self.documents.currentIndexChanged.connect(self._show)
        self.tabs.currentChanged.connect(self.lists.setCurrentIndex)
        self.graph.opened.connect(self.document_opened)
        self.cites.opened.connect(lambda one: self.clause_opened.emit(one.clause))
        self.cited_by.opened.connect(lambda one: self.clause_opened.emit(one.clause))

    def _columns(self, cited: bool) -> list[TableColumn]:
        def name(key: str | None) -> str:
            node = self._net.nodes.get(key or "")
            return node.name if node else self.tr("not in the library")

        def place(one: CitedWork) -> str:
            path = tuple(one.clause.removeprefix(one.source).strip("/").split("/"))
            return clause_label(path[-1], path)

        if cited:
            return [
                TableColumn(self.tr("Document"), lambda one: name(one.source), 18, named=True),
                TableColumn(self.tr("Clause"), place, 12),
                TableColumn(self.tr("Cites"), lambda one: one.printed, 40),
                TableColumn(self.tr("Place"), lambda one: one.target or "", 10),
                TableColumn(self.tr("In the library"), lambda one: name(one.document), 20, named=True),
            ]
        return [
            TableColumn(self.tr("Cited by"), lambda one: name(one.source), 26, named=True),
            TableColumn(self.tr("Clause"), place, 14),
            TableColumn(self.tr("As"), lambda one: one.printed, 44),
            TableColumn(self.tr("Place"), lambda one: one.target or "", 12),
        ]

    def show_document(self, key: str) -> None:
        """Choose a document; once it is known, if the page is still reading."""
        at = self.documents.findData(key)
        if at >= 0:
            self.documents.setCurrentIndex(at)
        else:
            self._wanted = key

    def showEvent(self, event: QShowEvent) -> None:
        """Read the citations where the library has changed."""
        super().showEvent(event)
        stamp = self._library.stamp()
        if stamp == self._stamp:
            return
        if self._task is not None:
            self._task.cancel()
        self._stamp = stamp
        self.empty.show_message("waypoints", self.tr("Reading the documents…"), "")
        self.stack.setCurrentWidget(self.empty)
        documents = self._library.documents()

        def read(task: Task) -> CitationNet:
            def check() -> None:
                if task.cancelled():
                    raise Cancelled

            return citation_net(self._library, documents, check)

        self._task = self._jobs.start(read, lambda net: self._keep(net, documents), self._fail)

    def _keep(self, net: CitationNet, documents: list[DocumentSummary]) -> None:
        self._task, self._net = None, net
        wanted, self._wanted = self._wanted, None
        self.documents.fill(self.tr("All documents"), [(stated_title(one), one.key) for one in documents])
        if wanted is not None:
            with QSignalBlocker(self.documents):
                self.documents.setCurrentIndex(max(0, self.documents.findData(wanted)))
        if documents:
            self.stack.setCurrentWidget(self.content)
        else:
            text = self.tr("Add policy documents: who cites whom is shown here.")
            self.empty.show_message("waypoints", self.tr("The library is empty"), text)
        self._show()

    def _fail(self, error: Exception) -> None:
        self._task, self._stamp = None, ""
        text = self.tr("Open this page again.")
        self.empty.show_message("waypoints", self.tr("The documents could not be read"), text)
        self.failed.emit(error)

    def _show(self, _index: int = 0) -> None:
        key = self.documents.currentData()
        net = self._net
        cites = net.of(key) if key else [one for each in net.nodes for one in net.of(each)]
        cited_by = net.to(key) if key else [one for one in cites if one.document]
        self.graph.show_net(net, key, self.tr("{n} more is not drawn|{n} more are not drawn"))
        self.cites.set_records(cites)
        self.cited_by.set_records(cited_by)
        self.tabs.setTabText(CITES, self.tr("Cites {n}").format(n=len(cites)))
        self.tabs.setTabText(CITED_BY, self.tr("Cited by {n}").format(n=len(cited_by)))
        self.header.set_remark(numbered(self.tr("{n} document|{n} documents"), n=len(net.nodes)))


def _citing(one: CitedWork) -> ChosenPlace:
    """Return the clause that cites."""
    return ChosenPlace(one.source, one.clause)
