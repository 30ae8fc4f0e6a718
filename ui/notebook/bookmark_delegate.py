"""Paints the tree of bookmarks: folders in one line, bookmarks with their place below the title."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import icon
from ui.notebook.bookmark_tree import TreeRole
from ui.reader.typeset import typeset
from ui.theme import ThemeManager
from ui.widgets.painting import BOLD, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
FOLDER, BOOKMARK = 34, 54
ICON = 16


class BookmarkDelegate(QStyledItemDelegate):
    """One line of the tree."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two."""
        return QSize(option.rect.width(), FOLDER if index.data(TreeRole.IS_FOLDER) else BOOKMARK)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        theme = self._themes.theme
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect.adjusted(0, 1, -8, -1), theme.accentbg, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, rect.adjusted(0, 1, -8, -1), theme.paper, None)
        inner = rect.adjusted(8, 0, -18, 0)
        if index.data(TreeRole.IS_FOLDER):
            box = QRectF(inner.left(), inner.center().y() - ICON / 2, ICON, ICON).toAlignedRect()
            icon("folder-open" if index.model().rowCount(index) else "folder", theme.ink2).paint(painter, box)
            words = inner.adjusted(ICON + 8, 7, -32, -7)
            draw_line(painter, words, index.data(), ui_font(13, BOLD), theme.ink)
            count = inner.adjusted(0, 7, 0, -7)
            draw_line(painter, count, str(index.data(TreeRole.COUNT)), ui_font(12), theme.ink3, right=True)
            return
        entry = index.data(TreeRole.ENTRY)
        top = QRectF(inner.left(), inner.top() + 7, inner.width(), 20)
        draw_line(painter, top, typeset(entry.text), ui_font(13), theme.ink)
        place = f"{entry.document_name} {entry.place}"
        tags = "".join(f"  #{tag}" for tag in entry.tags)
        colour = theme.ink2
        if entry.state != "placed":
            words = self.tr("Unplaced") if entry.state == "lost" else self.tr("To be confirmed")
            place, colour = f"{words} · {place}", theme.red
        draw_line(painter, top.translated(0, 21), place + tags, ui_font(12), colour)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field for the title."""
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(self.tr("Title of the bookmark"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the title."""
        left = ICON + 10 if index.data(TreeRole.IS_FOLDER) else 0
        height = min(32, option.rect.height())
        editor.setGeometry(option.rect.adjusted(left, 0, -10, height - option.rect.height()))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The title as it is."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.DisplayRole)))
