"""The bar along the top: mark, back and forward, the search box, print and theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QWidget

from ui.appearance.icons import logo
from ui.appearance.theme import Theme, ThemeManager
from ui.shell.frame.named_actions import NamedActions
from ui.widgets.search_box import SearchBox
from ui.widgets.tinted import IconButton

HEIGHT = 52
BUTTON = QSize(36, 36)


class TopBar(QFrame):
    """Lays out the bar; its buttons trigger the window's actions."""

    home_requested = Signal()

    def __init__(self, themes: ThemeManager, actions: NamedActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.search_box = SearchBox(themes)
        self.search_box.setMaximumWidth(640)
        self._mark = QToolButton()
        self._mark.setObjectName("mark")
        self._mark.setAutoRaise(True)
        self._mark.setIconSize(QSize(28, 28))
        self._mark.setFixedSize(40, 40)
        self._mark.setToolTip(self.tr("Start page"))
        self._mark.setAccessibleName(self.tr("Start page"))
        self._mark.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark.clicked.connect(self.home_requested)
        self._build(themes, actions)
        themes.changed.connect(self._tint)
        self._tint(themes.theme)

    def _build(self, themes: ThemeManager, actions: NamedActions) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        left = self._group(themes, actions, (("back", "arrow-left", ""), ("forward", "arrow-right", "")))
        left.insertWidget(0, self._mark)
        left.insertSpacing(1, 10)
        left.addStretch()
        shown = (("print", "printer", self.tr("Print")), ("next_theme", "sun-moon", ""))
        right = self._group(themes, actions, shown)
        right.insertStretch(0)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.search_box, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)

    def _group(
        self, themes: ThemeManager, actions: NamedActions, names: tuple[tuple[str, str, str], ...]
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for action, icon_name, called in names:
            button = IconButton(themes, icon_name, action)
            button.setFixedSize(BUTTON)
            button.follow(actions[action], called)
            row.addWidget(button)
        return row

    def _tint(self, theme: Theme) -> None:
        self._mark.setIcon(QIcon(logo(theme.accent, theme.onaccent, 28, max(2.0, self.devicePixelRatioF()))))
