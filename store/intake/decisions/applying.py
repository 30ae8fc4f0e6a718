"""Decisions on a document: what was read and what was decided make what is kept. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.intake.decisions.actions import Rows
from store.intake.decisions.fields import set_field
from store.intake.decisions.rows import Row, clauses_of, quote_of, rows_of
from store.model.checking.decision import Decision
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message
from store.model.printed import printed


@dataclass(frozen=True, slots=True)
class Decided:
    """A document as decided, and the decisions that found no place in it."""

    document: Document
    unplaced: tuple[Decision, ...] = ()


def decide(document: Document, decisions: Sequence[Decision]) -> Decided:
    """Return a document that was read with what was decided, in the order in which that was.

    Without decisions it is the document itself. Each row decision is about the rows that the ones before it
    have left; one whose row is gone is not applied, and told in the warnings.
    """
    if not decisions:
        return Decided(document)
    state = Rows(rows_of(document.clauses))
    unplaced: list[Decision] = []
    changed = False
    for decision in decisions:
        if decision.action == "field":
            document = set_field(document, decision.name, decision.value)
        elif decision.action != "confirm":
            if state.apply(decision):
                changed = True
                state.rows = rows_of(clauses_of(state.rows, document.key))
            elif not _is_done(state.rows, decision):
                unplaced.append(decision)
    if changed:
        clauses = clauses_of(state.rows, document.key)
        document = replace(document, clauses=clauses, corrections=_still_there(document, clauses))
        for quote, printed, value in state.corrected:
            document = _with_correction(document, quote, printed, value)
    if unplaced:
        told = Message("review.unplaced", count=len(unplaced))
        document = replace(document, warnings=(*document.warnings, told))
    return Decided(document, tuple(unplaced))


def _is_done(rows: Sequence[Row], decision: Decision) -> bool:
    """Whether a better program reads already what was decided: its row says so by itself."""
    same = [row for row in rows if quote_of(row) == decision.quote]
    wanted = {"heading": "clause", "clause": "clause", "text": "text"}.get(decision.action)
    if decision.action == "furniture":
        return not same
    return any(row.kind == wanted and (decision.action != "heading" or row.heading) for row in same)


def _still_there(document: Document, clauses: Sequence[Clause]) -> tuple[Correction, ...]:
    """The corrections of the reading, under the ids that their clauses have now."""
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
