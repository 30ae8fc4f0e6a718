"""The rail at the left: one button for each panel, and the settings at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.icons import icon
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.widgets.painting import ui_font

ICON, FONT = 20, 11


class RailButton(QPushButton):
    """Icon above word; the one whose panel is open is tinted with the accent.

    To a screen reader a radio button (a tool button would be a check box); which is chosen is the rail's
    affair.
    """

    def __init__(
        self, themes: ThemeManager, icon_name: str, text: str, tip: str, checkable: bool = True
    ) -> None:
        # The word is no text of the button: it is painted below the icon, and the rest as of any button.
        super().__init__()
        self._themes = themes
        #: The word below the icon.
        self.word = text
        self._icon_name = icon_name
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("rail", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.changed.connect(self._follow)

    def _follow(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the preferred size: the word below the icon."""
        words = QFontMetricsF(ui_font(px(FONT)))
        width = max(48, round(words.horizontalAdvance(self.word)) + 8)
        return QSize(width, round(words.height()) + ICON + 12)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest usable size: the icon alone, in a low window."""
        return QSize(self.sizeHint().width(), ICON + 6)

    def _lowest(self) -> int:
        """Return the height of the lowest button of the rail: without room for its word, none has any."""
        rail = self.parentWidget()
        return min(each.height() for each in rail.findChildren(RailButton)) if rail else self.height()

    def shows_word(self) -> bool:
        """Return whether the word is below the icon."""
        return self._lowest() >= ICON + QFontMetricsF(ui_font(px(FONT))).height() + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button as the style sheet says, and on it the icon above the word."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._themes.theme
        colour = theme.accent if self.isChecked() else theme.ink2
        font = ui_font(px(FONT))
        line = QFontMetricsF(font).height()
        room = self.shows_word()
        top = (self.height() - ICON - (line + 1 if room else 0)) / 2
        place = QRect(round((self.width() - ICON) / 2), round(top), ICON, ICON)
        icon(self._icon_name, colour).paint(painter, place)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        if room:
            below = QRectF(0, top + ICON + 1, self.width(), line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.word)
        painter.end()


class Rail(QFrame):
    """Emits the name of the panel that is asked for; asking for the open one again folds it away."""

    panel_requested = Signal(str)
    settings_requested = Signal()

    def __init__(
        self,
        themes: ThemeManager,
        panels: Sequence[tuple[str, str, str, str]],
        settings: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        # Not exclusive: none is chosen while the panel is folded away.
        self._group.setExclusive(False)
        self._buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        for name, icon_name, text, tip in panels:
            button = RailButton(themes, icon_name, text, tip)
            button.clicked.connect(lambda _checked, name=name: self.panel_requested.emit(name))
            self._buttons[name] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch()
        gear = RailButton(themes, "settings", *settings, checkable=False)
        gear.clicked.connect(self.settings_requested)
        column.addWidget(gear)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let all buttons show their words, or none: one of them may have been a pixel lower."""
        super().resizeEvent(event)
        for button in self.findChildren(RailButton):
            button.update()

    def show_panel(self, name: str | None) -> None:
        """Mark the panel that is open; None for none."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def button(self, name: str) -> RailButton:
        """Return the button of a panel."""
        return self._buttons[name]
