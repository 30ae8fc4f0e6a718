"""Indicators, dates and duties as rows of words, as lists and sheets show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.model.message import Message, verbatim
from store.model.typography import typeset
from store.model.wording import text

if TYPE_CHECKING:
    from index.duties.duty_records import DutyRecord
    from index.indicators.indicator import Indicator
    from index.indicators.timetable import DatedStatement

KINDS = {"target": "目标", "milestone": "阶段", "rule": "制度规定", "scope": "现状"}
INDICATOR_HEADS = ("文件", "条款", "主体", "指标", "数值", "下限", "上限", "单位", "频次", "时限", "类别")
DUTY_HEADS = ("文件", "条款", "事项", "牵头单位", "配合单位", "共同负责", "完成时限")
DUE_HEADS = ("时间", "事项", "文件", "条款")


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


def due_of(one: Indicator) -> str:
    """Return the year by which in Chinese, as paper and sheets have it."""
    return text(deadline_words(one))


def date_words(due: DatedStatement) -> Message:
    """Return a date as figures: 2021年, 2021年6月30日; marked where it was reckoned."""
    if due.day:
        day = Message("facts.day", year=due.year, month=due.month, day=due.day)
    elif due.month:
        day = Message("facts.month", year=due.year, month=due.month)
    else:
        day = Message("facts.year", year=due.year)
    return Message("facts.date_reckoned", printed=due.printed, day=day) if due.reckoned else day


def when_of(due: DatedStatement) -> str:
    """Return a date in Chinese, as paper and sheets have it."""
    return text(date_words(due))


def names_of(organisations: Iterable[str]) -> str:
    """Return a list of organisations."""
    return "、".join(organisations)


def roles_of(record: DutyRecord) -> str:
    """Return the responsible organisations in one line: 甲牵头，乙配合 or 甲、乙."""
    said = [
        f"{names_of(record.lead)}牵头" if record.lead else "",
        names_of(record.joint),
        f"{names_of(record.support)}配合" if record.support else "",
    ]
    return "，".join(filter(None, said))
