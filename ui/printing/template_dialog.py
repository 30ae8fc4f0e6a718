"""Edits a template for papers: its name and the line at the head, beside what all templates share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.model.errors import YiceError
from ui.printing.content.letterhead import LONGEST
from ui.printing.content.templates import Template, save
from ui.printing.letterhead_form import LetterheadForm
from ui.runtime.i18n import sentence
from ui.widgets.dialogs import Dialog


class TemplateDialog(Dialog):
    """Edits one template; a saved one belongs to the user, even if it was a shipped one."""

    def __init__(self, template: Template, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template, self._folder = template, folder
        self.saved: Template | None = None
        self.setWindowTitle(self.tr("Template"))
        self.setMinimumWidth(440)
        self.name = self._field(template.name)
        self.header = self._field(template.header)
        self.letterhead = LetterheadForm(folder)
        self._build()

    def accept(self) -> None:
        """Save; where that does not work, say so and stay."""
        if not self.letterhead.save():
            return
        name = self.name.text().strip() or self._template.name
        changed = replace(self._template, name=name, header=self.header.text().strip())
        if name != self._template.name:
            # Another name makes another template; the old one stays.
            changed = replace(changed, key="", head=True)
        try:
            self.saved = save(changed, self._folder)
        except YiceError as error:
            self.letterhead.say(sentence(error))
            return
        super().accept()

    def _field(self, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(LONGEST)
        return field

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Name of the template"), self.name)
        form.addRow(self.tr("Line at the head of each page"), self.header)
        shared = QLabel(self.tr("In all templates:"))
        shared.setObjectName("caption")
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        for part in (shared, self.letterhead, buttons):
            column.addWidget(part)
