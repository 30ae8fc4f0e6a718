"""The graph of citations: one document between those that cite it and those it cites, or all in a circle."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.appearance.text_size import factor, px
from ui.appearance.theme import ThemeManager
from ui.facts.graph_layout import LEAST_HEIGHT, LEAST_WIDTH, GraphBox, GraphLayout
from ui.runtime.i18n import numbered
from ui.services.facts.citation_net import CitationNet, CitationNode
from ui.services.language import listed
from ui.widgets.document_line import draw_name
from ui.widgets.painting import draw_line, ui_font

#: How far an arrow between two boxes of one column goes round those between them.
_BULGE = 44
_ARROW = 6


class CitationGraph(QWidget):
    """Boxes and arrows; a click or Return opens a document, the arrow keys go round."""

    opened = Signal(str)
    #: The middle of the box that the arrow keys have gone to.
    looked_at = Signal(QPoint)

    def __init__(self, themes: ThemeManager, state_names: dict[str, str], name: str) -> None:
        super().__init__()
        self._themes, self._state_names = themes, state_names
        self._net = CitationNet()
        self._key = ""
        self._boxes: list[GraphBox] = []
        self._arrows: list[tuple[int, int]] = []
        self._current = 0
        self._more = self._more_text = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(px(LEAST_WIDTH), px(LEAST_HEIGHT))
        self._hover: int | None = None
        self._curved = False
        themes.changed.connect(self._repaint)

    def show_net(self, net: CitationNet, key: str | None, more: str) -> None:
        """Show the surroundings of a document, or all; ``more`` says how many are left out."""
        self._net, self._key, self._more_text = net, key or "", more
        self._current = 0
        self._lay_out()

    def _repaint(self, _theme: object = None) -> None:
        self._lay_out()

    def nodes(self) -> list[CitationNode]:
        """Return the documents that are drawn."""
        return [box.node for box in self._boxes]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002
        """Lay out again."""
        self._lay_out()

    # -- layout ----------------------------------------------------------------------------------------

    def _across(self) -> float:
        """Return the width in lengths of the design, which are painted at the size of text."""
        return self.width() / factor()

    def _down(self) -> float:
        return self.height() / factor()

    def _lay_out(self) -> None:
        layout = GraphLayout(self._net, self._key, self._across(), self._down())
        self._boxes, self._arrows, self._curved = layout.boxes, layout.arrows, layout.curved
        self._more = numbered(self._more_text, n=layout.left_out) if layout.left_out else ""
        self._hover = None
        least = QSize(px(LEAST_WIDTH), px(layout.needed))
        if self.minimumSize() != least:
            self.setMinimumSize(least)
        arrows = (
            f"{self._boxes[one].node.name} → {self._boxes[other].node.name}" for one, other in self._arrows
        )
        described = listed(arrows, "sentences")
        self.setAccessibleDescription(described)
        self.update()

    # -- painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Arrows, then boxes."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor(), factor())
        looked_at = self._hover if self._hover is not None else self._current if self.hasFocus() else None
        for strong in (False, True):
            for one, other in self._arrows:
                if (looked_at in (one, other)) == strong:
                    plain = theme.ink3 if looked_at is None else theme.line
                    self._paint_arrow(painter, one, other, theme.accent if strong else plain, strong)
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, box, number == self._current and self.hasFocus())
        if self._more:
            line = QRectF(16, self._down() - 22, self._across() - 32, 18)
            draw_line(painter, line, self._more, ui_font(12), theme.ink2)
        painter.end()

    def _paint_arrow(self, painter: QPainter, one: int, other: int, colour: str, strong: bool) -> None:
        source, target = self._boxes[one].rect, self._boxes[other].rect
        painter.setPen(QPen(QColor(colour), 1.8 if strong else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._curved:
            line, end, turn = _curve(source, target)
        else:
            start, end = _edge_point(source, target.center()), _edge_point(target, source.center())
            line = QPainterPath(start)
            line.lineTo(end)
            turn = math.atan2(end.y() - start.y(), end.x() - start.x())
        painter.drawPath(line)
        tip = QPainterPath(end)
        for side in (turn + 2.7, turn - 2.7):
            tip.lineTo(end + QPointF(_ARROW * 1.4 * math.cos(side), _ARROW * 1.4 * math.sin(side)))
        tip.closeSubpath()
        painter.fillPath(tip, QColor(colour))

    def _paint_box(self, painter: QPainter, box: GraphBox, focused: bool) -> None:
        theme = self._themes.theme
        colour = {"current": theme.accent, "repealed": theme.red, "missing": theme.ink3}[box.node.state]
        pen = QPen(QColor(theme.ink if focused else colour), 2 if focused or box.node.key == self._key else 1)
        if box.node.state == "missing":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        here = box.node.key == self._key and self._key
        painter.setBrush(QColor(theme.accentbg if here else theme.paper))
        painter.drawRoundedRect(box.rect, 6, 6)
        inner = box.rect.adjusted(10, 0, -10, 0)
        ink = theme.ink2 if box.node.state == "missing" else theme.ink
        draw_name(painter, inner, box.node.name, ui_font(13), ink)
        if box.node.state == "repealed":
            y = box.rect.center().y()
            painter.setPen(QPen(QColor(theme.red), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))

    # -- use -------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Whole names in the tips."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            if number is None:
                QToolTip.hideText()
            else:
                node = self._boxes[number].node
                QToolTip.showText(event.globalPos(), f"{node.name}\n{self._state_names[node.state]}", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be opened."""
        number = self._at(event.position())
        over = number is not None and bool(self._boxes[number].node.key)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if number != self._hover:
            self._hover = number
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show all arrows alike again."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a document."""
        number = self._at(event.position())
        if number is not None:
            self._current = number
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go round with the arrows, open with Return."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._boxes:
            self._current = (self._current + step) % len(self._boxes)
            self.update()
            self.looked_at.emit((self._boxes[self._current].rect.center() * factor()).toPoint())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._boxes:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        node = self._boxes[self._current].node
        if node.key:
            self.opened.emit(node.key)

    def _at(self, point: QPointF) -> int | None:
        where = point / factor()
        return next((number for number, box in enumerate(self._boxes) if box.rect.contains(where)), None)


def _curve(source: QRectF, target: QRectF) -> tuple[QPainterPath, QPointF, float]:
    """Return an arrow's line from side to side of two boxes, where it ends, and in which direction."""
    if abs(source.x() - target.x()) < 1:
        # In one column: round the boxes between them.
        start = QPointF(source.right(), source.center().y())
        end = QPointF(target.right(), target.center().y())
        line = QPainterPath(start)
        line.cubicTo(start + QPointF(_BULGE, 0), end + QPointF(_BULGE, 0), end)
        return line, end, math.pi
    forth = target.x() > source.x()
    start = QPointF(source.right() if forth else source.left(), source.center().y())
    end = QPointF(target.left() if forth else target.right(), target.center().y())
    reach = QPointF((end.x() - start.x()) * 0.45, 0)
    line = QPainterPath(start)
    line.cubicTo(start + reach, end - reach, end)
    return line, end, 0.0 if forth else math.pi


def _edge_point(rect: QRectF, towards: QPointF) -> QPointF:
    """Return where the line from the middle of a box to a point leaves the box."""
    centre = rect.center()
    dx, dy = towards.x() - centre.x(), towards.y() - centre.y()
    if not dx and not dy:
        return centre
    share = min(
        rect.width() / 2 / abs(dx) if dx else math.inf, rect.height() / 2 / abs(dy) if dy else math.inf
    )
    return QPointF(centre.x() + dx * share, centre.y() + dy * share)
