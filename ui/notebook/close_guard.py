"""The question before words are lost that could not be written: nobody closes over them by accident."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector.inspector import Inspector
from ui.runtime.i18n import numbered

CloseAnswer = Literal["again", "copy", "close", "cancel", "saved"]


class CloseGuard(QObject):
    """Asks as long as there are words that are not on disk."""

    def __init__(self, inspector: Inspector, notes: NotebookEditor, window: QWidget) -> None:
        super().__init__(window)
        self._inspector, self._notes, self._window = inspector, notes, window

    def may_close(self) -> bool:
        """Save what is being typed; whether it is saved, or the user gives it up."""
        self._inspector.flush()
        while self._inspector.has_unsaved_text():
            answer = self._ask()
            if answer == "again":
                self._inspector.flush()
                self._notes.retry()
            elif answer == "copy":
                QGuiApplication.clipboard().setText("\n\n".join(self._inspector.unsaved_texts()))
            elif answer != "saved":
                return answer == "close"
        return True

    def _ask(self) -> CloseAnswer:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not saved yet"))
        number = len(self._inspector.unsaved_texts())
        box.setText(numbered(self.tr("{n} note is not saved yet.|{n} notes are not saved yet."), n=number))
        lost = self.tr("If you close now, these words are lost.")
        box.setInformativeText("\n".join(filter(None, (self._notes.complaint(), lost))))
        role = QMessageBox.ButtonRole
        again = box.addButton(self.tr("Try again"), role.AcceptRole)
        copy = box.addButton(self.tr("Copy the words"), role.ActionRole)
        close = box.addButton(self.tr("Close anyway"), role.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(again)

        # They may be written while the question is open; one that is being tried does not count as unsaved.
        def close_when_written(count: int) -> None:
            if not count and not self._inspector.has_unsaved_text():
                box.done(0)

        watch = self._notes.waiting_changed.connect(close_when_written)
        box.exec()
        self._notes.waiting_changed.disconnect(watch)
        answers: dict[object, CloseAnswer] = {again: "again", copy: "copy", close: "close"}
        answer = answers.get(box.clickedButton(), "cancel")
        box.deleteLater()
        return answer if self._inspector.has_unsaved_text() else "saved"
