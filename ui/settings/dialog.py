"""The settings as a dialog: each change works at once and is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.runtime.settings import Settings
from ui.settings.setting_rows import SettingsContext, setting_rows
from ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from ui.printing.content.tables.table_paper import TablePaper


class SettingsDialog(Dialog):
    """Shows a row for each setting; the window listens to the settings. ``rows`` has the widgets by name."""

    clear_history_requested = Signal()
    #: A paper is to be shown where papers are; the settings are closed then.
    paper_requested = Signal(object)

    def __init__(
        self,
        settings: Settings,
        themes: ThemeManager,
        folder: Path,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnMinimumWidth(0, 88)
        self._grid.setColumnStretch(1, 1)
        self.rows: dict[str, QWidget] = {}
        clear = self.clear_history_requested.emit
        self._fill(SettingsContext(settings, themes, folder, version, self, clear, self._show_paper))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(24)
        column.addLayout(self._grid)
        column.addStretch()
        column.addWidget(buttons)

    def _show_paper(self, paper: TablePaper) -> None:
        self.accept()
        self.paper_requested.emit(paper)

    def _fill(self, context: SettingsContext) -> None:
        group: int | None = None
        for row in setting_rows():
            if group not in (None, row.group):
                self._add_rule()
            group = row.group
            widget = self.rows[row.name] = row.make(context)
            if row.key and context.settings.is_locked(row.key):
                widget.setEnabled(False)
                widget.setToolTip(self.tr("Set for all users of this PC by the hospital's IT department"))
            self._add(QCoreApplication.translate("Settings", row.title), self.rows[row.name])

    def _add(self, title: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(title)
        label.setProperty("secondary", True)
        label.setBuddy(widget.focusProxy() or widget)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        label.setMinimumHeight(32)
        self._grid.addWidget(widget, row, 1)

    def _add_rule(self) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, self._grid.rowCount(), 0, 1, 2)
