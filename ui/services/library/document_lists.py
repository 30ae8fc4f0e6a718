"""Works out in a worker what the window's lists say of the documents of a library. No Qt."""

from __future__ import annotations

from store.library.claims import name_of
from store.model.document import DocumentSummary
from ui.services.library.cited_names import cited_names
from ui.services.library.document_order import spelling
from ui.services.library.short_names import prepare_names


def make_ready(documents: list[DocumentSummary]) -> None:
    """Work out names, short names and the order of names, before the window shows these documents."""
    prepare_names(documents)
    cited_names(documents)
    _prepare_order(documents)


def settle_names(documents: list[DocumentSummary]) -> None:
    """Work out the names of the documents that are shown, for narrow places and for citations."""
    prepare_names()
    cited_names(documents)
    _prepare_order(documents)


def _prepare_order(documents: list[DocumentSummary]) -> None:
    for one in documents:
        name_of(one.name)
        spelling(one.name)
