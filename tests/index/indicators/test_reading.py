"""Indicators in sentences and tables of any paper: what they measure, whose they are, by when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indicators.deadlines import deadlines
from index.indicators.documents import in_clause, indicators
from index.indicators.indicator import Indicator
from index.indicators.quantities import quantities
from index.indicators.sentences import SentenceContext
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.model.table import Table

PLAN = SentenceContext("文件", "一、", "某医院", False, 2021, None)
LAW = SentenceContext("法", "第一条", "某法", True, 2021, None)


def read(text: str, setting: SentenceContext = PLAN) -> list[Indicator]:
    return list(in_clause(Clause(setting.clause, setting.clause, (setting.clause,), body=(text,)), setting))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("年门诊量达到150-200万人次", 150, 200, "万人次"),
        ("年门诊量达到65万-70万人次", 65, 70, "万人次"),
        ("年门诊量达到75万一80万人次", 75, 80, "万人次"),
        ("每年培训不少于两次", 2, None, "次"),
        ("报告时间不得超过三十日", None, 30, "日"),
        ("处一万元以上五万元以下罚款", 1, 5, "万元"),
        ("处八千元以上二万元以下罚款", 8000, 20000, "元"),
        ("责令暂停六个月以上一年以下执业活动", 6, 12, "个月"),
        ("覆盖率达到百分之九十五以上", 95, None, "%"),
        ("床位使用率控制在85%—93%", 85, 93, "%"),
        ("建筑面积约4万平方米", 4, 4, "万平方米"),
        ("每千人口执业（助理）医师3.2人", 3.2, 3.2, "人"),
        ("经全体村民三分之二以上同意", 0.667, None, ""),
        ("培训2000余人次", 2000, None, "人次"),
        ("药品费用总额为1,200万元", 1200, 1200, "万元"),
        ("实施周期为三至五年", 3, 5, "年"),
    ],
)
def test_values(text, low, high, unit):
    setting = LAW if "日" in text or "年" in text[-3:] else PLAN
    (one,) = [each for each in read(text, setting) if each.unit == unit]
    assert (one.low, one.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "实行“一院一策”，落实“两个允许”要求。",
        "推进“136”兴医工程和“1331工程”。",
        "本通知共提出36项措施，分为五个方面。",
        "中国共产党第十九次全国代表大会第二次会议",
        "根据国家发展改革委等4部门的文件（发改社会〔2019〕1670号）",
        "依照本法第二十三条第二款第三项的规定",
        "2020年9月5日印发，2021年1月1日施行。",
        "三级医院和二级甲等医院应当协作。",
        "按照WS/T 367—2012执行，电话0351-3580000。",
        "坚持三医联动，统筹城乡两个市场。",
        "流程见图8-2项目应用评价，要求如表9-1所示。",
        "统计百张处方用药种类和数量。",
        "托管模式由“1+3+X”调整为“1+Y+X”。",
    ],
)
@pytest.mark.parametrize("setting", [PLAN, LAW], ids=["plan", "law"])
def test_no_values(text, setting):
    assert read(text, setting) == []


@pytest.mark.parametrize(
    ("text", "indicator", "subject", "per", "deadline", "kind"),
    [
        ("到2025年，年门诊量达到100万人次。", "年门诊量", "某医院", "年", 2025, "target"),
        (
            "市中心医院应当每年组织演练不少于两次。",
            "组织演练",
            "市中心医院",
            "年",
            None,
            "rule",
        ),
        ("2022年底前，新增3个国家临床重点专科。", "国家临床重点专科", "某医院", None, 2022, "target"),
        (
            "每百名卫生技术人员科研项目经费达到68万元。",
            "科研项目经费",
            "某医院",
            "百名卫生技术人员",
            None,
            "target",
        ),
        ("3年内技术水平达到省内领先。", "技术水平达到省内领先", "某医院", None, 2024, "milestone"),
        ("按获得奖金的20%给予配套奖励。", "配套奖励", "某医院", None, None, "rule"),
        ("到2026年，绩效考核进入全国前八。", "绩效考核", "某医院", None, 2026, "target"),
    ],
)
def test_names(text, indicator, subject, per, deadline, kind):
    (one,) = read(text)
    assert (one.indicator, one.subject, one.per, one.deadline, one.kind) == (
        indicator,
        subject,
        per,
        deadline,
        kind,
    )


def test_what_is_joined_has_one_name_and_one_bound():
    found = read("到2030年，儿童贫血患病率和生长迟缓率分别控制在10%和4%以下。")
    assert [(one.indicator, one.low, one.high) for one in found] == [
        ("儿童贫血患病率和生长迟缓率", None, 10),
        ("儿童贫血患病率和生长迟缓率", None, 4),
    ]


def test_whose_share_it_is_belongs_to_the_name():
    (one,) = read("到2030年，我省7岁以下儿童健康管理率达98%。")
    assert (one.indicator, one.low) == ("7岁以下儿童健康管理率", 98)


def test_the_subject_carries_over_to_the_next_sentence():
    found = read("甲医院（省肿瘤医院）依托乙医院建设。到2026年，年门诊量达到65万人次；新增3个专科。")
    assert [one.subject for one in found] == ["甲医院（省肿瘤医院）"] * 2


def test_a_table_with_units_and_years():
    table = Table(
        rows=(
            ("序号", "指标", "单位", "2020年", "2025年"),
            ("1", "每千人口床位数", "张", "6.6", "≥7.5"),
            ("2", "人均预期寿命", "岁", "77.3", "79"),
        ),
        caption="主要指标",
    )
    clause = Clause("一、", "一、", ("一、",), body=(table,))
    found = list(in_clause(clause, PLAN))
    assert [(one.indicator, one.low, one.high, one.unit, one.deadline) for one in found] == [
        ("每千人口床位数", 6.6, 6.6, "张", 2020),
        ("每千人口床位数", 7.5, None, "张", 2025),
        ("人均预期寿命", 77.3, 77.3, "岁", 2020),
        ("人均预期寿命", 79, 79, "岁", 2025),
    ]
    assert [printed(clause)[one.start : one.end] for one in found] == ["6.6", "≥7.5", "77.3", "79"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争2021年年底前实现", [(2021, "by")]),
        ("自2021年1月1日起施行", [(2021, "from")]),
        ("到“十四五”末", [(2025, "by")]),
        ("2021年至2025年", [(2025, "within")]),
        ("到二〇二五年", [(2025, "by")]),
        ("达到2020年水平", []),
        ("2020年9月5日", []),
    ],
)
def test_deadlines(text, expected):
    assert [(each.year, each.kind) for each in deadlines(text)] == expected


@given(
    st.text(
        alphabet="一二两三十百千万亿0123456789.,，。；-—至到以上下内第个年月日元名次%每不少于达〔〕“”前强等A",
        max_size=60,
    )
)
def test_any_text_can_be_read(text):
    for one in quantities(text):
        assert 0 <= one.start <= one.core < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.low is None or one.high is None or one.low <= one.high
    document = Document(
        "键",
        "x.txt",
        "题名",
        None,
        (),
        "2020-01-01",
        None,
        "通知",
        True,
        "",
        clauses=(Clause("键/一、", "一、", ("一、",), body=(text,) if text.strip() else ()),),
    )
    words = printed(document.clauses[0])
    for found in indicators(document):
        assert words[found.start : found.end] == found.value_text


@pytest.mark.parametrize(
    "text",
    [
        "黑龙江省七台河仲裁委员会应当受理。",
        "应当将事项集中到一个内设机构。",
        "涉及两个以上省、自治区的，应当协商。",
    ],
)
def test_numbers_in_names_and_of_whoever_is_concerned(text):
    assert read(text, LAW) == []


def test_whose_a_figure_of_an_article_is():
    (one,) = read("县（市、区）人民政府应当建设达到二级甲等以上水平的公立中医医院。", LAW)
    assert one.subject == "县（市、区）人民政府"
