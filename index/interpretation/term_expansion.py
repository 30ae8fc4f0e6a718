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
from index.interpretation.spelling import marked_inside
from index.matching.matcher import Matcher
from index.query.alternative import Alternative
from index.query.lexer import Tokenizer
from index.query.parser import All, Query, Term
from index.results import Offer
from index.text import numeral_forms as numerals
from index.text import pinyin, thesaurus
from index.text import segmenter as words
from index.text.everyday import officials
from index.text.normalize import fold_query
from index.text.phonetic_index import Heard
from store.model.message import Message
from store.model.numbers import canonical_number

#: Readings of a typed sound that are searched at once.
MOST_SOUNDS = 12
#: One syllable is the beginning of a word that is being typed: its commonest characters will do.
MOST_CHARACTERS = 4
#: No term of the thesaurus, and no other way to write a number, is worth looking for in longer runs.
LONGEST_TERM = 60
_PLACES = 5000
_NUMERIC = re.compile(r"[\d一二三四五六七八九十百千〇零两]")
_PARTIAL = re.compile(
    r"(?P<head>[一-鿿]{1,8})?(?:\(?(?P<year>(?:19|20)\d\d)\)?年?)?第?(?P<serial>\d{1,4})号?"
)
_BEFORE_SERIAL = re.compile(r"([^\W\d_]{1,12})\(((?:19|20)\d\d)$")
_MIXED = re.compile(r"([一-鿿]+)([a-z]+)")
_PARTICLES = frozenset("的了和与及或在是有对等将为以于由中")
_WITH_UNIT = re.compile(
    r"(?:\d+|[一二三四五六七八九十百千〇零两]+)(?:[%年月日天周个名人张项条家所次例岁元万亿级号小时分钟倍米平方公里]+)"
)
_HEAD = re.compile(r"[一-鿿]{1,12}$")
_LONGEST_HEAD = 20
#: How the head of a document number ends.
_HEADS_END = ("发", "函", "字", "规", "令")
#: Marks around a word that may be there by chance, such as the first of two quotation marks.
_AROUND = "\"'()《》,.;:?!、。…"
#: Synonyms, other spellings, and readings of a sound that a message names.
_NAMED, _SPELLED, _HEARD = 3, 3, 5


@dataclass(slots=True)
class TermReading:
    """The alternatives of each term, what to say about them, and searches that would find more."""

    query: Query
    plan: dict[Term, list[Alternative]]
    notes: list[Message] = field(default_factory=list)
    related: list[Offer] = field(default_factory=list)


