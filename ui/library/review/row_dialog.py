"""Asks where a row is to be split, or what its words should be."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from store.intake.decisions.draft_rows import DraftRow
from store.intake.decisions.row_anchors import quote_and_occurrence
from store.model.checking.decision import Decision
from ui.widgets.dialogs import Dialog

#: So many characters behind a split tell where it is.
_ENOUGH = 12


class RowDialog(Dialog):
    """Shows the words of one row; Enter splits them at the cursor, or takes them as corrected."""

    decided = Signal(object)

    def __init__(
        self,
        action: Literal["split", "correct"],
        rows: tuple[DraftRow, ...],
        at: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action, self._anchor = action, quote_and_occurrence(rows, at)
        self._words = rows[at].printed
        splitting = action == "split"
        self.setWindowTitle(self.tr("Split here") if splitting else self.tr("Correct what was read"))
        self.resize(560, 280)
        advice = (
            self.tr("Put the cursor where the new paragraph begins, and press Enter.")
            if splitting
            else self.tr("Change what was read wrongly; what is printed is kept as well.")
        )
        label = QLabel(advice)
        label.setWordWrap(True)
        label.setProperty("secondary", True)
        self.edit = _Words(self._words)
        self.edit.setAccessibleName(self.tr("Words of the row"))
        self.edit.setTabChangesFocus(True)
        self.edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            if splitting
            else Qt.TextInteractionFlag.TextEditorInteraction
        )
        self.edit.entered.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            self.tr("Split") if splitting else self.tr("Correct")
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (label, self.edit, buttons):
            column.addWidget(widget)
        self.edit.setFocus()

    def select(self, words: str) -> None:
        """Put the cursor before some words, and select them."""
        at = self._words.find(words)
        if at >= 0:
            cursor = self.edit.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
            self.edit.setTextCursor(cursor)

    def accept(self) -> None:
        """Take the cursor or the words as the decision."""
        decision = self._split() if self._action == "split" else self._correct()
        if decision is not None:
            self.decided.emit(decision)
        super().accept()

    def _split(self) -> Decision | None:
        at = self.edit.textCursor().position()
        if not 0 < at < len(self._words):
            return None
        return Decision("split", *self._anchor, at=at, value=self._words[at : at + _ENOUGH])

    def _correct(self) -> Decision | None:
        """Return the correction of the changed stretch, from the first different character to the last."""
        before, after = self._words, self.edit.toPlainText()
        if before == after:
            return None
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        end = 0
        shorter = min(len(before), len(after)) - start
        while end < shorter and before[-1 - end] == after[-1 - end]:
            end += 1
        if start == len(before) - end:  # only inserted: the character before it is corrected with it
            start, end = (start - 1, end) if start else (start, end - 1)
        printed, value = before[start : len(before) - end], after[start : len(after) - end]
        return Decision("correct", *self._anchor, at=start, printed=printed, value=value)


class _Words(QPlainTextEdit):
    """A text in which Enter ends the work."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
