"""Lookup of documents by a key, a number or a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields

from store.model.characters import same
from store.model.document import Document, DocumentSummary

_MARKS = str.maketrans("", "", "《》〈〉“”\"'‘’")


def find_key(documents: Iterable[Document], text: str) -> str | None:
    """Return the key of the document meant by ``text``, of documents that are no library."""
    kinds = {each.name for each in fields(DocumentSummary)}
    summaries = [
        DocumentSummary(
            **{each.name: getattr(one, each.name) for each in fields(Document) if each.name in kinds}
        )
        for one in documents
    ]
    found = find(summaries, text)
    return found.key if found else None


def find(documents: Sequence[DocumentSummary], text: str) -> DocumentSummary | None:
    """Return the document meant by ``text``, tried from the strictest reading to the loosest.

    Of several editions the current one is meant, unless a key names another. A key; a document number in any
    spelling; a title or attached title, in any width and spacing, with or without 《》; the file it was read
    from; words that only one document has in its title. None when nothing fits or loose words fit several.
    """
    exact = _one(documents, lambda entry: entry.key == text)
    documents = [*(one for one in documents if one.current), *(one for one in documents if not one.current)]
    wanted = fold(text)
    if exact or not wanted:
        return exact
    number = _number(text)
    if number:
        found = _one(documents, lambda entry: number in (entry.key, entry.number))
        if found:
            return found
    by_title = _one(documents, lambda entry: wanted in _names(entry))
    current = [entry for entry in documents if entry.current]
    return by_title or _only(current, lambda entry: any(wanted in name for name in _titles(entry)))


def fold(text: str) -> str:
    """Strip a title or number of what people leave out or vary: forms, case, blanks, quotes, 《》."""
    folded = "".join("".join(map(same, text)).casefold().translate(_MARKS).split())
    return text if folded == text else folded  # most titles are: in memory once


def _number(text: str) -> str | None:
    from store.model.numbers import canonical_number

    return canonical_number(text)


def _titles(entry: DocumentSummary) -> list[str]:
    return [fold(title) for title in (entry.title, entry.attached_title) if title]


def _names(entry: DocumentSummary) -> list[str]:
    return [*_titles(entry), fold(entry.key), fold(entry.source)]


def _one(
    documents: Iterable[DocumentSummary], fits: Callable[[DocumentSummary], bool]
) -> DocumentSummary | None:
    return next((entry for entry in documents if fits(entry)), None)


def _only(
    documents: Iterable[DocumentSummary], fits: Callable[[DocumentSummary], bool]
) -> DocumentSummary | None:
    found = [entry for entry in documents if fits(entry)]
    return found[0] if len(found) == 1 else None
