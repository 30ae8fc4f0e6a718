"""Over an announcement and over minutes is the name of the series: the title is under its number."""

import pytest

from store.intake import read_bytes

BODY = "根据有关规定，现将有关事项公告如下：\n一、校验合格的医疗机构共86家。\n二、暂缓校验的医疗机构共3家。\n"


@pytest.mark.parametrize(
    ("head", "title", "issuers"),
    [
        (
            "临川市卫生健康委员会公告\n2024年第6号\n关于公布2024年度医疗机构校验结果的公告\n",
            "关于公布2024年度医疗机构校验结果的公告",
            ("临川市卫生健康委员会",),
        ),
        (
            "临川市中心医院院长办公会会议纪要\n〔2024〕第9期\n临川市中心医院办公室  2024年5月8日\n"
            "2024年第9次院长办公会会议纪要\n",
            "2024年第9次院长办公会会议纪要",
            ("临川市中心医院办公室",),
        ),
        ("关于公布校验结果的公告\n2024年第6号\n", "关于公布校验结果的公告", ()),
    ],
)
def test_the_title_is_under_the_number_of_the_issue(head, title, issuers):
    document = read_bytes((head + BODY).encode(), "a.txt")
    assert (document.title, document.issuers) == (title, issuers)
    assert [clause.label for clause in document.clauses][-2:] == ["一、", "二、"]
