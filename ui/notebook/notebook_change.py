"""One change of the notebook as a step on the undo stack."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Literal

from PySide6.QtGui import QUndoCommand

from store.notebook import ItemChange

#: Writes a change again (``redo``) or takes it back (``undo``); False if that failed.
WriteChange = Callable[[Literal["undo", "redo"], ItemChange], bool]
#: Called when undo or redo could not be written, with the step that brings the stack back in line.
StepBack = Callable[[int], None]


class NotebookChange(QUndoCommand):
    """A change that was made; changes of the same item in one ``session`` of typing are one step.

    The change has been written when the command is made: pushing it writes nothing. ``what`` names what it is
    about, for the sentence that tells of undo and redo.
    """

    def __init__(
        self,
        text: str,
        change: ItemChange,
        write: WriteChange,
        step_back: StepBack,
        session: int | None = None,
        what: str = "",
    ) -> None:
        super().__init__(text)
        self.change = change
        self.what = what
        self.session = session
        self._write, self._step_back = write, step_back
        self._skip = True

    def id(self) -> int:
        """Return the same number for changes of one item; Qt asks only those to merge."""
        if self.session is None:
            return -1
        return zlib.crc32("\n".join(self.change.ids).encode()) & 0x7FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later change of the same typing."""
        if not isinstance(other, NotebookChange) or self.session is None or other.session != self.session:
            return False
        if other.change.ids != self.change.ids or None in other.change.after.values():
            return False
        self.change = ItemChange(self.change.before, other.change.after)
        return True

    def redo(self) -> None:
        """Write the change again."""
        if self._skip:
            self._skip = False
        elif not self._write("redo", self.change):
            self._skip = True
            self._step_back(-1)

    def undo(self) -> None:
        """Write what was before."""
        if self._skip:
            self._skip = False
        elif not self._write("undo", self.change):
            self._skip = True
            self._step_back(1)
