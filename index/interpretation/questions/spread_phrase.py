"""Everyday phrases whose words are apart in a question, in any order.

The list of everyday words has 借医保卡; a question says 把医保卡借给别人. What the phrase means helps to rank
the articles; it is not what was typed, so that nothing else follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.interpretation.questions.question_words import ASKING, IDLE, without_asking
from index.text import segmenter
from index.text.everyday import officials, phrases_of

#: Characters of the question between the words of a phrase beyond its own length, and phrases that are taken.
GAP, MOST = 6, 2
#: Words and characters that a phrase must have at least.
_LEAST_WORDS, _LEAST_CHARACTERS = 2, 3


def spread_phrases(text: str) -> list[str]:
    """Return the everyday phrases whose words are in a normal form but not in one piece, the longest first.

    None that the question says in the words of documents already.
    """
    asked = without_asking(text)
    words = {word for part in asked.split("\v") for word in segmenter.segment(part)}
    found = []
    for phrase in phrases_of(frozenset(text)):
        if phrase in text or any(one.run in text for one in officials(phrase)):
            continue
        parts = [part for part in segmenter.segment(phrase) if part not in IDLE and part not in ASKING]
        size = sum(map(len, parts))
        if len(parts) < _LEAST_WORDS or size < _LEAST_CHARACTERS:
            continue
        if all(_says(part, words, asked) for part in parts) and _close(parts, text, len(phrase)):
            found.append((size, phrase))
    return [phrase for _, phrase in sorted(found, reverse=True)[:MOST]]


def _says(part: str, words: set[str], asked: str) -> bool:
    """Return whether a question has a word; a single character as a word, or at the head of one (借给)."""
    if len(part) > 1:
        return part in asked
    return part in words or any(len(word) == 2 and word.startswith(part) for word in words)


def _close(parts: Sequence[str], text: str, length: int) -> bool:
    places = [text.find(part) for part in parts]
    return min(places) >= 0 and max(places) - min(places) <= length + GAP
