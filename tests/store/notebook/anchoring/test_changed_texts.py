"""Where the words of an annotation are in a text that was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.clause import Clause
from store.model.printed import printed
from store.notebook import anchor_for
from store.notebook.anchoring.quote_search import DocumentText
from store.notebook.anchoring.similarity import squash
from tests.effort import share_of
from tests.store.notebook.anchoring.ordinance import ARTICLES, KEY, OLD, changed, of, on, words_of


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
