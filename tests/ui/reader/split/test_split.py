"""Two texts side by side: each with its tabs, one active; what corresponds is lit; they scroll together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.reader.split.both_texts import LIKE_NINE, MEASURES, METHOD, NINE, NONE, key
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.inspector_sections import LinkButton
from ui.reader.navigation.navigation_history import LEFT, RIGHT
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_each_side_has_its_tabs_and_the_active_one_is_current(both: MainWindow) -> None:
    window = both
    assert window.reader.state(LEFT) == [(METHOD, NINE)]
    assert window.reader.state(RIGHT) == [(MEASURES, LIKE_NINE)]
    assert window.current.clause_id() == LIKE_NINE
    window.menu_actions["other_text"].trigger()
    assert window.reader.active_side() == LEFT
    assert window.current.clause_id() == NINE
    key(window, Qt.Key.Key_B, CONTROL)
    assert [line.clause_id for line in window.basket.panel.model.lines()] == [NINE]
    assert window.inspector.clause().id == NINE


def test_a_press_in_a_text_makes_it_the_active_one(both: MainWindow) -> None:
    left = both.reader.views()[0]
    QTest.mouseClick(left.page.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(200, 200))
    assert both.reader.active_side() == LEFT
    assert both.current.document_key() == METHOD
    # What is opened now is opened at this side.
    both.open(MEASURES)
    assert both.reader.state(LEFT)[0][0] == MEASURES
    assert both.reader.state(RIGHT) == [(MEASURES, LIKE_NINE)]


def test_the_sides_are_swapped(both: MainWindow) -> None:
    both.reader.swap()
    assert both.reader.state(LEFT) == [(MEASURES, LIKE_NINE)]
    assert both.reader.active_side() == LEFT
    assert both.current.clause_id() == LIKE_NINE


@pytest.mark.parametrize("way", ["esc", "tab", "command"])
def test_the_right_side_is_closed_and_its_tab_can_come_back(both: MainWindow, way: str) -> None:
    window = both
    window.focus_page()
    if way == "esc":
        key(window, Qt.Key.Key_Escape)
    elif way == "tab":
        key(window, Qt.Key.Key_W, CONTROL)
    else:
        window.menu_actions["close_side"].trigger()
    assert not window.reader.is_split()
    assert window.current.clause_id() == NINE
    assert not window.menu_actions["swap_texts"].isEnabled()
    key(window, Qt.Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.reading.clause_id() == LIKE_NINE


def test_closing_the_left_side_leaves_the_right_one(both: MainWindow) -> None:
    both.reader.activate(LEFT)
    both.reader.close_current_tab()
    assert not both.reader.is_split()
    assert both.reader.state(LEFT) == [(MEASURES, LIKE_NINE)]
    assert both.current.clause_id() == LIKE_NINE


def test_back_goes_to_the_side_where_it_was(both: MainWindow) -> None:
    window = both
    window.reader.activate(LEFT)
    window.menu_actions["back"].trigger()
    assert window.reader.active_side() == RIGHT
    assert window.reading.clause_id() == LIKE_NINE
    window.menu_actions["forward"].trigger()
    assert (window.reader.active_side(), window.reading.clause_id()) == (LEFT, NINE)


def test_a_related_clause_opens_beside_with_alt(qtbot: QtBot, window: MainWindow) -> None:
    from ui.reader.inspector.inspector_sections import LinkButton

    window.resize(1920, 1080)
    window.open_clause(NINE)
    section = next(each for each in window.inspector.link_lists() if "Related" in type(each).__name__)
    qtbot.waitUntil(lambda: bool(section.findChildren(LinkButton)))
    link = section.findChildren(LinkButton)[0]
    place = link.property("place")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, ALT, QPoint(5, 5))
    assert window.reader.state(RIGHT) == [tuple(place)]
    assert window.reader.state(LEFT) == [(METHOD, NINE)]


def test_a_hit_opens_beside_by_keys_and_mouse(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(NINE)
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    panel = window.search_panel
    panel.view.setFocus()
    wanted = window.current.clause_id()
    key(window, Qt.Key.Key_Return, ALT)
    assert window.reader.is_split()
    assert window.reading.clause_id() == wanted
    assert window.reader.state(LEFT) == [(METHOD, NINE)]


def test_a_small_window_folds_the_inspector(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.open_clause(NINE)
    assert window.inspector.isVisible()
    window.open(MEASURES, None, Opening.BESIDE)
    assert not window.inspector.isVisible()
    window.reader.close_side()
    assert window.inspector.isVisible()


def test_both_texts_come_back(
    qtbot: QtBot, both: MainWindow, workspace: Workspace, jobs: Jobs, themes: ThemeManager, settings: Settings
) -> None:
    both.reader.activate(LEFT)
    both.split.set_together(False)
    both.close()
    again = MainWindow(workspace, jobs, themes, settings, "0.0")
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    qtbot.waitUntil(lambda: again.reader.is_split())
    assert again.reader.state(LEFT) == [(METHOD, NINE)]
    assert again.reader.state(RIGHT) == [(MEASURES, LIKE_NINE)]
    assert again.reader.active_side() == LEFT
    assert all(view.document() is not None for view in again.reader.views())
    assert not again.split.together()
    again.close()


# -- tabs ----------------------------------------------------------------------------------------------


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    keys = [one.key for one in window.workspace.library.documents()][:3]
    for document_key in keys:
        window.open(document_key, None, Opening.TAB)
    return window


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ("close_others", lambda keys: [keys[1]]),
        ("close_right", lambda keys: keys[:2]),
        ("close", lambda keys: [keys[0], keys[2]]),
    ],
)
def test_the_menu_of_a_tab(three: MainWindow, what: str, left: Callable[[list[str]], list[str]]) -> None:
    keys = [place[0] for place in three.reader.state()]
    row = three.reader.active_pane().row
    menu = row.menu_at(1)
    next(action for action in menu.actions() if action.objectName() == what).trigger()
    assert [place[0] for place in three.reader.state()] == left(keys)
    again = row.menu_at(0)
    next(action for action in again.actions() if action.objectName() == "reopen").trigger()
    assert len(three.reader.state()) == len(left(keys)) + 1


def test_a_tab_is_opened_beside_and_closed_by_the_middle_button(three: MainWindow) -> None:
    keys = [place[0] for place in three.reader.state()]
    row = three.reader.active_pane().row
    menu = row.menu_at(0)
    next(action for action in menu.actions() if action.objectName() == "beside").trigger()
    assert [place[0] for place in three.reader.state(RIGHT)] == [keys[0]]
    tabs = three.reader.panes()[LEFT].row.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, NONE, tabs.tabRect(1).center())
    assert [place[0] for place in three.reader.state(LEFT)] == [keys[0], keys[2]]


# -- what corresponds ----------------------------------------------------------------------------------


def test_both_texts_are_equally_wide_and_keep_their_shares(both: MainWindow, qtbot: QtBot) -> None:
    left, right = both.reader.panes()
    for width in (1366, 1000, 1600):
        both.resize(width, 768)
        qtbot.waitUntil(lambda: abs(left.width() - right.width()) <= 2)
    splitter = both.reader.panes()[0].parentWidget()
    splitter.moveSplitter(left.x() + left.width() - 150, splitter.indexOf(right))
    share = both.reader.share()
    assert share < 0.45
    both.resize(1366, 768)
    qtbot.waitUntil(lambda: abs(both.reader.share() - share) < 0.02)


def test_the_text_flows_once_when_another_comes_beside_it_or_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.open_clause(NINE)
    view = window.reader.current_view()
    assert view is not None
    qtbot.waitUntil(lambda: view.page.width() > 600)
    widths = [view.page.width()]
    view.page.resized.connect(lambda: widths.append(view.page.width()))
    for change in (lambda: window.open(MEASURES, LIKE_NINE, Opening.BESIDE), window.reader.close_side):
        del widths[:-1]
        change()
        QApplication.processEvents()
        # It may get lower before, by the line for what is said of the text.
        assert len({*widths}) == 2
        assert view.page.document().textWidth() == view.page.viewport().width()


@pytest.mark.parametrize(("gone", "side", "left"), [(METHOD, LEFT, LIKE_NINE), (MEASURES, RIGHT, NINE)])
def test_the_text_that_is_left_is_current_when_the_other_document_goes(
    both: MainWindow, qtbot: QtBot, gone: str, side: int, left: str
) -> None:
    both.reader.activate(side)
    qtbot.waitUntil(lambda: both.inspector.document().key == gone)
    both.reader.close_document(gone)
    assert both.inspector.clause().id == left
    assert both.reading.clause_id() == left
    assert both.current.clause_id() == left


def test_a_link_of_the_inspector_that_opens_beside_leaves_the_focus_in_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    window.open_clause(NINE)
    window.columns.show_inspector(True)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.inspector.findChildren(LinkButton)))
    related = next(one for one in window.inspector.findChildren(LinkButton) if one.isVisible())
    related.setFocus()
    QTest.mouseClick(related, Qt.MouseButton.LeftButton, ALT)
    qtbot.waitUntil(window.reader.is_split)
    qtbot.waitUntil(lambda: not window.inspector.isVisible())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.reader.isAncestorOf(focused)
