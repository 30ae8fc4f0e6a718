"""A newer text of a document that is open, with notes on the old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from store.model.document import Document
from store.model.printed import printed
from store.notebook import AnnotationFilter, anchor_for
from tests.finding import one
from tests.samples import in_state, take_in
from ui.library.edition_dialog import EditionDialog
from ui.printing.content.blocks import Options, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt_sources import NothingToPrint, document_excerpt
from ui.printing.content.notebook_excerpts import bookmarks_excerpt, folder_excerpt, notebook_excerpt
from ui.printing.layout.styles.plain_style import PLAIN
from ui.reader.page.place_map import nearest
from ui.services.notebook.note_entries import EntryMaker
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

TITLE = "某市医疗服务价格管理办法"
PRICE = "医疗服务价格由市医疗保障局按照总量控制、结构调整的原则制定并公布。"
OLD = {1: "为规范医疗服务价格，制定本办法。", 2: PRICE, 3: "本办法自2022年1月1日起施行。"}
#: The article with the note stands further below, the last one is gone.
NEW = {1: "为规范医疗服务价格行为，制定本办法。", 2: "本办法适用于本市公立医疗机构。", 3: PRICE}


#: What every text has, so that each is an edition of the other and no digest.
SAME = (
    "医疗机构应当在显著位置公示医疗服务项目、价格和收费依据，接受患者查询。",
    "医疗机构不得重复收费、分解收费，不得在公示的价格以外加收任何费用。",
    "市医疗保障局会同市财政局、市卫生健康委员会每年评估一次医疗服务价格的执行情况。",
    "违反本办法规定的，由有关部门依法处理；构成犯罪的，依法追究刑事责任。",
    "本办法自印发之日起施行，有效期五年，此前规定与本办法不一致的，以本办法为准。",
)


def policy(path: Path, articles: dict[int, str]) -> Path:
    numerals = "零一二三四五六七八九十"
    lines = [f"第{numerals[number]}条 {text}" for number, text in articles.items()]
    same = [f"第{numerals[max(articles) + at]}条 {text}" for at, text in enumerate(SAME, 1)]
    path.write_text("\n\n".join([TITLE, *lines, *same]) + "\n", encoding="utf-8")
    return path


def import_file(qtbot: QtBot, window: MainWindow, file: Path) -> Document:
    with qtbot.waitSignal(window.importer.idle):
        take_in(window.importer, window.workspace, file)
    for dialog in window.findChildren(EditionDialog):
        with qtbot.waitSignal(window.importer.idle):
            dialog.choose("replace")
            dialog.answer()
    qtbot.waitUntil(lambda: not window.jobs.running())
    entry = next(one for one in window.workspace.library.documents() if not one.shipped)
    return window.workspace.library.document(entry.key)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return policy(tmp_path / "价格办法.txt", OLD)


def annotate(window: MainWindow, document: Document) -> None:
    clause = document.clauses[1]
    window.open(document.key, clause.id)
    window.notes.save_note(document, clause, "", "要看")
    window.notes.highlight(document, [(clause.id, 0, len(printed(clause)))], "point")


def test_an_open_document_follows_the_library(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    old = import_file(qtbot, window, file)
    annotate(window, old)
    window.open("晋政办函〔2020〕28号", None, Opening.TAB)
    window.reader.set_current_index(0)
    new = import_file(qtbot, window, policy(file, NEW))
    assert new.key == old.key
    view = window.reader.view_of(new.key)
    assert view is not None
    assert view.document() == new
    assert view.current_clause_id() == new.clauses[1].id
    assert "本市公立医疗机构" in view.page.toPlainText()
    moved = new.clauses[2].id
    assert [note.body for note in window.notes.marks(new).notes[moved]] == ["要看"]
    assert moved in view.page.margin
    assert list(view.page.highlights.clause_ids()) == [moved]
    assert window.inspector.document() is view.document()


def test_what_a_new_text_does_to_notes_is_told(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    old = import_file(qtbot, window, file)
    assert window.banner.text() == f"已添加：{TITLE}"
    annotate(window, old)
    window.notes.save_note(old, old.clauses[2], "", "何时施行")
    import_file(qtbot, window, policy(file, {1: OLD[1], 2: NEW[2], 3: PRICE}))
    said = window.banner.text()
    assert said.startswith(f"已更新：{TITLE}")
    assert "1 条未归位，见批注面板" in said
    import_file(qtbot, window, policy(file, {1: OLD[1], 2: NEW[2], 3: PRICE, 4: OLD[3]}))
    assert window.banner.text() == f"已更新：{TITLE}"


def test_a_bookmark_is_where_its_words_are_now(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    old = import_file(qtbot, window, file)
    assert window.notes.toggle_bookmark(old, old.clauses[1])
    (made,) = window.workspace.notebook.annotations.bookmarks()
    new = import_file(qtbot, window, policy(file, NEW))
    window.open(new.key, new.clauses[1].id)
    assert not one(window.inspector, QPushButton, "bookmark").isChecked()
    window.menu_actions["bookmark"].trigger()
    assert made in window.workspace.notebook.annotations.bookmarks()
    assert set(window.notes.marks(new).bookmarks) == {new.clauses[1].id, new.clauses[2].id}
    window.open_clause(new.clauses[2].id)
    assert one(window.inspector, QPushButton, "bookmark").isChecked()
    window.menu_actions["bookmark"].trigger()
    assert made not in window.workspace.notebook.annotations.bookmarks()
    assert list(window.notes.marks(new).bookmarks) == [new.clauses[1].id]
    window.notes.undo_stack.undo()
    assert made in window.workspace.notebook.annotations.bookmarks()


def test_lists_search_and_paper_have_what_moved_where_it_is_now(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    old = import_file(qtbot, window, file)
    annotate(window, old)
    assert window.notes.toggle_bookmark(old, old.clauses[1])
    new = import_file(qtbot, window, policy(file, NEW))
    moved = new.clauses[2].id
    notebook, library = window.workspace.notebook, window.workspace.library
    listed = EntryMaker(library).entries(notebook.annotations.find(AnnotationFilter()).items)
    assert {(entry.clause_id, entry.place, entry.order) for entry in listed} == {(moved, "第三条", 2)}
    assert set(notebook.annotations.counts("note")) == set(notebook.annotations.counts("bookmark")) == {moved}
    whole = document_excerpt(new.key, library, notebook).items[0]
    assert [note.anchor.clause_id for note in whole.notes] == [moved]
    assert [mark.clause_id for mark in whole.marks] == [moved]
    assert [item.clause.id for item in notebook_excerpt(new.key, library, notebook).items] == [moved]
    assert [item.clause.id for item in bookmarks_excerpt(library, notebook).items] == [moved]


def test_a_bookmark_that_moved_and_was_mended_is_printed_where_it_is(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    old = import_file(qtbot, window, file)
    clause = old.clauses[1]
    assert window.notes.save_folder("会议", [(anchor_for(old, clause), "价格")])
    mended = PRICE.replace("制定并公布", "制定、公布")
    new = import_file(qtbot, window, policy(file, {**NEW, 3: mended}))
    notebook, library = window.workspace.notebook, window.workspace.library
    (folder,) = notebook.bookmark_tree().children
    assert folder.folder is not None
    for excerpt in (
        bookmarks_excerpt(library, notebook),
        folder_excerpt(folder.folder.id, library, notebook),
    ):
        assert [item.clause.id for item in excerpt.items] == [new.clauses[2].id]
    import_file(qtbot, window, policy(file, {1: OLD[1], 2: NEW[2]}))
    with pytest.raises(NothingToPrint):
        bookmarks_excerpt(library, notebook)


def test_paper_tells_of_a_note_whose_place_is_not_sure(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    old = import_file(qtbot, window, file)
    annotate(window, old)
    doubtful = "医疗服务价格由市医疗保障局按照总量控制、分类管理的原则拟订，报市政府批准。"
    new = import_file(qtbot, window, policy(file, {1: OLD[1], 2: NEW[2], 3: doubtful}))
    notebook, library = window.workspace.notebook, window.workspace.library
    assert {one.kind for one in in_state(notebook, "unsure")} == {"note", "highlight"}

    def heads() -> list[str]:
        excerpt = document_excerpt(new.key, library, notebook)
        found = blocks(excerpt, Options(notes=True), PLAIN)
        texts = [block.text for block in found if isinstance(block, Paragraph)]
        return [text for text in texts if text.startswith("批注")]

    assert [head.endswith("（位置待确认）") for head in heads()] == [True]
    notebook.placements.confirm([one.id for one in in_state(notebook, "unsure")])
    assert [head.endswith("（位置待确认）") for head in heads()] == [False]


def test_what_is_gone_leads_to_the_nearest(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    old = import_file(qtbot, window, file)
    window.open(old.key, old.clauses[-1].id)
    new = import_file(qtbot, window, policy(file, {1: OLD[1], 2: NEW[2]}))
    assert len(new.clauses) == len(old.clauses) - 1
    assert window.reading.clause_id() == new.clauses[-1].id
    assert window.inspector.clause() == new.clauses[-1]
    window.open_clause(new.clauses[0].id)
    window.reading.renew()
    assert window.reading.clause_id() == new.clauses[0].id


def test_nothing_is_placed_in_a_text_that_is_not_current(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    old = import_file(qtbot, window, file)
    annotate(window, old)
    notebook, library = window.workspace.notebook, window.workspace.library
    # Another process, or an import under way, has replaced the text; nobody has told the window.
    source = library.source(old.key)
    window.workspace.import_files([policy(file, {1: OLD[1]})], choice="replace")
    new = library.document(old.key)
    assert len(in_state(notebook, "lost")) == 2
    window.notes.save_note(old, old.clauses[0], "", "另一条")
    assert len(in_state(notebook, "lost")) == 2
    assert window.reading.document() == new
    assert source != library.source(old.key)


@pytest.mark.parametrize(
    ("wanted", "kept", "found"),
    [("c", "abcd", "c"), ("c", "abd", "b"), ("b", "cd", "c"), ("b", "", None), ("x", "a", "a")],
)
def test_the_nearest_stands_before_if_possible(wanted: str, kept: str, found: str | None) -> None:
    assert nearest(list("abcd"), wanted, set(kept)) == found
