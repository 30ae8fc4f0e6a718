"""F1: every action that has a key, by menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.shell.actions import Actions
from ui.widgets.dialogs import Dialog


class KeysDialog(Dialog):
    """Two columns of menus with their keys."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(720, 660)
        columns = (QVBoxLayout(), QVBoxLayout())
        sides = QWidget()
        row = QHBoxLayout(sides)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(40)
        for column in columns:
            column.setSpacing(20)
            row.addLayout(column, 1)
        lengths = [0, 0]
        for title, entries in actions.menus():
            keyed = [action for action in entries if not action.shortcut().isEmpty()]
            if keyed:
                shorter = lengths.index(min(lengths))
                columns[shorter].addLayout(self._section(title, keyed))
                lengths[shorter] += len(keyed) + 2
        for column in columns:
            column.addStretch()
        area = QScrollArea()
        area.setWidget(sides)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 16, 16)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)

    def _section(self, title: str, actions: list[QAction]) -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(6)
        caption = QLabel(title)
        caption.setObjectName("caption")
        section.addWidget(caption)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for number, action in enumerate(actions):
            grid.addWidget(QLabel(action.iconText()), number, 0)
            keys = QLabel(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            keys.setObjectName("keyName")
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
        section.addLayout(grid)
        return section
