"""Annotations are found again when a document has changed; what is not found is kept."""

from __future__ import annotations

import os
import tarfile
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import CannotWrite
from store.model.printed import printed
from store.notebook import Annotation, Notebook, PlacedAnnotation, anchor_for
from store.notebook.anchoring.relocate import SURE, DocumentText
from store.notebook.anchoring.similarity import squash
from store.system import database_file
from tests.effort import share_of
from tests.samples import clause, document, in_state

WHEN = "2026-01-02T03:04:05.000Z"
KEY = "晋卫发〔2021〕3号"
ARTICLES = (
    "为了加强医疗机构床位管理，提高医疗服务质量，保障人民群众健康，根据有关法律法规，结合本省实际，制定本办法。",
    "本省行政区域内医疗机构的床位设置、使用和监督管理，适用本办法。",
    "县级以上人民政府卫生健康主管部门负责本行政区域内医疗机构床位的监督管理工作。",
    "医疗机构应当按照核定的床位数设置床位，不得擅自增加或者减少床位。确需调整的，应当报原核定部门批准。",
    "医疗机构应当建立床位统一调配制度，提高床位使用效率，缩短平均住院日。",
    "违反本办法规定，擅自增加床位的，由卫生健康主管部门责令限期改正；逾期不改正的，处五千元以上二万元以下罚款。",
    "本办法自2021年7月1日起施行。",
)


def of(*texts: str, start: int = 1) -> Document:
    made = [clause(KEY, f"{number}.", body=(text,)) for number, text in enumerate(texts, start)]
    return document(KEY, clauses=tuple(made))


OLD = of(*ARTICLES)


def on(words: str, whole: Document = OLD) -> Anchor:
    """An anchor on the first clause that has these words."""
    found = next(each for each in whole.walk() if words in printed(each))
    at = printed(found).index(words)
    return anchor_for(whole, found, at, at + len(words))


def changed(edit: Callable[[list[str]], None]) -> Document:
    texts = list(ARTICLES)
    edit(texts)
    return of(*texts)


def words_of(found: object) -> str:
    assert found is not None
    return "".join(anchor.quote for anchor in found.anchors)  # type: ignore[attr-defined]


def test_a_corrected_character_inside_and_beside_the_words() -> None:
    new = of(*(text.replace("擅自增加或者减少", "擅自増加或减少") for text in ARTICLES))
    inside = DocumentText(new).refind(on("不得擅自增加或者减少床位"))
    assert inside is not None
    assert inside.sure
    assert words_of(inside) == "不得擅自増加或减少床位"
    beside = DocumentText(new).refind(on("核定的床位数设置床位"))
    assert beside is not None
    assert (beside.sure, words_of(beside)) == (True, "核定的床位数设置床位")


@pytest.mark.parametrize("words", [ARTICLES[3], "核定的床位数", "床位", "原核定部门"])
def test_a_clause_inserted_before_moves_all_that_follow(words: str) -> None:
    new = changed(lambda texts: texts.insert(1, "卫生健康主管部门应当制定床位配置规划，并向社会公布。"))
    anchor = on(ARTICLES[3])
    at = ARTICLES[3].index(words)
    anchor = anchor_for(OLD, OLD.clauses[3], at, at + len(words))
    found = DocumentText(new).refind(anchor)
    assert found is not None
    assert found.sure
    assert [each.clause_id for each in found.anchors] == [f"{KEY}/5."]
    assert (found.anchors[0].start, words_of(found)) == (at, words)


def test_a_clause_that_has_moved() -> None:
    def edit(texts: list[str]) -> None:
        texts.insert(5, texts.pop(2))

    found = DocumentText(changed(edit)).refind(on("负责本行政区域内医疗机构床位的监督管理工作"))
    assert found is not None
    assert (found.sure, found.anchors[0].clause_id) == (True, f"{KEY}/6.")


def test_a_clause_that_was_split_has_two_stretches() -> None:
    def edit(texts: list[str]) -> None:
        first, second = texts[3].split("确需")
        texts[3:4] = [first, "确需" + second]

    found = DocumentText(changed(edit)).refind(on(ARTICLES[3]))
    assert found is not None
    assert found.sure
    assert [each.clause_id for each in found.anchors] == [f"{KEY}/4.", f"{KEY}/5."]
    assert words_of(found) == ARTICLES[3]


def test_two_clauses_that_were_joined() -> None:
    def edit(texts: list[str]) -> None:
        texts[3:5] = [texts[3] + texts[4]]

    found = DocumentText(changed(edit)).refind(on("建立床位统一调配制度"))
    assert found is not None
    assert (found.sure, found.anchors[0].clause_id) == (True, f"{KEY}/4.")


@pytest.mark.parametrize("words", [ARTICLES[4], "建立床位统一调配制度", "平均住院日"])
def test_a_clause_that_was_deleted_is_lost(words: str) -> None:
    assert DocumentText(changed(lambda texts: texts.pop(4))).refind(on(words)) is None


def test_words_that_were_rewritten_are_unsure() -> None:
    new = changed(
        lambda texts: texts.__setitem__(
            5, "擅自增加床位、违反本办法的医疗机构，由卫生健康部门给予警告，并处一万元以上三万元以下罚款。"
        )
    )
    found = DocumentText(new).refind(on(ARTICLES[5]))
    assert found is not None
    assert not found.sure
    assert found.anchors[0].clause_id == f"{KEY}/6."


