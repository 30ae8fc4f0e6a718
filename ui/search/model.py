"""The hits of an answer as a list, grouped by document: a header row, then its clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from index.results import Answer, Hit
from ui.search.result_data import ResultData, ResultRoles
from ui.search.result_rows import MOST_SHOWN, NOTES, PAGE, HitPage, ResultListRow
from ui.services.search_service import SearchReply
from ui.widgets.clause_list.clause_drag import CLAUSES, clause_mime

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ResultsModel(QAbstractListModel):
    """Rows of a stretch of the newest answer's hits; asks for those before and behind when they come near.

    Pages far from the one that came last are let go of, so that no list grows without end.
    """

    #: The view wants the hits from this place on.
    page_wanted = Signal(int)

    def __init__(self, document_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = ResultData(document_name)
        self._rows: list[ResultListRow] = []
        self._counts: dict[str, int] = {}
        self._pages: list[HitPage] = []
        self._total = 0
        self._near = 0
        self._asked = False
        self._answer: Answer | None = None

    def show_answer(self, answer: Answer | None) -> None:
        """Replace everything; None empties the list."""
        self.beginResetModel()
        self._answer = answer
        self._counts = dict(answer.documents) if answer else {}
        self._total = answer.total if answer else 0
        self._near = answer.near if answer else 0
        self._asked = False
        self._data.use_answer(answer)
        self._rows, self._pages = [], []
        if answer is not None:
            self._rows = self._block(answer.hits, False)
            self._pages = [HitPage(0, len(answer.hits), len(self._rows))]
            self._rows += self._note_rows(answer)
        self.endResetModel()

    def set_grouped(self, grouped: bool) -> None:
        """Group by document, or list the hits one after the other, as answers to a question always are."""
        if grouped != self._data.grouped:
            self._data.grouped = grouped
            self.show_answer(self._answer)

    def _block(self, hits: Sequence[Hit], near_above: bool) -> list[ResultListRow]:
        """Return the rows of some hits that follow each other; those that are only near are at the end.

        ``near_above``: the rows before them are near ones already.
        """
        rows = [ResultListRow(hit.document_key, hit=hit) for hit in hits if hit.match != "near"]
        if self._data.in_groups:
            groups: dict[str, list[ResultListRow]] = {}
            for row in rows:
                groups.setdefault(row.key, [ResultListRow(row.key, self._counts.get(row.key, 0))]).append(row)
            rows = [row for group in groups.values() for row in group]
        near = [ResultListRow(hit.document_key, hit=hit, near=True) for hit in hits if hit.match == "near"]
        if near and not near_above:
            near.insert(0, ResultListRow("", self._near or len(near), near=True))
        return rows + near

    def _note_rows(self, answer: Answer) -> list[ResultListRow]:
        """Return the user's own notes, at the end."""
        notes = answer.notes if isinstance(answer, SearchReply) else ()
        rows = [ResultListRow(NOTES, note=note) for note in notes]
        return [ResultListRow(NOTES, len(rows)), *rows] if rows else []

    def add_page(self, start: int, hits: Sequence[Hit]) -> None:
        """Take the hits from the place ``start`` on: beside those that are there, else instead of them.

        Where all fit into the list, each goes to those of its document; else pages are grouped one by one.
        """
        self._asked = False
        if not hits or not self._pages:
            return
        first, last = self._pages[0], self._pages[-1]
        if start == last.start + last.hits and first.start == 0 and self._total <= MOST_SHOWN:
            for hit in hits:
                self._put(hit)
            tail = sum(1 for row in self._rows if row.key == NOTES and not row.near)
            self._pages = [HitPage(0, start + len(hits), len(self._rows) - tail)]
        elif start == last.start + last.hits:
            end = sum(page.rows for page in self._pages)
            rows = self._block(hits, bool(end) and self._rows[end - 1].near)
            self._insert(end, rows)
            self._pages.append(HitPage(start, len(hits), len(rows)))
            while self.shown() > MOST_SHOWN:
                self._remove(0, self._pages.pop(0).rows)
        elif start + len(hits) == first.start:
            rows = self._block(hits, False)
            self._insert(0, rows)
            self._pages.insert(0, HitPage(start, len(hits), len(rows)))
            while self.shown() > MOST_SHOWN:
                page = self._pages.pop()
                self._remove(sum(each.rows for each in self._pages), page.rows)
        else:
            self._show_page(start, hits)

    def _show_page(self, start: int, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        rows = self._block(hits, False)
        self._pages = [HitPage(start, len(hits), len(rows))]
        self._rows = rows + (self._note_rows(self._answer) if self._answer is not None else [])
        self.endResetModel()

    def _insert(self, at: int, rows: list[ResultListRow]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def _remove(self, at: int, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at + count - 1)
        del self._rows[at : at + count]
        self.endRemoveRows()

    def want_earlier(self) -> None:
        """Ask for the hits before those that are there, if there are any."""
        if self._pages and self._pages[0].start > 0 and not self._asked:
            self._asked = True
            self.page_wanted.emit(max(0, self._pages[0].start - PAGE))

    def want_end(self, last: bool) -> bool:
        """Ask for the first hits of all or the ``last`` ones; False where they are there."""
        if not self._pages or self.reaches(last):
            return False
        self._asked = True
        self.page_wanted.emit(max(0, self._total - self._near - PAGE) if last else 0)
        return True

    def reaches(self, last: bool) -> bool:
        """Return whether the ``last`` or else the first hit of all is in the list."""
        if not self._pages:
            return True
        first, end = self._pages[0], self._pages[-1]
        return end.start + end.hits >= self._total if last else first.start == 0

    def set_notes(self, counts: Mapping[str, int]) -> None:
        """Set the numbers of notes by clause."""
        self._data.notes = dict(counts)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [ResultRoles.REMARK])

    def shown(self) -> int:
        """Return how many hits are in the list."""
        return sum(page.hits for page in self._pages)

    def stretch(self) -> tuple[int, int]:
        """Return the places of the first hit in the list and of the one behind its last."""
        if not self._pages:
            return 0, 0
        return self._pages[0].start, self._pages[-1].start + self._pages[-1].hits

    def hits(self) -> list[Hit]:
        """Return the hits in the order in which they are shown."""
        return [row.hit for row in self._rows if row.hit is not None]

    def row_of(self, clause_id: str) -> int:
        """Return the row of a clause, or -1."""
        for number, row in enumerate(self._rows):
            if row.hit is not None and row.hit.clause_id == clause_id:
                return number
        return -1

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if index.isValid() and self._is_header(self._rows[index.row()]):
            return Qt.ItemFlag.ItemNeverHasChildren
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() and self._clause(index) else usual

    def mimeTypes(self) -> list[str]:
        """Return the types of dragged data."""
        return [CLAUSES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return hits as clauses, and their words."""
        found = [each for each in map(self._clause, indexes) if each]
        words = "\n".join(str(index.data(ResultRoles.SNIPPET)) for index in indexes if self._clause(index))
        return clause_mime(found, words)

    def _clause(self, index: Index) -> str:
        """Return the clause of a row; empty for a header and for a hit on the document itself."""
        hit = self._rows[index.row()].hit
        return (hit.clause_id or "") if hit is not None else ""

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there is more than is shown."""
        return not parent.isValid() and not self._asked and not self.reaches(True)

    def fetchMore(self, parent: Index) -> None:
        """Get what is not shown yet."""
        if self.canFetchMore(parent):
            self._asked = True
            self.page_wanted.emit(self.stretch()[1])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a row in a role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row.hit is not None and role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._data.spoken(row, row.hit, self._place_of(index.row()), self._total)
        return self._data.value(row, role)

    def _place_of(self, number: int) -> int:
        """Return the place among all hits of the hit in a row, counted from 1."""
        first = next((page.start for page in self._pages), 0)
        return first + sum(1 for row in self._rows[: number + 1] if row.hit is not None)

    def roleNames(self) -> dict[int, Any]:
        """Return the roles by name."""
        return {int(role): role.name.lower().encode() for role in ResultRoles}

    def _is_header(self, row: ResultListRow) -> bool:
        return row.hit is None and row.note is None

    def _put(self, hit: Hit) -> None:
        near = hit.match == "near"
        place = self._place(hit.document_key, near)
        rows = [ResultListRow(hit.document_key, hit=hit, near=near)]
        if near:
            if not any(row.near for row in self._rows):
                rows.insert(0, ResultListRow("", self._near, near=True))
        elif self._data.in_groups and not any(row.key == hit.document_key for row in self._rows):
            rows.insert(0, ResultListRow(hit.document_key, self._counts.get(hit.document_key, 0)))
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self.endInsertRows()

    def _place(self, key: str, near: bool) -> int:
        """Return the row behind the last of a document; where it has none yet, behind all but near hits and
        notes.
        """
        end = len(self._rows)
        while end and self._rows[end - 1].key == NOTES and not self._rows[end - 1].near:
            end -= 1
        while not near and end and self._rows[end - 1].near:
            end -= 1
        if self._data.in_groups and not near:
            for number in range(end - 1, -1, -1):
                if self._rows[number].key == key:
                    return number + 1
        return end
