"""The outline beside the text: it follows what is read, and a row leads to its clause."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from store.model.document import Document
from ui.appearance.theme import Theme, ThemeManager, mix
from ui.reader.navigation.outline_model import OutlineModel, OutlineRoles
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.enlarged import enlarged
from ui.widgets.painting import card, draw_line, ui_font

ROW, MARGIN, INDENT = 28, 8, 14
NARROWEST, USUAL = 150, 208


@enlarged
class OutlineDelegate(QStyledItemDelegate):
    """Label and heading in one line; the words of a clause without a heading are paler."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size it wants."""
        return QSize(option.rect.width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme = self._themes.theme
        box = QRectF(option.rect).adjusted(MARGIN, 1, -MARGIN, -1)
        self._background(painter, box, option.state, theme)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line = box.adjusted(8 + INDENT * (index.data(OutlineRoles.DEPTH) - 1), 0, -6, 0)
        label, title = index.data(OutlineRoles.LABEL), index.data(OutlineRoles.TITLE)
        weak = theme.accent if selected else theme.ink3
        width = draw_line(painter, line, label, ui_font(13), weak)
        line.setLeft(line.left() + width + (0 if label.endswith(("、", "）")) else 7))
        headed = theme.accent if selected else theme.ink2 if index.data(OutlineRoles.HEADED) else theme.ink3
        if title and line.width() > MARGIN:
            draw_line(painter, line, title, ui_font(13), headed)

    def _background(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected:
            card(painter, box, theme.accentbg, theme.accent if focused else None, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            card(painter, box, mix(theme.ink, theme.paper, 0.05), None, 6)


class OutlinePane(QWidget):
    """Shows one document; hidden, it does nothing, and catches up when it is shown."""

    clause_chosen = Signal(str)
    #: It was chosen by Enter: what comes next is done in the text.
    text_wanted = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePane")
        self.setMinimumWidth(NARROWEST)
        self._document: Document | None = None
        self._shown: Document | None = None
        self._clause_id = ""
        self._was_open = False
        self._model = OutlineModel(self)
        self.view = self._make_view(themes)
        #: The lines as clauses.
        self.rows = ClauseRows(self.view, self._clause_of, self)
        self.lists = ClauseList(self.rows, themes, self._choose)
        self.lists.clicked.connect(self._click)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        themes.changed.connect(self._restyle)
        self._restyle(themes.theme)

    def _make_view(self, themes: ThemeManager) -> QTreeView:
        view = QTreeView()
        view.setModel(self._model)
        view.setItemDelegate(OutlineDelegate(themes, self))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setExpandsOnDoubleClick(False)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Outline of the document"))
        view.pressed.connect(self._press)
        view.activated.connect(self._choose)
        view.activated.connect(lambda _index: self.text_wanted.emit())
        return view

    def _restyle(self, _theme: Theme) -> None:

        self.view.viewport().update()

    def show_place(self, document: Document | None, clause_id: str = "") -> None:
        """Mark the clause that is read, and open the chapter that it is in."""
        self._document, self._clause_id = document, clause_id
        if self.isVisible():
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was read meanwhile."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        if self._document is not self._shown:
            self._shown = self._document
            self._model.show(self._document)
        index = self._model.index_of(self._clause_id)
        if not index.isValid():
            self.view.clearSelection()
        elif index != self.view.currentIndex():
            above = index.parent()
            while above.isValid():
                self.view.expand(above)
                above = above.parent()
            self.rows.follow(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _clause_of(self, index: QModelIndex) -> ChosenPlace | None:
        return ChosenPlace(self._shown.key, index.data(OutlineRoles.CLAUSE)) if self._shown else None

    def _press(self, index: QModelIndex) -> None:
        self._was_open = index.data(OutlineRoles.CLAUSE) == self._clause_id and self.view.isExpanded(index)

    def _click(self, index: QModelIndex) -> None:
        """Go there and open what is below; a second click closes it."""
        if self._was_open:
            self.view.collapse(index)
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self.view.expand(index)
        self.clause_chosen.emit(index.data(OutlineRoles.CLAUSE))
