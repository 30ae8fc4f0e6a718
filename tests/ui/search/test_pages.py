"""Thousands of hits: the list holds a stretch of them, and goes to either end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from index.results import Hit
from tests.ui.search.test_results import answer, hit
from ui.appearance.theme import ThemeManager
from ui.search.panel import SearchPanel
from ui.search.result_rows import MOST_SHOWN, PAGE

TOTAL = 5_000
ALL = [hit("甲乙丙丁"[number * 4 // TOTAL], number) for number in range(TOTAL)]


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeManager) -> SearchPanel:
    made = SearchPanel(themes, lambda key: key)
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    made.page_wanted.connect(lambda start: made.add_page(start, ALL[start : start + PAGE]))
    made.show_answer(answer(*ALL[:50], total=TOTAL))
    return made


def shown(panel: SearchPanel) -> list[Hit]:
    return panel.hits()


def _is_stretch(hits: Sequence[Hit]) -> bool:
    first = ALL.index(hits[0])
    return list(hits) == ALL[first : first + len(hits)]


def test_reading_on_the_list_does_not_grow_without_end(panel: SearchPanel) -> None:
    model = panel.view.model()
    for _ in range(20):
        model.fetchMore(model.index(-1, 0))
        assert len(shown(panel)) <= MOST_SHOWN
        assert _is_stretch(shown(panel))
    assert shown(panel)[0] != ALL[0]
    assert "–" in panel.head.header.text()


def test_end_goes_to_the_last_hit_and_home_to_the_first(qtbot: QtBot, panel: SearchPanel) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.current_hit() == ALL[-1]
    assert _is_stretch(shown(panel))
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.current_hit() == ALL[0]
    assert _is_stretch(shown(panel))


def test_scrolling_up_from_the_end_brings_the_hits_before(qtbot: QtBot, panel: SearchPanel) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    before = shown(panel)[0]
    panel.view.verticalScrollBar().setValue(0)
    assert shown(panel)[0] == ALL[ALL.index(before) - PAGE]
    assert _is_stretch(shown(panel))
    top = panel.view.indexAt(panel.view.viewport().rect().topLeft())
    assert top.row() > 0, "what was on the screen stays there"
