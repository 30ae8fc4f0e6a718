"""Suggestions while typing: documents, clauses, organisations, terms of the library and past searches.

By characters, by pinyin (whole or begun) and by initials. Nothing is suggested that would find nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.query.alternative import Alternative
from index.references.resolver import resolve_on
from index.snapshot import IndexSnapshot
from index.text import pinyin
from index.text import segmenter as words
from index.text.normalize import fold, fold_query

SuggestionKind = Literal["search", "reference", "document", "clause", "organisation", "term"]

#: Words that begin so and are looked up in the library, at most.
MOST_TRIED = 400
#: In a library of so many characters at most, terms come by how often they occur there.
COUNTED = 500_000
#: Headings longer than this are no suggestion.
LONGEST_HEADING = 40
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion: ``text`` to show, ``query`` to search for, or a document and clause to open."""

    kind: SuggestionKind
    text: str
    query: str
    document_key: str | None = None
    clause_id: str | None = None


class Suggester:
    """Suggests from one state of the library."""

    def __init__(self, opened: IndexSnapshot, occurs: Callable[[Alternative], bool]) -> None:
        self._opened = opened
        self._occurs = occurs

    def suggest(self, typed: str, past: Iterable[str], limit: int) -> tuple[Suggestion, ...]:
        """Return the likeliest things meant by what is typed so far, a few of each kind."""
        normal = fold_query(typed)
        if not normal or len(normal) > LONGEST:
            return ()
        each = max(2, limit // 3)
        sources = (
            self._past(normal, past),
            self._references(typed),
            self._documents(normal),
            self._organisations(normal),
            self._terms(normal),
            self._headings(normal),
        )
        found: dict[tuple[str, str | None], Suggestion] = {}
        for source in sources:
            most = min(limit, len(found) + each)
            for one in source:
                if len(found) >= most:
                    break
                found.setdefault((fold(one.text), one.clause_id), one)
        return tuple(found.values())

    def _past(self, normal: str, past: Iterable[str]) -> Iterator[Suggestion]:
        for text in past:
            known = fold_query(text)
            if known != normal and _fits(normal, known):
                yield Suggestion("search", text, text)

    def _references(self, typed: str) -> Iterator[Suggestion]:
        for target in resolve_on(self._opened.catalog, typed):
            entry = next(e for e in self._opened.corpus.entries if e.key == target.document_key)
            label = (target.clause_id or "")[len(entry.key) + 1 :].replace("/", "")
            yield Suggestion("reference", f"{entry.name} {label}".strip(), typed, entry.key, target.clause_id)

    def _documents(self, normal: str) -> Iterator[Suggestion]:
        titles = self._opened.titles
        numbers: Iterable[int] = (
            (number for number, text in enumerate(titles) if _fits(normal, text))
            if pinyin.is_sound(normal)
            else titles.containing([Alternative(normal)])
        )
        for entry in map(self._opened.corpus.entries.__getitem__, numbers):
            yield Suggestion("document", entry.name, entry.name, entry.key)

    def _organisations(self, normal: str) -> Iterator[Suggestion]:
        duties = self._opened.duties
        meant = set(duties.names(normal))
        for name in duties.all_names:
            if name in meant or _fits(normal, fold(name)):
                yield Suggestion("organisation", name, f"单位:{name}")

    def _headings(self, normal: str) -> Iterator[Suggestion]:
        corpus = self._opened.corpus
        clauses: Iterable[int] = (
            (clause for clause, heading in corpus.headed if _fits(normal, heading))
            if pinyin.is_sound(normal)
            else corpus.headed.containing(normal)
        )
        for clause in clauses:
            if corpus.headings[clause] <= LONGEST_HEADING:
                details = corpus.details(clause)
                start = corpus.starts[clause]
                heading = corpus.text[start : start + corpus.headings[clause]]
                key = corpus.entries[corpus.entry_of(clause)].key
                yield Suggestion("clause", details.heading or heading, heading, key, details.id)

    def _terms(self, normal: str) -> Iterator[Suggestion]:
        text = self._opened.corpus.text
        tried = _beginning(normal)
        if len(text) < COUNTED:
            tried = sorted(tried, key=lambda word: (-_whole(normal, word), -text.count(word)))
        for word in tried:
            if word != normal and self._occurs(Alternative(word)):
                yield Suggestion("term", word, word)


def _whole(typed: str, word: str) -> bool:
    """Return whether what is typed is the whole sound of a word, not only its beginning."""
    return typed.isascii() and typed in (pinyin.spell(word), pinyin.initials(word))


def _fits(typed: str, text: str) -> bool:
    """Return whether a text has what is typed in it, or begins with its sound or its initials."""
    return typed in text or (pinyin.is_sound(typed) and pinyin.begins_with(text, typed))


def _beginning(typed: str) -> Sequence[str]:
    """Return the words that begin with characters, a sound or initials, the most frequent first."""
    if pinyin.is_sound(typed):
        found = {*_slice(_sounds()[0], typed), *_slice(_sounds()[1], typed)}
    else:
        ordered = _words()
        low = bisect_left(ordered, typed)
        found = set(ordered[low : bisect_left(ordered, typed + "\uffff", low)])
    known = words.frequencies()
    return sorted(found, key=lambda word: (-known[word], len(word), word))[:MOST_TRIED]


def _slice(ordered: list[tuple[str, str]], typed: str) -> list[str]:
    low = bisect_left(ordered, (typed, ""))
    return [word for _, word in ordered[low : bisect_left(ordered, (typed + "\uffff", ""), low)]]


@lru_cache(maxsize=1)
def _words() -> list[str]:
    return sorted(words.frequencies())


@lru_cache(maxsize=1)
def _sounds() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return all words by sound, and by initials."""
    known = words.frequencies()
    return (
        sorted((pinyin.spell(word), word) for word in known),
        sorted((pinyin.initials(word), word) for word in known),
    )
