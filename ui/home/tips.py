"""Three tips for users who start the program for the first time; shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.runtime.settings import Settings

KEY = "tips/seen"


class Tips(QFrame):
    """A card with three sentences, the way to the guide, and a button that sends it away for good."""

    guide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tips")
        self.setAccessibleName(self.tr("Three tips to begin with"))
        title = QLabel(self.tr("Three tips to begin with"))
        title.setObjectName("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(title)
        for tip in (
            self.tr("Ctrl+K and a few words find a clause; a whole question does, too."),
            self.tr("The tinted clause is current: Ctrl+D bookmarks it, Ctrl+M notes, Ctrl+B to the basket."),
            self.tr("Drop your own files on the window: they are searched with the others."),
        ):
            words = QLabel(tip)
            words.setWordWrap(True)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(QLabel("·"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            column.addLayout(line)
        guide, done = QPushButton(self.tr("Open the guide")), QPushButton(self.tr("Understood"))
        guide.clicked.connect(self.guide_wanted)
        done.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(guide)
        row.addWidget(done)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    def show_once(self, settings: Settings) -> None:
        """Show it if it never was; it comes but once, whether it is sent away or not."""
        if not settings.get(KEY, False):
            settings.set(KEY, True)
            self.show()
