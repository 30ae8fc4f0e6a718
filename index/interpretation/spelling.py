"""Spelling: what a run that occurs nowhere was probably meant to be.

Homophones, look-alikes, one character wrong, missing or too many, two that are easily mistaken; names of the
thesaurus that the documents call otherwise; and runs of several words, each put right by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice, permutations
from operator import eq

from index.corpus.corpus_sounds import RunPlaces
from index.interpretation.questions.question_words import IDLE
from index.text import pinyin, thesaurus
from index.text import segmenter as words
from index.text.confusables import shapes, similar
from index.text.numeral_forms import figures
from index.text.phonetic_index import SoundSearch
from store.model.numbers import NUMERAL

_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 3, 6
LONGEST = 16
#: More corrections than this are not offered.
MOST = 5
#: Places looked at for one pattern.
_PLACES = 2000
#: A run must be this long for one wrong character, of any kind, to leave enough to know it by.
_ENOUGH = 4
#: Of two characters one is half: only what looks most alike is believed there.
_LIKEST = 4
#: Places where a run is tried to fall into two words.
_MOST_CUTS = 5
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
#: Who types a word as frequent as this means it (统计), though a homophone occurs (同济).
_USUAL = 9
#: Places that are looked at for whether a run is a word by itself.
_LOOKED_AT = 40
_CHARACTERS = re.compile(r"[一-鿿]+")
#: Marks that people leave out when they type a name or a number; none that ends a sentence.
_MARKS = re.compile(r"[\"'()《》·+\-/、]")


def corrections(
    run: str, text: str, sounds: SoundSearch, occurs: Callable[[str], bool], places: RunPlaces
) -> list[str]:
    """Runs of ``text`` that ``run``, which is not one, may have been meant to be, the likeliest first."""
    if run.isascii():
        return other_letters(run, text, occurs, places)
    if not 2 <= len(run) <= LONGEST or words.frequencies().get(run, 0) > _USUAL:
        return []
    if thesaurus.is_organisation(run):
        # 省民政厅 is no slip for 省财政厅, whether the documents speak of it or not.
        return []
    found: dict[str, float] = {}
    for other, weight in _candidates(run, text, sounds, occurs, places):
        if words.is_word(run) and not any(map(eq, run, other)):
            continue
        if other != run and not other.isascii() and "\v" not in other and _as_countable(run, other):
            # 医报 is 医保 rather than 易爆: one slip is likelier than two.
            kept = sum(map(eq, run, other)) / len(run)
            known = weight + (2.0 if words.is_word(other) else 0.0) + 0.5 * kept
            found[other] = max(found.get(other, 0.0), known)
    if len(run) <= 3:
        found = {other: weight for other, weight in found.items() if _stands(other, text, places)}
    best = max(found.values(), default=0)
    likely = [other for other in found if found[other] > best - 1]
    return sorted(likely, key=lambda other: (-found[other], -sum(1 for _ in islice(places(other), _PLACES))))[
        :MOST
    ]


def other_letters(run: str, text: str, occurs: Callable[[str], bool], places: RunPlaces) -> list[str]:
    """Return the Latin abbreviations of ``text`` for which ``run`` may be a slip: two letters exchanged, one
    hit twice; of three, any order (grd for drg).
    """
    if not _is_abbreviation(run):
        return []
    others = [*_exchanged(run), *_without_doubled(run)]
    others += map("".join, permutations(run)) if len(run) == _SHORTEST_ABBREVIATION else ()
    return [
        other
        for other in dict.fromkeys(others)
        if other != run and _is_abbreviated(other, text, occurs, places)
    ]


def _is_abbreviation(run: str) -> bool:
    """Return whether a run may be a Latin abbreviation (drg), whose letters are easily exchanged."""
    return _SHORTEST_ABBREVIATION <= len(run) <= _LONGEST_ABBREVIATION and run.isalpha()


def _is_abbreviated(run: str, text: str, occurs: Callable[[str], bool], places: RunPlaces) -> bool:
    """Return whether Latin letters are a word of the text, or one whose meaning the text says (icu)."""
    if any(map(occurs, thesaurus.rewritings(run))):
        return True
    ends = (text[max(0, at - 1) : at] + text[at + len(run) : at + len(run) + 1] for at in places(run))
    return any(not (one.isascii() and any(map(str.isalpha, one))) for one in islice(ends, _LOOKED_AT))


def _exchanged(run: str) -> list[str]:
    """Return a run with two neighbouring characters exchanged, at each place where they differ."""
    return [
        run[:at] + run[at + 1] + run[at] + run[at + 2 :]
        for at in range(len(run) - 1)
        if run[at] != run[at + 1]
    ]


def _without_doubled(run: str) -> list[str]:
    """Return a run with one of two equal neighbours left out, at each place where there are such."""
    return [run[:at] + run[at + 1 :] for at in range(len(run) - 1) if run[at] == run[at + 1]]


def _as_countable(run: str, other: str) -> bool:
    """Return whether two runs have the same numbers: 2025年 is no slip for 2021年, 四万元 for 三万元, 9项 for
    各项.

    A numeral that is no count may be a slip (家庭一生), but never for another numeral (二甲医院).
    """
    if _NUMBERS.findall(run) != _NUMBERS.findall(other) or figures(run) != figures(other):
        return False
    return not any(
        one != two and one in NUMERAL and two in NUMERAL for one, two in zip(run, other, strict=False)
    )


def _stands(run: str, text: str, places: RunPlaces) -> bool:
    """Return whether a run is somewhere a word by itself, not cut out of others (升医院 of 提升医院)."""
    if not (words.is_word(run) or (len(run) > 2 and _words_only(run))):
        return False
    return thesaurus.is_name(run) or any(
        words.stands_alone(text, at, at + len(run)) for at in islice(places(run), _LOOKED_AT)
    )


def parts(run: str, corrected: Callable[[str], Sequence[str]], occurs: Callable[[str], bool]) -> list[str]:
    """Return a run of two words as they may have been meant, at least one of them with a slip; empty if it is
    none.

    ``corrected`` gives the corrections of a run, likeliest first. 专科连盟多点职业 is 专科联盟 and 多点执业.
    """
    best: tuple[float, list[str]] = (0.0, [])
    slip = len(run) <= LONGEST and _CHARACTERS.fullmatch(run) and not _words_only(run)
    # Who asks or tells (谁, 被, 就) does not type two terms.
    slip = slip and not any(piece in IDLE for piece in words.segment(run))
    for cut in _cuts(run) if slip else ():
        meant: list[str] = []
        for piece in (run[:cut], run[cut:]):
            meant += [piece] if occurs(piece) else list(corrected(piece))[:1]
            if not meant or not _words_only(meant[-1]):
                break
        if len(meant) < 2 or "".join(meant) == run:
            continue
        kept = sum(map(eq, run, "".join(meant)))
        whole = sum(len(piece) for piece in meant if words.is_word(piece))
        if (score := kept + whole) > best[0]:
            best = score, meant
    return best[1]


def _cuts(run: str) -> list[int]:
    """Return the places where a run may be cut into two words: between its words, those in the middle
    first.
    """
    ends = list(accumulate(map(len, words.segment(run))))
    inside = [end for end in ends if 2 <= end <= len(run) - 2]
    return sorted(inside, key=lambda end: abs(2 * end - len(run)))[:_MOST_CUTS]


def _words_only(run: str) -> bool:
    """Return whether a run falls into words, with no character left by itself."""
    return all(len(piece) > 1 for piece in words.segment(run))


def _candidates(
    run: str, text: str, sounds: SoundSearch, occurs: Callable[[str], bool], places: RunPlaces
) -> Iterator[tuple[str, float]]:
    pieces = [min(pinyin.syllables(c), default=c) for c in run]
    for reading in {tuple(pieces), tuple(pinyin.table().first[ord(c)] for c in run)}:
        yield from ((other, 3.0) for other in sounds.spelled(list(reading), _PLACES))
    if words.is_word(run):
        # Only its homophones: what is a word was hardly mistyped otherwise.
        return
    yield from _named(run, occurs)
    for other, weight in _one_missing(run, text, places) if len(run) > 2 else ():
        if len(run) >= _ENOUGH or _words_only(other):
            yield other, weight
    # 失业保险 is no slip for 商业保险: what falls into words was hardly mistyped but for how it sounds.
    if not _words_only(run):
        yield from _mistyped(run, text, occurs, places)


def _mistyped(
    run: str, text: str, occurs: Callable[[str], bool], places: RunPlaces
) -> Iterator[tuple[str, float]]:
    """Runs of the text with other characters in one or two places, two exchanged, or one too many here."""
    for index, character in enumerate(run):
        for place, other in enumerate(shapes(character)[: None if len(run) > 2 else _LIKEST]):
            changed = run[:index] + other + run[index + 1 :]
            if occurs(changed):
                yield changed, 2.8 - 0.02 * place
        yield from _one_other(run, index, text, places)
    yield from ((swapped, 2.4) for swapped in _exchanged(run) if occurs(swapped))
    if len(run) >= _ENOUGH:
        yield from _two_others(run, text, places)
        for index in range(1, len(run) - 1):
            shorter = run[:index] + run[index + 1 :]
            if occurs(shorter):
                yield shorter, 1.5
        # A key that was hit twice is the surest slip of all.
        yield from ((shorter, 3.2) for shorter in _without_doubled(run) if occurs(shorter))


def _one_other(run: str, index: int, text: str, places: RunPlaces) -> Iterator[tuple[str, float]]:
    """Runs of the text that differ in one character, which sounds similar or is one wrong of many."""
    before, after = run[:index], run[index + 1 :]
    anchor, shift = (before, 0) if len(before) >= len(after) else (after, index + 1)
    for at in islice(places(anchor), _PLACES):
        other = text[max(0, at - shift) : at - shift + len(run)]
        if len(other) == len(run) and other[:index] == before and other[index + 1 :] == after:
            if pinyin.similar(run[index], other[index]):
                yield other, 2.6
            elif len(run) >= _ENOUGH and _in_word(other, index):
                yield other, 1.6


def _two_others(run: str, text: str, places: RunPlaces) -> Iterator[tuple[str, float]]:
    """Runs of the text that differ in two characters, each easily mistaken for what was typed."""
    for index in range(len(run) - 1):
        for at in islice(places(run[index : index + 2]), _PLACES // len(run)):
            other = text[max(0, at - index) : at - index + len(run)]
            if len(other) != len(run) or sum(map(eq, run, other)) != len(run) - 2:
                continue
            if all(map(similar, run, other)):
                yield other, 2.2


def _named(run: str, occurs: Callable[[str], bool]) -> Iterator[tuple[str, float]]:
    """Yield names of the thesaurus, of what the documents call otherwise, with one easily mistaken
    character.
    """
    for name in thesaurus.names(len(run)):
        one_wrong = sum(map(eq, run, name)) == len(run) - 1 and all(map(similar, run, name))
        if one_wrong and any(map(occurs, thesaurus.rewritings(name))):
            yield name, 2.3


def _one_missing(run: str, text: str, places: RunPlaces) -> Iterator[tuple[str, float]]:
    """Runs of the text that have one character more inside (2021年底 for 2021年年底)."""
    for index in range(1, len(run)):
        before, after = run[:index], run[index:]
        anchor, shift = (before, 0) if len(before) >= len(after) else (after, index + 1)
        for at in islice(places(anchor), _PLACES // len(run)):
            other = text[max(0, at - shift) : at - shift + len(run) + 1]
            between = other[len(before) : len(before) + 1]
            # A comma between two words does not make them one (投诉,电话).
            if other.startswith(before) and other.endswith(after) and between.isalnum():
                yield other, 2.0


def marked_inside(run: str, text: str, places: RunPlaces) -> list[str]:
    """Runs of the text that are this one with one or two marks inside, as drg)付费 for drg付费."""
    found: dict[str, None] = {}
    for index in range(1, len(run)):
        before, after = run[:index], run[index:]
        anchor = before if len(before) >= len(after) else after
        for at in islice(places(anchor), _PLACES // len(run)):
            other = _over_marks(before, after, text, at, anchor is before)
            if other:
                found[other] = None
    return list(found)[:MOST]


def _over_marks(before: str, after: str, text: str, at: int, forwards: bool) -> str | None:
    """Return the text at an anchor if only marks are between the two parts of a run."""
    for marks in (1, 2):
        start = at if forwards else at - marks - len(before)
        other = text[max(0, start) : start + len(before) + marks + len(after)]
        between = other[len(before) : len(before) + marks]
        if other.startswith(before) and other.endswith(after) and between and not _MARKS.sub("", between):
            return other
    return None


def _in_word(run: str, index: int) -> bool:
    """Return whether a character of a run belongs to a word there, rather than being one by itself."""
    at = 0
    for piece in words.segment(run):
        at += len(piece)
        if at > index:
            return len(piece) > 1
    return False
