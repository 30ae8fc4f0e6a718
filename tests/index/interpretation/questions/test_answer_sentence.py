"""The sentence that answers: the right one, the answer itself marked, and rather none than a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.interpretation.questions.answer_sentence import answer_sentences
from index.interpretation.questions.question_kinds import fitness, question_kind
from store.model.printed import CELL_BREAK, HARD_BREAK

RECORDS = "病历由医疗机构保管。病历资料保存期限不得少于三十年。复印收取30元工本费。"
REPORT = "发现甲类传染病时，应当在2小时内报告。丙类传染病应当在24小时内报告。"
PENALTY = "骗取医疗保障基金的，处骗取金额二倍以上五倍以下的罚款。"
PERMIT = "配置大型医用设备，由省卫生健康部门审批。"


def answered(printed: str, question: str, *words: str) -> str | None:
    kind = question_kind(question)
    every = answer_sentences(printed, question, kind.name if kind else None, {word: word for word in words})
    if not every:
        return None
    found = every[0]
    low, high = found.answer
    assert found.start <= low < high <= found.end <= len(printed)
    return printed[low:high]


@pytest.mark.parametrize(
    ("printed", "question", "words", "answer"),
    [
        (RECORDS, "病历资料保存多少年", ("病历", "保存"), "不得少于三十年"),
        (RECORDS, "复印病历要多少元", ("复印",), "30元"),
        (REPORT, "甲类传染病几小时报告", ("甲类传染病", "报告"), "2小时内"),
        (REPORT, "丙类传染病几小时报告", ("丙类传染病", "报告"), "24小时内"),
        (PENALTY, "骗取基金罚几倍", ("骗取", "罚款"), "二倍以上五倍以下"),
        (PERMIT, "大型医用设备哪个部门审批", ("大型医用设备", "审批"), "由省卫生健康部门审批"),
    ],
)
def test_the_answer_is_marked(printed: str, question: str, words: tuple[str, ...], answer: str) -> None:
    assert answered(printed, question, *words) == answer


@pytest.mark.parametrize(
    ("printed", "question", "words"),
    [
        (RECORDS, "病历几天复印好", ("病历", "复印")),
        (RECORDS, "病历保存在哪里", ("病历", "保存")),
        (RECORDS, "住院押金多少元", ("住院", "押金")),
        ("", "保存多少年", ("保存",)),
        ("保存\v30年\f", "保存多少年", ()),
    ],
)
def test_rather_none_than_a_wrong_one(printed: str, question: str, words: tuple[str, ...]) -> None:
    assert answered(printed, question, *words) is None


@given(st.text(max_size=120), st.sampled_from(["几天", "多少元", "谁负责", "什么时候", "什么是医保"]))
def test_any_text_can_be_looked_through(printed: str, question: str) -> None:
    answered(printed, question, "医保", "报告")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("罚几倍", "multiple"),
        ("多久报告", "how long"),
        ("什么时候完成", "when"),
        ("几岁可以献血", "age"),
        ("什么是医疗事故", "definition"),
        ("床位多少张", "count"),
        ("哪个部门审批", "who"),
        ("医保", ""),
        ("做这个手术要什么资质", "licence"),
        ("食堂开门要不要许可", "licence"),
        ("开诊所要满足哪些", "condition"),
        ("什么单位要配专职电工", "list"),
        ("哪些单位要配合", "who"),
        ("布告里要写明什么", "list"),
        ("仓库漏气了怎么办", "what to do"),
        ("乱收费怎么处罚", "penalty"),
    ],
)
def test_what_is_asked_for(question: str, kind: str) -> None:
    found = question_kind(question)
    assert (found.name if found else "") == kind


def test_the_beginning_of_a_period_is_not_its_length() -> None:
    words = {"补助金": "补助金"}
    length, beginning = "补助金应当在9日内支付。", "补助金自2031年5月1日起支付。"
    assert not answer_sentences(length, "补助金从哪天开始算", "when", words)
    assert answer_sentences(beginning, "补助金从哪天开始算", "when", words)


def test_hours_a_day_are_asked_for_as_time() -> None:
    found = question_kind("哺乳时间每天多少")
    assert found is not None
    assert found.name == "how long"


def test_an_amount_that_is_only_mentioned_is_not_asked_for() -> None:
    found = question_kind("发票金额写错了能涂改吗")
    assert found is not None
    assert found.name == "allowed"


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        ("几小时内报告", "应当在2小时内报告", "应当及时报告"),
        ("进修医生能不能独立处方", "进修医师不得单独开具处方", "处方应当保存二年"),
        ("出差路上受伤算不算工伤", "因工外出受伤的，应当认定为工伤", "受伤职工的医疗费用"),
        ("事故向谁报告", "向主管部门报告", "由主管部门负责"),
        ("收废品的要什么证", "应当申请领取经营许可证", "应当每年检查一次"),
        ("办食堂要具备什么", "应当具有与规模相适应的场所", "食堂的卫生由专人检查"),
        ("机器漏气了怎么办", "应当立即停止使用并报告", "机器的价格由双方约定"),
        ("验收报告由谁出", "由验收单位出具", "验收报告一式三份"),
    ],
)
def test_a_sentence_has_what_is_asked_for(question: str, answering: str, other: str) -> None:
    asked = question_kind(question)
    assert asked is not None
    assert asked.answering.search(answering)
    assert not asked.answering.search(other)


def test_penalties_stand_behind_unless_they_are_asked_for() -> None:
    words = {"报告": "报告"}
    fits = fitness("几小时内报告")
    assert fits("应当在2小时内报告", words) > fits("未在2小时内报告的，处以罚款", words)
    assert fitness("不报告怎么处罚")("处以罚款。", words) > 1.0


def test_what_defines_a_word_counts_more_where_its_meaning_is_asked() -> None:
    words = {"射线装置": "射线装置"}
    defined, other = "射线装置，是指X线机、加速器。", "使用射线装置应当取得许可。"
    assert fitness("啥叫射线装置")(defined, words) > fitness("啥叫射线装置")(other, words)
    assert fitness("射线装置丢了怎么办")(defined, words) == fitness("射线装置丢了怎么办")(other, words)
    named = "本法所称射线装置的管理措施。"
    assert fitness("啥叫射线装置")(named, words) == fitness("啥叫射线装置")(other, words)


def test_what_authorities_do_counts_more_where_they_are_asked_about() -> None:
    does, other = "国家鼓励使用电子病历。", "医院应当使用电子病历。"
    assert fitness("国家支持电子病历吗")(does, {}) > fitness("国家支持电子病历吗")(other, {})
    assert fitness("电子病历能改吗")(does, {}) == fitness("电子病历能改吗")(other, {})


def test_an_article_that_divides_empowers_or_has_the_same_unit_counts_more():
    words = {"合同": "合同"}
    fits = fitness("合同有几种")
    assert fits("合同分为三种。", words) > fits("合同应当书面订立。", words)
    fits = fitness("来检查能干什么")
    assert fits("检查时可以采取下列措施。", words) > fits("检查时应当出示证件。", words)
    fits = fitness("十七岁的孩子能捐吗")
    assert fits("未满18周岁的公民。", words) > fits("18天以内的公民。", words)


def test_a_heading_counts_less_than_what_stands_below_it():
    assert fitness("召回")("器械的召回", {}) < fitness("召回")("器械应当召回。", {})


def test_what_opens_a_law_stands_behind_unless_it_is_asked_for():
    words = {"设备": "设备"}
    opening, other = "设备的采购、验收活动，适用本办法。", "设备的采购、验收由设备科组织。"
    assert fitness("设备采购有规定吗")(opening, words) < fitness("设备采购有规定吗")(other, words)
    assert fitness("什么是设备")(opening, words) == fitness("什么是设备")(other, words)


def test_an_item_and_what_leads_to_it_answer_together():
    lead = "医疗机构有下列情形之一的，处五千元以上一万元以下的罚款："
    found = {"转让": "转让", "医疗废物": "医疗废物"}
    question = "转让医疗废物罚多少"
    assert not answer_sentences(lead, question, "money", found)
    (said,) = answer_sentences(lead, question, "money", found, beside="转让、买卖医疗废物的;")
    assert lead[slice(*said.answer)] == "五千元以上一万元以下"
    assert not answer_sentences(lead, question, "money", found, beside="运送医疗废物的;")


def test_who_may_do_something_is_not_answered_by_who_must():
    must = "医疗机构应当组织使用麻醉药品的培训。"
    may = "医疗机构应当组织使用麻醉药品的培训，取得资格的医师方可使用。"
    assert not answered(must, "谁能使用麻醉药品", "使用", "麻醉药品")
    assert answered(may, "谁能使用麻醉药品", "使用", "麻醉药品") == "医疗机构"


def test_an_ordinal_and_a_part_of_a_word_are_no_count():
    found = {"费用": "费用"}
    assert not answer_sentences("费用由第三人负担。", "费用几个人", "count", found)
    assert not answer_sentences("费用一次性发给。", "费用几次", "count", found)


@pytest.mark.parametrize(
    ("printed", "question", "words", "answer"),
    [
        # The paragraph names what its sentences are about; another paragraph names another.
        (
            "建设烧伤中心、卒中中心。1年内开诊，2年内省内领先，4年内闻名全国。",
            "卒中中心几年闻名全国",
            ("卒中", "中心", "闻名", "全国"),
            "4年内",
        ),
        (
            "东院与高校共建。到2031年，门诊量达到9万人次。\n西院自建。到2032年，门诊量达到7万人次。",
            "西院门诊量多少",
            ("西院", "门诊量"),
            "达到7万人次",
        ),
        # Every hundred is no number of anything.
        ("新增3个专科，每百名职工一间活动室。", "专科建多少个", ("专科",), "3个"),
        # The least is not answered by the most, nor the other way round.
        ("每次值班至少二人，最多五人。", "每次值班最多几人", ("值班",), "最多五人"),
        ("每次值班至少二人，最多五人。", "每次值班至少几人", ("值班",), "至少二人"),
        ("值班至少一名医师。", "值班最多几名", ("值班",), None),
        # What one may or must not do.
        (
            "严禁使用非医疗器械消毒剂。",
            "能不能使用非医疗器械消毒剂",
            ("使用", "消毒剂"),
            "严禁使用非医疗器械消毒剂",
        ),
        ("医师可以在家属签字后手术。", "能不能转院", ("转院",), None),
        ("进修证视同于毕业证。", "进修证算不算毕业证", ("进修证", "毕业证"), "视同于毕业证"),
        # Who is made something, and who does what follows.
        ("成立工作组，由分管院长任组长，医务科长任副组长。", "组长由谁担任", ("组长",), "由分管院长任"),
        (
            "护理部负责排班，定期对值班护士进行考核；财务科负责发放。",
            "谁负责考核护士",
            ("考核", "护士"),
            None,
        ),
        ("泄密的，应当立即通知保密部门和本人。", "泄密要通知谁", ("泄密", "通知"), "保密部门和本人"),
        # How something is punished, and not for another act.
        (
            "涂改病历的，给予警告；情节严重的，吊销执业证书。",
            "涂改病历怎么处罚",
            ("涂改", "病历"),
            "给予警告",
        ),
        (
            "外聘医师在值班时迟报疫情、隐瞒疫情、谎报疫情的，处一千元罚款。",
            "外聘医师罚多少钱",
            ("外聘医师",),
            None,
        ),
        # The area, and a period in the next unit.
        ("科研楼建筑面积约3万平方米，地上9层。", "科研楼建多大", ("科研楼",), "约3万平方米"),
        ("标本存放不得超过2周。", "标本存放几天", ("标本", "存放"), "不得超过2周"),
        (
            "病床不满50张的，每年检查1次；50张以上的，每3年检查1次。",
            "不到50张病床几年检查一次",
            ("病床", "检查"),
            "每年检查1次",
        ),
        # 有效期 answers when a licence must be renewed, not when goods must be.
        ("灭菌包保存至有效期满后不少于五年。", "灭菌包几年要换", ("灭菌包",), None),
        (
            "泄露隐私的，扣发三个月绩效；造成严重后果的，解除劳动合同。",
            "泄露隐私怎么处罚",
            ("泄露", "隐私"),
            "扣发三个月绩效",
        ),
        # The act that is asked about must be the one that is forbidden.
        ("严禁在空白合同上加盖公章。", "公章能带出去吗", ("公章",), None),
        ("公章不得带出医院。", "公章能带出去吗", ("公章",), "不得带出医院"),
        ("ii级事件二十四小时内上报。", "i级事件多久上报", ("i级事件", "上报"), None),
        ("夜班自十七时三十分至次日八时。", "夜班几点开始", ("夜班",), "十七时三十分至次日八时"),
        ("质量保证金为合同金额的百分之五。", "质量保证金交多少", ("质量保证金",), "百分之五"),
        ("跌倒由护理部负责；停电由后勤科负责。", "跌倒归哪个部门管", ("跌倒",), "由护理部负责"),
        ("感控科设专职人员，每二百张床不少于一名。", "专职人员配几个", ("专职人员",), "不少于一名"),
        # Hours a day are not hours a month; a condition is not the longest.
        ("加班每日不超过3小时。", "每月加班最多几小时", ("加班",), None),
        (
            "超过一个月不满一年未签合同的，付双倍工资。",
            "没签合同最长几个月付双倍工资",
            ("签合同", "双倍工资"),
            None,
        ),
        ("院方负责向社会公布疫情。", "疫情由谁公布", ("疫情", "公布"), None),
        ("主管部门负责向社会公布疫情。", "疫情由谁公布", ("疫情", "公布"), "主管部门"),
        # Who pays is not who carries out.
        ("体检由社区医院承担。体检费用由财政承担。", "体检的钱谁出", ("体检",), "由财政承担"),
    ],
)
def test_what_tells_the_right_answer_from_the_near_one(
    printed: str, question: str, words: tuple[str, ...], answer: str | None
) -> None:
    assert answered(printed, question, *words) == answer


def test_a_row_of_a_table_answers_whatever_its_period() -> None:
    rows = (("项目", "目标"), ("日间手术量", "900例/年"), ("手术量", "5万例"))
    row = HARD_BREAK.join(CELL_BREAK.join(cells) for cells in rows)
    kind = question_kind("日间手术每年多少例")
    assert kind is not None
    (found,) = answer_sentences(
        row, "日间手术每年多少例", kind.name, {"日间手术": "日间手术", "每年": "每年"}
    )
    assert row[slice(*found.answer)] == "900例/年"


def test_a_part_of_a_word_does_not_say_it() -> None:
    found = {"职称晋升": "职称"}
    assert not answer_sentences(
        "中级以上职称的人员应当每月下乡一次。", "职称晋升多久一次", "how often", found
    )
    assert answer_sentences("职称的晋升每年办理一次。", "职称晋升多久一次", "how often", found)
