"""Bounds: a question for the least (至少) is answered by a lower bound (不少于二十人), not by any number."""

from __future__ import annotations

import re

#: Characters before an answer in which the word that bounds it may be (至少建成1个).
CLOSE = 6
_ASKED = re.compile("至少|最少|最多|最长|最短|不少于|不超过|最晚|最迟|上限|下限")
_BOUND = re.compile("不|至少|最|以上|以下|以内|之内")
_ASKS_UPPER = re.compile("最多|最长|最高|最晚|最迟|上限|不超过")
_ASKS_LOWER = re.compile("至少|最少|最短|最低|不少于|不低于|下限|起码")
_UPPER = re.compile("不超过|不得超过|不高于|不多于|至多|最多|最长|最高|以下")
_LOWER = re.compile("不少于|不得少于|不低于|不得低于|至少|最少|以上")


def asks_bound(question: str) -> bool:
    """Return whether a question in normal form asks for a bound."""
    return bool(_ASKED.search(question))


def bounds(text: str) -> bool:
    """Return whether an answer bounds what it counts."""
    return bool(_BOUND.search(text))


def is_bound(question: str, text: str, one: re.Match[str]) -> bool:
    """Return whether an answer in a text is a bound, and not of the other direction than was asked for."""
    return bounds(_with_bound(text, one)) and not is_opposite(question, text, one)


def is_opposite(question: str, text: str, one: re.Match[str]) -> bool:
    """Return whether an answer bounds in the other direction than was asked for (至少 for 最多)."""
    said = _with_bound(text, one)
    if _ASKS_UPPER.search(question):
        return bool(_LOWER.search(said))
    return bool(_ASKS_LOWER.search(question) and _UPPER.search(said))


def _with_bound(text: str, one: re.Match[str]) -> str:
    """Return an answer with the few characters of its part before it."""
    low = max(0, one.start() - CLOSE)
    return re.split("[,。;]", text[low : one.start()])[-1] + one[0]
