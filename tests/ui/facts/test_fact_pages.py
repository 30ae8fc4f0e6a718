"""The pages of indicators, duties and citations: filters, views, sheets, paper, and what opens."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.library import Library
from ui.appearance.theme import ThemeManager
from ui.facts.citations_page import CitationsPage
from ui.facts.document_choice import DocumentChoice
from ui.facts.duties_page import DutiesPage
from ui.facts.duty_matrix import DutyMatrix
from ui.facts.fact_loader import FactLoader
from ui.facts.indicators_page import CHARTS, DUES, SAME, IndicatorsPage
from ui.printing.choices import Choices
from ui.printing.paper_page import PaperPage
from ui.runtime.jobs import Jobs
from ui.services.library.short_names import narrow_form
from ui.shell.main_window import MainWindow

LIST, PLAN, REPORT = "晋政办函〔2020〕28号", "晋政发〔2020〕17号", "36项措施支持国家区域医疗中心建设"


class NoLibrary:
    def documents(self) -> list:
        return []

    def stamp(self) -> str:
        return "empty"


@pytest.fixture
def loader(library: Library, jobs: Jobs) -> FactLoader:
    return FactLoader(library, jobs)


@pytest.fixture
def indicators(qtbot: QtBot, loader: FactLoader, themes: ThemeManager) -> IndicatorsPage:
    page = IndicatorsPage(loader, themes)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitUntil(lambda: page.table.shown.rowCount() > 0)
    return page


@pytest.fixture
def duties(qtbot: QtBot, loader: FactLoader, themes: ThemeManager) -> DutiesPage:
    page = DutiesPage(loader, themes)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitUntil(lambda: page.matrix.matrix.rowCount() > 0)
    return page


@pytest.fixture
def citations(qtbot: QtBot, library: Library, jobs: Jobs, themes: ThemeManager) -> CitationsPage:
    page = CitationsPage(library, jobs, themes)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitUntil(lambda: page.documents.count() > 1)
    return page


def choose(box, data) -> None:
    if isinstance(box, DocumentChoice):
        box.choose([data])
        return
    at = box.findData(data)
    assert at > 0
    box.setCurrentIndex(at)


def test_indicators_are_filtered_by_document_kind_year_and_words(indicators: IndicatorsPage) -> None:
    everything = indicators.table.shown.rowCount()
    choose(indicators.documents, PLAN)
    found = indicators.table.shown.records()
    assert 0 < len(found) < everything
    assert {one.document for one in found} == {PLAN}
    choose(indicators.kinds, "milestone")
    assert {one.kind for one in indicators.table.shown.records()} == {"milestone"}
    choose(indicators.years, 2023)
    assert {one.deadline for one in indicators.table.shown.records()} == {2023}
    indicators.words.setText("科研教学楼")
    (one,) = indicators.table.shown.records()
    assert one.subject == "科研教学楼"
    indicators.words.setText("没有的词")
    assert indicators.table.shown.rowCount() == 0


def test_indicators_are_sorted_by_their_amount(indicators: IndicatorsPage) -> None:
    choose(indicators.documents, REPORT)
    indicators.words.setText("门诊量")
    indicators.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [one.high for one in indicators.table.shown.records()] == [200, 150, 80, 70]


def test_return_opens_the_clause_of_an_indicator(qtbot: QtBot, indicators: IndicatorsPage) -> None:
    indicators.words.setText("床位数")
    indicators.table.setCurrentIndex(indicators.table.shown.index(0, 0))
    with qtbot.waitSignal(indicators.place_opened) as opened:
        QTest.keyClick(indicators.table, Qt.Key.Key_Return)
    key, clause, start, end = opened.args
    assert (key, clause) == (PLAN, f"{PLAN}/二、/（一）")
    assert end - start == len("3000张")


def test_the_other_views_of_indicators(qtbot: QtBot, indicators: IndicatorsPage) -> None:
    indicators.tabs.setCurrentIndex(SAME)
    assert {pair.first.indicator for pair in indicators.same.shown.records()} >= {"年门诊量"}
    indicators.tabs.setCurrentIndex(DUES)
    years = [due.year for due in indicators.dues.shown.records()]
    assert years == sorted(years)
    indicators.tabs.setCurrentIndex(CHARTS)
    view = indicators.charts.widget().layout().itemAt(0).widget()
    assert "山西白求恩医院" in view.accessibleDescription()
    with qtbot.waitSignal(indicators.charts.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [f"{REPORT}/前言"]


def test_what_is_shown_of_indicators_is_saved(qtbot: QtBot, indicators: IndicatorsPage, tmp_path) -> None:
    choose(indicators.documents, LIST)
    file = tmp_path / "指标.xlsx"
    with qtbot.waitSignal(indicators.told):
        indicators.write_sheets(file, *indicators.sheets())
    rows = list(load_workbook(file)["指标"].iter_rows(min_row=3, values_only=True))
    assert [row[4] for row in rows] == ["20%"]
    bad = tmp_path / "no folder" / "指标.xlsx"
    with qtbot.waitSignal(indicators.failed):
        indicators.write_sheets(bad, *indicators.sheets())


def test_several_documents_are_chosen(duties: DutiesPage) -> None:
    choice = duties.documents
    choice.click()
    popup = choice.popup()
    popup.words.setText("政策清单")
    shown = [row for row in range(popup.list.count()) if not popup.list.item(row).isHidden()]
    assert len(shown) == 1
    popup.list.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    assert choice.chosen() == [LIST]
    popup.words.clear()
    popup.list.item(1 - shown[0]).setCheckState(Qt.CheckState.Checked)
    assert len(choice.chosen()) == 2
    records = [duties.matrix.matrix.record(row) for row in range(duties.matrix.matrix.rowCount())]
    assert {one.document for one in records} == set(choice.chosen())
    popup.all_button.click()
    assert choice.chosen() == []
    assert choice.text().startswith("全部文件")
    popup.hide()


def test_the_matrix_counts_and_filters(duties: DutiesPage) -> None:
    matrix = duties.matrix.matrix
    assert matrix.name(0) == "省卫健委"
    assert matrix.count(0) == 27
    choose(duties.documents, LIST)
    assert matrix.rowCount() == 24
    duties.matrix.organisation_chosen.emit("省教育厅")
    assert all(matrix.record(row).role_of("省教育厅") for row in range(matrix.rowCount()))
    assert matrix.name(0) == "省教育厅"
    duties.matrix.organisation_chosen.emit("省教育厅")
    assert matrix.rowCount() == 24
    duties.words.setText("土地")
    assert [matrix.record(row).label for row in range(matrix.rowCount())] == ["1."]


def test_the_heads_of_the_matrix_name_documents_unlike_any_other(duties: DutiesPage) -> None:
    matrix = duties.matrix.matrix
    heads = [str(matrix.headerData(row, Qt.Orientation.Vertical)) for row in range(matrix.rowCount())]
    names = [narrow_form(duties.source(matrix.record(row).clause).name) for row in range(matrix.rowCount())]
    assert all(head.startswith(f"{name} ") for head, name in zip(heads, names, strict=True))
    assert len(set(names)) > 1


def test_the_models_keep_to_the_rules(duties: DutiesPage, qtmodeltester) -> None:
    qtmodeltester.check(duties.matrix.matrix)
    qtmodeltester.check(duties.table.shown)


def test_a_mark_says_who_and_how_and_opens_the_clause(qtbot: QtBot, duties: DutiesPage) -> None:
    matrix: DutyMatrix = duties.matrix
    index = matrix.matrix.index(1, 0, QModelIndex())
    assert index.data() == "◐"
    assert "省卫健委" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    matrix.setCurrentIndex(index)
    with qtbot.waitSignal(duties.clause_opened) as opened:
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert opened.args == [f"{LIST}/2."]


def shown_paper(qtbot: QtBot, window: MainWindow) -> PaperPage:
    """The place for paper with its pages."""
    qtbot.waitUntil(window.printing.place.at_front)
    page = window.printing.place.page()
    qtbot.waitUntil(lambda: not page.preview.busy() and page.view.pages() is not None)
    return page


def test_the_matrix_is_previewed_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_panel("duties")
    page = window.places.wide_panel("duties")
    assert isinstance(page, DutiesPage)
    qtbot.waitUntil(lambda: page.matrix.matrix.rowCount() > 0)
    page.print_button.click()
    paper = shown_paper(qtbot, window)
    pages = paper.view.pages()
    assert pages is not None
    assert len(pages) > 1
    assert all(each.sheet.width > each.sheet.height for each in pages)
    assert pages.pages[0].text.startswith("责任矩阵")
    assert all("事项" in each.text for each in pages)
    assert not paper.options.boxes["citations"].isVisibleTo(paper)
    paper.output.write_to(tmp_path / "a.docx", "docx")
    qtbot.waitUntil((tmp_path / "a.docx").exists)
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        assert "tbRlV" in package.read("word/document.xml").decode()


def test_a_table_leaves_the_choices_for_clauses_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("indicators")
    page = window.places.wide_panel("indicators")
    assert isinstance(page, IndicatorsPage)
    qtbot.waitUntil(lambda: page.table.shown.rowCount() > 0)
    page.print_button.click()
    shown_paper(qtbot, window)
    window.printing.place.back()
    assert window.places.page() == "indicators"
    assert not Choices.load(window.settings).paper.landscape
    assert Choices.load(window.settings).style == "official"


def test_citations_of_one_document_and_of_all(qtbot: QtBot, citations: CitationsPage) -> None:
    assert len(citations.graph.nodes()) == 5
    citations.show_document(PLAN)
    assert citations.tabs.tabText(0).endswith("6 处")
    assert {node.state for node in citations.graph.nodes()} == {"current", "missing"}
    citations.show_document(LIST)
    (by,) = citations.cited_by.shown.records()
    assert by.source == PLAN
    with qtbot.waitSignal(citations.clause_opened) as opened:
        citations.cited_by.opened.emit(by)
    assert opened.args == [f"{PLAN}/三、/（二）"]
    citations.graph.setFocus()
    QTest.keyClick(citations.graph, Qt.Key.Key_Right)
    with qtbot.waitSignal(citations.document_opened) as document:
        QTest.keyClick(citations.graph, Qt.Key.Key_Return)
    assert document.args == [PLAN]


@pytest.mark.parametrize("kind", [IndicatorsPage, DutiesPage])
def test_an_empty_library_says_what_to_do(qtbot: QtBot, jobs: Jobs, themes: ThemeManager, kind) -> None:
    page = kind(FactLoader(NoLibrary(), jobs), themes)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "还没有" in page.empty.title())
    assert page.stack.currentWidget() is page.empty


def test_all_themes_paint(qtbot: QtBot, indicators: IndicatorsPage, themes: ThemeManager) -> None:
    indicators.tabs.setCurrentIndex(CHARTS)
    pictures = set()
    for name in ("light", "dark", "care"):
        themes.set_theme(name)
        picture = indicators.grab().toImage()
        pictures.add(picture.pixelColor(picture.width() // 2, picture.height() - 4).name())
    assert len(pictures) == 3


def test_a_click_on_the_correction_opens_its_form(qtbot: QtBot, indicators: IndicatorsPage) -> None:
    wanted, opened = [], []
    indicators.table.correction_wanted.connect(wanted.append)
    indicators.table.opened.connect(opened.append)
    last = indicators.table.shown.columnCount() - 1
    indicators.table.clicked.emit(indicators.table.shown.index(0, last))
    QTest.keyClick(indicators.table, Qt.Key.Key_F2)
    indicators.table.setCurrentIndex(indicators.table.shown.index(1, 0))
    QTest.keyClick(indicators.table, Qt.Key.Key_F2)
    assert len(wanted) == 2
    assert opened == []
