"""One change of the notebook as a step on the undo stack."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Literal

from PySide6.QtGui import QUndoCommand

from store.records import Bookmark, Note

Kind = Literal["bookmark", "note"]
Item = Bookmark | Note
#: Writes ``after`` in the place of ``before`` (None: it is not there); False if that failed.
Writer = Callable[[Kind, Item | None, Item | None], bool]
#: Called when undo or redo could not be written, with the step that brings the stack back in line.
Mender = Callable[[int], None]


class ItemChange(QUndoCommand):
    """An item before and after; changes of one note in the same ``session`` of typing are one step.

    The change has been written when the command is made: pushing it writes nothing.
    """

    def __init__(
        self,
        text: str,
        kind: Kind,
        before: Item | None,
        after: Item | None,
        write: Writer,
        mend: Mender,
        session: int | None = None,
    ) -> None:
        super().__init__(text)
        self.kind: Kind = kind
        self.before, self.after = before, after
        self.session = session
        self._write, self._mend = write, mend
        self._skip = True

    @property
    def item_id(self) -> str:
        """The item that changes."""
        item = self.after or self.before
        return item.id if item else ""

    def id(self) -> int:
        """Equal for changes of one item; Qt asks only those to merge."""
        return zlib.crc32(self.item_id.encode()) & 0x7FFFFFFF if self.session is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later change of the same typing."""
        if not isinstance(other, ItemChange) or self.session is None or other.session != self.session:
            return False
        if other.item_id != self.item_id or self.after is None or other.after is None:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Write the change again."""
        if self._skip:
            self._skip = False
        elif not self._write(self.kind, self.before, self.after):
            self._skip = True
            self._mend(-1)

    def undo(self) -> None:
        """Write what was before."""
        if self._skip:
            self._skip = False
        elif not self._write(self.kind, self.after, self.before):
            self._skip = True
            self._mend(1)
