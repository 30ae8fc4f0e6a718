"""The matched ranges of a printed text, and a snippet round the best place."""

from __future__ import annotations

from collections.abc import Sequence

from index.matching import Alternative
from index.text import normalise
from store.records import CELL_BREAK, HARD_BREAK

#: A snippet has about this many characters.
LENGTH = 80
#: Words before the first match in a snippet, so that it can be read.
LEAD = 16
#: More places than this are not marked in one clause.
MOST_RANGES = 500

_BREAKS = str.maketrans({"\n": " ", CELL_BREAK: " ", HARD_BREAK: " ", "\r": " "})
_SENTENCE_ENDS = "。；！？\n\v"

Ranges = tuple[tuple[int, int], ...]


def ranges_in(text: str, alternatives: Sequence[Alternative]) -> Ranges:
    """Where the alternatives occur in a printed text, in order; places that overlap are one range."""
    normal = normalise(text)
    found: list[tuple[int, int]] = []
    for alternative in alternatives:
        at = alternative.find(normal.text, 0, len(normal.text))
        while at >= 0 and len(found) < MOST_RANGES:
            found.append(normal.printed_range(at, at + len(alternative.run)))
            at = alternative.find(normal.text, at + len(alternative.run), len(normal.text))
    return merged(found)


def merged(ranges: Sequence[tuple[int, int]]) -> Ranges:
    """Ranges in order, those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def snippet(text: str, ranges: Ranges, length: int = LENGTH) -> tuple[str, Ranges]:
    """About ``length`` characters round the place with most matches, and the matched ranges in them.

    White space and table marks become blanks, one for one; an ellipsis stands where text was left out.
    """
    start = _start(text, ranges, length)
    end = min(len(text), start + length)
    if ranges and start <= ranges[0][0] < end:
        end = min(len(text), max(end, min(ranges[0][1], start + 2 * length)))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    spans = tuple(
        (max(low, start) + shift, min(high, end) + shift)
        for low, high in ranges
        if low < end and high > start
    )
    return before + text[start:end].translate(_BREAKS) + after, spans


def _start(text: str, ranges: Ranges, length: int) -> int:
    if len(text) <= length or not ranges:
        return 0
    best, most = 0, -1
    for number, (low, _) in enumerate(ranges):
        inside = sum(1 for start, end in ranges[number : number + 40] if end <= low - LEAD + length)
        if inside > most:
            best, most = number, inside
    start = max(0, ranges[best][0] - LEAD)
    cut = max(text.rfind(mark, max(0, start - LEAD), ranges[best][0]) for mark in _SENTENCE_ENDS)
    start = cut + 1 if cut >= 0 else start
    start = min(start, max(0, len(text) - length))
    while start < ranges[best][0] and text[start].isspace():
        start += 1
    return min(start, ranges[best][0])
