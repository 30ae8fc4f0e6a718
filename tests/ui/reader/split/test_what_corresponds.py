"""What corresponds in the other text: lit, named below it, and kept at the same height."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.reader.split.both_texts import LIKE_NINE, MEASURES, METHOD, NINE, key
from ui.reader.navigation.navigation_history import LEFT, RIGHT
from ui.services.library.counterparts import Counterparts
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

CONTROL = Qt.KeyboardModifier.ControlModifier


def lit(window: MainWindow) -> list[frozenset[str]]:
    return [view.page.lit_ids for view in window.reader.views()]


def test_what_corresponds_is_lit_in_the_other_text_and_named(qtbot: QtBot, both: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(both.split.found()))
    assert NINE in lit(both)[0]
    assert lit(both)[1] == frozenset()
    assert "第9项" in both.split.note().toolTip()
    assert "内容相近" in both.split.note().toolTip()
    both.reader.activate(LEFT)
    qtbot.waitUntil(lambda: LIKE_NINE in lit(both)[1])
    assert lit(both)[0] == frozenset()


@pytest.mark.parametrize("active", [LEFT, RIGHT])
def test_the_note_outlives_the_text_that_it_was_over(qtbot: QtBot, both: MainWindow, active: int) -> None:
    both.reader.activate(active)
    qtbot.waitUntil(lambda: both.split.note().isVisible())
    over = both.split.note().over()
    assert over is both.reader.other_view()
    both.reader.activate(LEFT if active == RIGHT else RIGHT)
    both.reader.close_current_tab()
    qtbot.waitUntil(lambda: both.split.note().isHidden())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    other = (MEASURES, LIKE_NINE) if both.reading.document_key() == METHOD else (METHOD, NINE)
    both.open(*other, Opening.BESIDE)
    qtbot.waitUntil(lambda: both.split.note().isVisible())
    assert both.split.note().over() is both.reader.other_view()


def test_together_the_other_text_stands_at_what_corresponds(qtbot: QtBot, both: MainWindow) -> None:
    both.split.set_together(True)
    qtbot.waitUntil(lambda: bool(both.split.found()))
    left, right = both.reader.views()
    assert left.top_of(NINE) == pytest.approx(right.top_of(LIKE_NINE), abs=2)
    bar = right.page.verticalScrollBar()
    bar.setValue(bar.value() + 60)
    assert left.top_of(NINE) == pytest.approx(right.top_of(LIKE_NINE), abs=2)
    both.menu_actions["together"].trigger()
    before = left.top_of(NINE)
    bar.setValue(bar.value() - 40)
    assert left.top_of(NINE) == before


def test_two_places_of_one_text(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(NINE)
    window.open(METHOD, f"{METHOD}/15.", Opening.BESIDE)
    assert window.reader.state(LEFT) == [(METHOD, NINE)]
    assert window.reader.state(RIGHT) == [(METHOD, f"{METHOD}/15.")]
    key(window, Qt.Key.Key_D, CONTROL)
    # What is marked is shown in both.
    assert all(f"{METHOD}/15." in view.page.margin for view in window.reader.views())
    document, clause = window.workspace.library.clause(NINE)
    window.notes.toggle_bookmark(document, clause)
    assert all(NINE in view.page.margin for view in window.reader.views())


def test_counterparts_by_likeness_and_by_citation(workspace: Workspace) -> None:
    library = workspace.library
    found = Counterparts(library).find(library.document(METHOD), NINE, library.document(MEASURES))
    assert found
    assert found[0].reason == "likeness"
    assert LIKE_NINE in [each.clause_id for each in found]
    assert Counterparts(library).find(library.document(METHOD), "nowhere", library.document(MEASURES)) == []
    same = library.document(METHOD)
    assert all(each.reason in ("cites", "cited") for each in Counterparts(library).find(same, NINE, same))


def test_what_is_said_of_a_text_covers_no_word_of_it(qtbot: QtBot, both: MainWindow) -> None:
    qtbot.waitUntil(lambda: both.split.note().isVisible())
    over, note = both.reader.other_view(), both.split.note()
    text = over.page.mapTo(both.reader, over.page.rect().bottomLeft())
    assert note.mapTo(both.reader, note.rect().topLeft()).y() >= text.y()


def test_of_one_text_on_both_sides_nothing_is_said_to_be_missing(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(NINE)
    window.open(METHOD, NINE, Opening.BESIDE)
    qtbot.waitUntil(lambda: window.jobs.running() == 0 and not window.split._rest.isActive())
    assert not window.split.note().isVisible()
