"""The page of duties: who answers for what, as a matrix and as a list; to print and to save as .xlsx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QTabBar, QVBoxLayout, QWidget

from index.duties.duty_records import DutyRecord, of_organisation
from store.model.document import DocumentSummary
from store.model.message import Message
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.facts.duty_matrix import DutyMatrix
from ui.facts.fact_loader import FactLoader
from ui.facts.fact_page import FactPage
from ui.facts.indicator_columns import correction_column
from ui.facts.record_table import RecordTable, TableColumn
from ui.printing.content.blocks import Block
from ui.printing.content.tables.fact_papers import duty_blocks, head_blocks, matrix_blocks
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.tables.table_sheet import TableSheet
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Sheet
from ui.printing.output.fact_sheets import DUTIES, MATRIX_TITLE, duty_sheet, matrix_sheet
from ui.runtime.i18n import listed, numbered
from ui.services.facts.fact_collection import Facts, FactSource
from ui.services.facts.fact_tables import names_of
from ui.services.facts.organisation_counts import organisations_of
from ui.services.language import paper_text

MATRIX, LIST = range(2)
#: In a lower page the matrix gets the room of its legend.
LOW = 300


class DutiesPage(FactPage):
    """Filters hold for matrix, list, paper and sheet alike."""

    #: Duties that are to become rows of the ledger.
    ledger_wanted = Signal(list)

    def __init__(self, loader: FactLoader, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(loader, themes, "", "users", parent)
        self.header.set_title(self.tr("Duties"))
        self._facts = Facts()
        self._shown: list[DutyRecord] = []
        self.documents = self.add_documents()
        self.organisations = self.add_choice(self.tr("Organisation"))
        self.years = self.add_choice(self.tr("Year of the document"))
        self.words = self.add_words(self.tr("Filter by words"))
        self.ledger_button = self.add_button(self.tr("Into the ledger"), "clipboard-list")
        self.print_button = self.add_button(self.tr("Print…"), "printer")
        self.save_button = self.add_button(self.tr("Save as .xlsx"), "file-spreadsheet")
        self.tabs = QTabBar(self.content)
        self.tabs.setObjectName("factTabs")
        self.tabs.setAccessibleName(self.tr("Views of the duties"))
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Matrix"))
        self.tabs.addTab(self.tr("List"))
        roles = {"lead": self.tr("leads"), "support": self.tr("supports"), "joint": self.tr("shares")}
        self.matrix = DutyMatrix(self.source, roles, themes, self.tr("Organisations and matters"), self.views)
        self.table = RecordTable(self._columns(), themes, self.tr("Duties"), parent=self.views)
        self.legend = QLabel(
            self.tr("● leads   ○ supports   ◐ shares; a click on a name keeps to it"), self.content
        )
        self.legend.setObjectName("panelRemark")
        self.legend.setContentsMargins(16, 6, 16, 6)
        self.legend.setWordWrap(True)
        self.tabs.setTabToolTip(MATRIX, self.legend.text())
        self.views.addWidget(self.matrix)
        self.views.addWidget(self.table)
        self.views.addWidget(self.nothing)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.views, 1)
        column.addWidget(self.legend)
        self.stack.addWidget(self.content)
        self.setFocusProxy(self.matrix)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the matrix."""
        super().resizeEvent(event)
        self._show_legend()

    def _show_legend(self) -> None:
        """Explain the marks where there is room; the tip of the tab explains them too."""
        self.legend.setVisible(self.tabs.currentIndex() == MATRIX and self.height() >= px(LOW))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.documents.changed.connect(self._filter)
        for box in (self.organisations, self.years):
            box.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.matrix.opened.connect(self.clause_opened)
        self.matrix.organisation_chosen.connect(self._keep_to)
        self.table.opened.connect(lambda one: self.clause_opened.emit(one.clause))
        self.correct_in(self.table)
        self.save_button.clicked.connect(lambda: self.save_sheets(self.tr("Duties"), *self.sheets()))
        self.ledger_button.clicked.connect(lambda: self.ledger_wanted.emit(self._shown))
        self.print_button.clicked.connect(lambda: self.paper_wanted.emit(self.paper()))

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn(self.tr("Matter"), lambda one: one.matter, 34),
            TableColumn(self.tr("Leads"), lambda one: names_of(one.lead), 13),
            TableColumn(self.tr("Supports"), lambda one: names_of(one.support), 13),
            TableColumn(self.tr("Share"), lambda one: names_of(one.joint), 20),
            TableColumn(self.tr("Deadline"), lambda one: one.deadline or "", 10),
            TableColumn(self.tr("Document"), lambda one: self.source(one.clause).name, 18, named=True),
            TableColumn(self.tr("Clause"), lambda one: self.source(one.clause).place, 9),
            correction_column(),
        ]

    def source(self, clause: str) -> FactSource:
        """Return the place of a clause."""
        return self._facts.source(clause)

    def show_facts(self, facts: Facts, documents: Sequence[DocumentSummary]) -> None:
        """Show what was read, with the same filters as before."""
        if facts is self._facts and self.stack.currentWidget() is self.content:
            return
        self._facts = facts
        having = {one.document for one in facts.duties}
        choices = self.document_choices(documents, having)
        self.documents.set_documents(choices)
        names: list[tuple[str, object]] = [(name, name) for name in organisations_of(facts.duties)]
        self.organisations.fill(self.tr("All organisations"), names)
        years = sorted({year for one in facts.duties if (year := self.source(one.clause).year)})
        self.years.fill(self.tr("All years"), [(str(year), year) for year in years])
        if facts.duties:
            self.stack.setCurrentWidget(self.content)
        else:
            self.say_nothing(
                self.tr("No duties yet"),
                self.tr("Add documents with responsible organisations to the library: they are listed here."),
            )
        self._filter()

    def _filter(self, _changed: object = None) -> None:
        year = self.years.currentData()
        words = self.words.text().lower().split()
        found = [
            one
            for one in self._facts.duties
            if self.documents.allows(one.document)
            and year in (None, self.source(one.clause).year)
            and all(word in self._said(one) for word in words)
        ]
        organisation = self.organisations.currentData()
        if organisation:
            found = of_organisation(found, organisation)
        self._shown = found
        names = organisations_of(found)
        if organisation in names:
            names = [organisation, *(name for name in names if name != organisation)]
        self.matrix.set_matrix(found, names)
        self.table.set_records(found)
        self._turn(self.tabs.currentIndex())
        matters = numbered(self.tr("{n} matter|{n} matters"), n=len(found))
        organisations = numbered(self.tr("{n} organisation|{n} organisations"), n=len(names))
        said = listed((matters, organisations), "clauses")
        self.header.set_remark(" · ".join(filter(None, (said, self.corrections_remark()))))
        for button in (self.ledger_button, self.print_button, self.save_button):
            button.setEnabled(bool(found))

    def _said(self, one: DutyRecord) -> str:
        source = self.source(one.clause)
        return " ".join((one.matter, *one.organisations, source.name, source.place)).lower()

    def _keep_to(self, name: str) -> None:
        """Show the matters of one organisation; of all again where it is chosen already."""
        at = self.organisations.findData(name)
        self.organisations.setCurrentIndex(0 if at == self.organisations.currentIndex() else at)

    def _turn(self, view: int) -> None:
        shown = (self.matrix, self.table)[view]
        self.views.setCurrentWidget(shown if self._shown else self.nothing)
        self.setFocusProxy(shown if self._shown else self.words)
        self._show_legend()

    def sheets(self) -> list[TableSheet]:
        """Return the list and the matrix in view as sheets."""
        names = organisations_of(self._shown)
        return [
            duty_sheet(self._shown, self.source, self._loader.known.printed),
            matrix_sheet(self._shown, names, self.source),
        ]

    def paper(self) -> TablePaper:
        """Return what is shown as a paper: the matrix, or the list."""
        shown, find, matrix = list(self._shown), self._facts.source, self.tabs.currentIndex() == MATRIX

        def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
            yield from head_blocks(
                title, template.hospital, sheet, paper_text(Message("paper.items", count=len(shown)))
            )
            yield from matrix_blocks(shown, find, sheet) if matrix else duty_blocks(shown, find)

        return TablePaper("duties", paper_text(MATRIX_TITLE if matrix else DUTIES), make)
