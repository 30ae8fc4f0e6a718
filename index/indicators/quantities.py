"""Numbers with a unit in running text: 150-200万人次, 不少于两次, 三分之二以上, 五万元以下, 30日内.

>>> [(q.text, q.low, q.high, q.unit) for q in quantities("罚款一万元以上五万元以下,不少于20人")]
[('一万元以上五万元以下', 1.0, 5.0, '万元'), ('不少于20人', 20.0, None, '人')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.indicators.units import COUNTED, MEASURED, NUMERAL_OF, PER, TIMES, in_base
from store.model.numbers import to_int

_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_CHINESE = rf"(?!一\d)(?:[{NUMERAL_OF}]+(?:点[零〇一二三四五六七八九]+)?|(?<![上下前后大过多])半(?!数))"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
_AMOUNT = re.compile(
    rf"百分之(?P<percent>{_NUMBER})"
    rf"|(?P<parts>[二三四五六七八九十]|十二)分之(?P<of>[一二两三四五六七八九])"
    rf"|(?P<half>过半数|半数)"
    rf"|(?P<number>{_NUMBER})(?P<times>{TIMES})(?P<more>[多余])?\s?(?P<unit>{MEASURED}|{COUNTED})?"
    rf"(?:\s?[/／]\s?(?P<per>{PER}))?"
)
_DASH = re.compile(r"\s?(?:[-—–－~～〜]{1,2}|一|至|到)\s?")
_BOTH = re.compile(r"[和、及]|以及")
_JOIN = re.compile(r"[、,，]?")
_ABOVE, _BELOW = re.compile(r"(?:及|或)?以上"), re.compile(r"(?:及|或)?以下|[以之]内|内|以前|之前")
_LESS = (
    "不得少于|不得低于|不应少于|不应低于|不少于|不低于|不小于|不短于|不得短于|不得小于|至少|最少|最低"
    "|高于|超过|大于|多于|逾|突破"
)
_MORE = (
    "不得超过|不得多于|不得高于|不应超过|不应高于|不宜超过|不超过|不多于|不高于|不大于|不长于|不得大于|不得长于|最多|最高|最长|至多|"
    "不满|不足|未满|未达到|低于|少于|小于|控制在"
)
#: Words allowed between a bound and its number: 至少开展一次, 不少于每年两次, 不得超过人民币五万元.
_BETWEEN = (
    r"(?:每(?:年|月|周|季度)|人民币|为|于|到|在|有|应当|开展|组织|安排|进行|举办|召开|接受|参加|建成|建设|配备|设置|设立|培养|培训|完成|达到"
    r"|提供|组建|选派|保留|公布|报告|参训|轮训){0,2}"
)
_BOUND = re.compile(rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE})){_BETWEEN}$")
#: A number without a unit is no quantity, unless a unit behind the range applies to it.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_BOUND = 16


class _Amount(NamedTuple):
    """One number, with its multiple (万) and unit as printed."""

    start: int
    end: int
    value: float
    times: str
    unit: str
    per: str | None
    more: bool
    spoken: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit, at ``[start, end)`` of a text.

    ``low`` and ``high`` are in the unit as printed (150 and 万人次 for 150万人次), None where nothing bounds
    it there. ``spoken`` is True for Chinese numerals, ``bound`` where words say at least, at most or within.
    ``core`` is where the number itself begins, behind 不少于.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    per: str | None = None
    spoken: bool = False
    bound: bool = False
    core: int = 0
    within: bool = False


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text in order; they are not distinguished from those inside idioms."""
    amounts = list(_amounts(text))
    found: list[Quantity] = []
    at = 0
    while at < len(amounts):
        used, quantity = _quantity(text, amounts[at : at + 2])
        at += used
        if quantity:
            if found and _BOTH.fullmatch(text, found[-1].end, quantity.start):
                found[-1] = _bounded_with(found[-1], quantity)
            found.append(quantity)
    return found


def _bounded_with(first: Quantity, second: Quantity) -> Quantity:
    """Return the first of 10%和4%以下, which is bounded by the word behind the second."""
    if first.bound or first.unit != second.unit or first.low != first.high:
        return first
    if second.low is None and second.high is not None:
        return replace(first, low=None, bound=True)
    return replace(first, high=None, bound=True) if second.high is None else first


