"""What an answer says: the kinds of match of its hits, and their texts."""

from __future__ import annotations

from index.results import Answer
from store.library import Library
from store.model.printed import printed


def matches(answer: Answer) -> list[str]:
    return [hit.match for hit in answer.hits]


def texts(library: Library, answer: Answer) -> list[str]:
    return [printed(library.clause(hit.clause_id)[1]) for hit in answer.hits if hit.clause_id]
