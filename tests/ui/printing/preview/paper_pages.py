"""The place for paper, opened over an excerpt and settled."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.printing.paper_page import PaperPage
from ui.printing.printout import printout_of
from ui.runtime.settings import Settings
from ui.widgets.dialog_folders import remember_in


def opened(qtbot: QtBot, excerpt: Any, themes: ThemeManager, remembered: Settings) -> PaperPage:
    remember_in(remembered)
    made = PaperPage(themes, remembered)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.show_printout(printout_of(excerpt))
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: PaperPage) -> None:
    qtbot.waitUntil(lambda: not page.preview.busy() and page.view.pages() is not None)
    qtbot.waitUntil(lambda: not page.output.busy())
