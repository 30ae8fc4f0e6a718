"""Things that a question names, and whether texts say them: what none speaks of has no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.interpretation.questions.action_words import ALIKE, means_action
from index.interpretation.questions.question_words import bare, content_words
from index.matching.weighted_terms import QuestionTerm
from index.text import segmenter, thesaurus
from index.text.everyday import FIRST, officials

_ASKS = re.compile("[几谁哪]|多[少久长大]|怎么|什么|[吗呢]$")
#: A character of a number, and an amount in a unit.
NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千两]")
QUANTITY = re.compile(rf"{NUMERAL.pattern}+个?(?:工作日|小时|分钟|[天日年月周岁倍元])")
#: What one can (能开) or has done (办好), a numeral and a time name nothing.
_NO_THING = re.compile(rf"能[^力量够源耗动级]|[一-鿿][好完掉了着过]|(?:{NUMERAL.pattern})+|期间|期内|时期")
#: Characters of a word across the border of another.
_LONGEST_ACROSS = 4
#: What bounds or counts, in the wordings of an everyday phrase that asks (试用期多长: 不得超过).
BOUNDS = re.compile(
    rf"不得?(?:超过|少于|低于|高于|多于|满|足)|至少|最[长多少短高低]|以[上下内]|{QUANTITY.pattern}$"
)


def thing_of(word: str) -> str:
    """Return a word of a question without what only asks in it (任期 of 任期几年)."""
    return bare(word) or word


def naming_forms(term: QuestionTerm) -> Iterator[str]:
    """Yield the forms of a term that say what it means, not those that only bound an answer."""
    counts = NUMERAL.match(term.word)
    yield from (form.run for form in term.forms if counts or not BOUNDS.match(form.run))


def is_cut(word: str, text: str, occurs: Callable[[str], bool]) -> bool:
    """Return whether a word of a question may be cut out of others, one of which occurs: 收回 in 收回扣."""
    low = text.find(word)
    high = low + len(word)
    if low < 0:
        return False
    across = [(at, end) for at in range(max(0, low - 3), low) for end in range(low + 1, high)]
    across += [
        (at, end) for at in range(low + 1, high) for end in range(high + 1, min(len(text), high + 3) + 1)
    ]
    return any(
        1 < end - at <= _LONGEST_ACROSS and segmenter.is_word(text[at:end]) and occurs(text[at:end])
        for at, end in across
    )


def is_thing(word: str) -> bool:
    """Return whether a word names a thing; not an amount, nor what is done, which documents say variously."""
    # Of 病历保存 the 病历 are a thing.
    words = content_words(word)
    done = all(one in ALIKE or means_action(one) for one in (words if len(words) > 1 else [word]))
    return names_something(word) and not done and not NUMERAL.match(word)


def is_said(term: QuestionTerm, texts: Sequence[str]) -> bool:
    """Return whether any text says a term, not only a part of its word.

    What an everyday phrase is only read as says it where the text has a word of the phrase, too: 保管 of
    seals is not 病历保存多久, and 不得超过 no 试用期多长.
    """
    named = {term.word, thing_of(term.word), *thesaurus.rewritings(term.word)}
    # What documents call an everyday word says it, be it a part of it (回扣 of 收回扣).
    named |= {one.run for one in officials(term.word) if one.weight == FIRST}
    loose = {form.run for form in term.forms if form.run not in term.word} - named
    words = [one for one in content_words(thing_of(term.word)) if one != term.word]
    if len(words) < 2 and not _ASKS.search(term.word):
        named, loose = named | loose, set()
    things = [word for word in words if word not in ALIKE and not means_action(word)] or words
    return any(
        any(run in text for run in named)
        or (len(words) > 1 and all(word in text for word in words))
        or (any(run in text for run in loose) and any(thing in text for thing in things))
        for text in texts
    )


def names_something(word: str) -> bool:
    """Return whether it can be said of a word that nothing mentions it.

    Not of 不够, nor of a single character, nor of two that only happen to be beside each other (市建).
    """
    known = segmenter.is_word(word) or len(word) > 2 or bool(officials(word))
    said = _NO_THING.fullmatch(word) or segmenter.is_plain(word) or _ASKS.search(word)
    return known and len(word) > 1 and not said
