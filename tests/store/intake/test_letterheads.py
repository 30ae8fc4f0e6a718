"""Letterheads and imprints are lines, however they were laid out."""

import pytest

from store.formats.lines import SourceLine
from store.intake.letterheads import with_letterheads

RED = "FF0000"


def red(*texts: str) -> list[SourceLine]:
    return [SourceLine(text, size=40, colour=RED) for text in texts]


def table(*rows: tuple[str, ...]) -> list[SourceLine]:
    return [SourceLine(text, cell=(0, y, x)) for y, row in enumerate(rows) for x, text in enumerate(row)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (red("江南医科大学附属第二", "医院文件"), ["江南医科大学附属第二医院文件"]),
        (red("江南省人民政府文", "件"), ["江南省人民政府文件"]),
        (red("江南省财政厅", "江南省教育厅文件"), ["江南省财政厅", "江南省教育厅文件"]),
        (
            red("江南省卫生健康委员文件", "会", "江南省医疗保障局"),
            ["江南省卫生健康委员会", "江南省医疗保障局文件"],
        ),
        (red("重要提示：", "请勿外传"), ["重要提示：", "请勿外传"]),
        (
            table(("江南省财政厅", "文件"), ("江南省教育厅", "")),
            ["江南省财政厅", "江南省教育厅文件"],
        ),
        (table(("序号", "文件"), ("1", "通知")), ["序号", "文件", "1", "通知"]),
    ],
)
def test_the_names_of_a_letterhead_are_whole(lines, expected):
    assert [line.text for line in with_letterheads(lines)] == expected


def test_an_imprint_in_a_table_is_lines_and_other_tables_stay():
    text = SourceLine("请认真贯彻执行。")
    imprint = table(("抄送：省财政厅。", ""), ("省卫生健康委办公室", "2024年7月2日印发"))
    found = with_letterheads([text, *imprint])
    assert [line.text for line in found[1:]] == ["抄送：省财政厅。", "省卫生健康委办公室  2024年7月2日印发"]
    assert not any(line.cell for line in found)
    tasks = table(("任务", "时限"), ("印发通知", "2024年7月"))
    assert with_letterheads([text, *tasks]) == [text, *tasks]
