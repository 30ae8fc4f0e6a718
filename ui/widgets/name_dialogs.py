"""Small dialogs that ask for a name, or to choose one of several; what is wrong is said while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.services.list_filter import ListFilter
from ui.widgets.access.announcing import announce
from ui.widgets.dialogs import Dialog

#: Says what is wrong with a name; empty where nothing is.
NameCheck = Callable[[str], str]
LONGEST, WIDTH = 120, 420


def _nothing_wrong(_text: str) -> str:
    return ""


class NameDialog(Dialog):
    """A field with its label; Enter takes it, Escape leaves everything as it was.

    An empty name cannot be taken unless ``optional``; ``check`` says what else is wrong.
    """

    def __init__(
        self,
        title: str,
        label: str,
        text: str = "",
        check: NameCheck = _nothing_wrong,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._check, self._optional = check, optional
        self.field = QLineEdit(text)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        words = QLabel(label)
        words.setWordWrap(True)
        words.setBuddy(self.field)
        self.wrong = QLabel()
        self.wrong.setObjectName("fieldError")
        self.wrong.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(8)
        for part in (words, self.field, self.wrong):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(self.buttons)
        self.field.textChanged.connect(self._typed)
        self._typed(text)

    def text(self) -> str:
        """Return what is typed, without white space around it."""
        return " ".join(self.field.text().split())

    def _typed(self, _text: str) -> None:
        said = self._check(self.text()) if self.text() else ""
        self.wrong.setText(said)
        announce(self.field, said)
        fine = not said and (self._optional or bool(self.text()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fine)


class ChoiceDialog(NameDialog):
    """A field over a list: what is typed thins the list out, by words or by pinyin.

    With ``free`` what is typed may be new; without, Enter takes the first line that fits.
    """

    def __init__(
        self,
        title: str,
        label: str,
        choices: Sequence[str],
        chosen: int = 0,
        free: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._choices, self._free = [each for each in choices if each], free
        self._found = ListFilter(self._choices)
        self.list = QListWidget()
        typed = choices[chosen] if free and choices else ""
        super().__init__(title, label, typed, optional=free, parent=parent)
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(160)
        for text in self._choices:
            QListWidgetItem(text, self.list).setToolTip(text)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take_and_close)
        self.list.currentItemChanged.connect(self._walk)
        self.field.installEventFilter(self)
        self.column.insertWidget(3, self.list, 1)
        if not free and self._choices:
            self.list.setCurrentRow(max(0, chosen))
        self._typed(self.field.text())

    def choice(self) -> str:
        """Return what is chosen or, with ``free``, typed."""
        if self._free:
            return self.text()
        item = self.list.currentItem()
        return item.text() if item is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field down into the list."""
        key = event.key() if isinstance(event, QKeyEvent) else 0
        if event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Down:
            row = next((row for row in range(self.list.count()) if not self.list.isRowHidden(row)), -1)
            if row >= 0:
                self.list.setFocus()
                self.list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def _walk(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.focusWidget() is self.list:
            self._take(item)

    def _take_and_close(self, item: QListWidgetItem) -> None:
        self._take(item)
        self.accept()

    def _take(self, item: QListWidgetItem) -> None:
        if self._free:
            blocked = self.field.blockSignals(True)
            self.field.setText(item.text())
            self.field.blockSignals(blocked)
            super()._typed(item.text())

    def _typed(self, text: str) -> None:
        typed = text.strip()
        kept = self._found.matching("" if typed in self._choices else typed)
        for row, shown in enumerate(kept[: self.list.count()]):
            self.list.setRowHidden(row, not shown)
        if self._free:
            super()._typed(text)
            return
        rows = [row for row in range(self.list.count()) if not self.list.isRowHidden(row)]
        if rows and self.list.currentRow() not in rows:
            self.list.setCurrentRow(rows[0])
        self.wrong.setText("" if rows or not typed else self.tr("No such entry"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(rows))


def ask_name(
    parent: QWidget,
    title: str,
    label: str,
    text: str = "",
    check: NameCheck = _nothing_wrong,
    optional: bool = False,
) -> str | None:
    """Ask for a name; None where the user thought better of it."""
    dialog = NameDialog(title, label, text, check, optional, parent)
    agreed = dialog.exec()
    dialog.deleteLater()
    return dialog.text() if agreed else None


def ask_choice(
    parent: QWidget, title: str, label: str, choices: Sequence[str], chosen: int = 0, free: bool = False
) -> str | None:
    """Ask for one of several, or with ``free`` for a new one; None where the user thought better of it."""
    dialog = ChoiceDialog(title, label, choices, chosen, free, parent)
    agreed = dialog.exec()
    dialog.deleteLater()
    return dialog.choice() if agreed else None
