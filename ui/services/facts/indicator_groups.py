"""Indicators that belong together: of several subjects or years in one document, or of two documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.indicators.indicator import Indicator
from index.text.normalize import fold
from store.model.message import Message, verbatim

_COUNT = re.compile(r"(?:的?(?:数量|个数|总数|人数|人次|数|量))+$")
_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")
_MULTIPLES = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "百": 100}
_FEWEST = 2
#: A name that more indicators have is too common to mean one thing.
MOST_ALIKE = 120
#: A part of a name that is shorter does not tell that two subjects are one.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar of a chart: whose or of which year it is, and the indicator."""

    label: Message
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """The same indicator of several subjects or years of one document; bars in reading order."""

    document: str
    title: Message
    unit: str
    bars: tuple[ChartBar, ...]

    @property
    def top(self) -> float:
        """The highest value that a bar reaches."""
        return max((reach(bar.indicator) for bar in self.bars), default=0.0)


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """The same indicator of the same subject in two documents."""

    first: Indicator
    second: Indicator

    @property
    def differs(self) -> bool:
        """True if the two do not say the same: another value, or another year."""
        values = [
            tuple(in_base(value, one.unit) for value in (one.low, one.high))
            for one in (self.first, self.second)
        ]
        years = {one.deadline for one in (self.first, self.second) if one.deadline is not None}
        return values[0] != values[1] or len(years) > 1


def reach(one: Indicator) -> float:
    """Return the value that a bar is drawn up to."""
    return one.high if one.high is not None else one.low or 0.0


def in_base(value: float | None, unit: str) -> float | None:
    """Return a value with 万 and 亿 of its unit written out, so that units of both kinds compare."""
    if value is None:
        return None
    for character in unit:
        if character not in _MULTIPLES:
            break
        value *= _MULTIPLES[character]
    return value


def bare_name(indicator: str) -> str:
    """Return an indicator's name without what names of counts end in: 床位数 is 床位."""
    normal = fold(indicator).removeprefix("规划").removeprefix("新增")
    return _COUNT.sub("", normal) or normal


def charts(found: Iterable[Indicator]) -> list[IndicatorChart]:
    """Return the indicators that a document gives for several subjects or several years."""
    groups: dict[tuple[str, str, str], list[Indicator]] = defaultdict(list)
    for one in found:
        if one.unit and (one.low is not None or one.high is not None) and one.kind in ("target", "scope"):
            groups[one.document, bare_name(one.indicator), one.unit].append(one)
    made = []
    for (document, _name, unit), ones in groups.items():
        subjects, years = {one.subject for one in ones}, {one.deadline for one in ones}
        distinct = {(one.subject, one.deadline): one for one in ones}
        if len(distinct) < _FEWEST:
            continue
        bars = tuple(ChartBar(_label(one, len(subjects), len(years)), one) for one in distinct.values())
        name, per = ones[0].indicator, ones[0].per
        title = verbatim(name)
        if per and not name.startswith("年"):
            title = Message("facts.per", name=name, per=per)
        made.append(IndicatorChart(document, title, unit, bars))
    return made


def _label(one: Indicator, subjects: int, years: int) -> Message:
    if not one.deadline or (subjects > 1 and years <= 1):
        return verbatim(one.subject)
    if subjects > 1:
        return Message("facts.subject_year", subject=one.subject, year=one.deadline)
    return Message("facts.year", year=one.deadline)


def in_two_documents(found: Sequence[Indicator]) -> list[IndicatorPair]:
    """Return the same indicators of the same subject that two documents give, in the order of the first."""
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for one in found:
        # What laws lay down (罚款) has one name everywhere, and is of nobody in particular.
        if one.kind != "rule":
            groups[bare_name(one.indicator)].append(one)
    pairs = []
    for ones in groups.values():
        if len(ones) > MOST_ALIKE:
            continue
        for at, first in enumerate(ones):
            for second in ones[at + 1 :]:
                if first.document != second.document and _alike(first, second):
                    pairs.append(IndicatorPair(first, second))
    return pairs


def _alike(first: Indicator, second: Indicator) -> bool:
    """Return whether two indicators of one name are of one subject, and measured alike."""
    units = [one.unit.lstrip("".join(_MULTIPLES)) for one in (first, second)]
    return (units[0] in units[1] or units[1] in units[0]) and same_subject(first.subject, second.subject)


def same_subject(first: str, second: str) -> bool:
    """Return whether two names mean one: 华中大同济医院山西医院（山西白求恩医院） is 山西白求恩医院."""
    names = [
        {fold(part) for part in (_BRACKETS.sub("", name), *_BRACKETS.findall(name))}
        for name in (first, second)
    ]
    return any(
        one == other or (min(len(one), len(other)) >= _TELLING and (one in other or other in one))
        for one in names[0]
        for other in names[1]
    )
