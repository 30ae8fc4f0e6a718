"""Copies of clauses, paragraphs and tables with their citation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from index.references.citation import cite_as
from store.model.clause import Clause
from store.model.printed import printed
from store.model.table import Table
from tests.ui.reader.links.linked import article, made
from ui.reader.copying.citation_styles import CitationStyle, citation_styles
from ui.reader.copying.cited_copy import cited_data
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import html_of, mime_of
from ui.reader.inspector.note_markdown import to_html, to_plain
from ui.shell.main_window import MainWindow

LIST = "晋政办函〔2020〕28号"


def table_clause() -> Clause:
    table = Table((("指标", "目标"), ("床位", "3000<张>")), caption="主要指标")
    return Clause(
        "k/一、",
        "一、",
        ("一、",),
        heading="目标",
        heading_mark="。",
        body=("见表。", table),
    )


def test_tables_go_to_a_spreadsheet() -> None:
    data = mime_of([ClauseRange(table_clause())])
    assert "指标\t目标\n床位\t3000<张>" in data.text()
    assert data.html().count("<tr>") == 2
    assert "<td>3000&lt;张&gt;</td>" in data.html()
    assert "<b>一、目标。</b>见表。" in html_of([ClauseRange(table_clause())])


def test_html_refers_to_nothing_outside() -> None:
    clause = article("一", '<img src="http://example.org/a.png"> & <a href="x">')
    html = html_of([ClauseRange(clause)])
    assert "<img" not in html
    assert "<a " not in html


def styled(name: str) -> CitationStyle:
    return next(style for style in citation_styles() if style.name == name)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("official", "第一条内容"),
        ("law", "——《办法》第一条"),
        ("markdown", "> ——《办法》第一条"),
    ],
)
def test_copies_are_cited_in_the_chosen_style(style: str, expected: str) -> None:
    document = made(article("一", "内容。"))
    data = cited_data([(document, ClauseRange(document.clauses[0]))], styled(style))
    text = data.text().replace("\u3000", "")
    assert expected in text
    assert data.hasHtml() is (style != "markdown")


@pytest.mark.parametrize("style", ["official", "law", "markdown"])
def test_copies_have_the_marks_that_the_reader_shows(style: str) -> None:
    document = replace(made(article("一", "甲,乙(丙):丁;")), title="规划(试行)")
    cited = replace(styled(style), cite=lambda *_: "《规划(试行)》第一条")
    text = cited_data([(document, ClauseRange(document.clauses[0]))], cited).text()
    assert "甲，乙（丙）：丁；" in text
    assert "《规划（试行）》第一条" in text


def test_a_paragraph_and_a_row_are_cited_as_such() -> None:
    document = made(article("一", "第一款。", "第二款。"), table_clause())
    assert cite_as(document, document.clauses[0], 5) == "《办法》第一条第二款"
    assert cite_as(document, document.clauses[0], 0, "official", 11) == "《办法》第一条"
    row = cite_as(document, document.clauses[1], 22, "law")
    assert row.endswith("“主要指标”表第一行")


def rows_clause() -> Clause:
    rows = (("指标", "目标"), ("床位", "3000张"), ("门诊", "150|200万"), ("手术", "5万例"))
    return Clause("k/一、", "一、", ("一、",), body=("见下表。", Table(rows)))


@pytest.mark.parametrize(
    ("first", "last", "cited"),
    [
        ("床位", "3000张", "表第一行"),
        ("床位", "5万例", "表第一行至第三行"),
        ("指标", "200万", "表第一行至第二行"),
        ("指标", "目标", "表"),
        ("见下表。", "3000张", ""),
    ],
)
def test_rows_are_counted_without_the_names_of_the_columns(first: str, last: str, cited: str) -> None:
    clause = rows_clause()
    text = printed(clause)
    start, end = text.index(first), text.index(last) + len(last)
    assert cite_as(made(clause), clause, start, "law", end) == f"《办法》一{cited}"


def test_tables_are_tables_in_markdown() -> None:
    clause = rows_clause()
    document = made(clause)
    text = printed(clause)
    data = cited_data([(document, ClauseRange(clause))], styled("markdown"))
    assert data.text() == (
        "> 一、见下表。\n>\n> | 指标 | 目标 |\n> | --- | --- |\n> | 床位 | 3000张 |\n"
        "> | 门诊 | 150\\|200万 |\n> | 手术 | 5万例 |\n>\n> ——《办法》一"
    )
    column = [
        (document, ClauseRange(clause, text.index(cell), text.index(cell) + len(cell), False))
        for cell in ("3000张", "5万例")
    ]
    data = cited_data(column, styled("markdown"))
    assert data.text() == (
        "> | 目标 |\n> | --- |\n> | 3000张 |\n> | 5万例 |\n>\n> ——《办法》一表第一行至第三行"
    )
    assert not data.hasHtml()


def test_marked_words_are_copied_with_their_citation(window: MainWindow) -> None:
    window.settings.set("reading/citation", "law")
    window.open_clause(f"{LIST}/9.")
    window.menu_actions["copy_citation"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.endswith("第九项")
    assert LIST not in text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重点**和*斜体*", "<b>重点</b>和<i>斜体</i>"),
        ("一行\n二行", "一行<br>二行"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("snake_case_name", "snake_case_name"),
        ("![图](http://a/b.png)", "![图](http://a/b.png)"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_markdown_light(text: str, html: str) -> None:
    assert to_html(text) == html


def test_lists() -> None:
    assert to_html("- 甲\n- 乙").count("<li>") == 2
    assert 'value="2"' in to_html("2. 乙")
    assert to_plain("- **甲**\n*乙*") == "• 甲\n乙"
