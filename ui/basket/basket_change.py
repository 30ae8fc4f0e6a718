"""One change of a basket on the undo stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from store.model.annotation import Basket


class BasketChange(QUndoCommand):
    """A basket before and after, written when the command is made; ``what`` names what changed in it."""

    def __init__(
        self,
        text: str,
        before: Basket | None,
        after: Basket | None,
        write: Callable[[Basket | None, Basket | None], bool],
        mend: Callable[[int], None],
        what: str = "",
    ) -> None:
        super().__init__(text)
        self.what = what
        self._before, self._after, self._write, self._mend = before, after, write, mend
        self._skip = True

    def redo(self) -> None:
        """Write the change again."""
        self._run(self._before, self._after, -1)

    def undo(self) -> None:
        """Write what was before."""
        self._run(self._after, self._before, 1)

    def _run(self, before: Basket | None, after: Basket | None, back: int) -> None:
        if self._skip:
            self._skip = False
        elif not self._write(before, after):
            self._skip = True
            self._mend(back)
