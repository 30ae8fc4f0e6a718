"""What a letterhead says of the copy is kept, and is none of the title."""

import pytest

from store.intake import read_bytes

TEXT = """{over}
临川市第一人民医院文件
{number}
临川市第一人民医院关于购置磁共振成像系统的请示
市卫生健康委：
我院现有磁共振设备1台，年检查量已达2.4万人次。现将有关情况请示如下：
一、购置理由
预约等待时间平均为9天。
二、资金来源
财政专项债券1000万元。
妥否，请批示。
临川市第一人民医院
2024年9月3日
"""


@pytest.mark.parametrize(
    ("over", "number", "kept"),
    [
        ("000126\n机密★1年\n特急", "临一院〔2024〕36号", "份号：000126；密级：机密★1年；紧急程度：特急"),
        ("加 急", "临一院〔2024〕36号    签发人：周  明", "紧急程度：加急；签发人：周明"),
        ("秘密 特急", "签发人：周明\n临一院〔2024〕36号", "密级：秘密；紧急程度：特急；签发人：周明"),
    ],
)
def test_secrecy_urgency_and_who_signed_it_off_are_kept(over, number, kept):
    document = read_bytes(TEXT.format(over=over, number=number).encode(), "a.txt")
    assert document.provenance == kept
    assert document.number == "临一院〔2024〕36号"
    assert document.title == "临川市第一人民医院关于购置磁共振成像系统的请示"
    assert [clause.label for clause in document.walk()] == ["前言", "一、", "二、", "结语"]


def test_who_signs_an_order_is_kept():
    text = "江南省人民政府令\n第258号\n《江南省急救办法》已经审议通过，现予公布，自2024年1月1日起施行。\n"
    text += "省长 林 涛\n2023年11月20日\n"
    text += "江南省急救办法\n第一条 为了规范急救，制定本办法。\n第二条 本办法自2024年1月1日起施行。\n"
    assert read_bytes(text.encode(), "a.txt").provenance == "署名：省长林涛"


def test_the_word_behind_a_letterhead_may_be_on_a_separate_line():
    text = TEXT.format(over="特急", number="临一院〔2024〕36号").replace("人民医院文件", "人民医院\n文件")
    document = read_bytes(text.encode(), "a.txt")
    assert document.title == "临川市第一人民医院关于购置磁共振成像系统的请示"
    assert document.clauses[0].text.startswith("我院现有")
