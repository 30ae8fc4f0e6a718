"""Size of the window's text, apart from that of documents: one factor for style sheets and paintings."""

from __future__ import annotations

import math
import re

#: Percent of the usual size, and a step.
LEAST, MOST, STEP = 90, 160, 10
_SIZES = re.compile(r"\b(font-size|min-height|max-height): (\d+)px")
_current = [1.0]


def factor() -> float:
    """Return the size of text as a factor: 0.9 to 1.6."""
    return _current[0]


def set_percent(percent: int) -> bool:
    """Take another size; what is painted from now on has it. Return whether it is another one."""
    wanted = max(LEAST, min(MOST, percent)) / 100
    changed, _current[0] = wanted != _current[0], wanted
    return changed


def px(pixels: float) -> int:
    """Return a length of the design, in pixels at 100 %, at the chosen size of text; rounded up."""
    return math.ceil(pixels * _current[0])


def sized(sheet: str) -> str:
    """Return a style sheet with its fonts, and heights that hold text, at the size of text."""
    if _current[0] == 1.0:
        return sheet
    return _SIZES.sub(lambda found: f"{found[1]}: {max(1, round(int(found[2]) * _current[0]))}px", sheet)
