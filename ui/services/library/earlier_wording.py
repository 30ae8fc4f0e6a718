"""Earlier wording of a clause: in an earlier edition of its document, or an older paper of its issuer.

What others have on its matter is like it, never what it was before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import Comparison, MeasurePair, compare
from index.comparison.pair_kinds import PairKind
from store.library.claims import claim_of, other_house, relation
from store.model.document import Document, DocumentSummary
from store.model.printed import HARD_BREAK, parts
from ui.services.comparison_words import labels_of
from ui.services.library.short_names import stated_title

#: Wordings that are shown, and how alike a clause of another document must be.
MOST, LEAST_LIKE = 2, 0.3
#: Comparisons that are kept, as one reads on in the same document.
_KEPT = 4


class EditionLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> Sequence[DocumentSummary]:
        """Return all documents and editions."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""


@dataclass(frozen=True, slots=True)
class EarlierWording:
    """Wording of a clause in another document: its place, the kind of change, and its words.

    ``older`` is false for a document that only resembles it, and where the dates do not tell which was first.
    ``words`` are stretches, true for those that the clause does not have any more.
    """

    first_key: str
    second_key: str
    clause_id: str
    name: str
    place: str
    kind: PairKind
    older: bool
    words: tuple[tuple[str, bool], ...]


class EarlierWordings:
    """Finds earlier wordings; may be called from any thread, one at a time."""

    def __init__(self, library: EditionLibrary) -> None:
        self._library = library
        self._made: OrderedDict[tuple[str, str, str, str], Comparison] = OrderedDict()

    def find(self, key: str, clause_id: str, alike: Iterable[str]) -> list[EarlierWording]:
        """Return the wordings of a clause; ``alike`` are keys of other documents on its matter, the likest
        first.
        """
        entries = {each.key: each for each in self._library.documents()}
        own = entries.get(key)
        if own is None:
            return []
        found: list[EarlierWording] = []
        for entry, older in _before(own, entries.values(), alike):
            wording = self._wording(entry, own, clause_id, older)
            if wording is not None:
                found.append(wording)
            if len(found) == MOST:
                break
        return found

    def _wording(
        self, entry: DocumentSummary, own: DocumentSummary, clause_id: str, older: bool
    ) -> EarlierWording | None:
        made = self._compared(entry, own)
        pair = next((each for each in made.pairs if _holds(each.second, clause_id)), None)
        same_document = _is_edition(entry, own)
        if same_document and entry.edition_of is None and _other_house(made):
            same_document = older = False
        if pair is None or not pair.first or (not same_document and pair.likeness < LEAST_LIKE):
            return None
        name, place = stated_title(made.first), labels_of(pair.first)
        return EarlierWording(
            entry.key, own.key, clause_id, name, place, pair.kind, older, tuple(_words(pair))
        )

    def _compared(self, entry: DocumentSummary, own: DocumentSummary) -> Comparison:
        names = (entry.key, entry.sha256, own.key, own.sha256)
        if names not in self._made:
            self._made[names] = compare(self._library.document(entry.key), self._library.document(own.key))
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(names)
        return self._made[names]


def _before(
    own: DocumentSummary, entries: Iterable[DocumentSummary], alike: Iterable[str]
) -> list[tuple[DocumentSummary, bool]]:
    """Earlier editions, the latest first, then older documents and such of which the dates do not tell."""
    others = {each.key: each for each in entries if each.key != own.key}
    day = _day(own)
    editions = [each for each in others.values() if _is_edition(each, own)]
    found = [(each, True) for each in editions if _day(each) and (not day or _day(each) < day)]
    found.sort(key=lambda each: _day(each[0]), reverse=True)
    taken = {each.key for each in editions}
    for key in alike:
        other = others.get(key)
        if other is None or other.key in taken or (day and _day(other) >= day):
            continue
        taken.add(key)
        found.append((other, bool(day and _day(other)) and _same_issuer(other, own)))
    return found


def _is_edition(entry: DocumentSummary, own: DocumentSummary) -> bool:
    """Return whether two texts are editions of one document: joined as such, or by what they say of
    themselves.
    """
    joined = entry.edition_of is not None and entry.edition_of == own.edition_of
    return joined or relation(claim_of(entry), claim_of(own)) != "none"


def _same_issuer(entry: DocumentSummary, own: DocumentSummary) -> bool:
    """Return whether both name an office that issued them, and it is the same one."""
    return not claim_of(entry).issuers.isdisjoint(claim_of(own).issuers)


def _other_house(made: Comparison) -> bool:
    """Return whether two texts of one title are rules of different hospitals."""
    first, second = (
        "\n".join(part.text for clause in document.walk() for part in parts(clause))
        for document in (made.first, made.second)
    )
    return other_house(first, second)


def _day(entry: DocumentSummary) -> str:
    return entry.date or entry.effective or ""


def _holds(units: Iterable[ComparedUnit], clause_id: str) -> bool:
    return any(member.id == clause_id for unit in units for member in unit.members)


def _words(pair: MeasurePair) -> Iterable[tuple[str, bool]]:
    """Yield the words of the first side, in stretches that the second side still has or has not."""
    gone = {
        (change.first.clause_id, at)
        for change in pair.changes
        if change.first
        for at in range(change.first.start, change.first.end)
    }
    for number, member in enumerate(member for unit in pair.first for member in unit.members):
        if number:
            yield "\n", False
        for place, part in enumerate(part for part in parts(member) if part.kind != "duty"):
            if place:
                yield "\n", False
            text = part.text.replace(HARD_BREAK, "\n").replace("\t", "　")
            marks = [(member.id, part.start + at) in gone for at in range(len(text))]
            for dropped, group in groupby(range(len(text)), key=marks.__getitem__):
                run = list(group)
                yield text[run[0] : run[-1] + 1], dropped
