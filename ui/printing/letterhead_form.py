"""Fields for name and logo of the hospital, which all templates share; and the dialog of these alone."""

from __future__ import annotations

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
from store.system.site_settings import site_settings
from ui.printing.content.letterhead import LONGEST, Letterhead, save_letterhead
from ui.printing.content.templates import letterhead
from ui.printing.output.logo_file import kinds, read_logo
from ui.printing.output.painter import logo
from ui.runtime.i18n import sentence
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.dialogs import Dialog


class LetterheadForm(QWidget):
    """Edits name and logo; ``folder`` is that of the user's templates."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        known = letterhead(folder)
        self._logo = known.logo
        # A picture that was chosen is read then, and never again.
        self._picture: bytes | None = None
        self._changed = False
        self.hospital = QLineEdit(known.hospital)
        self.hospital.setMaxLength(LONGEST)
        self.picture = QLabel()
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self._follow_site()
        self._show_logo()

    def choose_logo(self, path: Path | None) -> None:
        """Take a picture as the logo, or none."""
        try:
            self._picture = read_logo(path) if path is not None else None
        except BadInput as error:
            self.say(sentence(error))
            return
        self._logo, self._changed = path, True
        self._show_logo()

    def save(self) -> bool:
        """Write what has changed; where that does not work, say so and return False."""
        text = self.hospital.text().strip()
        if not self._changed and text == letterhead(self._folder).hospital:
            return True
        try:
            save_letterhead(Letterhead(text, self._logo), self._folder, self._picture)
        except YiceError as error:
            self.say(sentence(error))
            return False
        logo.cache_clear()
        return True

    def say(self, text: str) -> None:
        """Show what is wrong."""
        self.message.setText(text)

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addRow(self.tr("Hospital"), self.hospital)
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
        form.addRow(self.message)

    def _follow_site(self) -> None:
        """Show the name that is set for all users; a locked one cannot be changed."""
        site = site_settings()
        proposed = site.values.get("print/hospital", "")
        self.hospital.setPlaceholderText(proposed)
        if site.is_locked("print/hospital"):
            self.hospital.setEnabled(False)
            self.hospital.setText(proposed)
            self.hospital.setToolTip(self.tr("Set for all users of this PC by the hospital's IT department"))

    def _ask_logo(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in kinds())
        title, offered = self.tr("Logo"), self.tr("Pictures ({patterns})").format(patterns=patterns)
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(folder_for("logo")), offered)
        if chosen:
            remember("logo", chosen)
            self.choose_logo(Path(chosen))

    def _show_logo(self) -> None:
        self.say("")
        self.picture.setText(self._logo.name if self._logo else self.tr("none"))
        self.no_logo.setEnabled(self._logo is not None)


class LetterheadDialog(Dialog):
    """Edits name and logo of the hospital, for all templates."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hospital"))
        self.setMinimumWidth(440)
        self.form = LetterheadForm(folder)
        about = QLabel(self.tr("Below the title of every paper; the logo is at the head of its pages."))
        about.setProperty("secondary", True)
        about.setWordWrap(True)
        kinds_of = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds_of.Save | kinds_of.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        for part in (about, self.form, buttons):
            column.addWidget(part)

    def accept(self) -> None:
        """Save; where that does not work, say so and stay."""
        if self.form.save():
            super().accept()
