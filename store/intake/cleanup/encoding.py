"""Encoding errors of a source: characters that were restored, and those that were lost.

The text is read in the characters that are meant (:func:`store.model.characters.clean`); here it is found
where that changed what is printed, so that the printed reading is kept, and where characters are missing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from store.model.characters import GAPS, LOST, OBJECT, clean, figure_hyphens, ideographs
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message
from store.model.printed import CELL_BREAK, parts, printed

_SOFT_HYPHEN = "\xad"
_RADICAL = Message("intake.radicals")
_HYPHEN = Message("intake.soft_hyphens")
#: How much round a gap a warning shows.
_AROUND = 6
_SHOWN = dict.fromkeys(map(ord, GAPS), "□")


def encoding_corrections(text: str, document: Document) -> tuple[Correction, ...]:
    """Return what was put right in each clause: the characters as the source has them, and as they are read.

    ``text`` is the source as decoded. What occurs several times in a clause is named once.
    """
    if ideographs(text) == text and _SOFT_HYPHEN not in text:
        return ()
    source = _Source(html.unescape(text) if "&" in text else text)
    found: dict[tuple[str, str, str], Correction] = {}
    for clause in document.walk():
        for piece in _pieces(clause):
            for wrong, right in source.changed(piece):
                reason = _HYPHEN if _SOFT_HYPHEN in wrong else _RADICAL
                found.setdefault((clause.id, wrong, right), Correction(clause.id, wrong, right, reason))
    return tuple(found.values())


def gap_warnings(document: Document) -> tuple[Message, ...]:
    """Warn of the title and of each clause of which characters could not be read."""
    found = [_warning(clause.label, printed(clause)) for clause in document.walk()]
    titles = [
        _warning(Message("intake.title"), title) for title in (document.title, document.attached_title or "")
    ]
    return tuple(each for each in (*dict.fromkeys(titles), *found) if each)


def _warning(where: str | Message, text: str) -> Message | None:
    lost, objects = text.count(LOST), text.count(OBJECT)
    if not lost and not objects:
        return None
    at = min(text.index(gap) for gap in GAPS if gap in text)
    shown = " ".join(text[max(0, at - _AROUND) : at + _AROUND + 1].translate(_SHOWN).split())
    what = (
        Message("intake.lost_characters", count=lost) if lost else None,
        Message("intake.lost_objects", count=objects) if objects else None,
    )
    return Message("intake.gaps", where=where, what=what, shown=shown)


def _pieces(clause: Clause) -> Iterator[str]:
    """Yield the stretches of a clause that are contiguous in the source."""
    for part in parts(clause):
        yield from part.text.split(CELL_BREAK)


class _Source:
    """A source without white space in the characters that are meant, each with what is encoded there."""

    def __init__(self, text: str) -> None:
        meant: list[str] = []
        encoded: list[str] = []
        hyphens = figure_hyphens(text)
        for at, character in enumerate(text):
            one = "-" if at in hyphens else clean(character)
            if not one.isspace():
                meant.append(one)
                encoded += [character] * len(one)
        self._meant, self._encoded = "".join(meant), "".join(encoded)
        self._at = 0

    def changed(self, piece: str) -> Iterator[tuple[str, str]]:
        """Yield the runs of a piece of the document that are encoded otherwise: as encoded, as meant."""
        wanted = "".join(piece.split())
        at = self._meant.find(wanted, self._at) if wanted else -1
        at = at if at >= 0 or not wanted else self._meant.find(wanted)
        if at < 0:
            return
        self._at = at
        run = 0
        for place in range(at, at + len(wanted) + 1):
            inside = place < at + len(wanted) and self._meant[place] != self._encoded[place]
            if inside:
                run += 1
            elif run:
                low, high = self._word(place - run, place)
                yield self._encoded[low:high], self._meant[low:high]
                run = 0

    def _word(self, low: int, high: int) -> tuple[int, int]:
        """Return a run with a character beside it where it is alone, so that it can be told from others."""
        if high - low == 1 and self._meant[high : high + 1].isalnum():
            high += 1
        if (high - low == 1 or self._meant[low] == "-") and self._meant[low - 1 : low].isalnum():
            low -= 1
        return low, high
