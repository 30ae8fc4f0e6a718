"""Columns hold their figures, dates, units and heads; cells part where they may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.table import Table
from tests.effort import share_of
from ui.printing.content.blocks import Grid
from ui.printing.layout.column_widths import Columns, column_widths, ems
from ui.printing.layout.page_styles import A4, Paper, sheet_for
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.table_layout import table_rows
from ui.printing.layout.typesetter import Typesetter
from ui.printing.layout.unbroken import unbroken

SENTENCE = "推进医疗服务价格改革与医保支付方式改革协同联动，稳步提高医疗服务收入占医疗收入的比例。"
ADDRESS = "https://www.example.gov.cn/zwgk/zfgb/2025/very/long/path/index.html"
FIGURES = ["12", "2026年12月底前", "150～200张", "≥95%", "12.5万元", "2020-2024年", "3人/床", "100.5mg/L"]
WORDS = ["无", "省医保局、省卫健委", SENTENCE, SENTENCE * 3, ADDRESS, "", "CT", "甲\n乙"]
HEADS = ["序号", "重点任务", "完成时限", "备注", "牵头单位", "责任单位及配合单位"]
STYLES = ("official", "plain")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("于2026年12月底前完成", ["2026年12月底前"]),
        ("床位150～200张，药品", ["150～200张"]),
        ("占比≥95%以上", ["≥95%以上"]),
        ("投入12.5万元", ["12.5万元"]),
        ("2020-2024年", ["2020-2024年"]),
        ("每年2次", ["2次"]),
        ("省医保局", []),
    ],
)
def test_dates_and_figures_with_units_are_whole(text: str, whole: list[str]) -> None:
    assert [text[start:end] for start, end in unbroken(text)] == whole


def lines_of(table: Table, style: str, paper: Paper = A4) -> list[str]:
    """The lines of all cells as they are set; segments of one line are joined."""
    sheet = sheet_for(style, paper)  # type: ignore[arg-type]
    faces = Faces(sheet)
    found = []
    for row in table_rows(Grid(table), sheet, faces, Typesetter(sheet, faces)):
        lines: dict[tuple[float, float], str] = {}
        starts = [rule.x for rule in row.rules if rule.width < 2]
        for segment in row.segments:
            column = max(x for x in starts if x <= segment.x)
            lines[column, segment.baseline] = lines.get((column, segment.baseline), "") + segment.text
        found += list(lines.values())
    return found


def test_the_table_that_was_torn() -> None:
    rows = [("序号", "重点任务", "具体措施", "牵头单位", "完成时限", "备注")]
    rows += [
        (str(n), SENTENCE[:22], SENTENCE * 3, "省医保局、省卫健委", "2026年12月底前", ADDRESS)
        for n in range(9, 14)
    ]
    table = Table(tuple(rows))
    for style in STYLES:
        lines = lines_of(table, style)
        for word in (*rows[0], "12", "13", "2026年12月底前"):
            assert word in lines
        columns = column_widths(table, sheet_for(style))
        assert max(columns.widths) == columns.widths[2]
        assert columns.shares[0] < 0.1


@given(
    st.lists(st.sampled_from(HEADS), min_size=2, max_size=6, unique=True),
    st.lists(st.lists(st.sampled_from(FIGURES + WORDS), min_size=6, max_size=6), min_size=1, max_size=8),
    st.sampled_from(STYLES),
    st.sampled_from([A4, Paper("A3", landscape=True)]),
)
@settings(max_examples=share_of(40))
def test_no_figure_date_or_unit_is_parted(
    heads: list[str], rows: list[list[str]], style: str, paper: Paper
) -> None:
    cells = [heads, *(row[: len(heads)] for row in rows)]
    table = Table(tuple(tuple(row) for row in cells))
    lines = lines_of(table, style, paper)
    for row in cells:
        for cell in row:
            for start, end in unbroken(cell) if cell != ADDRESS else []:
                assert any(cell[start:end] in line for line in lines), (cell, lines)
            if cell in HEADS[:5]:
                assert cell in lines
    wanted = "".join("".join(cell.split()) for row in cells for cell in row)
    assert sorted("".join(lines)) == sorted(wanted)


@given(
    st.lists(st.lists(st.text(max_size=40), max_size=9), max_size=9),
    st.sampled_from(STYLES),
    st.sampled_from([A4, Paper("B5"), Paper("A3"), Paper("A4", landscape=True)]),
)
def test_the_columns_of_any_table_fill_the_measure(rows: list[list[str]], style: str, paper: Paper) -> None:
    sheet = sheet_for(style, paper)  # type: ignore[arg-type]
    columns = column_widths(Table(tuple(tuple(row) for row in rows)), sheet)
    if not any(rows):
        assert columns == Columns(())
        return
    assert sum(columns.widths) == pytest.approx(sheet.measure)
    assert sum(columns.shares) == pytest.approx(1)
    assert min(columns.widths) > 0


@pytest.mark.parametrize("style", STYLES)
def test_no_character_is_wider_than_reckoned(style: str) -> None:
    faces = Faces(sheet_for(style))  # type: ignore[arg-type]
    for level in ("cell", "cell_head", "cell_small", "cell_small_head"):
        for char in (*map(chr, range(33, 127)), *"，。（）～—≥℃㎡①"):
            assert faces.widths(level, char)[0] <= ems(char) * faces.size(level) * 1.01, char