class Reader:
    """Reads queries over one corpus."""

    def __init__(
        self, corpus: Corpus, sounds: Callable[[], Heard], matcher: Matcher, near: bool = False
    ) -> None:
        self._corpus = corpus
        self._sounds = sounds
        self._with = matcher.containing
        self._places = matcher.places
        self._near = near

    def _count(self, alternative: Alternative) -> int:
        return len(self._with(alternative))

    def read(self, query: Query, terms: Iterable[Term]) -> TermReading:
        """Read a query; ``terms`` are all of its terms, the excluded ones too."""
        reading = TermReading(query, {})
        for term in terms:
            reading.plan[term] = [Alternative(term.normal)]
            if term.literal:
                continue
            self._add_misprints(reading, term)
            self._add_spellings(reading, term)
            self._add_marked(reading, term)
            self._add_sounds(reading, term)
            if term in query.terms and len(term.normal) <= LONGEST_TERM:
                self._add_synonyms(reading, term)
        return reading

    def _missing(self, reading: TermReading, term: Term) -> bool:
        return not any(self._count(one) for one in reading.plan[term])

    def _add_misprints(self, reading: TermReading, term: Term) -> None:
        """Add the term as it is misprinted: a search for 适合 finds the clause that prints 话合, too."""
        if len(term.normal) > LONGEST_TERM:
            return
        for entry in self._corpus.entries:
            for wrong, right in entry.corrections:
                if wrong in term.normal or right not in term.normal:
                    continue
                run = term.normal.replace(right, wrong)
                one = Alternative(run, "variant")
                if not set(self._with(one)) <= {
                    clause for known in reading.plan[term] for clause in self._with(known)
                }:
                    reading.plan[term].append(one)
                    reading.notes.append(Message("search.misprinted", run=run))

    def _add_spellings(self, reading: TermReading, term: Term) -> None:
        """Other ways to write the numbers in a term that does not occur as typed."""
        if len(term.normal) > LONGEST_TERM or not _NUMERIC.search(term.normal):
            return
        self._add_same_number(reading, term)
        missing = self._missing(reading, term)
        # 24小时 is 二十四小时, too; a bare number may be any.
        if not missing and not _WITH_UNIT.fullmatch(term.normal):
            return
        runs = [*numerals.respellings(term.normal), *(self._numbers(term.normal) if missing else ())]
        typed = {clause for one in reading.plan[term] for clause in self._with(one)}
        found = [
            one
            for run in dict.fromkeys(runs)
            if not typed.issuperset(self._with(one := Alternative(run, "variant")))
        ]
        if not found:
            return
        if missing or self._near or term.near:
            reading.plan[term] += found
            reading.notes.append(_read_as(found) if missing else _also(found))
        else:
            either = " OR ".join((term.text, *(one.run for one in found)))
            alone = reading.query.text.strip() == term.text
            asked = reading.query.text.replace(term.text, either if alone else f"({either})", 1)
            total = len(typed.union(*(self._with(one) for one in found)))
            reading.related.append(Offer(_also(found), asked, total))

    def _add_same_number(self, reading: TermReading, term: Term) -> None:
        """Add the same year or numeral with other zeros: a search for 2028年 finds 二○二八年, too."""
        typed = set(self._with(reading.plan[term][0]))
        same = [Alternative(run, "variant") for run in numerals.same_number(term.normal)]
        found = [one for one in same if not typed.issuperset(self._with(one))]
        if found:
            reading.plan[term] += found
            reading.notes.append(_also(found) if typed else _read_as(found))

    def _add_marked(self, reading: TermReading, term: Term) -> None:
        """Add the same with a mark inside (136兴医 for “136”兴医), where a term does not occur as typed."""
        run = term.normal
        inside = run.strip(_AROUND)
        if inside and inside != run and self._missing(reading, term) and self._count(Alternative(inside)):
            reading.plan[term].append(Alternative(inside, "variant"))
            return
        if not 3 <= len(run) <= LONGEST_TERM or not self._missing(reading, term):
            return
        found = [
            Alternative(other, "variant") for other in marked_inside(run, self._corpus.text, self._places)
        ]
        if found:
            reading.plan[term] += found
            reading.notes.append(_read_as(found))

    def _numbers(self, run: str) -> list[str]:
        """Return the document numbers, cited ones too, that a part of one means (晋政发17号, 国办发2021
        20).
        """
        parts = _PARTIAL.fullmatch(run)
        if not parts or not _names_number(parts, run) or not (parts["head"] or parts["year"]):
            return []
        head, year, serial = parts["head"] or "", parts["year"], parts["serial"]
        text = self._corpus.text
        found: dict[str, None] = {}
        # From the serial backwards: a pattern that begins with the issuer would try every character.
        for tail in (f"){serial}号", f")第{serial}号"):
            for at in self._places(tail):
                before = _BEFORE_SERIAL.search(text, max(0, at - _LONGEST_HEAD), at)
                if before and year in (None, before[2]) and before[1].endswith(head):
                    found[f"{head}({before[2]}{tail}"] = None
        return list(found)

    def cited(self, number: str) -> list[str]:
        """Return the numbers in the text with the year and serial of a canonical one, as they are printed
        there.
        """
        year, _, serial = number.partition("〔")[2].partition("〕")
        text, tail = self._corpus.text, f"({year}){serial}"
        heads = (_HEAD.search(text, max(0, at - _LONGEST_HEAD), at) for at in self._places(tail) if year)
        found = dict.fromkeys(head[0] for head in heads if head)
        return [f"{head}〔{year}〕{serial}" for head in found]

    def _add_sounds(self, reading: TermReading, term: Term) -> None:
        """Readings of a term with Latin letters that does not occur as typed."""
        run = term.normal.replace("ü", "v")
        if not pinyin.LATIN.search(run) or len(run) > 40 or any(c.isdigit() for c in run):
            return
        if not self._missing(reading, term) or any(self._count(Alternative(o.run)) for o in officials(run)):
            # Of ai, 人工智能 is meant rather than 爱.
            return
        found = self.sounding(run)
        if found:
            reading.plan[term] += [Alternative(other, "pinyin") for other in found]
            reading.notes.append(
                Message("search.by_sound", words=tuple(found[:_HEARD]), more=_more(len(found) > _HEARD))
            )

    def sounding(self, run: str) -> list[str]:
        """Return the words of the corpus that typed pinyin, initials, or a mixture with characters may
        mean.
        """
        found: dict[str, int] = {}
        for second in (False, True):
            for pieces in pinyin.readings(run) if not found else ():
                found.update(_believable(self._sounds().spelled(pieces, _PLACES, second)))
        if not found:
            for pieces in pinyin.abbreviations(run):
                found.update(_believable(self._sounds().abbreviated(pieces, _PLACES), strict=True))
                if found:
                    break
        if not found:
            begun = _MIXED.fullmatch(run)
            head, typed = (begun[1], begun[2]) if begun else ("", run)
            meant = [head + name for name in thesaurus.sounding(typed)]
            same = [
                *(meant if head else ()),
                *(other for name in meant for other in thesaurus.rewritings(name)),
            ]
            found = {other: n for other in same if (n := self._count(Alternative(other, "synonym")))}
        ordered = sorted(found, key=lambda other: (-words.is_word(other), -found[other]))
        single = bool(ordered) and len(ordered[0]) == 1
        return ordered[: MOST_CHARACTERS if single else MOST_SOUNDS]

    def _add_synonyms(self, reading: TermReading, term: Term) -> None:
        """Add the synonyms of a term if the library has one more often than what was typed.

        The usual word finds exactly itself, and the others are offered; a full, former or colloquial name
        finds the form that the documents use.
        """
        others = [Alternative(run, "synonym") for run in thesaurus.rewritings(term.normal)]
        if self._missing(reading, term) and not others:
            others = [
                Alternative(run, "synonym") for run in thesaurus.rewritings(term.normal, related=True)[:1]
            ]
            others = [one for one in others if _same_thing(term.normal, one.run)]
        if not others:
            return
        typed = {clause for one in reading.plan[term] for clause in self._with(one)}
        more = self._new(others, typed)
        if not more:
            return
        names = tuple(one.run for one in more)[:_NAMED]
        said = Message("search.with_synonyms", words=names, more=_more(len(more) > _NAMED))
        if self._near or term.near or max(map(len, more.values())) >= len(typed):
            reading.plan[term] += list(more)
            reading.notes.append(said)
        else:
            asked = reading.query.text.replace(term.text, f"~{term.text}", 1)
            reading.related.append(Offer(said, asked, len(typed.union(*more.values()))))

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


