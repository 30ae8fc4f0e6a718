"""Facts about one document of the library: what it says of itself, its file, and where that came from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.library.file_arrivals import Arrival
from store.library.validity import STATES, validity_of
from store.model.document import DocumentSummary
from ui.runtime.i18n import named, sentence
from ui.runtime.localized_text import date_text, unit_text
from ui.services.library.document_shelf import own_name, shelf_text
from ui.services.packs.pack_origins import pack_of
from ui.widgets.dialogs import Dialog


class DetailsDialog(Dialog):
    """Shows the facts as text that can be selected; one button copies them all."""

    def __init__(self, entry: DocumentSummary, arrival: Arrival | None, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of the document"))
        self.setMinimumWidth(520)
        self._facts = self._gathered(entry, arrival, size)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, value in self._facts:
            label = QLabel(value)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(name)
            title = QLabel(name)
            title.setProperty("secondary", True)
            form.addRow(title, label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(20)
        column.addLayout(form)
        column.addWidget(buttons)

    def text(self) -> str:
        """Return the facts, a line each."""
        return "\n".join(named(name, value) for name, value in self._facts)

    def _gathered(self, entry: DocumentSummary, arrival: Arrival | None, size: int) -> list[tuple[str, str]]:
        came = self.tr("with the program") if entry.shipped else ""
        if arrival is not None:
            came = arrival.place or self.tr("pasted text")
        pack = pack_of(entry.sha256)
        publisher = f"{pack.publisher}（{pack.key}）" if pack is not None else ""
        found = [
            (self.tr("Title"), entry.name),
            (self.tr("Own name"), own_name(entry.key)),
            (self.tr("Number"), entry.number or ""),
            (self.tr("Issuers"), "、".join(entry.issuers)),
            (self.tr("Date"), date_text(entry.date)),
            (self.tr("In force from"), date_text(entry.effective)),
            (self.tr("Kind"), entry.kind),
            (self.tr("State"), _state(entry) or self.tr("not stated")),
            (self.tr("Size"), unit_text(entry)),
            (self.tr("Folder and tags"), shelf_text(entry.key)),
            (self.tr("File"), f"{entry.source}（{_bytes(size)}）" if size else entry.source),
            (self.tr("Update pack"), pack.name if pack is not None else ""),
            (self.tr("Publisher"), publisher),
            (self.tr("Came from"), came),
            (self.tr("Added by"), arrival.who if arrival is not None else ""),
            (self.tr("Added on"), _moment(arrival.moment if arrival is not None else entry.added)),
            ("SHA-256", entry.sha256),
        ]
        return [(name, value) for name, value in found if value]


def _state(entry: DocumentSummary) -> str:
    state = validity_of(entry)
    return sentence(STATES[state]) if state is not None else ""


def _bytes(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def _moment(stored: str) -> str:
    """Return a UTC time in that of this computer, to the minute; what cannot be read as it is."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(stored).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return stored
