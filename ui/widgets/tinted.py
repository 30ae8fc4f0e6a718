"""Buttons and labels whose icon follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from ui.appearance.icons import icon, pixmap
from ui.appearance.text_size import px
from ui.appearance.theme import Theme, ThemeManager
from ui.widgets.action_text import key_text, plain_text

#: Between icon and text of a push button, as Qt's styles have it.
_ICON_GAP = 4


def _enlarged(size: QSize) -> QSize:
    return QSize(px(size.width()), px(size.height()))


class IconButton(QToolButton):
    """A flat button with a tinted icon; ``role`` is the colour's role in the theme."""

    def __init__(
        self,
        themes: ThemeManager,
        name: str,
        tip: str,
        parent: QWidget | None = None,
        size: int = 18,
        role: str = "ink2",
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._called = ""
        self._size = QSize(size, size)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        themes.changed.connect(self._tint)
        self._themes = themes
        self._tint(themes.theme)

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._tint(self._themes.theme)

    def follow(self, action: QAction, name: str = "") -> None:
        """Trigger ``action``, and be enabled and explained as it is; with ``name`` the button has its own."""
        self._called = name
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._copy(action))
        self._copy(action)

    def _copy(self, action: QAction) -> None:
        self.setEnabled(action.isEnabled())
        keys = key_text(action)
        text = plain_text(action.text())
        text = f"{self._called} · {text}" if self._called else text
        self.setToolTip(f"{text}  {keys}" if keys else text)
        self.setAccessibleName(self._called or text)

    def setIconSize(self, size: QSize) -> None:
        """Take the size of the design; the icon grows with the window's text."""
        self._size = size
        super().setIconSize(_enlarged(size))

    def _tint(self, theme: Theme) -> None:
        self.setIconSize(self._size)
        self.setIcon(icon(self._name, getattr(theme, self._role)))


class TextButton(QPushButton):
    """A push button with a tinted icon; ``primary`` ones are filled with the accent."""

    def __init__(
        self,
        themes: ThemeManager,
        text: str,
        name: str | None = None,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._name = name
        self._primary = primary
        self.setProperty("primary", primary)
        self._size = QSize(20, 16)  # wider than high: the icon keeps its distance from the text
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = themes.theme
        self._shows_icon = True
        themes.changed.connect(self._tint)
        self._tint(themes.theme)

    def setIconSize(self, size: QSize) -> None:
        """Take the size of the design; the icon grows with the window's text."""
        self._size = size
        super().setIconSize(_enlarged(size))

    def show_icon(self, shown: bool) -> None:
        """Show the icon beside the text, or leave it out."""
        if shown != self._shows_icon:
            self._shows_icon = shown
            self._tint(self._theme)

    def width_with_icon(self) -> int:
        """Return how wide the button wants to be with its icon, whether that is shown or not."""
        width = self.sizeHint().width()
        return width if self._shows_icon else width + self.iconSize().width() + _ICON_GAP

    def changeEvent(self, event: QEvent) -> None:
        """Change the icon with the state: a disabled primary button is not filled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._primary:
            self._tint(self._theme)

    def _tint(self, theme: Theme) -> None:
        self._theme = theme
        self.setIconSize(self._size)
        if not self._shows_icon:
            self.setIcon(QIcon())
        elif self._name:
            filled = self._primary and self.isEnabled()
            self.setIcon(icon(self._name, theme.onaccent if filled else theme.ink))


class IconLabel(QLabel):
    """A tinted icon that does nothing."""

    def __init__(
        self,
        themes: ThemeManager,
        name: str,
        size: int = 16,
        role: str = "ink3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._role = name, size, role
        self.setFixedSize(size, size)
        themes.changed.connect(self._tint)
        self._themes = themes
        self._tint(themes.theme)

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._tint(self._themes.theme)

    def _tint(self, theme: Theme) -> None:
        self.setPixmap(pixmap(self._name, getattr(theme, self._role), self._size, self.devicePixelRatioF()))
