"""Pages as one types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.printing.layout.page_range import page_numbers


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        (" , ", [1, 2, 3, 4, 5, 6]),
        ("2", [2]),
        ("1-3,5", [1, 2, 3, 5]),
        ("５，１－３", [1, 2, 3, 5]),
        ("4-", [4, 5, 6]),
        ("-2", [1, 2]),
        ("3至4、6", [3, 4, 6]),
        ("5-99", [5, 6]),
        ("2,2,1", [1, 2]),
        ("7", None),
        ("3-2", None),
        ("-", None),
        ("a", None),
        ("1--2", None),
    ],
)
def test_pages(text: str, pages: list[int] | None) -> None:
    assert page_numbers(text, 6) == pages


@given(st.text(max_size=12), st.integers(1, 400))
def test_any_text_is_pages_or_nothing(text: str, total: int) -> None:
    pages = page_numbers(text, total)
    assert pages is None or (pages == sorted(set(pages)) and 1 <= pages[0] <= pages[-1] <= total)
