"""Words of the documents that typed pinyin, initials, or a mixture with characters may mean."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.query.lexer import Tokenizer
from index.query.parser import AllOf, Query, Term
from index.text import pinyin, thesaurus
from index.text import segmenter as words
from index.text.phonetic_index import SoundSearch

#: Readings of a typed sound that are searched at once.
MOST_SOUNDS = 12
#: One syllable is the beginning of a word that is being typed: its commonest characters will do.
MOST_CHARACTERS = 4
_PLACES = 5000
_MIXED = re.compile(r"([一-鿿]+)([a-z]+)")
_PARTICLES = frozenset("的了和与及或在是有对等将为以于由中")


class SoundReadings:
    """Reads typed sounds over one corpus: ``sounds`` gives its search by sound, ``count`` how many clauses
    have a run.
    """

    def __init__(self, sounds: Callable[[], SoundSearch], count: Callable[[str], int]) -> None:
        self._sounds, self._count = sounds, count

    def words_for(self, run: str) -> list[str]:
        """Return the words of the corpus that typed Latin letters may mean, the likeliest first.

        ``run`` is in normal form: pinyin, initials, or a mixture with characters.
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
            found = {other: n for other in same if (n := self._count(other))}
        ordered = sorted(found, key=lambda other: (-words.is_word(other), -found[other]))
        single = bool(ordered) and len(ordered[0]) == 1
        return ordered[: MOST_CHARACTERS if single else MOST_SOUNDS]


def joined_syllables(query: Query) -> Query:
    """Join a query to one term, where a blank follows each character (医 保) or syllable (yi bao)."""
    # The tokens, not the nodes: of zhong liu zhong xin the second zhong is wanted, too.
    terms = [token.node for token in Tokenizer(query.text).tokens() if isinstance(token.node, Term)]
    plain = isinstance(query.root, AllOf) and all(isinstance(node, Term) for node in query.root.nodes)
    if not plain or any(term.literal or term.near for term in terms):
        return query
    known = pinyin.table().codes if query.text.isascii() else ()
    single = all(len(term.normal) == 1 and not term.normal.isascii() for term in terms)
    if not (single or all(term.normal in known for term in terms)):
        return query
    return Query(query.text, Term("".join(term.normal for term in terms)))


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