def _believable(found: dict[str, int], strict: bool = False) -> dict[str, int]:
    """Return the runs that are likely meant: words; longer runs also where they are no single word."""
    listed = {run: n for run, n in found.items() if words.is_word(run)}
    if listed or not found:
        return listed
    length = len(next(iter(found)))
    if length == 1:
        return {} if strict else found
    if length == 2:
        # Two characters that happen to be adjacent are noise; a new word comes more than once.
        usual = {run: n for run, n in found.items() if n > 1 and not _PARTICLES.intersection(run)}
        return {} if strict else usual
    whole = {run: n for run, n in found.items() if all(len(piece) > 1 for piece in words.segment(run))}
    return whole or ({} if strict and length < 4 else found)


def _names_number(parts: re.Match[str], run: str) -> bool:
    """Return whether a head and a serial mean a document number: with 号, a year, or a head like 国办发."""
    return "号" in run or bool(parts["year"]) or (parts["head"] or "").endswith(_HEADS_END)


def number_query(query: Query) -> Query | None:
    """Return the query for a document number that the whole text is, in any spelling."""
    if query.literal or len(query.text) > 60:
        return None
    canonical = canonical_number(query.text)
    if canonical is None:
        tight = "".join(query.text.split())
        partial = _PARTIAL.fullmatch(fold_query(tight))
        # Blanks in a number do not mean *and*.
        return Query(query.text, Term(tight)) if partial and _names_number(partial, tight) else None
    return Query(query.text, Term(canonical))


def joined_syllables(query: Query) -> Query:
    """Join a query to one term, where a blank follows each character (医 保) or syllable (yi bao)."""
    # The tokens, not the nodes: of zhong liu zhong xin the second zhong is wanted, too.
    terms = [token.node for token in Tokenizer(query.text).tokens() if isinstance(token.node, Term)]
    plain = isinstance(query.root, All) and all(isinstance(node, Term) for node in query.root.nodes)
    if not plain or any(term.literal or term.near for term in terms):
        return query
    known = pinyin.table().codes if query.text.isascii() else ()
    single = all(len(term.normal) == 1 and not term.normal.isascii() for term in terms)
    if not (single or all(term.normal in known for term in terms)):
        return query
    return Query(query.text, Term("".join(term.normal for term in terms)))
