"""Outcomes of an arriving document: a plan to store it, a skipped file, or a question to the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.library.text_comparison import TextComparison
from store.model.document import Document, DocumentSummary
from store.model.message import Message

#: What the user wants done with a text that is alike one in the library.
ArrivalChoice = Literal["skip", "replace", "keep_both", "new_edition"]
#: What became of a document that was taken in.
ArrivalAction = Literal["added", "new_edition", "replaced", "kept_both"]


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that was left out for the document ``key``; ``alike`` is 1.0 where it is the same text."""

    source: str
    key: str
    reason: Message
    alike: float


@dataclass(frozen=True, slots=True)
class EditionQuestion:
    """A text that is alike one in the library: the user decides.

    ``dated`` tells that they share the title but not the day or the number; unasked, both are kept then.
    """

    document: Document
    data: bytes
    old: DocumentSummary
    comparison: TextComparison
    dated: bool = False


@dataclass(frozen=True, slots=True)
class ArrivalPlan:
    """A document to be stored under its final key; ``of`` is the one it is kept beside or replaces.

    ``beside`` is one in the library that shares its title or number; ``other`` is the title of either.
    """

    document: Document
    action: ArrivalAction
    of: str | None = None
    edition_of: str | None = None
    stands_in: bool = False
    alike: float = 0.0
    beside: str | None = None
    other: str = ""


def plan_message(plan: ArrivalPlan) -> Message:
    """Tell what a new document is to one that was in the library before it."""
    if plan.action == "replaced":
        return Message("arrival.replaced", other=plan.other, alike=likeness_percent(plan.alike))
    if plan.action == "new_edition":
        return Message("arrival.new_edition", other=plan.other, alike=likeness_percent(plan.alike))
    if plan.action == "kept_both":
        return Message("arrival.kept_both", other=plan.other, alike=likeness_percent(plan.alike))
    if plan.alike:
        return Message("arrival.other_date", other=plan.other, alike=likeness_percent(plan.alike))
    return Message("arrival.other_text", other=plan.other)


def likeness_percent(alike: float) -> str:
    """Return a likeness as people read it; what differs at all is never 100 %."""
    return f"{min(99, round(alike * 100))}%"


def difference_summary(found: TextComparison) -> Message:
    """Tell how two texts differ, in one line."""
    parts = (
        Message("arrival.same", count=found.same) if found.same else None,
        Message("arrival.changed", count=found.changed) if found.changed else None,
        Message("arrival.added", count=found.added) if found.added else None,
        Message("arrival.dropped", count=found.dropped) if found.dropped else None,
    )
    return Message("arrival.difference", parts=parts) if any(parts) else Message("arrival.no_difference")
