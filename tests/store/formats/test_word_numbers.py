"""Automatic numbers count as Word counts: articles go on through the chapters where their level says so."""

from xml.etree import ElementTree

import pytest

from store.formats.word_numbers import ListLevel, ListNumbering, read_numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHAPTER, ARTICLE, ITEM = "第%1章", "第%2条", "（%3）"


def counted(numbering: ListNumbering, levels: list[int]) -> list[str]:
    """The numbers of paragraphs at these levels of list 1."""
    return [numbering.next("1", level).strip() for level in levels]


def from_xml(restart: str) -> ListNumbering:
    """A list of chapters, articles with this ``w:lvlRestart``, and items."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        f'{restart if depth == 1 else ""}<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, pattern in enumerate((CHAPTER, ARTICLE, ITEM))
    )
    return read_numbering(
        ElementTree.fromstring(
            f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
    )


def test_articles_that_never_restart_go_on_through_the_chapters():
    found = counted(from_xml('<w:lvlRestart w:val="0"/>'), [0, 1, 1, 2, 2, 0, 1, 2])
    assert found == ["第一章", "第一条", "第二条", "（一）", "（二）", "第二章", "第三条", "（一）"]


@pytest.mark.parametrize("restart", ["", '<w:lvlRestart w:val="1"/>'])
def test_articles_begin_again_in_each_chapter_where_nothing_else_is_said(restart):
    assert counted(from_xml(restart), [0, 1, 1, 0, 1]) == ["第一章", "第一条", "第二条", "第二章", "第一条"]


def test_a_level_may_begin_again_only_under_a_level_further_out():
    levels = [ListLevel("%1、"), ListLevel("%2、"), ListLevel("%3、", again_under=1)]
    assert counted(ListNumbering({"1": levels}), [0, 1, 2, 1, 2, 0, 2])[2::2] == ["1、", "2、", "1、"]
