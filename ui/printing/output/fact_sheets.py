"""Indicators, dates and duties as sheets for Excel and WPS; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement
from ui.printing.output.xlsx import Column, TableSheet, Value
from ui.services.facts.corrected_facts import correction_note
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.fact_tables import (
    DUE_HEADS,
    DUTY_HEADS,
    INDICATOR_HEADS,
    KINDS,
    due_of,
    names_of,
    value_of,
    when_of,
)
from ui.services.facts.organisation_counts import counts_of

CORRECTION_HEAD = "更正"
#: The sign of an organisation's role in a matrix.
MARKS = {"lead": "●", "support": "○", "joint": "◐"}
#: More organisations make no sheet that one can read.
MOST_COLUMNS = 120
LEGEND = "● 牵头　○ 配合　◐ 共同负责"


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
        Column(head, width, "number" if kind == "number" else "text")
        for head, width, kind in zip((*INDICATOR_HEADS, CORRECTION_HEAD), widths, kinds, strict=True)
    )
    place = _Place(find)
    rows: list[tuple[Value, ...]] = [
        (
            *place.cells(one.clause),
            one.subject,
            one.indicator,
            value_of(one),
            one.low,
            one.high,
            one.unit,
            f"每{one.per}" if one.per else "",
            due_of(one),
            KINDS[one.kind],
            correction_note(one, read or {}),
        )
        for one in found
    ]
    return TableSheet("指标", columns, rows, title="指标一览")


def due_sheet(found: Sequence[DatedStatement], find: Callable[[str], FactSource]) -> TableSheet:
    """Return the dates by which something is due, the earliest first."""
    columns = tuple(Column(head, width) for head, width in zip(DUE_HEADS, (14, 40, 16, 10), strict=True))
    place = _Place(find)
    rows = [(when_of(due), due.matter, *place.cells(due.clause)) for due in found]
    return TableSheet("时间表", columns, rows, title="时间表")


def duty_sheet(
    found: Sequence[DutyRecord], find: Callable[[str], FactSource], read: Mapping[str, object] | None = None
) -> TableSheet:
    """Return the duties, one matter a row, with what was printed where a person set something right."""
    widths = (16, 10, 36, 18, 18, 22, 12, 20)
    columns = tuple(
        Column(head, width) for head, width in zip((*DUTY_HEADS, CORRECTION_HEAD), widths, strict=True)
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
            correction_note(one, read or {}),
        )
        for one in found
    ]
    return TableSheet("责任清单", columns, rows, title="责任清单")


def matrix_sheet(
    found: Sequence[DutyRecord], organisations: Sequence[str], find: Callable[[str], FactSource]
) -> TableSheet:
    """Return a matrix of matters and organisations, with how many each has below the head."""
    place = _Place(find)
    shown = list(organisations[:MOST_COLUMNS])
    left_out = len(organisations) - len(shown)
    remark = f"{LEGEND}　（另有 {left_out} 个单位事项较少，未列出）" if left_out else LEGEND
    fixed = (Column("文件", 14), Column("条款", 9), Column("事项", 30))
    columns = (*fixed, *(Column(name, 5.5, centred=True) for name in shown))
    counts = counts_of(found)
    total = (str(counts[name]) for name in shown)
    rows: list[tuple[Value, ...]] = [("合计", "", f"{len(found)} 项", *total)]
    rows += [
        (
            *place.cells(one.clause),
            one.matter,
            *(MARKS.get(one.role_of(name) or "", "") for name in shown),
        )
        for one in found
    ]
    return TableSheet(
        "责任矩阵", columns, rows, title="责任矩阵", remark=remark, paper="A3", frozen_columns=len(fixed)
    )
