"""Targets of references: a clause of this library, or a document that it lacks; and citing clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from store.model.clause import Clause, Reference
from store.model.document import Document, DocumentSummary
from store.model.numbers import NUMERAL, to_int
from store.model.printed import printed
from store.model.typography import typeset
from ui.services.display_names import clause_label
from ui.services.library.cited_names import CitedNames, cited_names, short_names
from ui.services.library.clause_search import matching_clauses
from ui.services.library.short_names import full_title, short_title

FIRST_WORDS = 90
_PARAGRAPH = re.compile(rf"第([{NUMERAL}\d]+)款$")
#: Number, title, and the key of the citing document.
Citation = tuple[str | None, str | None, str | None]

#: Document and id of a clause that cites a document, and the clause of it that is meant.
_Citation = tuple[str, str, str | None]


class LinkLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all documents."""
        ...

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...

    def citing(self) -> list[tuple[str, str, Reference]]:
        """Return every reference that names a document, with the citing document's key and the clause's
        id.
        """
        ...


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A document, and a clause of it where one is cited."""

    key: str
    clause_id: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Target of a reference in a few words; ``missing`` where the library has no such document."""

    title: str
    number: str = ""
    place: str = ""
    words: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Citing:
    """A clause that cites another one, or the whole document that is read."""

    key: str
    clause_id: str
    name: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Cites:
    """Clauses that cite something: the first ``lines`` of them, and how many there are."""

    lines: tuple[Citing, ...] = ()
    total: int = 0


NO_CITES = Cites()


