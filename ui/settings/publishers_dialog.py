"""受信任的发布方: the public keys whose packs are installed, with their fingerprints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import YiceError
from store.packs.publishers import Publisher, Publishers
from store.system.paths import DataPaths
from ui.runtime.i18n import sentence
from ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from ui.printing.content.tables.table_paper import TablePaper

#: Shows a paper before it is printed.
ShowPaper = Callable[["TablePaper"], object]
#: No key file is larger.
_MOST_BYTES = 10_000


class PublishersDialog(Dialog):
    """Keys are added from a file and removed; those of the hospital's IT cannot be removed."""

    def __init__(
        self, folder: Path, parent: QWidget | None = None, show_paper: ShowPaper | None = None
    ) -> None:
        super().__init__(parent)
        self._show_paper = show_paper
        self._publishers = Publishers(DataPaths(folder).pack_keys)
        self.setWindowTitle(self.tr("Trusted publishers"))
        self.resize(640, 420)
        about = QLabel(
            self.tr(
                "Update packs are installed only from these publishers. Compare the fingerprint with the one "
                "that the publisher tells you before you add a key."
            )
        )
        about.setWordWrap(True)
        about.setProperty("secondary", True)
        self.keys = QListWidget()
        self.keys.setWordWrap(True)
        self.keys.setAccessibleName(self.tr("Trusted publishers"))
        self.keys.currentRowChanged.connect(self._follow)
        self.message = QLabel()
        self.message.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.add_button = buttons.addButton(self.tr("Add a key…"), action)
        self.remove_button = buttons.addButton(self.tr("Remove"), action)
        self.print_button = buttons.addButton(self.tr("Print the fingerprints…"), action)
        self.print_button.setVisible(show_paper is not None)
        self.copy_button = buttons.addButton(self.tr("Copy the fingerprints"), action)
        self.add_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(self.remove)
        self.print_button.clicked.connect(self.print_)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.keys, 1)
        column.addWidget(self.message)
        column.addWidget(buttons)
        self._fill()

    def choose(self) -> None:
        """Ask for a key file and trust its key."""
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Add a key"), str(Path.home()), self.tr("Public keys (*.pub);;All files (*)")
        )
        if name:
            self.add(Path(name))

    def add(self, path: Path) -> None:
        """Trust the key in a file; what is wrong with it is said in the dialog."""
        try:
            text = path.read_bytes()[:_MOST_BYTES].decode("utf-8", "replace")
            added = self._publishers.add(text)
        except OSError:
            self.message.setText(self.tr("The file cannot be opened."))
            return
        except YiceError as error:
            self.message.setText(sentence(error))
            return
        self.message.setText(self.tr("Added the key {key}.").format(key=added.name))
        self._fill()

    def remove(self) -> None:
        """Trust the selected key no more."""
        item = self.keys.currentItem()
        each = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if each is None or not each.own:
            return
        try:
            self._publishers.remove(each.key.name)
        except YiceError as error:
            self.message.setText(sentence(error))
            return
        self.message.setText(self.tr("Removed the key {key}.").format(key=each.key.name))
        self._fill()

    def text(self) -> str:
        """Return all keys with their fingerprints, to be printed or sent."""
        return "\n\n".join(self._words(each) for each in self._publishers.all())

    def print_(self) -> None:
        """Close, and show all keys with their fingerprints as a paper."""
        from ui.printing.content.tables.publisher_paper import publisher_paper

        paper = publisher_paper(self._publishers.all())
        self.accept()
        if self._show_paper is not None:
            self._show_paper(paper)

    def _fill(self) -> None:
        self.keys.clear()
        for each in self._publishers.all():
            item = QListWidgetItem(self._words(each))
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.keys.addItem(item)
        for button in (self.copy_button, self.print_button):
            button.setEnabled(self.keys.count() > 0)
        if self.keys.count():
            self.keys.setCurrentRow(0)
        else:
            self.message.setText(
                self.message.text() or self.tr("No publisher is trusted yet; add the key of yours.")
            )
        self._follow()

    def _follow(self) -> None:
        """Let the button agree with the row."""
        item = self.keys.currentItem()
        each = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.remove_button.setEnabled(each is not None and each.own)

    def _words(self, each: Publisher) -> str:
        place = "" if each.own else self.tr("(set by the hospital's IT department)")
        head = " ".join(part for part in (each.key.comment, each.key.name, place) if part)
        return f"{head}\n{each.key.fingerprint}"
