"""Years and days of facts, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.indicators.indicator import Indicator
from store.model.message import Message
from store.model.wording import CHINESE, ENGLISH, text
from ui.services.facts.fact_tables import deadline_words
from ui.services.facts.indicator_groups import charts

ONE = Indicator(
    "甲文件", "甲文件/1.", "某医院", "床位数", "300张", 300, 300, "张", None, 2025, "target", 0, 4
)


@pytest.mark.parametrize(
    ("change", "chinese", "english"),
    [
        ({}, "2025年", "2025"),
        ({"reckoned": True}, "2025年（推算）", "2025 (estimated)"),
        ({"deadline": None}, "", ""),
    ],
)
def test_deadlines(change: dict[str, object], chinese: str, english: str) -> None:
    one = replace(ONE, **change)  # type: ignore[arg-type]
    assert text(deadline_words(one), CHINESE) == chinese
    assert text(deadline_words(one), ENGLISH) == english


def labels(*found: Indicator) -> list[Message]:
    (chart,) = charts(found)
    return [bar.label for bar in chart.bars]


def test_bars_name_what_differs() -> None:
    other = replace(ONE, subject="另一医院")
    assert [text(each, ENGLISH) for each in labels(ONE, other)] == ["某医院", "另一医院"]
    both = labels(ONE, replace(other, deadline=2030), replace(other, deadline=None))
    assert [text(each, ENGLISH) for each in both] == ["某医院 2025", "另一医院 2030", "另一医院"]
    assert [text(each, CHINESE) for each in both] == ["某医院 2025年", "另一医院 2030年", "另一医院"]


def test_a_chart_says_per_what() -> None:
    each = replace(ONE, per="千人")
    (chart,) = charts([each, replace(each, deadline=2030)])
    assert (text(chart.title, CHINESE), text(chart.title, ENGLISH)) == (
        "床位数（每千人）",
        "床位数 (per 千人)",
    )
