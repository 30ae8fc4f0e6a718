"""Highlights, tags, styles and undo, as the window uses them."""

from __future__ import annotations

import threading
import uuid
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from store.model.annotation import Anchor, Bookmark, Highlight, Note
from store.model.errors import CannotWrite
from store.notebook import STYLES, AnnotationFilter, ItemChange, Notebook
from store.notebook.annotation_index import fold
from tests.effort import share_of

WHEN = "2026-01-02T03:04:05.000Z"


def anchor(clause: str = "1.", key: str = "文", quote: str = "引用的") -> Anchor:
    return Anchor(key, f"{key}/{clause}", 2, 5, quote, "之前", "之后")


def a_highlight(*anchors: Anchor, style: str = "point", tags: tuple[str, ...] = ()) -> Highlight:
    return Highlight(uuid.uuid4().hex, anchors or (anchor(),), style, WHEN, WHEN, tags)


def a_note(
    body: str = "批注", where: Anchor | None = None, tags: tuple[str, ...] = (), when: str = WHEN
) -> Note:
    return Note(uuid.uuid4().hex, where or anchor(), body, when, when, (), tags)


def a_bookmark(title: str = "书签", where: Anchor | None = None, tags: tuple[str, ...] = ()) -> Bookmark:
    return Bookmark(uuid.uuid4().hex, where or anchor(), title, WHEN, tags)


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


@pytest.fixture
def filled(notebook: Notebook) -> dict[str, Any]:
    made = {
        "price": a_note(
            "药品价格要谈", anchor("1.", "价", "集中采购"), ("价格",), "2026-03-01T08:00:00.000Z"
        ),
        "beds": a_note("床位不够", anchor("2.", "床"), ("价格", "床位"), "2026-03-02T08:00:00.000Z"),
        "mark": a_bookmark("第九条", anchor("9.", "床"), ("床位",)),
        "red": a_highlight(anchor("3.", "价", "逾期不改正"), style="deadline"),
        "blue": a_highlight(anchor("4.", "价", "Ａ级"), style="duty"),
    }
    notebook.annotations.put(*made.values())
    return made


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (AnnotationFilter(), {"price", "beds", "mark", "red", "blue"}),
        (AnnotationFilter(documents=("价",)), {"price", "red", "blue"}),
        (AnnotationFilter(documents=("价", "床")), {"price", "beds", "mark", "red", "blue"}),
        (AnnotationFilter(tags=("价格",)), {"price", "beds"}),
        (AnnotationFilter(tags=("价格", "床位")), {"beds"}),
        (AnnotationFilter(styles=("deadline", "point")), {"red"}),
        (AnnotationFilter(kinds=("note", "bookmark")), {"price", "beds", "mark"}),
        (AnnotationFilter(since="2026-03-02", kinds=("note",)), {"beds"}),
        (AnnotationFilter(until="2026-03-01", kinds=("note",)), {"price"}),
        (AnnotationFilter(since="2026-03-01", until="2026-03-02", kinds=("note",)), {"price", "beds"}),
        (AnnotationFilter(text="价格"), {"price", "beds"}),
        (AnnotationFilter(text="价格 药品"), {"price"}),
        (AnnotationFilter(text="集中采购"), {"price"}),
        (AnnotationFilter(text="a级"), {"blue"}),
        (AnnotationFilter(text="9."), {"mark"}),
        (AnnotationFilter(states=("lost",)), set()),
        (AnnotationFilter(text="没有的"), set()),
    ],
)
def test_filters(
    notebook: Notebook, filled: dict[str, Any], wanted: AnnotationFilter, names: set[str]
) -> None:
    found = notebook.annotations.find(wanted)
    assert {each.id for each in found.items} == {filled[name].id for name in names}
    assert found.total == len(names)


def test_counts_orders_and_limits(notebook: Notebook, filled: dict[str, Any]) -> None:
    found = notebook.annotations.find(limit=2)
    assert (len(found.items), found.total) == (2, 5)
    upwards = notebook.annotations.find(AnnotationFilter(kinds=("note",))).items
    assert [each.text for each in upwards] == ["药品价格要谈", "床位不够"]
    assert (
        notebook.annotations.find(AnnotationFilter(kinds=("note",)), descending=True).items == upwards[::-1]
    )
    for sort in ("updated", "created", "document", "text", "style"):
        assert len(notebook.annotations.find(sort=sort).items) == 5
    by_clause = notebook.annotations.find(sort=lambda each: each.clause_id).items
    assert [each.clause_id for each in by_clause] == sorted(each.clause_id for each in by_clause)


def test_typed_letters_find_what_sounds_like_them(notebook: Notebook, filled: dict[str, Any]) -> None:
    from index.text.note_sounds import sounds

    def found(text: str) -> set[str]:
        return {
            each.id for each in notebook.annotations.find(AnnotationFilter(text=text), sounds=sounds).items
        }

    assert found("chuangwei") == {filled["beds"].id, filled["mark"].id}
    assert found("jzcg") == {filled["price"].id}
    assert found("yaopin jiage") == {filled["price"].id}
    assert found("yuqi") == {filled["red"].id}
    assert found("xyz") == set()
    assert found("chuangw") >= {filled["beds"].id}
    notebook.annotations.put(replace(filled["beds"], body="改谈人员编制", tags=()))
    assert filled["beds"].id in found("bianzhi")
    assert found("chuangwei") == {filled["mark"].id}


