"""Indicators, dates and duties as rows of words, as lists and sheets show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.model.message import Message, verbatim
from store.model.typography import typeset
from store.model.wording import CHINESE, Language, joined, text

if TYPE_CHECKING:
    from index.duties.duty_records import DutyRecord
    from index.indicators.indicator import Indicator
    from index.indicators.timetable import DatedStatement

KIND_WORDS = {
    "target": Message("indicator_kind.target"),
    "milestone": Message("indicator_kind.milestone"),
    "rule": Message("indicator_kind.rule"),
    "scope": Message("indicator_kind.scope"),
}
INDICATOR_HEADS = (
    Message("column.document"),
    Message("column.clause"),
    Message("column.subject"),
    Message("column.indicator"),
    Message("column.value"),
    Message("column.low"),
    Message("column.high"),
    Message("column.unit"),
    Message("column.frequency"),
    Message("column.deadline"),
    Message("column.kind"),
)
DUTY_HEADS = (
    Message("column.document"),
    Message("column.clause"),
    Message("column.matter"),
    Message("column.lead"),
    Message("column.support"),
    Message("column.joint"),
    Message("column.done_by"),
)
DUE_HEADS = (
    Message("column.time"),
    Message("column.matter"),
    Message("column.document"),
    Message("column.clause"),
)


def number(value: float | None) -> str:
    """Return a number without needless zeros; nothing for None."""
    return "" if value is None else f"{value:g}" if abs(value) < 1_000_000 else f"{value:.0f}"


def value_of(one: Indicator) -> str:
    """Return the value in the document's words: 不少于两次, 150—200万人次, each with its unit."""
    words = "".join(typeset(one.value_text).split())
    # A cell of a table may be a bare number, with its unit in the head.
    return f"{words}{one.unit}" if words[-1:].isdigit() else words


def deadline_words(one: Indicator) -> Message:
    """Return the year by which, marked where it was reckoned; no words without one."""
    if one.deadline is None:
        return verbatim("")
    if one.reckoned:
        return Message("facts.year_reckoned", year=one.deadline)
    return Message("facts.year", year=one.deadline)


def date_words(due: DatedStatement) -> Message:
    """Return a date as figures: 2021年, 2021年6月30日; marked where it was reckoned."""
    if due.day:
        day = Message("facts.day", year=due.year, month=due.month, day=due.day)
    elif due.month:
        day = Message("facts.month", year=due.year, month=due.month)
    else:
        day = Message("facts.year", year=due.year)
    return Message("facts.date_reckoned", printed=due.printed, day=day) if due.reckoned else day


def names_of(organisations: Iterable[str]) -> str:
    """Return a list of organisations."""
    return "、".join(organisations)


def roles_of(record: DutyRecord, language: Language = CHINESE) -> str:
    """Return the responsible organisations in one line: 甲牵头，乙配合 or 甲、乙.

    In Chinese unless a language is named: rows of the ledger keep it beside words of documents.
    """
    said = (
        Message("duty.leading", names=record.lead) if record.lead else verbatim(""),
        verbatim(names_of(record.joint)),
        Message("duty.supporting", names=record.support) if record.support else verbatim(""),
    )
    return joined((text(each, language) for each in said), language, "clauses")
