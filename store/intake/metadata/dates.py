"""Dates as sources write them, to ISO."""

from __future__ import annotations

import datetime
import re

from store.model.numbers import fold_digits, to_int

_DIGIT = r"[0-9０-９〇○ＯO零一二三四五六七八九]"
_SMALL = r"(?:[0-9０-９](?:\s?[0-9０-９])?|[一二三四五六七八九十廿]{1,3})"
_DATE = rf"(?P<year>(?:{_DIGIT}\s*){{4}})年\s*(?P<month>{_SMALL})\s*月\s*(?P<day>{_SMALL})\s*日"
_FULL = re.compile(
    rf"^[（(]?\s*(?P<before>[^\d０-９，。；：]{{0,60}}?)\s*{_DATE}\s*(?:印发|印|发布)?\s*[)）]?$"
)
_ANY = re.compile(_DATE)
_DASHED_ANYWHERE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
)
_DASHED = re.compile(r"^(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})$")


def iso(year: str, month: str, day: str) -> str | None:
    """Return an ISO date from a year, month and day as printed, or None if there is no such day."""
    numbers = [
        to_int(re.sub(r"\s", "", part).replace("O", "0").replace("Ｏ", "0")) for part in (year, month, day)
    ]
    if None in numbers:
        return None
    try:
        found = datetime.date(*[n or 0 for n in numbers])
    except ValueError:
        return None
    return found.isoformat() if 1900 <= found.year <= 2100 else None


def date_line(text: str) -> tuple[str, str] | None:
    """Split a line that is a date, alone or after an organisation: the words before it, and the ISO date."""
    found = _FULL.match(fold_digits(text).strip())
    if found:
        day = iso(found["year"], found["month"], found["day"])
        return (found["before"].strip(), day) if day else None
    dashed = _DASHED.match(text.strip())
    day = iso(dashed["year"], dashed["month"], dashed["day"]) if dashed else None
    return ("", day) if day else None


def find_day(text: str) -> str | None:
    """Return the first day in a text, in Chinese or with dashes, as an ISO date."""
    found = _DASHED_ANYWHERE.search(text)
    dashed = iso(found["year"], found["month"], found["day"]) if found else None
    return next((day for _, _, day in find_dates(text)), dashed)


def find_dates(text: str) -> list[tuple[int, int, str]]:
    """Return all dates in a text as (start, end, ISO)."""
    found = []
    for m in _ANY.finditer(fold_digits(text)):
        day = iso(m["year"], m["month"], m["day"])
        if day:
            found.append((m.start(), m.end(), day))
    return found
