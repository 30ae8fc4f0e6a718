"""A button that chooses documents: one, several or all, from a list that can be filtered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import numbered
from ui.services.list_filter import ListFilter
from ui.widgets.dialogs import Popup
from ui.widgets.document_line import cut_name
from ui.widgets.tinted import TextButton

WIDTH, MOST_HEIGHT, WIDEST = 380, 360, 260
_KEY = int(Qt.ItemDataRole.UserRole)


class DocumentChoice(TextButton):
    """Menu button for choosing documents; none chosen means all."""

    #: Others are chosen.
    changed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "", "list-filter", parent=parent)
        self._names: dict[str, str] = {}
        self._chosen: set[str] = set()
        self.setMaximumWidth(WIDEST)
        self._popup = _Popup(self)
        self._popup.list.itemChanged.connect(self._read)
        self._popup.all_button.clicked.connect(lambda: self.choose(()))
        self.clicked.connect(self._open)
        self._tell()

    def set_documents(self, documents: Sequence[tuple[str, str]]) -> None:
        """Offer documents, as pairs of name and key; what was chosen stays chosen where it is still there."""
        self._names = {key: name for name, key in documents}
        self._chosen &= set(self._names)
        self._popup.fill(documents, self._chosen)
        self._tell()

    def allows(self, *keys: str) -> bool:
        """Return whether one of these documents is chosen."""
        return not self._chosen or not self._chosen.isdisjoint(keys)

    def chosen(self) -> list[str]:
        """Return the keys of the chosen documents in the order of the list; empty for all."""
        return [key for key in self._names if key in self._chosen]

    def choose(self, keys: Sequence[str]) -> None:
        """Choose these documents, or with none all of them."""
        self._chosen = set(keys) & set(self._names)
        self._popup.fill([(name, key) for key, name in self._names.items()], self._chosen)
        self._tell()
        self.changed.emit()

    def popup(self) -> QWidget:
        """Return the list with its field."""
        return self._popup

    def _read(self, _item: QListWidgetItem) -> None:
        self._chosen = self._popup.checked()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        chosen = self.chosen()
        if not chosen:
            text = self.tr("All documents")
        elif len(chosen) == 1:
            text = self._names[chosen[0]]
        else:
            text = numbered(self.tr("{n} document|{n} documents"), n=len(chosen))
        room = WIDEST - 64
        self.setText(cut_name(text, self.fontMetrics(), room))
        self.setToolTip("\n".join(self._names[key] for key in chosen) or self.tr("Choose documents"))
        self.setAccessibleName(self.tr("Documents: {text}").format(text=text))

    def _open(self) -> None:
        self._popup.words.clear()
        rows = self._popup.list.sizeHintForRow(0) * (self._popup.list.count() + 1)
        self._popup.resize(QSize(WIDTH, min(MOST_HEIGHT, max(140, rows + 90))))
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._popup.show()
        self._popup.words.setFocus()


class _Popup(Popup):
    """A field, a list with marks, and a button that takes all."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("choicePopup")
        self._found = ListFilter([])
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Filter documents"))
        self.words.setAccessibleName(self.tr("Filter documents"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setUniformItemSizes(True)
        self.all_button = QPushButton(self.tr("All documents"))
        done = QPushButton(self.tr("Done"))
        done.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.all_button)
        row.addStretch()
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def fill(self, documents: Sequence[tuple[str, str]], chosen: set[str]) -> None:
        """Replace the list."""
        self._found = ListFilter([name for name, _ in documents])
        self.list.blockSignals(True)
        self.list.clear()
        for name, key in documents:
            item = QListWidgetItem(name)
            item.setData(_KEY, key)
            item.setToolTip(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def checked(self) -> set[str]:
        """Return the keys with a mark."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return {str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from the field down into the list; Return closes."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        for row, kept in enumerate(self._found.matching(text)):
            self.list.setRowHidden(row, not kept)
