"""Shapes of ``--json``: plain values on which scripts rely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.model.clause import BodyPart, Clause
from store.model.document import Correction, Document, DocumentSummary
from store.model.message import Message
from store.model.problem import Problem
from store.model.table import Table
from ui.services.language import sentence
from ui.services.library.arriving.arrival_plan import plan_message

if TYPE_CHECKING:
    from index.results import Answer, Hit
    from store.library.file_arrivals import Arrival
    from ui.services.library.arriving.arrival_plan import ArrivalPlan
    from ui.services.workspace import ImportResult

Json = dict[str, Any]


def document(entry: Document | DocumentSummary) -> Json:
    """Return a document without its tree."""
    count = sum(1 for _ in entry.walk()) if isinstance(entry, Document) else entry.clause_count
    return {
        "key": entry.key,
        "source": entry.source,
        "title": entry.title,
        "number": entry.number,
        "issuers": list(entry.issuers),
        "date": entry.date,
        "effective": entry.effective,
        "kind": entry.kind,
        "complete": entry.complete,
        "clauses": count,
        "sha256": entry.sha256,
    }


def in_library(entry: DocumentSummary, arrival: Arrival | None = None) -> Json:
    """Return a document of the library: also the common name of its editions, and whether it is the current
    one.
    """
    shape = {**document(entry), "edition_of": entry.edition_of, "current": entry.current}
    return {**shape, **_arrived(arrival)}


def _arrived(arrival: Arrival | None) -> Json:
    """Return how a file came into the library, under its own name; nothing where nobody knows.

    ``place`` is its path, empty for pasted text; ``moment`` is an ISO time in UTC.
    """
    if arrival is None:
        return {}
    return {"arrival": {"place": arrival.place, "who": arrival.who, "moment": arrival.moment}}


def clause(entry: Clause) -> Json:
    """Return a clause with all below it."""
    return {
        "id": entry.id,
        "path": list(entry.path),
        "label": entry.label,
        "heading": entry.heading,
        "text": entry.text,
        "paragraphs": list(entry.paragraphs),
        "duty_note": entry.duty_note,
        "duties": [{"organisation": duty.organisation, "role": duty.role} for duty in entry.duties],
        "tables": [[list(row) for row in table.rows] for table in entry.tables],
        "children": [clause(child) for child in entry.children],
        "body": [_body_part(part) for part in entry.body],
        "page": {"number": entry.page.number, "box": list(entry.page.box)} if entry.page else None,
    }


def _body_part(part: BodyPart) -> Json:
    """Return a paragraph or table of a clause, or the id of the child clause at this position."""
    if isinstance(part, Clause):
        return {"clause": part.id}
    if isinstance(part, Table):
        rows = [list(row) for row in part.rows]
        return {"table": {"caption": part.caption, "rows": rows, "note": part.note}}
    return {"paragraph": part}


def outline(entry: Document) -> Json:
    """Return a document with its tree, and its corrections and doubts."""
    return {
        "document": document(entry),
        "clauses": [clause(child) for child in entry.clauses],
        "corrections": [_correction(each) for each in entry.corrections],
        "warnings": [sentence(each) for each in entry.warnings],
    }


def show(entry: Document, found: Clause, citation: str, arrival: Arrival | None = None) -> Json:
    """Return one clause, and how to cite it."""
    shape = {"document": document(entry), "clause": clause(found), "citation": citation}
    return {**shape, **_arrived(arrival)}


def search(query: str, answer: Answer) -> Json:
    """Return the hits of a query."""
    return {
        "query": query,
        "total": answer.total,
        "took_ms": answer.took_ms,
        "hits": [_hit(hit) for hit in answer.hits],
        "understood": [sentence(each) for each in answer.remarks],
        "answer": _answer(answer),
        "did_you_mean": list(answer.did_you_mean),
    }


def imported(result: ImportResult) -> Json:
    """Return the result of each file of an import."""
    return {
        "imported": [_arrival(plan) for plan in result.plans],
        "skipped": [
            {"source": each.source, "key": each.key, "reason": sentence(each.reason), "alike": each.alike}
            for each in result.skipped
        ],
        "rejected": [{"source": each.source, "reason": sentence(each.reason)} for each in result.rejected],
    }


def _arrival(plan: ArrivalPlan) -> Json:
    """Return a document that was taken in, and what it is to one that was in the library before."""
    shape = outline(plan.document)
    if plan.beside and not plan.of:
        shape["warnings"].append(sentence(Message("command.sentence", words=plan_message(plan))))
    return {**shape, "attachments": [], "action": plan.action, "of": plan.of}


def check(problems: Iterable[Problem]) -> Json:
    """Return the findings of a check."""
    found = [
        {"where": each.where, "what": sentence(each.what), "repair": sentence(each.repair)}
        for each in problems
    ]
    return {"ok": not found, "problems": found}


def _correction(entry: Correction) -> Json:
    return {
        "clause": entry.clause,
        "printed": entry.printed,
        "corrected": entry.corrected,
        "reason": sentence(entry.reason),
    }


def _hit(hit: Hit) -> Json:
    return {
        "document": hit.document_key,
        "source": hit.source,
        "clause_id": hit.clause_id,
        "path": list(hit.path),
        "label": hit.label,
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
        "score": hit.score,
        "match": hit.match,
        "why": [sentence(each) for each in hit.why],
    }


def _answer(answer: Answer) -> Json | None:
    """Return the sentence that answers a question best, and the range of the answer in it."""
    if not answer.sentences:
        return None
    best = answer.sentences[0]
    return {"clause_id": best.clause_id, "span": list(best.span), "text": best.text}
