"""Charts of indicators: a bar for each subject or year, from the least to the most that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from store.model.message import Message
from ui.appearance.text_size import factor, px
from ui.appearance.theme import ThemeManager, mix
from ui.runtime.i18n import listed, sentence
from ui.services.facts.fact_tables import value_of
from ui.services.facts.indicator_groups import ChartBar, IndicatorChart, reach
from ui.widgets.enlarged import begin
from ui.widgets.painting import BOLD, draw_line, ui_font

TITLE, BAR, GAP, PAD = 44, 16, 18, 20
LABEL_SHARE, VALUE_WIDTH, MOST_LABEL = 0.36, 150, 320


class ChartView(QWidget):
    """One chart; a click or Return opens the clause of a bar, the arrows choose one.

    Its lengths are those of the design, and painted at the size of text.
    """

    opened = Signal(str)

    def __init__(self, chart: IndicatorChart, document: str, themes: ThemeManager) -> None:
        super().__init__()
        self._chart, self._document, self._themes = chart, document, themes
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = sentence(Message("facts.with_unit", title=chart.title, unit=chart.unit))
        self._labels = [sentence(bar.label) for bar in chart.bars]
        self.setAccessibleName(f"{self._title} {document}")
        self.setAccessibleDescription(
            listed(
                (
                    f"{label} {value_of(bar.indicator)}"
                    for label, bar in zip(self._labels, chart.bars, strict=True)
                ),
                "sentences",
            )
        )
        themes.changed.connect(self._repaint)

    def _repaint(self, _theme: object = None) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all bars."""
        return QSize(480, px(TITLE + len(self._chart.bars) * (BAR + GAP) + PAD))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint title, bars and values on a card."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = begin(painter, self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(card, 8, 8)
        title = self._title
        inner = card.adjusted(PAD, 0, -PAD, 0)
        taken = draw_line(
            painter, QRectF(inner.left(), 10, inner.width(), 24), title, ui_font(15, BOLD), theme.ink
        )
        rest = QRectF(inner.left() + taken + 12, 10, max(0.0, inner.width() - taken - 12), 24)
        draw_line(painter, rest, self._document, ui_font(13), theme.ink2, right=True)
        for number, bar in enumerate(self._chart.bars):
            self._paint_bar(painter, number, bar)
        painter.end()

    def _paint_bar(self, painter: QPainter, number: int, bar: ChartBar) -> None:
        theme = self._themes.theme
        row = self._row(number)
        if number == self._current and self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accentbg))
            painter.drawRoundedRect(row.adjusted(-8, -4, 8, 4), 6, 6)
        label = self._label_width()
        draw_line(
            painter,
            QRectF(row.left(), row.top(), label - 12, row.height()),
            self._labels[number],
            ui_font(13),
            theme.ink,
        )
        room = max(40.0, row.width() - label - VALUE_WIDTH)
        top = self._chart.top or 1.0
        high = reach(bar.indicator)
        low = bar.indicator.low if bar.indicator.low is not None else high
        body = QRectF(row.left() + label, row.center().y() - BAR / 2, room * high / top, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.accent, theme.paper, 0.35)))
        painter.drawRoundedRect(body, 3, 3)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(body.left(), body.top(), room * low / top, BAR), 3, 3)
        value = value_of(bar.indicator)
        draw_line(
            painter,
            QRectF(body.right() + 8, row.top(), VALUE_WIDTH - 8, row.height()),
            value,
            ui_font(13),
            theme.ink,
        )

    def _label_width(self) -> float:
        metrics = QFontMetricsF(ui_font(13))
        wanted = max((metrics.horizontalAdvance(label) for label in self._labels), default=0.0) + 16
        return min(wanted, MOST_LABEL, (self._across() - 2 * PAD) * LABEL_SHARE)

    def _across(self) -> float:
        return self.width() / factor()

    def _row(self, number: int) -> QRectF:
        return QRectF(PAD, TITLE + number * (BAR + GAP), self._across() - 2 * PAD, BAR + GAP - 8)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the whole label, and that a bar can be opened."""
        number = self._at(event)
        over = number is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._labels[number] if number is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the clause of the bar."""
        number = self._at(event)
        if number is not None:
            self._current = number
            self.opened.emit(self._chart.bars[number].indicator.clause)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a bar with the arrows, open it with Return."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._current + step < len(self._chart.bars):
            self._current += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._chart.bars[self._current].indicator.clause)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when fonts have changed."""
        super().changeEvent(event)
        self.update()

    def _at(self, event: QMouseEvent) -> int | None:
        return next(
            (
                number
                for number in range(len(self._chart.bars))
                if self._row(number).contains(event.position() / factor())
            ),
            None,
        )


class ChartList(QScrollArea):
    """The charts below each other."""

    opened = Signal(str)

    def __init__(self, themes: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_charts(self, charts: Sequence[IndicatorChart], name_of: Callable[[IndicatorChart], str]) -> None:
        """Replace all charts."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        for chart in charts:
            view = ChartView(chart, name_of(chart), self._themes)
            view.opened.connect(self.opened)
            column.addWidget(view)
        column.addStretch()
        self.setWidget(inside)
