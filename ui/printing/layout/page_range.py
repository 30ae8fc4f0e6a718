"""Page range as typed: 1-3,5; no Qt."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d{1,5})?(-)?(\d{1,5})?")


def page_numbers(text: str, total: int) -> list[int] | None:
    """Return the pages that are meant, in ascending order; all for nothing, None for what makes no sense.

    >>> page_numbers("1-3, 5", 9), page_numbers("8-", 9), page_numbers("", 2), page_numbers("7", 5)
    ([1, 2, 3, 5], [8, 9], [1, 2], None)
    """
    narrow = "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)
    narrow = re.sub(r"[–—~至到]", "-", narrow).replace("、", ",").replace(" ", "")
    if not narrow.strip(","):
        return list(range(1, total + 1))
    found: set[int] = set()
    for part in filter(None, narrow.split(",")):
        match = _PART.fullmatch(part)
        if match is None or not (match[1] or match[3]):
            return None
        first = int(match[1] or 1)
        last = int(match[3]) if match[3] else (total if match[2] else first)
        found |= set(range(max(1, first), min(last, total) + 1))
    return sorted(found) or None
