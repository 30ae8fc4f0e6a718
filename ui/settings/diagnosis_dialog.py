"""Diagnosis dialog (帮助 ▸ 诊断信息): the report of ``doctor``, to be copied or saved for IT."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import YiceError
from store.system.files import write_file
from store.system.paths import DataPaths
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.dialogs import Dialog


class DiagnosisDialog(Dialog):
    """Shows the report when it is made, which takes as long as checking the library does."""

    def __init__(self, paths: DataPaths, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Diagnosis"))
        self.resize(760, 560)
        about = QLabel(
            self.tr(
                "What the hospital's IT needs to know of this computer when something does not work. It "
                "holds no queries and no notes, and is sent nowhere: save it, and hand the file over."
            )
        )
        about.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Diagnosis"))
        self.text.setPlaceholderText(self.tr("Looking at the system, the folders and the library…"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = buttons.addButton(self.tr("Copy"), action)
        self.save_button = buttons.addButton(self.tr("Save as…"), action)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._ask)
        for button in (self.copy_button, self.save_button):
            button.setAutoDefault(False)
            button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.text, 1)
        column.addWidget(self.message)
        column.addWidget(buttons)
        self._task = jobs.start(lambda _task: _report(paths), self._show, self._failed)
        self.finished.connect(lambda _result: self._task.cancel())

    def copy(self) -> None:
        """Copy the report."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(self.tr("Copied"))

    def save(self, path: Path) -> None:
        """Write the report to a file; where that does not work, say so."""
        try:
            write_file(path, self.text.toPlainText() + "\n")
        except YiceError as error:
            self._say(sentence(error))
        else:
            self._say(self.tr("Saved: {name}").format(name=path.name))

    def _show(self, report: str) -> None:
        self.text.setPlainText(report.rstrip("\n"))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._say(sentence(error) if isinstance(error, YiceError) else self.tr("The report cannot be made."))

    def _ask(self) -> None:
        title, kinds = self.tr("Save the diagnosis"), self.tr("Text (*.txt)")
        name, _kind = QFileDialog.getSaveFileName(
            self, title, str(folder_for("log") / (self.tr("Yice diagnosis") + ".txt")), kinds
        )
        if name:
            remember("log", name)
            self.save(Path(name))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()


def _report(paths: DataPaths) -> str:
    from ui.services.diagnosis.diagnosis import diagnose
    from ui.services.diagnosis.report_text import report_text

    return report_text(diagnose(paths))