def test_the_same_number_with_other_words_is_not_taken_for_the_place() -> None:
    new = changed(lambda texts: texts.reverse())
    found = DocumentText(new).refind(on(ARTICLES[1]))
    assert found is not None
    assert found.anchors[0].clause_id == f"{KEY}/6."


def test_short_words_that_stand_in_many_places_need_their_surroundings() -> None:
    new = of("各地扩大床位规模。", "各地减少床位闲置。", "床位另行规定。")
    found = DocumentText(new).refind(replace(on("床位"), prefix="毫不相干的前文", suffix="毫不相干的后文"))
    assert found is None or not found.sure


def test_white_space_and_width_are_no_change() -> None:
    new = of(*(text.replace("，", ",").replace("床位", "床 位") for text in ARTICLES))
    found = DocumentText(new).refind(on(ARTICLES[3]))
    assert found is not None
    assert found.certainty == 1.0
    assert squash(words_of(found)) == squash(ARTICLES[3])


@given(st.data())
@settings(max_examples=share_of(60))
def test_whatever_is_refound_is_in_the_document(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.text("床位医院管理，。 \n第一二", max_size=40), max_size=6))
    whole = DocumentText(of(*texts))
    where = data.draw(st.sampled_from(list(OLD.walk())))
    start, end = data.draw(st.integers(0, 60)), data.draw(st.integers(0, 60))
    found = whole.refind(anchor_for(OLD, where, start, max(start, end)))
    clauses = {each.id: each for each in of(*texts).walk()}
    for anchor in found.anchors if found else ():
        assert printed(clauses[anchor.clause_id])[anchor.start : anchor.end] == anchor.quote
        assert 0 <= anchor.start <= anchor.end


@given(st.sampled_from(list(OLD.walk())), st.integers(0, 60), st.integers(0, 60))
def test_in_the_same_text_everything_stays_where_it_was_made(where: Clause, start: int, length: int) -> None:
    anchor = anchor_for(OLD, where, start, start + length)
    found = DocumentText(OLD).refind(anchor)
    assert found is not None
    assert (found.anchors, found.certainty) == ((anchor,), 1.0)


# -- in the notebook -----------------------------------------------------------------------------------------


def highlight(*anchors: Anchor) -> Highlight:
    return Highlight(uuid.uuid4().hex, anchors, "point", WHEN, WHEN)


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


# -- real editions -------------------------------------------------------------------------------------------

ARCHIVE = Path(__file__).resolve().parents[5] / "shared/data/laws-1000.tar.xz"
PAIRS = (
    ("发票管理办法", 0.9),
    ("保守国家秘密法实施条例", 0.6),
    ("国家科学技术奖励条例", 0.9),
    ("全国人民代表大会常务委员会议事规则", 0.75),
)


Editions = Callable[[str], tuple[Document, Document]]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The first and last edition of a law, where the laws are: in a folder (YICE_LAWS_DIR) or the archive."""
    folder = Path(os.environ.get("YICE_LAWS_DIR") or tmp_path_factory.mktemp("laws"))
    if "YICE_LAWS_DIR" not in os.environ and ARCHIVE.is_file():
        with tarfile.open(ARCHIVE) as opened:
            for item in opened:
                name = Path(item.name).name
                content = (
                    opened.extractfile(item) if name.startswith(tuple(law for law, _ in PAIRS)) else None
                )
                if content is not None:
                    (folder / name).write_bytes(content.read())

    def read(name: str) -> tuple[Document, Document]:
        from store.intake import load, read_bytes

        found = sorted(folder.glob(f"{name}(*.txt"))
        if len(found) < 2:
            pytest.skip("the laws are not here")
        return read_bytes(load(found[0]), found[0].name), read_bytes(load(found[-1]), found[-1].name)

    return read


@pytest.mark.parametrize(("name", "most"), PAIRS)
def test_another_edition_of_a_real_law(editions: Editions, name: str, most: float) -> None:
    old, new = editions(name)
    whole = DocumentText(new)
    sure = total = 0
    for each in old.walk():
        words = printed(each)
        for start, end in ((0, len(words)), (len(words) // 3, len(words) // 3 + 12)):
            if len(words[start:end].strip()) < 6:
                continue
            anchor = anchor_for(old, each, start, end)
            found = whole.refind(anchor)
            quote = squash(anchor.quote)
            total += 1
            sure += bool(found and found.sure)
            if squash("".join(printed(one) for one in new.walk())).count(quote) == 1:
                assert found is not None
                assert squash(words_of(found)) == quote
    assert sure >= most * total


def test_annotations_of_a_real_law_go_over(editions: Editions, notebook: Notebook) -> None:
    old, new = editions("国家科学技术奖励条例")
    made = [highlight(anchor_for(old, each)) for each in old.walk() if printed(each)]
    notebook.annotations.put(*made)
    report, _ = notebook.placements.carry_over(old.key, new)
    assert report.moved > 0.9 * len(made)
    found: list[Annotation] = list(notebook.annotations.find().items)
    assert len(found) == len(made)
