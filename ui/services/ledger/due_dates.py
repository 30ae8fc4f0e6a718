"""Due dates: read from typed text or a sheet, and proposed from a document.

>>> from datetime import date
>>> [read_due(words, date(2021, 3, 1)) for words in ("2021年底前", "2021/6/3", "6月底", "长期坚持")]
['2021-12-31', '2021-06-03', '2021-06-30', '长期坚持']
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from index.indicators.deadlines import Deadline, deadlines

_END = r"(?:\s*(?:之前|以前|前|止|完成|前完成|之前完成|以前完成))?"
_DAY = re.compile(
    rf"(?:截至|截止到?|至|到|于)?\s*(?P<y>\d{{4}})\s*[-/.年]\s*(?P<m>\d{{1,2}})\s*[-/.月]\s*(?P<d>\d{{1,2}})\s*[日号]?{_END}"
)
_BARE = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_MONTH = re.compile(
    rf"(?P<y>\d{{4}})\s*(?:[-/.]\s*(?P<m>\d{{1,2}})|年\s*(?P<n>\d{{1,2}})\s*月(?:份|底|末)?){_END}"
)
_THIS_YEAR = re.compile(
    rf"(?P<m>\d{{1,2}})\s*(?:[-/.]\s*(?P<d>\d{{1,2}})|月\s*(?:(?P<e>\d{{1,2}})\s*[日号])?(?:份|底|末)?){_END}"
)
_YEAR_END = re.compile(rf"(?P<which>今年|本年|明年|次年|)年?(?:底|末|内){_END}")
#: Words around a date that carry no other meaning.
_NOTHING_ELSE = re.compile(
    r"(?:力争|确保|原则上|务必|于|在|前|之前|以前|完成|实现|落实|到位|全部|基本|[，,。；; ])*"
)
#: The last month of a stretch of a year, and the last day of a stretch of a month.
_STRETCHES = (("上半年", 6), ("一季度", 3), ("二季度", 6), ("三季度", 9), ("四季度", 12))
_THIRDS = (("上旬", 10), ("中旬", 20))
_DECEMBER = 12


def read_due(words: str, today: date) -> str:
    """Return a day as YYYY-MM-DD where ``words`` say one and nothing else, else the words as they are.

    A month is due at its end; a day without a year is one of this year.
    """
    shown = " ".join(words.split())
    plain = unicodedata.normalize("NFKC", shown).strip("。. ")
    day = _whole(plain, today) or _in_words(plain)
    return day.isoformat() if day else shown


def propose_due(text: str) -> str:
    """Return the earliest day by which a text wants something done, as YYYY-MM-DD; empty where it names
    none.
    """
    found = sorted(day for one in deadlines(text) if one.kind == "by" and (day := day_of(one)) is not None)
    return found[0].isoformat() if found else ""


def day_of(deadline: Deadline) -> date | None:
    """Return the last day that a deadline leaves; None for a date from which something holds, or that is
    none.
    """
    if deadline.kind == "from":
        return None
    month = deadline.month
    for words, last in _STRETCHES:
        if month is None and words in deadline.text:
            month = last
    day = deadline.day
    for words, last in _THIRDS:
        if day is None and month is not None and words in deadline.text:
            day = last
    return _date(deadline.year, month or _DECEMBER, day)


def _whole(words: str, today: date) -> date | None:
    for found in _matches(words):
        said = {name: int(value) for name, value in found.groupdict().items() if value and value.isdigit()}
        return _date(said.get("y", today.year), said.get("m", said.get("n")), said.get("d", said.get("e")))
    end = _YEAR_END.fullmatch(words)
    if end:
        return date(today.year + (end["which"] in ("明年", "次年")), _DECEMBER, 31)
    return None


def _matches(words: str) -> Iterator[re.Match[str]]:
    for pattern in (_DAY, _BARE, _MONTH, _THIS_YEAR):
        found = pattern.fullmatch(words)
        if found:
            yield found


def _in_words(words: str) -> date | None:
    """Return a day that is said in words (到2025年, 2021年第三季度前), where nothing else is said."""
    found = deadlines(words)
    if len(found) != 1 or not _NOTHING_ELSE.fullmatch(words[: found[0].start] + words[found[0].end :]):
        return None
    return day_of(found[0])


def _date(year: int, month: int | None, day: int | None = None) -> date | None:
    """Return a day, or the last of its month; None for one that no calendar has."""
    try:
        return date(year, month or _DECEMBER, day or monthrange(year, month or _DECEMBER)[1])
    except ValueError:
        return None
