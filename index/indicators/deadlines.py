"""Deadlines: 到2024年, 2021年底前, 力争2025年6月底前, 自2021年1月1日起, 三年内.

>>> [(d.text, d.year, d.kind) for d in deadlines("力争2021年年底前实现,到2025年,自2021年1月1日起施行")]
[('2021年年底前', 2021, 'by'), ('到2025年', 2025, 'by'), ('自2021年1月1日起', 2021, 'from')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from store.model.numbers import to_int

DeadlineKind = Literal["by", "from", "within"]

_YEAR = r"(?:(?:19|20)\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})"
_N = "一二三四五六七八九十"
_DAY = rf"(?:\s?(?P<month>\d{{1,2}}|[{_N}]{{1,2}})\s?月\s?(?:份|(?P<day>\d{{1,2}}|[{_N}]{{1,3}})\s?日)?)?"
_DEADLINE = re.compile(
    rf"(?P<from>自|从)?\s?(?P<to>(?<![达得受])到|至|截至|截止到?|于|在)?\s?(?P<year>{_YEAR})\s?年(?!代|级)(?!\d{{0,2}}[号])"
    rf"{_DAY}\s?(?P<end>年?底|年?末|年内|内|中旬|上旬|下旬|上半年|下半年|第?[一二三四]季度末?)?\s?"
    r"(?P<before>之前|以前|前(?!款)|起|开始|完成|止)?"
)
#: 2020-2024年 and 2021年至2025年 are terms: the last year is the one by which.
_TERM = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s?年?\s?(?:[-—–－~～〜]{1,2}|至|到)\s?(?P<last>(?:19|20)\d\d)\s?年"
)
_PLAN = re.compile(r"[“\"]?十(?P<n>[三四五六])五[”\"]?(?:期?末|时期|期间)")
#: The 十三五 ended in 2020, the 十四五 in 2025.
_FIRST_OF_PLANS = 2005
_YEARS_OF_PLAN = 5
_ZEROS = str.maketrans("○零Oo0", "〇" * 5)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date in ``[start, end)`` of a text: something is due by it, holds from it, or is done within it."""

    start: int
    end: int
    text: str
    year: int
    kind: DeadlineKind
    month: int | None = None
    day: int | None = None


def deadlines(text: str) -> list[Deadline]:
    """Return the dates of a text by which or from which something is due, in order; a mere date is none."""
    if "年" not in text and "五" not in text:
        return []
    found = [each for m in _DEADLINE.finditer(text) if (each := _read(text, m))]
    found += [
        Deadline(m.start(), m.end(), m[0], int(m["last"]), "within")
        for m in _TERM.finditer(text)
        if m["first"] < m["last"]
    ]
    for m in _PLAN.finditer(text):
        year = _FIRST_OF_PLANS + _YEARS_OF_PLAN * (to_int(m["n"]) or 0)
        found.append(Deadline(m.start(), m.end(), m[0], year, "by" if "末" in m[0] else "within"))
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Deadline] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _read(text: str, m: re.Match[str]) -> Deadline | None:
    year = to_int(m["year"].translate(_ZEROS))
    if year is None:
        return None
    kind = _kind(m)
    # 2021年至2025年: the span between the words 到 and 至 is a term, and read as one.
    if kind is None or (
        m["to"] and text[max(0, m.start() - 1) : m.start()] in ("年", "月", "日") and not m["from"]
    ):
        return None
    # 到 and 至 that belong to the words before (达到, 得到, 直至) are no part of it.
    start = m.start()
    start += len(text[start : m.end()]) - len(text[start : m.end()].lstrip())
    whole = text[start : m.end()].rstrip()
    day = to_int(m["day"]) if m["day"] else None
    return Deadline(start, start + len(whole), whole, year, kind, to_int(m["month"] or ""), day)


def _kind(m: re.Match[str]) -> DeadlineKind | None:
    before, end, to = m["before"] or "", m["end"] or "", m["to"] or ""
    if before in ("起", "开始"):
        return "from"
    if m["from"]:
        return None
    if before or end.endswith(("底", "末")):
        return "by"
    if to in ("到", "至", "截至", "截止", "截止到"):
        return "by"
    return "within" if end else None
