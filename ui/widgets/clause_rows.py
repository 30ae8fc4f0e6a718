"""The rows of a list as clauses: which of them are chosen, and that the user walks from row to row."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

#: The user rests on a row for so long before it is shown: a key that is held down opens nothing on its way.
REST_MS = 120
_STEPS = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class Chosen(NamedTuple):
    """A clause, or with an empty id a document as a whole."""

    key: str
    clause_id: str


class ClauseRows(QObject):
    """Watches a view; ``read`` tells which clause a row is, None for a row that is none (a folder).

    A list that does not itself follow the reader ``leads`` it: the row in place of a deleted one is shown as
    well.
    """

    #: Other rows are selected, by the user or by the program.
    changed = Signal()
    #: The user went to this row by keys and rests there: document, and clause (empty: the document).
    walked = Signal(str, str)

    def __init__(
        self,
        view: QAbstractItemView,
        read: Callable[[QModelIndex], Chosen | None],
        parent: QObject,
        leads: bool = False,
    ) -> None:
        super().__init__(parent)
        self._view, self._read, self._leads = view, read, leads
        self._known: Chosen | None = None
        self._stepping = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)
        view.installEventFilter(self)
        selection = view.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(lambda *_rows: self.changed.emit())
        view.model().modelReset.connect(self.changed)

    def is_shown(self) -> bool:
        """Return whether the user can see the list."""
        return self._view.isVisible()

    def chosen(self) -> list[Chosen] | None:
        """Return the selection, from top to bottom; empty where those rows are no clauses, None without a
        row.
        """
        rows = sorted(self._view.selectedIndexes(), key=_way)
        if not rows:
            return None
        found = (self._read(index) for index in rows if index.column() == 0)
        return [each for each in found if each is not None]

    def current(self) -> Chosen | None:
        """Return the row that has the frame, if it is chosen and a clause."""
        index = self._view.currentIndex()
        return self._read(index) if index in self._view.selectedIndexes() else None

    def step(self) -> None:
        """Report a step by a key that the view does not see."""
        self._rest.start()

    def stop(self) -> None:
        """Cancel the pending step, as its row is shown already."""
        self._rest.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the keys that move the frame."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._stepping = not alt and (
                event.key() in _STEPS or (bool(event.text()) and event.text().isprintable())
            )
            QTimer.singleShot(0, self, self._stepped)
        return super().eventFilter(watched, event)

    def _stepped(self) -> None:
        self._stepping = False

    def _current_changed(self) -> None:
        found = self.current()
        other = self._leads and found not in (None, self._known) and self._view.hasFocus()
        if self._stepping or other:
            self._rest.start()
        self._known = found or self._known
        self.changed.emit()

    def _show(self) -> None:
        found = self.current()
        if found is not None and self.is_shown() and len(self.chosen() or ()) == 1:
            self.walked.emit(*found)


def _way(index: QModelIndex) -> tuple[int, ...]:
    """Return the rows from the top of a tree down to an index: what sorts indexes as they are seen."""
    way: tuple[int, ...] = ()
    while index.isValid():
        way = (index.row(), *way)
        index = index.parent()
    return way
