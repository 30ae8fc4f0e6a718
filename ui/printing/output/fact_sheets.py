"""Indicators, dates and duties as sheets for Excel and WPS; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement
from store.model.message import Message
from ui.printing.content.tables.table_sheet import CellValue, SheetColumn, TableSheet
from ui.services.facts.correction_words import correction_note
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.fact_tables import (
    DUE_HEADS,
    DUTY_HEADS,
    INDICATOR_HEADS,
    KIND_WORDS,
    date_words,
    deadline_words,
    names_of,
    value_of,
)
from ui.services.facts.organisation_counts import counts_of
from ui.services.language import paper_heads, paper_text

CORRECTION_HEAD = Message("column.correction")
#: The titles of the tables.
INDICATORS, TIMETABLE = Message("paper.indicators"), Message("paper.timetable")
DUTIES, MATRIX_TITLE = Message("paper.duties"), Message("paper.matrix")
#: The sign of an organisation's role in a matrix.
MARKS = {"lead": "●", "support": "○", "joint": "◐"}
#: More organisations make no sheet that one can read.
MOST_COLUMNS = 120
LEGEND = Message("paper.roles")


@dataclass(frozen=True, slots=True)
class _Place:
    """Return the two cells that name the source of a row."""

    find: Callable[[str], FactSource]

    def cells(self, clause: str) -> tuple[str, str]:
        source = self.find(clause)
        return source.name, source.place


def indicator_sheet(
    found: Sequence[Indicator], find: Callable[[str], FactSource], read: Mapping[str, object] | None = None
) -> TableSheet:
    """Return the indicators, one a row; ``find`` gives the place of a clause.

    ``read`` has what was printed where a person set something right, by the id of the correction.
    """
    widths = (16, 10, 14, 16, 12, 7, 7, 8, 10, 11, 8, 20)
    kinds = ("text",) * 5 + ("number", "number") + ("text",) * 5
    columns = tuple(
        SheetColumn(head, width, "number" if kind == "number" else "text")
        for head, width, kind in zip(
            paper_heads(*INDICATOR_HEADS, CORRECTION_HEAD), widths, kinds, strict=True
        )
    )
    place = _Place(find)
    rows: list[tuple[CellValue, ...]] = [
        (
            *place.cells(one.clause),
            one.subject,
            one.indicator,
            value_of(one),
            one.low,
            one.high,
            one.unit,
            paper_text(Message("paper.per", per=one.per)) if one.per else "",
            paper_text(deadline_words(one)),
            paper_text(KIND_WORDS[one.kind]),
            paper_text(correction_note(one, read or {})),
        )
        for one in found
    ]
    return TableSheet(
        paper_text(Message("paper.indicators_short")), columns, rows, title=paper_text(INDICATORS)
    )


def due_sheet(found: Sequence[DatedStatement], find: Callable[[str], FactSource]) -> TableSheet:
    """Return the dates by which something is due, the earliest first."""
    columns = tuple(
        SheetColumn(head, width)
        for head, width in zip(paper_heads(*DUE_HEADS), (14, 40, 16, 10), strict=True)
    )
    place = _Place(find)
    rows = [(paper_text(date_words(due)), due.matter, *place.cells(due.clause)) for due in found]
    name = paper_text(TIMETABLE)
    return TableSheet(name, columns, rows, title=name)


def duty_sheet(
    found: Sequence[DutyRecord], find: Callable[[str], FactSource], read: Mapping[str, object] | None = None
) -> TableSheet:
    """Return the duties, one matter a row, with what was printed where a person set something right."""
    widths = (16, 10, 36, 18, 18, 22, 12, 20)
    columns = tuple(
        SheetColumn(head, width)
        for head, width in zip(paper_heads(*DUTY_HEADS, CORRECTION_HEAD), widths, strict=True)
    )
    place = _Place(find)
    rows = [
        (
            *place.cells(one.clause),
            one.matter,
            names_of(one.lead),
            names_of(one.support),
            names_of(one.joint),
            one.deadline or "",
            paper_text(correction_note(one, read or {})),
        )
        for one in found
    ]
    name = paper_text(DUTIES)
    return TableSheet(name, columns, rows, title=name)


def matrix_sheet(
    found: Sequence[DutyRecord], organisations: Sequence[str], find: Callable[[str], FactSource]
) -> TableSheet:
    """Return a matrix of matters and organisations, with how many each has below the head."""
    place = _Place(find)
    shown = list(organisations[:MOST_COLUMNS])
    left_out = len(organisations) - len(shown)
    remark = paper_text(LEGEND)
    if left_out:
        remark += "　" + paper_text(Message("paper.left_out", count=left_out))
    heads = paper_heads(Message("column.document"), Message("column.clause"), Message("column.matter"))
    fixed = tuple(SheetColumn(head, width) for head, width in zip(heads, (14, 9, 30), strict=True))
    columns = (*fixed, *(SheetColumn(name, 5.5, centred=True) for name in shown))
    counts = counts_of(found)
    total = (str(counts[name]) for name in shown)
    rows: list[tuple[CellValue, ...]] = [
        (
            paper_text(Message("paper.total")),
            "",
            paper_text(Message("size.measures", count=len(found))),
            *total,
        )
    ]
    rows += [
        (
            *place.cells(one.clause),
            one.matter,
            *(MARKS.get(one.role_of(name) or "", "") for name in shown),
        )
        for one in found
    ]
    name = paper_text(MATRIX_TITLE)
    return TableSheet(name, columns, rows, title=name, remark=remark, paper="A3", frozen_columns=len(fixed))
