"""The window's one history of changes: what Ctrl+Z takes back, in the order things were done, and is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from ui.shell.banner import Banner


class Undoing(QObject):
    """Undoes and redoes on the stack that notebook, basket and library share, and says what was done.

    Changes of the notebook are written at once; those of documents are told when they have been made.
    """

    def __init__(self, stack: QUndoStack, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._banner = stack, banner
        self._failed = False

    def undo(self) -> None:
        """Take the last change back."""
        if self._stack.canUndo():
            self._step("undo", self._stack.command(self._stack.index() - 1))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._stack.canRedo():
            self._step("redo", self._stack.command(self._stack.index()))

    def push(self, command: QUndoCommand) -> None:
        """Add a change that was made."""
        self._stack.push(command)

    def failed(self, *_reasons: object) -> None:
        """A change could not be written; that has been told."""
        self._failed = True

    def mend(self, step: int) -> None:
        """Move the stack back to where it was, as an undo or redo of a document came to nothing."""
        QTimer.singleShot(0, self, lambda: self._stack.setIndex(self._stack.index() + step))

    def tell(self, way: str, change: str) -> None:
        """Say what was undone or redone, and offer the way back."""
        if way == "undo":
            self._banner.inform(self.tr("Undone: {change}").format(change=change), self.tr("Redo"), self.redo)
        else:
            self._banner.inform(self.tr("Redone: {change}").format(change=change), self.tr("Undo"), self.undo)

    def _step(self, way: str, command: QUndoCommand) -> None:
        text, later = command.text(), getattr(command, "in_background", False)
        self._failed = False
        (self._stack.undo if way == "undo" else self._stack.redo)()
        if not later and not self._failed:
            self.tell(way, text)
