"""Writes a document in slices: the page that is wanted first, the rest while nobody waits."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from store.model.document import Document
from store.model.passages import Passage
from ui.reader.page.place_map import PlaceMap, Slice
from ui.reader.page.writing.clause_writer import ClauseWriter, SourceNotes
from ui.reader.page.writing.document_head import write_head, write_tail
from ui.reader.page.writing.text_styles import Styles
from ui.reader.page.writing.writing_plan import Unit, units

#: Characters that are written at once when a document opens: more than any page shows.
FIRST_CHARACTERS = 2_500
#: Characters before the wanted clause that are written with it, so that it is not at the very top.
LEAD_CHARACTERS = 700
#: How long a later slice may write before the event loop gets its turn.
SLICE_SECONDS = 0.005
#: A document up to this size is written in one go.
SMALL_CHARACTERS = 4_000


class PageLoader(QObject):
    """Fills one QTextDocument with one policy text and keeps :attr:`places` true while it does."""

    about_to_prepend = Signal()
    progressed = Signal()
    finished = Signal()

    def __init__(self, target: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceMap()
        self.rule_position = -1
        self._target = target
        self._document: Document | None = None
        self._styles: Styles | None = None
        self._notes = SourceNotes()
        self._columns = 32
        self._units: list[Unit] = []
        self._unit_of: dict[str, int] = {}
        self._sizes: list[int] = []
        self._front = self._back = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def clear(self) -> None:
        """Forget the document; the target becomes empty."""
        self._timer.stop()
        self.places = PlaceMap()
        self._document = None
        self.rule_position = -1
        self._target.clear()

    def load(
        self,
        document: Document,
        styles: Styles,
        columns: int,
        clause_id: str | None,
        notes: SourceNotes | None = None,
    ) -> None:
        """Write the page round ``clause_id`` (or the first page) now, and go on by and by."""
        self.clear()
        self._document, self._styles, self._columns = document, styles, columns
        self._notes = notes or SourceNotes()
        self.places = PlaceMap(document)
        self._units = units(document)
        self._sizes = [sum(_size(passage) for passage in unit) for unit in self._units]
        self._unit_of = {
            passage.clause.id: number for number, unit in enumerate(self._units) for passage in unit
        }
        start = self._first_index(clause_id)
        cursor = QTextCursor(self._target)
        cursor.setBlockFormat(styles.spacer(1))
        cursor.setBlockCharFormat(styles.tiny)
        self._front = self._back = start
        before = sum(self._sizes[start : self._unit_of.get(clause_id or "", 0)])
        self._append(budget=before + FIRST_CHARACTERS)
        if start == 0:
            self._front = 0
        if self.complete():
            self.finished.emit()
        else:
            self._timer.start()

    def complete(self) -> bool:
        """Return whether everything is written."""
        return self._document is None or (self._front == 0 and self._back >= len(self._sizes))

    def ensure(self, clause_id: str) -> None:
        """Write on at once until ``clause_id`` is in the text."""
        order = self._unit_of.get(clause_id)
        if order is None or self.places.place(clause_id):
            return
        while not self.places.place(clause_id) and not self.complete():
            if order < self._front:
                self._prepend(budget=sum(self._sizes[order : self._front]))
            else:
                self._append(budget=sum(self._sizes[self._back : order + 1]) + LEAD_CHARACTERS)
        self.progressed.emit()
        self._end_if_complete()

    def finish(self) -> None:
        """Write all that is left at once."""
        while not self.complete():
            self._step(seconds=60.0)

    def _first_index(self, clause_id: str | None) -> int:
        order = self._unit_of.get(clause_id or "", 0)
        if sum(self._sizes) <= SMALL_CHARACTERS:
            return 0
        before = 0
        while order > 0 and before < LEAD_CHARACTERS:
            order -= 1
            before += self._sizes[order]
        return order if sum(self._sizes[:order]) > LEAD_CHARACTERS else 0

    def _step(self, seconds: float = SLICE_SECONDS) -> None:
        if self._back < len(self._sizes):
            self._append(seconds=seconds)
        elif self._front > 0:
            self._prepend(seconds=seconds)
        self.progressed.emit()
        self._end_if_complete()

    def _end_if_complete(self) -> None:
        if self.complete():
            self._timer.stop()
            self.finished.emit()

    def _append(self, budget: int = 0, seconds: float = 0.0) -> None:
        """Write clauses behind the last one, as many as the budget of characters or time allows."""
        document, styles = self._document, self._styles
        if document is None or styles is None:
            return
        if sum(self._sizes) <= SMALL_CHARACTERS:
            budget = SMALL_CHARACTERS + 1
        cursor = QTextCursor(self._target)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if self._back == 0:
            self.rule_position = write_head(cursor, document, styles, self._columns)
        part = Slice(cursor.position())
        self._back = self._write(cursor, styles, part, self._back, len(self._sizes), budget, seconds)
        if self._back >= len(self._sizes):
            write_tail(cursor, document, styles)
        cursor.endEditBlock()
        self.places.append(part)

    def _write(
        self,
        cursor: QTextCursor,
        styles: Styles,
        part: Slice,
        first: int,
        last: int,
        budget: int,
        seconds: float,
    ) -> int:
        writer = ClauseWriter(cursor, styles, self._notes)
        index, started = first, perf_counter()
        while index < last:
            for passage in self._units[index]:
                writer.write(passage, self.places.order[passage.clause.id], part)
            budget -= self._sizes[index]
            index += 1
            if budget <= 0 and perf_counter() - started >= seconds:
                break
        return index

    def _prepend(self, budget: int = 0, seconds: float = 0.0) -> None:
        """Write the clauses before the first one; the text there moves down."""
        document, styles = self._document, self._styles
        if document is None or styles is None:
            return
        first, size = self._front, 0
        while first > 0 and (size < FIRST_CHARACTERS or size < budget or seconds > 1):
            first -= 1
            size += self._sizes[first]
        self.about_to_prepend.emit()
        before = self._target.characterCount()
        cursor = QTextCursor(self._target)
        cursor.beginEditBlock()
        rule = write_head(cursor, document, styles, self._columns) if first == 0 else -1
        part = Slice(0)
        self._write(cursor, styles, part, first, self._front, size + 1, 0.0)
        cursor.endEditBlock()
        self._front = first
        self.places.prepend(part, self._target.characterCount() - before)
        self.rule_position = rule


def _size(passage: Passage) -> int:
    """Return about how many characters a passage has."""
    return 12 + sum(len(part.text) for part in passage.parts)
