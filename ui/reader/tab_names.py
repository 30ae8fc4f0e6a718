"""Short names of documents, for tabs and the way above the text."""

from __future__ import annotations

from store.model.document import Document
from ui.services.library.short_names import piece

#: Characters of a date that are its year.
_YEAR = 4


def short_name(document: Document) -> str:
    """What a document is called where there is little room; that of one edition of several says which."""
    name = piece(document.name)
    return f"{name}（{document.date[:_YEAR]}）" if document.edition is not None and document.date else name


def short_name_of(title: str) -> str:
    """What a document with this title is called where there is little room."""
    return piece(title)
