"""An answer must be one to the action that is asked for, of the thing that is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.interpretation.questions.answer_sentence import answer_sentences
from index.interpretation.questions.asked_subject import asked_about
from index.interpretation.questions.nearest import reasons
from index.interpretation.questions.question_kinds import question_kind
from index.matching.article_ranking import RankedArticle
from index.text.normalize import fold
from store.system.paths import DataPaths
from ui.services.workspace import Workspace

PERMIT = (
    "设备许可办法\n\n"
    "第一条 使用单位应当自设备安装之日起20日内，向所在地主管部门提出设备许可申请。\n\n"
    "第二条 主管部门应当自受理设备许可申请之日起45日内作出设备许可的决定，并书面通知申请设备许可的单位。\n\n"
    "第三条 设备许可证的有效期为4年。许可档案至少保存12年。\n\n"
    "第四条 连续停用满2年不足3年的，领取停用补助的期限最长为6个月。\n"
)
LONG_SERVICE = "职工连续工作满8年且距退休不足8年的，应当续订合同。合同期限一般不低于2年。"
APPLYING, DECIDING = "20日内", "45日内"


def answered(printed: str, question: str, *words: str) -> str | None:
    kind = question_kind(question)
    found = answer_sentences(printed, question, kind.name if kind else None, {word: word for word in words})
    return printed[slice(*found[0].answer)] if found else None


@pytest.mark.parametrize(
    ("question", "words", "answer"),
    [
        ("设备许可多久内申请", ("设备许可", "申请"), APPLYING),
        ("设备许可申请期限是多久", ("设备许可", "申请"), APPLYING),
        ("受理设备许可后多久作出决定", ("设备许可", "决定"), DECIDING),
        ("设备许可申请后几天内决定", ("设备许可", "决定"), DECIDING),
        ("设备许可几天内备案", ("设备许可",), None),
        ("停用补助最多领多久", ("停用", "补助"), "最长为6个月"),
        ("许可档案保存多少年", ("许可", "保存"), "12年"),
    ],
)
def test_the_answer_is_of_the_action_that_is_asked_for(
    question: str, words: tuple[str, ...], answer: str | None
) -> None:
    assert answered(PERMIT, question, *words) == answer


@pytest.mark.parametrize(
    ("printed", "question", "words"),
    [
        ("设备目录由市主管部门制定。", "设备谁审批", ("设备",)),
        ("设备检查由取得许可的单位承担。", "设备检查单位谁批准", ("设备", "检查")),
        ("中心规划已经市政府同意，现予印发。", "中心归谁托管", ("中心",)),
    ],
)
def test_who_does_another_thing_is_no_answer(printed: str, question: str, words: tuple[str, ...]) -> None:
    assert answered(printed, question, *words) is None


def test_who_approves_answers() -> None:
    printed = "配置贵重设备，应当经市主管部门批准。"
    assert answered(printed, "贵重设备谁审批", "贵重", "设备") == "经市主管部门批准"


def test_an_article_about_another_thing_does_not_answer() -> None:
    asked = asked_about("会计档案保存多少年")
    assert not asked.is_about("实验档案保存期不得少于20年", "实验室条例")
    assert asked.is_about("档案保存期不得少于20年", "会计条例")
    assert not asked_about("采购投诉几天内答复").is_about("收到质疑后7日内答复", "采购法 质疑与投诉")


@pytest.mark.parametrize(
    ("printed", "question", "words", "answer"),
    [
        (
            "职工连续工作满8年且距退休不足8年的，应当续订合同。合同期限一般不低于2年。",
            "合同最短几年",
            ("合同",),
            "不低于2年",
        ),
        ("根据考核情况，每年支付管理费用。", "多久考核一次", ("考核",), None),
        ("领取人每3年接受一次考核。", "领取人多久考核一次", ("领取人", "考核"), "每3年接受一次"),
        ("实验室的人员进入，应当经负责人批准。", "实验室谁批准", ("实验室",), None),
        ("经办机构应当公布签订协议的名单。", "谁来签订协议", ("签订", "协议"), None),
    ],
)
def test_a_case_or_another_matter_is_no_answer(
    printed: str, question: str, words: tuple[str, ...], answer: str | None
) -> None:
    assert answered(printed, question, *words) == answer


@pytest.mark.parametrize(
    ("question", "article", "around", "about"),
    [
        ("年终考核分几个档次", "年度考核的结果分为三个档次", "", True),
        ("年终考核分几个档次", "聘期结果分为两个档次", "", False),
        ("村医证几年要换", "乡村医生执业证书有效期为6年，期满换发", "", True),
        ("高危病原的实验记录要存多少年", "高致病性病原微生物的实验档案保存9年", "", True),
        # Only a part of the phrase is named, or what is done is not.
        ("村医补贴每月多少元", "培训乡村医生每月支出200元", "", False),
        ("年底考核多久一次", "年度总结每年一次", "", False),
        ("医生几年考核一次", "对乡村医生的考核每4年组织一次", "乡村医生办法", False),
        ("飞行检查至少几个人", "监督检查不得少于4人", "", False),
    ],
)
def test_an_everyday_phrase_is_named_by_one_official_wording(
    question: str, article: str, around: str, about: bool
) -> None:
    assert asked_about(question).is_about(article, around) is about


@pytest.mark.parametrize(
    ("printed", "question", "words", "answer"),
    [
        ("对乡村医生的考核，每4年组织一次。", "村医考核几年一次", ("乡村医生",), "每4年组织一次"),
        ("实验档案保存期，不得少于9年。", "实验记录要存几年", ("实验档案", "保存"), "不得少于9年"),
        ("设备分为甲类、乙类、丙类，由市里公布。", "设备分几类", ("设备",), "分为甲类、乙类、丙类"),
        ("把装置分为甲类、乙类。", "设备分几类", ("装置",), None),
        ("有会员九人以上的，应当建立小组；不足九人的，选一人。", "多少人要建小组", ("小组",), "九人以上"),
        ("发生事故，应当向市应急部门报告。", "事故向谁报", ("事故", "报告"), "向市应急部门报告"),
        ("接到事故报告的部门应当向市政府报告。", "事故向谁报", ("事故", "报告"), None),
        ("有事故隐患，应当向市应急部门报告。", "事故向谁报", ("事故", "报告"), None),
        ("发生事故，应当向公安机关申请通行。", "事故向谁报", ("事故",), None),
        ("设备名录由市局拟订，报市政府批准后公布。", "设备名录谁批", ("设备名录",), None),
        ("科室配备合格的药师，负责处方审核。", "谁能审处方", ("处方审核",), "合格的药师"),
        ("有关部门应当依法查处骗保。", "骗保归谁查", ("骗保", "查处"), None),
        ("不属于本部门的，由其他有关部门进行事故调查。", "事故谁调查", ("事故", "调查"), None),
        ("招标文件的发售期不少于九日。", "招标文件发售期几天", ("招标文件", "发售"), "不少于九日"),
    ],
)
def test_what_is_asked_in_everyday_phrases(
    printed: str, question: str, words: tuple[str, ...], answer: str | None
) -> None:
    assert answered(printed, question, *words) == answer


@pytest.mark.parametrize(
    ("question", "article", "about"),
    [
        ("医院执照有效期几年", "《制剂许可证》有效期为5年。", False),
        ("医院执照有效期几年", "《医疗机构执业许可证》有效期为5年。", True),
        ("招标文件最少卖几天", "招标文件应当在九日前澄清。", False),
        ("招标文件最少卖几天", "招标文件的出售期不少于九日。", True),
    ],
)
def test_what_an_article_must_name(question: str, article: str, about: bool) -> None:
    assert asked_about(question).is_about(fold(article), "") == about


def test_a_penalty_for_another_act_is_no_answer() -> None:
    other = "为变质药品提供储存、运输、装卸等便利条件并且隐瞒来源的，处3万元以上9万元以下罚款。"
    found = answer_sentences(other, "卖过期药罚多少", "money", {"过期药": "变质药品"})
    assert not found


@pytest.mark.parametrize(
    ("question", "answer"), [("设备许可多久内申请", APPLYING), ("设备许可多久备案", None)]
)
def test_the_card_shows_the_article_that_answers(
    question: str, answer: str | None, data_dir: Path, tmp_path: Path
) -> None:
    source = tmp_path / "设备许可办法.txt"
    source.write_text(PERMIT, encoding="utf-8")
    workspace = Workspace.open(DataPaths(data_dir))
    try:
        workspace.import_files([source])
        cards = workspace.engine.search(question, 20).sentences
    finally:
        workspace.close()
    assert [card.text[slice(*card.span)] for card in cards] == ([answer] if answer else [])


def test_a_number_is_no_reason_for_a_word() -> None:
    found = {"值班": "二十四小时", "24小时": "二十四小时", "病人": "患者"}
    said = [message.details for message in reasons(RankedArticle(0, 1.0, 1.0, found))]
    assert [one["word"] for one in said] == ["24小时", "病人"]
