"""Annotations are found again when a document has changed; what is not found is kept."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note
from store.model.document import Document
from store.model.errors import CannotWrite
from store.notebook import Notebook, PlacedAnnotation, anchor_for
from store.notebook.anchoring.quote_search import SURE, DocumentText
from store.system import database_file
from tests.samples import in_state
from tests.store.notebook.anchoring.ordinance import ARTICLES, KEY, OLD, WHEN, changed, highlight, on


def by_id(placed: list[PlacedAnnotation]) -> dict[str, PlacedAnnotation]:
    return {each.annotation.id: each for each in placed}


@pytest.fixture
def annotated(notebook: Notebook) -> tuple[Notebook, Highlight, Note, Bookmark]:
    """A highlight that will move, a note whose words will be rewritten, a bookmark that will be lost."""
    moves = highlight(on("核定的床位数设置床位"), on("建立床位统一调配制度"))
    unsure = Note(uuid.uuid4().hex, on(ARTICLES[5]), "罚款", WHEN, WHEN, (), ("重点",))
    lost = Bookmark(uuid.uuid4().hex, on(ARTICLES[2]), "谁负责", WHEN)
    notebook.annotations.put(moves, unsure, lost)
    return notebook, moves, unsure, lost


def edited() -> Document:
    def edit(texts: list[str]) -> None:
        texts[5] = (
            "擅自增加床位、违反本办法的医疗机构，由卫生健康部门给予警告，并处一万元以上三万元以下罚款。"
        )
        texts.pop(2)
        texts.insert(0, "本办法所称床位，是指医疗机构核定的住院床位。")
        texts.insert(0, "（2023年修订）")

    return changed(edit)


Annotated = tuple[Notebook, Highlight, Note, Bookmark]


def test_a_document_that_is_replaced_keeps_its_annotations(annotated: Annotated) -> None:
    notebook, moves, unsure, lost = annotated
    report = notebook.placements.place(OLD)
    assert (report.kept, report.moved, report.unsure, report.lost) == (3, 0, (), ())
    report = notebook.placements.place(edited())
    assert (report.kept, report.moved, report.unsure, report.lost) == (0, 1, (unsure.id,), (lost.id,))
    marks = by_id(notebook.placements.marks(edited()))
    assert [span.clause_id for span in marks[moves.id].spans] == [f"{KEY}/5.", f"{KEY}/6."]
    assert marks[unsure.id].state == "unsure"
    assert marks[unsure.id].spans
    assert marks[lost.id].spans == ()
    assert [each.id for each in in_state(notebook, "unsure")] == [unsure.id]
    assert [(each.id, each.text, each.quote) for each in in_state(notebook, "lost")] == [
        (lost.id, "谁负责", ARTICLES[2])
    ]
    # What the user made is as it was: only where it holds now has been worked out.
    assert notebook.annotations.record(moves.id) == moves
    # And the old text brings everything back.
    assert notebook.placements.place(OLD).kept == 3
    assert in_state(notebook, "lost") == in_state(notebook, "unsure") == []


def test_the_unsure_are_confirmed_and_that_can_be_undone(annotated: Annotated) -> None:
    notebook, _, unsure, _ = annotated
    notebook.placements.place(edited())
    suggestion = notebook.placements.suggestion(unsure.id)
    assert suggestion is not None
    assert 0 < suggestion.certainty < SURE
    change = notebook.placements.confirm([unsure.id])
    assert in_state(notebook, "unsure") == []
    record = notebook.annotations.record(unsure.id)
    assert isinstance(record, Note)
    assert (record.anchors, record.tags, record.body) == (suggestion.anchors, ("重点",), "罚款")
    assert notebook.placements.place(edited()).kept == 1
    notebook.revert(change)
    notebook.placements.place(edited())
    assert [each.id for each in in_state(notebook, "unsure")] == [unsure.id]


def test_what_was_found_is_told_with_how_surely(annotated: Annotated) -> None:
    notebook, moves, unsure, lost = annotated
    notebook.placements.place(edited())
    marks = by_id(notebook.placements.marks(edited()))
    asked = notebook.placements.suggestion(unsure.id)
    assert asked is not None
    assert asked.certainty == marks[unsure.id].annotation.certainty < SURE
    assert [each.clause_id for each in asked.anchors] == [span.clause_id for span in marks[unsure.id].spans]
    assert marks[moves.id].annotation.state == "placed"
    assert marks[moves.id].annotation.certainty >= SURE
    assert (marks[lost.id].state, marks[lost.id].annotation.certainty) == ("lost", 0.0)
    assert notebook.placements.suggestion(lost.id) is None
    assert notebook.placements.suggestion("unknown") is None
    notebook.placements.place(OLD)
    assert notebook.placements.suggestion(unsure.id) is None


def test_in_one_text_a_place_is_looked_for_once(
    annotated: Annotated, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook, *_ = annotated
    found = [(each.annotation.id, each.state, each.spans) for each in notebook.placements.marks(edited())]
    looked: list[Anchor] = []
    monkeypatch.setattr(DocumentText, "refind", lambda _self, anchor: looked.append(anchor))
    again = notebook.placements.marks(edited())
    assert [(each.annotation.id, each.state, each.spans) for each in again] == found
    assert notebook.placements.place(edited()).lost
    assert looked == []
    notebook.placements.marks(OLD)
    assert looked


def test_a_document_of_a_basket_alone_has_no_annotations(annotated: Annotated) -> None:
    notebook, *_ = annotated
    elsewhere = replace(on(ARTICLES[0]), document_key="国发〔2021〕1号")
    entries = (BasketEntry(uuid.uuid4().hex, elsewhere, "", True),)
    notebook.baskets.put(Basket(uuid.uuid4().hex, "会议", entries, WHEN, WHEN))
    assert notebook.placements.document_keys() == [KEY]
    assert len(notebook.placements.anchors()) == 5


def test_the_lost_are_placed_by_hand(annotated: Annotated) -> None:
    notebook, _, _, lost = annotated
    new = edited()
    notebook.placements.place(new)
    notebook.placements.place_by_hand(lost.id, [anchor_for(new, new.clauses[1])])
    notebook.placements.place(new)
    assert in_state(notebook, "lost") == []
    assert notebook.annotations.bookmarks()[0].anchor.clause_id == f"{KEY}/2."
    assert not notebook.placements.place_by_hand("0" * 32, [anchor_for(new, new.clauses[1])])


def test_small_changes_over_many_editions_do_not_add_up(notebook: Notebook) -> None:
    note = Note(uuid.uuid4().hex, on(ARTICLES[3]), "一路跟着", WHEN, WHEN)
    notebook.annotations.put(note)
    text = ARTICLES[3]
    steps = [
        ("医疗机构", "各级医院"),
        ("核定的床位数", "批准的编制数量"),
        ("擅自增加或者减少", "随意变更"),
        ("确需调整的", "如有需要"),
        ("原核定部门批准", "主管机关同意"),
        ("应当按照", "须依据"),
        ("设置床位", "安排病床"),
    ]
    for old, new in steps:
        text = text.replace(old, new)
        report = notebook.placements.place(changed(lambda texts, text=text: texts.__setitem__(3, text)))  # type: ignore[misc]
        assert not report.lost
        if report.unsure:
            notebook.placements.confirm(report.unsure)
    (found,) = notebook.placements.marks(changed(lambda texts: texts.__setitem__(3, text)))
    assert found.state == "placed"


def test_a_document_that_leaves_the_library_loses_places_until_it_is_back(annotated: Annotated) -> None:
    notebook, *made = annotated
    report = notebook.placements.unplace_missing([])
    assert set(report.lost) == {each.id for each in made}
    assert len(in_state(notebook, "lost")) == 3
    assert notebook.placements.unplace_missing([KEY]).lost == ()
    notebook.placements.place(OLD)
    assert in_state(notebook, "lost") == []


def test_annotations_go_over_to_another_edition_and_back(annotated: Annotated) -> None:
    notebook, moves, unsure, lost = annotated
    other = "办法（2023-01-01）"
    new = replace(
        edited(),
        key=other,
        clauses=tuple(replace(each, id=each.id.replace(KEY, other)) for each in edited().clauses),
    )
    report, change = notebook.placements.carry_over(KEY, new)
    assert (report.moved, report.unsure, report.lost) == (1, (unsure.id,), (lost.id,))
    assert {each.anchors[0].document_key for each in notebook.annotations.highlights()} == {other}
    assert notebook.annotations.notes()[0].anchor.document_key == KEY
    notebook.revert(change)
    assert notebook.annotations.highlights() == [moves]


def test_places_are_shown_where_nothing_can_be_written(
    annotated: Annotated, monkeypatch: pytest.MonkeyPatch
) -> None:

    notebook, moves, _, _ = annotated
    notebook.close()
    monkeypatch.setattr(database_file, "writable", lambda path: False)
    locked = Notebook.open(notebook.path)
    assert by_id(locked.placements.marks(edited()))[moves.id].spans
    with pytest.raises(CannotWrite):
        locked.placements.place(edited())
    locked.close()


def test_what_was_taken_in_from_another_notebook_is_placed(annotated: Annotated, tmp_path: Path) -> None:
    notebook, moves, _, _ = annotated
    notebook.exchange.export_json(tmp_path / "a.json")
    other = Notebook.open(tmp_path / "other.db")
    other.exchange.import_json(tmp_path / "a.json")
    assert by_id(other.placements.marks(edited()))[moves.id].spans[0].clause_id == f"{KEY}/5."
    other.close()
