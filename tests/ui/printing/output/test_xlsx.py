"""Sheets: words stay words, lists to choose from, heads in view, and what a file for Excel must not hold."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText

from store.model.wording import text
from tests.effort import share_of
from ui.printing.content.tables.table_sheet import RichWords, SheetColumn, TableSheet, WarningRule, first_row
from ui.printing.output.xlsx import CHOICES, LONGEST_CELL, clean, xlsx_of

COLUMNS = (
    SheetColumn("事项", 30),
    SheetColumn("完成时限", 8, "date"),
    SheetColumn("状态", 6, choices=("未开始", "进行中"), strict=True),
)


def opened(*sheets: TableSheet) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx_of(*sheets)), rich_text=True)


def test_what_is_written_comes_back() -> None:
    rows = [["建立远程医疗平台", date(2026, 12, 31), "进行中"], ["第二行\n两段", None, ""]]
    sheet = TableSheet("台账", COLUMNS, rows, title="任务分解表", remark="2026年")
    page = opened(sheet)["台账"]
    start = first_row(sheet)
    assert [cell.value for cell in page[start - 1]] == ["事项", "完成时限", "状态"]
    assert page.cell(start, 1).value == "建立远程医疗平台"
    assert page.cell(start, 2).value.date() == date(2026, 12, 31)
    assert page.cell(start + 1, 1).value == "第二行\n两段"
    assert page.cell(start + 1, 2).value is None
    assert page.freeze_panes == f"A{start}"
    assert page.print_title_rows == f"${start - 1}:${start - 1}"
    assert page.cell(start, 1).alignment.wrap_text
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("words", ["=1+1", "+86", "-5", "@x", '=HYPERLINK("x")'])
def test_words_of_a_document_are_never_a_formula(words: str) -> None:
    rich = (RichWords(words), RichWords("新", "inserted"))
    page = opened(TableSheet("表", (SheetColumn("甲"), SheetColumn("乙")), [[words, rich]]))["表"]
    assert page["A2"].value == words
    assert page["A2"].data_type == "s"
    assert page["A2"].quotePrefix
    assert page["B2"].quotePrefix
    assert str(page["B2"].value) == words + "新"
    assert page["B2"].data_type == "s"


def test_marked_words_differ_without_colour() -> None:
    pieces = (
        RichWords("授权"),
        RichWords("国家", "inserted"),
        RichWords("随时", "deleted"),
        RichWords(" 自主"),
    )
    value = opened(TableSheet("表", (SheetColumn("甲"),), [[pieces]]))["表"]["A2"].value
    assert isinstance(value, CellRichText)
    assert str(value) == "授权国家随时 自主"
    inserted, deleted = value[1].font, value[2].font
    assert (inserted.u, bool(inserted.strike)) == ("single", False)
    assert (deleted.u, bool(deleted.strike)) == (None, True)


def test_long_lists_of_choices_stand_on_a_hidden_sheet() -> None:
    many = tuple(f"第{number}科室，院本部" for number in range(80))
    book = opened(
        TableSheet("表", (SheetColumn("状态", choices=("甲", "乙")), SheetColumn("科室", choices=many)), [])
    )
    short, long = book["表"].data_validations.dataValidation
    assert short.formula1 == '"甲,乙"'
    assert long.formula1 == f"{text(CHOICES)}!$A$1:$A$80"
    assert [row[0].value for row in book[text(CHOICES)]["A1:A80"]] == list(many)
    assert book[text(CHOICES)].sheet_state == "hidden"


def test_only_a_strict_list_refuses_other_words() -> None:
    book = opened(
        TableSheet(
            "表", (SheetColumn("甲", choices=("一",), strict=True), SheetColumn("乙", choices=("一",))), []
        )
    )
    strict, free = book["表"].data_validations.dataValidation
    assert strict.showErrorMessage
    assert not free.showErrorMessage


def test_names_of_sheets_are_mended_and_never_twice() -> None:
    sheets = [
        TableSheet(name, (SheetColumn("甲"),), [])
        for name in ("台账/一科", "台账:一科", "", "甲" * 40, "甲" * 40)
    ]
    names = opened(*sheets).sheetnames
    assert names == ["台账 一科", "台账 一科 (2)", "表", "甲" * 31, "甲" * 27 + " (2)"]


def test_hidden_columns_and_rules() -> None:
    sheet = TableSheet(
        "表",
        (SheetColumn("id", hidden=True), SheetColumn("状态")),
        [["x", "逾期"]],
        rules=(WarningRule('$B{row}="逾期"'),),
    )
    page = opened(sheet)["表"]
    assert page.column_dimensions["A"].hidden
    [(area, rules)] = [(str(each.sqref), each.rules) for each in page.conditional_formatting]
    assert area.startswith("A2:B")
    assert rules[0].formula == ['$B2="逾期"']


def test_a_workbook_needs_a_sheet() -> None:
    with pytest.raises(ValueError, match="without sheets"):
        xlsx_of()


@settings(max_examples=share_of(60), deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_written(words: str) -> None:
    page = opened(TableSheet(words, (SheetColumn("甲"),), [[words]], title=words))
    cell = page.worksheets[0].cell(first_row(TableSheet("", (), [], title=words)), 1)
    assert (cell.value or "") == clean(words)


def test_longer_words_than_a_cell_takes_are_cut_with_a_sign() -> None:
    value = opened(TableSheet("表", (SheetColumn("甲"),), [["字" * 40_000]]))["表"]["A2"].value
    assert len(value) == LONGEST_CELL
    assert value.endswith("…")


def test_rows_are_as_high_as_their_words_need() -> None:
    columns = (SheetColumn("事项", 10), SheetColumn("说明", 20))
    rows = [("短", "短"), ("一" * 35, "短"), ("短", "甲\n乙\n丙")]
    data = xlsx_of(TableSheet("表", columns, rows))
    page = openpyxl.load_workbook(BytesIO(data)).active
    assert page is not None
    heights = [page.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights[0] < heights[2] < heights[1]
    # A height that is not the user's own grows when more is typed.
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert 'customHeight="1"' not in re.findall(r"<row r=\"3\"[^>]*>", sheet)[0]
