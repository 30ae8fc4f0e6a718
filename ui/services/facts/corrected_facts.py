"""The user's corrections of indicators and duties, applied to the facts that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, cast

from index.duties.duty_records import DutyRecord, under_one_name
from index.indicators.indicator import Indicator, IndicatorKind
from store.model.document import Document
from store.model.errors import YiceError
from store.model.printed import printed
from store.notebook import anchor_for
from store.notebook.anchoring.quote_search import SURE, DocumentText
from store.notebook.anchoring.similarity import squash
from store.notebook.fact_corrections import FactCorrection, FactVerdict, new_correction
from ui.services.facts.correction_words import number_of, words_of_duty, words_of_indicator
from ui.services.facts.fact_collection import Facts, FactSource, sources_of
from ui.services.facts.fact_tables import KIND_WORDS
from ui.services.facts.indicator_groups import in_two_documents
from ui.services.ledger.departments import split_names


@dataclass(frozen=True, slots=True)
class CorrectedFacts:
    """Facts with the user's corrections; ``printed`` is what was read, by the id of the correction.

    ``lost`` are corrections whose words the documents no longer have: they are kept, and hold for nothing.
    """

    facts: Facts
    printed: Mapping[str, Indicator | DutyRecord]
    lost: tuple[FactCorrection, ...] = ()


class CorrectedLibrary(Protocol):
    """The part of the library that corrections need."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...


def correction_of(
    one: Indicator | DutyRecord,
    document: Document,
    verdict: FactVerdict,
    said: Mapping[str, str],
    known: Mapping[str, FactCorrection],
    read: Mapping[str, Indicator | DutyRecord],
) -> FactCorrection:
    """Make the correction of a record, or change the one that it already has."""
    before = known.get(one.correction)
    if before is not None:
        return replace(before, verdict="added" if before.verdict == "added" else verdict, said=dict(said))
    first = read.get(one.correction, one)
    clause = next(each for each in document.walk() if each.id == one.clause)
    if isinstance(first, Indicator):
        anchor = anchor_for(document, clause, first.start, first.end)
        return new_correction(anchor, "indicator", verdict, words_of_indicator(first), said)
    return new_correction(anchor_for(document, clause), "duty", verdict, words_of_duty(first), said)


def addition(document: Document, clause_id: str, said: Mapping[str, str]) -> FactCorrection:
    """Make an indicator that was not read; its place is that of its value, else the whole clause."""
    clause = next(each for each in document.walk() if each.id == clause_id)
    value = said.get("value_text", "")
    at = printed(clause).find(value) if value else -1
    anchor = anchor_for(document, clause, at, at + len(value)) if at >= 0 else anchor_for(document, clause)
    return new_correction(anchor, "indicator", "added", {}, said)


def corrected(
    raw: Facts,
    corrections: Sequence[FactCorrection],
    library: CorrectedLibrary,
    check: Callable[[], None] | None = None,
) -> CorrectedFacts:
    """Put corrections in the place of what was read; documents that have any are read once more."""
    if not corrections:
        return CorrectedFacts(raw, {})
    work = _Work(raw)
    for key in dict.fromkeys(each.anchor.document_key for each in corrections):
        if check is not None:
            check()
        own = [each for each in corrections if each.anchor.document_key == key]
        try:
            work.take(library.document(key), own)
        except YiceError:
            work.lost += own
    return work.done()


def corrected_indicators(
    document: Document, found: Sequence[Indicator], corrections: Iterable[FactCorrection], clause_id: str
) -> list[Indicator]:
    """Return the indicators of a clause as the user set them right."""
    own = [
        each for each in corrections if each.anchor.document_key == document.key and each.sort == "indicator"
    ]
    if not own:
        return list(found)
    work = _Work(Facts(tuple(found)))
    work.take(document, own)
    return [one for one in work.done().facts.indicators if one.clause == clause_id]


