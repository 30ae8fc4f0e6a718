"""Similarity of two stretches of squashed text, and the position of one of them in the other."""

from __future__ import annotations

import math

from store.model.characters import one_for_one

#: So much of a quote's own words must be left.
LEAST_QUOTE = 0.45
_LONG = 10.0
_TELLING = 12


class _Folds(dict[int, str]):
    """One character as it is compared, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = one_for_one(chr(code))
        return folded


_FOLDS = _Folds()


def squash(text: str) -> str:
    """Return a text as it is compared: without white space and gaps, each character in one form."""
    return text.translate(_FOLDS)


def offsets(text: str) -> list[int]:
    """Return for each character of the squashed text its offset in the text."""
    return [at for at, character in enumerate(text) if _FOLDS[ord(character)]]


def starts(texts: list[str]) -> list[int]:
    """Return where each of some texts begins in all of them joined, and where the last one ends."""
    found = [0]
    for text in texts:
        found.append(found[-1] + len(text))
    return found


def certainty(length: float, agreement: float) -> float:
    """Return how sure an exact match is, 0 to 1: the shorter it is, the more its surroundings must agree."""
    return 1.0 - (1.0 - agreement) * math.exp(-length / _LONG)


def fit(prefix: str, suffix: str, before: str, after: str) -> float:
    """Return how well surroundings agree, 0 to 1; the better side counts more, as one is often cut off."""
    from rapidfuzz.distance import Indel

    left = Indel.normalized_similarity(prefix, before[-len(prefix) :] if prefix else "")
    right = Indel.normalized_similarity(suffix, after[: len(suffix)])
    if not prefix or not suffix:
        return float(right if suffix else left)
    return 0.65 * max(left, right) + 0.35 * min(left, right)


def is_neighbour(there: str, quote: str, prefix: str, suffix: str) -> bool:
    """Return whether a stretch was next to the quote, which happens when the quote itself was
    deleted.
    """
    beside = (prefix[-_TELLING:], suffix[:_TELLING])
    return any(len(words) >= _TELLING // 2 and words in there and words not in quote for words in beside)


def align(prefix: str, quote: str, suffix: str, window: str) -> tuple[int, int] | None:
    """Return where the quote begins and ends in a window that resembles it and its surroundings."""
    from rapidfuzz.distance import Levenshtein

    needle = prefix + quote + suffix
    where = [-1] * len(needle)
    for block in Levenshtein.opcodes(needle, window):
        if block.tag == "equal":
            for number in range(block.src_end - block.src_start):
                where[block.src_start + number] = block.dest_start + number
    first, last = len(prefix), len(prefix) + len(quote)
    inside = [where[at] for at in range(first, last) if where[at] >= 0]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    if where[first] < 0 and first and where[first - 1] >= 0:
        start = where[first - 1] + 1
    if where[last - 1] < 0 and last < len(needle) and where[last] >= 0:
        end = where[last]
    return start, end


def align_alone(quote: str, window: str) -> tuple[int, int] | None:
    """Return the same for the quote by itself, when it has come among other words."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(quote, window, score_cutoff=100 * LEAST_QUOTE)
    if found is None or len(window) < len(quote):
        return None
    slack = len(quote) // 8 + 2
    low = max(0, found.dest_start - slack)
    where = align("", quote, "", window[low : found.dest_end + slack])
    return (low + where[0], low + where[1]) if where else None
