"""Certainty of recognised words: each word is found again in the line that it became part of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from store.formats.lines import Box, SourceLine

_WIDE = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
_NARROW = re.compile(r"(?<=[一-鿿）》”] )[,:;()?!]|(?<=[一-鿿）》”])[,:;()?!]|[,:;()?!](?= ?[一-鿿（《“])")
#: A note on who answers for a clause begins with a bracket, and its first word is followed by a colon.
_MISREAD = re.compile(r"^[《\[<{](?=\s?(?:责\s?任|牵\s?头|配\s?合)\s?单\s?位)")
#: 函 in the number of a letter, behind the name of an office and before a year.
_LETTER = re.compile(r"(?<=[办厅委局卫医保发])[困幽凾亟图丽画](?=\s?[〔\[（(【]\s?(?:19|20)\d\d)")
#: A wide blank behind the number of an article, taken for a mark: 第五条”货款结算.
_SPECK = re.compile(r"^(?P<label>\s*第[一二三四五六七八九十百\d]{1,5}[编章节条]\s*)[“”\"'](?=[^“”\"']*$)")
#: The year in a document's number, in brackets of two kinds or with a speck behind it.
_YEAR = re.compile(
    r"(?<=[一-鿿])[【\[〔(（](?P<year>(?:19|20)\d\d)[】\]〕)）](?P<speck>[a-z]?)(?=\s?\d{1,5}\s?号)"
)
_OPEN, _CLOSE = "（(〈《<【〔[", "）)〉》>】〕]"
_LEAD = re.compile(r"(?<=单位)[;；.]")
#: Most characters between two words of a line, and most words of other lines between them.
_FURTHEST, _SKIPPED = 3, 40


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word as it was recognised: its page and box, its text, and how sure it is (0 to 1)."""

    page: int
    box: Box
    text: str
    confidence: float


def with_words(lines: Iterable[SourceLine], words: Iterable[RecognisedWord]) -> Iterator[SourceLine]:
    """Yield the lines with the places and the confidence of their words; that of a line is their mean."""
    waiting: dict[int, list[RecognisedWord]] = defaultdict(list)
    for word in words:
        waiting[word.page].append(word)
    for line in lines:
        places: list[tuple[int, int, float]] = []
        own = line.page or 0
        places += _take(line.text, 0, waiting[own])
        if places and places[-1][1] < len(line.text):  # a paragraph may end on the next page
            places += _take(line.text, places[-1][1], waiting[own + 1])
        mean = sum(sure for _, _, sure in places) / len(places) if places else None
        yield replace(line, text=_mended(line.text), words=tuple(places), confidence=mean)


def _take(text: str, at: int, waiting: list[RecognisedWord]) -> list[tuple[int, int, float]]:
    """Return the places of those of the next words that follow each other in a text; they wait no longer."""
    places = []
    i = missed = 0
    while i < len(waiting) and missed < _SKIPPED and at < len(text):
        start = text.find(waiting[i].text, at, at + _FURTHEST + len(waiting[i].text))
        if start < 0:
            i, missed = i + 1, missed + 1
            continue
        at = start + len(waiting[i].text)
        places.append((start, at, waiting[i].confidence))
        del waiting[i]
        missed = 0
    return places


def _mended(text: str) -> str:
    """Marks as Chinese sets them, which recognition takes for Latin ones; as many characters as before."""
    text = _NARROW.sub(lambda found: _WIDE[found[0]], text)
    text = _SPECK.sub(lambda found: found["label"] + " ", text)
    text = _YEAR.sub(lambda found: f"〔{found['year']}〕" + " " * len(found["speck"]), text)
    return _with_pairs(_MISREAD.sub("（", _LEAD.sub("：", _LETTER.sub("函", text))))


def _with_pairs(text: str) -> str:
    """Return a text with brackets that a round one of another pair closes made round: 〈试行）, (试行）."""
    out, opened = list(text), []
    for i, character in enumerate(text):
        if character in _OPEN:
            opened.append(i)
        elif character in _CLOSE and opened:
            start = opened.pop()
            if character in "）)" and out[start] in ("〈《<【(" if character == "）" else "〈《<【"):
                out[start], out[i] = "（", "）"
    return "".join(out)
