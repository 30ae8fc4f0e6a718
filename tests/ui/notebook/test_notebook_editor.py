"""Every change is on disk at once, undoable and named; what fails is told and changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from store.model.document import Document
from store.model.errors import Busy, CannotWrite
from store.model.message import Message
from store.notebook import Notebook
from store.notebook.anchoring.placements import Placements
from store.notebook.annotations import Annotations
from tests.samples import bookmark_on
from ui.notebook.notebook_editor import NotebookEditor


def clause_of(document: Document, number: int = 3):
    return list(document.walk())[number]


def test_a_bookmark_comes_and_goes_and_comes_back(
    controller: NotebookEditor, book: Notebook, documents: list[Document], qtbot: QtBot
) -> None:
    document, clause = documents[0], clause_of(documents[0])
    with qtbot.waitSignal(controller.changed):
        assert controller.toggle_bookmark(document, clause)
    made = bookmark_on(book, clause.id)
    assert made is not None
    assert controller.undo_stack.undoText() == "添加书签"
    controller.toggle_bookmark(document, clause)
    assert book.annotations.bookmarks() == []
    assert controller.undo_stack.undoText() == "删除书签"
    controller.undo_stack.undo()
    assert book.annotations.bookmarks() == [made]
    controller.undo_stack.undo()
    assert book.annotations.bookmarks() == []
    controller.undo_stack.redo()
    assert book.annotations.bookmarks() == [made]


def test_a_bookmark_is_renamed(controller: NotebookEditor, book: Notebook, documents: list[Document]) -> None:
    controller.toggle_bookmark(documents[0], clause_of(documents[0]))
    made = book.annotations.bookmarks()[0]
    assert controller.rename_bookmark(made.id, "  绩效  工资 ")
    assert book.annotations.bookmarks()[0].title == "绩效 工资"
    assert not controller.rename_bookmark(made.id, "   ")
    assert not controller.rename_bookmark("unknown", "x")
    controller.undo_stack.undo()
    assert book.annotations.bookmarks()[0].title == made.title


def test_typing_is_one_step_and_the_next_typing_another(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    document, clause = documents[0], clause_of(documents[0])
    for body in ("一", "一二", "一二三"):
        assert controller.save_note(document, clause, "n", body)
    controller.finish_note("n")
    for body in ("一二三四", "一二三四五"):
        assert controller.save_note(document, clause, "n", body)
    assert controller.undo_stack.count() == 2
    assert controller.undo_stack.undoText() == "修改批注"
    controller.undo_stack.undo()
    assert [note.body for note in book.annotations.notes()] == ["一二三"]
    controller.undo_stack.undo()
    assert book.annotations.notes() == []
    controller.undo_stack.redo()
    controller.undo_stack.redo()
    assert [note.body for note in book.annotations.notes()] == ["一二三四五"]


def test_notes_written_in_turn_do_not_merge(controller: NotebookEditor, documents: list[Document]) -> None:
    document = documents[0]
    for note_id in ("a", "b", "a"):
        controller.save_note(
            document, clause_of(document), note_id, note_id * (controller.undo_stack.count() + 1)
        )
    assert controller.undo_stack.count() == 3


def test_saving_the_same_words_is_no_change(controller: NotebookEditor, documents: list[Document]) -> None:
    controller.save_note(documents[0], clause_of(documents[0]), "n", "同")
    controller.finish_note("n")
    assert controller.save_note(documents[0], clause_of(documents[0]), "n", "同")
    assert controller.undo_stack.count() == 1


def test_a_deleted_note_comes_back_as_it_was(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    controller.save_note(documents[0], clause_of(documents[0]), "n", "原样", 2, 6)
    before = book.annotations.notes()
    assert controller.delete_note("n")
    assert book.annotations.notes() == []
    assert controller.undo_stack.undoText() == "删除批注"
    controller.undo_stack.undo()
    assert book.annotations.notes() == before
    assert not controller.delete_note("unknown")


@pytest.mark.parametrize("error", [CannotWrite(path="n", reason=Message("file.read_only")), Busy(path="n")])
def test_what_cannot_be_written_is_told_and_not_undoable(
    controller: NotebookEditor,
    documents: list[Document],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    error: Exception,
) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(Annotations, "put", refuse)
    with qtbot.waitSignal(controller.failed) as caught:
        assert not controller.save_note(documents[0], clause_of(documents[0]), "n", "x")
    assert caught.args == [str(error)]
    assert controller.undo_stack.count() == 0


def test_an_undo_that_cannot_be_written_can_be_tried_again(
    controller: NotebookEditor,
    book: Notebook,
    documents: list[Document],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    controller.save_note(documents[0], clause_of(documents[0]), "n", "x")

    def refuse(*_arguments: object) -> None:
        raise Busy(path="n")

    with monkeypatch.context() as patch:
        patch.setattr(Notebook, "revert", refuse)
        with qtbot.waitSignal(controller.failed):
            controller.undo_stack.undo()
        qtbot.waitUntil(controller.undo_stack.canUndo)
        assert [note.body for note in book.annotations.notes()] == ["x"]
    controller.undo_stack.undo()
    assert book.annotations.notes() == []
    controller.undo_stack.redo()
    assert [note.body for note in book.annotations.notes()] == ["x"]


def test_reading_that_fails_is_told(
    controller: NotebookEditor, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise Busy(path="n")

    monkeypatch.setattr(Annotations, "notes", refuse)
    with qtbot.waitSignal(controller.failed):
        assert controller.notes() == []


def test_no_bookmark_is_doubled_where_the_page_could_not_be_read(
    controller: NotebookEditor, documents: list[Document], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise Busy(path="n")

    document, clause = documents[0], clause_of(documents[0])
    controller.toggle_bookmark(document, clause)
    with monkeypatch.context() as context:
        context.setattr(Placements, "marks", refuse)
        with qtbot.waitSignal(controller.failed):
            assert controller.marks(document) == ({}, {}, [])
        assert not controller.toggle_bookmark(document, clause)
    controller.toggle_bookmark(document, clause)
    assert controller.marks(document) == ({}, {}, [])


def test_marks_are_what_the_reader_wants(controller: NotebookEditor, documents: list[Document]) -> None:
    document, clause = documents[0], clause_of(documents[0])
    controller.toggle_bookmark(document, clause)
    controller.save_note(document, clause_of(document, 5), "n", "x", 1, 4)
    bookmarks, notes, highlights = controller.marks(document)
    assert highlights == []
    assert list(bookmarks) == [clause.id]
    assert [note.id for note in notes[clause_of(document, 5).id]] == ["n"]
    assert controller.marks(documents[1]) == ({}, {}, [])


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(min_size=1, max_size=8)), max_size=12))
def test_undoing_everything_leaves_nothing_and_redoing_brings_all_back(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    book = Notebook.open(tmp_path_factory.mktemp("book") / "n.db")
    controller = NotebookEditor(book)
    document = simple_document()
    for note_id, body in edits:
        controller.save_note(document, document.clauses[0], note_id, body)
    before = [(note.id, note.body, note.created) for note in book.annotations.notes()]
    controller.undo_stack.setIndex(0)
    assert book.annotations.notes() == []
    controller.undo_stack.setIndex(controller.undo_stack.count())
    assert [(note.id, note.body, note.created) for note in book.annotations.notes()] == before
    controller.undo_stack.clear()
    book.close()


def simple_document() -> Document:
    from store.model.clause import Clause

    clause = Clause("d/1.", "1.", ("1.",), body=("内容。",))
    return Document("d", "d", "题", None, (), None, None, "其他", True, "", clauses=(clause,))


# -- highlights and tags ----------------------------------------------------------------------------------


def test_a_highlight_crosses_clauses_changes_colour_and_goes(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    document = documents[0]
    first, second = clause_of(document, 5), clause_of(document, 6)
    ranges = [(first.id, 4, 12), (second.id, 0, 6)]
    assert controller.highlight(document, ranges, "duty")
    made = book.annotations.highlights()[0]
    assert [(anchor.clause_id, anchor.start, anchor.end) for anchor in made.anchors] == ranges
    spans = controller.marks(document).highlights[0].spans
    assert [(span.clause_id, span.start, span.end) for span in spans] == ranges
    assert controller.recolour([made.id], "question")
    assert book.annotations.highlights()[0].style == "question"
    assert controller.delete_highlights([made.id])
    assert controller.undo_stack.undoText() == "删除划线"
    for expected in ("question", "duty"):
        controller.undo_stack.undo()
        assert book.annotations.highlights()[0].style == expected
    controller.undo_stack.undo()
    assert book.annotations.highlights() == []


def test_a_highlight_on_nothing_is_none(controller: NotebookEditor, documents: list[Document]) -> None:
    clause = clause_of(documents[0])
    assert not controller.highlight(documents[0], [(clause.id, 3, 3), ("unknown", 0, 4)], "point")
    assert not controller.highlight(documents[0], [(clause.id, 0, 4)], "no such style")
    assert controller.undo_stack.count() == 0


def test_a_highlight_becomes_a_note_in_one_step(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    clause = clause_of(documents[0], 5)
    controller.highlight(documents[0], [(clause.id, 2, 9)], "deadline")
    note_id = controller.turn_into_note(book.annotations.highlights()[0].id)
    note = book.annotations.notes()[0]
    assert (note.id, note.body, note.anchor.start, note.anchor.end) == (note_id, "期限", 2, 9)
    assert book.annotations.highlights() == []
    controller.undo_stack.undo()
    assert book.annotations.notes() == []
    assert len(book.annotations.highlights()) == 1


def test_a_note_is_on_the_words_it_was_begun_on(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    document = documents[0]
    first, second = clause_of(document, 5), clause_of(document, 6)
    controller.begin_note("n", document, [(first.id, 4, 12), (second.id, 0, 6)])
    controller.save_note(document, first, "n", "跨条")
    note = book.annotations.notes()[0]
    assert [(anchor.clause_id, anchor.start, anchor.end) for anchor in note.anchors] == [
        (first.id, 4, 12),
        (second.id, 0, 6),
    ]
    assert set(controller.marks(document).notes) == {first.id, second.id}


def test_tags_are_set_and_taken_back(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    controller.save_note(documents[0], clause_of(documents[0]), "n", "x")
    assert controller.set_tags("n", ["价格", " 价格 ", "待办", " "])
    assert book.annotations.notes()[0].tags == ("价格", "待办")
    assert controller.complete_tag("") == ["价格", "待办"]
    assert not controller.set_tags("n", ["价格", "待办"])
    assert not controller.set_tags("unknown", ["价格"])
    controller.undo_stack.undo()
    assert book.annotations.notes()[0].tags == ()


def test_bookmarks_made_at_once_keep_the_order_of_their_clauses(
    controller: NotebookEditor, book: Notebook, documents: list[Document]
) -> None:
    clauses = list(documents[0].walk())[:12]
    assert controller.toggle_bookmarks([(documents[0], clause) for clause in clauses])
    wanted = [clause.id for clause in clauses]
    assert [each.anchor.clause_id for each in book.annotations.bookmarks()] == wanted
    assert [
        each.anchor.clause_id for each in book.folders.tree(book.annotations.bookmarks()).bookmarks
    ] == wanted
