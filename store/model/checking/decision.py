"""A decision: what a person set right when checking how a file was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Literal, get_args

#: What is done with a row of the reading; ``field`` and ``confirm`` leave the rows as they are.
DecisionAction = Literal[
    "heading",
    "clause",
    "text",
    "outdent",
    "indent",
    "merge",
    "split",
    "attachment",
    "furniture",
    "correct",
    "relabel",
    "confirm",
    "field",
]
#: The fields of a document that can be set.
FieldName = Literal["title", "number", "issuers", "date", "effective", "kind", "validity"]
ACTIONS: tuple[DecisionAction, ...] = get_args(DecisionAction)
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a person set right; a list of them, in their order, is applied to a reading.

    ``quote`` is the row's words, letters and digits only, ``occurrence`` which of the rows with these words
    is meant, from 0: the row is found again where a better program has read the rest otherwise. ``at`` is
    where in the printed row it is split or corrected. ``printed`` is what is corrected; ``value`` what it
    becomes, the words behind a split, the new label, or the value of the field ``name`` (issuers set apart
    by 、; empty for none). What is confirmed is the doubt ``name``, in the row if it is about one.
    """

    action: DecisionAction
    quote: str = ""
    occurrence: int = 0
    at: int = 0
    printed: str = ""
    value: str = ""
    name: str = ""


def dump_decisions(decisions: Sequence[Decision]) -> list[dict[str, object]]:
    """Return the decisions as JSON values; what is at its default is left out."""
    defaults = {field.name: field.default for field in fields(Decision)}
    return [{n: v for n, v in asdict(each).items() if v != defaults[n]} for each in decisions]


def load_decisions(values: object) -> tuple[Decision, ...]:
    """Make the decisions of :func:`dump_decisions`'s values. Raises ValueError for any other."""
    try:
        found = tuple(Decision(**each) for each in values)  # type: ignore[attr-defined]
    except TypeError as error:
        raise ValueError(values) from error
    if any(each.action not in ACTIONS for each in found):
        raise ValueError(values)
    return found
