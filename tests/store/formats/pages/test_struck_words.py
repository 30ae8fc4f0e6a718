"""Words with a line through them are told from underlined ones and from the cells of tables."""

from store.formats.pages.pieces import Glyph
from store.formats.pages.struck_words import part_struck

SIZE = 16.0
#: The baseline of the words, in points from the top.
BASE = 200.0


def word(text: str, left: float = 100.0) -> list[Glyph]:
    top, bottom = BASE - 0.88 * SIZE, BASE + 0.12 * SIZE
    return [Glyph(c, (left + i * SIZE, top, left + (i + 1) * SIZE, bottom), SIZE) for i, c in enumerate(text)]


def line(left: float, right: float, above: float, thick: float = 1.0) -> tuple[float, float, float, float]:
    """A level line so many letters above the baseline."""
    y = BASE - above * SIZE
    return left, y - thick / 2, right, y + thick / 2


def kept(rules: list[tuple[float, float, float, float]]) -> tuple[str, list[str]]:
    glyphs, struck = part_struck(word("每日两次至三次"), rules)
    return "".join(glyph.text for glyph in glyphs), struck


def test_words_under_a_line_through_their_middle_are_struck():
    assert kept([line(132, 164, 0.3)]) == ("每日至三次", ["两次"])


def test_two_passages_are_two():
    assert kept([line(100, 116, 0.3), line(180, 212, 0.3)]) == ("日两次至", ["每", "三次"])


def test_lines_of_one_passage_may_be_drawn_in_pieces():
    assert kept([line(132, 148, 0.3), line(147.5, 164, 0.3)]) == ("每日至三次", ["两次"])


def test_underlined_words_and_rows_of_a_table_are_not_struck():
    assert kept([line(100, 220, -0.1), line(60, 500, 1.2), line(60, 500, -0.5)]) == ("每日两次至三次", [])


def test_a_bar_behind_words_is_no_line_through_them():
    assert kept([line(132, 164, 0.4, thick=14.0)]) == ("每日两次至三次", [])


def test_an_upright_line_is_none():
    assert kept([(140.0, 150.0, 141.0, 260.0)]) == ("每日两次至三次", [])
