"""Documents with clauses that cite."""

from __future__ import annotations

from store.model.clause import Clause, Reference
from store.model.document import Document


def made(*clauses: Clause) -> Document:
    return Document("k", "k", "办法", None, (), None, None, "办法", True, "", clauses=clauses)


def article(number: str, *paragraphs: str, references: tuple[Reference, ...] = ()) -> Clause:
    label = f"第{number}条"
    return Clause(f"k/{label}", label, (label,), body=paragraphs, references=references)
