"""How rows are spread over pages."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model.table import Table
from tests.looping import some
from ui.printing.content.blocks import Footnote, Grid, Paragraph, Run
from ui.printing.layout.layout import compose, layout
from ui.printing.layout.line_breaking import NO_END, NO_START, PAIRS
from ui.printing.layout.page_styles import StyleName
from ui.printing.layout.pages import Pages
from ui.printing.layout.pagination import paginate
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.layout.styles.plain_style import PLAIN
from ui.printing.layout.table_layout import table_rows
from ui.printing.layout.type_rows import Segment, TypeRow
from ui.printing.layout.typesetter import Typesetter

KEY = "晋卫发〔2024〕6号"
STYLES: tuple[StyleName, ...] = ("official", "plain")


def row(text: str = "一", **fields: Any) -> TypeRow:
    return TypeRow(OFFICIAL.pitch, [Segment(0, 0, text, "body")], **fields)


def shown(pages: list[list[tuple[float, TypeRow]]]) -> list[str]:
    return ["".join(each.text for _, each in page) for page in pages]


def test_a_page_holds_twenty_two_lines() -> None:
    assert [len(page) for page in paginate([row() for _ in range(50)], OFFICIAL)] == [22, 22, 6]


def test_a_page_ends_only_where_it_may() -> None:
    rows = [row(str(number % 10), may_break=number not in (20, 21, 22)) for number in range(30)]
    assert [len(page) for page in paginate(rows, OFFICIAL)] == [19, 11]


def test_a_chain_longer_than_a_page_is_cut_all_the_same() -> None:
    rows = [row(may_break=False) for _ in range(60)]
    assert [len(page) for page in paginate(rows, OFFICIAL)] == [22, 22, 16]


def test_white_is_dropped_at_the_top_of_a_page() -> None:
    rows = [row(gap=OFFICIAL.pitch * (number == 22)) for number in range(23)]
    *_, last = paginate(rows, OFFICIAL)
    assert last[0][0] == 0


def test_a_tables_header_is_repeated() -> None:
    header = row("头", snap=False)
    rows = [header, row("甲", may_break=False, repeat=header), *(row("乙", repeat=header) for _ in range(30))]
    pages = shown(list(paginate(rows, OFFICIAL)))
    assert [page[:2] for page in pages] == ["头甲", "头乙"]
    assert sum(page.count("乙") for page in pages) == 30


def test_text_after_a_table_is_on_the_grid_again() -> None:
    rows = [row(), TypeRow(140, [], snap=False), row()]
    ((_, _, (top, _)),) = paginate(rows, OFFICIAL)
    assert top == 3 * OFFICIAL.pitch


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 2)), max_size=120))
def test_every_row_is_on_one_page(rows: list[tuple[bool, float]]) -> None:
    made = [
        row(str(number), may_break=may, gap=gap * OFFICIAL.pitch) for number, (may, gap) in enumerate(rows)
    ]
    pages = list(paginate(made, OFFICIAL))
    assert [each for page in pages for _, each in page] == made
    for page in pages:
        for (top, first), (below, _) in itertools.pairwise(page):
            assert below >= top + first.height - 1e-6
        assert page[-1][0] + page[-1][1].height <= OFFICIAL.depth + 0.2


@pytest.mark.parametrize("style", STYLES)
def test_lines_of_real_documents_keep_the_rules(texts: Any, style: StyleName) -> None:
    for key in some(texts.documents):
        for page in some(layout(texts.whole(key), style)):
            for line in some(line for _, line in page.rows if line.text and not line.rules):
                assert line.text[0] not in NO_START or line.text[0] in PAIRS, line.text
                assert line.text[-1] not in NO_END, line.text


@pytest.mark.parametrize("style", STYLES)
def test_no_heading_is_left_at_the_foot_of_a_page(texts: Any, style: StyleName) -> None:
    headings = {"title", "mark", "document", "source", "part", "first", "third", "caption"}
    for key in some(texts.documents):
        *before, _ = layout(texts.whole(key), style)
        for page in some(before):
            levels = {segment.level for segment in page.rows[-1][1].segments}
            assert not levels <= headings, page.rows[-1][1].text


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_is_never_alone_at_the_top(texts: Any, style: StyleName) -> None:
    excerpt = texts.of(*texts.ids())
    for page in some(list(layout(excerpt, style))[1:]):
        assert "citation" not in {segment.level for segment in page.rows[0][1].segments}


def test_a_paragraph_is_parted_by_two_lines_at_least(document: Any, clause: Any, make_texts: Any) -> None:
    bodies = [clause(KEY, f"{number}.", body=("政策" * 60,)) for number in range(1, 30)]
    for page in some(layout(make_texts(document(*bodies)).whole(), "official")):
        lines = [line.text for _, line in page.rows if line.text and set(line.text) <= set("政策")]
        assert page.rows[0][1].text != lines[0] or len(lines) >= 2


def test_a_table_longer_than_a_page_goes_on_below_its_header(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    rows = (("项目", "五年目标"), *((f"项目{number}", "目标" * (number % 40)) for number in range(90)))
    bed = clause(KEY, "1.", body=("见下表。", make_table(rows)))
    pages = layout(make_texts(document(bed)).of(bed.id), "official")
    tables = [[line.text for _, line in page.rows if not line.snap] for page in pages]
    assert sum(bool(table) for table in tables) > 3
    first, *following = [table[0] for table in tables if table]
    assert first == "项目五年目标"
    assert set(following) == {"续表项目五年目标"}
    whole = "".join(page.text for page in pages)
    assert all(whole.count(f"项目{number}目标" if number % 40 else f"项目{number}") for number in range(90))


def test_a_page_ends_with_two_rows_of_a_table_at_least(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    table = make_table((("项目", "目标"), *((f"项{number}", "目标") for number in range(12))))
    for lines in range(1, 23):
        bed = clause(KEY, "1.", body=("字" * 28 * lines, table))
        pages = layout(make_texts(document(bed)).of(bed.id), "official")
        rows = [sum(not line.snap for _, line in page.rows) for page in pages]
        assert all(number >= 3 for number in some(number for number in rows if number)), rows


def test_a_cell_higher_than_a_page_is_cut(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    table = make_table((("项目", "内容"), ("床位", "字" * 4000)))
    bed = clause(KEY, "1.", body=("见下表。", table))
    pages = layout(make_texts(document(bed)).of(bed.id), "official")
    assert "".join(page.text for page in pages).count("字") == 4000
    for page in pages:
        assert all(top + line.height <= OFFICIAL.depth + 0.2 for top, line in page.rows)


def test_a_row_that_goes_over_a_page_is_open_there_and_fills_the_page(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    table = make_table((("项目", "内容"), ("床位", "字" * 4000)))
    bed = clause(KEY, "1.", body=("见下表。", table))
    first, *inner, last = list(layout(make_texts(document(bed)).of(bed.id), "official"))
    for page, open_below in [(first, True), *((page, True) for page in inner), (last, False)]:
        top, row = next((top, row) for top, row in reversed(page.rows) if not row.snap)
        across = [rule.y for rule in row.rules if rule.width > OFFICIAL.measure / 2]
        assert (max(across, default=0.0) < row.height / 2) == open_below
        if open_below:
            assert top + row.height > OFFICIAL.depth - 2 * OFFICIAL.cell_pitch


def test_a_table_that_fits_on_a_page_stays_whole(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    table = make_table((("项目", "目标"), *((f"项{number}", "目标") for number in range(16))), caption="表")
    for lines in range(1, 23):
        bed = clause(KEY, "1.", body=("字" * 28 * lines, table))
        pages = layout(make_texts(document(bed)).of(bed.id), "official")
        counts = [sum(not line.snap for _, line in page.rows) for page in pages]
        assert sorted(filter(None, counts)) == [17]
        holder = pages.pages[counts.index(17)]
        assert "表" in [line.text for _, line in holder.rows]


def test_the_measure_is_exactly_twenty_eight_cells() -> None:
    assert OFFICIAL.cells * 63 + (OFFICIAL.cells - 1) * OFFICIAL.tracking == pytest.approx(OFFICIAL.measure)
    assert abs(OFFICIAL.tracking) < 1
    assert PLAIN.measure / PLAIN.em == pytest.approx(PLAIN.cells, abs=0.2)


def test_setting_tells_how_far_it_is(texts: Any) -> None:
    steps = compose(texts.whole(), "plain")
    fractions = []
    try:
        while True:
            fractions.append(next(steps))
    except StopIteration as end:
        pages = end.value
    assert isinstance(pages, Pages)
    assert fractions == sorted(fractions)
    assert 0 <= fractions[0] < 0.1 < 0.9 < fractions[-1] <= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(body=st.text(max_size=300), heading=st.text(max_size=60) | st.none(), title=st.text(max_size=100))
def test_any_text_can_be_set(
    body: str, heading: str | None, title: str, document: Any, clause: Any, make_texts: Any
) -> None:
    only = clause(KEY, "一、", heading=heading, body=(body,))
    texts = make_texts(document(only))
    for style in STYLES:
        assert len(layout(texts.of(only.id, title=title or "题"), style)) >= 1


def test_marks_and_highlights_in_a_table_stand_in_their_cells_and_notes_on_that_page() -> None:
    rows = [("项目", "内容"), *((f"项{number}", "目标" * 30) for number in range(40))]
    cells = [tuple((Run(text, "cell"),) for text in row) for row in rows]
    cells[3] = (
        (Run("项", "cell", "point"), Run("2", "cell")),
        (Run("目标", "cell"), Run("〔1〕", "footmark")),
    )
    cells[38] = ((Run("项37", "cell"),), (Run("目标" * 20, "cell"), Run("〔2〕", "footmark")))
    shown = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
    notes = (Footnote("〔1〕", "甲" * 60), Footnote("〔2〕", "乙"))
    faces = Faces(OFFICIAL)
    grid = Grid(Table(shown), tuple(cells), notes)
    pages = list(paginate(list(table_rows(grid, OFFICIAL, faces, Typesetter(OFFICIAL, faces))), OFFICIAL))
    assert len(pages) > 2
    for mark, words in (("〔1〕", "甲"), ("〔2〕", "乙")):
        (page,) = [page for page in pages if any(words in each.text for _, each in page)]
        levels = [segment.level for _, each in page for segment in each.segments if segment.text == mark]
        assert levels == ["footmark"]
        assert page[-1][0] + page[-1][1].height == pytest.approx(OFFICIAL.depth)
    coloured = [rule for page in pages for _, each in page for rule in each.rules if rule.colour]
    assert len(coloured) == 1
    for page in pages:
        for (top, first), (below, _) in itertools.pairwise(page):
            assert below >= top + first.height - 0.2


def test_a_footnote_stands_on_the_page_of_its_mark() -> None:
    runs = (
        Run("字" * 40, "body"),
        Run("〔1〕", "footmark"),
        Run("文" * 28 * 30, "body"),
        Run("〔2〕", "footmark"),
    )
    paragraph = Paragraph(runs, footnotes=(Footnote("〔1〕", "甲"), Footnote("〔2〕", "乙")))
    first, second = paginate(list(Typesetter(OFFICIAL, Faces(OFFICIAL)).rows(paragraph)), OFFICIAL)
    assert first[-1][1].text == "〔1〕甲"
    assert second[-1][1].text == "〔2〕乙"


@given(st.integers(20, 60))
def test_a_footnotes_mark_begins_no_line(length: int) -> None:
    paragraph = Paragraph((Run("字" * length, "body"), Run("〔1〕", "footmark"), Run("文" * 30, "body")))
    for line in Typesetter(OFFICIAL, Faces(OFFICIAL)).rows(paragraph):
        assert not line.text.startswith("〔")
