"""Paints the lines of a notebook panel."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.model.typography import typeset
from ui.appearance.text_size import factor
from ui.appearance.theme import Theme, ThemeManager
from ui.notebook.notes import row_buttons
from ui.notebook.notes.model import EntryRole
from ui.notebook.notes.row_buttons import RowButton
from ui.reader.inspector.note_markdown import to_plain
from ui.reader.page.highlight_map import strong
from ui.runtime.localized_text import when_text
from ui.services.notebook.note_entries import NoteEntry
from ui.widgets.document_line import draw_name, draw_place
from ui.widgets.enlarged import designed, enlarged, view_width
from ui.widgets.painting import BOLD, card, draw_line, ui_font
from ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex

SIDE = 16
INSET = 8
HEADER = 36
LINE = 20
NOTE_LINES = 4
QUOTE_LINES = 2
#: Room for the colour of a highlight.
STRIPE = 9
#: Room above the buttons of a line.
ABOVE = 6


@enlarged
class EntryDelegate(QStyledItemDelegate):
    """Document names as headings; below them place and time, and the words of note or bookmark.

    A line whose place is not sure has buttons to say so.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._heights: dict[str, tuple[NoteEntry, int, int]] = {}
        #: Sizes by row, asked for of all rows each time some are added.
        self._sizes: list[QSize | None] = []
        self._hovered = (-1, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words; computed once for each width."""
        row = index.row()
        if row >= len(self._sizes):
            self._sizes += [None] * (index.model().rowCount() - len(self._sizes))
        size = self._sizes[row]
        if size is None:
            size = self._sizes[row] = self._size(index, self._width(option))
        return size

    def forget_rows(self) -> None:
        """Drop the heights: the rows have changed, or have another width."""
        self._sizes = []

    def button_at(self, index: Index, rect: QRect, at: QPoint) -> str:
        """Return the name of the button at a point of a line that fills ``rect``, empty where there is
        none.
        """
        entry = index.data(EntryRole.ENTRY)
        if entry is None or entry.state == "placed":
            return ""
        found = zip(self.buttons(entry), self._boxes(entry, designed(rect)), strict=True)
        inside = QPointF(at - rect.topLeft()) / factor()
        return next((button.name for button, box in found if box.contains(inside)), "")

    def button_box(self, index: Index, rect: QRect, name: str) -> QRectF:
        """Return the box of a button in a line that fills ``rect``."""
        entry = index.data(EntryRole.ENTRY)
        found = zip(self.buttons(entry), self._boxes(entry, designed(rect)), strict=True)
        inside = next(box for button, box in found if button.name == name)
        corner = QPointF(rect.topLeft()) + inside.topLeft() * factor()
        return QRectF(corner, inside.size() * factor())

    def hover(self, row: int, name: str) -> bool:
        """Mark this button as under the mouse; return whether that changed."""
        news = (row if name else -1, name) != self._hovered
        self._hovered = (row if name else -1, name)
        return news

    def buttons(self, entry: NoteEntry) -> list[RowButton]:
        """Return the buttons for a line whose place is not sure."""
        if entry.state == "placed":
            return []
        yes = RowButton("confirm", "check", self.tr("It belongs here"), True)
        if entry.gone:
            return []
        by_hand = RowButton("place", "map-pin", self.tr("Place by hand"))
        return [yes if entry.state == "unsure" else by_hand, RowButton("look", "eye", self.tr("Look"))]

    def remark(self, entry: NoteEntry) -> str:
        """Return the remark about the place, empty where it is sure."""
        if entry.state == "unsure":
            return self.tr("To be confirmed · {n} % sure").format(n=round(entry.certainty * 100))
        if entry.gone:
            return self.tr("Its document is not in the library any more; add it again to go there")
        return self.tr("Unplaced · its words are gone from the text") if entry.state == "lost" else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        theme, entry = self._themes.theme, index.data(EntryRole.ENTRY)
        if entry is None:
            self._paint_header(painter, option.rect, theme, index)
            return
        rect = QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect, theme.accentbg, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, rect, theme.paper, None)
        self._paint_top(painter, option.rect, theme, entry, index.data(EntryRole.NAMED))
        self._paint_words(painter, option, theme, entry)
        boxes = self._boxes(entry, option.rect)
        for button, box in zip(self.buttons(entry), boxes, strict=True):
            row_buttons.paint(painter, theme, button, box, self._hovered == (index.row(), button.name))

    def _paint_header(self, painter: QPainter, rect: QRect, theme: Theme, index: Index) -> None:
        inner = QRectF(rect).adjusted(SIDE, 8, -SIDE, 0)
        draw_line(painter, inner, str(index.data(EntryRole.COUNT)), ui_font(12), theme.ink3, right=True)
        draw_name(painter, inner.adjusted(0, 0, -32, 0), index.data(), ui_font(13, BOLD), theme.ink)

    def _paint_top(self, painter: QPainter, rect: QRect, theme: Theme, entry: NoteEntry, named: bool) -> None:
        inner = QRectF(rect).adjusted(SIDE, 10, -SIDE, -10)
        top = QRectF(inner.left(), inner.top(), inner.width(), LINE)
        taken = draw_line_right(painter, top, when_text(entry.time), theme)
        place = f"{entry.place} · {self._copy()}" if entry.conflict else entry.place
        colour = theme.accent if entry.state == "placed" else theme.red
        name = entry.document_name if named else ""
        draw_place(painter, top.adjusted(0, 0, -taken - 8, 0), name, place, ui_font(12, BOLD), colour)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, entry: NoteEntry
    ) -> None:
        inner = QRectF(option.rect).adjusted(SIDE, 10 + LINE, -SIDE, -10)
        colours = [theme.ink, *[theme.ink2] * 3]
        blocks = self._blocks(entry, self._width(option))
        if entry.state != "placed":
            colours[len(blocks) - 1] = theme.red
        left, y = inner.left() + (STRIPE if entry.style else 0), inner.top()
        for block, colour in zip(blocks, colours, strict=False):
            block.draw(painter, QPointF(left, y), colour)
            y += block.height
        if entry.style:
            stripe = QRectF(inner.left(), inner.top() + 2, 3, y - inner.top() - 4)
            painter.fillRect(stripe, QColor(strong(theme, entry.style)))

    def _blocks(self, entry: NoteEntry, width: int) -> list[TextBlock]:
        room = width - 2 * SIDE - (STRIPE if entry.style else 0)
        lines = NOTE_LINES if entry.kind == "note" else 2
        blocks = [TextBlock(shown_words(entry), ui_font(13), room, lines, LINE)]
        if entry.tags:
            tags = "  ".join(f"#{tag}" for tag in entry.tags)
            blocks.append(TextBlock(tags, ui_font(12), room, 1, LINE))
        if entry.state != "placed":
            if entry.quote and entry.kind != "highlight":
                quote = "“" + " ".join(entry.quote.split()) + "”"
                blocks.append(TextBlock(quote, ui_font(12), room, QUOTE_LINES, LINE))
            blocks.append(TextBlock(self.remark(entry), ui_font(12), room, 1, LINE))
        return blocks

    def _size(self, index: Index, width: int) -> QSize:
        entry = index.data(EntryRole.ENTRY)
        if entry is None:
            return QSize(width, HEADER)
        known = self._heights.get(entry.id)
        if known is None or known[0] is not entry or known[1] != width:
            known = self._heights[entry.id] = (entry, width, self._height(entry, width))
        return QSize(width, known[2])

    def _height(self, entry: NoteEntry, width: int) -> int:
        words = sum(block.height for block in self._blocks(entry, width))
        buttons = ABOVE + row_buttons.HEIGHT if self.buttons(entry) else 0
        return round(10 + LINE + words + buttons) + 10

    def _boxes(self, entry: NoteEntry, rect: QRect) -> list[QRectF]:
        top = rect.bottom() + 1 - 10 - row_buttons.HEIGHT
        return row_buttons.boxes(self.buttons(entry), rect.left() + SIDE, top)

    def _copy(self) -> str:
        return self.tr("Other version")

    def _width(self, option: QStyleOptionViewItem) -> int:
        return view_width(option)


def shown_words(entry: NoteEntry) -> str:
    """Return the words of an entry in one paragraph; a bookmark's title is mostly the document's own
    words.
    """
    if entry.kind == "highlight":
        return typeset(" ".join(entry.quote.split()))
    words = " ".join(to_plain(entry.text).split())
    return typeset(words) if entry.kind == "bookmark" else words


def draw_line_right(painter: QPainter, rect: QRectF, text: str, theme: Theme) -> float:
    """Return a time at the right end; returns the width it took."""
    return draw_line(painter, rect, text, ui_font(12), theme.ink3, right=True) if text else 0.0
