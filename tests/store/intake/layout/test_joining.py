"""Lines that stay paragraphs of their own, whatever the lines beside them look like."""

import pytest

from store.intake import read_bytes


def paragraphs(text: str) -> list[str]:
    document = read_bytes(text.encode(), "a.txt")
    return [paragraph for clause in document.walk() for paragraph in clause.paragraphs]


@pytest.mark.parametrize(
    "works",
    [
        ["GB 15982 医院消毒卫生标准", "GB/T 19633 最终灭菌医疗器械的包装"],
        ["WS/T 311—2009 医院隔离技术规范", "YY 0503 环氧乙烷灭菌器", "ISO 11140 化学指示物"],
    ],
)
def test_works_cited_stand_one_a_line(works):
    text = "\n".join(
        ["WS/T 367—2012", "某技术规范", "2012-04-05发布", "2012-08-01实施", "1 范围", "本标准规定了要求。"]
    )
    text += "\n2 规范性引用文件\n下列文件是必不可少的。\n" + "\n".join(works) + "\n3 术语\n清洁见附录。"
    kept = [paragraph.replace(" ", "") for paragraph in paragraphs(text)]
    assert [work.replace(" ", "") for work in works] == [
        p for p in kept if p[:1].isascii() and p[:1].isalpha()
    ]


def test_a_list_of_names_ends_before_the_next_field():
    text = "某医院会议纪要\n参加人员：李四、王五\n记录：赵六\n会议研究了以下事项：\n一、购置\n同意购置。\n"
    assert paragraphs(text)[:2] == ["参加人员：李四、王五", "记录：赵六"]


def test_a_list_of_names_goes_on_behind_a_comma():
    text = "某医院会议纪要\n参加人员：李四、王五、\n赵六\n会议研究了以下事项：\n一、购置\n同意购置。\n"
    assert paragraphs(text)[0].startswith("参加人员：李四、王五、赵六")


def test_a_day_below_the_text_is_not_called_the_day_of_a_page():
    text = "病历管理制度\n一、病历书写应当真实。\n二、不得外借。\n医务科\n2023.5.1\n"
    assert not any("发布日期" in paragraph for paragraph in paragraphs(text))
