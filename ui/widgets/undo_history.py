"""The window's one history of changes: what Ctrl+Z takes back, in the order things were done, and is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from ui.widgets.banner import Banner, OfferedAction

#: What the changes of the history may hold together, in bytes: what is more of them cannot be taken back.
MOST_HELD = 100_000_000
KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class HeavyChange(QUndoCommand):
    """A change that holds what it would take back."""

    @property
    def weight(self) -> int:
        """About how many bytes of memory it holds."""
        return 0

    def let_go(self) -> None:
        """Forget what it holds: it cannot be taken back any more, and says so when that is asked."""


class UndoHistory(QObject):
    """Undoes and redoes on the stack that notebook, basket and library share, and says what was done.

    Changes of the notebook are written at once; those of documents are told when they have been made. Ctrl+Z
    in a field for a query or a filter belongs to the field only while what was typed there is the last thing
    that was done.
    """

    #: The offer can be read and pressed: nothing may cover it.
    offered = Signal()

    def __init__(self, stack: QUndoStack, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._banner = stack, banner
        self._failed = False
        self._typed: QObject | None = None
        stack.indexChanged.connect(self._changed)

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
        self._let_go()

    def failed(self, *_reasons: object) -> None:
        """Remove a change that could not be written; the error has been reported."""
        self._failed = True

    def mend(self, step: int) -> None:
        """Move the stack back to where it was, as an undo or redo of a document came to nothing."""
        QTimer.singleShot(0, self, lambda: self._stack.setIndex(self._stack.index() + step))

    def tell(self, way: str, change: str) -> None:
        """Say what was undone or redone, and offer the way back; ``gone``: that it cannot be any more."""
        self._let_go()
        if way == "gone":
            self._banner.inform(
                self.tr("Too much to be kept: “{change}” cannot be undone any more.").format(change=change)
            )
            return
        if way == "undo":
            self._offer(self.tr("Undone: {change}").format(change=change), self.tr("Redo"), self.redo)
        else:
            self.offer(self.tr("Redone: {change}").format(change=change))

    def offer(self, sentence: str, more: OfferedAction | None = None) -> None:
        """Say what was just done, and offer to take it back; ``more`` is something else to do about it."""
        self._offer(sentence, self.tr("Undo"), self.undo, more)

    def share(self, field: QLineEdit) -> None:
        """Let a field have the keys of undo while it was typed in last."""
        field.textEdited.connect(lambda: self._typed_in(field))
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys of undo from a field in which nothing was typed since the last change."""
        asked = event.type() == QEvent.Type.ShortcutOverride and self._typed is not watched
        if asked and isinstance(event, QKeyEvent) and any(event.matches(key) for key in KEYS):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------------

    def _step(self, way: str, command: QUndoCommand) -> None:
        text, later = command.text(), getattr(command, "in_background", False)
        name = " ".join(part for part in (text, getattr(command, "what", "")) if part)
        self._failed = False
        (self._stack.undo if way == "undo" else self._stack.redo)()
        if not later and not self._failed:
            self.tell(way, name)

    def _let_go(self) -> None:
        """Let the oldest changes go that hold more documents than memory is to be spent on."""
        held = 0
        for number in range(self._stack.count() - 1, -1, -1):
            command = self._stack.command(number)
            if isinstance(command, HeavyChange) and command.weight:
                held += command.weight
                if held > MOST_HELD:
                    command.let_go()

    def _offer(
        self, sentence: str, button: str, act: Callable[[], object], more: OfferedAction | None = None
    ) -> None:
        at = self._stack.index()
        # A message that is still there when something else was done would take back the wrong thing.
        self.offered.emit()
        self._banner.offer(sentence, button, lambda: act() if self._stack.index() == at else None, more)

    def _typed_in(self, field: QObject) -> None:
        self._typed = field

    def _changed(self) -> None:
        # The stack empties itself when the window goes, after the window's parts.
        if isValid(self) and isValid(self._banner):
            self._typed = None
            self._banner.clear_offer()
