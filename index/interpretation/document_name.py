"""Strategy: the documents that are called so."""

from __future__ import annotations

from index.interpretation.search_context import SearchContext
from index.references.document_names import called
from index.results import ClauseTarget


def called_documents(context: SearchContext) -> list[ClauseTarget]:
    """Return the documents that the text names by what they are called."""
    entries = context.opened.catalog.entries
    named = called(context.opened.catalog, context.free.text)
    return [ClauseTarget(entries[one.entry].key, None, one.how) for one in named]
