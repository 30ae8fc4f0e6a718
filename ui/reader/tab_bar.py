"""The row above the text: the outline's button, a tab for each document, the button for how text is set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from ui.appearance.theme import Theme, ThemeManager
from ui.widgets.tinted import IconButton


class TabRow(QFrame):
    """Says what is wanted; the tabs themselves are :attr:`tabs`."""

    outline_wanted = Signal()
    #: The reading settings are to be shown below this button.
    comfort_wanted = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabRow")
        self._themes = themes
        self.tabs = self._make_tabs()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addSpacing(6)
        line.addWidget(self._outline_button())
        line.addSpacing(2)
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(self._comfort_button())
        line.addSpacing(6)
        themes.changed.connect(self._restyle)
        self._restyle(themes.theme)

    def add_close_button(self, index: int) -> IconButton:
        """Put a button into a tab that closes it."""
        button = IconButton(self._themes, "x", self.tr("Close tab"), self.tabs, size=14)
        button.setFixedSize(20, 20)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        return button

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setMovable(True)
        tabs.setExpanding(False)
        tabs.setDocumentMode(True)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setAccessibleName(self.tr("Open documents"))
        return tabs

    def _outline_button(self) -> QWidget:
        button = IconButton(self._themes, "list-tree", self.tr("Outline (F12)"), size=18)
        button.setFixedSize(32, 30)
        button.clicked.connect(self.outline_wanted)
        return button

    def _comfort_button(self) -> QWidget:
        button = IconButton(self._themes, "a-large-small", self.tr("How the text is set"), size=20)
        button.setFixedSize(32, 30)
        button.clicked.connect(lambda: self.comfort_wanted.emit(button))
        return button

    def _restyle(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#tabRow {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line}; }}"
        )
