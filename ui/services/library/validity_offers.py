"""States of a document that other documents of the library state: offered with their place, never set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.references.validity_statements import ValidityStatement, validity_statements
from store.library import Library
from store.library.lookup import fold
from store.model.document import Document, DocumentSummary, Validity
from ui.services.library.links import Links


@dataclass(frozen=True, slots=True)
class ValidityOffer:
    """A state of the document ``key`` that the clause ``clause`` of the document ``source`` states.

    ``words`` is its sentence; ``effective`` the ISO day from which the document is in force, for 尚未生效.
    """

    key: str
    state: Validity
    source: str
    clause: str
    words: str
    effective: str | None = None


def validity_offers(
    library: Library, links: Links, key: str, today: date | None = None
) -> list[ValidityOffer]:
    """Return what the library states of a document on which nobody has decided, the strongest first.

    A repeal or amendment counts from the day on which the document that states it is in force. NotFound.
    """
    target = library.summary(key)
    if target.validity is not None:
        return []
    now = (today or date.today()).isoformat()
    found = [
        offer for source in _sources(library, links, target) for offer in _from(source, target, links, now)
    ]
    rank = {"已废止": 0, "已修改": 1, "尚未生效": 2}
    return sorted(found, key=lambda offer: rank[offer.state])


def _sources(library: Library, links: Links, target: DocumentSummary) -> Iterator[Document]:
    """Yield the documents that cite one, and the newer text of it, which calls the old one by its own
    name.
    """
    keys = [key for key in links.citing_keys(target.key) if key != target.key]
    for key in dict.fromkeys([*keys, *([target.newer] if target.newer else [])]):
        yield library.document(key)


def _from(source: Document, target: DocumentSummary, links: Links, now: str) -> Iterator[ValidityOffer]:
    for said in validity_statements(source):
        if _means(said, source, target, links) and _holds(said, source, target, now):
            yield ValidityOffer(
                target.key, said.state, source.key, said.mention.clause, said.words, said.effective
            )


def _means(said: ValidityStatement, source: Document, target: DocumentSummary, links: Links) -> bool:
    found = links.key_of(said.mention.reference, source)
    if found == target.key:
        return True
    # A new text repeals the old one by the name that both have.
    same = fold(said.mention.reference.title or "") in {fold(target.name), fold(target.title)}
    return found == source.key and source.key == target.newer and same


def _holds(said: ValidityStatement, source: Document, target: DocumentSummary, now: str) -> bool:
    """Return whether what is said is so today, and is said of this text and not of an older one."""
    if said.state == "尚未生效":
        return target.effective is None and (said.effective or "") > now
    if source.date and target.date and source.date < target.date:
        return False
    return not (source.effective and source.effective > now)
