"""The right column of the place for paper: all options, and below them what puts the paper out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.printing.options_panel import IncludePanel, OptionsPanel
from ui.printing.paper_panel import PaperPanel
from ui.printing.saving_panel import SavingPanel
from ui.widgets.layouts import FittingScroll

WIDTH = 292
#: A lower column keeps less room for messages, so that options are seen.
LOW = 360


class OptionsColumn(QWidget):
    """Style, title, paper, pages and what is included scroll where they must; the buttons never do."""

    def __init__(self, themes: ThemeManager, templates: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll = FittingScroll(parent=self)
        self._inner = inner = self._scroll.inner
        self.options = OptionsPanel(inner)
        self.paper = PaperPanel(themes, templates, inner)
        self.include = IncludePanel(self.tr("Include"), list(self.options.boxes.values()), inner)
        self.saving = SavingPanel(themes, self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(12)
        for part in (self.options, self.paper, self.include):
            column.addWidget(part)
        column.addStretch()
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 2)
        foot.addWidget(self.saving)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)
        whole.addLayout(foot, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the options what room there is in a low window."""
        super().resizeEvent(event)
        self.saving.be_low(self.height() < px(LOW))

    def keep_to_table(self, table: bool) -> None:
        """Leave out what only clauses have, or offer it again."""
        self.options.keep_to_table(table)
        self.include.setVisible(not table)
        self.saving.more_button.setVisible(not table)

    def wanted_width(self) -> int:
        """Return the width that shows every word; other languages and larger text need more."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        saving = self.saving.minimumSizeHint().width() + 32
        return max(px(WIDTH), self._inner.minimumSizeHint().width() + bar, saving)
