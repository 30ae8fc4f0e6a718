"""The page around a document is taken off, whatever its rows look like."""

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.cleanup.webpage import strip_page


def test_a_row_that_begins_with_an_empty_cell_is_no_part_of_a_title():
    title = "某市医疗保障局关于印发《某市医疗保障信用评价管理办法》的通知"
    lines = ["| 文件名称 | " + title + " |", "| | 相关文件 |", title, "各县医保局：", "现印发给你们。"]
    found = strip_page([PhysicalLine(text) for text in lines])
    assert all(line.text for line in found)
    assert title in [line.text for line in found]
