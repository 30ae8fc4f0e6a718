"""Reads rows of the ledger from a workbook: an exported one, or any sheet with the usual heads; no Qt."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from store.formats.registry import UnreadableError
from store.formats.zipped import ZipPackage
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import BadInput, YiceError
from store.model.message import Message
from store.notebook.anchoring.anchors import anchor_for
from store.notebook.ledger_row import LedgerRow
from ui.services.language import in_every_language
from ui.services.ledger.ledger_fields import LedgerField, field_called, value_of, with_value

#: The sheet, and the hidden columns by which rows are known again.
SHEET = Message("ledger_sheet.name")
HIDDEN = (Message("ledger_sheet.id"), Message("ledger_sheet.document"), Message("ledger_sheet.clause"))
#: Sheets are read so far; a longer one is no ledger.
MOST_ROWS, MOST_COLUMNS = 20_000, 200
#: The column heads are in one of the first rows.
_HEAD_WITHIN = 15
_LEAST_HEADS = 2


class WorkbookLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and its document; NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerImport:
    """Changes of a workbook: new rows, changed rows, and what was not understood.

    ``same`` counts rows that say the same; rows that the workbook has not are left alone.
    """

    added: tuple[LedgerRow, ...] = ()
    changed: tuple[LedgerRow, ...] = ()
    same: int = 0
    problems: tuple[Message, ...] = ()


def read_workbook(
    path: Path, there: Iterable[LedgerRow], library: WorkbookLibrary, today: date
) -> LedgerImport:
    """Compare a workbook with the rows that are there.

    Raises:
        BadInput: It cannot be read, is not a ledger, or has no rows.
    """
    return _Reader(path.name, there, library, today).read(_table(path))


@dataclass(slots=True)
class _Heads:
    """Positions of the columns, and the row of the heads, from 0."""

    row: int
    fields: dict[int, LedgerField]
    hidden: dict[Message, int]


class _Reader:
    def __init__(self, name: str, there: Iterable[LedgerRow], library: WorkbookLibrary, today: date) -> None:
        self._name, self._library, self._today = name, library, today
        self._there = {row.id: row for row in there}
        self._seen: set[str] = set()
        self._problems: list[Message] = []

    def read(self, table: Sequence[Sequence[Any]]) -> LedgerImport:
        heads = self._heads(table)
        added: list[LedgerRow] = []
        changed: list[LedgerRow] = []
        same = 0
        for number, cells in enumerate(table[heads.row + 1 :], heads.row + 2):
            said = {one.name: _text(_at(cells, at)) for at, one in heads.fields.items()}
            if not said.get("matter") and not said.get("source"):
                continue
            known, start = self._start(heads, cells)
            row = self._filled(start, said, number)
            if not known:
                added.append(row)
            elif row != start:
                changed.append(row)
            else:
                same += 1
        if not added and not changed and not same:
            raise BadInput(source=self._name, reason=Message("ledger.no_rows"))
        return LedgerImport(tuple(added), tuple(changed), same, tuple(self._problems))

    def _heads(self, table: Sequence[Sequence[Any]]) -> _Heads:
        for number, cells in enumerate(table[:_HEAD_WITHIN]):
            fields: dict[int, LedgerField] = {}
            hidden: dict[Message, int] = {}
            for at, cell in enumerate(cells):
                words = _text(cell)
                one = field_called(words)
                own = next((each for each in HIDDEN if words in in_every_language(each)), None)
                if own is not None:
                    hidden[own] = at
                elif one is not None and one not in fields.values():
                    fields[at] = one
            if len(fields) >= _LEAST_HEADS and any(one.name == "matter" for one in fields.values()):
                return _Heads(number, fields, hidden)
        raise BadInput(source=self._name, reason=Message("ledger.no_heads"))

    def _start(self, heads: _Heads, cells: Sequence[Any]) -> tuple[bool, LedgerRow]:
        """Return the row that is meant, and whether it is there; a second one of an id is a copy, and new."""
        row_id, key, clause_id = (
            _text(_at(cells, heads.hidden[name])) if name in heads.hidden else "" for name in HIDDEN
        )
        if row_id in self._there and row_id not in self._seen:
            self._seen.add(row_id)
            return True, self._there[row_id]
        usable = row_id and row_id not in self._seen and row_id not in self._there
        self._seen.add(row_id)
        row = LedgerRow(row_id if usable else uuid4().hex, "")
        if key and clause_id:
            try:
                document, clause = self._library.clause(clause_id)
            except YiceError:
                return False, row
            row = replace(row, anchor=anchor_for(document, clause))
        return False, row

    def _filled(self, row: LedgerRow, said: dict[str, str], number: int) -> LedgerRow:
        for name, words in said.items():
            if name == "source" and row.has_source:
                row = replace(row, source=row.source or words)
                continue
            if words == value_of(row, name):
                continue
            try:
                row = with_value(row, name, words, self._today)
            except BadInput as error:
                told = Message("ledger.cell_ignored", row=number, head=error.source, reason=error.reason)
                self._problems.append(told)
        return row


def _table(path: Path) -> list[list[Any]]:
    """Return the values of the first sheet, those of merged cells in each of them. BadInput."""
    try:
        data = path.read_bytes()
    except OSError:
        raise BadInput(source=path.name, reason=Message("import.cannot_read")) from None
    try:
        package = ZipPackage(data)
        if any(b"<!ENTITY" in package.read_entry(entry) for entry in package.entries):
            raise BadInput(source=path.name, reason=Message("ledger.not_workbook"))
    except UnreadableError:
        raise BadInput(source=path.name, reason=Message("ledger.not_workbook")) from None
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep; nothing is written here
        try:
            book = load_workbook(io.BytesIO(data), data_only=True)
            names = in_every_language(SHEET).intersection(book.sheetnames)
            page = book[names.pop()] if names else book.worksheets[0]
            rows = [list(row) for row in page.iter_rows(max_col=MOST_COLUMNS, values_only=True)]
            merged = [one.bounds for one in page.merged_cells.ranges]
        except Exception:  # a damaged workbook fails anywhere in openpyxl, with any error
            raise BadInput(source=path.name, reason=Message("ledger.not_workbook")) from None
    if len(rows) > MOST_ROWS:
        raise BadInput(source=path.name, reason=Message("ledger.too_many", count=MOST_ROWS))
    for left, top, right, bottom in merged:
        # A title across the sheet is no head; what a cell says of several rows it says of each.
        if left == right:
            for number in range(top, min(bottom, len(rows))):
                rows[number][left - 1] = rows[top - 1][left - 1]
    return rows


def _at(cells: Sequence[Any], at: int) -> Any:
    return cells[at] if at < len(cells) else None


def _text(value: Any) -> str:
    """Return a cell as it is typed: days as YYYY-MM-DD, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()
