"""A comparison in words: what became of each measure, which words came and went; on paper and in answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import Comparison, MeasurePair, is_extract
from index.comparison.pair_kinds import PairKind
from store.model.document import Document
from store.model.message import Message
from store.model.wording import CHINESE, Language, text
from ui.services.display_names import clause_label

KINDS: dict[PairKind, Message] = {
    "same": Message("comparison.same"),
    "restated": Message("comparison.restated"),
    "revised": Message("comparison.revised"),
    "extended": Message("comparison.extended"),
    "reduced": Message("comparison.reduced"),
    "split": Message("comparison.split"),
    "merged": Message("comparison.merged"),
    "added": Message("comparison.added"),
    "dropped": Message("comparison.dropped"),
}
#: Changes named in a summary, and how many characters of each.
_MOST, _LONGEST = 12, 60


def kind_name(comparison: Comparison, pair: MeasurePair, language: Language = CHINESE) -> str:
    """Return the name of a pair's kind; measures that an extract leaves out are not called dropped."""
    return text(_kind(comparison, pair), language)


def _kind(comparison: Comparison, pair: MeasurePair) -> Message:
    if pair.kind == "dropped" and comparison.extracts[1]:
        return Message("comparison.not_in_second", source=_source(comparison.second))
    if pair.kind == "added" and comparison.extracts[0]:
        return Message("comparison.not_in_first", source=_source(comparison.first))
    return KINDS[pair.kind]


def _source(document: Document) -> Message:
    """Return the name of a document that may be an extract; one whose text breaks off is a source."""
    if not document.complete:
        return Message("comparison.source")
    if document.kind == "解读":
        return Message("comparison.commentary")
    return Message("comparison.report")


def is_report(document: Document) -> bool:
    """Return whether a document that may be an extract is a complete report about the official text."""
    return document.complete and document.kind != "解读"


def extract_remark(comparison: Comparison, language: Language = CHINESE) -> str:
    """Return the remark on sources that may be extracts; empty where none is."""
    sides = (
        (Message("comparison.first"), comparison.first),
        (Message("comparison.second"), comparison.second),
    )
    said: list[Message] = []
    for side, document in sides:
        if not is_extract(document):
            continue
        why = Message("comparison.incomplete")
        if document.complete:
            why = Message("comparison.may_be_extract", source=_source(document))
        said.append(Message("comparison.extract", side=side, why=why))
    return text(Message("comparison.extracts", remarks=tuple(said)), language) if said else ""


def label_of(unit: ComparedUnit) -> str:
    """Return a measure as one says it: 第9项, 第三条."""
    return clause_label(unit.clause.label, unit.clause.path)


def labels_of(units: Iterable[ComparedUnit]) -> str:
    """Return the labels of measures as one says them."""
    return "、".join(map(label_of, units))


def counts(comparison: Comparison, language: Language = CHINESE) -> str:
    """Return the number of pairs of each kind: 共38组：未变1、扩充6 …."""
    found = Counter(_kind(comparison, pair) for pair in comparison.pairs)
    order = list(dict.fromkeys([*KINDS.values(), *found]))
    parts = tuple(
        Message("comparison.number", kind=kind, number=found[kind]) for kind in order if found[kind]
    )
    return text(Message("comparison.numbers", total=len(comparison.pairs), parts=parts), language)


def summary(pair: MeasurePair, language: Language = CHINESE) -> list[str]:
    """Return the changes inside a pair, a line each: moves, additions, deletions, replacements."""
    if not pair.first or not pair.second:
        return []
    lines: list[Message] = []
    if pair.moved:
        lines.append(Message("comparison.moved"))
    inserted = [_quoted(one.second.text) for one in pair.changes if one.operation == "insert" and one.second]
    deleted = [_quoted(one.first.text) for one in pair.changes if one.operation == "delete" and one.first]
    swapped = [
        Message("comparison.replaced", old=_short(one.first.text), new=_short(one.second.text))
        for one in pair.changes
        if one.operation == "replace" and one.first and one.second
    ]
    if inserted:
        lines.append(Message("comparison.inserted", words=_listed(inserted)))
    if deleted:
        lines.append(Message("comparison.deleted", words=_listed(deleted)))
    if swapped:
        lines.append(Message("comparison.replacements", words=_listed(swapped, clauses=True)))
    if pair.duties.added:
        lines.append(Message("comparison.duties_added", names=tuple(pair.duties.added)))
    if pair.duties.dropped:
        lines.append(Message("comparison.duties_dropped", names=tuple(pair.duties.dropped)))
    return [text(each, language) for each in lines]


def _quoted(words: str) -> Message:
    return Message("comparison.quoted", words=_short(words))


def _listed(words: Iterable[Message], clauses: bool = False) -> Message:
    """Join words, each once with its number, as a list or as sentences; of many the first few."""
    every = list(Counter(words).items())
    shown = tuple(
        word if count == 1 else Message("comparison.several", words=word, number=count)
        for word, count in every[:_MOST]
    )
    joined = (
        Message("comparison.sentences", parts=shown) if clauses else Message("comparison.list", parts=shown)
    )
    return Message("comparison.more", words=joined, total=len(every)) if len(every) > _MOST else joined


def _short(words: str) -> str:
    flat = "".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST // 2] + "…" + flat[-_LONGEST // 3 :]
