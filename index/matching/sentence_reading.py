"""Reading of one sentence of an article: which of the words that were asked for it says.

An article of penalties, or one with many items, has the words of many matters, each in another sentence; what
belongs together is in one. A sentence is read under the title of its document and behind the one that opens
its article (医疗机构有下列情形之一的，…): what those say holds for it, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.text.normalize import BOUNDARY

_ENDS = re.compile("[。;]")
#: So much of the first sentence of an article is read before each of the others.
_OPENING = 90
#: The runs that say a term, each with what it is worth, the telling first.
Forms = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """Shares of a question that the sentences of an article say, each from 0 to 1.

    ``said`` is the best sentence's share of the words, by worth; ``characters`` that of the single
    characters. ``answering`` is how much of the words the best one says that has what was asked for (几天:
    三日), against the best of all. ``tight`` is the share of the words in the stretch of the best sentence
    that they are spread over.
    """

    said: float
    characters: float
    answering: float
    tight: float


class SentenceReader:
    """Reads articles for the words of one question.

    ``words`` are the content words with their forms, ``characters`` the single characters with their worth,
    ``answering`` is how what was asked for reads, None for a question that asks for nothing in particular.
    """

    def __init__(
        self,
        words: Sequence[Forms],
        characters: Mapping[str, float],
        answering: re.Pattern[str] | None = None,
    ) -> None:
        self._words, self._characters, self._answering = words, characters, answering
        self._asked = sum(forms[0][1] for forms in words if forms)
        self._all_characters = sum(characters.values())

    def read(self, text: str, title: str, found: Collection[str]) -> SentenceReading:
        """Return what the sentences of an article in normal form say; ``found`` are the runs it has."""
        sentences = list(_sentences(text))
        if not sentences or not self._asked:
            return SentenceReading(0.0, 0.0, 0.0, 0.0)
        # Most forms are in none of its sentences.
        words = [[form for form in forms if form[0] in text] for forms in self._words]
        above = f"{title}{BOUNDARY}{sentences[0][:_OPENING]}"
        leading = [_worth(forms, above) for forms in self._words]
        each = [[_worth(forms, sentence) for forms in words] for sentence in sentences]
        alone = [sum(worths) for worths in each]
        together = max(sum(map(max, worths, leading)) for worths in each)
        best = max(range(len(sentences)), key=alone.__getitem__)
        return SentenceReading(
            together / self._asked,
            self._characters_in(sentences, text),
            self._answered(sentences, alone, alone[best]),
            _tight(sentences[best], found),
        )

    def _characters_in(self, sentences: Sequence[str], text: str) -> float:
        """Return the worth of the characters that one sentence has, against all that were asked."""
        if not self._all_characters:
            return 0.0
        there = [one for one in self._characters.items() if one[0] in text]
        most = max(
            sum(worth for character, worth in there if character in sentence) for sentence in sentences
        )
        return most / self._all_characters

    def _answered(self, sentences: Sequence[str], alone: Sequence[float], most: float) -> float:
        if self._answering is None or not most:
            return 0.0
        answering = (
            said
            for sentence, said in zip(sentences, alone, strict=True)
            if said and self._answering.search(sentence)
        )
        return max(answering, default=0.0) / most


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a note behind a clause (责任单位:…) belongs to each of its sentences."""
    for clause in text.split(BOUNDARY):
        parts = [part for part in _ENDS.split(clause) if part]
        note = parts.pop() if len(parts) > 1 and parts[-1].startswith("(") else ""
        yield from (part + note for part in parts)


def _worth(forms: Forms, text: str) -> float:
    """Return what a text says of a term: the worth of its most telling form there."""
    return next((worth for run, worth in forms if run in text), 0.0)


def _tight(sentence: str, found: Collection[str]) -> float:
    """Return how much of the stretch from the first of the runs to the last in a sentence they fill."""
    places = sorted((at, at + len(run)) for run in set(found) if run and (at := sentence.find(run)) >= 0)
    if len(places) < 2:
        return 1.0
    return min(1.0, sum(end - start for start, end in places) / (places[-1][1] - places[0][0]))
