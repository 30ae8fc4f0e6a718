"""Decisions on a document: what was read and what was decided make what is kept. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.intake.decisions.decision_effects import apply_decision
from store.intake.decisions.document_fields import set_field
from store.intake.decisions.draft_rows import DraftRow, clauses_of, quote_of, rows_of
from store.intake.decisions.edited_rows import EditedRows
from store.model.checking.decision import Decision
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message
from store.model.printed import printed


@dataclass(frozen=True, slots=True)
class DecidedDocument:
    """A document as decided, and the decisions that found no place in it."""

    document: Document
    unplaced: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """Document, rows and fields after some of the decisions."""

    document: Document
    rows: tuple[DraftRow, ...]
    corrected: tuple[tuple[str, str, str], ...] = ()
    unplaced: tuple[Decision, ...] = ()
    changed: bool = False


class DecisionSteps:
    """Applies decisions to a document that was read, in their order; remembers each step for the next time.

    Without decisions it is the document itself. Each row decision is about the rows that the ones before it
    have left; one whose row is gone is not applied, and told in the warnings.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: list[Decision] = []
        self._steps: list[_Step] = []

    def after(self, decisions: Sequence[Decision]) -> DecidedDocument:
        """Return the document as decided; decisions that begin as the last ones did cost only what is new."""
        if not decisions:
            return DecidedDocument(self._document)
        if not self._steps:
            self._steps.append(_Step(self._document, tuple(rows_of(self._document.clauses))))
        same = 0
        while same < min(len(decisions), len(self._made)) and decisions[same] == self._made[same]:
            same += 1
        del self._made[same:], self._steps[same + 1 :]
        for decision in decisions[same:]:
            self._steps.append(_step(self._steps[-1], decision))
            self._made.append(decision)
        return _finish(self._steps[-1])


def _step(before: _Step, decision: Decision) -> _Step:
    """Apply one decision."""
    if decision.action == "field":
        return replace(before, document=set_field(before.document, decision.name, decision.value))
    if decision.action == "confirm":
        return before
    state = EditedRows(list(before.rows), list(before.corrected))
    if apply_decision(state, decision):
        rows = rows_of(clauses_of(state.rows, before.document.key))
        return replace(before, rows=tuple(rows), corrected=tuple(state.corrected), changed=True)
    if _is_done(before.rows, decision):
        return before
    return replace(before, unplaced=(*before.unplaced, decision))


def _finish(step: _Step) -> DecidedDocument:
    """Return the document that the rows make, with what was corrected."""
    document = step.document
    if step.changed:
        clauses = clauses_of(step.rows, document.key)
        document = replace(document, clauses=clauses, corrections=_still_there(document, clauses))
        for quote, printed_words, value in step.corrected:
            document = _with_correction(document, quote, printed_words, value)
    if step.unplaced:
        told = Message("review.unplaced", count=len(step.unplaced))
        document = replace(document, warnings=(*document.warnings, told))
    return DecidedDocument(document, step.unplaced)


def _is_done(rows: Sequence[DraftRow], decision: Decision) -> bool:
    """Return whether a better program reads already what was decided: its row says so by itself."""
    same = [row for row in rows if quote_of(row) == decision.quote]
    wanted = {"heading": "clause", "clause": "clause", "text": "text"}.get(decision.action)
    if decision.action == "furniture":
        return not same
    return any(row.kind == wanted and (decision.action != "heading" or row.heading) for row in same)


def _still_there(document: Document, clauses: Sequence[Clause]) -> tuple[Correction, ...]:
    """Return the corrections of the reading, under the ids that their clauses have now."""
    walked = [each for clause in clauses for each in clause.walk()]
    ids = {clause.id: clause for clause in walked}
    found: list[Correction] = []
    for each in document.corrections:
        here = ids.get(each.clause)
        if here is None or not _says(here, each.reading):
            here = next((clause for clause in walked if _says(clause, each.reading)), None)
        if here is not None:
            found.append(replace(each, clause=here.id))
        elif each.clause not in ids and "/" not in each.clause:
            found.append(each)  # one of the title
    return tuple(found)


def _says(clause: Clause, words: str) -> bool:
    return words in printed(clause)


def _with_correction(document: Document, quote: str, was: str, value: str) -> Document:
    """Return the document with a correction recorded at the clause of its row."""
    rows = rows_of(document.clauses)
    same = [row for row in rows if quote_of(row) == quote] or [row for row in rows if value in row.printed]
    if not same or not same[0].clause:
        return document
    record = Correction(same[0].clause, was, value, Message("review.corrected"))
    return replace(document, corrections=(*document.corrections, record))
