"""Paints results: the document's name and count, then clauses with their matched words marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from store.model.typography import typeset
from ui.appearance.theme import Theme, ThemeManager, mix
from ui.search.result_data import ResultRoles, RowLook
from ui.widgets.document_line import draw_name
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import BOLD, ELLIPSIS, card, draw_line, ui_font
from ui.widgets.text_block import TextBlock

Spans = tuple[tuple[int, int], ...]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Index = QModelIndex | QPersistentModelIndex
HEADER_HEIGHT = 36
MARGIN, PAD = 8, 8
TITLE_HEIGHT, LINE, WHY_HEIGHT = 20, 20, 18
LINES = 2
FONT = 13
AT_ONCE = 50
#: Rows whose layouts are kept, and whose heights: while one types, the same clauses come again.
BLOCKS, HEIGHTS = 60, 1000
USUAL = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指区强放决西被干做必战先回则任取据处"
    "医疗卫健保障机构服务中心省市县乡镇基层支持单位责任政府人才编制床位专科职称药品价格支付改革"
)
BLANKS = {9: " ", 10: " ", 11: " ", 13: " "}


def from_first_mark(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """Return the text begun later where its first marked words would be cut off in ``room`` characters."""
    if not spans or spans[0][1] < room - 2:
        return text, spans
    start = max(0, spans[0][0] - room // 3)
    shift = len(ELLIPSIS) - start
    return ELLIPSIS + text[start:], tuple((first + shift, last + shift) for first, last in spans)


@enlarged
class ResultsDelegate(QStyledItemDelegate):
    """Layouts are kept until the theme or the size of the text changes, those of the latest rows."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._blocks: dict[tuple[str, tuple[tuple[int, int], ...], int], TextBlock] = {}
        self._heights: dict[tuple[str, int], int] = {}
        themes.changed.connect(self.forget)

    def forget(self, _changed: object = None) -> None:
        """Lay out again what was laid out."""
        self._blocks.clear()
        self._heights.clear()

    def warm(self) -> Iterator[None]:
        """Let the fonts draw the characters that policies are made of, some at a time."""
        for font in (ui_font(FONT), ui_font(14, BOLD), ui_font(12)):
            for start in range(0, len(USUAL), AT_ONCE):
                image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
                painter = QPainter(image)
                painter.setFont(font)
                painter.drawText(0, 8, USUAL[start : start + AT_ONCE])
                painter.end()
                yield

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size it wants."""
        width = self._width(option)
        header, snippet, has_why = index.data(ResultRoles.EXTENT)
        if header:
            return QSize(width, HEADER_HEIGHT)
        why = WHY_HEIGHT if has_why else 0
        return QSize(width, PAD + TITLE_HEIGHT + LINE * self._lines(snippet, width) + why + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme = self._themes.theme
        box = QRectF(option.rect).adjusted(MARGIN, 1, -MARGIN, -1)
        look: RowLook = index.data(ResultRoles.LOOK)
        if look.header:
            self._header(painter, box, look, theme)
        else:
            self._background(painter, box, option, theme)
            self._hit(painter, box, self._width(option), look, theme)

    def _header(self, painter: QPainter, box: QRectF, look: RowLook, theme: Theme) -> None:
        line = box.adjusted(PAD, 8, -PAD, 0)
        width = draw_line(painter, line, look.number, ui_font(13), theme.ink3, right=True)
        line.setRight(line.right() - width - 12)
        if look.remark:
            taken = draw_line(painter, line, look.remark, ui_font(12), theme.red, right=True)
            line.setRight(line.right() - taken - 8)
        draw_name(painter, line, look.title, ui_font(14, BOLD), theme.ink)

    def _background(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            card(painter, box, theme.paper, theme.accent if focused else theme.line)
            card(painter, QRectF(box.left(), box.top() + 8, 3, box.height() - 16), theme.accent, None, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, box, mix(theme.ink, theme.panel, 0.04), None)

    def _hit(self, painter: QPainter, box: QRectF, width: int, look: RowLook, theme: Theme) -> None:
        line = QRectF(box.left() + PAD, box.top() + PAD - 2, box.width() - 2 * PAD, TITLE_HEIGHT)
        bold = ui_font(14, BOLD)
        if look.remark:
            # The clause is named in full before the text beside it.
            title = QFontMetricsF(bold).horizontalAdvance(look.title)
            place = QRectF(line)
            place.setLeft(line.left() + min(title + 12, line.width() * 0.6))
            taken = draw_name(painter, place, look.remark, ui_font(12), theme.ink3, right=True)
            line.setRight(line.right() - taken - 12)
        draw_line(painter, line, look.title, bold, theme.ink)
        block = self._block(look.snippet, look.spans, width)
        block.draw(painter, QPointF(box.left() + PAD, box.top() + PAD - 1 + TITLE_HEIGHT), theme.ink2)
        if look.why:
            below = QRectF(
                line.left(), box.bottom() - PAD - WHY_HEIGHT + 2, box.width() - 2 * PAD, WHY_HEIGHT
            )
            draw_line(painter, below, look.why, ui_font(12), theme.ink3)

    def _lines(self, snippet: str, width: int) -> int:
        """Return how many lines the snippet takes; only those rows are laid out that come into view."""
        room = width - 2 * (MARGIN + PAD)
        if len(snippet) > room // FONT * LINES:
            return LINES
        key = (snippet, width)
        known = self._heights.get(key)
        if known is None:
            _make_room(self._heights, HEIGHTS)
            fits = QFontMetricsF(ui_font(FONT)).horizontalAdvance(typeset(snippet)) <= room
            known = self._heights[key] = 1 if fits else LINES
        return known

    def _block(self, snippet: str, spans: Spans, width: int) -> TextBlock:
        key = (snippet, spans, width)
        block = self._blocks.get(key)
        if block is None:
            _make_room(self._blocks, BLOCKS)
            room = width - 2 * (MARGIN + PAD)
            text, spans = from_first_mark(typeset(snippet).translate(BLANKS), spans, room // FONT * LINES)
            block = TextBlock(text, ui_font(FONT), room, LINES, LINE, spans, self._mark())
            self._blocks[key] = block
        return block

    def _mark(self) -> QTextCharFormat:
        mark = QTextCharFormat()
        mark.setBackground(QBrush(QColor(self._themes.theme.hit)))
        mark.setForeground(QBrush(QColor(self._themes.theme.onhit)))
        return mark

    def _width(self, option: QStyleOptionViewItem) -> int:
        return max(view_width(option), 200)


def _make_room(kept: dict[_Key, _Value], most: int) -> None:
    """Let go of the oldest where so many are kept."""
    if len(kept) >= most:
        del kept[next(iter(kept))]
