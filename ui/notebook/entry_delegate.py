"""Paints the lines of a notebook panel."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.labels import when_text
from ui.notebook.entries import Entry
from ui.notebook.note_model import EntryRole
from ui.reader.highlights import strong
from ui.reader.markdown import to_plain
from ui.reader.typeset import typeset
from ui.theme import Theme, ThemeManager
from ui.widgets.painting import BOLD, TextBlock, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex

SIDE = 16
INSET = 8
HEADER = 36
LINE = 20
NOTE_LINES = 4
QUOTE_LINES = 2
#: Room for the colour of a highlight.
STRIPE = 9


class EntryDelegate(QStyledItemDelegate):
    """Document names as headings; below them place and time, and the words of note or bookmark."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        width = self._width(option)
        entry = index.data(EntryRole.ENTRY)
        if entry is None:
            return QSize(width, HEADER)
        height = 10 + LINE + sum(block.height for block in self._blocks(entry, width))
        return QSize(width, round(height) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        theme, entry = self._themes.theme, index.data(EntryRole.ENTRY)
        if entry is None:
            self._paint_header(painter, option.rect, theme, index)
            return
        rect = QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect, theme.accentbg, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, rect, theme.paper, None)
        self._paint_entry(painter, option, theme, entry)

    def _paint_header(self, painter: QPainter, rect: QRect, theme: Theme, index: Index) -> None:
        inner = QRectF(rect).adjusted(SIDE, 8, -SIDE, 0)
        draw_line(painter, inner, str(index.data(EntryRole.COUNT)), ui_font(12), theme.ink3, right=True)
        draw_line(painter, inner.adjusted(0, 0, -32, 0), index.data(), ui_font(13, BOLD), theme.ink)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, entry: Entry
    ) -> None:
        inner = QRectF(option.rect).adjusted(SIDE, 10, -SIDE, -10)
        top = QRectF(inner.left(), inner.top(), inner.width(), LINE)
        taken = draw_line_right(painter, top, when_text(entry.time), theme)
        place, colour = (entry.place, theme.accent)
        if entry.state != "placed":
            words = self.tr("Unplaced") if entry.state == "lost" else self.tr("To be confirmed")
            place, colour = f"{words} · {place}", theme.red
        if entry.conflict:
            place = f"{place} · {self.tr('Other version')}"
        if entry.style:
            painter.fillRect(
                QRectF(inner.left(), top.bottom() + 2, 3, inner.bottom() - top.bottom() - 2),
                QColor(strong(theme, entry.style)),
            )
        draw_line(painter, top.adjusted(0, 0, -taken - 8, 0), place, ui_font(12, BOLD), colour)
        y = top.bottom()
        for number, block in enumerate(self._blocks(entry, self._width(option))):
            left = inner.left() + (STRIPE if entry.style else 0)
            block.draw(painter, QPointF(left, y), theme.ink if number == 0 else theme.ink2)
            y += block.height

    def _blocks(self, entry: Entry, width: int) -> list[TextBlock]:
        room = width - 2 * SIDE - (STRIPE if entry.style else 0)
        lines = NOTE_LINES if entry.kind == "note" else 2
        blocks = [TextBlock(shown_words(entry), ui_font(13), room, lines, LINE)]
        if entry.tags:
            tags = "  ".join(f"#{tag}" for tag in entry.tags)
            blocks.append(TextBlock(tags, ui_font(12), room, 1, LINE))
        if entry.state != "placed" and entry.quote and entry.kind != "highlight":
            blocks.append(
                TextBlock("“" + " ".join(entry.quote.split()) + "”", ui_font(12), room, QUOTE_LINES, LINE)
            )
        return blocks

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QListView) else option.rect.width()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field for the title."""
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(self.tr("Title of the bookmark"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Over the words, below place and time."""
        editor.setGeometry(option.rect.adjusted(SIDE - 6, 10 + LINE - 6, -SIDE + 6, -4))


def shown_words(entry: Entry) -> str:
    """The words of an entry in one paragraph; a bookmark's title is mostly the document's own words."""
    if entry.kind == "highlight":
        return typeset(" ".join(entry.quote.split()))
    words = " ".join(to_plain(entry.text).split())
    return typeset(words) if entry.kind == "bookmark" else words


def draw_line_right(painter: QPainter, rect: QRectF, text: str, theme: Theme) -> float:
    """A time at the right end; returns the width it took."""
    return draw_line(painter, rect, text, ui_font(12), theme.ink3, right=True) if text else 0.0
