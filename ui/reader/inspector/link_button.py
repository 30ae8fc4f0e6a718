"""A link of the inspector: words that wrap, and remarks below them."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from store.model.numbers import NUMERAL

#: Forbids the end of a line between two characters (Unicode Standard Annex #14, class WJ), and what must not
#: be parted within a place: a number with what it counts.
_JOINER = "\N{WORD JOINER}"
_NUMBERED = re.compile(rf"\w?[\d{NUMERAL}]+\w?|（[^（）]{{1,4}}）")


class LinkButton(QPushButton):
    """A link whose words wrap: a flat button with a label in it, and room for remarks below."""

    def __init__(self, text: str, place: str = "") -> None:
        """``place`` is where it leads within ``text``; its numbers stay with what they count: 第21项."""
        super().__init__()
        self.setObjectName("reference")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text} {place}".rstrip())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = _NUMBERED.sub(lambda number: _JOINER.join(number[0]), place)
        label = QLabel(f"{text} {whole}".rstrip())
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 7)
        self._column.setSpacing(2)
        self.add_label(label)

    def add_label(self, label: QLabel) -> None:
        """Put words below those that are there; a click on them is a click on the link."""
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column.addWidget(label)
