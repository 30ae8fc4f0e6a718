"""Tags: one for what is chosen, and the list of all of them to rename, merge and delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

NAME = Qt.ItemDataRole.UserRole
LONGEST = 60


class TagDialog(QDialog):
    """Asks for one tag, completing it."""

    chosen = Signal(str)

    def __init__(self, complete: Callable[[str], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a tag"))
        self.setMinimumWidth(320)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Tag"))
        words = QStringListModel(list(complete("")), self)
        completer = QCompleter(words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(lambda text: words.setStringList(list(complete(text))))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.field)
        column.addWidget(buttons)

    def _take(self) -> None:
        name = " ".join(self.field.text().lstrip("#＃").split())
        if name:
            self.chosen.emit(name)
        self.accept()


class TagsDialog(QDialog):
    """All tags with their numbers; renaming one to another that exists merges them."""

    renamed = Signal(str, str)
    deleted = Signal(str)

    def __init__(self, tags: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self.resize(380, 420)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.itemChanged.connect(self._edited)
        hint = QLabel(self.tr("Renaming a tag to one that exists merges the two"))
        hint.setProperty("secondary", True)
        hint.setWordWrap(True)
        self._none = QLabel(self.tr("No tags yet. Give a note one with “+ Tag” on its card."))
        self._none.setWordWrap(True)
        self._rename = QPushButton(self.tr("Rename"))
        self._rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self._delete = QPushButton(self.tr("Delete"))
        self._delete.clicked.connect(self._ask_delete)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._rename)
        foot.addWidget(self._delete)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (hint, self._none, self.list):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addLayout(foot)
        self.show_tags(tags)

    def show_tags(self, tags: Mapping[str, int]) -> None:
        """Show these."""
        self.list.blockSignals(True)
        self.list.clear()
        for name, count in tags.items():
            item = QListWidgetItem(name, self.list)
            item.setData(NAME, name)
            item.setToolTip(self.tr("{n} times").format(n=count))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0 if tags else -1)
        self._none.setVisible(not tags)
        for button in (self._rename, self._delete):
            button.setEnabled(bool(tags))

    def refresh_from(self, ask: Callable[[], Mapping[str, int]]) -> Callable[[], None]:
        """What brings the list up to date, as long as the dialog is there."""

        def refresh() -> None:
            if isValid(self):
                self.show_tags(ask())

        return refresh

    def _edited(self, item: QListWidgetItem) -> None:
        old, new = item.data(NAME), " ".join(item.text().split())
        if new and new != old:
            self.renamed.emit(old, new)
        else:
            item.setText(old)

    def _ask_delete(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.deleted.emit(item.data(NAME))
