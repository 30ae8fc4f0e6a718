"""Part of a bundle that a text calls itself: 附件2, 附表一, 附录A on its own line above the title."""

from __future__ import annotations

import re
import unicodedata

_PART = re.compile(r"附([件表录])([\d一二三四五六七八九十A-Z]{0,3})[:：]?")
#: Lines at the head of a text that are looked at.
_LINES = 3


def bundle_part(text: str) -> str | None:
    """Return the name of the part in one spelling, None for a whole document."""
    lines = (line for line in text.splitlines() if line.strip())
    for _, line in zip(range(_LINES), lines, strict=False):
        found = _PART.fullmatch("".join(unicodedata.normalize("NFKC", line).split()))
        if found:
            return f"附{found[1]}{found[2]}"
    return None
