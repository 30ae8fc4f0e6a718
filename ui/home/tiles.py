"""The line of the start page, and what it has in common with the card: buttons that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.appearance.icons import pixmap
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager, mix
from ui.home.recent_items import ICONS, RecentItem
from ui.widgets.enlarged import begin
from ui.widgets.painting import draw_line, outline, ui_font


class Tile(QAbstractButton):
    """A button that follows the theme and shows hover and focus."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._hover = False
        self._high = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        themes.changed.connect(self._follow)

    def set_height(self, pixels: int) -> None:
        """Be as high as the design says, at the size of text."""
        self._high = pixels
        self._follow(None)

    def _follow(self, _theme: object) -> None:
        self.setFixedHeight(px(self._high))
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark."""
        self._hover = False
        self.update()
        super().leaveEvent(event)


class RecentLine(Tile):
    """Icon, text, remark at the right, a hairline below."""

    def __init__(self, themes: ThemeManager, recent: RecentItem, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.recent = recent
        self.set_height(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(recent.text)
        self.setAccessibleDescription(recent.remark)
        self.setToolTip(recent.text)

    def sizeHint(self) -> QSize:
        """Return the size it wants."""
        return QSize(320, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint in the colours of the theme."""
        theme = self._themes.theme
        painter = QPainter(self)
        box = begin(painter, self.rect())
        if self._hover:
            painter.fillRect(box, QColor(mix(theme.ink, theme.paper, 0.05)))
        painter.drawPixmap(
            QPointF(6, 12), pixmap(ICONS[self.recent.kind], theme.ink2, 16, self.devicePixelRatioF())
        )
        line = QRectF(32, 0, box.width() - 38, box.height() - 1)
        taken = draw_line(painter, line, self.recent.remark, ui_font(13), theme.ink3, right=True)
        line.setRight(line.right() - taken - 16)
        draw_line(painter, line, self.recent.text, ui_font(14), theme.ink)
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), QColor(theme.line))
        if self.hasFocus():
            outline(painter, box, theme.accent, 6)
        painter.end()
