"""What can be printed besides a selection; each against the real library."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Note
from store.model.duty import Duty
from store.model.measures import is_article
from store.notebook import Notebook, anchor_for
from ui.printing.content.blocks import Options, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt_sources import (
    NothingToPrint,
    basket_excerpt,
    chapter_excerpt,
    document_excerpt,
    duties_excerpt,
    find_basket,
    hits_excerpt,
)
from ui.printing.content.notebook_excerpts import bookmarks_excerpt, folder_excerpt, notebook_excerpt
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.layout.styles.plain_style import PLAIN
from ui.printing.paper_page import PaperPage
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
WHEN = "2026-01-02T03:04:05.000Z"


def entry(texts: Any, clause_id: str, children: bool = True) -> BasketEntry:
    return BasketEntry(uuid.uuid4().hex, anchor_for(*texts.clause(clause_id)), children=children)


def heading(text: str) -> BasketEntry:
    return BasketEntry(uuid.uuid4().hex, heading=text)


def shown(excerpt: Any, sheet: Any = PLAIN) -> list[str]:
    found = blocks(excerpt, Options(), sheet)
    return [block.text for block in found if isinstance(block, Paragraph) and block.runs]


def test_a_basket_has_its_own_order_and_headings(texts: Any) -> None:
    basket = Basket(
        "a",
        "价格专题会政策摘录",
        (
            heading("价格"),
            entry(texts, f"{METHOD}/15."),
            entry(texts, "晋政办发〔2021〕85号/一、/（三）"),
            heading("薪酬"),
            entry(texts, f"{METHOD}/9."),
        ),
    )
    excerpt = basket_excerpt(basket, texts)
    assert [item.heading for item in excerpt.items] == ["一、价格", "一、价格", "二、薪酬"]
    lines = shown(excerpt)
    assert lines[:3] == ["价格专题会政策摘录", "节录　共 3 条", "一、价格"]
    assert lines.index("二、薪酬") > 4
    at = lines.index("摘自下列文件：")
    assert lines[at + 1].startswith("《山西省支持区域医疗中心建设运营政策清单》　晋政办函〔2020〕28号　")
    assert len(lines) == at + 3
    assert shown(excerpt, OFFICIAL)[1] == "（节录，共3条）"


def test_a_chapter_is_counted_as_the_articles_in_it(library: Library) -> None:
    document = next(
        one
        for one in map(library.document, [each.key for each in library.documents()])
        if any(clause.label == "第二章" for clause in one.clauses)
    )
    first, second = (clause for clause in document.clauses if clause.label in ("第一章", "第二章"))
    articles = sum(is_article(clause.label) for chapter in (first, second) for clause in chapter.walk())
    alone = next(clause for clause in first.walk() if is_article(clause.label))
    chapters = Basket("a", "题", (entry(library, first.id), entry(library, second.id)))
    assert articles > 2
    assert shown(basket_excerpt(chapters, library), OFFICIAL)[1] == f"（节录，共{articles}条）"
    assert basket_excerpt(Basket("a", "题", (entry(library, alone.id),)), library).clause_count == 1


def test_what_is_gone_is_left_out_of_a_basket(library: Library) -> None:
    lost = BasketEntry("b" * 32, Anchor("没有", "没有/1.", 0, 1, "字"))
    excerpt = basket_excerpt(Basket("a", "题", (lost, entry(library, f"{METHOD}/9."))), library)
    assert [item.clause.id for item in excerpt.items] == [f"{METHOD}/9."]
    with pytest.raises(NothingToPrint, match="打印篮“题”没有可打印的条款"):
        basket_excerpt(Basket("a", "题", (lost, heading("甲"))), library)


def test_baskets_are_found_by_their_names() -> None:
    old, new = Basket("1", "会"), Basket("2", "会")
    assert find_basket(" 会 ", [old, new]) is new
    assert find_basket("别的", [old, new]) is None


def test_the_chapter_of_a_clause(texts: Any) -> None:
    key = next(key for key in texts.documents if "一体化办法" in key)
    article = next(each for each in texts.document(key).walk() if each.label == "第二十七条")
    excerpt = chapter_excerpt(article.id, texts)
    assert excerpt.items[0].clause.label.endswith("章")
    assert article.id in {each.id for each in excerpt.items[0].clauses()}


def test_a_whole_document(texts: Any) -> None:
    assert not document_excerpt(METHOD, texts).partial


def test_hits_are_in_the_order_of_the_text_and_printed_once(texts: Any) -> None:
    ids = [f"{METHOD}/15.", None, "晋政办发〔2021〕85号/一、/（三）", f"{METHOD}/9.", f"{METHOD}/9."]
    excerpt = hits_excerpt("薪酬", ids, texts)
    assert excerpt.title == "“薪酬”检索结果"
    assert [item.clause.id for item in excerpt.items] == [
        f"{METHOD}/9.",
        f"{METHOD}/15.",
        "晋政办发〔2021〕85号/一、/（三）",
    ]
    with pytest.raises(NothingToPrint):
        hits_excerpt("没有", [None], texts)


def test_bookmarks_and_the_notebook_of_a_document(texts: Any, notebook: Notebook) -> None:
    with pytest.raises(NothingToPrint):
        bookmarks_excerpt(texts, notebook)
    for clause_id in ("晋政办发〔2021〕85号/一、/（三）", f"{METHOD}/15.", f"{METHOD}/9."):
        anchor = anchor_for(*texts.clause(clause_id))
        notebook.annotations.put(Bookmark(uuid.uuid4().hex, anchor, "题", WHEN))
    anchor = anchor_for(*texts.clause(f"{METHOD}/10."))
    notebook.annotations.put(Note(uuid.uuid4().hex, anchor, "要问清楚", WHEN, WHEN))
    assert len(bookmarks_excerpt(texts, notebook).items) == 3
    excerpt = notebook_excerpt(METHOD, texts, notebook)
    assert [item.clause.label for item in excerpt.items] == ["9.", "10.", "15."]
    assert [note.body for note in excerpt.items[1].notes] == ["要问清楚"]
    assert excerpt.title == "《山西省支持区域医疗中心建设运营政策清单》批注摘录"


def test_a_folder_of_bookmarks_keeps_its_order(texts: Any, notebook: Notebook) -> None:
    outer, _ = notebook.folders.create("专题会")
    inner, _ = notebook.folders.create("薪酬", outer.id)
    empty, _ = notebook.folders.create("空")
    for number, (clause_id, folder) in enumerate(
        ((f"{METHOD}/15.", outer), ("晋政办发〔2021〕85号/一、/（三）", inner), (f"{METHOD}/9.", outer))
    ):
        mark = Bookmark(str(number) * 32, anchor_for(*texts.clause(clause_id)), "题", WHEN)
        notebook.annotations.put(mark)
        notebook.folders.file([mark.id], folder.id)
    notebook.annotations.put(Bookmark("f" * 32, anchor_for(*texts.clause(f"{METHOD}/10.")), "题", WHEN))
    excerpt = folder_excerpt(outer.id, texts, notebook)
    assert excerpt.title == "专题会"
    assert [(item.clause.label, item.heading) for item in excerpt.items] == [
        ("15.", ""),
        ("9.", ""),
        ("（三）", "薪酬"),
    ]
    assert [item.clause.label for item in folder_excerpt(inner.id, texts, notebook).items] == ["（三）"]
    for folder_id in (empty.id, "没有"):
        with pytest.raises(NothingToPrint):
            folder_excerpt(folder_id, texts, notebook)


def test_the_duties_of_an_organisation_by_role(
    clause: Callable[..., Any], document: Callable[..., Any], make_texts: Callable[..., Any]
) -> None:
    key = "晋卫发〔2024〕6号"
    both = Duty("省卫健委", "support")
    made = document(
        clause(key, "1.", body=("甲。",), duties=(both, Duty("省医保局", "lead"))),
        clause(key, "2.", body=("乙。",), duties=(Duty("省卫健委", "lead"),)),
        clause(key, "3.", body=("丙。",), duties=(Duty("省卫健委", "joint"), Duty("省财政厅"))),
        clause(key, "4.", body=("丁。",), duties=(Duty("省财政厅"),)),
    )
    library = make_texts(made)
    ids = [each.id for each in made.walk()]
    excerpt = duties_excerpt("省卫健委", ids, library)
    assert [(item.heading, item.clause.label) for item in excerpt.items] == [
        ("一、牵头", "2."),
        ("二、配合", "1."),
        ("三、共同负责", "3."),
    ]
    assert excerpt.title == "省卫健委责任清单"
    only = duties_excerpt("省财政厅", ids, library)
    assert {item.heading for item in only.items} == {"一、共同负责"}
    with pytest.raises(NothingToPrint):
        duties_excerpt("省教育厅", ids, library)


def shown_paper(qtbot: QtBot, window: MainWindow, title: str = "") -> PaperPage:
    """The place for paper, once it shows pages: of the paper with this title, where one is given."""
    place = window.printing.place
    qtbot.waitUntil(place.at_front)
    page = place.page()
    qtbot.waitUntil(lambda: not page.preview.busy() and page.view.pages() is not None)
    qtbot.waitUntil(lambda: not title or page.options.title.text() == title)
    return page


def test_every_entry_of_the_menu_opens_a_preview(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.reading.toggle_bookmark(f"{METHOD}/9.")
    window.basket.add([f"{METHOD}/15."])
    monkeypatch.setattr("ui.shell.print_controller.ask_choice", lambda *_, **__: "省医保局")
    titles = {}
    for name in ("", "_chapter", "_document", "_notebook", "_basket", "_hits", "_bookmarks", "_duties"):
        if name == "_hits":
            # From here on, the first hit is the current clause.
            with qtbot.waitSignal(window.results_controller.runner.answered):
                window.search_box.set_text("价格")
        window.menu_actions[f"print{name}"].trigger()
        titles[name] = shown_paper(qtbot, window).options.title.text()
        window.printing.place.back()
        assert not window.printing.place.at_front()
    assert titles["_basket"] == "支持区域医疗中心建设运营政策清单摘录"
    assert titles["_hits"] == "“价格”检索结果"
    assert titles["_duties"] == "省医保局责任清单"
    assert titles["_bookmarks"] == "书签摘录"


def test_a_folder_of_bookmarks_is_printed_from_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.reading.toggle_bookmark(f"{METHOD}/9.")
    panel, notebook = window.bookmarks_panel, window.workspace.notebook
    window.show_panel("bookmarks")
    panel.new_folder_requested.emit("")
    folder = notebook.folders.all()[0]
    panel.folder_rename_requested.emit(folder.id, "专题会")
    panel.file_requested.emit([notebook.annotations.bookmarks()[0].id], folder.id)
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "专题会")
    menu = panel.lists.menu_at(panel.model.index(0, 0))
    next(action for action in menu.actions() if action.text() == "打印文件夹…").trigger()
    assert shown_paper(qtbot, window).options.title.text() == "专题会"


def test_nothing_to_print_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.menu_actions["print_hits"].trigger()
    assert "检索框为空" in window.banner.text()
    window.menu_actions["print_bookmarks"].trigger()
    qtbot.waitUntil(lambda: "没有可打印" in window.banner.text())
    assert not window.printing.place.at_front()
    window.menu_actions["print_basket"].trigger()
    page = window.printing.place.page()
    assert window.printing.place.at_front()
    assert page.view.pages() is None
    assert not page.saving.print_button.isEnabled()
