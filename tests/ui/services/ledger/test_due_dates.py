"""Days by which something is due, as they are typed and as they stand in texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.services.ledger.due_dates import propose_due, read_due

TODAY = date(2024, 2, 10)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2021-06-03", "2021-06-03"),
        ("2021/6/3", "2021-06-03"),
        ("2021.6.3", "2021-06-03"),
        ("２０２１年６月３日", "2021-06-03"),
        ("2021年6月3日前", "2021-06-03"),
        ("20210603", "2021-06-03"),
        ("2024年2月", "2024-02-29"),
        ("2024年2月底前完成", "2024-02-29"),
        ("2023年11月份", "2023-11-30"),
        ("2024-11", "2024-11-30"),
        ("6月底前", "2024-06-30"),
        ("6月15日", "2024-06-15"),
        ("6.15", "2024-06-15"),
        ("12/31", "2024-12-31"),
        ("年底前", "2024-12-31"),
        ("明年年底", "2025-12-31"),
        ("2021年底前", "2021-12-31"),
        ("2021年年底前完成", "2021-12-31"),
        ("到2025年", "2025-12-31"),
        ("力争2025年上半年完成", "2025-06-30"),
        ("2025年第三季度前", "2025-09-30"),
        ("2025年3月中旬", "2025-03-20"),
        # What says more than a day, or no day, stays as it was typed.
        ("长期坚持", "长期坚持"),
        ("2021年底前完成方案，之后每季度报送", "2021年底前完成方案，之后每季度报送"),
        ("自2021年1月1日起", "自2021年1月1日起"),
        ("2021年2月30日", "2021年2月30日"),
        ("13月底", "13月底"),
        ("  ", ""),
    ],
)
def test_what_is_typed(typed: str, kept: str) -> None:
    assert read_due(typed, TODAY) == kept


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_each_way_of_writing(day: date) -> None:
    for words in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}前",
    ):
        assert read_due(words, TODAY) == day.isoformat()


@given(st.text(max_size=30))
def test_nothing_typed_is_lost(words: str) -> None:
    kept = read_due(words, TODAY)
    assert kept == " ".join(words.split()) or date.fromisoformat(kept)
    assert read_due(kept, TODAY) == kept


def test_the_earliest_day_of_a_text_is_proposed() -> None:
    assert propose_due("到2025年全面建成。2021年年底前，各市出台方案。") == "2021-12-31"
    assert propose_due("2022年6月底前完成") == "2022-06-30"
    assert propose_due("自2021年1月1日起施行，2019年已经启动。") == ""