def _amounts(text: str) -> Iterator[_Amount]:
    for m in _AMOUNT.finditer(text):
        if m["percent"]:
            value = _value(m["percent"])
            if value is not None:
                yield _Amount(m.start(), m.end(), value, "", "%", None, False, not m["percent"][0].isdigit())
        elif m["parts"]:
            share = round((to_int(m["of"]) or 0) / (to_int(m["parts"]) or 1), 3)
            yield _Amount(m.start(), m.end(), share, "", "", None, False, True)
        elif m["half"]:
            yield _Amount(m.start(), m.end(), 0.5, "", "", None, True, True)
        elif (value := _value(m["number"])) is not None:
            spoken = not m["number"][0].isdigit()
            unit = (m["unit"] or "").replace("％", "%")
            if spoken and not unit and not m["times"] and not _DASH.match(text, m.end()):
                continue
            yield _Amount(m.start(), m.end(), value, m["times"], unit, m["per"], bool(m["more"]), spoken)


def _value(text: str) -> float | None:
    """Return the value of a numeral, None where it is none: 1,200.5, 三点五, 半."""
    if text == "半":
        return 0.5
    if text[0].isdigit():
        return float(text.replace(",", "").replace("，", ""))
    whole, _, part = text.partition("点")
    value = to_int(whole)
    if value is None or not part:
        return None if value is None else float(value)
    digits = "".join(str(to_int(c) or 0) for c in part)
    return float(f"{value}.{digits}")


def _quantity(text: str, amounts: Sequence[_Amount]) -> tuple[int, Quantity | None]:
    """Return the quantity that begins with the first amount, and how many amounts it takes."""
    first = amounts[0]
    if len(amounts) > 1:
        second = amounts[1]
        if (
            second.unit
            and _DASH.fullmatch(text, first.end, second.start)
            and first.value < _in(second, first)
        ):
            joined = _range(text, first, second)
            if joined:
                return 2, joined
        above = _ABOVE.match(text, first.end)
        if above and first.unit and _JOIN.fullmatch(text, above.end(), second.start):
            below = _BELOW.match(text, second.end)
            joined = _range(text, first, second) if below and second.unit else None
            if below and joined:
                return 2, replace(joined, end=below.end(), text=text[joined.start : below.end()], bound=True)
    return 1, _alone(text, first) if first.unit or first.value < 1 else None


def _in(second: _Amount, first: _Amount) -> float:
    """Return the second value of a range in the unit of the first: 8千—1万元."""
    return (
        second.value
        if first.times in ("", second.times) and not first.unit
        else in_base(second.value, second.times)
    )


def _range(text: str, first: _Amount, second: _Amount) -> Quantity | None:
    """150-200万人次, 65万-70万人次, 八千元以上二万元以下: in the unit of both, else in the one without 万."""
    if first.unit == "个月" and second.unit == "年":
        # 六个月以上一年以下: in months, both of them.
        second = second._replace(value=second.value * 12, unit="个月")
    if (first.unit and first.unit != second.unit) or _is_year(second):
        return None
    low, high, times = first.value, second.value, second.times
    if first.times != second.times and (first.times or first.unit):
        low, high, times = in_base(low, first.times), in_base(high, second.times), ""
    if low >= high:
        return None
    made = Quantity(
        first.start,
        second.end,
        text[first.start : second.end],
        low,
        high,
        times + second.unit,
        second.per,
        second.spoken,
        core=first.start,
    )
    return _bounded(text, made)


def _is_year(amount: _Amount) -> bool:
    return amount.unit == "年" and _FIRST_YEAR <= amount.value <= _LAST_YEAR


def _alone(text: str, one: _Amount) -> Quantity | None:
    if _is_year(one) or text[max(0, one.start - 1) : one.start] == "第":
        return None
    high = None if one.more else one.value
    made = Quantity(
        one.start,
        one.end,
        text[one.start : one.end],
        one.value,
        high,
        one.times + one.unit,
        one.per,
        one.spoken,
        core=one.start,
    )
    return _bounded(text, made)


def _bounded(text: str, made: Quantity) -> Quantity:
    """Return a quantity with the words that say it is the least or the most: 不少于, 以上, 以内."""
    before = text[max(0, made.start - _LONGEST_BOUND) : made.start]
    bound = _BOUND.search(before)
    if bound:
        start = made.start - (len(before) - bound.start())
        less, more = bool(bound["less"]), bool(bound["more"])
        made = replace(
            made,
            start=start,
            text=text[start : made.end],
            low=None if more and made.low == made.high else made.low,
            high=None if less and made.low == made.high else made.high,
            bound=True,
        )
    if above := _ABOVE.match(text, made.end):
        end = above.end()
        made = replace(made, end=end, text=text[made.start : end], bound=True)
        return made if made.low != made.high else replace(made, high=None)
    if below := _BELOW.match(text, made.end):
        end = below.end()
        within = not below[0].endswith("下")
        made = replace(made, end=end, text=text[made.start : end], bound=True, within=within)
        return made if made.low != made.high else replace(made, low=None)
    return made
