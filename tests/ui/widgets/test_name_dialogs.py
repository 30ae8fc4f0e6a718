"""Dialogs that ask for a name: what is wrong is said while one types; Enter takes, Escape leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.widgets.name_dialogs import ChoiceDialog, NameDialog


def can_take(dialog: NameDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_a_name_is_judged_while_it_is_typed(qtbot: QtBot) -> None:
    dialog = NameDialog("新建", "名称", "", lambda text: "已有同名" if text == "甲" else "")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not can_take(dialog)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.setText("甲")
    assert dialog.wrong.text() == "已有同名"
    assert not can_take(dialog)
    dialog.field.setText("  乙   丙 ")
    assert dialog.wrong.text() == ""
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.text() == "乙 丙"


def test_escape_leaves_it(qtbot: QtBot) -> None:
    dialog = NameDialog("新建", "名称", "甲", optional=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert can_take(dialog)
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_one_of_several_is_found_by_typing(qtbot: QtBot) -> None:
    dialog = ChoiceDialog("选择", "文件", ["医保办法", "药品目录", "规划"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.choice() == "医保办法"
    dialog.field.setText("ypml")
    assert dialog.choice() == "药品目录"
    dialog.field.setText("没有这个")
    assert not can_take(dialog)
    assert dialog.wrong.text() == "没有相符的条目"
    dialog.field.setText("")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.choice() == "规划"


def test_a_new_one_may_be_typed_where_that_is_allowed(qtbot: QtBot) -> None:
    dialog = ChoiceDialog("文件夹", "名称", ["", "医保", "药品"], 0, free=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert can_take(dialog)
    assert dialog.choice() == ""
    dialog.field.setText("新文件夹")
    assert dialog.choice() == "新文件夹"
    dialog.field.setText("")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.choice() == "医保"
