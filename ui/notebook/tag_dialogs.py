"""Tags: one for what is chosen, and the list of all of them to rename, merge and delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import numbered
from ui.widgets.choices.chips import ChipRow
from ui.widgets.dialogs import Dialog
from ui.widgets.enlarged import enlarged
from ui.widgets.painting import card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
NAME = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
LONGEST = 60
ROW = 36


class TagDialog(Dialog):
    """Asks for one tag, completing it, and shows those that are there already: a click takes one off."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(
        self,
        complete: Callable[[str], Sequence[str]],
        present: Sequence[str] = (),
        count: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(360)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Tag"))
        self.field.setPlaceholderText(self.tr("Such as: to do, meeting"))
        words = QStringListModel(list(complete("")), self)
        completer = QCompleter(words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(lambda text: words.setStringList(list(complete(text))))
        many = numbered(self.tr("New tag for {n} entry|New tag for {n} entries"), n=count)
        label = QLabel(many if count > 1 else self.tr("New tag"))
        label.setBuddy(self.field)
        hint = QLabel(self.tr("One word or a few; the list of notes can be filtered by it."))
        hint.setProperty("secondary", True)
        hint.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (label, self.field, hint, self._present(present)):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _present(self, tags: Sequence[str]) -> QWidget:
        self.present = ChipRow()
        self.present.setAccessibleName(self.tr("Tags that are there; a click takes one off"))
        self.present.setVisible(bool(tags))
        self.present.set_texts([f"#{tag} ×" for tag in tags])
        self.present.chosen.connect(self._drop)
        return self.present

    def _drop(self, text: str) -> None:
        self.present.set_texts([each for each in self.present.texts() if each != text])
        self.removed.emit(text.removeprefix("#").removesuffix(" ×"))

    def _take(self) -> None:
        name = " ".join(self.field.text().lstrip("#＃").split())
        if name:
            self.chosen.emit(name)
        self.accept()


@enlarged
class TagDelegate(QStyledItemDelegate):
    """A tag with how often it is used behind it; its field is as high as the line."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """High enough for the field."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and number."""
        theme, rect = self._themes.theme, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            card(painter, rect.adjusted(0, 1, 0, -1), theme.accentbg, None, 6)
        inner = rect.adjusted(10, 0, -10, 0)
        used = numbered(self.tr("{n} time|{n} times"), n=index.data(COUNT))
        taken = draw_line(painter, inner, used, ui_font(12), theme.ink2, right=True)
        words = inner.adjusted(0, 0, -taken - 8, 0)
        draw_line(painter, words, index.data(), ui_font(14), theme.accent if selected else theme.ink)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a field for the name."""
        field = QLineEdit(parent)
        field.setMaxLength(LONGEST)
        field.setAccessibleName(self.tr("Name of the tag"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Place the editor over the whole line."""
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -1))


class TagsDialog(Dialog):
    """All tags with their numbers; renaming one to another that exists merges them."""

    renamed = Signal(str, str)
    deleted = Signal(str)

    def __init__(
        self, ask: Callable[[], Mapping[str, int]], themes: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setWindowTitle(self.tr("All tags"))
        self.resize(380, 420)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.setItemDelegate(TagDelegate(themes, self.list))
        self.list.itemChanged.connect(self._edited)
        hint = QLabel(self.tr("Renaming a tag to one that exists merges the two"))
        hint.setProperty("secondary", True)
        hint.setWordWrap(True)
        self._none = QLabel(self.tr("No tags yet. Give a note one with “+ Tag” on its card."))
        self._none.setWordWrap(True)
        self._rename = QPushButton(self.tr("Rename"))
        self._rename.clicked.connect(lambda: self.list.edit(self.list.currentIndex()))
        self._delete = QPushButton(self.tr("Delete"))
        self._delete.clicked.connect(self._ask_delete)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        # Enter ends the naming of a tag; a default button would be pressed by it as well.
        for button in (self._rename, self._delete, *close.findChildren(QPushButton)):
            button.setAutoDefault(False)
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
        self.refresh()

    def refresh(self) -> None:
        """Show the tags that there are now; what was chosen stays chosen."""
        tags, row = self._ask(), max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for name, count in tags.items():
            item = QListWidgetItem(name, self.list)
            item.setData(NAME, name)
            item.setData(COUNT, count)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                numbered(self.tr("{name}, {n} time|{name}, {n} times"), name=name, n=count),
            )
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(tags) - 1))
        self._none.setVisible(not tags)
        for button in (self._rename, self._delete):
            button.setEnabled(bool(tags))

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
