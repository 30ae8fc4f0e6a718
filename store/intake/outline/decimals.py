"""Decimal numbering, 2.1 below 2 and 2.1.3 below 2.1, as plans for emergencies have it."""

from __future__ import annotations

from store.intake.outline.labels import Label, Style


def is_due(label: Label, above: list[Label], gap: int) -> bool:
    """Whether a decimal belongs under the labels above it and is next there, ``gap`` at most left out."""
    outer: Style = "1." if label.style == "1.1" else "1.1"
    parent = next((held for held in reversed(above) if held.style == outer), None)
    if not parent:
        return False
    number = parent.ordinal if outer == "1." else parent.sub * 100 + parent.ordinal
    last = next((held.ordinal for held in reversed(above) if held.style == label.style), 0)
    return number == label.sub and last < label.ordinal <= last + gap


def leads_decimal(behind: list[Label], n: int) -> bool:
    """Whether n.1 comes next, so that a bare n is a label (1 总则, 1.1 编制目的)."""
    return any(label.style == "1.1" and (label.sub, label.ordinal) == (n, 1) for label in behind)
