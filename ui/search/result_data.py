"""Values of a row of the results for each role of the list: names, titles, remarks, marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from index.results import Answer, Hit
from ui.runtime.i18n import listed, sentence, sentences
from ui.search.result_rows import NOTES, ResultListRow, remark
from ui.services.display_names import clause_label, clause_title
from ui.services.library.short_names import newer_mark, warning_mark
from ui.services.notebook.note_hits import NoteHit


class ResultRoles(IntEnum):
    """Roles of a row for the delegate and the panel."""

    HEADER = Qt.ItemDataRole.UserRole + 1
    TITLE = HEADER + 1
    COUNT = HEADER + 2
    SNIPPET = HEADER + 3
    SPANS = HEADER + 4
    REMARK = HEADER + 5
    HIT = HEADER + 6
    NOTE = HEADER + 7
    WHY = HEADER + 8
    #: All that a row is painted with (:class:`RowLook`), and what its height depends on: whether it is a
    #: header, its snippet, and whether it says why. Asked for at once: each question goes through Qt.
    LOOK = HEADER + 9
    EXTENT = HEADER + 10


class RowLook(NamedTuple):
    """All that a row is painted with."""

    header: bool
    title: str
    number: str
    remark: str
    snippet: str
    spans: tuple[tuple[int, int], ...]
    why: str


class ResultData:
    """Gives the values of rows; knows what all rows of an answer have in common."""

    def __init__(self, document_name: Callable[[str], str]) -> None:
        self._document_name = document_name
        #: Numbers of notes by clause.
        self.notes: Mapping[str, int] = {}
        self.grouped = True
        self._ranked = self._stated = False

    def use_answer(self, answer: Answer | None) -> None:
        """Give values for the rows of this answer from now on."""
        self._ranked = bool(answer and answer.ranked)
        self._stated = bool(answer and answer.said)

    @property
    def in_groups(self) -> bool:
        """True if rows are grouped by document; answers to a question never are."""
        return self.grouped and not self._ranked

    def value(self, row: ResultListRow, role: int) -> Any:
        """Return the value of a row in a role; None where it has none."""
        if role == ResultRoles.LOOK:
            return self._look(row)
        if role == ResultRoles.EXTENT:
            return row.hit is None and row.note is None, *self._extent(row)
        if row.note is not None:
            return self._note(row.note, role)
        if row.hit is None:
            return self._header(row, role)
        return self._hit(row, row.hit, role)

    def _look(self, row: ResultListRow) -> RowLook:
        def said(role: ResultRoles) -> Any:
            return self.value(row, role) or ""

        return RowLook(
            bool(said(ResultRoles.HEADER)),
            said(ResultRoles.TITLE),
            str(said(ResultRoles.COUNT)),
            said(ResultRoles.REMARK),
            said(ResultRoles.SNIPPET),
            self.value(row, ResultRoles.SPANS) or (),
            said(ResultRoles.WHY),
        )

    def _extent(self, row: ResultListRow) -> tuple[str, bool]:
        if row.hit is not None:
            return row.hit.snippet, row.near and bool(row.hit.why)
        return row.note.snippet if row.note is not None else "", False

    def spoken(self, row: ResultListRow, hit: Hit, place: int, total: int) -> str:
        """Return what a screen reader adds: which hit it is of how many, what was found, and its remark."""
        translate = QCoreApplication.translate
        texts = [translate("Results", "{n} of {total}").format(n=place, total=total)]
        words = dict.fromkeys(hit.snippet[start:end] for start, end in hit.spans)
        if words:
            texts.append(translate("Results", "found: {words}").format(words=listed(list(words)[:4])))
        texts.append(self._remark(hit, row.near))
        return " · ".join(filter(None, texts))

    def _note(self, note: NoteHit, role: int) -> Any:
        name = self._document_name(note.document_key)
        place = note.clause_id.removeprefix(f"{note.document_key}/").split("/")
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: note.snippet,
            ResultRoles.HEADER: False,
            ResultRoles.TITLE: clause_label(place[-1], tuple(place)),
            ResultRoles.SNIPPET: note.snippet,
            ResultRoles.SPANS: note.spans,
            ResultRoles.REMARK: name,
            ResultRoles.NOTE: note,
            ResultRoles.WHY: "",
        }
        return values.get(role)

    def _header(self, row: ResultListRow, role: int) -> Any:
        if row.near:
            name = self._near_title()
        elif row.key == NOTES:
            name = QCoreApplication.translate("Results", "My notes")
        else:
            name = self._document_name(row.key)
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: name,
            ResultRoles.HEADER: True,
            ResultRoles.TITLE: name,
            ResultRoles.COUNT: row.count,
            ResultRoles.REMARK: self._amiss(row),
        }
        return values.get(role)

    def _amiss(self, row: ResultListRow) -> str:
        """Return the remark that the text with the following hits is not in force, or that a newer one
        exists.
        """
        if not row.key or row.near:
            return ""
        mark = newer_mark(row.key)
        newer = QCoreApplication.translate("Results", "newer text: {mark}").format(mark=mark) if mark else ""
        return " · ".join(filter(None, (warning_mark(row.key), newer)))

    def _near_title(self) -> str:
        if self._stated:
            return QCoreApplication.translate("Results", "Related")
        return QCoreApplication.translate("Results", "No clause says so; nearest are")

    def _hit(self, row: ResultListRow, hit: Hit, role: int) -> Any:
        # Asked for hundreds of times with each key: nothing is worked out that was not asked for.
        if role == ResultRoles.HEADER:
            return False
        if role == ResultRoles.HIT:
            return hit
        if role == ResultRoles.SNIPPET:
            return hit.snippet
        if role == ResultRoles.SPANS:
            return tuple(hit.spans)
        if role == ResultRoles.REMARK:
            return self._remark(hit, row.near)
        if role == ResultRoles.WHY:
            return sentences(hit.why) if row.near else ""
        if role == ResultRoles.TITLE:
            return self._title(hit) or QCoreApplication.translate("Results", "The document")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._title(hit)} {hit.snippet}".strip()
        return None

    def _title(self, hit: Hit) -> str:
        if not hit.clause_id:
            return ""
        title = clause_title(hit.label, tuple(hit.path), hit.heading)
        # An item says nothing without the article that it belongs to.
        above = hit.path[-2] if len(hit.path) > 1 and hit.label.startswith("（") else ""
        return above + title if above.endswith("条") and not title.startswith(above) else title

    def _remark(self, hit: Hit, near: bool) -> str:
        notes = self.notes.get(hit.clause_id or "", 0)
        texts = [remark(hit.match)]
        if hit.match == "duty" and hit.why:
            texts = [listed(map(sentence, hit.why))]
        elif self._ranked and hit.match == "question":
            texts = []
        if near or not self.in_groups:
            warning = warning_mark(hit.document_key)
            texts.insert(0, self._document_name(hit.document_key) + (f"（{warning}）" if warning else ""))
        if notes:
            texts.append(QCoreApplication.translate("Results", "Notes: {n}").format(n=notes))
        return " · ".join(text for text in texts if text)
