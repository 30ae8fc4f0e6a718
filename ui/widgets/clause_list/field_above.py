"""A field that filters the list below it, and the way from it into the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.clause_list.clause_rows import ClauseRows


class FieldAbove(QObject):
    """Lets the arrow down go from a field into its list: to the row with the frame, else to the first."""

    def __init__(self, field: QLineEdit, rows: ClauseRows) -> None:
        super().__init__(field)
        self._rows = rows
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go into the list, if it has a row that can be chosen."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and not event.modifiers()
        if not down or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        view, model = self._rows.view, self._rows.view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        first = next((row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable), None)
        if view.isVisible() and first is not None:
            if not self._rows.selected():
                self._rows.choose(first)
            view.setFocus(Qt.FocusReason.TabFocusReason)
        return True
