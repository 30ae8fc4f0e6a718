"""What a query is understood as: synonyms, numbers, sounds, slips, duties, questions; and in which order."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.model.wording import sentences


def test_suggestions(engine: SearchEngine):
    def kinds(typed: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in engine.suggest(typed, ["医保支付", "床位"]):
            found.setdefault(one.kind, []).append(one.text)
        return found

    assert kinds("医保")["search"] == ["医保支付"]
    assert kinds("卫健")["organisation"] == ["省卫健委"]
    assert "医保" in kinds("yib")["term"]
    assert "医保" in kinds("yb")["term"]
    assert "专科联盟" in kinds("zklm")["term"]
    assert kinds("一体化")["document"] == ["山西省保障和促进县域医疗卫生一体化办法"]
    assert kinds("第九条")["reference"]
    assert kinds("推进医保")["clause"] == ["推进医保支付方式改革"]
    assert kinds("疫苗") == {}
    assert kinds("") == {}


def test_words_in_a_list_are_wanted_together(engine: SearchEngine):
    listed, apart = engine.search("医保、药品"), engine.search("医保 药品")
    assert [hit.clause_id for hit in listed.hits] == [hit.clause_id for hit in apart.hits]


def test_a_date_is_that_of_a_document(engine: SearchEngine):
    (hit,) = engine.search("2020年9月5日").hits
    assert (hit.document_key, hit.clause_id) == ("晋政发〔2020〕17号", None)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("清单和36项的规培证待遇异同", ("/21.", "/35.")),
        ("比较28号文和36项的院内制剂", ("/10.", "/14.")),
        ("县域办法和医改任务里的医联体", ("/第九条", "（八）")),
    ],
)
def test_documents_that_are_compared_come_side_by_side(
    typed: str, first: tuple[str, str], engine: SearchEngine
):
    hits = engine.search(typed).hits[:2]
    assert len({hit.document_key for hit in hits}) == 2
    assert all(any(hit.clause_id.endswith(end) for hit in hits) for end in first)


def test_a_document_that_is_named_beside_words_is_searched_besides_what_speaks_of_it(engine: SearchEngine):
    found = [hit.clause_id for hit in engine.search("36项 中医药").hits]
    assert {clause.rpartition("/")[2] for clause in found} >= {"前言", "11.", "26.", "36."}


def test_when_a_document_is_asked_for_it_is_among_the_first(engine: SearchEngine):
    first = engine.search("白求恩规划管到哪一年").hits[:3]
    assert any(hit.clause_id is None and hit.document_key.startswith("晋政发") for hit in first)


def test_several_references_are_followed_in_order(engine: SearchEngine):
    listed = [hit.clause_id for hit in engine.search("第24条、第25条").hits]
    assert listed == [hit.clause_id for hit in engine.search("第24至25条").hits]
    of_one = [hit.label for hit in engine.search("政策清单第3、5、9条").hits]
    assert of_one == ["3.", "5.", "9."]


def test_the_last_article_is_found(engine: SearchEngine):
    assert engine.search("一体化办法最后一条").hits[0].label == "第三十二条"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("白求恩规划里食堂", "1."),
        ("85号文里面关于薪酬怎么说", "（四）"),
        ("医改任务里DRG", "（五）"),
        ("政策清单与36项规培证待遇的差异", "21."),
    ],
)
def test_what_a_named_document_says_is_asked_of_it(typed: str, label: str, engine: SearchEngine) -> None:
    answer = engine.search(typed)
    assert label in [hit.label for hit in answer.hits[:2]]
    assert answer.hits[0].match == "question"


@pytest.mark.parametrize("typed", ["办法16条2款", "16条2款", "一体化办法第16条第2款"])
def test_a_paragraph_is_named_without_the_word_for_its_number(typed: str, engine: SearchEngine) -> None:
    assert engine.search(typed).hits[0].path[-1] == "第十六条"


@pytest.mark.parametrize("typed", ["45号文件", "45号文"])
def test_a_cited_number_is_found_as_a_paper(typed: str, engine: SearchEngine) -> None:
    assert engine.search(typed).hits[0].label == "（二）"


def test_what_nothing_speaks_of_is_only_near(engine: SearchEngine) -> None:
    answer = engine.search("手术机器人由谁采购")
    assert answer.near == answer.total > 0
    assert not answer.sentences
    assert "机器人" in sentences(answer.remarks)


def test_a_document_whose_date_is_asked_for_is_shown(engine: SearchEngine) -> None:
    hits = engine.search("医改任务文件日期").hits
    assert [hit.clause_id for hit in hits] == [None]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("2020年9月5日的文件", ["晋政发〔2020〕17号"]),
        ("2021年印发的通知有哪些", ["晋政办发〔2021〕85号"]),
        ("2020年的清单", ["晋政办函〔2020〕28号"]),
        ("哪些文件是2021年发的", ["晋政办发〔2021〕85号"]),
        ("2019年的文件", []),
    ],
)
def test_documents_of_a_date(typed: str, keys: list[str], engine: SearchEngine) -> None:
    answer = engine.search(typed)
    assert [hit.document_key for hit in answer.hits] == keys
    assert all(hit.clause_id is None for hit in answer.hits)
    said = sentences(answer.remarks)
    assert said.startswith("按文件日期找" if keys else "文件库中没有2019年的文件")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("清单第30项怎么说", "文件库中没有“清单第30项”这一条"),
        ("办法第三十三条是什么", "文件库中没有“办法第三十三条”这一条"),
        ("护士产假多少天", "文件库中没有条款提到“产假”，最接近的是："),
        ("医院院长任期几年", "文件库中没有条款提到“任期”，最接近的是："),
        ("U盘能用吗", "文件库中没有条款提到“U盘”"),
        ("试用期多长", "文件库中没有条款提到“试用期”"),
        ("20000元的椅子谁批", "文件库中没有条款提到“20000元”“椅子”"),
        ("职称号怎么取", "文件库中没有条款包含“职称号怎么取”"),
        ("(医保 OR 疫苗) 年薪", "没有符合条件的条款"),
        ("疫苗 OR 核酸", "文件库中没有条款包含“疫苗”“核酸”"),
    ],
)
def test_what_is_said_to_be_nowhere_is_what_was_asked_for(
    typed: str, said: str, engine: SearchEngine
) -> None:
    assert sentences(engine.search(typed).remarks) == said


@pytest.mark.parametrize("typed", ["单位:发改", "单位:省发改"])
def test_a_part_of_what_an_organisation_is_called_otherwise_means_it(
    typed: str, engine: SearchEngine
) -> None:
    found = [hit.clause_id for hit in engine.search(typed, limit=None).hits]
    assert found == [hit.clause_id for hit in engine.search("单位:省发展改革委", limit=None).hits] != []


def test_documents_that_are_counted_are_not_looked_for(engine: SearchEngine) -> None:
    answer = engine.search("两份清单在床位上有什么区别")
    assert sentences(answer.remarks) == "按“床位”找最相关的条款"
    assert {"2.", "12."} <= {hit.label for hit in answer.hits[:3]}


@pytest.mark.parametrize("typed", ["3000例日间手术", "3千例日间手术"])
def test_a_number_ends_where_the_thing_begins(typed: str, engine: SearchEngine) -> None:
    assert "日间手术" in engine.search(typed).hits[0].snippet


def test_until_the_end_of_a_year(engine: SearchEngine) -> None:
    answer = engine.search("到2026年底")
    assert sentences(answer.remarks).startswith("按“2026年”理解")
    assert answer.hits


def test_tenths_are_a_share(engine: SearchEngine) -> None:
    assert engine.search("九成三甲医院").hits[0].label == "（五）"


@pytest.mark.parametrize("typed", ["老九条", "第九百条 政策清单", "政策清单里的第九百条"])
def test_a_document_is_not_shown_for_what_it_does_not_have(typed: str, engine: SearchEngine) -> None:
    assert not engine.search(typed).total


@pytest.mark.parametrize("typed", ["-医保", "NOT 医保"])
def test_a_query_that_only_excludes_says_so(typed: str, engine: SearchEngine) -> None:
    answer = engine.search(typed)
    assert (answer.total, answer.did_you_mean) == (0, ("医保",))
    assert "要找的词" in sentences(answer.remarks)


def test_a_line_that_was_pasted_with_its_dash_is_looked_for(engine: SearchEngine) -> None:
    assert engine.search("-推进医保支付方式改革").hits[0].label == "（五）"
