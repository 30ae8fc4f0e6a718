"""Cells as text of the clipboard: what is copied comes back, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.ledger.cell_text import from_clipboard, to_clipboard

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1)))
def test_what_is_copied_comes_back(rows: list[list[str]]) -> None:
    assert from_clipboard(to_clipboard(rows)) == rows or rows == [[""]] or not any(map(any, rows))


def test_what_excel_and_a_letter_give() -> None:
    assert from_clipboard("医务处\t2024/6/30\r\n药学部\t\r\n") == [["医务处", "2024/6/30"], ["药学部", ""]]
    assert from_clipboard('"两行\n字"\t甲\r\n') == [["两行\n字", "甲"]]
    assert from_clipboard('他说"好\t乙') == [['他说"好', "乙"]]
    assert from_clipboard("一\n二\t三") == [["一", ""], ["二", "三"]]
    assert from_clipboard("") == [[""]]
