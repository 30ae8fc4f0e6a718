"""本院科室: the list of the hospital's own departments, a line each, to choose from in the ledger."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from store.model.errors import YiceError
from store.system.paths import DataPaths
from ui.runtime.i18n import sentence
from ui.services.ledger.departments import read_departments, write_departments
from ui.widgets.dialogs import Dialog


class DepartmentsDialog(Dialog):
    """Names are typed or pasted, a line each; their order is that of the choices and groups."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = DataPaths(folder).departments
        self.setWindowTitle(self.tr("Own departments"))
        self.resize(420, 460)
        about = QLabel(
            self.tr(
                "One department a line, in the order of your list. The ledger offers them to choose from."
            )
        )
        about.setWordWrap(True)
        about.setProperty("secondary", True)
        self.names = QPlainTextEdit("\n".join(read_departments(self._path)))
        self.names.setPlaceholderText(self.tr("Medical Affairs\nPharmacy\nFinance"))
        self.names.setAccessibleName(self.tr("Own departments"))
        self.names.setTabChangesFocus(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.names, 1)
        column.addWidget(self.message)
        column.addWidget(buttons)

    def save(self) -> None:
        """Write the list and close."""
        try:
            write_departments(self._path, self.names.toPlainText().splitlines())
        except YiceError as error:
            self.message.setText(sentence(error))
            return
        self.accept()
