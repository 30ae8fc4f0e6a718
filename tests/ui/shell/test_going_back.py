"""Back and forward in the real window: jumps inside a document, tabs, hits; and what a new start shows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.model.clause import Reference
from ui.appearance.theme import ThemeManager
from ui.reader.corrections_dialog import CorrectionsDialog
from ui.reader.navigation.goto_popup import GotoPopup
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

LIST = "晋政办函〔2020〕28号"
PLAN = "晋政发〔2020〕17号"


def back(window: MainWindow) -> str | None:
    window.menu_actions["back"].trigger()
    return window.reading.clause_id()


def forward(window: MainWindow) -> str | None:
    window.menu_actions["forward"].trigger()
    return window.reading.clause_id()


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text(text)


@pytest.fixture
def rules(workspace: Workspace) -> str:
    """The document with articles."""
    return next(
        one.key
        for one in workspace.library.documents()
        if any(clause.label == "第三十一条" for clause in workspace.library.document(one.key).walk())
    )


def article(window: MainWindow, key: str, label: str) -> str:
    document = window.workspace.library.document(key)
    return next(clause.id for clause in document.walk() if clause.label == label)


def test_going_to_a_clause_is_a_step(window: MainWindow, rules: str) -> None:
    first, second = article(window, rules, "第三条"), article(window, rules, "第三十一条")
    window.open(PLAN)
    window.open_clause(first)
    view = window.reader.current_view()
    assert view is not None
    view.open_goto()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, GotoPopup)
    popup.chosen.emit(second, 0, 0)
    popup.close()
    assert window.reading.clause_id() == second
    assert back(window) == first
    assert window.reading.document_key() == rules
    assert forward(window) == second


def test_links_outline_and_corrections_inside_a_document_are_steps(window: MainWindow, rules: str) -> None:
    start, cited = article(window, rules, "第三十一条"), article(window, rules, "第十七条")
    window.open_clause(start)
    window.text_controller.follow(Reference(0, 8, clause="第十七条第二款"))
    assert window.reading.clause_id() == cited
    assert back(window) == start
    window.reader.outline.clause_chosen.emit(cited)
    assert window.reading.clause_id() == cited
    assert back(window) == start
    window.library_panel.activated.emit(rules, cited)
    assert back(window) == start

    window.open(LIST)
    before = window.reading.clause_id()
    window.text_controller.list_corrections()
    dialog = window.findChildren(CorrectionsDialog)[-1]
    dialog._choose(dialog.model.index(dialog.model.rowCount() - 1, 0))
    assert window.reading.clause_id() != before
    dialog.reject()
    assert back(window) == before


def test_scrolling_only_moves_the_place(qtbot: QtBot, window: MainWindow, rules: str) -> None:
    window.open_clause(article(window, rules, "第三条"))
    view = window.reader.current_view()
    assert view is not None
    bar = view.page.verticalScrollBar()
    before = window.reading.clause_id()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: window.reading.clause_id() != before)
    scrolled = window.reading.clause_id()
    window.open_clause(article(window, rules, "第五条"))
    assert back(window) == scrolled
    back(window)
    assert window.places.at_home()


def test_another_tab_is_a_step(window: MainWindow) -> None:
    window.open_clause(f"{LIST}/9.")
    window.open(PLAN, None, Opening.TAB)
    window.menu_actions["next_tab"].trigger()
    assert window.reading.document_key() == LIST
    back(window)
    assert window.reading.document_key() == PLAN
    back(window)
    assert window.reading.document_key() == LIST
    assert len(window.reader.views()) == 2


def test_back_from_the_first_hit_leads_to_what_was_read(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{PLAN}/二、/（一）")
    search(qtbot, window, "医保")
    window.results_controller._open_current()
    first = window.reading.clause_id()
    assert back(window) == f"{PLAN}/二、/（一）"
    assert forward(window) == first


def test_the_results_come_back_with_a_hit(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保")
    window.results_controller._open_current()
    first = window.reading.clause_id()
    search(qtbot, window, "床位")
    window.results_controller._open_current()
    with qtbot.waitSignal(window.results_controller.runner.answered):
        assert back(window) == first
    assert window.search_box.text() == "医保"


def test_the_tab_in_front_comes_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, themes: ThemeManager, settings: Settings
) -> None:
    window.open_clause(f"{LIST}/9.")
    window.open(PLAN, None, Opening.TAB)
    window.menu_actions["next_tab"].trigger()
    window.close()
    jobs = Jobs()
    again = MainWindow(workspace, jobs, themes, settings)
    qtbot.addWidget(again)
    again.show()
    assert again.reading.clause_id() == f"{LIST}/9."
    assert [key for key, _clause in again.reader.state()] == [LIST, PLAN]
    qtbot.waitUntil(lambda: jobs.running() == 0)
    jobs.close()


def test_tabs_come_back_though_the_start_page_was_in_front(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, themes: ThemeManager, settings: Settings
) -> None:
    window.open_clause(f"{LIST}/9.")
    window.open(PLAN, None, Opening.TAB)
    window.show_home()
    window.close()
    jobs = Jobs()
    again = MainWindow(workspace, jobs, themes, settings)
    qtbot.addWidget(again)
    again.show()
    assert again.places.at_home()
    assert [key for key, _clause in again.reader.state()] == [LIST, PLAN]
    again.open_clause(f"{LIST}/3.")
    assert again.reading.clause_id() == f"{LIST}/3."
    assert [key for key, _clause in again.reader.state()] == [LIST, PLAN]
    qtbot.waitUntil(lambda: jobs.running() == 0)
    jobs.close()
