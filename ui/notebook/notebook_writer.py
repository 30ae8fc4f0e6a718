"""Writing of the notebook for the window: each change is written at once and is a named step of undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from store.model.errors import YiceError
from store.notebook import ItemChange, Notebook
from ui.notebook.change_subject import PlaceNames, subject_of
from ui.notebook.notebook_change import NotebookChange
from ui.notebook.notebook_reader import NotebookReader


class NotebookWriter(NotebookReader):
    """Owns the undo stack. What cannot be written is told by ``failed`` and is not on the stack.

    ``changed`` follows every change, undo and redo: show the notebook again.
    """

    changed = Signal()
    #: What was done and can be taken back, in a sentence.
    done = Signal(str)
    #: Another process has written the notebook; comes before ``changed``.
    changed_elsewhere = Signal()

    def __init__(
        self, notebook: Notebook, parent: QObject | None = None, place_names: PlaceNames = lambda _id: ""
    ) -> None:
        super().__init__(notebook, parent)
        self._place_names = place_names
        self._session = 0
        self._typing = ""
        self.undo_stack = QUndoStack(self)
        self.changed.connect(self._pages.clear)

    def change(
        self,
        text: str,
        make: Callable[[], ItemChange],
        session: int | None = None,
        said: str = "",
        what: str = "",
    ) -> bool:
        """Make a change and put it on the stack under a name; False if it could not be written.

        ``what`` names what it is about; empty: the clauses that it touched. ``said`` is the sentence, with a
        place for ``{what}``, that is told of it (:attr:`done`); empty where one sees what was done.
        """
        try:
            change = make()
        except YiceError as error:
            self._fail(error)
            return False
        if not change:
            return False
        what = what or subject_of(change, self._place_names, self._record)
        self.undo_stack.push(NotebookChange(text, change, self._write, self._step_back, session, what))
        self.changed.emit()
        if said:
            self.done.emit(said.replace("{what}", what))
        return True

    def reload_if_changed(self) -> bool:
        """Show the notebook again if another process wrote it since the last call; return whether it did.

        A file that cannot be read at the moment counts as unchanged: the next use of it says why.
        """
        try:
            changed = self._notebook.database.changed_elsewhere()
        except YiceError:
            return False
        if changed:
            self._begin_typing("")
            self.changed_elsewhere.emit()
            self.changed.emit()
        return changed

    def _begin_typing(self, note_id: str) -> None:
        """Begin a step of undo: the typing in a note, or none (empty)."""
        self._typing = note_id
        self._session += 1

    def _write(self, way: Literal["undo", "redo"], change: ItemChange) -> bool:
        """Take a change back or make it again; False, and a sentence, if it cannot be written."""
        try:
            (self._notebook.revert if way == "undo" else self._notebook.redo)(change)
        except YiceError as error:
            self._fail(error)
            return False
        self._begin_typing("")
        self.changed.emit()
        return True

    def _step_back(self, step: int) -> None:
        """Move the undo stack back without writing after an undo or redo that could not be written."""
        QTimer.singleShot(0, self, lambda: self.undo_stack.setIndex(self.undo_stack.index() + step))
