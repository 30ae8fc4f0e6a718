"""Buttons in the lines of a list: a delegate paints them and says where they are, the list presses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.appearance.icons import icon
from ui.appearance.theme import Theme, mix
from ui.widgets.painting import card, draw_line, ui_font

HEIGHT = 26
GAP = 8
_PADDING, _ICON = 9, 14
_FONT = 12


class RowButton(NamedTuple):
    """One button: what it is called in the code, its icon and its words."""

    name: str
    icon: str
    text: str
    primary: bool = False


def boxes(buttons: Sequence[RowButton], left: float, top: float) -> list[QRectF]:
    """Return the boxes of buttons side by side, beginning at a point."""
    found, x = [], left
    for button in buttons:
        width = QFontMetricsF(ui_font(_FONT)).horizontalAdvance(button.text) + 2 * _PADDING + _ICON + 4
        found.append(QRectF(x, top, width, HEIGHT))
        x += width + GAP
    return found


def paint(painter: QPainter, theme: Theme, button: RowButton, box: QRectF, hovered: bool) -> None:
    """Paint a button."""
    ground = mix(theme.ink, theme.paper, 0.06) if hovered else theme.paper
    colour = theme.accent if button.primary or hovered else theme.ink
    card(painter, box, ground, theme.accent if button.primary or hovered else theme.line, 6)
    side = QRect(0, 0, _ICON, _ICON)
    side.moveCenter(QPoint(round(box.left() + _PADDING + _ICON / 2), round(box.center().y())))
    icon(button.icon, colour).paint(painter, side, Qt.AlignmentFlag.AlignCenter)
    words = box.adjusted(_PADDING + _ICON + 4, 0, 0, 0)
    draw_line(painter, words, button.text, ui_font(_FONT), colour)
