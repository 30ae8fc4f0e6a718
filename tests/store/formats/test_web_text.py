"""Saved web pages become lines; what only looks like one does not."""

import pytest

from store.formats.web_text import is_web_page, page_lines


def page_text(source: str) -> str:
    """The words of a page as one text; its title where there are none."""
    lines, title, _ = page_lines(source)
    return "\n".join(line.text for line in lines) or title


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>a</p>",
        "\ufeff\n<html><p>a</p>",
        "<!-- saved -->\n<HTML>",
        '<?xml version="1.0"?><html>',
    ],
)
def test_a_page_is_known_by_its_beginning(text):
    assert is_web_page(text)


@pytest.mark.parametrize("text", ["某市办法\n<p>第一条</p>", "一、甲<html>", ""])
def test_a_text_with_tags_is_no_page(text):
    assert not is_web_page(text)


def test_scripts_styles_and_navigation_are_no_text():
    source = (
        "<html><head><title>题</title><style>p{}</style></head><body><nav>首页</nav>"
        "<script>var a='<p>假</p>'</script><div class='top nav'><p>栏目</p></div><p>真</p></body></html>"
    )
    assert page_text(source) == "真"


def test_blocks_are_lines_and_inline_tags_are_not():
    assert (
        page_text("<html><p>第<b>一</b>条<br>甲</p><div>乙<span>丙</span></div></html>") == "第一条\n甲\n乙丙"
    )


def test_rows_are_rows():
    head, row = "<tr><th>甲</th><th>乙</th></tr>", "<tr><td><p>1</p></td><td></td></tr><tr><td>全行</td></tr>"
    source = f"<html><table>{head}{row}</table></html>"
    assert page_text(source).split("\n") == ["| 甲 | 乙 |", "1", "全行"]


def test_a_page_laid_out_by_a_table_keeps_its_lines():
    paragraphs = "".join(f"<p>第{n}条 甲。</p>" for n in "一二三四五六七八")
    assert (
        page_text(f"<html><table><tr><td>栏</td><td>{paragraphs}</td></tr></table></html>").count("\n") == 8
    )


def test_an_unclosed_page_loses_nothing():
    assert page_text("<html><table><tr><td>甲<td>乙") == "| 甲 | 乙 |"
    assert page_text("<html><title>只有题名</title>") == "只有题名"


def test_struck_words_are_left_out_and_named():
    source = "<html><body><p>每日<del>两</del><ins>三</ins>次，<s>不含周末</s>含周末。</p></body></html>"
    lines, _, struck = page_lines(source)
    assert [line.text for line in lines] == ["每日三次，含周末。"]
    assert struck == ["两", "不含周末"]
