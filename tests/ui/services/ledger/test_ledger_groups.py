"""Groups of the ledger: their order, and their titles in the language that is read."""

from __future__ import annotations

import pytest

from store.model.wording import CHINESE, ENGLISH, Language, text
from store.notebook.ledger_row import LedgerRow
from ui.services.ledger.ledger_entries import LedgerEntry, LedgerGrouping, grouped


def entry(number: int, lead: str = "", due: str = "") -> LedgerEntry:
    when = "2026-01-01T00:00:00.000Z"
    return LedgerEntry(
        LedgerRow(id=f"{number:032x}", matter="事项", lead=lead, due=due, created=when, updated=when), "open"
    )


ENTRIES = (entry(1, due="2026-11-30"), entry(2, "医务处", "长期"), entry(3, "药学部、医务处", "2026-02-01"))


@pytest.mark.parametrize(
    ("by", "language", "titles"),
    [
        ("department", CHINESE, ["药学部", "医务处", "未分配科室"]),
        ("department", ENGLISH, ["药学部", "医务处", "No department yet"]),
        ("month", CHINESE, ["2026年2月", "2026年11月", "长期"]),
        ("month", ENGLISH, ["2/2026", "11/2026", "长期"]),
        ("", ENGLISH, [""]),
    ],
)
def test_titles(by: LedgerGrouping, language: Language, titles: list[str]) -> None:
    groups = grouped(ENTRIES, by, own=["药学部"])
    assert [text(title, language) for title, _ in groups] == titles
    assert sum(len(listed) for _, listed in groups) == len(ENTRIES)


def test_what_has_no_day_comes_last() -> None:
    groups = grouped((entry(1), entry(2, due="2026-11-30")), "month")
    assert [text(title, CHINESE) for title, _ in groups] == ["2026年11月", "未定时限"]
    assert text(groups[-1][0], ENGLISH) == "No deadline"
