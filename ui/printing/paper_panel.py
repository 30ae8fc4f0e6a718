"""The paper, what the hospital adds, and which pages: the middle of the preview's options."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.content.templates import Template, find, templates
from ui.printing.layout.page_styles import Paper, PaperSize
from ui.printing.template_dialog import TemplateDialog
from ui.widgets.tinted import IconButton


class PaperPanel(QWidget):
    """Emits :attr:`changed` when another paper or template is chosen; page numbers are asked for."""

    changed = Signal()

    def __init__(
        self,
        themes: ThemeManager,
        paper: Paper,
        template: str,
        folder: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self.paper_box = QComboBox()
        self.duplex = QCheckBox(self.tr("Both sides"))
        self.duplex.setToolTip(self.tr("The margin for binding changes sides from page to page"))
        self.template_box = QComboBox()
        self.edit = IconButton(themes, "pencil", self.tr("Change the template"), size=16)
        self.edit.setVisible(folder is not None)
        self.range = QLineEdit()
        self._fill(paper, template)
        self._build()
        self.paper_box.currentIndexChanged.connect(self.changed)
        self.duplex.toggled.connect(self.changed)
        self.template_box.currentIndexChanged.connect(self.changed)
        self.edit.clicked.connect(self._edit)

    def paper(self) -> Paper:
        """Return the chosen paper."""
        size, landscape = self.paper_box.currentData()
        return Paper(size, landscape, self.duplex.isChecked())

    def template(self) -> Template:
        """Return the chosen template."""
        return find(self.template_key(), self._folder)

    def template_key(self) -> str:
        """Return the key of the chosen template."""
        return str(self.template_box.currentData() or "")

    def reload(self, key: str) -> None:
        """Show the templates as they are now, and choose one."""
        blocked = self.template_box.blockSignals(True)
        self.template_box.clear()
        for each in templates(self._folder):
            self.template_box.addItem(each.name, each.key)
        self.template_box.setCurrentIndex(max(0, self.template_box.findData(key)))
        self.template_box.blockSignals(blocked)

    def _fill(self, paper: Paper, template: str) -> None:
        shapes = ((False, self.tr("upright")), (True, self.tr("across")))
        for size in get_args(PaperSize):
            for landscape, name in shapes:
                self.paper_box.addItem(f"{size} · {name}", (size, landscape))
                if (size, landscape) == (paper.size, paper.landscape):
                    self.paper_box.setCurrentIndex(self.paper_box.count() - 1)
        self.duplex.setChecked(paper.duplex)
        self.reload(template)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row(column, self.tr("Paper"), self.paper_box, self.duplex)
        self._row(column, self.tr("Template"), self.template_box, self.edit)
        self.range.setPlaceholderText(self.tr("All, or such as 1-3,5"))
        self.range.setToolTip(self.tr("For printing and PDF"))
        self._row(column, self.tr("Pages"), self.range)

    def _row(self, column: QVBoxLayout, caption: str, field: QWidget, *more: QWidget) -> None:
        label = QLabel(caption)
        label.setProperty("secondary", True)
        label.setFixedWidth(40)
        field.setAccessibleName(caption)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(field, 1)
        for widget in more:
            row.addWidget(widget)
        column.addLayout(row)

    def _edit(self) -> None:
        if self._folder is None:
            return
        dialog = TemplateDialog(self.template(), self._folder, self.window())
        dialog.accepted.connect(lambda: self._on_saved(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_saved(self, dialog: TemplateDialog) -> None:
        if dialog.saved is not None:
            self.reload(dialog.saved.key)
            self.changed.emit()
