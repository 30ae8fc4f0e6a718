"""The ledger as a workbook that comes back without loss; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.notebook.ledger_row import LedgerRow
from ui.printing.content.tables.table_sheet import CellValue, SheetColumn, TableSheet, WarningRule
from ui.services.language import paper_text
from ui.services.ledger.ledger_fields import FIELDS, STATES
from ui.services.ledger.ledger_workbook import HIDDEN, SHEET

_WIDTHS = {
    "matter": 34,
    "source": 22,
    "organisations": 20,
    "lead": 11,
    "support": 14,
    "person": 8,
    "due": 9,
    "progress": 24,
    "state": 7,
    "remark": 16,
}
#: Months stay months in Excel, too: a row that is due and not done is red there on the day.
_DUE, _STATE = ("ABCDEFGHIJ"[[one.name for one in FIELDS].index(name)] for name in ("due", "state"))


def ledger_sheet(rows: Sequence[LedgerRow], departments: Sequence[str]) -> TableSheet:
    """Return all columns, and hidden ones by which the rows are known when they come back."""
    choices = {
        "state": tuple(map(paper_text, STATES.values())),
        "lead": tuple(departments),
        "support": tuple(departments),
    }
    columns = [
        SheetColumn(
            paper_text(one.title),
            _WIDTHS[one.name],
            "date" if one.name == "due" else "text",
            choices.get(one.name, ()),
            strict=one.name == "state",
            centred=one.name in ("lead", "person", "state"),
        )
        for one in FIELDS
    ]
    columns += [SheetColumn(paper_text(head), 10, hidden=True) for head in HIDDEN]
    return TableSheet(
        paper_text(SHEET),
        tuple(columns),
        [_cells(row) for row in rows],
        title=paper_text(SHEET),
        paper="A3",
        rules=(WarningRule(_overdue()),),
        frozen_columns=1,
    )


def _overdue() -> str:
    """Return the formula of a row that is past its day and not done."""
    done = paper_text(STATES["done"])
    return f'AND(ISNUMBER(${_DUE}{{row}}),${_DUE}{{row}}<TODAY(),${_STATE}{{row}}<>"{done}")'


def _cells(row: LedgerRow) -> tuple[CellValue, ...]:
    shown: list[CellValue] = [_cell(row, one.name) for one in FIELDS]
    return (*shown, row.id, row.anchor.document_key, row.anchor.clause_id)


def _cell(row: LedgerRow, name: str) -> str | date | None:
    if name == "due" and row.due_date is not None:
        return row.due_date
    if name == "state":
        return paper_text(STATES[row.state])
    return str(getattr(row, name)) or None
