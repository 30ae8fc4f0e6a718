"""Indicator: a quantified target of a clause, with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: A goal, a step towards one, what is to be kept to always, and what there is already.
IndicatorKind = Literal["target", "milestone", "rule", "scope"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantified target in ``[start, end)`` of :func:`~store.model.printed.printed` of a clause.

    ``low`` and ``high`` are in ``unit`` as printed (150 and 万人次), None where the text sets no bound;
    both are None for a level (A等). ``per`` is what it is reckoned by (年, 百名卫生技术人员), ``deadline``
    the year by which; ``reckoned``: that year is not printed but follows from 3年内 and the document's date.
    ``correction`` is the id of what a person set right in it, empty as it was read.
    """

    document: str
    clause: str
    subject: str
    indicator: str
    value_text: str
    low: float | None
    high: float | None
    unit: str
    per: str | None
    deadline: int | None
    kind: IndicatorKind
    start: int
    end: int
    reckoned: bool = False
    correction: str = ""
