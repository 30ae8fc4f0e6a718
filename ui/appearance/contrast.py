"""Contrast of two colours, as WCAG 2 measures it."""

from __future__ import annotations

from PySide6.QtGui import QColor

#: Least contrast with the background: of text, and of a line or a sign that carries meaning.
TEXT, SIGN = 4.5, 3.0


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``: 0 black to 1 white."""
    made = QColor(colour)
    parts = [channel / 255 for channel in (made.red(), made.green(), made.blue())]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours: 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def with_contrast(colour: str, ground: str) -> str:
    """Return ``colour``, made darker or lighter until its contrast with ``ground`` is :data:`SIGN`."""
    found = QColor(colour)
    lighter = luminance(ground) < 0.18
    for _ in range(40):
        if contrast(found.name(), ground) >= SIGN:
            break
        found = found.lighter(106) if lighter else found.darker(106)
    return found.name()
