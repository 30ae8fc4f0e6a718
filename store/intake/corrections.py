"""Corrections of a librarian: applied to the text, or only marked where they are guesses."""

from __future__ import annotations

from dataclasses import replace

from store.intake.metadata.references import find_references
from store.intake.profile import ProfileCorrection
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message, verbatim
from store.model.printed import printed


def apply_corrections(document: Document, corrections: tuple[ProfileCorrection, ...]) -> Document:
    """Return the document with its corrections recorded under clause ids, and those meant to be applied made.

    A correction whose printed reading is not found where it says is dropped with a warning.
    """
    for wanted in corrections:
        document = _record(document, wanted)
    return document


def _record(document: Document, wanted: ProfileCorrection) -> Document:
    for clause in document.walk():
        if "/".join(clause.path) != wanted.where or wanted.printed not in printed(clause):
            continue
        record = Correction(
            clause.id, wanted.printed, wanted.corrected, verbatim(wanted.reason), wanted.applied
        )
        clauses = document.clauses
        if wanted.applied:
            clauses = tuple(_mend(c, clause.id, wanted) for c in clauses)
        return replace(document, clauses=clauses, corrections=(*document.corrections, record))
    warning = Message("intake.correction_unplaced", where=wanted.where, printed=wanted.printed)
    return replace(document, warnings=(*document.warnings, warning))


def _mend(clause: Clause, clause_id: str, wanted: ProfileCorrection) -> Clause:
    if clause.id != clause_id:
        below = (_mend(part, clause_id, wanted) if isinstance(part, Clause) else part for part in clause.body)
        return replace(clause, body=tuple(below))
    mended = replace(
        clause,
        body=tuple(
            part.replace(wanted.printed, wanted.corrected) if isinstance(part, str) else part
            for part in clause.body
        ),
        heading=clause.heading.replace(wanted.printed, wanted.corrected) if clause.heading else None,
    )
    return replace(mended, references=find_references(printed(mended)))
