"""Strategy: the documents that are called so, or are of that date."""

from __future__ import annotations

import re

from index.interpretation.search_context import SearchContext
from index.references.document_names import called
from index.results import ClauseTarget

#: A date as documents bear it.
_DAY = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?")


def called_documents(context: SearchContext) -> list[ClauseTarget]:
    """Return the documents that the text names: by what they are called, or by their date."""
    entries = context.opened.catalog.entries
    named = [(entries[one.entry].key, one.how) for one in called(context.opened.catalog, context.free.text)]
    day = _DAY.fullmatch(context.normal)
    if day and not named:
        iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
        named = [(entry.key, "title") for entry in context.corpus.entries if entry.date == iso]
    return [ClauseTarget(key, None, how) for key, how in named]