class Links:
    """Follows references in one library; :meth:`refresh` after documents came or went."""

    def __init__(self, library: LinkLibrary) -> None:
        self._library = library
        self._cited: CitedNames | None = None
        self._keys: dict[Citation, str | None] = {}
        self._citing: dict[str, list[_Citation]] | None = None
        self._labels: tuple[Document | None, dict[str, str]] = (None, {})
        self._short: tuple[Document | None, dict[str, Reference]] = (None, {})
        self._within: tuple[Document | None, dict[str, list[Clause]]] = (None, {})
        self._places: tuple[Document | None, dict[str | None, list[tuple[str, str]]]] = (None, {})

    def refresh(self) -> None:
        """Forget what was found."""
        self._cited, self._keys, self._citing = None, {}, None
        self._places = (None, {})

    def key_of(self, reference: Reference, here: Document | None) -> str | None:
        """Return the key of the document that is cited; that of ``here`` where only a clause is named."""
        if not reference.number and not reference.title:
            return here.key if here else None
        if here is None:
            return self._find(reference.number, reference.title, None)
        cited = self._short_names(here).get(reference.title or "", reference)
        return self._find(cited.number, cited.title, here.key)

    def target(self, reference: Reference, here: Document | None) -> LinkTarget | None:
        """Return the target of a reference; None if the library does not have the document."""
        key = self.key_of(reference, here)
        if key is None:
            return None
        document = here if here is not None and here.key == key else self._library.document(key)
        return LinkTarget(key, self._clause(document, reference.clause))

    def holds(self, reference: Reference, here: Document | None) -> bool:
        """Return whether a reference can be followed: to a document that is there, and in it to a clause that
        is.
        """
        if self.key_of(reference, here) is None:
            return False
        if reference.number or reference.title or here is None:
            return True
        return self._clause(here, reference.clause) is not None

    def is_itself(self, reference: Reference, here: Document) -> bool:
        """Return whether a reference is to the very document that is read, as a notice names what it
        issues.
        """
        named = bool(reference.title or reference.number)
        return named and not reference.clause and self.key_of(reference, here) == here.key

    def preview(self, reference: Reference, here: Document | None) -> Preview:
        """Return a few words on what a reference leads to."""
        found = self.target(reference, here)
        if found is None or not self.holds(reference, here):
            title, number, place = reference.title or "", reference.number or "", reference.clause or ""
            return Preview(title, number, place, missing=True)
        document = here if here is not None and here.key == found.key else self._library.document(found.key)
        clause = next((one for one in document.walk() if one.id == found.clause_id), None)
        if clause is None:
            shown = next((one for one in document.walk() if printed(one)), None)
            return Preview(
                full_title(document), document.number or "", "", _first_words(shown) if shown else ""
            )
        place, words = clause_label(clause.label, clause.path), _first_words(clause)
        paragraph = cited_paragraph(clause, reference.clause or "")
        if paragraph is not None:
            place, words = place + paragraph[0], _short(paragraph[1])
        return Preview(full_title(document), document.number or "", place, words)

    def cited_by(self, document: Document, clause: Clause, most: int | None = None) -> Cites:
        """Return the clauses that cite this one, in this document and in others; the first ``most`` are
        read.
        """
        inner = [(document.key, other.id) for other in self._inner(document).get(clause.id, ())]
        others = self._cited_in(document).get(clause.id, ())
        return self._cites(document, [*inner, *others], most)

    def citing_documents(self, document: Document, most: int | None = None) -> Cites:
        """Return the clauses of other documents that cite this document as a whole; the first ``most`` are
        read.
        """
        return self._cites(document, self._cited_in(document).get(None, []), most)

    def _cites(self, here: Document, found: Iterable[tuple[str, str]], most: int | None) -> Cites:
        places = list(dict.fromkeys(found))
        shown = [line for key, clause_id in places[:most] for line in self._lines(here, key, clause_id)]
        return Cites(tuple(shown), len(places))

    def _cited_in(self, document: Document) -> dict[str | None, list[tuple[str, str]]]:
        """Return the citations of a document by others: by the id of its clause, None for the whole of it."""
        known, found = self._places
        if known is not document:
            found = {}
            for key, clause_id, wanted in self._citations().get(document.key, ()):
                if key != document.key:
                    found.setdefault(self._clause(document, wanted), []).append((key, clause_id))
            self._places = (document, found)
        return found

    def citing_keys(self, key: str) -> list[str]:
        """Return the keys of the documents that cite a document, or clauses of it, in library order."""
        return list(dict.fromkeys(citing for citing, _id, _wanted in self._citations().get(key, ())))

    def prepare(self) -> None:
        """Read what documents there are and what they are called, before a link is looked at."""
        self._find(None, "", None)

    def _find(self, *citation: str | None) -> str | None:
        """Return the document that a number and a title mean in a document."""
        number, title, here = citation
        if citation not in self._keys:
            self._keys[number, title, here] = self._names_cited().key_of(number, title, here)
        return self._keys[number, title, here]

    def _names_cited(self) -> CitedNames:
        if self._cited is None:
            self._cited = cited_names(self._library.documents())
        return self._cited

    def _short_names(self, document: Document) -> dict[str, Reference]:
        if self._short[0] is not document:
            self._short = (document, short_names(clause.references for clause in document.walk()))
        return self._short[1]

    def _clause(self, document: Document, wanted: str | None) -> str | None:
        if not wanted:
            return None
        labels = self._names(document)
        if wanted not in labels:
            labels[wanted] = self._by_number(document, wanted)
        return labels[wanted] or None

    def _names(self, document: Document) -> dict[str, str]:
        """Return the clauses of the document asked for last by label and by path."""
        if self._labels[0] is not document:
            names: dict[str, str] = {}
            for clause in document.walk():
                names.setdefault(clause.label, clause.id)
                names.setdefault("".join(clause.path), clause.id)
            self._labels = (document, names)
        return self._labels[1]

    def _by_number(self, document: Document, wanted: str) -> str:
        """第二十六条第一款 and 第二十六条第三项, which are no label: the clause as far as it is one."""
        found = matching_clauses(document, wanted, limit=1, as_printed=True)
        return found[0].id if found else ""

    def _inner(self, document: Document) -> dict[str, list[Clause]]:
        """Return the clauses of a document that cite clauses of it, by the id of the cited one."""
        if self._within[0] is not document:
            citing: dict[str, list[Clause]] = {}
            for clause in document.walk():
                for reference in clause.references:
                    if self.key_of(reference, document) == document.key:
                        cited = self._clause(document, reference.clause)
                        if cited is not None and cited != clause.id:
                            citing.setdefault(cited, []).append(clause)
            self._within = (document, citing)
        return self._within[1]

    def _citations(self) -> dict[str, list[_Citation]]:
        if self._citing is None:
            citing: dict[str, list[_Citation]] = {}
            for key, group in groupby(self._library.citing(), key=itemgetter(0)):
                found = list(group)
                short = short_names(
                    [reference for _key, _id, reference in clause]
                    for _id, clause in groupby(found, key=itemgetter(1))
                )
                # Not kept with the links that were looked at: there are as many as citations in the library.
                meant = lru_cache(partial(self._names_cited().key_of, here=key))
                for _key, clause_id, reference in found:
                    named = short.get(reference.title or "", reference)
                    cited = meant(named.number, named.title)
                    if cited is not None:
                        citing.setdefault(cited, []).append((key, clause_id, reference.clause))
            self._citing = citing
        return self._citing

    def _lines(self, here: Document, key: str, clause_id: str) -> Iterable[Citing]:
        document = here if here.key == key else self._library.document(key)
        return [self._line(document, clause) for clause in document.walk() if clause.id == clause_id]

    def _line(self, document: Document, clause: Clause) -> Citing:
        place = clause_label(clause.label, clause.path)
        return Citing(document.key, clause.id, short_title(document), place, _first_words(clause, 40))


def cited_paragraph(clause: Clause, cited: str) -> tuple[str, str] | None:
    """Return 第二款 and its words where a citation that leads to an article ends in one of its paragraphs."""
    found = _PARAGRAPH.search(cited)
    number = to_int(found[1]) if found else None
    if found is None or number is None or not 0 < number <= len(clause.paragraphs):
        return None
    return found[0], clause.paragraphs[number - 1]


def _first_words(clause: Clause, characters: int = FIRST_WORDS) -> str:
    return _short(printed(clause), characters)


def _short(text: str, characters: int = FIRST_WORDS) -> str:
    words = " ".join(typeset(text).split())
    return words if len(words) <= characters else words[:characters].rstrip() + "…"
