"""Several baskets, and what they are called."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack

from store.library import Library
from store.notebook import Notebook
from tests.finding import one
from tests.ui.basket.test_basket import FIFTEEN, METHOD, NINE, TEN, clauses
from ui.basket.controller import BasketController
from ui.widgets.panel_header import PanelHeader


def test_several_baskets(controller: BasketController, notebook: Notebook) -> None:
    controller.add([NINE])
    controller.editor.create("薪酬会")
    assert controller.panel.is_empty()
    controller.add([FIFTEEN])
    first, second = controller.editor.baskets()
    controller.panel.basket_chosen.emit(first.id)
    assert clauses(controller) == ["9."]
    texts = [action.text() for action in controller.panel.baskets_menu().actions()]
    assert texts[:2] == ["支持区域医疗中心建设运营政策清单摘录", "薪酬会"]
    controller.panel.delete_requested.emit()
    assert clauses(controller) == ["15."]
    assert [each.id for each in notebook.baskets.all()] == [second.id]


def test_a_new_basket_is_named_by_its_first_heading(controller: BasketController, stack: QUndoStack) -> None:
    editor, panel = controller.editor, controller.panel
    controller.add([f"{METHOD}/9."])
    after_document = editor.current().title
    assert after_document == "支持区域医疗中心建设运营政策清单摘录"
    panel.heading_requested.emit(0)
    assert editor.current().title == after_document, "nobody has typed a heading yet"
    panel.heading_edited.emit(panel.model.lines()[0].id, "价格与医保")
    assert editor.current().title == "价格与医保"
    assert one(panel, PanelHeader).text().startswith("打印篮 价格与医保")
    editor.add_heading("薪酬")
    panel.heading_edited.emit(panel.model.lines()[0].id, "价格")
    assert editor.current().title == "价格与医保", "a name is kept"
    stack.undo()
    stack.undo()
    stack.undo()
    assert editor.current().title == after_document
    stack.redo()
    assert editor.current().title == "价格与医保"


def test_two_baskets_do_not_get_one_name(controller: BasketController) -> None:
    editor = controller.editor
    editor.create("薪酬")
    editor.create("打印篮")
    editor.add_heading("薪酬")
    assert editor.current().title == "打印篮"


def test_a_basket_that_nobody_named_is_called_after_what_is_in_it(
    controller: BasketController, library: Library, stack: QUndoStack
) -> None:
    editor, said = controller.editor, list[str]()
    editor.done.connect(said.append)
    controller.add([NINE])
    one = editor.current().title
    assert one == "支持区域医疗中心建设运营政策清单摘录"
    other = next(document for document in library.documents() if document.key != METHOD)
    clause = next(iter(library.document(other.key).walk())).id
    controller.add([clause])
    assert editor.current().title == "支持区域医疗中心建设运营政策清单等 2 份文件摘录"
    assert said[-1].startswith("已放入打印篮："), "a name that nobody gave says nothing"
    editor.remove([editor.current().entries[1].id])
    assert editor.current().title == one
    stack.undo()
    assert "2 份" in editor.current().title
    editor.rename("专题会")
    editor.remove([editor.current().entries[0].id])
    assert editor.current().title == "专题会", "a name that was given is kept"
    editor.create("打印篮")
    controller.add([TEN])
    assert editor.current().title == one
    editor.create("打印篮")
    controller.add([TEN])
    assert editor.current().title == "打印篮", "two are not called alike"
    editor.clear()
    assert editor.current().title == "打印篮"
