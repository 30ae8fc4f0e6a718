"""What a reader saw, set on pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.formats.lines import FileContent, SourceLine
from store.intake import read_bytes
from ui.services.originals.clause_places import MarkedPlace, places_of, read_lines
from ui.services.originals.line_pages import LinePages, set_on_pages
from ui.services.originals.original_file import as_file

TEXT = st.text("第一条床位 ab。\n", max_size=300)
POLICY = "关于床位的通知\n\n某卫发〔2022〕7号\n\n" + "\n".join(
    f"{numeral}、第{numeral}件事\n" + "各单位要加强管理。" * 60 for numeral in "一二三四五六七八九"
)


def shown(pages: LinePages) -> str:
    return "".join(words.text for page in pages.pages for words in page.words)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(TEXT, max_size=60))
def test_every_character_stands_on_a_page_and_within_it(texts: list[str]) -> None:
    pages = set_on_pages(FileContent(tuple(map(SourceLine, texts))))
    assert squeezed(shown(pages)) == squeezed("".join(texts))
    for page in pages.pages:
        for words in page.words:
            left, top, right, bottom = words.box
            assert 0 <= left <= right <= page.width
            assert 0 <= top < bottom <= page.height


@given(st.lists(st.lists(TEXT, min_size=1, max_size=30), min_size=1, max_size=20))
def test_a_table_keeps_its_cells_apart(rows: list[list[str]]) -> None:
    cells = [SourceLine(text, cell=(0, y, x)) for y, row in enumerate(rows) for x, text in enumerate(row)]
    pages = set_on_pages(FileContent(tuple(cells)))
    assert squeezed(shown(pages)) == squeezed("".join(cell.text for cell in cells))
    placed = [(line.page, line.box) for line in pages.content.lines]
    assert len(set(placed)) == len(placed) == len(cells)


def test_lines_with_a_place_stay_there() -> None:
    line = SourceLine("第一条 床位", page=2, box=(90.0, 100.0, 400.0, 120.0), size=16)
    pages = set_on_pages(FileContent((line,), pages=3))
    assert len(pages.pages) == 3
    (words,) = pages.pages[1].words
    assert words.box[:2] == (90.0, 100.0)


def test_clauses_of_a_text_without_pages_are_found_on_the_pages_it_is_shown_on() -> None:
    data = POLICY.encode()
    document = read_bytes(data, "通知.txt")
    places = places_of(document, read_lines(as_file("通知.txt", data)))
    marks = [places.mark(clause.id) for clause in document.clauses]
    assert len(marks) == 9
    assert all(marks)
    found = [(mark.page, mark.box[1]) for mark in marks if mark]
    assert found == sorted(found)
    assert found[-1][0] > 1


def test_a_clause_reaches_to_the_next_one_on_its_page() -> None:
    from ui.services.originals.clause_places import ClausePlaces

    first, second, third = (
        MarkedPlace(1, (0, 10, 90, 20)),
        MarkedPlace(1, (0, 60, 90, 70)),
        MarkedPlace(2, (0, 10, 90, 20)),
    )
    places = ClausePlaces((("一", first), ("二", second), ("三", third)))
    assert places.mark("一") == MarkedPlace(1, first.box, 60)
    assert places.mark("二") == MarkedPlace(1, second.box, float("inf"))
    assert places.mark("三") == third
    assert places.mark("四") is None


def test_the_bar_of_a_clause_stands_left_of_lines_that_are_not_indented() -> None:
    from ui.services.originals.clause_places import ClausePlaces

    first, second = MarkedPlace(1, (100, 10, 190, 20)), MarkedPlace(1, (100, 60, 190, 70))
    places = ClausePlaces((("一", first), ("二", second)), indented=True)
    assert places.mark("一") == MarkedPlace(1, first.box, 60, 76)
