"""Cases of a rule: which one a question is about.

已满1年不满10年的，年休假5天；已满10年不满20年的，年休假10天: who asks about ten years is answered by the
second, who asks for the most (最多) by the largest, and who names no case by all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.model.numbers import NUMERAL, to_int

_N = rf"(\d+|[{NUMERAL}]+)"
_U = "(年|个?月|个?小时|个?工作日|日|天|周?岁|张|人|万元|万(?![人元])|元)"
_NOT_YET = "但?(?:不满|不足|未满|不到)"
_RANGE = re.compile(rf"{_N}{_U}(?:以上)?{_NOT_YET}{_N}{_U}")
_LOWEST = re.compile(rf"(?:满|超过|达到?){_N}{_U}(?!以?上?{_NOT_YET})|{_N}{_U}以上(?!{_NOT_YET})")
_BELOW = re.compile(rf"(?<![年月日天岁张人元上]){_NOT_YET}{_N}{_U}")
#: Bounds that are themselves part of the case: 3日以内, 4日至10日.
_WITHIN = re.compile(rf"{_N}{_U}(?:以[内下]|之内)")
_FROM_TO = re.compile(rf"{_N}{_U}?[至到~-]{_N}{_U}")
_INCLUDED = 0.01
_QUANTITY = re.compile(rf"(不到|不满|不足|未满)?(?<![第每几]){_N}{_U}")
#: What makes a sentence one of several cases.
_CONDITION = re.compile("的[,，]|以上|不满|不足|未满")
#: What follows a quantity that is a condition (累计缴费十年以上的) and no answer.
OF_CASE = re.compile("的[,，]|但?(?:不满|不足|未满)")
_LIKE = {"天": "日", "工作日": "日", "周岁": "岁", "万": "万元"}
_MONTHS = {"年": 12.0, "月": 1.0}
MOST, LEAST = re.compile("最多|最长|最高|最晚|最迟|上限|封顶"), re.compile("最少|最短|最低|至少|下限|起码")
#: The longest run of cases that is shown as one.
LONGEST = 240


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One sentence of a rule: its range in the printed text, its normal form, and the answer in either."""

    start: int
    end: int
    text: str
    answer: tuple[int, int]
    printed_answer: tuple[int, int]


def quantities(text: str) -> list[tuple[int, str]]:
    """Return the quantities in a normal form, each as number and unit; of 不到100张 the next smaller one."""
    found = ((_int(number), unit, less) for less, number, unit in _QUANTITY.findall(text))
    return [(value - bool(less), _unit(unit)) for value, unit, less in found if value]


def contradicts(condition: str, asked: Sequence[tuple[int, str]]) -> bool:
    """Return whether a case is another than the one that is asked about: 已满1年不满10年的 for ten years."""
    for value, unit in asked:
        bounds = [(low, high) for low, high, one in _bounds(condition) if one == unit]
        if bounds and not any(low <= value < high for low, high in bounds):
            return True
    return False


def is_case(text: str) -> bool:
    """Return whether a sentence says under which condition it holds."""
    return bool(_CONDITION.search(text))


def chosen(
    cases: Sequence[RuleCase], question: str, asked: Sequence[tuple[int, str]]
) -> tuple[RuleCase, RuleCase] | None:
    """Return the first and the last of the cases that answer; None where the question is about another.

    ``cases`` follow each other; ``asked`` are the :func:`quantities` of the question.
    """
    fitting = [one for one in cases if not contradicts(one.text[: one.answer[0]], asked)]
    if len(fitting) < len(cases):
        return (fitting[0], fitting[-1]) if len(fitting) == 1 else None
    if len(cases) == 1:
        return cases[0], cases[0]
    for bound, pick in ((MOST, max), (LEAST, min)):
        if bound.search(question):
            extreme = pick(cases, key=_size)
            return extreme, extreme
    first, last = cases[0], cases[-1]
    return (first, last) if last.end - first.start <= LONGEST else None


def _bounds(text: str) -> list[tuple[float, float, str]]:
    """The ranges in which a case holds: from, below, unit."""
    found: list[tuple[float, float, str]] = []
    for low, unit, high, _other in _RANGE.findall(text):
        found.append((_int(low) or 0, _int(high) or 0, _unit(unit)))
    for low, _, high, unit in _FROM_TO.findall(text):
        found.append((_int(low) or 0, (_int(high) or 0) + _INCLUDED, _unit(unit)))
    rest = _FROM_TO.sub("", _RANGE.sub("", text))
    found += [(0, (_int(number) or 0) + _INCLUDED, _unit(unit)) for number, unit in _WITHIN.findall(rest)]
    for match in _LOWEST.finditer(rest):
        number, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
        found.append((_int(number) or 0, float("inf"), _unit(unit)))
    for number, unit in _BELOW.findall(rest):
        found.append((0, _int(number) or 0, _unit(unit)))
    return found


def _size(case: RuleCase) -> float:
    """How much the answer of a case is, in months where it says years."""
    return max(
        (value * _MONTHS.get(unit, 1.0) for value, unit in quantities(case.text[slice(*case.answer)])),
        default=0,
    )


def _int(number: str) -> int | None:
    return int(number) if number.isdigit() else to_int(number)


def _unit(unit: str) -> str:
    bare = unit.removeprefix("个")
    return _LIKE.get(bare, bare)
