"""Anchors: made from a place in a clause, and found again in a document that may have changed."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.annotation import Anchor
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Placement:
    """Present position of an anchor; ``moved`` is True if it is not where it was made."""

    clause: Clause
    start: int
    end: int
    moved: bool = False


def anchor_for(document: Document, clause: Clause, start: int = 0, end: int | None = None) -> Anchor:
    """Make an anchor on ``[start, end)`` of the printed clause; None for ``end`` is its end.

    The words before and after are taken from the neighbouring clauses where the clause itself ends.
    """
    text = printed(clause)
    end = len(text) if end is None else min(end, len(text))
    start = max(0, min(start, end))
    before, after = _neighbours(document, clause)
    return Anchor(
        document_key=document.key,
        clause_id=clause.id,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=(before + text[:start])[-CONTEXT:],
        suffix=(text[end:] + after)[:CONTEXT],
    )


def locate(document: Document, anchor: Anchor) -> Placement | None:
    """Find an anchor: at its place, else elsewhere in its clause, else in another clause.

    Only the very words count as found. Of several places the one whose surroundings agree best is taken.
    None when the words are gone: the annotation is then unplaced, never dropped.
    """
    clauses = {clause.id: clause for clause in document.walk()}
    home = clauses.get(anchor.clause_id)
    if home is not None:
        text = printed(home)
        if text[anchor.start : anchor.end] == anchor.quote and anchor.end <= len(text):
            return Placement(home, anchor.start, anchor.end)
        best = _best([home], anchor)
        if best is not None:
            return best
    return _best(list(clauses.values()), anchor)


def _neighbours(document: Document, clause: Clause) -> tuple[str, str]:
    """Return the printed words of the clauses before and after, as far as context can need them."""
    before = after = ""
    seen = False
    for other in document.walk():
        if other.id == clause.id:
            seen = True
        elif not seen:
            before = (before + printed(other))[-CONTEXT:]
        else:
            after += printed(other)
            if len(after) >= CONTEXT:
                break
    return before, after[:CONTEXT]


def _best(clauses: list[Clause], anchor: Anchor) -> Placement | None:
    """Return the place of the quote whose words before and after agree most with the anchor's."""
    best: tuple[int, Placement] | None = None
    for clause in clauses if anchor.quote else []:
        text = printed(clause)
        start = text.find(anchor.quote)
        while start >= 0:
            end = start + len(anchor.quote)
            score = _agreement(anchor, text[:start], text[end:])
            if best is None or score > best[0]:
                best = (score, Placement(clause, start, end, moved=True))
            start = text.find(anchor.quote, start + 1)
    return best[1] if best else None


def _agreement(anchor: Anchor, before: str, after: str) -> int:
    """Return how many characters round a place agree with the anchor's, counted outwards from the quote."""
    return _common(reversed_text(before), reversed_text(anchor.prefix)) + _common(after, anchor.suffix)


def reversed_text(text: str) -> str:
    """Return the text backwards, no longer than context can be."""
    return text[-CONTEXT:][::-1]


def _common(first: str, second: str) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count
