"""A small window, large text, a narrow one with a note being written, and reading alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QStyleOptionTab
from pytestqt.qtbot import QtBot

from ui.appearance import text_size
from ui.reader.tab_bar import DocumentTabs
from ui.runtime.settings import Settings
from ui.shell.frame.rail import RailButton
from ui.shell.main_window import MainWindow
from ui.shell.panels import panels
from ui.widgets import dialogs

METHOD = "晋政办函〔2020〕28号"
NUMBER = f"{METHOD}/9."


@pytest.fixture(autouse=True)
def _usual_size() -> Iterator[None]:
    yield
    text_size.set_percent(100)


def test_everything_fits_into_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    assert window.minimumSize().toTuple() == (760, 480)
    window.resize(760, 480)
    for panel in panels():
        window.show_panel(panel.name)
        if not panel.wide:
            window.open_clause(NUMBER)
        qtbot.wait(60)
        least = window.minimumSizeHint()
        assert least.width() <= 760, panel.name
        assert least.height() <= 480, panel.name


def test_the_text_of_the_window_is_larger_at_once_and_stays_so(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    window.show_panel("search")
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    label, view = window.search_panel.head.header, window.search_panel.view
    index = view.model().index(1, 0)
    before = (label.fontMetrics().height(), view.visualRect(index).height(), window.rail.width())
    for _ in range(6):
        window.menu_actions["window_text_larger"].trigger()
    qtbot.wait(50)
    after = (label.fontMetrics().height(), view.visualRect(index).height(), window.rail.width())
    assert settings.text_size == 160
    assert all(new > old * 1.2 for new, old in zip(after, before, strict=True))
    assert window.reader.zoom() == 100
    window.menu_actions["window_text_larger"].trigger()
    assert settings.text_size == 160
    for _ in range(20):
        window.menu_actions["window_text_smaller"].trigger()
    assert settings.text_size == 90
    settings.text_size = 100
    qtbot.wait(50)
    assert (label.fontMetrics().height(), view.visualRect(index).height(), window.rail.width()) == before


@pytest.mark.parametrize("name", ["settings", "keys", "about", "verify", "list_corrections"])
def test_dialogs_stay_on_a_small_screen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # A screen of 1366×768 at 150 %, without the frame.
    room = dialogs.fitting(window.size()) * 0
    room.setWidth(894)
    room.setHeight(464)
    monkeypatch.setattr(dialogs, "fitting", lambda size: size.boundedTo(room))
    window.open_clause(NUMBER)
    seen: list[tuple[int, int, bool]] = []

    def look() -> None:
        opened = QApplication.activeModalWidget()
        if opened is None:  # not yet
            QTimer.singleShot(50, look)
            return
        QTest.qWait(50)
        rows = [one for one in opened.findChildren(QDialogButtonBox) if one.isVisible()]
        lowest = max((one.mapTo(opened, one.rect().bottomRight()).y() for one in rows), default=0)
        seen.append((opened.width(), opened.height(), lowest <= opened.height()))
        opened.close()

    QTimer.singleShot(200, look)
    window.menu_actions[name].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    width, height, shown = seen[0]
    assert width <= 894
    assert height <= 464
    assert shown


def test_a_line_can_be_read_while_a_note_is_written_in_a_narrow_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    window.show_panel("search")
    window.open_clause(NUMBER)
    window.menu_actions["note"].trigger()
    qtbot.wait(50)
    assert window.inspector.isVisible()
    view = window.reader.current_view()
    assert view is not None
    assert view.page.column.text_width >= 420
    window.show_panel("search")
    assert window.side.isVisible()


def test_reading_folds_everything_else_away_and_escape_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 768)
    window.open(METHOD, NUMBER)
    window.show_panel("notes")
    window.focus_page()
    parts = (window.rail, window.side, window.top_bar, window.status, window.inspector)
    before = [part.isVisible() for part in parts]
    assert all(before)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F11)
    assert not any(part.isVisible() for part in parts)
    assert window.isFullScreen()
    assert window.menuBar().height() == 0
    assert "Esc" in "".join(label.text() for label in window.banner.findChildren(QLabel))
    # The keys of the menus are alive.
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.reader.zoom() == 110
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert [part.isVisible() for part in parts] == before
    assert not window.isFullScreen()
    assert not window.banner.texts(), "nothing is folded away any more"
    assert window.panel() == "notes"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F11)
    window.menu_actions["search"].trigger()
    assert window.top_bar.isVisible()
    assert window.search_box.line_edit.hasFocus()
    assert not window.menu_actions["full_screen"].isChecked()


def test_the_focus_goes_to_the_text_when_the_side_folds_away(window: MainWindow, qtbot: QtBot) -> None:
    window.open_clause(NUMBER)
    window.show_panel("library")
    window.library_panel.view.setFocus()
    qtbot.waitUntil(window.library_panel.view.hasFocus)
    window.menu_actions["show_side"].trigger()
    assert not window.side.isVisible()
    view = window.reader.current_view()
    assert view is not None
    assert view.page.hasFocus()


def test_the_rail_shows_all_its_words_or_none(window: MainWindow, qtbot: QtBot) -> None:
    buttons = window.rail.findChildren(RailButton)
    seen = set()
    for height in range(480, 760, 7):
        window.resize(1024, height)
        qtbot.wait(1)
        shown = {button.shows_word() for button in buttons}
        assert len(shown) == 1, height
        seen |= shown
    assert seen == {True, False}


def test_the_outline_leaves_the_text_enough_room_beside_the_side_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    outline, side, columns = window.reader.outline, window.side, window.columns
    window.resize(1024, 700)
    window.show_panel("library")
    window.open_clause(NUMBER)
    columns.show_outline(True)
    qtbot.waitUntil(lambda: outline.isVisible() and not side.isVisible())
    view = window.reader.current_view()
    assert view is not None
    assert view.width() >= 420, "what was asked for is shown, and the side panel gives way"
    window.show_panel("library")
    qtbot.waitUntil(lambda: side.isVisible() and not outline.isVisible())
    assert view.width() >= 420
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: side.isVisible() and outline.isVisible())
    columns.show_outline(False)
    window.resize(1024, 700)
    columns.show_outline(True)
    columns.show_outline(False)
    qtbot.waitUntil(lambda: side.isVisible() and not outline.isVisible())


def test_the_name_in_a_tab_is_cut_in_its_middle_where_the_row_has_no_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_clause(NUMBER)
    tabs = next(each for each in window.reader.findChildren(DocumentTabs) if each.count())
    shown = QStyleOptionTab()
    tabs.initStyleOption(shown, 0)
    assert shown.text == tabs.tabText(0), "with room it is whole"
    tabs.setFixedWidth(150)
    qtbot.waitUntil(lambda: tabs.tabRect(0).width() == 150)
    tabs.initStyleOption(shown, 0)
    assert "…" in shown.text
    assert shown.text.endswith(tabs.tabText(0)[-2:])
    tabs.addTab("山西省保障和促进县域医疗卫生一体化办法")
    assert tabs.tabRect(0).width() > 100, "several are scrolled"
