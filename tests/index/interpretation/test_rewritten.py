"""Queries in the writing of other programs, and with words round a reference, are read as they are meant."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from index.text.everyday import parse_everyday, sounding_like, use_own
from store.model.wording import sentences


def ids(engine: SearchEngine, typed: str) -> list[str | None]:
    return [hit.clause_id for hit in engine.search(typed, limit=None).hits]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("医?改革", "医 改革"),
        ("医疗*中心", "医疗 中心"),
        ("*高值医用耗材*", "高值医用耗材"),
        ("床位/编制", "床位 OR 编制"),
        ("床位／编制", "床位 OR 编制"),
        ("36项里的第五条", "36项第五条"),
        ("36项措施里面第五条是什么", "36项措施第五条"),
        ("政策清单中的第9条怎么规定的", "政策清单第9条"),
        ("36项和政策清单 土地", "土地 (文件:36项 OR 文件:政策清单)"),
    ],
)
def test_it_is_read_as_it_is_meant_and_says_so(typed: str, meant: str, engine: SearchEngine) -> None:
    found = ids(engine, typed)
    assert found
    assert found == ids(engine, meant)
    assert f"按“{meant}”理解" in sentences(engine.search(typed).remarks)


def test_a_section_sign_is_an_article_or_an_item(engine: SearchEngine) -> None:
    assert ids(engine, "§9") == ids(engine, "第9条")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("§第七条", "第七条"),
        ("办法第§12条", "办法第12条"),
        ("§24-26", "第24-26条"),
        ("§§ 20 21", "第20、21条"),
        ("一体化办法 §5", "一体化办法 第5条"),
    ],
)
def test_a_section_sign_is_read_with_what_follows(typed: str, meant: str, engine: SearchEngine) -> None:
    assert ids(engine, typed) == ids(engine, meant) != []


@pytest.mark.parametrize("typed", ["例/年", "“床位/编制”", "为什么?", "什么?"])
def test_what_stands_in_the_text_or_only_asks_is_left(typed: str, engine: SearchEngine) -> None:
    assert "理解" not in sentences(engine.search(typed).remarks)


@pytest.mark.parametrize("typed", ["***", "?*?", "/", "§", "§§99999", "*/?", "36项和 土地", "和 和"])
def test_signs_alone_are_no_error(typed: str, engine: SearchEngine) -> None:
    engine.search(typed)


def test_fields_still_narrow(engine: SearchEngine) -> None:
    assert set(ids(engine, "床位/编制 年:2020")) < set(ids(engine, "床位/编制"))


def test_everyday_words_are_found_by_their_pinyin(engine: SearchEngine) -> None:
    for typed in ("gaidalou", "yi ba shou"):
        answer = engine.search(typed)
        assert answer.total
        assert "理解" in sentences(answer.remarks)
    assert not engine.search("zhuopuqifei").total


def test_the_hospital_s_own_words_are_found_by_pinyin_and_initials(engine: SearchEngine) -> None:
    use_own(parse_everyday("大雁计划 -> 人才引进"))
    try:
        assert sounding_like("dayanjihua") == sounding_like("dyjh") == ("大雁计划",)
        assert "“大雁计划”" in sentences(engine.search("dayanjihua").remarks)
    finally:
        use_own(())
    assert sounding_like("dyjh") == ()
