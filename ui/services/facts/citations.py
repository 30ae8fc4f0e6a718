"""Citations of a document and by others, place by place, with the documents that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.references.mentions import Mention, mentions
from store.model.document import Document
from ui.services.library.links import LinkLibrary, Links


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A place where a document or clause is cited.

    ``source`` is the key of the document that it is in and ``clause`` the clause's id; ``title``,
    ``number`` and ``target`` (第九条第二款) what is cited; ``document`` its key, None where the library
    lacks it; ``repeals``: it is said to be repealed there.
    """

    source: str
    clause: str
    printed: str
    title: str | None
    number: str | None
    target: str | None
    document: str | None
    repeals: bool = False


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations in a document, in its own order, and the places where others cite it."""

    cites: tuple[CitedWork, ...]
    cited_by: tuple[CitedWork, ...]


def citations(library: LinkLibrary, links: Links, document: Document) -> Citations:
    """Both directions for one document of a library."""
    return Citations(cited_in(document, links), tuple(_citing(library, links, document)))


def cited_in(document: Document, links: Links) -> tuple[CitedWork, ...]:
    """Return the citations in a document, in its own order."""
    return tuple(_cited(document, each, links) for each in mentions(document))


def _cited(document: Document, mention: Mention, links: Links) -> CitedWork:
    found = mention.reference
    itself = mention.itself or not (found.title or found.number)
    key = document.key if itself else links.key_of(found, document)
    return CitedWork(
        document.key,
        mention.clause,
        mention.printed,
        found.title,
        found.number,
        found.clause,
        key,
        mention.repeals,
    )


def _citing(library: LinkLibrary, links: Links, document: Document) -> Iterator[CitedWork]:
    """Yield the places in other documents: those that cite this one are read whole, for their short names."""
    keys = dict.fromkeys(key for key in links.citing_keys(document.key) if key != document.key)
    for key in keys:
        other = library.document(key)
        for each in mentions(other):
            cited = _cited(other, each, links)
            if cited.document == document.key:
                yield cited
