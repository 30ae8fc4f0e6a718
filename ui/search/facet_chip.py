"""A value that narrows the results, with its count, which is dimmed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.widgets.painting import ui_font

GAP, SIDE, FONT = 6, 9, 12


class FacetChip(QPushButton):
    """Paints its count in another ink than its words, so that 2020 and 6 are not one number."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._label, self._count = themes, "", ""
        self.setProperty("facet", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_value(self, label: str, count: int) -> None:
        """Show a value and how many hits have it."""
        self._label, self._count = label, str(count)
        self.setText(f"{label} {count}".replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of label and count with the gap."""
        height = super().sizeHint().height()
        if not self._count:
            return super().sizeHint()
        width = self._metrics().horizontalAdvance
        return QSize(width(self._label) + width(self._count) + px(GAP) + 2 * px(SIDE), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip as the style sheet says, and both texts on it."""
        if not self._count:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        theme = self._themes.theme
        box = QRectF(self.rect()).adjusted(px(SIDE), 0, -px(SIDE), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font(px(FONT)))
        painter.setPen(QColor(theme.accent if self.isChecked() else theme.ink))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, self._label)
        painter.setPen(QColor(theme.ink3))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._count)
        painter.end()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(ui_font(px(FONT)))
