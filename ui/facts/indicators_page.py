"""The page of indicators: a list, charts, the same indicator in two documents, and a timetable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement
from store.model.document import DocumentSummary
from store.model.message import Message
from ui.appearance.theme import ThemeManager
from ui.facts.fact_loader import FactLoader
from ui.facts.fact_page import FactPage
from ui.facts.indicator_chart import ChartList
from ui.facts.indicator_columns import due_columns, indicator_columns, kind_name, same_columns
from ui.facts.record_table import RecordTable
from ui.printing.content.blocks import Block
from ui.printing.content.tables.fact_papers import due_blocks, head_blocks, indicator_blocks
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.tables.table_sheet import TableSheet
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Sheet
from ui.printing.output.fact_sheets import INDICATORS, TIMETABLE, due_sheet, indicator_sheet
from ui.runtime.i18n import numbered
from ui.services.facts.fact_collection import Facts, FactSource
from ui.services.facts.fact_tables import KIND_WORDS
from ui.services.facts.indicator_groups import IndicatorChart, IndicatorPair, charts
from ui.services.language import paper_text
from ui.widgets.clause_list.current import ChosenPlace

LIST, CHARTS, SAME, DUES = range(4)
#: More charts than these are not drawn: filters lead to the others.
MOST_CHARTS = 60


class IndicatorsPage(FactPage):
    """Filters hold for all four views; what is shown can be saved as .xlsx."""

    def __init__(self, loader: FactLoader, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(loader, themes, "", "chart-column", parent)
        self.header.set_title(self.tr("Indicators"))
        self._facts = Facts()
        self._names: dict[str, str] = {}
        self.documents = self.add_documents()
        self.kinds = self.add_choice(self.tr("Kind"))
        self.years = self.add_choice(self.tr("Deadline"))
        self.words = self.add_words(self.tr("Filter by words"))
        self.print_button = self.add_button(self.tr("Print…"), "printer")
        self.save_button = self.add_button(self.tr("Save as .xlsx"), "file-spreadsheet")
        self.tabs = QTabBar(self.content)
        self.tabs.setObjectName("factTabs")
        self.tabs.setAccessibleName(self.tr("Views of the indicators"))
        self.tabs.setExpanding(False)
        for name in (
            self.tr("List"),
            self.tr("Charts"),
            self.tr("In two documents"),
            self.tr("Timetable"),
        ):
            self.tabs.addTab(name)
        self.table = RecordTable(
            indicator_columns(self.source), themes, self.tr("Indicators"), parent=self.views
        )
        self.charts = ChartList(themes, self.tr("Charts"), self.views)
        self.same = RecordTable(
            same_columns(self.source), themes, self.tr("In two documents"), _first, self.views
        )
        self.dues = RecordTable(due_columns(self.source), themes, self.tr("Timetable"), parent=self.views)
        self.dues.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for view in (self.table, self.charts, self.same, self.dues):
            self.views.addWidget(view)
        self.views.addWidget(self.nothing)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.views, 1)
        self.stack.addWidget(self.content)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.documents.changed.connect(self._filter)
        for box in (self.kinds, self.years):
            box.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self.paper_wanted.emit(self.paper()))
        self.table.opened.connect(self._open)
        self.correct_in(self.table)
        self.same.opened.connect(lambda pair: self._open(pair.first))
        self.dues.opened.connect(self._open)
        self.charts.opened.connect(self.clause_opened)

    def _open(self, one: Indicator | DatedStatement) -> None:
        """Show the very place that it was read from."""
        self.place_opened.emit(one.document, one.clause, one.start, one.end)

    def source(self, clause: str) -> FactSource:
        """Return the place of a clause."""
        return self._facts.source(clause)

    def show_facts(self, facts: Facts, documents: Sequence[DocumentSummary]) -> None:
        """Show what was read, with the same filters as before."""
        if facts is self._facts and self.stack.currentWidget() is self.content:
            return
        self._facts = facts
        having = {one.document for one in facts.indicators} | {due.document for due in facts.dues}
        choices = self.document_choices(documents, having)
        self._names = {key: text for text, key in choices}
        self.documents.set_documents(choices)
        kinds = [
            (kind_name(kind), kind)
            for kind in KIND_WORDS
            if any(kind == one.kind for one in facts.indicators)
        ]
        self.kinds.fill(self.tr("All kinds"), kinds)
        years = {one.deadline for one in facts.indicators if one.deadline} | {due.year for due in facts.dues}
        self.years.fill(self.tr("All years"), [(str(year), year) for year in sorted(years)])
        self.table.set_records(facts.indicators)
        self.same.set_records(facts.pairs)
        self.dues.set_records(facts.dues)
        if not facts.indicators and not facts.dues:
            self.say_nothing(
                self.tr("No indicators yet"),
                self.tr("Add policy documents to the library: their figures and deadlines are listed here."),
            )
        else:
            self.stack.setCurrentWidget(self.content)
        self._filter()

    # -- filters ---------------------------------------------------------------------------------------

    def _fits(self, one: Indicator) -> bool:
        kind, year = self.kinds.currentData(), self.years.currentData()
        return (
            self.documents.allows(one.document) and kind in (None, one.kind) and year in (None, one.deadline)
        )

    def _fits_pair(self, pair: IndicatorPair) -> bool:
        kind, year = self.kinds.currentData(), self.years.currentData()
        both = (pair.first, pair.second)
        return (
            self.documents.allows(pair.first.document, pair.second.document)
            and kind in (None, *(one.kind for one in both))
            and year in (None, *(one.deadline for one in both))
        )

    def _fits_due(self, due: DatedStatement) -> bool:
        year = self.years.currentData()
        return self.documents.allows(due.document) and year in (None, due.year)

    def _filter(self, _changed: object = None) -> None:
        words = self.words.text()
        self.table.shown.show_only(words, self._fits)
        self.same.shown.show_only(words, self._fits_pair)
        self.dues.shown.show_only(words, self._fits_due)
        self._turn(self.tabs.currentIndex())

    def _charts(self) -> list[IndicatorChart]:
        return charts(self.table.shown.records())

    def _turn(self, view: int) -> None:
        found = self._charts() if view == CHARTS else []
        if view == CHARTS:
            shown = found[:MOST_CHARTS]
            self.charts.set_charts(shown, lambda chart: self._names.get(chart.document, chart.document))
        # Dates have no kind.
        self.kinds.setEnabled(view != DUES)
        counts = {
            LIST: self.table.shown.rowCount(),
            CHARTS: len(found),
            SAME: self.same.shown.rowCount(),
            DUES: self.dues.shown.rowCount(),
        }
        listed = (self.table, self.charts, self.same, self.dues)[view]
        self.views.setCurrentWidget(listed if counts[view] else self.nothing)
        self.setFocusProxy(listed if counts[view] else self.words)
        said = {
            LIST: self.tr("{n} indicator|{n} indicators"),
            CHARTS: self.tr("{n} chart|{n} charts"),
            SAME: self.tr("{n} indicator in two documents|{n} indicators in two documents"),
            DUES: self.tr("{n} date|{n} dates"),
        }
        self.header.set_remark(
            " · ".join(filter(None, (numbered(said[view], n=counts[view]), self.corrections_remark())))
        )
        self.save_button.setEnabled(bool(self.table.shown.rowCount() or self.dues.shown.rowCount()))
        self.print_button.setEnabled(bool((self.dues if view == DUES else self.table).shown.rowCount()))

    def _save(self) -> None:
        sheets = self.sheets()
        self.save_sheets(self.tr("Indicators"), *sheets)

    def paper(self) -> TablePaper:
        """Return what is shown as a paper: the timetable where that is in view, else the list."""
        find, dues = self._facts.source, self.tabs.currentIndex() == DUES
        shown = (self.dues if dues else self.table).shown.records()

        def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
            yield from head_blocks(
                title, template.hospital, sheet, paper_text(Message("paper.items", count=len(shown)))
            )
            yield from due_blocks(shown, find) if dues else indicator_blocks(shown, find)

        return TablePaper("indicators", paper_text(TIMETABLE if dues else INDICATORS), make)

    def sheets(self) -> list[TableSheet]:
        """Return the list and the timetable as sheets, the one in view first."""
        found = [
            indicator_sheet(self.table.shown.records(), self.source, self._loader.known.printed),
            due_sheet(self.dues.shown.records(), self.source),
        ]
        return found[::-1] if self.tabs.currentIndex() == DUES else found


def _first(pair: IndicatorPair) -> ChosenPlace:
    """Return the clause of the first of two indicators."""
    return ChosenPlace(pair.first.document, pair.first.clause)
