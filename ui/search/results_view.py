"""The list of results: goes from hit to hit, to the ends of all hits, and stays in place when pages come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from index.results import Answer, Hit
from ui.appearance.theme import ThemeManager
from ui.search.delegate import ResultsDelegate
from ui.search.model import ResultsModel
from ui.search.result_data import ResultRoles
from ui.services.notebook.note_hits import NoteHit
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.fitted_list import FittedList


class ResultsView(FittedList):
    """Shows the rows of an answer; asks for the pages that the user comes near to."""

    #: The hits from this place on are wanted too.
    page_wanted = Signal(int)

    def __init__(
        self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Where to go in the page that was asked for: to its last hit or its first; None: stay.
        self._jump: bool | None = None
        self._model = ResultsModel(document_name, self)
        self._model.page_wanted.connect(self.page_wanted)
        self._delegate = ResultsDelegate(themes, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Results"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        themes.changed.connect(self.viewport().update)
        #: The hits as clauses.
        self.rows = ClauseRows(self, _clause_of, self)

    def warm(self) -> Iterator[None]:
        """Draw, some at a time, the characters that the first answer would wait for."""
        yield from self._delegate.warm()

    # -- what is shown ----------------------------------------------------------------------------------

    def show_answer(self, answer: Answer | None) -> None:
        """Show the first hits of an answer; None empties the list."""
        self._model.show_answer(answer)
        self.scrollToTop()

    def add_page(self, start: int, hits: Sequence[Hit]) -> None:
        """Add the hits of the same query from the place ``start`` on; what is on the screen stays there."""
        jump, self._jump = self._jump, None
        top = self.indexAt(self.viewport().rect().topLeft())
        if top.isValid() and top.data(ResultRoles.HEADER):
            top = self._model.index(top.row() + 1)
        place = self.visualRect(top).top() if top.isValid() else 0
        hit = top.data(ResultRoles.HIT)
        self._model.add_page(start, hits)
        if jump is not None:
            self._go_to_end(jump)
        elif hit is not None and hit.clause_id:
            self.doItemsLayout()
            index = self._model.index(self._model.row_of(hit.clause_id))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - place)

    def set_grouped(self, grouped: bool) -> None:
        """Group the hits by document, or list them one after the other."""
        self._model.set_grouped(grouped)

    def set_notes(self, counts: Mapping[str, int]) -> None:
        """Set the numbers of notes by clause."""
        self._model.set_notes(counts)

    def is_empty(self) -> bool:
        """Return whether there is no row."""
        return not self._model.rowCount()

    def stretch(self) -> tuple[int, int]:
        """Return the places of the first hit in the list and of the one behind its last."""
        return self._model.stretch()

    def hits(self) -> list[Hit]:
        """Return the hits in the order in which they are shown."""
        return self._model.hits()

    # -- the row that is selected -----------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Select the next (1) or the previous (-1) hit, past headers."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if not index.data(ResultRoles.HEADER):
                self.rows.choose(index)
                return
            row += by
        if by < 0:
            self.scrollToTop()

    def select_clause(self, clause_id: str) -> None:
        """Mark the hit of a clause, if it is in the list; emits nothing."""
        row = self._model.row_of(clause_id)
        if row >= 0:
            self.rows.follow(self._model.index(row))

    def clauses_below(self, header: QModelIndex) -> list[str]:
        """Return the clauses between a header and the next one, of those that are in the list."""
        found = []
        index = header.siblingAtRow(header.row() + 1)
        while index.isValid() and not index.data(ResultRoles.HEADER):
            hit = index.data(ResultRoles.HIT)
            if hit is not None and hit.clause_id:
                found.append(hit.clause_id)
            index = index.siblingAtRow(index.row() + 1)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the selected hit; Home and End go to the first and the last of all."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._jump_to(event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def _jump_to(self, last: bool) -> None:
        """Go to the first or the last of all hits, which are fetched where they are not there."""
        self._jump = last
        if not self._model.want_end(last):
            self._jump = None
            self._go_to_end(last)

    def _go_to_end(self, last: bool) -> None:
        """Choose the first or the last hit of the list, and show it."""
        rows = range(self._model.rowCount())
        for row in reversed(rows) if last else rows:
            index = self._model.index(row)
            if index.data(ResultRoles.HIT) is not None:
                self.rows.choose(index)
                break
        (self.scrollToBottom if last else self.scrollToTop)()

    def _on_scrolled(self, value: int) -> None:
        """Near the top of the list, the hits before those that are there are wanted."""
        if value < self.viewport().height():
            self._model.want_earlier()


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the clause, or the document, of a row; None for a header."""
    found: Hit | NoteHit | None = index.data(ResultRoles.HIT) or index.data(ResultRoles.NOTE)
    return ChosenPlace(found.document_key, found.clause_id or "") if found is not None else None
