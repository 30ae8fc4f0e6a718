"""The ledger in the real window: rows are added, typed into, filled, pasted, undone, printed, saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from store.notebook.ledger_row import LedgerRow
from ui.ledger.ledger_model import NAMES
from ui.ledger.ledger_page import LedgerPage
from ui.services.ledger.departments import write_departments
from ui.settings.departments_dialog import DepartmentsDialog
from ui.shell.ledger.ledger_saver import LedgerSaver
from ui.shell.main_window import MainWindow

TASKS, LIST = "晋政办发〔2021〕85号", "晋政办函〔2020〕28号"
COLUMN = {name: at for at, name in enumerate(NAMES)}


def rows(window: MainWindow) -> list[LedgerRow]:
    return window.workspace.notebook.ledger.rows()


def open_page(window: MainWindow, qtbot: QtBot) -> LedgerPage:
    window.show_panel("ledger")
    page = window.places.wide_panel("ledger")
    assert isinstance(page, LedgerPage)
    there = len(rows(window))
    qtbot.waitUntil(lambda: len(page.shown_entries()) == there)
    page.table.setFocus()
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LedgerPage:
    """The page with the nine tasks of a document."""
    window.open(TASKS)
    window.menu_actions["ledger_document"].trigger()
    assert len(rows(window)) == 9
    return open_page(window, qtbot)


def select(page: LedgerPage, first: tuple[int, str], last: tuple[int, str]) -> None:
    model, table = page.model, page.table
    area = QItemSelection(model.index(first[0], COLUMN[first[1]]), model.index(last[0], COLUMN[last[1]]))
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(area.indexes()[0], flags.ClearAndSelect)
    table.selectionModel().select(area, flags.ClearAndSelect)


def shown(page: LedgerPage, name: str) -> list[str]:
    return [str(page.model.index(row, COLUMN[name]).data()) for row in range(page.model.rowCount())]


def test_an_empty_page_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    page = open_page(window, qtbot)
    assert page.empty.title() == "台账还是空的"
    assert len(page.empty.choices()) == 4
    page.empty.chosen.emit(page.empty.choices()[-1])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    editor = page.table.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "own matter")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.matter for row in rows(window)] == ["own matter"])
    window.undoing.undo()
    window.undoing.undo()
    assert page.empty.title() == "台账还是空的"


def test_rows_come_from_the_text_and_its_clause_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.open(LIST, f"{LIST}/9.")
    window.menu_actions["ledger"].trigger()
    (row,) = rows(window)
    assert (row.anchor.clause_id, row.organisations) == (f"{LIST}/9.", "省医保局、省卫健委")
    assert f"已加入台账：{window.reading.clauses.name_of(f'{LIST}/9.')}" in window.banner.text()
    window.menu_actions["ledger"].trigger()
    assert len(rows(window)) == 1
    page = open_page(window, qtbot)
    page.table.go_to(0, COLUMN["source"])
    assert window.current.clause_id() == f"{LIST}/9."
    window.open(TASKS)
    window.show_panel("ledger")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.reading.clause_id() == f"{LIST}/9."
    assert window.places.at_reader()


def test_duties_become_rows(window: MainWindow, qtbot: QtBot) -> None:
    window.show_panel("duties")
    duties = window.places.wide_panel("duties")
    qtbot.waitUntil(lambda: duties.matrix.matrix.rowCount() > 0)
    duties.words.setText("人才")
    duties.ledger_button.click()
    assert 0 < len(rows(window)) < 20
    assert all(row.organisations for row in rows(window))


def test_keys_of_a_sheet(window: MainWindow, page: LedgerPage, qtbot: QtBot) -> None:
    table = page.table
    table.go_to(1, COLUMN["person"])
    QTest.keyClicks(table, "w")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "ang")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(window)[1].person == "wang")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, COLUMN["person"])
    # Fill down: of one cell the one above, of several the first.
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_Down, keys)
    assert rows(window)[2].person == "wang"
    select(page, (2, "person"), (5, "person"))
    QTest.keyClick(table, Qt.Key.Key_Down, keys)
    assert [row.person for row in rows(window)] == ["", *["wang"] * 5, "", "", ""]
    assert "台账已改 3 行" in window.banner.text()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [row.person for row in rows(window)] == ["", "wang", *[""] * 7]
    window.undoing.undo()
    window.undoing.undo()
    assert [row.person for row in rows(window)] == ["", "wang", "wang", *[""] * 6]
    # Delete does nothing to the source of a row that was made from a clause.
    select(page, (0, "source"), (8, "source"))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert all(row.source for row in rows(window))


def test_what_is_typed_goes_into_all_selected_cells(window: MainWindow, page: LedgerPage) -> None:
    select(page, (0, "due"), (2, "due"))
    page.model.setData(page.model.index(0, COLUMN["due"]), "2099年6月底前")
    assert [row.due for row in rows(window)][:4] == ["2099-06-30"] * 3 + [rows(window)[3].due]
    select(page, (4, "state"), (4, "state"))
    assert shown(page, "state")[4] == "逾期"
    page.model.setData(page.model.index(4, COLUMN["state"]), "已完成")
    assert [row.state for row in rows(window)].count("done") == 1
    assert shown(page, "state")[4] == "已完成"
    page.model.setData(page.model.index(4, COLUMN["state"]), "算了")
    assert [row.state for row in rows(window)].count("done") == 1
    assert "没有这个状态" in window.banner.text()


def test_copy_and_paste_as_in_excel(window: MainWindow, page: LedgerPage) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("医务处\t财务处、医保办\r\n药学部\t\r\n")
    page.table.go_to(0, COLUMN["lead"])
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(row.lead, row.support) for row in rows(window)][:2] == [
        ("医务处", "财务处、医保办"),
        ("药学部", ""),
    ]
    select(page, (0, "lead"), (1, "support"))
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "医务处\t财务处、医保办\r\n药学部\t\r\n"
    # One value into many cells.
    clipboard.setText("院办")
    select(page, (3, "lead"), (5, "lead"))
    page.table.paste()
    assert [row.lead for row in rows(window)][2:7] == ["", "院办", "院办", "院办", ""]
    # Beyond the last row, new rows begin; all is one step.
    clipboard.setText("甲\r\n乙\r\n丙\r\n")
    page.table.go_to(8, COLUMN["matter"])
    page.table.paste()
    assert [row.matter for row in rows(window)][8:] == ["甲", "乙", "丙"]
    window.undoing.undo()
    assert len(rows(window)) == 9
    assert rows(window)[8].matter != "甲"


def test_rows_are_deleted_and_come_back(window: MainWindow, page: LedgerPage) -> None:
    select(page, (2, "lead"), (4, "lead"))
    QTest.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(rows(window)) == 6
    assert "已从台账删除" in window.banner.text()
    window.undoing.undo()
    assert len(page.shown_entries()) == 9


def test_departments_are_chosen_filtered_and_grouped(window: MainWindow, page: LedgerPage) -> None:
    dialog = DepartmentsDialog(window.workspace.paths.root)
    dialog.names.setPlainText("药学部\n医务处、信息中心\n")
    dialog.save()
    for at, name in ((0, "医务处"), (1, "药学部"), (2, "医务处")):
        select(page, (at, "lead"), (at, "lead"))
        page.model.setData(page.model.index(at, COLUMN["lead"]), name)
    index = page.model.index(3, COLUMN["lead"])
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    box = page.table.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(at) for at in range(box.count())] == ["药学部", "医务处", "信息中心"]
    box.activated.emit(0)
    box.activated.emit(1)
    assert box.currentText() == "药学部、医务处"
    page.table.closeEditor(box, page.table.itemDelegate().EndEditHint.RevertModelCache)
    page.filters.departments.setCurrentIndex(page.filters.departments.findData("医务处"))
    page.show_lines()
    assert len(page.shown_entries()) == 2
    page.show_all()
    page.filters.groups.setCurrentIndex(page.filters.groups.findData("department"))
    page.show_lines()
    assert [page.model.line(row).text for row in page.model.titles()] == ["药学部", "医务处", "未分配科室"]
    page.filters.words.setText("没有这样的词")
    page.show_lines()
    assert page.empty.title() == "没有符合筛选条件的事项"
    page.empty.chosen.emit(page.empty.choices()[0])
    assert len(page.shown_entries()) == 9


def test_a_changed_clause_marks_its_row_until_it_is_accepted(window: MainWindow, qtbot: QtBot) -> None:
    window.open(TASKS)
    window.menu_actions["ledger_document"].trigger()
    row = rows(window)[1]
    older = replace(row.anchor, quote=row.anchor.quote.replace("省际联盟", "省内联盟"))
    window.workspace.notebook.ledger.put([replace(row, anchor=older)])
    page = open_page(window, qtbot)
    assert "条款已变" in shown(page, "source")[1]
    page.filters.states.setCurrentIndex(page.filters.states.findData("changed"))
    page.show_lines()
    assert [entry.row.id for entry in page.shown_entries()] == [row.id]
    page.table.go_to(0)
    page.accept_wanted.emit()
    qtbot.waitUntil(lambda: not page.shown_entries())
    assert rows(window)[1].anchor == row.anchor


def test_the_start_page_says_how_far_it_is(window: MainWindow, page: LedgerPage) -> None:
    today = date.today()
    month_end = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    changed = [replace(row, due=month_end.isoformat()) for row in rows(window)[:3]]
    window.workspace.notebook.ledger.put(changed)
    window.show_home()
    line, *due = [line for line in window.home.lines() if line.recent.kind == "ledger"]
    assert due, "rows that are due soon stand below"
    assert line.recent.text == "台账：1 项逾期，3 项本月到期"
    line.click()
    assert window.places.page() == "ledger"


@pytest.mark.parametrize("name", ["pdf", "docx", "departments_pdf", "departments_docx"])
def test_it_is_written_as_a_paper(
    window: MainWindow, page: LedgerPage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    files = page.findChild(LedgerSaver)
    assert files is not None
    target = tmp_path / f"x.{name.rpartition('_')[2]}"
    if name.startswith("departments"):
        files.write_to(target, name)
        assert "还没有一行填了科室" in window.banner.text()
        changed = [replace(row, lead="甲科", support="乙科") for row in rows(window)[:2]]
        window.notes.change("x", lambda: window.workspace.notebook.ledger.put(changed))
    files.write_to(target, name)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "已存为" in window.banner.text())
    assert target.stat().st_size > 2000


def test_a_workbook_goes_out_and_in(
    window: MainWindow, page: LedgerPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write_departments(window.workspace.paths.departments, ["医务处"])
    files, target = page.findChild(LedgerSaver), tmp_path / "台账.xlsx"
    assert files is not None
    files.write_to(target, "xlsx")
    qtbot.waitUntil(lambda: "已存为" in window.banner.text())
    book = load_workbook(target)
    book["台账"]["D3"] = "医务处"
    book.save(target)
    files._ledger.import_file(target)
    qtbot.waitUntil(lambda: rows(window)[0].lead == "医务处")
    assert "已从“台账.xlsx”导入：新增 0 行，改写 1 行" in window.banner.text()
    window.undoing.undo()
    assert rows(window)[0].lead == ""
