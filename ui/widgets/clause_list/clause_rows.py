"""The rows of a list as clauses: which of them are chosen, and that the user walks from row to row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.widgets.clause_list.current import NOTHING, ChosenPlace, CurrentPlaces

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


_FLAGS = QItemSelectionModel.SelectionFlag
CHOOSE = _FLAGS.ClearAndSelect | _FLAGS.Rows
CHOOSE_TOO = _FLAGS.Select | _FLAGS.Rows


class ClauseHost(Protocol):
    """Interface of the window, which does the actions of every list, by their names."""

    def name(self, current: CurrentPlaces) -> str:
        """Return the name of the chosen clauses in a sentence; empty where nothing is chosen."""

    def can(self, action: str, current: CurrentPlaces) -> bool:
        """Return whether an action can be done to what is chosen."""

    def limit(self, action: str, current: CurrentPlaces) -> str:
        """Return how far an action goes with so many as are chosen; empty where it goes all the way."""

    def is_done(self, action: str, current: CurrentPlaces) -> bool:
        """Return whether an action would take back what everything chosen has already."""

    def run(self, action: str, current: CurrentPlaces) -> None:
        """Do an action to what is chosen."""


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
        read: Callable[[QModelIndex], ChosenPlace | None],
        parent: QObject,
        leads: bool = False,
    ) -> None:
        super().__init__(parent)
        self._view, self._read, self._leads = view, read, leads
        self.host: ClauseHost | None = None
        self._known: ChosenPlace | None = None
        self._stepping = False
        self._held: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)
        view.installEventFilter(self)
        selection = view.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(lambda *_rows: self._tell())
        view.model().modelReset.connect(self._tell)

    @property
    def view(self) -> QAbstractItemView:
        """The list."""
        return self._view

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Tell only at the end that other rows are chosen: while a list is filled and chooses a row."""
        self._held = 0
        try:
            yield
        finally:
            changes, self._held = self._held, None
            if changes:
                self.changed.emit()

    def is_shown(self) -> bool:
        """Return whether the user can see the list."""
        return self._view.isVisible()

    def chosen(self) -> list[ChosenPlace] | None:
        """Return the selection from the top; empty where those rows are no clauses, None without a row."""
        rows = self.selected()
        if not rows:
            return None
        found = (self._read(index) for index in rows)
        return [each for each in found if each is not None]

    def current(self) -> ChosenPlace | None:
        """Return the row that has the frame, if it is chosen and a clause."""
        index = self._view.currentIndex()
        chosen = index.isValid() and self._view.selectionModel().isSelected(index)
        return self._read(index) if chosen else None

    def value(self) -> CurrentPlaces | None:
        """Return what is chosen, as actions take it; None without a row."""
        chosen = self.chosen()
        if not chosen:
            return None if chosen is None else NOTHING
        return CurrentPlaces(tuple(chosen), self.current(), self._view.accessibleName())

    def at(self, index: QModelIndex) -> CurrentPlaces:
        """Return one row as actions take it, chosen or not."""
        found = self._read(index) if index.isValid() else None
        return CurrentPlaces((found,), found, self._view.accessibleName()) if found is not None else NOTHING

    def selected(self) -> list[QModelIndex]:
        """Return the first cells of the rows that are chosen, from top to bottom."""
        return sorted(self._first_cells(), key=_way)

    def choose(self, index: QModelIndex) -> None:
        """Choose one row, whatever keys are held."""
        self._view.selectionModel().setCurrentIndex(index, CHOOSE)

    def add(self, indexes: Iterable[QModelIndex]) -> None:
        """Choose more rows beside those that are chosen; the one with the frame keeps it."""
        for index in indexes:
            self._view.selectionModel().select(index, CHOOSE_TOO)

    def follow(self, index: QModelIndex) -> None:
        """Choose the row of what is read now, unless the user is in the list, or has chosen several rows."""
        chosen = self.selected()
        other = index != self._view.currentIndex() and len(chosen) < 2 and not self._view.hasFocus()
        if other or not chosen:
            self.choose(index)

    def _first_cells(self) -> Iterator[QModelIndex]:
        model, seen = self._view.model(), set[tuple[tuple[int, ...], int]]()
        for area in self._view.selectionModel().selection().toList():
            parent = area.parent()
            above = _way(parent)
            for row in range(area.top(), area.bottom() + 1):
                if (above, row) not in seen:
                    seen.add((above, row))
                    yield model.index(row, 0, parent)

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
        self._tell()

    def _tell(self) -> None:
        if self._held is None:
            self.changed.emit()
        else:
            self._held += 1

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
