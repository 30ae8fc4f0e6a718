"""The rail at the left: one button for each panel, and the settings at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.appearance.icons import icon
from ui.appearance.theme import ThemeManager

WIDTH = 60


class RailButton(QToolButton):
    """Icon above word; the one whose panel is open is tinted with the accent."""

    def __init__(
        self, themes: ThemeManager, icon_name: str, text: str, tip: str, checkable: bool = True
    ) -> None:
        super().__init__()
        self._themes = themes
        self._icon_name = icon_name
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        # To a screen reader a radio button, not a check box; what is chosen is the group's affair.
        self.setAutoExclusive(checkable)
        self.setProperty("rail", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(48, 48)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._tint)
        themes.changed.connect(self._tint)
        self._tint()

    def _tint(self, _changed: object = None) -> None:
        theme = self._themes.theme
        self.setIcon(icon(self._icon_name, theme.accent if self.isChecked() else theme.ink2))


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
        self.setFixedWidth(WIDTH)
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

    def show_panel(self, name: str | None) -> None:
        """Mark the panel that is open; None for none."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def button(self, name: str) -> RailButton:
        """Return the button of a panel."""
        return self._buttons[name]
