"""任务分解表: rows of the ledger as a paper, all in one table or a sheet for each department; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.model.message import Message
from store.model.table import Table
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Level, Sheet
from ui.services.language import paper_day, paper_heads, paper_list, paper_text
from ui.services.ledger.departments import split_names
from ui.services.ledger.ledger_entries import LedgerEntry, departments_of, progress_of
from ui.services.ledger.ledger_fields import FIELDS, STATUSES

TITLE = Message("ledger_sheet.paper")
_NUMBER = Message("ledger_sheet.number")
#: Columns that are left out where no row says anything in them.
_OPTIONAL = ("organisations", "person", "progress", "remark")


def ledger_blocks(
    entries: Sequence[LedgerEntry], sheet: Sheet, title: str = "", hospital: str = ""
) -> Iterator[Block]:
    """Yield one table: title, who made it and when, how far it is, the rows."""
    yield from _paper(entries, sheet, title, hospital, "")


def task_paper(entries: Sequence[LedgerEntry], by_department: bool = False) -> TablePaper:
    """Return rows of the ledger as a paper to preview: one table, or one for each department."""
    shown = tuple(entries)

    def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
        blocks = department_blocks if by_department else ledger_blocks
        return blocks(shown, sheet, title, template.hospital)

    return TablePaper("ledger", paper_text(TITLE), make)


def department_blocks(
    entries: Sequence[LedgerEntry], sheet: Sheet, title: str = "", hospital: str = ""
) -> Iterator[Block]:
    """Yield a table for each department on its own page: what it leads, then what it supports."""
    for name in departments(entries):
        own = [entry for entry in entries if name in split_names(entry.row.lead)]
        own += [entry for entry in entries if entry not in own and name in split_names(entry.row.support)]
        yield from _paper(own, sheet, title, hospital, name)


def departments(entries: Iterable[LedgerEntry]) -> list[str]:
    """Return the departments that lead or support anything, in the order in which they are named."""
    return list(dict.fromkeys(name for entry in entries for name in departments_of(entry.row)))


def _paper(
    entries: Sequence[LedgerEntry], sheet: Sheet, title: str, hospital: str, department: str
) -> Iterator[Block]:
    title = title or paper_text(TITLE)
    shown = paper_text(Message("ledger_sheet.of", title=title, name=department)) if department else title
    yield Paragraph((Run(shown, "title"),), "center", keep_next=True, new_page=bool(department))
    said = [hospital, paper_day(date.today()), _counts(entries)]
    yield Paragraph((Run("　".join(filter(None, said)), "remark"),), "center", keep_next=True, small=True)
    yield Paragraph((), gap=0.4, keep_next=True)
    shown_fields = [
        one for one in FIELDS if one.name not in _OPTIONAL or any(_cell(each, one.name) for each in entries)
    ]
    heads = paper_heads(_NUMBER, *(one.title for one in shown_fields))
    cells = [tuple(_runs(head, "cell_head") for head in heads)]
    for number, entry in enumerate(entries, 1):
        words = (str(number), *(_cell(entry, one.name) for one in shown_fields))
        cells.append(tuple(_runs(each, "cell") for each in words))
    rows = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
    yield Grid(Table(rows), tuple(cells))
    del sheet


def _runs(text: str, level: Level) -> tuple[Run, ...]:
    return (Run(text, level),)


def _counts(entries: Sequence[LedgerEntry]) -> str:
    counted = progress_of([entry.row for entry in entries], date.today())
    said = [Message("ledger_sheet.count", count=len(entries))]
    said += [Message("ledger_sheet.done", count=counted.done)] if counted.done else []
    said += [Message("ledger_sheet.overdue", count=counted.overdue)] if counted.overdue else []
    return paper_list(map(paper_text, said), "clauses")


def _cell(entry: LedgerEntry, name: str) -> str:
    row = entry.row
    if name == "source" and entry.mark:
        return row.source + paper_text(Message("paper.in_brackets", words=STATUSES[entry.mark]))
    if name == "due" and row.due_date:
        return paper_day(row.due_date)
    if name == "state":
        return paper_text(STATUSES[entry.status])
    return str(getattr(row, name))
