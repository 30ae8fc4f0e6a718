"""The small widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.appearance.icons import icon, logo, pixmap
from ui.appearance.theme import ThemeManager
from ui.shell.frame.rail import Rail
from ui.shell.frame.status_bar import StatusBar
from ui.widgets.action_text import plain_text
from ui.widgets.banner import Banner
from ui.widgets.choices.chips import ChipRow
from ui.widgets.painting import ELLIPSIS, ui_font
from ui.widgets.panel_header import PanelHeader
from ui.widgets.search_box import MAX_LENGTH, SearchBox
from ui.widgets.text_block import TextBlock


@pytest.fixture
def box(qtbot: QtBot, themes: ThemeManager) -> SearchBox:
    made = SearchBox(themes)
    qtbot.addWidget(made)
    made.show()
    return made


def test_composing_is_not_searching(box: SearchBox) -> None:
    told: list[str] = []
    box.edited.connect(told.append)
    QApplication.sendEvent(box.line_edit, QInputMethodEvent("chuang", []))
    assert told == []
    commit = QInputMethodEvent()
    commit.setCommitString("床位")
    QApplication.sendEvent(box.line_edit, commit)
    assert told == ["床位"]


def test_keys_of_the_box(box: SearchBox) -> None:
    moved: list[int] = []
    left: list[bool] = []
    submitted: list[bool] = []
    box.moved.connect(moved.append)
    box.left.connect(lambda: left.append(True))
    box.submitted.connect(lambda: submitted.append(True))
    box.show_text("床位")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(box.line_edit, key)
    assert (moved, submitted) == ([1, -1], [True])
    QTest.keyClick(box.line_edit, Qt.Key.Key_Escape)
    assert (box.text(), left) == ("", [])
    QTest.keyClick(box.line_edit, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_book_in_the_box_is_cut(box: SearchBox) -> None:
    box.set_text("字" * (MAX_LENGTH + 5))
    assert len(box.text()) == MAX_LENGTH


def test_showing_text_tells_nobody(box: SearchBox) -> None:
    told: list[str] = []
    box.edited.connect(told.append)
    box.show_text("医保")
    assert told == []
    box.clear()
    assert told == [""]


def test_a_banner_offers_one_thing(qtbot: QtBot, themes: ThemeManager) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    banner = Banner(themes, parent)
    parent.show()
    done: list[int] = []
    banner.warn("磁盘已满", "重试", lambda: done.append(1))
    assert banner.isVisible()
    banner.act()
    banner.act()
    assert done == [1]
    assert not banner.isVisible()
    banner.inform("已添加")
    assert banner.text() == "已添加"


def test_news_do_not_take_the_place_of_a_warning(qtbot: QtBot, themes: ThemeManager) -> None:
    banner = Banner(themes)
    qtbot.addWidget(banner)
    done: list[str] = []
    banner.warn("工作本已损坏", "恢复备份…", lambda: done.append("restored"), key="damage")
    banner.inform("已复制")
    banner.inform("已添加")
    banner.warn("磁盘已满")
    banner.warn("磁盘仍然已满")
    assert banner.texts() == ["工作本已损坏", "已添加", "磁盘仍然已满"]
    # On the screen, news stand below the warnings.
    column = [banner.layout().itemAt(at).widget().label.text() for at in range(banner.layout().count())]
    assert column == ["工作本已损坏", "磁盘仍然已满", "已添加"]
    for timer in banner._timers.values():
        timer.timeout.emit()
    banner.clear()
    assert banner.texts() == ["工作本已损坏"]
    assert banner.isVisible()
    banner.act()
    assert (done, banner.texts()) == (["restored"], [])
    assert not banner.isVisible()


def test_a_banner_shows_of_a_long_path_its_end(qtbot: QtBot, themes: ThemeManager) -> None:
    banner = Banner(themes)
    qtbot.addWidget(banner)
    long = "/医策/" + "很长的文件夹/" * 12 + "结果.csv"
    banner.warn(f"无法写入“{long}”：磁盘已满。")
    assert banner.text().startswith("无法写入“…/很长的文件夹/")
    assert banner.text().endswith("/结果.csv”：磁盘已满。")
    assert len(banner.text()) < 75
    assert banner._lines[""].label.toolTip() == f"无法写入“{long}”：磁盘已满。"
    banner.warn("“/数据/a.db”已损坏。")
    assert banner.text() == "“/数据/a.db”已损坏。"
    assert banner._lines[""].label.toolTip() == ""


def test_chips_wrap_and_can_be_replaced(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.set_texts(["医保", "医疗保险", "医疗保障", "基本医疗保险"])
    assert row.layout().heightForWidth(120) > row.layout().heightForWidth(1000)
    row.set_texts(["一"])
    assert row.texts() == ["一"]


def test_status_bar(qtbot: QtBot, themes: ThemeManager) -> None:
    bar = StatusBar(themes)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_library(5, 50, 100)
    bar.show_hit(3, 12)
    assert bar.text() == "离线 5 份文件 50 条、100 项 第 3/12 处 已保存"
    bar.show_work("正在建立索引", 0.4, True)
    assert "正在建立索引" in bar.text()
    bar.work_done()
    bar.show_hit(0, 0)
    bar.show_saved(False)
    assert bar.text() == "离线 5 份文件 50 条、100 项 尚未保存"


def test_rail(qtbot: QtBot, themes: ThemeManager) -> None:
    rail = Rail(themes, [("library", "library", "文件", "文件")], ("设置", "设置"))
    qtbot.addWidget(rail)
    with qtbot.waitSignal(rail.panel_requested) as asked:
        rail.button("library").click()
    assert asked.args == ["library"]
    rail.show_panel("library")
    assert rail.button("library").isChecked()
    rail.show_panel(None)
    assert not rail.button("library").isChecked()


@pytest.mark.parametrize(
    ("text", "plain"),
    [("&File", "File"), ("文件(&F)", "文件"), ("添加文件(&A)…", "添加文件"), ("重做", "重做")],
)
def test_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_icons_are_drawn_in_their_colour_at_any_size(qapp: QApplication) -> None:
    for side in (12, 16, 33, 64):
        image = icon("search", "#ff0000").pixmap(QSize(side, side)).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(side) for y in range(side)} - {"#000000"}
        assert "#ff0000" in colours or any(name.startswith("#f") for name in colours)
    disabled = icon("search", "#ff0000").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    enabled = icon("search", "#ff0000").pixmap(QSize(32, 32)).toImage()
    assert disabled != enabled
    assert pixmap("x", "#000000", 16, 2.0).size() == QSize(32, 32)
    assert not logo("#0F6A64", "#FFFFFF", 28).isNull()
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")


@pytest.mark.parametrize("text", ["", "短", "长" * 300, "word " * 80, "𠮷😀" * 60])
def test_text_blocks_keep_to_their_lines(qapp: QApplication, text: str) -> None:
    block = TextBlock(text, ui_font(13), 200, 2, 20, ((0, 2), (150, 400)))
    assert block.height <= 40
    image = QImage(220, 60, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    block.draw(painter, image.rect().topLeft(), "#000000")
    painter.end()
    if len(text) > 100:
        assert block._layout.text().endswith(ELLIPSIS)


def test_the_remark_of_a_header_is_cut_in_its_middle_where_it_has_no_room(qtbot: QtBot) -> None:
    header = PanelHeader("打印篮")
    qtbot.addWidget(header)
    header.resize(600, 40)
    header.show()
    label = header.findChild(QLabel, "panelRemark")
    assert isinstance(label, QLabel)
    whole = "支持区域医疗中心建设运营政策清单等 2 份文件摘录 · 2 条"
    header.set_remark(whole)
    assert label.text() == whole
    assert not label.toolTip()
    header.resize(260, 40)
    assert "…" in label.text()
    assert label.text().endswith("2 条")
    assert label.toolTip() == whole
    assert header.text() == f"打印篮 {whole}"
    QApplication.processEvents()
    assert label.sizeHint().width() <= label.width()
    header.hide()
    header.set_remark(f"新{whole}")
    header.show()
    assert "…" in label.text()
    header.set_remark(whole)
    header.resize(600, 40)
    assert label.text() == whole


def test_a_remark_without_room_is_said_in_fewer_words_before_it_is_cut(qtbot: QtBot) -> None:
    header = PanelHeader("85771 条")
    qtbot.addWidget(header)
    header.resize(600, 40)
    header.show()
    label = header.findChild(QLabel, "panelRemark")
    assert isinstance(label, QLabel)
    whole, last = "3315 份文件 · 第 85672–85771 条 · 227 毫秒", "第 85672–85771 条"
    header.set_remark(whole, (f"3315 份文件 · {last}", last))
    assert label.text() == whole
    seen = []
    for width in range(600, 150, -5):
        header.resize(width, 40)
        seen.append(label.text())
    assert list(dict.fromkeys(seen))[:3] == [whole, f"3315 份文件 · {last}", last]
