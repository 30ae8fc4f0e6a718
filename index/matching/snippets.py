"""The matched ranges of a printed text, and a snippet round the best place."""

from __future__ import annotations

from collections.abc import Sequence

from index.query.alternative import Alternative
from index.text.normalize import normalise
from store.model.printed import CELL_BREAK, HARD_BREAK

#: A snippet has about this many characters.
LENGTH = 80
#: Words before the first match in a snippet, so that it can be read.
LEAD = 16
#: More places than this are not marked in one clause.
MOST_RANGES = 500

_BREAKS = str.maketrans({"\n": " ", CELL_BREAK: " ", HARD_BREAK: " ", "\r": " "})
_SENTENCE_ENDS = "。；！？\n\v"

TextRanges = tuple[tuple[int, int], ...]


def ranges_in(text: str, alternatives: Sequence[Alternative]) -> TextRanges:
    """Find the ranges of alternatives in a printed text, in order; overlapping ones are merged."""
    normal = normalise(text)
    found: list[tuple[int, int]] = []
    for alternative in alternatives:
        at = alternative.find(normal.text, 0, len(normal.text))
        while at >= 0 and len(found) < MOST_RANGES:
            found.append(normal.printed_range(at, at + len(alternative.run)))
            at = alternative.find(normal.text, at + len(alternative.run), len(normal.text))
    return merged(found)


def merged(ranges: Sequence[tuple[int, int]]) -> TextRanges:
    """Return ranges in order, with those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def snippet(text: str, ranges: TextRanges, length: int = LENGTH) -> tuple[str, TextRanges]:
    """Return about ``length`` characters around the place with most matches, and the matched ranges in them.

    White space and table marks become blanks, one for one; an ellipsis marks where text was left out. A
    place in a table gives its row, with the header row behind it.
    """
    best = _best(ranges, length)
    if best and (row := _row(text, best)):
        return _row_snippet(text, ranges, _fullest(text, ranges, row), length)
    start = _start(text, best, length)
    end = min(len(text), start + length)
    if best and start <= best[0] < end:
        end = min(len(text), max(end, min(best[1], start + 2 * length)))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + text[start:end].translate(_BREAKS) + after, _shown(ranges, start, end, len(before))


def _shown(ranges: TextRanges, start: int, end: int, before: int) -> TextRanges:
    """Return the ranges that are seen in ``text[start:end]`` when so many characters are put before it."""
    return tuple(
        (max(low, start) - start + before, min(high, end) - start + before)
        for low, high in ranges
        if low < end and high > start
    )


def _best(ranges: TextRanges, length: int) -> tuple[int, int] | None:
    """Return the range with most others behind it within the length of a snippet."""
    best, most = None, -1
    for number, (low, high) in enumerate(ranges):
        inside = sum(1 for _, end in ranges[number : number + 40] if end <= low - LEAD + length)
        if inside > most:
            best, most = (low, high), inside
    return best


def _start(text: str, best: tuple[int, int] | None, length: int) -> int:
    if len(text) <= length or best is None:
        return 0
    start = max(0, best[0] - LEAD)
    cut = max(text.rfind(mark, max(0, start - LEAD), best[0]) for mark in _SENTENCE_ENDS)
    start = min(cut + 1 if cut >= 0 else start, max(0, len(text) - length))
    while start < best[0] and text[start].isspace():
        start += 1
    return min(start, best[0])


def _row(text: str, place: tuple[int, int]) -> tuple[int, int] | None:
    """Return the table row that a place is in."""
    start = text.rfind(HARD_BREAK, 0, place[0]) + 1
    end = text.find(HARD_BREAK, place[1])
    end = len(text) if end < 0 else end
    return (start, end) if CELL_BREAK in text[start:end] else None


def _fullest(text: str, ranges: TextRanges, row: tuple[int, int]) -> tuple[int, int]:
    """Return the table row with most matched characters; the first of several."""
    rows = {row: 0}
    for low, high in ranges:
        if found := _row(text, (low, high)):
            rows[found] = rows.get(found, 0) + high - low
    # A header answers nothing where another row has a match.
    below = [each for each in rows if each[0] and _row(text, (each[0] - 1, each[0] - 1))]
    return max(below or rows, key=lambda each: (rows[each], -each[0]))


def _row_snippet(text: str, ranges: TextRanges, row: tuple[int, int], length: int) -> tuple[str, TextRanges]:
    start, end = row
    end = min(end, start + 2 * length)
    header = row
    while header[0] and (above := _row(text, (header[0] - 1, header[0] - 1))):
        header = above
    behind = "" if header == row else f"（表头：{'、'.join(text[slice(*header)].split(CELL_BREAK))}）"
    return text[start:end].translate(_BREAKS) + behind[:length], _shown(ranges, start, end, 0)
