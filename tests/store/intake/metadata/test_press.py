"""News, interviews and commentaries are told from papers; small talk is none of them."""

import pytest

from store.intake import read_bytes
from store.intake.metadata.press import press_kind

NOTICE = (
    "某市卫生健康委关于加强管理的通知\n某卫〔2023〕1号\n各医院：\n"
    "记者从某局获悉，现通知如下：\n一、甲。\n二、乙。\n"
)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["某法答记者问", "问：何时施行？", "答：明年。"], "解读"),
        (
            [
                "某市举行发布会",
                "本报讯（记者 张明）1月1日，某市举行新闻发布会，介绍全市卫生健康工作情况和下一步安排。",
            ],
            "报道",
        ),
        (["会议纪要", "主持人：陈院长", "参加人员：各科主任"], None),
        (["今天天气很好，我们去公园散步。"] * 9, None),
    ],
)
def test_kinds(texts, kind):
    assert press_kind(texts) == kind


def test_a_notice_is_no_news_whatever_it_says():
    document = read_bytes(NOTICE.encode(), "a.txt")
    assert (document.kind, document.number) == ("通知", "某卫〔2023〕1号")


def test_news_say_that_they_are_no_official_paper():
    document = read_bytes("某法答记者问\n问：何时施行？\n答：2024年1月1日。".encode(), "a.txt")
    assert document.title == "某法答记者问"
    assert document.warnings[0].code in ("intake.news_report", "intake.commentary")
    assert [c.paragraphs for c in document.clauses] == [("问：何时施行？", "答：2024年1月1日。")]


def test_an_interpretation_in_questions_and_answers_is_a_paper():
    text = (
        "某法院关于审理案件若干问题的解释\n1998年7月14日 某法院第1002次会议通过\n1998年9月15日 施行\n"
        "各地提出一些问题，现解释如下：\n一、问：侵权结果发生地如何确定？\n答：可以认定为住所地。\n"
        "二、问：是否受理？\n答：应当受理。\n"
    )
    assert read_bytes(text.encode(), "a.txt").kind == "解释"
