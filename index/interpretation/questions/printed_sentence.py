"""Sentences of a printed text, and the one that answers a question with the range of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.text.normalize import normalise
from store.model.printed import HARD_BREAK

#: A sentence that is longer is cut between its commas.
LONGEST_SENTENCE = 160
_ENDS = re.compile(f"(?<=[。；！？\n{HARD_BREAK}])")
#: What ends a part of a sentence in normal form, and how much of a paragraph is its topic.
_PART_ENDS, _TOPIC = re.compile("[,。;:]"), 200
_PAUSES = re.compile("(?<=[，,：:])")


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence of a printed text, ``[start, end)``, and the range of the answer itself in the text.

    ``score`` is how much of the question it says; sentences are compared by it.
    """

    start: int
    end: int
    answer: tuple[int, int]
    score: float = 0.0


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text; of a long one, its parts between commas, joined up to
    :data:`LONGEST_SENTENCE`.
    """
    found, at = [], 0
    for sentence in _ENDS.split(text):
        start, end = at, at + len(sentence)
        at = end
        if len(sentence) > LONGEST_SENTENCE:
            found += _parts(sentence, start)
        elif sentence.strip():
            found.append((start, end))
    return [_trimmed(text, start, end) for start, end in found]


def part_of(text: str, start: int, end: int) -> str:
    """Return the part between commas of a sentence in normal form that has the range ``[start, end)``."""
    low = max((found.end() for found in _PART_ENDS.finditer(text, 0, start)), default=0)
    behind = _PART_ENDS.search(text, end)
    return text[low : behind.start() if behind else len(text)]


def topic_before(printed: str, start: int) -> str:
    """Return what the paragraph of a sentence says before it, in normal form."""
    return normalise(re.split("[\n\v\f]", printed[max(0, start - _TOPIC) : start])[-1]).text


def _parts(sentence: str, start: int) -> list[tuple[int, int]]:
    found, low, high = [], start, start
    for part in _PAUSES.split(sentence):
        if high > low and high - low + len(part) > LONGEST_SENTENCE:
            found.append((low, high))
            low = high
        high += len(part)
    return [*found, (low, high)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
