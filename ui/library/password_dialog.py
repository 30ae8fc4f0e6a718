"""Asks for the password of a file while it is read in a worker thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.model.errors import Cancelled
from store.model.stopping import may_stop
from ui.widgets.access.announcing import announce
from ui.widgets.dialogs import Dialog
from ui.widgets.name_dialogs import WIDTH

#: How often the waiting thread asks whether the import was stopped, in seconds.
_STEP = 0.05


class PasswordDialog(Dialog):
    """A field for the password of one file; Escape or the second button passes over the file."""

    def __init__(self, name: str, wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(WIDTH)
        text = self.tr("“{name}” has a password. Enter it to read the file.").format(name=name)
        words = QLabel(text)
        words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Password"))
        words.setBuddy(self.field)
        self.wrong = QLabel(self.tr("The password was wrong. Enter it again.") if wrong else "")
        self.wrong.setObjectName("fieldError")
        self.wrong.setVisible(wrong)
        remark = QLabel(self.tr("It is tried on the other files of this import, then forgotten."))
        remark.setProperty("secondary", True)
        remark.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.skip = self.buttons.addButton(self.tr("Skip this file"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for part in (words, self.field, self.wrong, remark):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.buttons)
        self.take.setDefault(True)
        self.field.textChanged.connect(lambda typed: self.take.setEnabled(bool(typed)))
        self.take.setEnabled(False)
        self.field.setFocus()
        if wrong:
            announce(self.field, self.wrong.text())


class _Question:
    """A file whose password a thread waits for; ``answer`` None passes over it."""

    def __init__(self, name: str, wrong: bool) -> None:
        self.name, self.wrong = name, wrong
        self.answer: str | None = None
        self.answered = threading.Event()
        self.dropped = False


class PasswordAsker(QObject):
    """Lives in the GUI thread; :meth:`ask` is called in others, one after another."""

    _asked = Signal(object)
    _dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: PasswordDialog | None = None
        self._asked.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._dropped.connect(self._close, Qt.ConnectionType.QueuedConnection)

    def ask(self, name: str, wrong: bool) -> str | None:
        """Return what the user types, None where the file is to be passed over.

        Raises:
            Cancelled: the import was stopped meanwhile (store.model.stopping).
        """
        question = _Question(name, wrong)
        self._asked.emit(question)
        try:
            while not question.answered.wait(_STEP):
                may_stop()
        except Cancelled:
            question.dropped = True
            self._dropped.emit(question)
            raise
        return question.answer

    def _show(self, question: _Question) -> None:
        if question.dropped:
            return
        dialog = PasswordDialog(question.name, question.wrong, self._window)

        def done(result: int) -> None:
            question.answer = dialog.field.text() if result == PasswordDialog.DialogCode.Accepted else None
            question.answered.set()
            if self.dialog is dialog:
                self.dialog = None
            dialog.deleteLater()

        dialog.finished.connect(done)
        self.dialog = dialog
        dialog.open()

    def _close(self, _question: _Question) -> None:
        if self.dialog is not None:
            self.dialog.reject()
