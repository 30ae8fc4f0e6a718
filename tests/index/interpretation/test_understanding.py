"""What a query is understood as: synonyms, numbers, sounds, slips, duties, questions; and in which order."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from index.engine import SearchEngine
from index.matching.snippets import LENGTH, snippet
from index.results import Answer
from store.library import Library
from store.model.printed import printed
from store.model.wording import sentences
from tests.looping import some


def matches(answer: Answer) -> list[str]:
    return [hit.match for hit in answer.hits]


def texts(library: Library, answer: Answer) -> list[str]:
    return [printed(library.clause(hit.clause_id)[1]) for hit in answer.hits if hit.clause_id]


def test_the_usual_word_is_exact_and_its_synonyms_are_offered(engine: SearchEngine):
    answer = engine.search("医保")
    assert set(matches(answer)) == {"exact"}
    assert [offer.query for offer in answer.related] == ["~医保"]
    near = engine.search("~医保")
    assert near.total > answer.total
    assert near.hits == engine.search("医保", near=True).hits
    assert [h.clause_id for h in near.hits[: answer.total]] == [h.clause_id for h in answer.hits]
    assert set(matches(near)[answer.total :]) == {"synonym"}
    assert "近义" in sentences(near.remarks)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("省卫生健康委员会", "省卫健委"),
        ("卫计委", "卫健委"),
        ("省人力资源和社会保障厅", "省人社厅"),
        ("省机构编制委员会办公室", ""),
        ("发改委", "发展改革委"),
        ("银保监会", "银保监局"),
        ("医共体", "医疗集团"),
        ("医保基金", "医疗保障基金"),
        ("医疗保险", "医保"),
        ("乡村医师", ""),
    ],
)
def test_synonyms(typed: str, meant: str, engine: SearchEngine, shared_library: Library):
    found = texts(shared_library, engine.search(typed, limit=None))
    assert not meant or any(meant in text for text in found)


def test_health_insurance_is_never_pensions(engine: SearchEngine, shared_library: Library):
    for typed in ("医疗保险", "医保", "医疗保障"):
        answer = engine.search(typed, limit=None, near=True)
        for text in some(texts(shared_library, answer)):
            assert any(name in "".join(text.split()) for name in ("医保", "医疗保险", "医疗保障"))


def test_literal_finds_only_what_stands_there(engine: SearchEngine):
    for typed in ("省卫生健康委员会", "yibao", "医报", "派驻专家有什么补贴", "百分之二十"):
        assert engine.search(typed).total > 0
        assert engine.search(typed, literal=True).total == 0
        assert engine.search(f'"{typed}"').total == 0


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("yibao", "医保"),
        ("YIBAO", "医保"),
        ("ｙｉｂａｏ", "医保"),
        ("chuangwei", "床位"),
        ("zklm", "专科联盟"),
        ("yi保", "医保"),
        ("quyu医疗中心", "区域医疗中心"),
        ("lvse", "绿色"),
        ("lüse", "绿色"),
        ("yuanchengyiliao", "远程医疗"),
        ("zhichengpingshen", "职称评审"),
        ("yljt", "医疗集团"),
    ],
)
def test_sounds(typed: str, word: str, engine: SearchEngine, shared_library: Library):
    answer = engine.search(typed, limit=None)
    assert word in sentences(answer.remarks)
    expected = {hit.clause_id for hit in engine.search(f'"{word}"', limit=None).hits}
    assert expected <= {hit.clause_id for hit in answer.hits}


def test_letters_that_occur_are_not_taken_for_sounds(engine: SearchEngine):
    assert set(matches(engine.search("drg"))) == {"exact"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("医报", "医保"),
        ("职称凭审", "职称评审"),
        ("床谓", "床位"),
        ("远成医疗", "远程医疗"),
        ("区域医疔中心", "区域医疗中心"),
        ("多点职业", "多点执业"),
        ("医疗中心心", "医疗中心"),
        ("drgg", "drg"),
        ("县医院", "县级医院"),
        ("家庭医生签约福务", "家庭医生签约服务"),
        ("区或医疗中新", "区域医疗中心"),  # one looks alike, one sounds alike
        ("医促", "医保"),  # no list of look-alikes has it, only the pictures of the characters
        ("医共休", "医共体"),  # the documents call it otherwise: 医疗集团
        ("药品集中采构", "药品 集中采购"),  # two words, one of them wrong
        ("多点职业申批流程", "多点执业 审批流程"),  # both wrong
    ],
)
def test_slips_are_offered_and_marked(typed: str, meant: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.did_you_mean[0] == meant
    assert {hit.match for hit in answer.hits if hit.clause_id} == {"corrected"}
    assert typed in sentences(answer.remarks)


def test_every_wrong_word_of_several_is_put_right(engine: SearchEngine):
    answer = engine.search("省卫建委 医报 -药品")
    assert answer.did_you_mean[0] == "省卫健委 医保 -药品"
    assert answer.total == engine.search("省卫健委 医保 -药品").total
    assert "“省卫建委”“医报”" in sentences(answer.remarks)


def test_words_put_right_that_never_stand_together_are_found_apart(engine: SearchEngine):
    answer = engine.search("医报 职称凭审")
    assert not engine.search("医保 职称评审").said
    assert answer.did_you_mean == ("医保 OR 职称评审",)
    assert answer.total == engine.search("医保 OR 职称评审").total
    assert {hit.match for hit in answer.hits if hit.clause_id} == {"corrected"}


@pytest.mark.parametrize(
    "typed", ["疫苗接种", "消防安全", "增值税", "托育", "量子力学", "条例第五十条", "幼儿园托育"]
)
def test_what_is_no_slip_is_not_corrected(typed: str, engine: SearchEngine):
    assert not engine.search(typed).said
    assert engine.search(typed).did_you_mean == ()


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


def test_a_word_that_does_not_occur_says_so(engine: SearchEngine):
    answer = engine.search("疫苗")
    assert (answer.total, answer.did_you_mean) == (0, ())
    assert "没有条款包含“疫苗”" in sentences(answer.remarks)


@pytest.mark.parametrize("typed", ["80%", "1％", "1/3", "九十九张", "qygz", "银河系"])
def test_what_does_not_occur_is_not_made_up(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.total == 0
    assert "没有条款包含" in sentences(answer.remarks)


@pytest.mark.parametrize("typed", ["百分之二十", "２０％", "20%"])
def test_percent(typed: str, engine: SearchEngine):
    assert engine.search(typed).total == 2


@pytest.mark.parametrize(
    ("typed", "label", "printed"),
    [
        ("适合", "26.", "话合"),
        ("遴选条件", "31.", "遴选件"),
        ("感染性疾病诊疗中心", "（三）", "感染病诊疗中心"),
    ],
)
def test_a_misprint_hides_nothing(
    typed: str, label: str, printed: str, engine: SearchEngine, scanner: SearchEngine
):
    for each in (engine, scanner):
        answer = each.search(typed, limit=None)
        hit = next(one for one in answer.hits if one.label == label and one.match == "variant")
        assert printed in "".join(hit.snippet[low:high] for low, high in hit.spans)
        assert f"误印作“{printed}”" in sentences(answer.remarks)


def test_numbers_in_tables(engine: SearchEngine):
    for typed in ("床位数 3000张", "床位数3000张", "三千张"):
        assert engine.search(typed).hits[0].path == ("二、", "（一）")


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


def test_beds_before_clinics(engine: SearchEngine, shared_library: Library):
    answer = engine.search("床", limit=None)
    beds = ["床位" in text or "病床" in text for text in texts(shared_library, answer)]
    assert beds == sorted(beds, reverse=True)


def test_titles_come_first_and_count(engine: SearchEngine):
    answer = engine.search("区域医疗中心", limit=5)
    assert matches(answer)[:3] == ["title"] * 3
    assert answer.total == sum(count for _, count in answer.documents)


def test_limit_and_total(engine: SearchEngine):
    everything = engine.search("医疗", limit=None)
    page = engine.search("医疗", limit=7)
    assert page.hits == everything.hits[:7]
    assert page.total == everything.total == len(everything.hits)
    assert engine.search("医疗", limit=0).hits == ()
    assert [hit.score for hit in everything.hits] == sorted((h.score for h in everything.hits), reverse=True)


def test_facets_narrow_to_what_they_count(engine: SearchEngine):
    for facet in some(engine.search("医保", limit=None).facets):
        narrowed = engine.search(f'医保 {facet.field}:"{facet.value}"', limit=None)
        assert narrowed.total == facet.count, facet


class Marks:
    def __init__(self, clause: str) -> None:
        self._clause = clause

    def noted(self) -> Collection[str]:
        return [self._clause, "no such clause"]

    def bookmarked(self) -> Collection[str]:
        return []

    def shelved(self, sort: str, name: str) -> Collection[str]:
        return ()

    def tagged(self, tag: str) -> Collection[str]:
        return [self._clause] if tag == "价格" else []


def test_fields_of_the_notebook(shared_library: Library, engine: SearchEngine):
    clause = engine.search("床位").hits[0].clause_id
    marked = SearchEngine(shared_library, engine._folder, Marks(clause or ""))
    assert [hit.clause_id for hit in marked.search("床位 有批注").hits] == [clause]
    assert [hit.clause_id for hit in marked.search("标签:价格").hits] == [clause]
    assert marked.search("床位 书签").total == 0
    assert engine.search("床位 有批注").total == 0


def test_ranges_and_spans_mark_the_words(engine: SearchEngine, shared_library: Library):
    for typed in ("医保", "区域 医疗", "20%", "家庭医生签约", "yibao"):
        for hit in some(hit for hit in engine.search(typed, limit=None).hits if hit.clause_id):
            text = printed(shared_library.clause(hit.clause_id)[1])
            assert hit.ranges
            assert all(text[start:end].strip() for start, end in hit.ranges)
            assert hit.spans
            assert all(hit.snippet[start:end].strip() for start, end in hit.spans)


@pytest.mark.parametrize("length", [0, 10, 79, 80, 81, 500])
def test_snippets_are_short_and_show_the_place(length: int):
    text = "前" * length + "医保" + "后" * length
    cut, spans = snippet(text, ((length, length + 2),))
    assert [cut[start:end] for start, end in spans] == ["医保"]
    assert len(cut) <= LENGTH + 2


def test_a_hit_in_a_table_shows_its_row_and_header(engine: SearchEngine):
    hit = engine.search("床位数 3000张").hits[0]
    assert hit.snippet == "床位数 3000张（表头：项目、五年目标）"
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["床位数", "3000张"]


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


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("2周", "两周"),
        ("2021年底", "2021年年底"),
        ("2021年底以前", "2021年年底前"),
        ("2021-01-01", "2021年1月1日"),
        ("2021.1.1", "2021年1月1日"),
        ("县市区人民政府", "县（市、区）人民政府"),
        ("平米", "平方米"),
        ("省fgw", "省发展改革委"),
        ("中共山西省委组织部", "省委组织部"),
        ("山西省医疗保障局", "省医保局"),
        ("yanglao", "养老"),
        ("kang复", "康复"),
        ("养劳", "养老"),
        ("zhong liu zhong xin", "肿瘤中心"),
        ("三级甲等", "三甲"),
    ],
)
def test_another_way_to_write_it_finds_the_same(typed: str, other: str, engine: SearchEngine):
    answer = engine.search(typed, limit=None)
    assert answer.total
    assert {hit.clause_id for hit in answer.hits} == {
        hit.clause_id for hit in engine.search(f'"{other}"', limit=None).hits
    }


def test_the_other_way_to_write_a_number_is_offered_or_found_too(engine: SearchEngine):
    typed, both = engine.search("5年"), engine.search("5年", near=True)
    assert {hit.match for hit in typed.hits} == {"exact"}
    assert both.total > typed.total
    assert [hit.match for hit in both.hits] == ["exact"] * typed.total + ["variant"] * (
        both.total - typed.total
    )
    (offer,) = typed.related
    assert (offer.query, offer.total) == ("5年 OR 五年", both.total)
    assert engine.search(offer.query).total == both.total


@pytest.mark.parametrize(
    "typed",
    [
        "2025年",
        "1000张",
        "80%以上",
        "25万元",
        "市政府",
        "省医院",
        "统计",
        "失业",
        "公示",
        "兽医",
        "一级",
        "信访",
    ],
)
def test_numbers_and_usual_words_are_not_put_right(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert (answer.said, answer.did_you_mean) == ((), ())


@pytest.mark.parametrize("typed", ["区域医中心", "区域疗中心", "白求恩院", "国家域医疗中心"])
def test_a_character_that_is_missing_in_a_title_is_a_slip(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.did_you_mean
    assert "corrected" in {hit.match for hit in answer.hits}
    assert "reference" not in {hit.match for hit in answer.hits}


@pytest.mark.parametrize(
    "typed",
    [
        "医疗通知",
        "卫生法",
        "医疗条例",
        "卫生条例",
        "人民医院",
        "医保目录",
        "麻醉药品怎么管理",
        "医院放假几天",
    ],
)
def test_nothing_is_made_up_of_what_is_not_there(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert not answer.said
    assert "没有条款" in sentences(answer.remarks)


def test_the_row_that_is_shown_is_the_one_that_answers(engine: SearchEngine):
    assert engine.search("日间手术多少例").hits[0].snippet.startswith("日间手术量 3000例/年")


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


@pytest.mark.parametrize("typed", ["省民政厅", "省公安厅", "上级医院"])
def test_another_organisation_is_no_correction(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert (answer.said, answer.did_you_mean) == ((), ())


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
