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
from store.model.message import Message
from store.notebook import Notebook
from tests.finding import one
from ui.basket.controller import BasketController
from ui.basket.model import BasketRoles
from ui.services.notebook.basket_places import BasketFinder, numbered
from ui.widgets.clause_list.clause_drag import clause_ids, clause_mime
from ui.widgets.panel_header import PanelHeader

METHOD = "晋政办函〔2020〕28号"
NINE, TEN, FIFTEEN = f"{METHOD}/9.", f"{METHOD}/10.", f"{METHOD}/15."


def clauses(controller: BasketController) -> list[str]:
    return [line.clause_id.rpartition("/")[2] or line.title for line in controller.panel.model.lines()]


def index(controller: BasketController, row: int) -> QModelIndex:
    return controller.panel.model.index(row)


def test_it_is_empty_and_says_what_to_do(controller: BasketController) -> None:
    assert controller.panel.is_empty()
    assert one(controller.panel, PanelHeader).text() == "打印篮"


def test_clauses_are_put_in_once_in_order(controller: BasketController) -> None:
    told: list[str] = []
    controller.told.connect(told.append)
    controller.add([NINE, FIFTEEN])
    controller.add([FIFTEEN, TEN])
    assert clauses(controller) == ["9.", "15.", "10."]
    assert one(controller.panel, PanelHeader).text() == "打印篮 支持区域医疗中心建设运营政策清单摘录 · 3 条"
    controller.add([NINE])
    assert told[-1].startswith("已在打印篮中：")
    assert controller.panel.model.lines()[0].title.endswith("第9项")


def test_a_clause_and_what_is_below_it(controller: BasketController, library: Library) -> None:
    parent = next(
        clause
        for entry in library.documents()
        for clause in library.document(entry.key).walk()
        if len(clause.children) > 1
    )
    controller.add([parent.id])
    line = controller.panel.model.lines()[0]
    assert line.children
    assert line.has_children
    controller.editor.set_children(line.id, False)
    assert not controller.panel.model.lines()[0].children
    controller.editor.clear()
    controller.add([parent.id, parent.children[0].id])
    assert [each.children for each in controller.editor.current().entries] == [False, True]


def test_headings_number_themselves(controller: BasketController) -> None:
    controller.add([NINE])
    controller.editor.add_heading("价格与医保", 0)
    controller.editor.add_heading("（二）薪酬")
    last = controller.editor.add_heading("人事")
    assert [line.title for line in controller.panel.model.lines() if line.is_heading] == [
        "一、价格与医保",
        "（二）薪酬",
        "二、人事",
    ]
    assert controller.editor.rename_heading(last, "  人 事  ")
    assert not controller.editor.rename_heading(last, "   ")
    assert controller.panel.model.lines()[-1].text == "人 事"
    assert list(numbered(["一、甲", "1. 乙", "丙"])) == ["一、甲", "1. 乙", "一、丙"]


def test_everything_can_be_undone_and_done_again(
    controller: BasketController, stack: QUndoStack, notebook: Notebook
) -> None:
    steps = [
        lambda: controller.editor.create("价格专题会"),
        lambda: controller.add([NINE, TEN]),
        lambda: controller.editor.add_heading("价格", 0),
        lambda: controller.editor.move([controller.panel.model.lines()[2].id], 1),
        lambda: controller.editor.remove([controller.panel.model.lines()[1].id]),
        lambda: controller.editor.rename("薪酬"),
        lambda: controller.editor.clear(),
        lambda: controller.editor.delete(),
    ]
    states = [notebook.baskets.all()]
    for step in steps:
        step()
        states.append(notebook.baskets.all())
    assert stack.count() == len(steps)
    assert stack.undoText() == "删除打印篮"
    for state in reversed(states[:-1]):
        stack.undo()
        assert notebook.baskets.all() == state
    for state in states[1:]:
        stack.redo()
        assert notebook.baskets.all() == state


def test_moving_keeps_the_order_of_what_is_moved(controller: BasketController) -> None:
    controller.add([f"{METHOD}/{number}." for number in range(1, 6)])
    ids = [line.id for line in controller.panel.model.lines()]
    controller.editor.move([ids[0], ids[2]], 5)
    assert clauses(controller) == ["2.", "4.", "5.", "1.", "3."]
    controller.editor.move([ids[0], ids[2]], 0)
    assert clauses(controller) == ["1.", "3.", "2.", "4.", "5."]
    assert not controller.editor.move([ids[0]], 0)


