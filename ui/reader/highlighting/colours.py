"""Colours as the themes write them."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

_RGBA = re.compile(r"rgba\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*([\d.]+)\s*\)")


def colour(text: str) -> QColor:
    """Return the colour of ``#rrggbb`` or ``rgba(r,g,b,a)``."""
    match = _RGBA.fullmatch(text.strip())
    if match is None:
        return QColor(text)
    red, green, blue = (int(value) for value in match.group(1, 2, 3))
    result = QColor(red, green, blue)
    result.setAlphaF(float(match.group(4)))
    return result
