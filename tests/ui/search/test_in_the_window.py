"""Searching in the real window: chips, facets, orders, suggestions, own notes, what is done with results."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from tests.finding import button, buttons
from ui.search.facet_bar import FacetBar
from ui.search.facet_chip import FacetChip
from ui.shell.main_window import MainWindow

Typing = Callable[[object, str], None]
METHOD = "晋政办函〔2020〕28号"


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.results_controller.search(text)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.search_box.line_edit, key)


def note(window: MainWindow, label: str, body: str) -> None:
    assert window.notes.save_note(*window.workspace.library.clause(f"{METHOD}/{label}"), "", body)


def shown(window: MainWindow) -> list[str]:
    return [entry.text for entry in window.search_controller.suggestions.popup.model.entries()]


def test_a_field_is_a_chip_and_one_click_takes_it_away(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保 单位：省卫健委")
    box = window.search_box
    assert box.line_edit.text() == "医保"
    assert box.fields() == ("单位:省卫健委",)
    assert box.text() == "医保 单位:省卫健委"
    narrow = window.results_controller.runner.answer.total
    with qtbot.waitSignal(window.results_controller.runner.answered):
        next(chip for chip in box._chips if chip.isVisible()).click()
    assert box.text() == "医保"
    assert window.results_controller.runner.answer.total > narrow


def test_a_field_typed_out_becomes_a_chip_and_backspace_takes_it(
    qtbot: QtBot, window: MainWindow, typing: Typing
) -> None:
    box = window.search_box
    typing(box.line_edit, "医保 年:2020")
    assert box.fields() == ()
    typing(box.line_edit, " ")
    assert (box.line_edit.text(), box.fields()) == ("医保 ", ("年:2020",))
    qtbot.waitUntil(lambda: window.results_controller.runner.answer is not None)
    assert {hit.document_key for hit in window.search_panel.hits()}
    box.line_edit.setCursorPosition(0)
    press(window, Qt.Key.Key_Backspace)
    assert box.fields() == ()
    assert box.line_edit.text() == "医保 "


def chips(facets: FacetBar) -> list[str]:
    """The texts of the chips, without the one that offers more."""
    return [text for text in buttons(facets, FacetChip) if text != "更多"]


def test_facets_narrow_and_widen(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保")
    facets = window.search_panel.head.facets
    before = chips(facets)
    assert any(text.startswith("省卫健委 ") for text in before)
    with qtbot.waitSignal(window.results_controller.runner.answered):
        button(facets, "省卫健委 ").click()
    assert window.search_box.fields() == ("单位:省卫健委",)
    assert chips(facets)[0].startswith("省卫健委 ")
    assert chips(facets) != before
    with qtbot.waitSignal(window.results_controller.runner.answered):
        button(facets, "省卫健委 ").click()
    assert window.search_box.text() == "医保"
    assert chips(facets) == before


@pytest.mark.parametrize("asked", ["省医保局负责的措施", "派驻专家有什么补贴", "第九条"])
def test_facets_narrow_questions_and_references(qtbot: QtBot, window: MainWindow, asked: str) -> None:
    search(qtbot, window, asked)
    facets, controller = window.search_panel.head.facets, window.results_controller.runner
    counted = {(one.field, one.value): one.count for one in controller.answer.facets}
    assert 0 < counted["年", "2020"] < controller.answer.total
    with qtbot.waitSignal(controller.answered):
        button(facets, "2020 ").click()
    assert window.search_box.fields() == ("年:2020",)
    assert controller.answer.total == counted["年", "2020"]


def test_facets_of_the_notebook(qtbot: QtBot, window: MainWindow) -> None:
    note(window, "9.", "价格专题")
    window.notes.toggle_bookmark(*window.workspace.library.clause(f"{METHOD}/7."))
    search(qtbot, window, "医保")
    facets = window.search_panel.head.facets
    assert {"有批注 1", "有书签 1"} <= set(chips(facets))
    with qtbot.waitSignal(window.results_controller.runner.answered):
        button(facets, "有批注").click()
    assert [hit.clause_id for hit in window.search_panel.hits()] == [f"{METHOD}/9."]


def test_synonyms_come_marked_behind_the_exact_hits_and_can_be_left_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "医保")
    hits = window.results_controller.runner.answer.hits
    assert [hit.match for hit in hits] == sorted((hit.match for hit in hits), key="exact".__ne__)
    assert hits[-1].match == "synonym"
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_panel.head.literal.click()
    assert {hit.match for hit in window.search_panel.hits()} == {"exact"}
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_panel.head.literal.click()
    assert window.results_controller.runner.answer.total == len(hits)


def test_literal_keeps_the_fields(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保 年:2020")
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_panel.literal_wanted.emit(True)
    assert window.search_panel.hits()
    assert {hit.match for hit in window.search_panel.hits()} == {"exact"}


def test_orders_and_grouping_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医疗")
    library = window.workspace.library
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_panel.head.order_chosen.emit("document")
    window.search_panel.head.grouping_chosen.emit(False)
    with qtbot.waitSignal(window.results_controller.runner.continued):
        window.results_controller.runner.page(50)
    hits = window.search_panel.hits()
    assert len(hits) == window.results_controller.runner.answer.total > 50
    keys = [one.key for one in library.documents()]
    places = {
        clause.id: (number, place)
        for number, key in enumerate(keys)
        for place, clause in enumerate(library.document(key).walk())
    }
    found = [places[hit.clause_id] for hit in hits if hit.clause_id]
    assert found == sorted(found)
    assert window.search_panel.view.model().rowCount() == len(hits)
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_panel.head.order_chosen.emit("date")
    dates = {one.key: one.date or "" for one in library.documents()}
    shown_dates = [dates[hit.document_key] for hit in window.search_panel.hits()]
    assert shown_dates == sorted(shown_dates, reverse=True)
    assert window.settings.get("search/order", "") == "date"
    assert not window.settings.get("search/grouped", True)


def test_own_notes_are_found_beside_the_clauses(qtbot: QtBot, window: MainWindow) -> None:
    note(window, "9.", "下周专题会：量子纠缠一项另议")
    search(qtbot, window, "量子纠缠")
    panel = window.search_panel
    assert not panel.is_empty()
    assert panel.hits() == []
    assert panel.current_note() is not None
    press(window, Qt.Key.Key_Return)
    assert window.reading.clause_id() == f"{METHOD}/9."
    assert window.inspector.isVisible()


def test_results_are_copied_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    search(qtbot, window, "医疗")
    uses, total = window.search_controller.actions, window.results_controller.runner.answer.total
    assert total > len(window.search_panel.hits())
    with qtbot.waitSignal(uses.told):
        uses.use("copy")
    assert QApplication.clipboard().text().count("——") >= total
    with qtbot.waitSignal(uses.told):
        uses.save(tmp_path / "结果.csv")
    rows = list(csv.reader((tmp_path / "结果.csv").read_text("utf-8-sig").splitlines(True)))
    assert rows[0] == ["序号", "文件", "文号", "条款", "原文", "匹配", "引文"]
    assert len(rows) == total + 1
    with qtbot.waitSignal(uses.told):
        uses.save(tmp_path / "结果.docx")
    from docx import Document

    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "结果.docx")).paragraphs)
    assert "“医疗”的检索结果" in words
    assert "（晋政办函〔2020〕28号）第九项" in words
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith((".", "结"))) == [
        "结果.csv",
        "结果.docx",
    ]


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    search(qtbot, window, "医保")
    with qtbot.waitSignal(window.search_controller.actions.failed) as failed:
        window.search_controller.actions.save(tmp_path / "没有" / "结果.csv")
    assert isinstance(failed.args[0], CannotWrite)
    assert "结果.csv" in window.banner.text()


def test_f3_goes_through_all_hits_not_only_those_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医疗")
    answer = window.results_controller.runner.answer
    assert answer.total > len(window.search_panel.hits())
    qtbot.waitUntil(lambda: not window.results_controller.is_marking())
    seen: list[str] = []
    while window.results_controller.next_document(1):
        seen.append(window.reading.document_key())
        current, total = window.reader.current_view().hit_position()
        assert current == 1
        whole = window.workspace.engine.search("医疗", None, near=True)
        here = [hit for hit in whole.hits if hit.document_key == seen[-1] and hit.clause_id]
        assert total == sum(len(hit.ranges) for hit in here)
    assert sorted(seen) == sorted(key for key, _count in answer.documents)


def test_hits_beyond_the_list_are_fetched_once_typing_rests(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.results_controller
    fetched: list[str] = []
    fetch = controller.runner.search_all
    controller.runner.search_all = lambda task: (fetched.append(controller.runner.text), fetch(task))[1]
    for typed in ("医", "医疗"):
        search(qtbot, window, typed)
        assert controller.runner.answer.total > len(window.search_panel.hits())
        assert controller.is_marking()
    qtbot.waitUntil(lambda: not controller.is_marking())
    assert fetched == ["医疗"]
    search(qtbot, window, "医")
    window.search_panel.activated.emit(window.search_panel.current_hit())
    qtbot.waitUntil(lambda: fetched == ["医疗", "医"])


ROLES = """关于推进样本工作的通知