class _Work:
    """The lists while corrections are put into them."""

    def __init__(self, raw: Facts) -> None:
        self._raw = raw
        self._indicators: list[Indicator | None] = list(raw.indicators)
        self._duties: list[DutyRecord | None] = list(raw.duties)
        self._added: list[Indicator] = []
        self._sources: dict[str, FactSource] = dict(raw.sources or {})
        self._printed: dict[str, Indicator | DutyRecord] = {}
        self.lost: list[FactCorrection] = []

    def take(self, document: Document, corrections: Iterable[FactCorrection]) -> None:
        """Put the corrections of one document in their places."""
        text = DocumentText(document)
        wanted: set[str] = set()
        for each in corrections:
            place = _place(each, text)
            if place is None:
                self.lost.append(each)
                continue
            found = self._indicator(each, *place) if each.sort == "indicator" else self._duty(each, place[0])
            if found:
                wanted.add(place[0])
            else:
                self.lost.append(each)
        self._sources.update(sources_of(document, wanted - set(self._sources)))

    def done(self) -> CorrectedFacts:
        """Return the facts."""
        order = {clause: at for at, clause in enumerate(self._sources)}
        indicators = [one for one in self._indicators if one is not None]
        for one in self._added:
            behind = [at for at, each in enumerate(indicators) if each.document == one.document]
            same = [at for at in behind if order.get(indicators[at].clause, 0) <= order.get(one.clause, 0)]
            indicators.insert((same or behind or [len(indicators) - 1])[-1] + 1, one)
        duties = tuple(under_one_name([one for one in self._duties if one is not None]))
        facts = replace(
            self._raw,
            indicators=tuple(indicators),
            duties=duties,
            pairs=tuple(in_two_documents(indicators)),
            sources=self._sources,
        )
        return CorrectedFacts(facts, self._printed, tuple(self.lost))

    def _indicator(self, each: FactCorrection, clause: str, start: int, end: int) -> bool:
        if each.verdict == "added":
            blank = Indicator(
                each.anchor.document_key, clause, "", "", "", None, None, "", None, None, "target", start, end
            )
            self._added.append(_said_indicator(blank, each))
            return True
        best, at = 0, -1
        for number, one in enumerate(self._indicators):
            if one is not None and one.clause == clause and not one.correction:
                shared = min(end, one.end) - max(start, one.start)
                if shared > best:
                    best, at = shared, number
        if at < 0:
            return False
        read = cast(Indicator, self._indicators[at])
        self._printed[each.id] = read
        self._indicators[at] = None if each.verdict == "none" else _said_indicator(read, each)
        return True

    def _duty(self, each: FactCorrection, clause: str) -> bool:
        said = squash(each.printed.get("matter", ""))
        for number, one in enumerate(self._duties):
            if one is not None and one.clause == clause and not one.correction and squash(one.matter) == said:
                self._printed[each.id] = one
                self._duties[number] = None if each.verdict == "none" else _said_duty(one, each)
                return True
        return False


def _place(each: FactCorrection, text: DocumentText) -> tuple[str, int, int] | None:
    """Return the clause and range that a correction is of now; None where its words are gone."""
    if text.holds(each.anchor):
        return each.anchor.clause_id, each.anchor.start, each.anchor.end
    found = text.refind(each.anchor)
    if found is None or found.certainty < SURE:
        return None
    place = found.anchors[0]
    # A value that reads otherwise is another value; a clause may have changed elsewhere.
    if each.sort == "indicator" and squash(place.quote) != squash(each.anchor.quote):
        return None
    return place.clause_id, place.start, place.end


def _said_indicator(one: Indicator, each: FactCorrection) -> Indicator:
    said = {**words_of_indicator(one), **each.said}
    year = said["deadline"].strip().removesuffix("年")
    deadline = int(year) if year.isdigit() else None
    kind = said["kind"] if said["kind"] in KIND_WORDS else one.kind
    return replace(
        one,
        subject=said["subject"],
        indicator=said["indicator"],
        value_text=said["value_text"],
        low=number_of(said["low"]),
        high=number_of(said["high"]),
        unit=said["unit"],
        per=said["per"] or None,
        deadline=deadline,
        kind=cast(IndicatorKind, kind),
        reckoned=one.reckoned and deadline == one.deadline,
        correction=each.id,
    )


def _said_duty(one: DutyRecord, each: FactCorrection) -> DutyRecord:
    said = {**words_of_duty(one), **each.said}
    return replace(
        one,
        matter=said["matter"],
        lead=tuple(split_names(said["lead"])),
        joint=tuple(split_names(said["joint"])),
        support=tuple(split_names(said["support"])),
        deadline=said["deadline"] or None,
        correction=each.id,
    )
