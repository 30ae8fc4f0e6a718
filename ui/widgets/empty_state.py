"""Empty state of a list: an icon, its meaning, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.widgets.choices.chips import ChipRow
from ui.widgets.layouts import ScrolledPage
from ui.widgets.tinted import IconLabel


class EmptyState(ScrolledPage):
    """Centred icon, title and text, with chips that can be chosen; scrolls where they have no room."""

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeManager,
        icon_name: str,
        title: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inner = inner = QWidget(self.viewport())
        self._icon = IconLabel(themes, icon_name, 32, parent=inner)
        self._title = QLabel(title, inner)
        self._title.setObjectName("emptyTitle")
        self._text = QLabel(text, inner)
        self._text.setObjectName("emptyText")
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._chips = ChipRow(inner)
        self._chips.chosen.connect(self.chosen)
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._chips)
        column.addStretch(3)
        self._chips.hide()
        self.setWidget(inner)

    def show_message(self, icon_name: str, title: str, text: str, choices: Sequence[str] = ()) -> None:
        """Replace everything that is shown."""
        self._icon.set_icon_name(icon_name)
        self._title.setText(title)
        self._text.setText(text)
        self._chips.set_texts(choices)
        self._chips.setVisible(bool(choices))

    def set_widest(self, width: int) -> None:
        """Break the lines at a width where there is more."""
        self._inner.setMaximumWidth(width)

    def title(self) -> str:
        """Return the title that is shown."""
        return self._title.text()

    def choices(self) -> list[str]:
        """Return the chips that are shown."""
        return self._chips.texts()
