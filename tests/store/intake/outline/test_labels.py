"""The grammar of labels."""

import pytest

from store.intake.outline.labels import parse_bare, parse_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("第二章 整合优化", "第二章"),
        ("第 九 条　县级", "第九条"),
        ("第９条 县级", "第九条"),
        ("第二十八条省", "第二十八条"),
        ("第一百二十条之一 组织", "第一百二十条之一"),
        ("第一分编 通则", "第一分编"),
        ("第三编 分则", "第三编"),
        ("一、总体要求", "一、"),
        ("一 、总体要求", "一、"),
        ("十一．要求", "十一、"),
        ("（一）指导", "（一）"),
        ("( 一 )指导", "（一）"),
        ("(—)指导", "（一）"),
        ("（一)指导", "（一）"),
        ("㈠指导", "（一）"),
        ("〔三〕指导", "（三）"),
        ("1.创新", "1."),
        ("１．创新", "1."),
        ("12、创新", "12."),
        ("⒈创新", "1."),
        ("(1)改革", "（1）"),
        ("（１２）改革", "（12）"),
        ("⑴改革", "（1）"),
        ("1)改革", "1）"),
        ("①甲", "①"),
        ("2.2022年底前完成", "2."),
        ("3、2023年起", "3."),
        ("5.65岁以上老年人免费体检", "5."),
        ("6.24小时值守", "6."),
        ("第一部分 总体安排", "第一部分"),
        ("1.0.3  综合医院", "1.0.3"),
        ("6.1WS/T 503 规范", "6.1"),
        ("(b) 法律专业委员", "b）"),
        ("iii) 跟踪审查", "iii）"),
        ("（iv）其他", "iv）"),
        ("ⅱ）其他", "ii）"),
    ],
)
def test_forms(text, label):
    assert parse_label(text).canonical == label


@pytest.mark.parametrize(
    "text",
    ["2021年", "3.5万元", "2020.12", "第一，", "一是", "第三方", "甲、乙", "1:2", "（试行）", "第二次会议"],
)
def test_what_is_no_label(text):
    assert parse_label(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "第二十六条、第三十三条规定",
        "第九条规定的",
        "第三条第二款",
        "（一）项规定",
        "（二）、（三）项",
        "第五章的规定",
    ],
)
def test_cross_references(text):
    assert parse_label(text).reference


def test_lost_marks():
    assert parse_bare("14 支持输出医院", 0, "1.").canonical == "14."
    assert parse_bare("三保障措施", 0, "一、").canonical == "三、"
    assert parse_bare("14 所医院", 0, "1.") is None
    assert parse_bare("14个项目", 0, "1.") is None
    assert parse_bare("一般规定", 0, "一、") is None
