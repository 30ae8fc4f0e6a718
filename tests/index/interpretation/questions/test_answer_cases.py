"""Which of several cases answers, several answers of one clause, rows of tables, and notes of duties."""

from __future__ import annotations

import pytest

from index.interpretation.questions.answer_sentence import answer_sentences
from index.interpretation.questions.question_kinds import question_kind

BONUS = "职工累计工作满2年不满5年的，轮休6天；满5年不满15年的，轮休9天；满15年的，轮休12天。轮休不计入年假。"
GRANT = "累计参训满一年不足三年的，领取补助的期限最长为六个月；累计参训三年以上的，领取补助的期限最长为二年。"
CLAIM = "所在科室应当自事故之日起20日内提出赔付申请。科室未提出的，本人可以自事故之日起2年内提出赔付申请。"
LEAVE = "结婚假20日，直系亲属丧假4日。"
SHIFTS = "晚班补助：甲班每次90元，乙班每次70元。"
RECORDS = "住院病案保存期自患者最后一次出院之日起不少于40年。"
SCRAP = "贵重设备建立台账，台账保存至设备报废后6年。"
ABSENCE = "请假4日以内由班组长批准；5日至9日由处长批准；超过9日由校长批准。"
SIGNING = "未经授权签订合同造成损失的，由责任人承担赔偿责任。"
OTHERS = "市人民政府应当提高未与集团签订合同的医师的补助标准。"
WHERE = "发现事故的，城区于三小时内，山区于八小时内，向主管部门报告。"


def answers(printed: str, question: str, *words: str) -> list[str]:
    kind = question_kind(question)
    every = answer_sentences(printed, question, kind.name if kind else None, {word: word for word in words})
    return [printed[slice(*one.answer)] for one in every]


@pytest.mark.parametrize(
    ("printed", "question", "words", "expected"),
    [
        (BONUS, "工作满三年轮休几天", ("轮休",), ["6天"]),
        (BONUS, "工作5年轮休几天", ("轮休",), ["9天"]),
        (BONUS, "工作二十年的职工轮休几天", ("轮休",), ["12天"]),
        (BONUS, "工作1年轮休几天", ("轮休",), []),
        (BONUS, "轮休最多几天", ("轮休",), ["12天"]),
        (BONUS, "轮休几天", ("轮休",), ["6天；满5年不满15年的，轮休9天；满15年的，轮休12天"]),
        (GRANT, "补助最多能领多久", ("补助",), ["最长为二年"]),
        (CLAIM, "多久内申请赔付", ("赔付", "申请"), ["20日内", "2年内"]),
        (WHERE, "事故几小时内报告", ("事故", "报告"), ["三小时内，山区于八小时内"]),
        (LEAVE, "结婚假几天", ("结婚假",), ["20日"]),
        (SHIFTS, "晚班补助多少钱", ("晚班",), ["90元，乙班每次70元"]),
        (SHIFTS, "晚班乙班补助多少钱", ("晚班", "乙班"), ["70元"]),
        (RECORDS, "病案保存多少年", ("病案", "保存"), ["不少于40年"]),
        (SCRAP, "设备几年能报废", ("设备", "报废"), []),
    ],
)
def test_the_case_that_is_asked_for(
    printed: str, question: str, words: tuple[str, ...], expected: list[str]
) -> None:
    assert answers(printed, question, *words) == expected


@pytest.mark.parametrize(
    ("printed", "question", "words", "expected"),
    [
        ("\v目标\t数量\v年透析量\t4-5万例\v病房数\t12间\v", "年透析量是多少", ("透析",), ["4-5万例"]),
        ("\v年透析量\t3万例\t4万例\v", "年透析量是多少", ("透析",), []),
        ("康复楼建设。规划床位约300张，面积2万平方米。", "康复楼多少张床位", ("康复楼", "床位"), ["约300张"]),
        ("到2031年，门诊量达到9万人次。", "2031年门诊量多少", ("门诊",), ["达到9万人次"]),
        ("到2031年，门诊量达到9万人次。", "2030年门诊量多少", ("门诊",), []),
        ("门诊量达到7万一9万人次。", "门诊量多少", ("门诊",), []),
        ("实施扩容工程2031年度计划，扩容工程另行部署。", "扩容工程几年完成", ("扩容工程",), []),
    ],
)
def test_how_many(printed: str, question: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert answers(printed, question, *words) == expected


@pytest.mark.parametrize(
    ("printed", "question", "words", "expected"),
    [
        ("保障项目用地。\n(责任单位:市规划局)", "用地归哪个部门管", ("用地",), ["市规划局"]),
        ("保障项目用地。\n(责任单位:市规划局)", "用地由谁审批", ("用地",), []),
        ("保障项目用地资金。\n(责任单位:市规划局)", "用地资金谁出", ("用地", "资金"), []),
        ("锅炉的维护保养应当由制造单位进行。", "锅炉由谁维护保养", ("锅炉", "维护保养"), ["由制造单位进行"]),
        ("锅炉的维护保养单位应当守法。", "锅炉由谁维护保养", ("锅炉", "维护保养"), []),
        ("涉及境外合作的第五类试验，具有较高风险的，应当经省局批准。", "试验经谁批准", ("试验",), []),
        ("有下列行为之一的，处二万元罚款：", "泄密罚多少", ("泄密", "罚款"), []),
        (ABSENCE, "请假谁批准", ("请假", "批准"), ["由班组长批准"]),
        (ABSENCE, "请7天假谁批准", ("请假", "批准"), ["由处长批准"]),
        (SIGNING, "合同谁签", ("合同", "签订"), []),
        (OTHERS, "合同谁签", ("合同", "签订"), []),
        ("拒付费用由责任人承担一半。", "拒付费用由谁承担", ("拒付费用", "承担"), ["由责任人承担"]),
        ("值班员由处室干部担任，实行双人值班。", "值班要跟谁说", ("值班",), []),
        ("病情诊断、鉴定费用由雇主承担。", "病情诊断找谁", ("病情", "诊断"), []),
        ("可以由广告审查机关撤销广告审查批准文件。", "广告谁审查", ("广告", "审查"), []),
        ("广告由市场监管局审查。", "广告谁审查", ("广告", "审查"), ["由市场监管局审查"]),
        ("落实院长负责制。(省卫健委等按职责分工负责)", "院长是谁", ("院长",), []),
        ("落实院长负责制。(责任单位:市卫健委)", "院长负责制谁负责", ("院长负责制",), ["市卫健委"]),
        ("有关部门应当依法查处骗取基金等行为。", "骗取基金怎么处罚", ("骗取", "基金"), []),
    ],
)
def test_who(printed: str, question: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert answers(printed, question, *words) == expected


def test_twice_a_year_is_not_once():
    assert answers("每半年组织一次演练。", "演练一年几次", "演练") == []
    assert answers("每年组织一次演练。", "演练每年几次", "演练") == ["一次"]


def test_a_level_of_authority_alone_is_no_matter():
    assert answers("建成3个国家重点专科，经费达到300万元。", "国家给多少钱", "国家") == []


def test_what_an_everyday_phrase_asks_is_no_part_of_what_must_be_said():
    found = answer_sentences("女工产假158日。", "产假多少天", "how long", {"产假多少天": "产假"})
    assert [one.answer for one in found] == [(4, 8)]
