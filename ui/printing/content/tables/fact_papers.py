"""Indicators, dates and duties on paper: lists, and the matrix of organisations and matters; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement
from store.model.message import Message
from store.model.table import Table
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.output.fact_sheets import LEGEND, MARKS
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.fact_tables import KIND_WORDS, date_words, deadline_words, names_of, value_of
from ui.services.facts.organisation_counts import counts_of, organisations_of
from ui.services.language import paper_heads, paper_text

Find = Callable[[str], FactSource]
#: Ems of the columns that say where and what, and of one organisation.
_FIXED_EMS, _NAME_EMS = 30, 1.9
_LONGEST_NAME = 13
_INDICATOR_HEADS = (
    Message("column.subject"),
    Message("column.indicator"),
    Message("column.value"),
    Message("column.deadline"),
    Message("column.kind"),
    Message("column.source"),
)
_DUE_HEADS = (Message("column.time"), Message("column.matter"), Message("column.source"))
_DUTY_HEADS = (
    Message("column.matter"),
    Message("column.lead"),
    Message("column.answering"),
    Message("column.support"),
    Message("column.done_by"),
    Message("column.source"),
)


def head_blocks(title: str, hospital: str, sheet: Sheet, remark: str) -> Iterator[Block]:
    """Yield the title of a table, who made it, and what to know of it."""
    yield Paragraph((Run(title, "title"),), sheet.heading_align, keep_next=True)
    said = "　".join(filter(None, (hospital, remark)))
    if said:
        yield Paragraph((Run(said, "remark"),), sheet.heading_align, keep_next=True, small=True)
    yield Paragraph((), gap=0.3, keep_next=True)


def indicator_blocks(found: Sequence[Indicator], find: Find) -> Iterator[Block]:
    """Yield the table of indicators; what a person set right is marked."""
    rows = [
        (
            one.subject,
            paper_text(Message("facts.per", name=one.indicator, per=one.per)) if one.per else one.indicator,
            value_of(one),
            paper_text(deadline_words(one)),
            paper_text(KIND_WORDS[one.kind]) + _corrected(one),
            _place(find(one.clause)),
        )
        for one in found
    ]
    yield _grid(paper_heads(*_INDICATOR_HEADS), rows)


def due_blocks(found: Sequence[DatedStatement], find: Find) -> Iterator[Block]:
    """Yield the table of dates by which something is due."""
    yield _grid(
        paper_heads(*_DUE_HEADS),
        [(paper_text(date_words(due)), due.matter, _place(find(due.clause))) for due in found],
    )


def duty_blocks(found: Sequence[DutyRecord], find: Find) -> Iterator[Block]:
    """Yield the list of duties."""
    rows = [
        (
            one.matter + _corrected(one),
            names_of(one.lead),
            names_of(one.joint),
            names_of(one.support),
            one.deadline or "",
            _place(find(one.clause)),
        )
        for one in found
    ]
    used = [at for at in range(len(_DUTY_HEADS)) if any(row[at] for row in rows)]
    yield _grid(
        paper_heads(*(_DUTY_HEADS[at] for at in used)), [tuple(row[at] for at in used) for row in rows]
    )


def matrix_blocks(found: Sequence[DutyRecord], find: Find, sheet: Sheet) -> Iterator[Block]:
    """Yield the matrix; of more organisations than a sheet is wide, tables one behind the other."""
    names, counts = organisations_of(found), counts_of(found)
    size = sheet.faces["cell"].size
    most = max(1, int((sheet.measure / size - _FIXED_EMS) / _NAME_EMS))
    tables = -(-len(names) // most) or 1
    each = -(-len(names) // tables) or 1
    for number in range(tables):
        shown = names[number * each : (number + 1) * each]
        held = [record for record in found if any(record.role_of(name) for name in shown)]
        heads = (
            *paper_heads(Message("column.source"), Message("column.matter")),
            *(_upright(name, counts[name]) for name in shown),
        )
        rows = [
            (
                _place(find(record.clause)),
                record.matter,
                *(MARKS.get(record.role_of(name) or "", "") for name in shown),
            )
            for record in held
        ]
        if tables > 1:
            first, last = number * each + 1, number * each + len(shown)
            part = Message("paper.matrix_part", first=first, last=last, count=len(names))
            text = f"{paper_text(LEGEND)}　{paper_text(part)}"
        else:
            text = paper_text(LEGEND)
        yield Paragraph((Run(text, "remark"),), "left", keep_next=True, small=True, gap=0.6 if number else 0)
        yield _grid(heads, rows)


def _corrected(one: Indicator | DutyRecord) -> str:
    return paper_text(Message("paper.set_right")) if one.correction else ""


def _upright(name: str, count: int) -> str:
    """Return a name and a number to be read from top to bottom, a character a line."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return "\n".join([*short, "", *str(count)])


def _place(source: FactSource) -> str:
    return f"{source.name} {source.place}"


def _grid(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Grid:
    levels: list[tuple[tuple[str, ...], Level]] = [(tuple(heads), "cell_head")]
    levels += [(row, "cell") for row in rows]
    cells = tuple(tuple((Run(text, level),) for text in row) for row, level in levels)
    return Grid(Table(tuple(row for row, _level in levels)), cells)
