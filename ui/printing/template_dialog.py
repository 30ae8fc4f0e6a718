"""Edits the template of a hospital's papers: name, line at the head, logo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import BadInput, YiceError
from ui.printing.content.templates import LONGEST, Template, save
from ui.printing.output.logo_file import kinds, read_logo
from ui.printing.output.painter import logo
from ui.runtime.i18n import sentence
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.dialogs import Dialog


class TemplateDialog(Dialog):
    """Edits one template; a saved one belongs to the user, even if it was a shipped one."""

    def __init__(self, template: Template, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template, self._folder = template, folder
        self._logo = template.logo
        # A picture that was chosen is read then, and never again.
        self._picture: bytes | None = None
        self.saved: Template | None = None
        self.setWindowTitle(self.tr("Template"))
        self.setMinimumWidth(440)
        self.name = self._field(template.name)
        self.hospital = self._field(template.hospital)
        self.header = self._field(template.header)
        self.picture = QLabel()
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        self._build()
        self._show_logo()

    def accept(self) -> None:
        """Save; where that does not work, say so and stay."""
        name = self.name.text().strip() or self._template.name
        changed = replace(
            self._template,
            name=name,
            hospital=self.hospital.text().strip(),
            header=self.header.text().strip(),
            logo=self._logo,
        )
        if name != self._template.name:
            # Another name makes another template; the old one stays.
            changed = replace(changed, key="")
        try:
            self.saved = save(changed, self._folder, self._picture)
        except YiceError as error:
            self._say(sentence(error))
            return
        logo.cache_clear()
        super().accept()

    def choose_logo(self, path: Path | None) -> None:
        """Take a picture as the logo, or none."""
        try:
            self._picture = read_logo(path) if path is not None else None
        except BadInput as error:
            self._say(sentence(error))
            return
        self._logo = path
        self._show_logo()

    def _field(self, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(LONGEST)
        return field

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Name of the template"), self.name)
        form.addRow(self.tr("Hospital, below the title"), self.hospital)
        form.addRow(self.tr("Line at the head of each page"), self.header)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._ask_logo)
        self.no_logo = QPushButton(self.tr("Without"))
        self.no_logo.clicked.connect(lambda: self.choose_logo(None))
        row = QHBoxLayout()
        row.addWidget(self.picture, 1)
        for button in (choose, self.no_logo):
            button.setAutoDefault(False)
            row.addWidget(button)
        form.addRow(self.tr("Logo"), row)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addWidget(buttons)

    def _ask_logo(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in kinds())
        title, offered = self.tr("Logo"), self.tr("Pictures ({patterns})").format(patterns=patterns)
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(folder_for("logo")), offered)
        if chosen:
            remember("logo", chosen)
            self.choose_logo(Path(chosen))

    def _show_logo(self) -> None:
        self.message.hide()
        self.picture.setText(self._logo.name if self._logo else self.tr("none"))
        self.no_logo.setEnabled(self._logo is not None)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()
