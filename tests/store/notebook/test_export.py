"""Exports for people: nothing in them is taken for a formula or for marks, and everything is in them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from store.model.annotation import Anchor
from store.notebook import STYLES, Annotation, HighlightStyle
from store.notebook.export import cell, to_csv, to_markdown
from tests.looping import some

WHEN = "2026-01-02T03:04:05.000Z"
NAMES = {"文": "样本条例"}
NAMED = [HighlightStyle(key, f"名{key}") for key in STYLES]


def annotation(kind: str = "note", text: str = "批注", quote: str = "引用的", **fields: object) -> Annotation:
    anchors = (Anchor("文", "文/第一章/第九条", 2, 5, quote, "之前", "之后"),)
    values: dict[str, object] = {"style": "", "created": WHEN, "updated": WHEN} | fields
    return Annotation("a" * 32, kind, anchors, text, **values)  # type: ignore[arg-type]


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_a_row_for_each() -> None:
    items = [
        annotation(text="多行\n文字", tags=("甲", "乙")),
        annotation("highlight", "", style="duty", state="lost"),
        annotation("bookmark", "书签"),
    ]
    head, *found = rows(to_csv(items, NAMES, NAMED))
    assert head[:3] == ["类型", "文件", "位置"]
    assert found[0][:7] == ["批注", "样本条例", "第一章/第九条", "", "引用的", "多行\n文字", "甲、乙"]
    assert (found[1][3], found[1][9]) == ("名duty", "未归位")
    assert found[2][0] == "书签"


def test_markdown_has_a_section_for_each_document() -> None:
    items = [
        annotation(text="- 第一\n- 第二", tags=("有 空格",)),
        annotation("highlight", "", style="duty"),
        annotation("bookmark", "书签*星", state="unsure"),
    ]
    text = to_markdown(items, NAMES, NAMED)
    assert text.count("## 样本条例") == 1
    assert "  > 引用的" in text
    assert "  \\- 第一  \n  \\- 第二" in text
    assert "\\#有-空格" in text
    assert "书签\\*星" in text
    assert "待确认" in text
    assert "名duty" in text


def test_nothing_is_no_error() -> None:
    assert to_markdown([], {}) == "# 工作本\n"
    assert len(rows(to_csv([], {}))) == 1


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_cell_is_a_formula(quote: str, text: str, tag: str) -> None:
    text_of_file = to_csv([annotation(text=text, quote=quote, tags=(tag,))], NAMES)
    # As a spreadsheet reads it, which breaks lines where it likes: in the quoted form only.
    for row in rows(text_of_file.encode("utf-8", "replace").decode("utf-8"))[1:]:
        assert len(row) == 11
        for value in row:
            assert (
                value.strip(" \u3000\xa0\ufeff")[:1] not in tuple("=+-@＝＋－＠\t\r\n") or not value.strip()
            )


def test_known_formulas_are_text() -> None:
    for value in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1", "　=cmd|' /C calc'!A0", "\n=1"):
        assert cell(value).startswith("'")
    assert cell("第九条=10") == "第九条=10"
    assert cell("无\x00控\x07制") == "无控制"


def read_back(text: str) -> list[str]:
    """The lines of a Markdown file as a reader of Markdown shows them."""
    document = QTextDocument()
    document.setMarkdown(text)
    return [" ".join(line.split()) for line in document.toPlainText().replace("\u2028", "\n").splitlines()]


@pytest.mark.parametrize(
    "note",
    [
        "# 标题", "- 一\n- 二", "> 引", "1. 一\n2) 二", "***", "---", "题\n===", "~~~\n码", "    缩进",
        "| 甲 | 乙 |\n|---|---|", "*强* _斜_ ~~删~~ `码` [链](x) ![图](y) <b>粗</b> &amp; &lt;",
        "+ 加", "[1]: http://x", "第一段\n\n\n第二段", "a\\*b",
    ],
)  # fmt: skip
def test_what_a_note_says_is_only_text(note: str, qapp: object) -> None:
    shown = read_back(to_markdown([annotation(text=note)], NAMES))
    for line in some(filter(None, note.splitlines())):
        assert " ".join(line.split()) in shown


@given(st.lists(st.text("#->+=*_`~[]()|!&;<.1 \\a文", max_size=9), min_size=1, max_size=4))
def test_any_note_comes_back(lines: list[str]) -> None:
    shown = "".join("".join(read_back(to_markdown([annotation(text="\n".join(lines))], NAMES))).split())
    assert "".join("".join(lines).split()) in shown
