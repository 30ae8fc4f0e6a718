"""Words of the fields of a fact that can be corrected, and the note on one that was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from store.model.message import Message, verbatim
from ui.services.facts.fact_tables import KIND_WORDS

#: The fields of each sort that can be set right, with their heads.
INDICATOR_FIELDS = {
    "subject": Message("column.subject"),
    "indicator": Message("column.indicator"),
    "value_text": Message("column.value"),
    "low": Message("column.low"),
    "high": Message("column.high"),
    "unit": Message("column.unit"),
    "per": Message("column.per"),
    "deadline": Message("column.deadline"),
    "kind": Message("column.kind"),
}
DUTY_FIELDS = {
    "matter": Message("column.matter"),
    "lead": Message("column.lead"),
    "joint": Message("column.answering"),
    "support": Message("column.support"),
    "deadline": Message("column.done_by"),
}


def words_of_indicator(one: Indicator) -> dict[str, str]:
    """Return an indicator as words by field."""
    numbers = {name: _figure(getattr(one, name)) for name in ("low", "high")}
    deadline = str(one.deadline) if one.deadline is not None else ""
    return {
        "subject": one.subject, "indicator": one.indicator, "value_text": one.value_text, **numbers,
        "unit": one.unit, "per": one.per or "", "deadline": deadline, "kind": one.kind,
    }  # fmt: skip


def words_of_duty(one: DutyRecord) -> dict[str, str]:
    """Return a duty as words by field."""
    names = {role: "、".join(getattr(one, role)) for role in ("lead", "joint", "support")}
    return {"matter": one.matter, **names, "deadline": one.deadline or ""}


def correction_note(one: Indicator | DutyRecord, read: Mapping[str, object]) -> Message:
    """Return that a person set a record right, and what was read there; no words for one as it was read."""
    if not one.correction:
        return verbatim("")
    was = read.get(one.correction)
    if was is None:
        return Message("fact_correction.added")
    words = words_of_indicator(was) if isinstance(was, Indicator) else words_of_duty(cast(DutyRecord, was))
    now = words_of_indicator(one) if isinstance(one, Indicator) else words_of_duty(one)
    heads = INDICATOR_FIELDS if isinstance(was, Indicator) else DUTY_FIELDS
    changed = tuple(
        Message("fact_correction.field", head=head, words=_shown(name, words[name]))
        for name, head in heads.items()
        if words[name] != now[name]
    )
    return Message("fact_correction.read_as", fields=changed) if changed else Message("fact_correction.set")


def _shown(name: str, words: str) -> Message:
    """Return what a field says, for people."""
    return KIND_WORDS.get(words, verbatim("")) if name == "kind" else verbatim(words)


def number_of(text: str) -> float | None:
    """Return the number that a text is, None where it is none."""
    try:
        return float(text.replace(",", "").replace("，", "").strip())
    except ValueError:
        return None


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1_000_000 else f"{value:.0f}"
