"""Tabs, the way above the text, and the state that is restored."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.reader_page import ReaderPage
from ui.services.library.short_names import narrow_title
from ui.widgets.clause_list.opening import Opening


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeManager) -> ReaderPage:
    made = ReaderPage(themes)
    qtbot.addWidget(made)
    made.resize(680, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def ids(document: Document) -> list[str]:
    return [clause.id for clause in document.walk()]


def test_nothing_open_says_what_to_do(page: ReaderPage) -> None:
    assert page.current_view() is None
    assert page.active_pane()._empty.isVisible()
    assert page.state() == []
    page.close_current_tab()
    page.step_tab(1)


def test_a_document_opens_in_its_own_tab_or_in_the_current_one(
    page: ReaderPage, documents: list[Document]
) -> None:
    first = page.open_document(documents[0], ids(documents[0])[3])
    assert page.open_document(documents[1]) is first
    second = page.open_document(documents[0], how=Opening.TAB)
    assert second is not first
    assert page.open_document(documents[1], ids(documents[1])[5]) is first
    assert page.state() == [
        (documents[1].key, ids(documents[1])[5]),
        (documents[0].key, ids(documents[0])[0]),
    ]


def test_a_document_that_is_open_keeps_its_place(page: ReaderPage, documents: list[Document]) -> None:
    page.open_document(documents[0], ids(documents[0])[9])
    page.open_document(documents[1], how=Opening.TAB)
    view = page.open_document(documents[0])
    assert view.current_clause_id() == ids(documents[0])[9]


def test_the_state_brings_everything_back(
    page: ReaderPage, documents: list[Document], qtbot: QtBot, themes: ThemeManager
) -> None:
    for number, document in enumerate(documents):
        page.open_document(document, ids(document)[number + 2], how=Opening.TAB)
    again = ReaderPage(themes)
    qtbot.addWidget(again)
    by_key = {document.key: document for document in documents}
    for key, clause_id in page.state():
        again.open_document(by_key[key], clause_id, how=Opening.TAB)
    assert again.state() == page.state()


def test_tabs_step_round_and_close(page: ReaderPage, documents: list[Document], qtbot: QtBot) -> None:
    for document in documents[:3]:
        page.open_document(document, how=Opening.TAB)
    assert page.current_index() == 2
    page.step_tab()
    assert page.current_index() == 0
    page.step_tab(-1)
    assert page.current_index() == 2
    page.close_document(documents[1].key)
    assert [key for key, _clause in page.state()] == [documents[0].key, documents[2].key]
    with qtbot.waitSignal(page.current_changed, check_params_cb=lambda view: view is None):
        page.close_current_tab()
        page.close_current_tab()
    assert page.active_pane()._empty.isVisible()


def test_only_the_view_in_front_speaks(page: ReaderPage, documents: list[Document]) -> None:
    back = page.open_document(documents[0])
    page.open_document(documents[1], how=Opening.TAB)
    told: list[object] = []
    page.clause_changed.connect(told.append)
    page.hit_changed.connect(lambda *counts: told.append(counts))
    back.set_hits(DocumentFinder(documents[0]).find("医保"))
    back.show_clause(ids(documents[0])[7])
    assert told == []


def test_the_way_above_the_text_leads_up(page: ReaderPage, documents: list[Document]) -> None:
    wanted = next(clause for clause in documents[4].walk() if clause.label == "第二十八条")
    view = page.open_document(documents[4], wanted.id)
    assert (
        page.active_pane()._breadcrumb.text() == "保障…县域医疗卫生一体化办法 › 第四章 支持保障 › 第二十八条"
    )
    chapter = next(clause for clause in documents[4].walk() if clause.label == "第四章")
    page.active_pane()._breadcrumb.clause_chosen.emit(chapter.id)
    assert view.current_clause_id() == chapter.id


def test_zoom_reaches_every_tab(page: ReaderPage, documents: list[Document]) -> None:
    page.open_document(documents[0])
    page.set_comfort(Comfort(size=150))
    page.open_document(documents[1], how=Opening.TAB)
    assert [view.comfort().size for view in page.views()] == [150, 150]


def test_names_are_short(documents: list[Document]) -> None:
    names = [narrow_title(document) for document in documents]
    assert all(len(name) <= 26 for name in names)
    assert len(set(names)) == len(names)
    assert names[0] == "支持区域医疗中心…政策清单"
