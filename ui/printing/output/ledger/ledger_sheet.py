"""The ledger as a workbook that comes back without loss; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.notebook.ledger_row import LedgerRow
from ui.printing.output.xlsx import Column, ColumnRule, TableSheet, Value
from ui.services.ledger.ledger_fields import FIELDS, STATE_WORDS, value_of
from ui.services.ledger.ledger_workbook import HIDDEN, SHEET

TITLE = "台账"
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
_OVERDUE = f'AND(ISNUMBER(${_DUE}{{row}}),${_DUE}{{row}}<TODAY(),${_STATE}{{row}}<>"{STATE_WORDS["done"]}")'


def ledger_sheet(rows: Sequence[LedgerRow], departments: Sequence[str], title: str = TITLE) -> TableSheet:
    """Return all columns, and hidden ones by which the rows are known when they come back."""
    choices = {
        "state": tuple(STATE_WORDS.values()),
        "lead": tuple(departments),
        "support": tuple(departments),
    }
    columns = [
        Column(
            one.head,
            _WIDTHS[one.name],
            "date" if one.name == "due" else "text",
            choices.get(one.name, ()),
            strict=one.name == "state",
            centred=one.name in ("lead", "person", "state"),
        )
        for one in FIELDS
    ]
    columns += [Column(head, 10, hidden=True) for head in HIDDEN]
    return TableSheet(
        SHEET,
        tuple(columns),
        [_cells(row) for row in rows],
        title=title,
        paper="A3",
        rules=(ColumnRule(_OVERDUE),),
        frozen_columns=1,
    )


def _cells(row: LedgerRow) -> tuple[Value, ...]:
    shown: list[Value] = [_cell(row, one.name) for one in FIELDS]
    return (*shown, row.id, row.anchor.document_key, row.anchor.clause_id)


def _cell(row: LedgerRow, name: str) -> str | date | None:
    if name == "due" and row.due_date is not None:
        return row.due_date
    return value_of(row, name) or None
