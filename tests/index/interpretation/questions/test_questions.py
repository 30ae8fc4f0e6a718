"""Questions are answered by the clause that is meant."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.library import Library
from store.model.wording import sentences
from tests.index.answers import matches


@pytest.mark.parametrize(
    "typed",
    [
        "生育津贴",
        "异地备案",
        "门诊统筹",
        "生育保险",
        "失业保险",
        "医疗救助",
        "华西医院",
        "院内感染",
        "精神卫生",
    ],
)
def test_words_that_stand_apart_are_no_answer_to_what_they_mean_together(typed: str, engine: SearchEngine):
    assert not engine.search(typed).said
    assert f"没有条款包含“{typed}”" in sentences(engine.search(typed).remarks)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("谁负责县域医疗卫生一体化", "第四条"),
        ("一体化办法何时生效", "第三十二条"),
        ("区域医疗中心的总目标是什么", "（一）"),
        ("用地怎么解决", "1."),
        ("院长年薪怎么定", "（四）"),
        ("可以上门看病吗", "第十二条"),
        ("三甲医院", "（五）"),
        ("村医养老", "第二十五条"),
    ],
)
def test_the_clause_that_answers_comes_first(typed: str, best: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert best in [hit.label for hit in answer.hits[:3]]
    assert answer.hits[0].match in ("question", "near")


@pytest.mark.parametrize(
    "typed",
    [
        "省医保局负责的措施",
        "省医疗保障局负责哪些工作？",
        "哪些措施由省医保局负责",
        "单位:省医保局",
        "省医保局的职责",
        "省医保局牵头的任务",
    ],
)
def test_duties(typed: str, engine: SearchEngine, shared_library: Library):
    answer = engine.search(typed, limit=None)
    assert set(matches(answer)) == {"duty"}
    expected = {
        clause.id
        for entry in shared_library.documents()
        for clause in shared_library.document(entry.key).walk()
        if any(duty.organisation == "省医保局" for duty in clause.duties)
    }
    assert {hit.clause_id for hit in answer.hits} == expected


def test_questions_are_marked(engine: SearchEngine):
    answer = engine.search("村医怎么参加养老保险")
    assert set(matches(answer)) == {"question"}
    assert answer.hits[0].label == "第二十五条"


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("中医馆谁来建", "第二十二条"),
        ("乡村医生一年要培训多久", "第十五条"),
        ("办法从什么时候开始实施", "第三十二条"),
        ("本办法从哪天开始执行", "第三十二条"),
        ("骗保怎么处罚", "第二十九条"),
        ("土地怎么供应", "1."),
        ("引进人才的子女上学怎么安排", "16."),
        ("专家的交通住宿费谁承担", "5."),
        ("评职称需要下基层吗", "第十六条"),
        ("医保怎么支付", "（五）"),
    ],
)
def test_a_question_in_everyday_words_is_answered(typed: str, best: str, engine: SearchEngine):
    assert best in [hit.label for hit in engine.search(typed).hits[:3]]


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("麻醉药品怎么管理", "麻醉药品"),
        ("医院放假几天", "放假"),
        ("献血有什么奖励", "献血"),
        ("宠物医院怎么开", "宠物"),
    ],
)
def test_what_is_asked_for_and_nowhere_is_named(typed: str, missing: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert not answer.said
    assert sentences(answer.remarks).startswith(f"文件库中没有条款提到“{missing}”")


def test_a_number_within_another_is_no_answer(engine: SearchEngine):
    found = [hit.clause_id or "" for hit in engine.search("博导一年能招几个博士").hits]
    assert not any(clause.endswith("第三十二条") for clause in found)


def test_a_few_literal_hits_of_an_everyday_word_do_not_hide_what_documents_call_it(engine: SearchEngine):
    hits = engine.search("慢病管理").hits
    assert hits[0].match == "synonym"
    assert any(hit.match == "near" and (hit.clause_id or "").endswith("第十一条") for hit in hits)


@pytest.mark.parametrize("word", ["不够", "随便", "赔"])
def test_what_names_nothing_is_not_said_to_be_missing(word: str, engine: SearchEngine):
    answer = engine.search(f"医院的床位{word}怎么办")
    assert not any(word in str(remark) for remark in answer.remarks if "没有" in str(remark))


@pytest.mark.parametrize(("typed", "found"), [("科研楼有多大", "1."), ("租房怎么解决", "2.")])
def test_a_word_spread_over_a_longer_expression_is_found(typed: str, found: str, engine: SearchEngine):
    assert any((hit.clause_id or "").endswith(found) for hit in engine.search(typed).hits[:3])
