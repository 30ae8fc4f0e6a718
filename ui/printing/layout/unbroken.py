"""Unbreakable parts of a table's cell: dates, figures with their units, ranges; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.typography import is_wide
from ui.printing.layout.line_breaking import BLANK, may_break, tight

_FIGURE = r"[≥≤＞＜><≈±＋+−－-]?\d+(?:[.,:：/．-]\d+)*"
_UNIT = (
    r"(?:[%％‰℃°㎡㎎㎏]|[A-Za-zμµΩ²³]{1,6}(?:[/／][A-Za-z]{1,6})?"
    r"|(?:百|千|万|亿)*(?:人次|人均|平方米|立方米|平方公里|公里|公斤|千克|毫克|微克|毫升|小时|分钟|工作日|自然日"
    r"|个月|个百分点|百分点|元|人|个|家|所|张|床|次|例|项|台|套|件|条|名|岁|天|日|年|月|周|倍|米|吨|克|升|户|亩|分|级|批"
    r"|期|种|类|号|万|亿|千|百)(?:[/／](?:人|年|月|日|天|次|例|床|张|平方米))?)"
)
_PART_OF_YEAR = r"第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:\d{1,2}日|份|[上中下]旬)?"
_DAY = rf"\d{{2,4}}年(?:{_PART_OF_YEAR})?(?:底|末|初|年底)?(?:之前|以前|前)?"
_WHOLE = re.compile(
    rf"(?:自|至)?{_DAY}"
    r"|\d{1,2}月(?:\d{1,2}日|份)?(?:底|末|初)?(?:之前|以前|前)?"
    rf"|{_FIGURE}{_UNIT}?(?:[-–—~～〜至]{_FIGURE}{_UNIT}?)?以?[上下内]?"
)
#: Western letters and signs in one run of at least so many characters, as addresses on the web, are parted
#: where it hurts least.
LONG = 16


def unbroken(text: str) -> list[tuple[int, int]]:
    """Return the stretches ``[start, end)`` that stay on one line, in order.

    >>> [text[a:b] for text in ("2026年12月底前完成150～200张",) for a, b in unbroken(text)]
    ['2026年12月底前', '150～200张']
    """
    return [match.span() for match in _WHOLE.finditer(text) if match.end() - match.start() > 1]


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text between all possible line breaks, without blanks."""
    kept = inner_places(text)
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and not _may_part(text, place, kept):
            continue
        piece = text[start:place].strip("".join(BLANK))
        start = place
        if piece:
            yield piece


def inner_places(text: str) -> frozenset[int]:
    """Return the places within what stays on one line: a line may not end before these characters."""
    return frozenset(place for start, end in unbroken(text) for place in range(start + 1, end))


def is_address(piece: str) -> bool:
    """Return whether a piece is so long a run of Western characters that it may be parted."""
    run = longest = 0
    for char in piece:
        run = 0 if is_wide(char) else run + 1
        longest = max(longest, run)
    return longest >= LONG


def _may_part(text: str, place: int, kept: frozenset[int]) -> bool:
    left, right = text[place - 1], text[place]
    if right in BLANK or left in BLANK:
        return not tight(left, right)
    return place not in kept and may_break(left, right)
