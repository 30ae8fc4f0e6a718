"""The start page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.annotation import Bookmark, Note
from store.notebook import Notebook
from store.notebook.anchoring.anchors import anchor_for
from store.notebook.ledger_row import LedgerRow
from ui.appearance.theme import ThemeManager
from ui.home.document_card import DocumentCard
from ui.home.home_page import HomePage
from ui.home.recent_items import due_lines, gather
from ui.services.ledger.ledger_entries import soonest_due

NUMBER = "晋政办函〔2020〕28号"


def fill(notebook: Notebook, library: Library) -> None:
    document, clause = library.clause(f"{NUMBER}/9.")
    anchor = anchor_for(document, clause)
    for number in range(5):
        notebook.history.add_visit(f"{NUMBER}/{number + 1}.", f"政策清单 第{number + 1}项")
        notebook.history.add_search(f"职称{number}", number)
        at = f"2026-11-2{number}T08:00:00Z"
        notebook.annotations.put(Note(f"{number:032x}", anchor, f"第{number}条\n批注", at, at))
        notebook.annotations.put(Bookmark(f"{number + 9:032x}", anchor, f"书签{number}", at))


def test_nothing_yet(qtbot: QtBot, notebook: Notebook, themes: ThemeManager) -> None:
    assert gather(notebook) == ([], [])
    page = HomePage(themes)
    qtbot.addWidget(page)
    page.set_recent(gather(notebook))
    page.show()
    assert page.lines() == []


def test_newest_first_and_something_of_each(notebook: Notebook, library: Library, qapp: object) -> None:
    fill(notebook, library)
    left, right = gather(notebook)
    assert [one.kind for one in left] == ["visit", "visit", "note"]
    assert [one.kind for one in right] == ["bookmark", "bookmark", "search"]
    assert left[2].text == "批注：第4条 批注"
    assert right[0].text == "书签4"


def test_nothing_leads_to_a_document_that_is_gone_or_says_an_id_only(
    notebook: Notebook, library: Library, qapp: object
) -> None:
    fill(notebook, library)
    notebook.history.add_visit(f"{NUMBER}/20.", f"{NUMBER}/20.")
    notebook.history.add_visit("移除的文件/3.", "移除的文件 第3项")
    left, right = gather(notebook, lambda clause_id: clause_id.startswith(NUMBER))
    assert left[0].text == "政策清单 第5项"
    left, right = gather(notebook, lambda _clause_id: False)
    assert {one.kind for one in [*left, *right]} == {"search"}


def test_cards_and_lines_lead_somewhere(
    qtbot: QtBot, notebook: Notebook, library: Library, themes: ThemeManager
) -> None:
    fill(notebook, library)
    page = HomePage(themes)
    qtbot.addWidget(page)
    page.resize(958, 740)
    page.set_documents(library.documents())
    page.set_recent(gather(notebook))
    page.set_recent(gather(notebook))
    page.show()
    told: list[str] = []
    for signal in (page.document_chosen, page.clause_chosen, page.query_chosen):
        signal.connect(lambda target, *_how: told.append(target))
    page.cards()[0].click()
    lines = [line for line in page.lines() if line.isVisible()]
    assert len(lines) == 6
    lines[0].click()
    lines[-1].click()
    assert told == [page.cards()[0].key, lines[0].recent.target, lines[-1].recent.target]


def test_columns_follow_the_width(qtbot: QtBot, library: Library, themes: ThemeManager) -> None:
    page = HomePage(themes)
    qtbot.addWidget(page)
    page.set_documents(library.documents())
    page.show()
    for width, columns in ((1300, 4), (958, 3), (700, 2), (380, 1)):
        page.resize(width, 700)
        qtbot.waitUntil(
            lambda wanted=columns: len({card.geometry().left() for card in page.cards()}) == wanted
        )


def test_what_is_due_soon_is_named(qtbot: QtBot, themes: ThemeManager) -> None:
    today = date(2031, 3, 10)
    rows = [
        LedgerRow("a", "报送\n名单", due="2031-03-20"),
        LedgerRow("b", "整改", due="2031-03-01"),
        LedgerRow("c", "验收", due="2031-03-10"),
        LedgerRow("d", "总结", due="2031-05-01"),
        LedgerRow("e", "已办", due="2031-03-02", state="done"),
        LedgerRow("f", "长期", due="长期坚持"),
    ]
    due = soonest_due(rows, today, timedelta(days=14), 3)
    assert [row.id for row in due] == ["b", "c", "a"]
    lines = due_lines(due, today)
    assert [one.text for one in lines] == ["整改", "验收", "报送 名单"]
    assert [one.remark for one in lines] == ["逾期 · 2031年3月1日", "今天到期", "2031年3月20日"]
    page = HomePage(themes)
    qtbot.addWidget(page)
    page.set_ledger(6, 1, 1, 2, lines)
    with qtbot.waitSignal(page.ledger_chosen):
        page.lines()[1].click()
    page.set_ledger(0, 0, 0, 0)
    qtbot.waitUntil(lambda: not page.lines())


@pytest.mark.parametrize(
    ("issuers", "said"), [(("山西省人民代表大会常务委员会",), "2023年3月1日通过"), ((), "无文号")]
)
def test_only_a_congress_adopts_what_it_issues(
    qtbot: QtBot, library: Library, themes: ThemeManager, issuers: tuple[str, ...], said: str
) -> None:
    summary = next(one for one in library.documents() if one.kind == "办法")
    card = DocumentCard(themes, replace(summary, date="2023-03-01", effective=None, issuers=issuers))
    qtbot.addWidget(card)
    assert said in card.accessibleDescription()


def test_a_card_stays_while_others_come_and_go(qtbot: QtBot, library: Library, themes: ThemeManager) -> None:
    page = HomePage(themes)
    qtbot.addWidget(page)
    page.resize(958, 740)
    page.show()
    documents = library.documents()
    page.set_documents(documents)
    before = {card.key: card for card in page.cards()}
    page.set_documents([documents[3], *documents[1:3]])
    assert [card.key for card in page.cards()] == [one.key for one in (documents[3], *documents[1:3])]
    assert all(before[card.key] is card for card in page.cards())
    qtbot.waitUntil(
        lambda: (
            [card.key for card in sorted(page.cards(), key=lambda card: card.x())]
            == [card.key for card in page.cards()]
        )
    )
