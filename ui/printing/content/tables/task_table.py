"""任务分解表: rows of the ledger as a paper, all in one table or a sheet for each department; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.model.table import Table
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.content.title_blocks import chinese_date
from ui.printing.layout.page_styles import Level, Sheet
from ui.services.ledger.departments import split_names
from ui.services.ledger.ledger_entries import LedgerEntry, departments_of, progress_of

TITLE = "任务分解表"
HEADS = (
    "序号",
    "事项",
    "出处",
    "省级责任单位",
    "本院牵头科室",
    "配合科室",
    "责任人",
    "完成时限",
    "进展",
    "状态",
    "附注",
)
#: Columns that are left out where no row says anything in them.
_OPTIONAL = ("省级责任单位", "责任人", "进展", "附注")


def ledger_blocks(
    entries: Sequence[LedgerEntry], sheet: Sheet, title: str = TITLE, hospital: str = ""
) -> Iterator[Block]:
    """Yield one table: title, who made it and when, how far it is, the rows."""
    yield from _paper(entries, sheet, title, hospital, "")


def task_paper(entries: Sequence[LedgerEntry], by_department: bool = False) -> TablePaper:
    """Return rows of the ledger as a paper to preview: one table, or one for each department."""
    shown = tuple(entries)

    def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
        blocks = department_blocks if by_department else ledger_blocks
        return blocks(shown, sheet, title, template.hospital)

    return TablePaper("ledger", TITLE, make)


def department_blocks(
    entries: Sequence[LedgerEntry], sheet: Sheet, title: str = TITLE, hospital: str = ""
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
    shown = f"{title}（{department}）" if department else title
    yield Paragraph((Run(shown, "title"),), "center", keep_next=True, new_page=bool(department))
    said = [hospital, chinese_date(date.today()), _counts(entries)]
    yield Paragraph((Run("　".join(filter(None, said)), "remark"),), "center", keep_next=True, small=True)
    yield Paragraph((), gap=0.4, keep_next=True)
    heads = [head for head in HEADS if head not in _OPTIONAL or any(_cell(one, head) for one in entries)]
    cells = [tuple(_runs(head, "cell_head") for head in heads)]
    for number, entry in enumerate(entries, 1):
        cells.append(
            tuple(_runs(str(number) if head == "序号" else _cell(entry, head), "cell") for head in heads)
        )
    rows = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
    yield Grid(Table(rows), tuple(cells))
    del sheet


def _runs(text: str, level: Level) -> tuple[Run, ...]:
    return (Run(text, level),)


def _counts(entries: Sequence[LedgerEntry]) -> str:
    counted = progress_of([entry.row for entry in entries], date.today())
    said = [f"共 {len(entries)} 项"]
    said += [f"已完成 {counted.done} 项"] if counted.done else []
    said += [f"逾期 {counted.overdue} 项"] if counted.overdue else []
    return "，".join(said)


def _cell(entry: LedgerEntry, head: str) -> str:
    row = entry.row
    day = row.due_date
    return {
        "序号": "",
        "事项": row.matter,
        "出处": row.source + (f"（{entry.mark}）" if entry.mark else ""),
        "省级责任单位": row.organisations,
        "本院牵头科室": row.lead,
        "配合科室": row.support,
        "责任人": row.person,
        "完成时限": chinese_date(day) if day else row.due,
        "进展": row.progress,
        "状态": entry.status,
        "附注": row.remark,
    }[head]
