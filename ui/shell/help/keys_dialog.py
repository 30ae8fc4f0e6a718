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

from ui.shell.frame.named_actions import NamedActions
from ui.widgets.dialogs import Dialog


class KeysDialog(Dialog):
    """Two columns of menus with their keys."""

    def __init__(self, actions: NamedActions, parent: QWidget | None = None) -> None:
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
        shorter = lengths.index(min(lengths))
        columns[shorter].addLayout(self._listed(self.tr("Mouse and lists"), self._mouse()))
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

    def _mouse(self) -> list[tuple[str, str]]:
        """What the mouse does with keys held, the same in the whole window."""
        return [
            (self.tr("Choose several rows"), self.tr("Ctrl+click, Shift+click, Ctrl+A")),
            (
                self.tr("Open a row in a new tab"),
                self.tr("Ctrl+double-click, middle button, Ctrl+Enter"),
            ),
            (self.tr("Open a link or a card in a new tab"), self.tr("Ctrl+click, middle button")),
            (self.tr("Open beside the text"), self.tr("Alt+click, Alt+Enter")),
            (self.tr("Choose a word, a sentence"), self.tr("Double click, triple click")),
            (self.tr("Larger and smaller text"), self.tr("Ctrl+wheel")),
        ]

    def _section(self, title: str, actions: list[QAction]) -> QVBoxLayout:
        native = QKeySequence.SequenceFormat.NativeText
        return self._listed(
            title, [(action.iconText(), action.shortcut().toString(native)) for action in actions]
        )

    def _listed(self, title: str, rows: list[tuple[str, str]]) -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(6)
        caption = QLabel(title)
        caption.setObjectName("caption")
        section.addWidget(caption)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for number, (what, how) in enumerate(rows):
            done = QLabel(what)
            done.setWordWrap(True)
            grid.addWidget(done, number, 0)
            keys = QLabel(how)
            keys.setObjectName("keyName")
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
        section.addLayout(grid)
        return section
