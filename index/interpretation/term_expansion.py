"""Expansion of terms: which runs of characters count as a match, and the messages that say so.

What was typed comes first. Another spelling, a synonym or a reading of pinyin is added where the documents do
not have what was typed, or where another word is their usual one; what is left out is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.corpus.corpus import Corpus
from index.interpretation.partial_numbers import numbers_printed
from index.interpretation.sound_readings import SoundReadings
from index.interpretation.spelling import marked_inside, other_letters
from index.matching.matcher import Matcher
from index.query.alternative import Alternative
from index.query.parser import Query, Term
from index.results import SuggestedQuery
from index.text import numeral_forms as numerals
from index.text import pinyin, thesaurus
from index.text.everyday import officials
from index.text.phonetic_index import SoundSearch
from store.model.message import Message

#: No term of the thesaurus, and no other way to write a number, is worth looking for in longer runs.
LONGEST_TERM = 60
_NUMERIC = re.compile(r"[\d一二三四五六七八九十百千〇零两]")
_WITH_UNIT = re.compile(
    r"(?:\d+|[一二三四五六七八九十百千〇零两]+)(?:[%年月日天周个名人张项条家所次例岁元万亿级号小时分钟倍米平方公里]+)"
)
#: Marks around a word that may be there by chance, such as the first of two quotation marks.
_AROUND = "\"'()《》,.;:?!、。…"
#: Synonyms, other spellings, and readings of a sound that a message names.
_NAMED, _SPELLED, _HEARD = 3, 3, 5


@dataclass(slots=True)
class TermExpansion:
    """The alternatives of each term, what to say about them, and searches that would find more."""

    query: Query
    plan: dict[Term, list[Alternative]]
    notes: list[Message] = field(default_factory=list)
    related: list[SuggestedQuery] = field(default_factory=list)


class TermExpander:
    """Expands the terms of queries over one corpus; with ``near`` synonyms and spellings always count."""

    def __init__(
        self, corpus: Corpus, sounds: Callable[[], SoundSearch], matcher: Matcher, near: bool = False
    ) -> None:
        self._corpus = corpus
        self._sounds = SoundReadings(sounds, lambda run: self._count(Alternative(run, "synonym")))
        self._with = matcher.containing
        self._places = matcher.places
        self._occurs: Callable[[str], bool] = lambda one: matcher.occurs(Alternative(one))
        self._near = near

    def _count(self, alternative: Alternative) -> int:
        return len(self._with(alternative))

    def expand(self, query: Query, terms: Iterable[Term]) -> TermExpansion:
        """Return the expansion of ``terms``, all terms of a query, the excluded ones too."""
        expansion = TermExpansion(query, {})
        for term in terms:
            expansion.plan[term] = [Alternative(term.normal)]
            if term.literal:
                continue
            self._add_misprints(expansion, term)
            self._add_spellings(expansion, term)
            self._add_marked(expansion, term)
            self._add_sounds(expansion, term)
            if term in query.terms and len(term.normal) <= LONGEST_TERM:
                self._add_synonyms(expansion, term)
        return expansion

    def _missing(self, expansion: TermExpansion, term: Term) -> bool:
        return not any(self._count(one) for one in expansion.plan[term])

    def _add_misprints(self, expansion: TermExpansion, term: Term) -> None:
        """Add the term as it is misprinted: a search for 适合 finds the clause that prints 话合, too."""
        if len(term.normal) > LONGEST_TERM:
            return
        for wrong, right in self._corpus.corrections:
            if wrong in term.normal or right not in term.normal:
                continue
            run = term.normal.replace(right, wrong)
            one = Alternative(run, "variant")
            if not set(self._with(one)) <= {
                clause for known in expansion.plan[term] for clause in self._with(known)
            }:
                expansion.plan[term].append(one)
                expansion.notes.append(Message("search.misprinted", run=run))

    def _add_spellings(self, expansion: TermExpansion, term: Term) -> None:
        """Other ways to write the numbers in a term that does not occur as typed."""
        if len(term.normal) > LONGEST_TERM or not _NUMERIC.search(term.normal):
            return
        self._add_same_number(expansion, term)
        missing = self._missing(expansion, term)
        # 24小时 is 二十四小时, too; a bare number may be any.
        if not missing and not _WITH_UNIT.fullmatch(term.normal):
            return
        runs = [
            *numerals.respellings(term.normal),
            *(numbers_printed(term.normal, self._corpus.text, self._places) if missing else ()),
        ]
        typed = {clause for one in expansion.plan[term] for clause in self._with(one)}
        found = [
            one
            for run in dict.fromkeys(runs)
            if not typed.issuperset(self._with(one := Alternative(run, "variant")))
        ]
        if not found:
            return
        if missing or self._near or term.near:
            expansion.plan[term] += found
            expansion.notes.append(_read_as(found) if missing else _also(found))
        else:
            either = " OR ".join((term.text, *(one.run for one in found)))
            alone = expansion.query.text.strip() == term.text
            asked = expansion.query.text.replace(term.text, either if alone else f"({either})", 1)
            total = len(typed.union(*(self._with(one) for one in found)))
            expansion.related.append(SuggestedQuery(_also(found), asked, total))

    def _add_same_number(self, expansion: TermExpansion, term: Term) -> None:
        """Add the same year or numeral with other zeros: a search for 2028年 finds 二○二八年, too."""
        typed = set(self._with(expansion.plan[term][0]))
        same = [Alternative(run, "variant") for run in numerals.same_number(term.normal)]
        found = [one for one in same if not typed.issuperset(self._with(one))]
        if found:
            expansion.plan[term] += found
            expansion.notes.append(_also(found) if typed else _read_as(found))

    def _add_marked(self, expansion: TermExpansion, term: Term) -> None:
        """Add the same with a mark inside (136兴医 for “136”兴医), where a term does not occur as typed."""
        run = term.normal
        inside = run.strip(_AROUND)
        if inside and inside != run and self._missing(expansion, term) and self._count(Alternative(inside)):
            expansion.plan[term].append(Alternative(inside, "variant"))
            return
        if not 3 <= len(run) <= LONGEST_TERM or not self._missing(expansion, term):
            return
        found = [
            Alternative(other, "variant") for other in marked_inside(run, self._corpus.text, self._places)
        ]
        if found:
            expansion.plan[term] += found
            expansion.notes.append(_read_as(found))

    def _add_sounds(self, expansion: TermExpansion, term: Term) -> None:
        """Readings of a term with Latin letters that does not occur as typed."""
        run = term.normal.replace("ü", "v")
        if not pinyin.LATIN.search(run) or len(run) > 40 or any(c.isdigit() for c in run):
            return
        if not self._missing(expansion, term) or any(self._count(Alternative(o.run)) for o in officials(run)):
            # Of ai, 人工智能 is meant rather than 爱.
            return
        if term.text.isupper() and other_letters(run, self._corpus.text, self._occurs, self._places):
            # Capitals are an abbreviation: DPI is a slip for DIP rather than the sound of 定评.
            return
        found = self._sounds.words_for(run)
        if found:
            expansion.plan[term] += [Alternative(other, "pinyin") for other in found]
            expansion.notes.append(
                Message("search.by_sound", words=tuple(found[:_HEARD]), more=_more(len(found) > _HEARD))
            )

    def _add_synonyms(self, expansion: TermExpansion, term: Term) -> None:
        """Add the synonyms of a term if the library has one more often than what was typed.

        The usual word finds exactly itself, and the others are offered; a full, former or colloquial name
        finds the form that the documents use.
        """
        others = [Alternative(run, "synonym") for run in thesaurus.rewritings(term.normal)]
        if self._missing(expansion, term) and not others:
            others = [
                Alternative(run, "synonym") for run in thesaurus.rewritings(term.normal, related=True)[:1]
            ]
            others = [one for one in others if _same_thing(term.normal, one.run)]
        if not others:
            return
        typed = {clause for one in expansion.plan[term] for clause in self._with(one)}
        more = self._new(others, typed)
        if not more:
            return
        names = tuple(one.run for one in more)[:_NAMED]
        said = Message("search.with_synonyms", words=names, more=_more(len(more) > _NAMED))
        if self._near or term.near or max(map(len, more.values())) >= len(typed):
            expansion.plan[term] += list(more)
            expansion.notes.append(said)
        else:
            asked = expansion.query.text.replace(term.text, f"~{term.text}", 1)
            expansion.related.append(SuggestedQuery(said, asked, len(typed.union(*more.values()))))

    def _new(self, others: Iterable[Alternative], typed: set[int]) -> dict[Alternative, Sequence[int]]:
        """Return the synonyms that find a clause which the typed words, or a synonym around them, do not.

        保监局 is found everywhere 银保监局 is, so it is no new alternative.
        """
        counted = {one: found for one in others if not typed.issuperset(found := self._with(one))}
        return {
            one: found
            for one, found in counted.items()
            if not any(one.run in other.run and found == counted[other] for other in counted if other != one)
        }


def _read_as(found: Sequence[Alternative]) -> Message:
    return Message("search.read_as", words=tuple(one.run for one in found[:_SPELLED]))


def _also(found: Sequence[Alternative]) -> Message:
    return Message("search.also", words=tuple(one.run for one in found[:_SPELLED]))


def _more(there_are: bool) -> Message | None:
    return Message("search.and_others") if there_are else None


@lru_cache(maxsize=1024)
def _same_thing(one: str, other: str) -> bool:
    """Return whether two related terms are an abbreviation and its full name (DRG), which mean each other."""
    return one.isascii() != other.isascii()
