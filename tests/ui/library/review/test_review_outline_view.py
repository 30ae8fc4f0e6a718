"""The outline of a file that is checked: no row lies over the next, whatever the width."""

from __future__ import annotations

import itertools

from pytestqt.qtbot import QtBot

from store.intake.decisions.draft_rows import DraftRow
from ui.appearance.theme import ThemeManager
from ui.library.review.review_outline_view import ReviewOutlineView


def test_rows_are_as_high_as_their_words_at_another_width(qtbot: QtBot, themes: ThemeManager) -> None:
    view = ReviewOutlineView(themes)
    qtbot.addWidget(view)
    words = "人体器官捐献和移植工作坚持人民至上、生命至上，推动人体器官捐献，规范人体器官获取和分配。"
    view.show_rows(
        [DraftRow("clause", 1, f"第{number}条", text=words[: 20 + number]) for number in range(20)], []
    )
    view.resize(520, 300)
    view.show()
    for width in (420, 300, 260, 500):
        view.resize(width, 300)
        tops = [view.model().index(number, 0) for number in range(20)]
        qtbot.waitUntil(
            lambda tops=tops: all(
                view.visualRect(above).bottom() < view.visualRect(below).top()
                for above, below in itertools.pairwise(tops)
            )
        )