def test_the_keys_of_the_list(controller: BasketController, qtbot: QtBot) -> None:
    controller.add([NINE, TEN, FIFTEEN])
    view = controller.panel.list
    view.setCurrentIndex(index(controller, 0))
    with qtbot.waitSignal(controller.activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [METHOD, NINE]
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert clauses(controller) == ["10.", "9.", "15."]
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert clauses(controller) == ["9.", "10.", "15."]
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert clauses(controller) == ["10.", "15."]


def test_a_new_heading_is_typed_at_once(controller: BasketController, qtbot: QtBot) -> None:
    controller.add([NINE])
    controller.panel.show()
    controller.panel.list.setCurrentIndex(index(controller, 0))
    controller.panel._heading.click()
    field = controller.panel.list.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("价格")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: controller.panel.model.lines()[0].title == "一、价格")


def drop(model: QAbstractItemModel, data: QMimeData, row: int) -> bool:
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())


def test_lines_are_dragged_to_their_place(controller: BasketController) -> None:
    controller.add([NINE, TEN, FIFTEEN])
    model = controller.panel.model
    data = model.mimeData([model.index(2)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    drop(model, data, 0)
    assert clauses(controller) == ["15.", "9.", "10."]


def test_clauses_are_dropped_between_the_lines(controller: BasketController) -> None:
    controller.add([NINE, TEN])
    drop(controller.panel.model, clause_mime([FIFTEEN]), 1)
    assert clauses(controller) == ["9.", "15.", "10."]


def test_clauses_are_dropped_on_the_empty_panel(controller: BasketController) -> None:
    data = clause_mime([NINE, FIFTEEN], "文字")
    assert clause_ids(data) == [NINE, FIFTEEN]
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(controller.panel._empty, enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    QApplication.sendEvent(controller.panel._empty, event)
    assert clauses(controller) == ["9.", "15."]


def test_what_cannot_be_written_is_said_and_changes_nothing(
    controller: BasketController,
    stack: QUndoStack,
    notebook: Notebook,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    controller.add([NINE])
    failed: list[str] = []
    controller.failed.connect(failed.append)

    def refuse(*_: Any) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    with monkeypatch.context() as patch:
        patch.setattr(notebook.baskets, "put", refuse)
        patch.setattr(notebook.baskets, "delete", refuse)
        controller.add([TEN])
        assert "磁盘已满" in failed[0]
        stack.undo()
        qtbot.waitUntil(lambda: stack.index() == 1)
    assert clauses(controller) == ["9."]
    stack.undo()
    assert controller.panel.is_empty()


def test_a_basket_survives_a_library_that_changes(
    controller: BasketController, library: Library, notebook: Notebook
) -> None:
    controller.add([NINE, TEN, FIFTEEN])
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
    controller.refresh()
    nine, ten, fifteen = controller.panel.model.lines()
    assert nine.lost
    assert nine.words.startswith("允许区域医疗中心")
    assert ten.changed
    assert ten.words == "全文另写。"
    assert fifteen.clause_id == f"{METHOD}/16b."
    library.remove(METHOD)
    controller.refresh()
    model = controller.panel.model
    assert all(line.lost and line.gone for line in model.lines())
    assert not nine.gone, "a clause that the text does not have any more"
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "文件已移除" in said, "its name alone could be that of another text"
    assert len(notebook.baskets.all()[0].entries) == 3


def test_finding_an_unknown_document_finds_nothing(library: Library, controller: BasketController) -> None:
    controller.add([NINE])
    anchor = controller.editor.current().entries[0].anchor
    assert BasketFinder(library).find(replace(anchor, document_key="没有")) is None


def test_the_model_keeps_the_rules_of_models(controller: BasketController) -> None:
    tester = QAbstractItemModelTester(
        controller.panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    controller.add([NINE, TEN])
    controller.editor.add_heading("甲", 0)
    controller.editor.clear()
    assert tester.model() is controller.panel.model


def test_the_menu_of_a_line(controller: BasketController) -> None:
    controller.add([NINE])
    controller.editor.add_heading("甲", 0)
    controller.panel.show()
    assert controller.panel.lists.menu_at(index(controller, 0)).actions()[0].text() == "修改标题"
    menu = controller.panel.lists.menu_at(index(controller, 1))
    remove = next(action for action in menu.actions() if action.text() == "移出")
    controller.panel.list.setCurrentIndex(index(controller, 1))
    remove.trigger()
    assert [line.title for line in controller.panel.model.lines()] == ["一、甲"]


def test_lines_are_painted(controller: BasketController, qtbot: QtBot) -> None:
    controller.add([NINE, TEN])
    controller.editor.add_heading("甲", 0)
    controller.panel.show()
    image = controller.panel.grab().toImage()
    assert image.width() == 340
    assert controller.panel.list.indexAt(QPoint(20, 20)).data(BasketRoles.LINE).is_heading
