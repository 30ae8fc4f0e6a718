"""The paper, what the hospital adds, and which pages, judged while typing: the middle of the options."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.appearance.polish import set_look
from ui.appearance.theme import ThemeManager
from ui.printing.content.templates import Template, find, templates
from ui.printing.layout.page_range import page_numbers
from ui.printing.layout.page_styles import Paper, PaperSize
from ui.printing.template_dialog import TemplateDialog
from ui.widgets.access.announcing import announce
from ui.widgets.tinted import IconButton


class PaperPanel(QWidget):
    """Emits :attr:`changed` when another paper or template is chosen, and which pages are wanted."""

    changed = Signal()
    #: Other pages are wanted, or what was typed makes no sense.
    range_changed = Signal()

    def __init__(self, themes: ThemeManager, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._captions: list[QLabel] = []
        self._folder = folder
        self.paper_box = QComboBox(self)
        self.duplex = QCheckBox(self.tr("Both sides"), self)
        self.duplex.setToolTip(self.tr("The margin for binding changes sides from page to page"))
        self.template_box = QComboBox(self)
        self.edit = IconButton(themes, "pencil", self.tr("Change the template"), self, 16)
        if folder is None:
            self.edit.hide()
        self.range = QLineEdit(self)
        #: What is wrong with the page numbers, or how many there are; it has its room, said or not.
        self.judged = QLabel(self)
        self._fill()
        self._build()
        self.range.textChanged.connect(lambda _text: self._judge())
        self.paper_box.currentIndexChanged.connect(self.changed)
        self.duplex.toggled.connect(self.changed)
        self.template_box.currentIndexChanged.connect(self.changed)
        self.edit.clicked.connect(self._edit)

    def show_choices(self, paper: Paper, template: str) -> None:
        """Show what is chosen for a paper, and all its pages as wanted; nothing is emitted."""
        blocked = [each.blockSignals(True) for each in (self.paper_box, self.duplex, self.range)]
        for row in range(self.paper_box.count()):
            if self.paper_box.itemData(row) == (paper.size, paper.landscape):
                self.paper_box.setCurrentIndex(row)
        self.duplex.setChecked(paper.duplex)
        self.range.clear()
        for each, was in zip((self.paper_box, self.duplex, self.range), blocked, strict=True):
            each.blockSignals(was)
        self.reload(template)
        self._judge()

    def set_total(self, total: int) -> None:
        """Judge by this number of pages; 0 before there are any."""
        self._total = total
        self._judge()

    def numbers(self) -> list[int] | None:
        """Return the pages that are wanted, counted from 1; None where what was typed makes no sense."""
        return page_numbers(self.range.text(), self._total) if self._total else []

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

    def _fill(self) -> None:
        shapes = ((False, self.tr("upright")), (True, self.tr("across")))
        for size in get_args(PaperSize):
            for landscape, name in shapes:
                self.paper_box.addItem(f"{size} · {name}", (size, landscape))
        self.reload("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row(column, self.tr("Paper"), self.paper_box, self.duplex)
        self._row(column, self.tr("Template"), self.template_box, self.edit)
        self.range.setPlaceholderText(self.tr("All, or such as 1-3,5"))
        self.range.setToolTip(self.tr("For printing and PDF"))
        self._row(column, self.tr("Pages"), self.range)
        self.judged.setProperty("secondary", True)
        self.judged.setTextFormat(Qt.TextFormat.PlainText)
        self.judged.setFixedHeight(self.judged.fontMetrics().height() + 2)
        column.addWidget(self.judged)

    def _judge(self) -> None:
        """Say how many pages are wanted, or that there are no such pages."""
        numbers = self.numbers()
        if numbers is None:
            text = self.tr("There are no such pages; write for example 1-3,5.")
        elif not self._total:
            text = ""
        elif len(numbers) == self._total:
            text = self.tr("Pages: {n}").format(n=self._total)
        else:
            text = self.tr("Pages: {n} of {total}").format(n=len(numbers), total=self._total)
        self.judged.setText(text)
        self.judged.setToolTip(text)
        bad = numbers is None
        if self.judged.property("bad") != bad:
            set_look(self.judged, "bad", bad)
            if bad:
                announce(self.range, text)
        self.range_changed.emit()

    def _row(self, column: QVBoxLayout, caption: str, field: QWidget, *more: QWidget) -> None:
        label = QLabel(caption, self)
        label.setProperty("secondary", True)
        self._captions.append(label)
        widest = max(each.sizeHint().width() for each in self._captions)
        for each in self._captions:
            each.setMinimumWidth(widest)
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
