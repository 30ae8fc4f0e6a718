"""Names of documents in one line: what tells one from another is set smaller before it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QMenu, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.services.library.short_names import narrow_form, tell_apart
from ui.shell.frame.status_bar import StatusBar
from ui.widgets import document_line
from ui.widgets.clause_list.clause_menu import add_head
from ui.widgets.document_line import LEAST_SIZE, NameDelegate, cut_file_name, cut_name, cut_words, draw_name
from ui.widgets.painting import ui_font
from ui.widgets.panel_header import PanelHeader

COURT = "最高人民法院、最高人民检察院关于办理"
NAMES = [
    f"{COURT}{what}刑事案件适用法律若干问题的解释"
    for what in ("组织、利用邪教组织破坏法律实施等", "危害药品安全", "非法采矿、破坏性采矿", "环境污染")
]


@pytest.fixture(autouse=True)
def _library(qtbot: QtBot) -> Iterator[None]:
    tell_apart([SimpleNamespace(key=name, name=name, edition=None) for name in NAMES])
    yield
    tell_apart(())


def shown(monkeypatch: pytest.MonkeyPatch, name: str, share: float) -> tuple[str, int]:
    """The words and the size in which a name is drawn in a share of the room that its narrow form takes."""
    drawn: list[tuple[str, int]] = []

    def draw(_painter, rect, text, font, _colour, _right, elide) -> float:  # type: ignore[no-untyped-def]
        drawn.append((QFontMetricsF(font).elidedText(text, elide, rect.width()), font.pixelSize()))
        return 0.0

    monkeypatch.setattr(document_line, "draw_line", draw)
    room = share * QFontMetricsF(ui_font(14)).horizontalAdvance(narrow_form(name))
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    draw_name(painter, QRectF(0, 0, room, 20), name, ui_font(14), "#000")
    painter.end()
    return drawn[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_without_room_is_set_smaller_before_it_is_cut(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert shown(monkeypatch, name, 1.02) == (narrow_form(name), 14)
    text, size = shown(monkeypatch, name, LEAST_SIZE + 0.02)
    assert text == narrow_form(name)
    assert size < 14


def test_names_of_one_library_do_not_look_alike_in_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({shown(monkeypatch, name, LEAST_SIZE + 0.02)[0] for name in NAMES}) == len(NAMES)
    metrics = QFontMetrics(ui_font(14))
    room = max(metrics.horizontalAdvance(narrow_form(name)) for name in NAMES)
    assert len({cut_name(name, metrics, room) for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_in_a_sentence_the_name_gives_way_and_the_place_stays_whole(qtbot: QtBot, name: str) -> None:
    metrics = QFontMetrics(ui_font(14))
    text = f"{name} 第二十八条 等（另有 3 条）"
    room = metrics.horizontalAdvance(f"{narrow_form(name)} 第二十八条 等（另有 3 条）")
    cut = cut_words(text, metrics, room)
    assert cut == f"{narrow_form(name)} 第二十八条 等（另有 3 条）"
    assert cut_words(text, metrics, 4 * room) == text


def test_the_head_of_a_menu_says_the_place_whole(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    add_head(menu, f"{NAMES[0]} 第二十八条")
    assert menu.actions()[0].text().endswith(" 第二十八条")
    assert "…" in menu.actions()[0].text()


def test_the_status_bar_says_the_place_whole(qtbot: QtBot, themes: ThemeManager) -> None:
    bar = StatusBar(themes)
    qtbot.addWidget(bar)
    bar.resize(600, 26)
    bar.show()
    bar.show_clause(f"{NAMES[0]} 第二十八条")
    bar.layout().activate()
    label = next(each for each in bar.findChildren(QLabel) if each.accessibleName() == "当前条款")
    assert label.width() < label.sizeHint().width(), "there is no room for all of it"
    assert label.shown().endswith(" 第二十八条")  # type: ignore[attr-defined]


def test_names_of_files_keep_their_end_and_as_much_of_the_beginning_as_fits(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(ui_font(14))
    room = metrics.horizontalAdvance("字" * 14)
    names = [
        f"上海市区和乡镇人民代表大会代表直接选举实施细则({day}).txt" for day in ("2021-03-24", "2021-08-24")
    ]
    shown = [cut_file_name(name, metrics, room) for name in names]
    assert [each[-16:] for each in shown] == [name[-16:] for name in names]
    assert all(each.startswith("上海市区和") for each in shown), "not a word more than has to go is left out"
    assert all(metrics.horizontalAdvance(each) <= room for each in shown)
    assert cut_file_name("通知.docx", metrics, room) == "通知.docx"
    assert cut_file_name("没有格式的一个特别长的文件的名字也要放得下", metrics, room).endswith("下")


def test_cells_of_a_table_do_not_look_alike(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def cut(name: str, metrics: QFontMetrics, room: int) -> str:
        painted.append(cut_name(name, metrics, room))
        return painted[-1]

    monkeypatch.setattr(document_line, "cut_name", cut)

    table = QTableWidget(len(NAMES), 1)
    qtbot.addWidget(table)
    table.setItemDelegateForColumn(0, NameDelegate(table))
    for row, name in enumerate(NAMES):
        table.setItem(row, 0, QTableWidgetItem(name))
    wanted = table.sizeHintForColumn(0)
    assert wanted > table.fontMetrics().horizontalAdvance(NAMES[1]), "it wants room for all of the name"
    table.setColumnWidth(0, max(map(table.fontMetrics().horizontalAdvance, map(narrow_form, NAMES))) + 20)
    table.resize(600, 300)
    painted.clear()
    table.grab()
    assert len(set(painted)) == len(NAMES)
    assert not set(painted) & set(NAMES)


def test_the_remark_of_a_panel_names_documents_apart(qtbot: QtBot) -> None:
    shown = set()
    for name in NAMES:
        header = PanelHeader("打印篮")
        qtbot.addWidget(header)
        header.resize(480, 40)
        header.show()
        header.set_remark(f"{name}摘录 · 8 条")
        label = next(each for each in header.findChildren(QLabel) if each.toolTip())
        assert label.text().endswith("摘录 · 8 条")
        shown.add(label.text())
    assert len(shown) == len(NAMES)
