"""Paints the tree of bookmarks: folders in one line, bookmarks with their place below the title."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.model.typography import typeset
from ui.appearance.icons import icon
from ui.appearance.theme import Theme, ThemeManager
from ui.notebook.bookmarks.model import TreeRole
from ui.notebook.notes.filter_names import state_of
from ui.services.notebook.note_entries import NoteEntry
from ui.widgets.document_line import draw_place
from ui.widgets.enlarged import enlarged
from ui.widgets.painting import BOLD, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
FOLDER, BOOKMARK = 34, 54
ICON, CHEVRON = 16, 14
#: Where the title of a folder begins.
TITLE = CHEVRON + ICON + 6


@enlarged
class BookmarkDelegate(QStyledItemDelegate):
    """One line of the tree."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line, or two."""
        return QSize(option.rect.width(), FOLDER if index.data(TreeRole.IS_FOLDER) else BOOKMARK)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        theme = self._themes.theme
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect.adjusted(0, 1, -8, -1), theme.accentbg, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, rect.adjusted(0, 1, -8, -1), theme.paper, None)
        inner = rect.adjusted(8, 0, -18, 0)
        if index.data(TreeRole.IS_FOLDER):
            opened = bool(option.state & QStyle.StateFlag.State_Open) and index.model().hasChildren(index)
            self._paint_folder(painter, inner, index, theme, opened)
        else:
            self._paint_bookmark(painter, inner, index.data(TreeRole.ENTRY), theme)

    def _paint_folder(
        self, painter: QPainter, inner: QRectF, index: Index, theme: Theme, opened: bool
    ) -> None:
        """Paint a folder: an arrow where it has content, open or closed, and its count."""
        box = QRectF(inner.left() - 4, inner.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        if index.model().hasChildren(index):
            arrow = icon("chevron-down" if opened else "chevron-right", theme.ink2)
            arrow.paint(painter, box.toAlignedRect())
        box = QRectF(inner.left() + CHEVRON, inner.center().y() - ICON / 2, ICON, ICON)
        icon("folder-open" if opened else "folder", theme.ink2).paint(painter, box.toAlignedRect())
        words = inner.adjusted(TITLE, 7, -32, -7)
        draw_line(painter, words, index.data(), ui_font(13, BOLD), theme.ink)
        count = inner.adjusted(0, 7, 0, -7)
        draw_line(painter, count, str(index.data(TreeRole.COUNT)), ui_font(12), theme.ink3, right=True)

    def _paint_bookmark(self, painter: QPainter, inner: QRectF, entry: NoteEntry, theme: Theme) -> None:
        """Paint a bookmark: its title, and below it its place; in red where that is not sure."""
        top = QRectF(inner.left(), inner.top() + 7, inner.width(), 20)
        draw_line(painter, top, typeset(entry.text), ui_font(13), theme.ink)
        name, colour = entry.document_name, theme.ink2
        if entry.state != "placed":
            sure = self.tr("{n} % sure").format(n=round(entry.certainty * 100))
            words = state_of(entry) if entry.state == "lost" else sure
            name, colour = f"{words} · {name}", theme.red
        tags = "".join(f"  #{tag}" for tag in entry.tags)
        draw_place(painter, top.translated(0, 21), name, entry.place, ui_font(12), colour, tags)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a field for the title."""
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(self.tr("Title of the bookmark"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Place the editor over the title."""
        left = TITLE + 4 if index.data(TreeRole.IS_FOLDER) else 0
        height = min(32, option.rect.height())
        editor.setGeometry(option.rect.adjusted(left, 0, -10, height - option.rect.height()))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor with the title."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.DisplayRole)))
