"""The outline of a file that is checked: its rows, and the keys and the menu that change the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from store.intake.decisions.doubts import Doubt
from store.intake.decisions.draft_rows import DraftRow
from ui.appearance.theme import ThemeManager
from ui.library.review.outline_actions import OUTLINE_ACTIONS
from ui.library.review.outline_list import ReviewOutlineDelegate, ReviewOutlineModel
from ui.widgets.clause_list.fitted_list import FittedList


class ReviewOutlineView(FittedList):
    """Lists the rows of a document that is checked; emits what is to be done to the selected one."""

    #: Another row is selected.
    row_changed = Signal()
    #: An action of :data:`OUTLINE_ACTIONS` is wanted on the selected row: its name.
    action_requested = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ReviewOutlineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ReviewOutlineDelegate(themes, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(FittedList.ResizeMode.Adjust)
        self.setVerticalScrollMode(FittedList.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setObjectName("outlineRows")
        self.setAccessibleName(self.tr("Clauses as they were read"))
        self.customContextMenuRequested.connect(self._show_menu)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())
        themes.changed.connect(self.viewport().update)
        #: The actions by their names; their keys are the list's: in a field they edit the field.
        self.actions_by_name: dict[str, QAction] = {}
        for entry in OUTLINE_ACTIONS:
            if entry is None:
                continue
            action = QAction(QCoreApplication.translate("Review", entry.text), self)
            action.setShortcut(QKeySequence(entry.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._request, entry.action))
            self.addAction(action)
            self.actions_by_name[entry.action] = action

    def show_rows(self, rows: Sequence[DraftRow], doubts: Sequence[Doubt]) -> None:
        """Show other rows and the doubts about them."""
        self._model.show(rows, doubts)

    def select(self, at: int) -> None:
        """Select a row and show it; below the first it is the first."""
        index = self._model.index(max(0, at))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def row(self) -> int:
        """Return the selected row, or -1."""
        return self.currentIndex().row()

    def _request(self, action: str, _checked: bool = False) -> None:
        self.action_requested.emit(action)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in OUTLINE_ACTIONS:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self.actions_by_name[entry.action])
        menu.exec(self.viewport().mapToGlobal(where))
