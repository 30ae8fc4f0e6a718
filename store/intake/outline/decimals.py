"""Decimal numbering, 2.1 below 2 and 2.1.3 below 2.1, as standards and plans for emergencies have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from store.intake.outline.label_styles import DECIMALS, LabelStyle
from store.intake.outline.labels import LETTER, Label

_BASE: Final = 1000


def is_due(label: Label, above: Sequence[Label], gap: int) -> bool:
    """Return whether a decimal belongs under the labels above it and is next there, ``gap`` at most left
    out.
    """
    last = next((held for held in reversed(above) if held.style == label.style), None)
    before = last.ordinal if last and last.sub == label.sub else 0
    if label.style == DECIMALS[0] and label.sub >= LETTER:
        return before < label.ordinal <= before + gap
    parent = find_parent(label, above)
    return parent is not None and before < label.ordinal <= before + gap


def find_parent(label: Label, above: Sequence[Label]) -> int | None:
    """Return the place among the labels above of what a decimal belongs under; None where it is not there."""
    depth = DECIMALS.index(label.style)
    if depth == 1 and label.sub % _BASE == 0:
        depth, label = 0, replace(label, sub=label.sub // _BASE)  # 1.0.1 is right below 1
    outer: tuple[LabelStyle, ...] = (DECIMALS[depth - 1],) if depth else ("1", "1.", "条")
    place = next((i for i in range(len(above) - 1, -1, -1) if above[i].style in outer), None)
    if place is None:
        return None
    held = above[place]
    number = held.sub * _BASE + held.ordinal if depth else held.ordinal
    return place if number == label.sub else None


def leads_decimal(behind: Label, n: int) -> bool:
    """Return whether the label behind a bare n is n.1, so that n is a label, too (1 总则, 1.1 编制目的)."""
    return behind.style == "1.1" and (behind.sub, behind.ordinal) == (n, 1)
