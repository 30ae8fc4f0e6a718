"""The card of a document on the start page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from store.library.validity import STATES, is_warning, validity_of
from store.model.titles import title_lines
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager, mix
from ui.home.tiles import Tile
from ui.runtime.i18n import sentence
from ui.runtime.localized_text import date_text, unit_text
from ui.services.library.short_names import (
    fitting_title,
    full_title,
    narrow_form,
    newer_mark,
    short_title,
)
from ui.widgets.enlarged import begin
from ui.widgets.painting import BOLD, card, draw_line, outline, serif_font, ui_font
from ui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from store.model.document import DocumentSummary

#: So many characters of a title fit in one line of the narrowest card.
TITLE_LINE = 14
#: So many lines of it are shown.
TITLE_LINES = 2
#: What adopts the laws that it issues; other documents are issued on their day.
_CONGRESS = "人民代表大会"


def title_text(title: str, words: Sequence[str] = ()) -> str:
    """Return a title, broken between words where it needs more than a line."""
    return title if len(title) <= TITLE_LINE else "\u2028".join(title_lines(title, TITLE_LINE, words))


def _fitted_lines(title: str) -> str:
    """Return as much of a title as two lines take that part no word."""
    from index.text.segmenter import segment

    narrow = narrow_form(title)

    def fits(name: str) -> bool:
        words = list(segment(name))
        lines = title_text(name, words).split("\u2028")
        borders = {0, *accumulate(map(len, words))}
        parted = len(lines) > 1 and len(lines[0]) not in borders
        whole = len(lines) <= TITLE_LINES and max(map(len, lines)) <= TITLE_LINE + 1
        return whole and (not parted or name == narrow)

    fitted = fitting_title(title, fits)
    return title_text(fitted, list(segment(fitted)))


class DocumentCard(Tile):
    """Number in red, title in the reading font, date and size below."""

    def __init__(self, themes: ThemeManager, summary: DocumentSummary, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.key = summary.key
        self._number = summary.number or self._instead_of_number(summary)
        self._short = short_title(summary)
        self._title = title_text(self._short)
        self._meta, self._contents = " · ".join(self._facts(summary)), ""
        state = validity_of(summary)
        self._warning = sentence(STATES[state]) if state is not None and is_warning(state) else ""
        mark = newer_mark(summary.key)
        self._newer = self.tr("newer text in the library ({mark})").format(mark=mark) if mark else ""
        self.set_height(144)
        self.setMinimumWidth(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(full_title(summary))
        self._describe()
        self.setToolTip(full_title(summary))

    def _describe(self) -> None:
        said = (self._warning, self._number, self._meta, self._newer, self._contents)
        self.setAccessibleDescription(" ".join(filter(None, said)))

    def fit_title(self) -> None:
        """Cut a title that is too long where it tells least: that takes a list of words."""
        fitted = _fitted_lines(self._short)
        if fitted != self._title:
            self._title = fitted
            self.update()

    def set_contents(self, text: str) -> None:
        """Say in the second line what is in the document."""
        self._contents = text
        self._describe()
        self.update()

    def _instead_of_number(self, summary: DocumentSummary) -> str:
        if summary.date and summary.effective and summary.effective < summary.date:
            # It was in force before its last amendment.
            return self.tr("amended {date}").format(date=date_text(summary.date))
        if summary.date and any(_CONGRESS in issuer for issuer in summary.issuers):
            return self.tr("adopted {date}").format(date=date_text(summary.date))
        return self.tr("no number")

    def _facts(self, summary: DocumentSummary) -> list[str]:
        if summary.effective:
            first = self.tr("in force from {date}").format(date=date_text(summary.effective))
        elif summary.date:
            first = date_text(summary.date)
        else:
            first = self.tr("no date")
        facts = [first, unit_text(summary)]
        state = validity_of(summary)
        if state is not None and not is_warning(state):
            facts.append(sentence(STATES[state]))
        if not summary.complete:
            facts.append(self.tr("source incomplete"))
        return facts

    def sizeHint(self) -> QSize:
        """Return the size it wants."""
        return QSize(272, px(144))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint in the colours of the theme."""
        theme = self._themes.theme
        painter = QPainter(self)
        box = begin(painter, self.rect())
        ground = mix(theme.ink, theme.panel, 0.05) if self._hover else theme.panel
        card(painter, box, ground, None if self.hasFocus() else theme.border, 12)
        if self.hasFocus():
            outline(painter, box, theme.accent, 12)
        inner = box.adjusted(16, 14, -16, -14)
        top = QRectF(inner.left(), inner.top(), inner.width(), 20)
        taken = draw_line(painter, top, self._warning, ui_font(13, BOLD), theme.red, right=True)
        top.setRight(top.right() - taken - (8 if taken else 0))
        draw_line(painter, top, self._number, ui_font(13), theme.red)
        block = TextBlock(self._title, serif_font(15, BOLD), inner.width(), TITLE_LINES, 24)
        block.draw(painter, QPointF(inner.left(), inner.top() + 24), theme.ink)
        foot = QRectF(inner.left(), inner.top() + 24 + block.height + 4, inner.width(), 18)
        draw_line(painter, foot, self._meta, ui_font(13), theme.ink3)
        foot.translate(0, 20)
        said = draw_line(painter, foot, self._newer, ui_font(13), theme.red)
        contents = f" · {self._contents}" if self._newer and self._contents else self._contents
        draw_line(painter, foot.adjusted(said, 0, 0, 0), contents, ui_font(13), theme.ink3)
        painter.end()
