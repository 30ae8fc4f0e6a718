"""Shapes of ``--json`` for indicators, duties, citations and related clauses."""

from __future__ import annotations

from collections.abc import Iterable

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from index.matching.related import RelatedClause
from store.model.message import Message
from ui.commandline.json_shapes import Json
from ui.services.facts.citations import Citations, CitedWork
from ui.services.language import sentence


def indicator(one: Indicator) -> Json:
    """Return a quantified target."""
    return {
        "document": one.document,
        "clause": one.clause,
        "subject": one.subject,
        "indicator": one.indicator,
        "value_text": one.value_text,
        "low": _number(one.low),
        "high": _number(one.high),
        "unit": one.unit,
        "per": one.per,
        "deadline": one.deadline,
        "kind": one.kind,
        **_corrected(one),
    }


def duty(one: DutyRecord) -> Json:
    """Return a matter and who answers for it."""
    return {
        "document": one.document,
        "clause": one.clause,
        "label": one.label,
        "matter": one.matter,
        "lead": list(one.lead),
        "support": list(one.support),
        "joint": list(one.joint),
        "deadline": one.deadline,
        **_corrected(one),
    }


def _corrected(one: Indicator | DutyRecord) -> Json:
    """Return that a person set it right; nothing of what is as it was read."""
    return {"corrected": True} if one.correction else {}


def citations(found: Citations) -> Json:
    """Return what a document cites, and what cites it."""
    return {
        "cites": [_cited(one) for one in found.cites],
        "cited_by": [{**_cited(one), "from": one.source} for one in found.cited_by],
    }


def related(clause: str, found: Iterable[RelatedClause]) -> Json:
    """Return the clauses of other documents on the matter of one."""
    return {
        "clause": clause,
        "related": [
            {
                "document": one.document_key,
                "clause": one.clause_id,
                "likeness": one.score,
                "why": reasons(one),
            }
            for one in found
        ],
    }


def reasons(one: RelatedClause) -> list[str]:
    """Return why a clause is called related: the words that both have, and common responsible
    organisations.
    """
    words = [Message("related.words", word=word) for word in one.why]
    organisations = [Message("related.organisation", name=name) for name in one.organisations]
    return [sentence(each) for each in (*words, *organisations)]


def _cited(one: CitedWork) -> Json:
    return {
        "clause": one.clause,
        "printed": one.printed,
        "title": one.title,
        "number": one.number,
        "target": one.target,
        "document": one.document,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
