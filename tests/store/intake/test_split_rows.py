"""A row of a table that a page cut in two is one row; the next row, and the heads printed again, are not."""

from store.formats.lines import SourceLine
from store.intake.split_rows import rows_over_pages

HEAD = ["序号", "任务", "责任单位"]


def table(*pages: list[list[str]]) -> list[list[str]]:
    """The rows of a table over pages as they are put together, empty cells left out."""
    cells, number = [], 0
    for page, rows in enumerate(pages, 1):
        for row in rows:
            cells += [
                SourceLine(text, page=page, cell=(0, number, column)) for column, text in enumerate(row)
            ]
            number += 1
    return [[line.text for line in row if line.text] for row in rows_over_pages(cells).values()]


def test_the_rest_of_a_row_joins_its_beginning():
    first, rest = ["10", "预防接种；实", "设区市卫生健"], ["", "验室生物安全", "康委"]
    joined = ["10", "预防接种；实验室生物安全", "设区市卫生健康委"]
    last = ["11", "采供血", "省卫生监督所"]
    assert table([HEAD, first], [rest, last]) == [HEAD, joined, last]
    assert table([HEAD, first], [HEAD, rest, last]) == [HEAD, joined, last]


def test_a_row_of_its_own_is_no_rest():
    first, following = ["10", "预防接种", "设区市"], ["11", "采供血", ""]
    assert table([HEAD, first], [following]) == [HEAD, first, ["11", "采供血"]]
    assert table([HEAD, ["10", "预防接种。", "设区市"]], [["", "采供血。", ""]])[-1] == ["采供血。"]
    grouped = [["医院", "三级医院", "省"]], [["", "二级医院", "市"]]
    assert table([HEAD, *grouped[0]], grouped[1])[-1] == ["二级医院", "市"]


def test_rows_of_one_page_stay_as_they_are():
    rows = [HEAD, ["1", "预防接种", "设区市"], ["", "采供血", ""]]
    assert table(rows) == [HEAD, rows[1], ["采供血"]]
