"""The basket as it is used: gathered, put in order, named, undone; nothing that was put in is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QUndoStack
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.errors import CannotWrite
from store.notebook import Notebook
from ui.basket.flow import BasketFlow
from ui.basket.model import Roles
from ui.services.basket_places import Finder, numbered
from ui.widgets.clause_drag import clause_ids, clause_mime

METHOD = "晋政办函〔2020〕28号"
NINE, TEN, FIFTEEN = f"{METHOD}/9.", f"{METHOD}/10.", f"{METHOD}/15."


def clauses(flow: BasketFlow) -> list[str]:
    return [line.clause_id.rpartition("/")[2] or line.title for line in flow.panel.model.lines()]


def index(flow: BasketFlow, row: int) -> QModelIndex:
    return flow.panel.model.index(row)


def test_it_is_empty_and_says_what_to_do(flow: BasketFlow) -> None:
    assert flow.panel.is_empty()
    assert flow.panel.header_text() == "打印篮"
    assert not flow.panel._print.isEnabled()


def test_clauses_are_put_in_once_in_order(flow: BasketFlow) -> None:
    told: list[str] = []
    flow.told.connect(told.append)
    flow.add([NINE, FIFTEEN])
    flow.add([FIFTEEN, TEN])
    assert clauses(flow) == ["9.", "15.", "10."]
    assert flow.panel.header_text() == "打印篮 打印篮 · 3 条"
    flow.add([NINE])
    assert told[-1] == "已在打印篮中"
    assert flow.panel.model.lines()[0].title.endswith("第9项")


def test_a_clause_and_what_is_below_it(flow: BasketFlow, library: Library) -> None:
    parent = next(
        clause
        for entry in library.documents()
        for clause in library.document(entry.key).walk()
        if len(clause.children) > 1
    )
    flow.add([parent.id])
    line = flow.panel.model.lines()[0]
    assert line.children
    assert line.has_children
    flow.controller.set_children(line.id, False)
    assert not flow.panel.model.lines()[0].children
    flow.controller.clear()
    flow.add([parent.id, parent.children[0].id])
    assert [each.children for each in flow.controller.current().entries] == [False, True]


def test_headings_number_themselves(flow: BasketFlow) -> None:
    flow.add([NINE])
    flow.controller.add_heading("价格与医保", 0)
    flow.controller.add_heading("（二）薪酬")
    last = flow.controller.add_heading("人事")
    assert [line.title for line in flow.panel.model.lines() if line.is_heading] == [
        "一、价格与医保",
        "（二）薪酬",
        "二、人事",
    ]
    assert flow.controller.rename_heading(last, "  人 事  ")
    assert not flow.controller.rename_heading(last, "   ")
    assert flow.panel.model.lines()[-1].text == "人 事"
    assert list(numbered(["一、甲", "1. 乙", "丙"])) == ["一、甲", "1. 乙", "一、丙"]


def test_everything_can_be_undone_and_done_again(
    flow: BasketFlow, stack: QUndoStack, notebook: Notebook
) -> None:
    steps = [
        lambda: flow.controller.create("价格专题会"),
        lambda: flow.add([NINE, TEN]),
        lambda: flow.controller.add_heading("价格", 0),
        lambda: flow.controller.move([flow.panel.model.lines()[2].id], 1),
        lambda: flow.controller.remove([flow.panel.model.lines()[1].id]),
        lambda: flow.controller.rename("薪酬"),
        lambda: flow.controller.clear(),
        lambda: flow.controller.delete(),
    ]
    states = [notebook.baskets()]
    for step in steps:
        step()
        states.append(notebook.baskets())
    assert stack.count() == len(steps)
    assert stack.undoText() == "删除打印篮"
    for state in reversed(states[:-1]):
        stack.undo()
        assert notebook.baskets() == state
    for state in states[1:]:
        stack.redo()
        assert notebook.baskets() == state


def test_moving_keeps_the_order_of_what_is_moved(flow: BasketFlow) -> None:
    flow.add([f"{METHOD}/{number}." for number in range(1, 6)])
    ids = [line.id for line in flow.panel.model.lines()]
    flow.controller.move([ids[0], ids[2]], 5)
    assert clauses(flow) == ["2.", "4.", "5.", "1.", "3."]
    flow.controller.move([ids[0], ids[2]], 0)
    assert clauses(flow) == ["1.", "3.", "2.", "4.", "5."]
    assert not flow.controller.move([ids[0]], 0)


def test_the_keys_of_the_list(flow: BasketFlow, qtbot: QtBot) -> None:
    flow.add([NINE, TEN, FIFTEEN])
    view = flow.panel.list
    view.setCurrentIndex(index(flow, 0))
    with qtbot.waitSignal(flow.activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [METHOD, NINE]
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert clauses(flow) == ["10.", "9.", "15."]
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert clauses(flow) == ["9.", "10.", "15."]
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert clauses(flow) == ["10.", "15."]


def test_a_new_heading_is_typed_at_once(flow: BasketFlow, qtbot: QtBot) -> None:
    flow.add([NINE])
    flow.panel.show()
    flow.panel.list.setCurrentIndex(index(flow, 0))
    flow.panel._heading.click()
    field = flow.panel.list.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("价格")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.panel.model.lines()[0].title == "一、价格")


def drop(model: QAbstractItemModel, data: QMimeData, row: int) -> bool:
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())


def test_lines_are_dragged_to_their_place(flow: BasketFlow) -> None:
    flow.add([NINE, TEN, FIFTEEN])
    model = flow.panel.model
    data = model.mimeData([model.index(2)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    drop(model, data, 0)
    assert clauses(flow) == ["15.", "9.", "10."]


def test_clauses_are_dropped_between_the_lines(flow: BasketFlow) -> None:
    flow.add([NINE, TEN])
    drop(flow.panel.model, clause_mime([FIFTEEN]), 1)
    assert clauses(flow) == ["9.", "15.", "10."]


def test_clauses_are_dropped_on_the_empty_panel(flow: BasketFlow) -> None:
    data = clause_mime([NINE, FIFTEEN], "文字")
    assert clause_ids(data) == [NINE, FIFTEEN]
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(flow.panel._empty, enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    QApplication.sendEvent(flow.panel._empty, event)
    assert clauses(flow) == ["9.", "15."]


def test_several_baskets(flow: BasketFlow, notebook: Notebook) -> None:
    flow.add([NINE])
    flow.controller.create("薪酬会")
    assert flow.panel.is_empty()
    flow.add([FIFTEEN])
    first, second = flow.controller.baskets()
    flow.panel.basket_chosen.emit(first.id)
    assert clauses(flow) == ["9."]
    texts = [action.text() for action in flow.panel.baskets_menu().actions()]
    assert texts[:2] == ["打印篮", "薪酬会"]
    flow.panel.delete_requested.emit()
    assert clauses(flow) == ["15."]
    assert [each.id for each in notebook.baskets()] == [second.id]


def test_what_cannot_be_written_is_said_and_changes_nothing(
    flow: BasketFlow, stack: QUndoStack, notebook: Notebook, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    flow.add([NINE])
    failed: list[str] = []
    flow.failed.connect(failed.append)

    def refuse(*_: Any) -> None:
        raise CannotWrite(path="notebook.db", reason="磁盘已满")

    with monkeypatch.context() as patch:
        patch.setattr(notebook, "put_basket", refuse)
        patch.setattr(notebook, "delete_basket", refuse)
        flow.add([TEN])
        assert "磁盘已满" in failed[0]
        stack.undo()
        qtbot.waitUntil(lambda: stack.index() == 1)
    assert clauses(flow) == ["9."]
    stack.undo()
    assert flow.panel.is_empty()


def test_a_basket_survives_a_library_that_changes(
    flow: BasketFlow, library: Library, notebook: Notebook
) -> None:
    flow.add([NINE, TEN, FIFTEEN])
    old = library.document(METHOD)

    def changed(clause: Any) -> Any:
        if clause.id == NINE:
            return None
        if clause.id == TEN:
            return replace(clause, body=("全文另写。",))
        if clause.id == FIFTEEN:
            return replace(clause, id=f"{METHOD}/16b.", label="16.", path=("16.",))
        return clause

    kept = [each for each in map(changed, old.clauses) if each is not None]
    library.add(replace(old, clauses=tuple(kept)), b"new")
    flow.refresh()
    nine, ten, fifteen = flow.panel.model.lines()
    assert nine.lost
    assert nine.words.startswith("允许区域医疗中心")
    assert ten.changed
    assert ten.words == "全文另写。"
    assert fifteen.clause_id == f"{METHOD}/16b."
    library.remove(METHOD)
    flow.refresh()
    assert all(line.lost for line in flow.panel.model.lines())
    assert len(notebook.baskets()[0].entries) == 3


def test_finding_an_unknown_document_finds_nothing(library: Library, flow: BasketFlow) -> None:
    flow.add([NINE])
    anchor = flow.controller.current().entries[0].anchor
    assert Finder(library).find(replace(anchor, document_key="没有")) is None


def test_the_model_keeps_the_rules_of_models(flow: BasketFlow) -> None:
    tester = QAbstractItemModelTester(flow.panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    flow.add([NINE, TEN])
    flow.controller.add_heading("甲", 0)
    flow.controller.clear()
    assert tester.model() is flow.panel.model


def test_the_menu_of_a_line(flow: BasketFlow) -> None:
    flow.add([NINE])
    flow.controller.add_heading("甲", 0)
    flow.panel.show()
    assert flow.panel.line_menu(index(flow, 0)).actions()[0].text() == "修改标题"
    menu = flow.panel.line_menu(index(flow, 1))
    remove = next(action for action in menu.actions() if action.text() == "移出")
    flow.panel.list.setCurrentIndex(index(flow, 1))
    remove.trigger()
    assert [line.title for line in flow.panel.model.lines()] == ["一、甲"]


def test_lines_are_painted(flow: BasketFlow, qtbot: QtBot) -> None:
    flow.add([NINE, TEN])
    flow.controller.add_heading("甲", 0)
    flow.panel.show()
    image = flow.panel.grab().toImage()
    assert image.width() == 340
    assert flow.panel.list.indexAt(QPoint(20, 20)).data(Roles.LINE).is_heading
