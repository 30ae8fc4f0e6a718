"""Highlights, tags, styles and undo, as the window uses them."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from store.model.annotation import Bookmark, Note
from store.model.errors import CannotWrite
from store.notebook import STYLES, ItemChange, Notebook
from tests.store.notebook.annotation_samples import WHEN, a_bookmark, a_highlight, a_note, anchor


def test_a_highlight_across_clauses_comes_back_as_it_was(notebook: Notebook) -> None:
    made = a_highlight(anchor("1."), anchor("2."), anchor("3."), style="deadline", tags=("乙", "甲"))
    overlapping = a_highlight(anchor("2."), style="duty")
    notebook.annotations.put(made, overlapping)
    assert notebook.annotations.highlights("文") == sorted([made, overlapping], key=lambda each: each.id)
    assert notebook.annotations.highlights("别") == []
    assert notebook.annotations.record(made.id) == made
    fewer = replace(made, anchors=made.anchors[:1])
    notebook.annotations.put(fewer)
    assert notebook.annotations.record(made.id) == fewer


def test_recolouring_and_turning_into_a_note(notebook: Notebook) -> None:
    made, note = a_highlight(anchor("1."), anchor("2."), tags=("甲",)), a_note()
    notebook.annotations.put(made, note)
    change = notebook.annotations.recolour([made.id, note.id], "question")
    assert [each.style for each in notebook.annotations.highlights()] == ["question"]
    assert notebook.annotations.highlights()[0].tags == ("甲",)
    notebook.revert(change)
    assert notebook.annotations.highlights() == [made]
    first, *more = made.anchors
    turned = Note(uuid.uuid4().hex, first, "为什么", WHEN, WHEN, tuple(more), made.tags)
    change = notebook.annotations.replace([made.id], [turned])
    assert notebook.annotations.highlights() == []
    assert notebook.annotations.record(turned.id) == turned
    notebook.revert(change)
    assert notebook.annotations.highlights() == [made]
    assert notebook.annotations.record(turned.id) is None
    notebook.redo(change)
    assert notebook.annotations.record(turned.id) == turned


def test_styles_have_names(notebook: Notebook) -> None:
    assert [each.key for each in notebook.styles.all()] == list(STYLES)
    assert [each.name for each in notebook.styles.all()] == ["要点", "责任", "期限", "疑问", "自定义"]
    change = notebook.styles.rename("own", "  待 办 ")
    assert notebook.styles.all()[-1].name == "待 办"
    notebook.styles.rename("own", "")
    assert notebook.styles.all()[-1].name == "自定义"
    notebook.redo(change)
    notebook.revert(change)
    assert notebook.styles.all()[-1].name == "自定义"


def test_tags_are_counted_renamed_merged_and_removed(notebook: Notebook) -> None:
    one, two, three = a_note(tags=("价格",)), a_highlight(tags=("价格", "医保")), a_bookmark()
    notebook.annotations.put(one, two, three)
    assert notebook.tags.counts() == {"价格": 2, "医保": 1}
    notebook.tags.add([three.id], " #医保 ")
    assert notebook.annotations.record(three.id) == replace(three, tags=("医保",))
    change = notebook.tags.rename("价格", "医保")
    assert notebook.tags.counts() == {"医保": 3}
    notebook.revert(change)
    assert notebook.tags.counts() == {"价格": 2, "医保": 2}
    assert notebook.annotations.record(two.id) == two
    notebook.tags.delete("价格")
    assert notebook.tags.counts() == {"医保": 2}
    notebook.tags.remove([two.id, three.id], "医保")
    assert notebook.tags.counts() == {}
    assert not notebook.tags.add([one.id], "  ")
    assert not notebook.tags.rename("没有", "有")
    assert not notebook.tags.rename("没有", " ")


def test_completion_has_beginnings_first_then_the_most_used(notebook: Notebook) -> None:
    notebook.annotations.put(
        a_note(tags=("医保",)), a_note(tags=("医保", "新医改")), a_note(tags=("医改", "Price"))
    )
    assert notebook.tags.complete("医") == ["医保", "医改", "新医改"]
    assert notebook.tags.complete("p") == ["Price"]
    assert notebook.tags.complete("", limit=2) == ["医保", "Price"]
    assert notebook.tags.complete("yb", matcher=lambda typed, tag: (typed, tag) == ("yb", "医保")) == ["医保"]


def test_deleting_takes_everything_along_and_undo_brings_it_back(notebook: Notebook) -> None:
    note, mark = a_note(tags=("甲", "乙")), a_bookmark(tags=("甲",))
    notebook.annotations.put(note, mark)
    folder, _ = notebook.folders.create("夹")
    notebook.folders.file([mark.id], folder.id)
    before = notebook.annotations.find().items, notebook.bookmark_tree(), notebook.tags.counts()
    change = notebook.annotations.delete([note.id, mark.id, "0" * 32])
    assert notebook.annotations.find().items == ()
    assert notebook.tags.counts() == {}
    assert notebook.folders.filings() == []
    notebook.revert(change)
    assert (notebook.annotations.find().items, notebook.bookmark_tree(), notebook.tags.counts()) == before
    notebook.redo(change)
    assert notebook.annotations.find().items == ()


def test_what_says_so_already_is_no_change(notebook: Notebook) -> None:
    note = a_note(tags=("甲",))
    assert notebook.annotations.put(note)
    assert not notebook.annotations.put(note)
    assert not notebook.annotations.delete(["0" * 32])
    assert not notebook.annotations.put()
    assert not ItemChange()


def test_a_note_of_another_id_does_not_take_the_place(notebook: Notebook) -> None:
    note = a_note()
    notebook.annotations.put(note)
    notebook.annotations.put(Bookmark(note.id, anchor(), "同一编号", WHEN))
    assert notebook.annotations.notes() == []
    assert [mark.id for mark in notebook.annotations.bookmarks()] == [note.id]
    assert notebook.database.check() == []


# -- finding -----------------------------------------------------------------------------------------


def test_a_full_disk_leaves_tags_and_highlights_as_they_were(notebook: Notebook) -> None:
    made = [a_highlight(tags=("甲",)) for _ in range(20)]
    notebook.annotations.put(*made)
    before = notebook.annotations.find(sort="created").items
    pages = notebook.database.sqlite.sql("PRAGMA page_count")[0][0]
    notebook.database.sqlite.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="磁盘已满"):
        notebook.tags.rename("甲", "乙" * 100_000)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        notebook.annotations.put(*[a_note("长" * 500) for _ in range(500)])
    notebook.database.sqlite.sql("PRAGMA max_page_count = 1000000")
    assert notebook.annotations.find(sort="created").items == before
    assert notebook.database.check() == []
