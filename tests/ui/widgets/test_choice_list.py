"""Lists of choices: what was chosen stays, what is cut is whole in the tip, many are searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.widgets.choices.choice_list import MANY, ChoiceList
from ui.widgets.choices.searched_list import SearchedList

NAMES = [f"{place}实施《中华人民共和国归侨侨眷权益保护法》办法" for place in ("北京市", "上海市", "天津市")]


def made(qtbot: QtBot, choices: list[tuple[str, object]]) -> ChoiceList:
    box = ChoiceList("文件")
    qtbot.addWidget(box)
    box.fill("全部文件", choices)
    box.show()
    return box


def test_what_is_chosen_stays_while_it_is_offered(qtbot: QtBot) -> None:
    box = made(qtbot, [("甲", "a"), ("乙", "b")])
    told: list[int] = []
    box.currentIndexChanged.connect(told.append)
    box.setCurrentIndex(2)
    box.fill("全部文件", [("乙", "b"), ("丙", "c")])
    assert (box.currentData(), told) == ("b", [2])
    box.fill("全部文件", [("丙", "c")])
    assert box.currentData() is None


def test_a_name_that_is_cut_keeps_what_tells_it_apart_and_is_whole_in_its_tip(qtbot: QtBot) -> None:
    box = made(qtbot, [(name, name) for name in NAMES])
    box.resize(box.maximumWidth(), box.height())
    shown = set()
    for at, name in enumerate(NAMES, 1):
        box.setCurrentIndex(at)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText != name
        shown.add(option.currentText)
        assert name in box.toolTip()
        assert box.itemData(at, Qt.ItemDataRole.ToolTipRole) == name
    assert len(shown) == len(NAMES)


@pytest.mark.parametrize("size", [90, 100, 130, 160])
def test_the_head_is_read_whole_where_the_list_is_as_narrow_as_it_may_be(qtbot: QtBot, size: int) -> None:
    themes = ThemeManager(text_size=size)
    themes.set_theme("light")
    box = made(qtbot, [("甲", "a"), ("乙", "b")])
    for width in (box.sizeHint().width(), box.minimumWidth()):
        box.resize(width, box.height())
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText == "全部文件"


def test_many_choices_are_searched_by_words_and_pinyin(qtbot: QtBot) -> None:
    box = made(qtbot, [(f"单位{n}", n) for n in range(MANY)] + [("医保局", "yb")])
    box.setFocus()
    with qtbot.waitSignal(box.activated):
        QTest.keyClick(box, Qt.Key.Key_Space)
        popup = box.findChild(SearchedList)
        assert popup is not None
        assert popup.isVisible()
        QTest.keyClicks(popup.findChild(QLineEdit), "yibaoju")
        rows = popup.findChild(QListWidget)
        assert [rows.item(at).text() for at in range(rows.count()) if not rows.isRowHidden(at)] == ["医保局"]
        QTest.keyClick(popup.findChild(QLineEdit), Qt.Key.Key_Return)
    assert box.currentData() == "yb"


def test_few_choices_are_the_usual_list(qtbot: QtBot) -> None:
    box = made(qtbot, [("甲", "a")])
    box.showPopup()
    assert box.findChild(SearchedList) is None
    box.hidePopup()