def test_what_changes_is_found_anew(notebook: Notebook, filled: dict[str, Any]) -> None:
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 0
    notebook.annotations.put(replace(filled["price"], body="新词"))
    notebook.tags.add([filled["red"].id], "新词")
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 2
    notebook.annotations.delete([filled["red"].id])
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 1
    folder, _ = notebook.folders.create("夹")
    notebook.folders.file([filled["mark"].id], folder.id)
    assert [each.id for each in notebook.annotations.find(AnnotationFilter(folder=folder.id)).items] == [
        filled["mark"].id
    ]


def test_another_process_is_noticed(notebook: Notebook) -> None:
    assert not notebook.database.changed_elsewhere()
    notebook.annotations.find()
    notebook.annotations.put(a_note())
    assert not notebook.database.changed_elsewhere()
    other = Notebook.open(notebook.path)
    other.annotations.put(a_note("另一个程序"))
    other.close()
    assert notebook.database.changed_elsewhere()
    assert not notebook.database.changed_elsewhere()
    assert notebook.annotations.find(AnnotationFilter(text="另一个")).total == 1


def test_threads_may_write_and_find_at_once(notebook: Notebook) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(8):
                notebook.annotations.put(a_note(f"线程{number}-{turn}"))
                notebook.annotations.find(AnnotationFilter(text=f"线程{number}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert notebook.annotations.find(AnnotationFilter(text="线程")).total == 32


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


class UndoHistory(RuleBasedStateMachine):
    """Whatever is done, undoing it all step by step leaves what was there, and redoing it what came of it."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.notebook = Notebook.open(Path(self.folder.name) / "notebook.db")
        self.states: list[Any] = [self.shown()]
        self.changes: list[ItemChange] = []

    def shown(self) -> Any:
        book = self.notebook
        tree = book.bookmark_tree()
        return book.annotations.find(sort="created").items, tree, book.styles.all(), book.tags.counts()

    def did(self, change: ItemChange) -> None:
        self.changes.append(change)
        self.states.append(self.shown())

    @rule(which=st.integers(0, 3), body=st.sampled_from("甲乙丙"), tags=st.sets(st.sampled_from("一二三")))
    def put(self, which: int, body: str, tags: set[str]) -> None:
        note = Note(f"{which:032x}", anchor(), body, WHEN, WHEN, (), tuple(sorted(tags)))
        self.did(self.notebook.annotations.put(note))

    @rule(which=st.integers(0, 3))
    def mark(self, which: int) -> None:
        self.did(self.notebook.annotations.put(Bookmark(f"{which + 8:032x}", anchor(), "书签", WHEN)))

    @rule(which=st.integers(0, 11))
    def delete(self, which: int) -> None:
        self.did(self.notebook.annotations.delete([f"{which:032x}"]))

    @rule(old=st.sampled_from("一二三"), new=st.sampled_from("一二三"))
    def rename(self, old: str, new: str) -> None:
        self.did(self.notebook.tags.rename(old, new))

    @rule(data=st.data())
    def folder(self, data: st.DataObject) -> None:
        known = [None, *(each.id for each in self.notebook.folders.all())]
        self.did(self.notebook.folders.create("夹", data.draw(st.sampled_from(known)))[1])

    @rule(data=st.data(), which=st.integers(0, 3))
    def move(self, data: st.DataObject, which: int) -> None:
        known = [None, *(each.id for each in self.notebook.folders.all())]
        into = data.draw(st.sampled_from(known))
        self.did(self.notebook.folders.file([f"{which + 8:032x}"], into))
        if known[1:]:
            self.did(self.notebook.folders.move(data.draw(st.sampled_from(known[1:])), into))

    @rule(data=st.data(), too=st.booleans())
    def remove(self, data: st.DataObject, too: bool) -> None:
        known = [each.id for each in self.notebook.folders.all()]
        if known:
            self.did(self.notebook.folders.delete(data.draw(st.sampled_from(known)), too))

    @invariant()
    def sound(self) -> None:
        assert self.shown() == self.states[-1]

    def teardown(self) -> None:
        for change, state in zip(self.changes[::-1], self.states[-2::-1], strict=True):
            self.notebook.revert(change)
            assert self.shown() == state
        for change, state in zip(self.changes, self.states[1:], strict=True):
            self.notebook.redo(change)
            assert self.shown() == state
        assert self.notebook.database.check() == []
        self.notebook.close()
        self.folder.cleanup()


TestUndoing = UndoHistory.TestCase
TestUndoing.settings = settings(max_examples=15, stateful_step_count=12)


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=share_of(40))
def test_any_words_can_be_looked_for(body: str, typed: str) -> None:
    import tempfile
    from pathlib import Path

    from index.text.note_sounds import sounds

    body = body.encode("utf-8", "replace").decode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notebook.db")
        notebook.annotations.put(a_note(body))
        notebook.annotations.find(AnnotationFilter(text=typed), sounds=sounds)
        for word in fold(body).split():
            assert notebook.annotations.find(AnnotationFilter(text=word), sounds=sounds).total == 1
        notebook.close()