晋卫发〔2023〕9号

各市卫生健康委：

一、加强床位管理。各医院应当合理设置床位。（省卫健委牵头，省医保局、省财政厅配合）

二、加强药品管理。各医院应当规范采购药品。（省医保局牵头，省卫健委配合）

山西省卫生健康委员会
2023年3月4日
"""


def test_facets_tell_roles_apart(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "样本.txt").write_text(ROLES, encoding="utf-8")
    with qtbot.waitSignal(window.importer.idle):
        window.library_controller.add([tmp_path / "样本.txt"])
    search(qtbot, window, "医院 单位:省卫健委 年:2023")
    facets = window.search_panel.head.facets
    roles = {"牵头 省卫健委 1", "配合 省卫健委 1"}
    qtbot.waitUntil(lambda: roles <= set(chips(facets)))  # when the document is searchable
    menus = {action.text(): action.menu() for action in facets.menu().actions() if action.menu()}
    assert [action.text() for action in menus["牵头单位"].actions()] == ["省医保局\t1", "省卫健委\t1"]
    with qtbot.waitSignal(window.results_controller.runner.answered):
        button(facets, "牵头 省卫健委 ").click()
    # One role of an organisation is less than being responsible at all: it takes its place.
    assert window.search_box.fields() == ("年:2023", "牵头:省卫健委")
    assert [hit.label for hit in window.search_panel.hits()] == ["一、"]
