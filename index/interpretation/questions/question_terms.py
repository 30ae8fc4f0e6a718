"""Terms of a question: its content words in every form that documents use, weighed.

A question is not found literally. Its words are: as they are, as documents say them (thesaurus and
everyday words), and, where the segmenter or the thesaurus fails, by pairs of characters and single ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.interpretation.questions.question_words import IDLE, content_words, quantities, without_asking
from index.interpretation.questions.spread_phrase import spread_phrases
from index.matching.weighted_terms import QuestionTerm, TermForm
from index.text import segmenter, thesaurus
from index.text.everyday import everyday_in, officials
from index.text.numeral_forms import respellings

#: How much finding a form counts: the word itself, a synonym, a related word, a part of a word.
WORD, SYNONYM, RELATED, PART = 1.0, 0.8, 0.7, 0.4
PART_OF_QUANTITY = 0.8
#: How much a pair of characters and a single character count beside the words that they are part of.
PAIR, CHARACTER = 0.2, 0.1
#: A word inside an everyday phrase says less than the phrase.
INSIDE = 0.35
#: What an everyday phrase says whose words are apart in the question.
APART = 0.5
#: What a word of one character says, and what a longer expression says that a word means.
SINGLE, SPREAD = 0.6, 0.6
_HAN = re.compile("[一-鿿]{2,}")
_EMPTY = frozenset(word for word in IDLE if len(word) == 1) | frozenset("何哪谁啥")
#: What a quantity begins with that says something by itself: the year, the number with its 万.
_BEGUN = re.compile(r"((?:19|20)\d\d年|[\d.]+[万亿][人元张名个]?|[\d.]+[人元张名个]?)")


def _none(_word: str) -> Sequence[str]:
    return ()


def question_terms(
    text: str, occurs: Callable[[str], bool], spread: Callable[[str], Sequence[str]] = _none
) -> list[QuestionTerm]:
    """Return the terms of a normal form, content words first; empty where it has none.

    ``occurs`` tells whether a run is anywhere in the library, ``spread`` gives the runs over which the
    characters of a word that no clause has are spread (科研教学楼 for 科研楼).
    """
    found: dict[str, QuestionTerm] = {}
    alone = [place for place in everyday_in(text) if segmenter.stands_alone(text, *place)]
    phrases = [text[low:high] for low, high in alone]
    for phrase in phrases:
        found[phrase] = QuestionTerm(phrase, _forms(phrase, 1.0))
    for quantity in quantities(text):
        found[quantity] = QuestionTerm(quantity, _quantity_forms(quantity))
    for word in content_words(text, lambda run: occurs(run) or bool(spread(run))):
        inside = any(word in phrase for phrase in phrases)
        parts = _known_parts(word, occurs, spread)
        for part in parts:
            forms = _forms(part, INSIDE if inside else SINGLE if len(part) == 1 else 1.0)
            if not inside and not any(form.weight > PART and occurs(form.run) for form in forms):
                forms += tuple(TermForm(run, SPREAD) for run in spread(part))
            whole = word if len(part) > 1 and len(parts) > 1 else ""
            found.setdefault(part, QuestionTerm(part, forms, core=not inside, part_of=whole))
    for phrase in spread_phrases(text):
        forms = tuple(TermForm(one.run, one.weight * APART) for one in officials(phrase))
        found.setdefault(phrase, QuestionTerm(phrase, forms, core=False))
    return [*found.values(), *_pieces(text)]


def _known_parts(
    word: str, occurs: Callable[[str], bool], spread: Callable[[str], Sequence[str]]
) -> tuple[str, ...]:
    """Return a word; where no clause has it in any form, the two words that it is made of (科研经费).

    Of two verbs and nouns of one character that are only beside each other (播药) those that documents say
    otherwise.
    """
    if any(occurs(form.run) for form in _forms(word, 1.0) if form.weight > PART):
        return (word,)
    if len(word) == 2 and not segmenter.is_word(word) and not spread(word):
        return tuple(one for one in word if officials(one))
    for at in range(len(word) - 2, 1, -1):
        both = word[:at], word[at:]
        if all(map(segmenter.is_word, both)):
            return both
    return (word,)


def _quantity_forms(quantity: str) -> tuple[TermForm, ...]:
    """Return a quantity in every spelling; of 2021年底 the year, and of 10万人次 the number says something,
    too.
    """
    forms = dict.fromkeys((quantity, *respellings(quantity)), WORD)
    begun = _BEGUN.match(quantity)
    for part in (begun[1], *respellings(begun[1])) if begun and begun[1] != quantity else ():
        forms.setdefault(part, PART_OF_QUANTITY)
    return tuple(TermForm(*item) for item in forms.items())


def _forms(word: str, share: float) -> tuple[TermForm, ...]:
    """Return the ways in which documents may say a word, with how much finding each counts."""
    forms = {word: WORD}
    forms |= {one.run: one.weight for one in officials(word)}
    for run in thesaurus.rewritings(word):
        forms.setdefault(run, SYNONYM)
    for run in thesaurus.rewritings(word, related=True):
        forms.setdefault(run, RELATED)
    for part in _parts(word):
        forms.setdefault(part, PART)
    return tuple(TermForm(run, weight * share) for run, weight in forms.items())


def _parts(word: str) -> Iterator[str]:
    """Yield the words that a longer one begins and ends with: 目标 of 总目标, 三甲 of 三甲医院 say
    something.
    """
    for at in range(1, len(word) - 1):
        yield from (part for part in (word[at:], word[: len(word) - at]) if segmenter.is_word(part))


def _pieces(text: str) -> Iterator[QuestionTerm]:
    """Yield the pairs of characters and the single characters of a question, without what only asks."""
    runs = _HAN.findall(without_asking(text))
    pairs = dict.fromkeys(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    yield from (QuestionTerm(pair, (TermForm(pair, PAIR),), core=False, finds=True) for pair in pairs)
    characters = dict.fromkeys(c for run in runs for c in run if c not in _EMPTY)
    yield from (QuestionTerm(c, (TermForm(c, CHARACTER),), core=False) for c in characters)
