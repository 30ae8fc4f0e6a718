"""Arrivals: whether an arriving document is new, there already, an edition of another, or unrelated.

Two files are the same document when they say the same of themselves and have the same text. Nothing in the
library gives way to a file unless the user asked for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from store.library import Library
from store.library.claims import DocumentClaim, claim_of, other_house, relation
from store.library.editions import family
from store.library.identity import Identity, estimate, identify, likeness, words_of
from store.library.shipped.ownership import beside_key
from store.library.text_comparison import TextComparison, compare
from store.model.document import Document, DocumentSummary
from store.model.message import Message
from store.model.rekeying import rekeyed
from ui.services.library.arriving.arrival_plan import (
    ArrivalAction,
    ArrivalChoice,
    ArrivalPlan,
    EditionQuestion,
    SkippedFile,
    difference_summary,
    likeness_percent,
)

#: From this likeness on a text is an edition of another, below it another document.
ALIKE = 0.5
#: A text shorter than this share of another is a digest of it and no edition.
_DIGEST = 0.5
#: How far an estimate by sketches may be off.
_ERROR = 0.25
_DONE: dict[ArrivalChoice, ArrivalAction] = {
    "replace": "replaced",
    "keep_both": "kept_both",
    "new_edition": "new_edition",
}


@dataclass(slots=True)
class _Known:
    """A document in the library; the identity of its text is worked out when it is needed."""

    name: str
    sha256: str
    claim: DocumentClaim
    entry: DocumentSummary | None = None
    identity: Identity | None = None

    @property
    def fresh(self) -> bool:
        """True if it came by this import: it gives way to no other file of it."""
        return self.entry is None


class Arrivals:
    """Decides over the documents of one import, in their order; storing them is the caller's.

    Without a library only the documents of the import itself are looked at. Documents are compared only with
    those of the same title or number, by sketches first: many files take no longer each than a few.
    """

    def __init__(self, library: Library | None = None) -> None:
        self._library = library
        self._known: dict[str, _Known] = {}
        self._by_name: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_bytes: dict[str, str] = {}
        self._fresh: dict[str, Document] = {}
        self._families: dict[str, str] = {}
        for entry in library.documents() if library is not None else ():
            self._enter(entry.key, _Known(entry.name, entry.sha256, claim_of(entry), entry))
            self._families[entry.key] = family(entry)

    def judge(
        self, document: Document, data: bytes, choice: ArrivalChoice | None
    ) -> ArrivalPlan | SkippedFile | EditionQuestion:
        """Decide about a document that was read; ``choice`` None asks where the user has to decide."""
        twin = self._by_bytes.get(document.sha256)
        if twin is not None and self._known[twin].claim.part == document.part:
            return SkippedFile(
                document.source, twin, Message("arrival.same_file", other=self._name(twin)), 1.0
            )
        claim = claim_of(document)
        candidates = self._candidates(claim)
        if not candidates and document.key not in self._known:
            return ArrivalPlan(document, "added")
        identity = identify(document)
        best: tuple[float, str, bool] | None = None
        beside = None
        for key in candidates:
            kind = relation(claim, self._known[key].claim)
            if kind == "none":
                beside = beside or key
                continue
            if kind == "same" and self._is_same(identity, key):
                return SkippedFile(
                    document.source, key, Message("arrival.same_text", other=self._name(key)), 1.0
                )
            alike = self._likeness(document, identity, key)
            if alike < ALIKE:
                beside = beside or key
            elif best is None or (kind == "same", alike) > (not best[2], best[0]):
                best = (alike, key, kind == "dated")
        if best is None:
            name = self._name(beside) if beside else ""
            return ArrivalPlan(self._with_free_key(document, identity), "added", beside=beside, other=name)
        return self._decide(document, data, identity, best, choice)

    def settle(self, question: EditionQuestion, choice: ArrivalChoice) -> ArrivalPlan | SkippedFile:
        """Decide about a text whose question was answered."""
        if question.old.key not in self._known:
            decided = self.judge(question.document, question.data, choice)
            assert not isinstance(decided, EditionQuestion)
            return decided
        identity, alike = identify(question.document), question.comparison.alike
        if choice == "skip":
            return self._skip(question.document, question.old.key, question.comparison)
        return self._plan(question.document, identity, (alike, question.old.key, question.dated), choice)

    def stored(self, plan: ArrivalPlan, in_library: bool = True) -> None:
        """Remember a document that was stored: it is one of this import, and gives way to no other of it.

        Not ``in_library``: it is only to be checked, and is kept here to be compared with those that follow.
        """
        document, key = plan.document, plan.document.key
        self._forget(key)
        self._enter(key, _Known(document.name, document.sha256, claim_of(document)))
        if self._library is None or not in_library:
            self._fresh[key] = document
        if plan.action != "replaced" or key not in self._families:
            self._families[key] = plan.edition_of or key

    # -- inside -----------------------------------------------------------------------------------------

    def _decide(
        self,
        document: Document,
        data: bytes,
        identity: Identity,
        best: tuple[float, str, bool],
        choice: ArrivalChoice | None,
    ) -> ArrivalPlan | SkippedFile | EditionQuestion:
        alike, key, dated = best
        if choice is None:
            old = self._known[key].entry
            if old is None:  # one of this very import
                return self._decide(document, data, identity, best, "skip")
            return EditionQuestion(document, data, old, compare(self._document(key), document), dated)
        if choice == "skip" and not dated:
            return self._skip(document, key, compare(self._document(key), document))
        if choice == "skip":
            return ArrivalPlan(
                self._with_free_key(document, identity),
                "added",
                alike=alike,
                beside=key,
                other=self._name(key),
            )
        return self._plan(document, identity, best, choice)

    def _plan(
        self, document: Document, identity: Identity, best: tuple[float, str, bool], choice: ArrivalChoice
    ) -> ArrivalPlan:
        alike, key, _dated = best
        old, name = self._known[key], self._name(key)
        if choice == "replace" and not old.fresh:
            stands_in = old.entry is not None and (old.entry.shipped or old.entry.stands_in)
            new = rekeyed(document, key)
            return ArrivalPlan(new, "replaced", key, stands_in=stands_in, alike=alike, beside=key, other=name)
        choice = "keep_both" if choice == "replace" else choice
        edition_of = self._families[key] if choice == "new_edition" else None
        new = self._with_free_key(document, identity)
        return ArrivalPlan(new, _DONE[choice], key, edition_of, alike=alike, beside=key, other=name)

    def _skip(self, document: Document, key: str, found: TextComparison) -> SkippedFile:
        reason = Message(
            "arrival.alike",
            other=self._name(key),
            alike=likeness_percent(found.alike),
            what=difference_summary(found),
        )
        return SkippedFile(document.source, key, reason, round(found.alike, 3))

    def _candidates(self, claim: DocumentClaim) -> Sequence[str]:
        found: dict[str, None] = {}
        for name in _handles(claim):
            found |= self._by_name.get(name, {})
        return list(found)

    def _is_same(self, identity: Identity, key: str) -> bool:
        """Return whether the text is that of a known document, as stored or as printed."""
        if self._identity(key).fingerprint == identity.fingerprint:
            return True
        old = self._document(key)
        if not old.corrections or self._library is None:
            return False
        from store.intake import read_bytes

        # What is in the library was corrected; the file says what was printed.
        return identify(read_bytes(self._library.source(key), old.source)).fingerprint == identity.fingerprint

    def _likeness(self, document: Document, identity: Identity, key: str) -> float:
        """Return how alike the texts are; 0 where one is a digest, or they are by-laws of two houses."""
        if estimate(identity.sketch, self._identity(key).sketch) < ALIKE - _ERROR:
            return 0.0
        one, other = words_of(document), words_of(self._document(key))
        if min(len(one), len(other)) < _DIGEST * max(len(one), len(other)):
            return 0.0
        alike = likeness(one, other)
        return 0.0 if alike >= ALIKE and other_house(one, other) else alike

    def _identity(self, key: str) -> Identity:
        known = self._known[key]
        if known.identity is None:
            in_memory = self._fresh.get(key)
            known.identity = identify(in_memory) if in_memory else self._stored().identity(key)
        return known.identity

    def _document(self, key: str) -> Document:
        if key in self._fresh:
            return self._fresh[key]
        return self._stored().unmarked(key)

    def _stored(self) -> Library:
        assert self._library is not None
        return self._library

    def _name(self, key: str) -> str:
        return f"《{self._known[key].name}》"

    def _with_free_key(self, document: Document, identity: Identity) -> Document:
        """Return the document under its own key, or one made from its text where that is another's.

        The same text always gets the same key, in any library and order of import.
        """
        key = wanted = document.key
        number = 1
        while key in self._known:
            key = beside_key(wanted, identity.fingerprint) + (f"-{number}" if number > 1 else "")
            number += 1
        return rekeyed(document, key)

    def _enter(self, key: str, known: _Known) -> None:
        self._known[key] = known
        self._by_bytes.setdefault(known.sha256, key)
        for name in _handles(known.claim):
            self._by_name[name][key] = None

    def _forget(self, key: str) -> None:
        """Take a document that was replaced out of what is known."""
        known = self._known.pop(key, None)
        if known is None:
            return
        if self._by_bytes.get(known.sha256) == key:
            del self._by_bytes[known.sha256]
        for name in _handles(known.claim):
            self._by_name[name].pop(key, None)


def _handles(claim: DocumentClaim) -> list[str]:
    """Return the names by which a document can be found: its titles and its number."""
    return [*claim.names, *([f"#{claim.number}"] if claim.number else [])]
