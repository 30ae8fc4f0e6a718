"""Duty notes as they are shown: role words first, organisations set apart, nothing of the note lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from store.model.duty import Duty, DutyRole

RunKind = Literal["label", "organisation", "other"]
SPACE = "\u3000"

_BRACKETS = re.compile(r"^[（(\[【]|[）)\]】]$")
_PREFIX = re.compile(r"^[（(\[【]?\s*(责任单位|责任部门|牵头单位|配合单位)\s*[：:]?\s*")
_SEPARATORS = re.compile(r"[\s、，,;；：:。（）()]+")
_ROLE_WORDS: dict[DutyRole, tuple[str, ...]] = {
    "lead": ("牵头负责", "牵头"),
    "support": ("配合",),
    "joint": (),
}


@dataclass(frozen=True, slots=True)
class DutyRun:
    """A stretch of the shown note; ``at`` is its offset in the printed note, or None if it is ours."""

    text: str
    kind: RunKind
    at: int | None = None


def duty_runs(note: str, duties: tuple[Duty, ...], label: str) -> list[DutyRun]:
    """Return the shown form of a printed duty note, in reading order, the runs to be set apart by a space.

    ``label`` precedes the organisations where the note sets no roles apart. Every character of the
    note except brackets and separators is in exactly one run.
    """
    places = _locate(note, duties)
    if places is None:
        return _verbatim(note, label)
    runs: list[DutyRun] = []
    for role, first, last in _groups(duties):
        runs += _group(note, duties, places, role, first, last, label if not runs else "")
    return runs


def _locate(note: str, duties: tuple[Duty, ...]) -> list[int] | None:
    places: list[int] = []
    behind = 0
    for duty in duties:
        at = note.find(duty.organisation, behind)
        if at < 0:
            return None
        places.append(at)
        behind = at + len(duty.organisation)
    return places or None


def _groups(duties: tuple[Duty, ...]) -> list[tuple[DutyRole, int, int]]:
    groups: list[tuple[DutyRole, int, int]] = []
    for index, duty in enumerate(duties):
        if groups and groups[-1][0] == duty.role:
            groups[-1] = (duty.role, groups[-1][1], index + 1)
        else:
            groups.append((duty.role, index, index + 1))
    return groups


def _group(
    note: str, duties: tuple[Duty, ...], places: list[int], role: DutyRole, first: int, last: int, label: str
) -> list[DutyRun]:
    start = 0 if first == 0 else places[first - 1] + len(duties[first - 1].organisation)
    lead_in = _PREFIX.match(note) if first == 0 else None
    runs = _pieces(note, lead_in.end() if lead_in else start, places[first]) if first == 0 else []
    for index in range(first, last):
        end = places[index] + len(duties[index].organisation)
        runs.append(DutyRun(duties[index].organisation, "organisation", places[index]))
        runs += _pieces(note, end, places[index + 1] if index + 1 < len(places) else len(note))
    head = _take_role(runs, role)
    if head is None and lead_in:
        head = DutyRun(lead_in.group(1), "label", lead_in.start(1))
    elif head is None and label:
        head = DutyRun(label, "label")
    return [head, *runs] if head else runs


def _take_role(runs: list[DutyRun], role: DutyRole) -> DutyRun | None:
    for index, run in enumerate(runs):
        if run.kind == "other" and run.text in _ROLE_WORDS[role]:
            del runs[index]
            return DutyRun(run.text, "label", run.at)
    return None


def _pieces(note: str, start: int, end: int) -> list[DutyRun]:
    runs: list[DutyRun] = []
    at = start
    for gap in _SEPARATORS.finditer(note, start, end):
        if gap.start() > at:
            runs.append(DutyRun(note[at : gap.start()], "other", at))
        at = gap.end()
    if at < end:
        runs.append(DutyRun(note[at:end], "other", at))
    return runs


def _verbatim(note: str, label: str) -> list[DutyRun]:
    lead_in = _PREFIX.match(note)
    start = lead_in.end() if lead_in else len(note) - len(_BRACKETS.sub("", note, count=1).lstrip())
    start = start if lead_in or note[:1] in "（([【" else 0
    end = len(note) - (1 if note[-1:] in "）)]】" and note[:1] in "（([【" else 0)
    head = DutyRun(lead_in.group(1), "label", lead_in.start(1)) if lead_in else DutyRun(label, "label")
    return [head, DutyRun(note[start:end], "other", start)]
