"""Block and character formats of the set text, for one theme and one zoom."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from store.model.clause import Clause
from ui.appearance.fonts import families_for, ui_family
from ui.appearance.theme import Theme
from ui.reader.comfort import Comfort

LabelKind = Literal["chapter", "article", "measure", "heading", "item", "name", "preface"]

_CHAPTER = re.compile(r"^第[〇零一二三四五六七八九十百千\d]+(编|章|节|部分|篇)$")
_ARTICLE = re.compile(r"^第[〇零一二三四五六七八九十百千\d]+条(之[一二三四五六七八九十]+)?$")
_MEASURE = re.compile(r"^\d+[.．、]?$")
_HEADING = re.compile(r"^[〇零一二三四五六七八九十百]+、$")
_ITEM = re.compile(r"^(（[^）]+）|[①-⑳㈠-㈩⑴-⒇]|\d+[)）])$")
PREFACE = "前言"

EM = 17
LINE = 1.85


_LABELS: tuple[tuple[LabelKind, re.Pattern[str]], ...] = (
    ("chapter", _CHAPTER),
    ("article", _ARTICLE),
    ("measure", _MEASURE),
    ("heading", _HEADING),
    ("item", _ITEM),
)


def label_kind(clause: Clause) -> LabelKind:
    """Return how a clause's label is set."""
    label = re.sub(r"~\d+$", "", clause.label)
    for kind, pattern in _LABELS:
        if pattern.match(label):
            return kind
    return "preface" if label == PREFACE else "name"


def _char(families: list[str], pixels: int, colour: str, bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontFamilies(families)
    form.setProperty(QTextFormat.Property.FontPixelSize, pixels)
    form.setForeground(QBrush(QColor(colour)))
    form.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        form.setFontWeight(QFont.Weight.Bold)
    return form


class Styles:
    """The sizes and formats of a page; make a new one when theme or comfort change."""

    def __init__(self, theme: Theme, comfort: Comfort | None = None) -> None:
        self.theme = theme
        self.comfort = comfort or Comfort()
        self.em = round(EM * self.comfort.size / 100)
        self.zoom = self.em / EM
        #: Height of a line of text in characters, and how much wider apart lines are than usual.
        self.line = self.comfort.line / 100
        self.spread = self.line / LINE
        serif, sans = families_for(self.comfort.face), [ui_family()]
        self.text = _char(serif, self.em, theme.ink)
        self.strong = _char(serif, self.em, theme.ink, bold=True)
        self.heading = _char(serif, self.px(18), theme.ink, bold=True)
        self.title = _char(serif, self.px(23), theme.ink, bold=True)
        self.number = _char(sans, self.px(13), theme.red, bold=True)
        self.meta = _char(sans, self.px(13), theme.ink2)
        self.small = _char(sans, self.px(13), theme.ink2)
        self.faint = _char(sans, self.px(13), theme.ink3)
        self.warning = _char(sans, self.px(13), theme.red)
        self.cell = _char(sans, self.px(14), theme.ink)
        self.cell_head = _char(sans, self.px(14), theme.ink2, bold=True)
        self.caption = _char(sans, self.px(14), theme.ink, bold=True)
        self.center = Qt.AlignmentFlag.AlignHCenter
        self.flush = Qt.AlignmentFlag.AlignLeft
        self.tiny = _char(sans, 1, theme.paper)

    def px(self, size: float) -> int:
        """Return a size of the design in pixels at this zoom."""
        return max(1, round(size * self.zoom))

    def block(
        self,
        line: float | None = None,
        top: float = 0,
        bottom: float = 0,
        left: float = 0,
        indent: float = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify,
    ) -> QTextBlockFormat:
        """Return a paragraph's format; sizes as in the design, ``left`` and ``indent`` in characters.

        Without ``line`` it is the line height of the text that the reader chose.
        """
        form = QTextBlockFormat()
        height = EM * self.line if line is None else line
        form.setLineHeight(self.px(height), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTopMargin(self.px(top) if top else 0)
        form.setBottomMargin(self.px(bottom) if bottom else 0)
        form.setLeftMargin(left * self.em)
        form.setTextIndent(indent * self.em)
        form.setAlignment(align)
        return form

    def spacer(self, height: float) -> QTextBlockFormat:
        """Return an empty line of a given height."""
        return self.block(line=height, align=self.flush)

    def reference(self, base: QTextCharFormat, href: str) -> QTextCharFormat:
        """Return ``base`` as a quiet link."""
        form = QTextCharFormat(base)
        form.setAnchor(True)
        form.setAnchorHref(href)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        colour = QColor(self.theme.accent)
        colour.setAlphaF(0.55)
        form.setUnderlineColor(colour)
        return form

    def missing(self, base: QTextCharFormat, href: str) -> QTextCharFormat:
        """Return ``base`` as the name of a document that cannot be opened; the card over the link says so."""
        form = QTextCharFormat(base)
        form.setAnchor(True)
        form.setAnchorHref(href)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(QColor(self.theme.ink3))
        return form

    def corrected(self, base: QTextCharFormat, tip: str) -> QTextCharFormat:
        """Return ``base`` marked as a corrected or doubtful reading."""
        form = QTextCharFormat(base)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(QColor(self.theme.red))
        form.setToolTip(tip)
        return form
