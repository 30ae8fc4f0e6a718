"""Words that a line is drawn through: what a paper with tracked changes has deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from store.formats.lines import Box
from store.formats.pages.pieces import Glyph

#: The line runs between so much of a letter's size above and so much below the middle of its place.
_FROM, _TO = -0.16, 0.22
#: It is no thicker than that share of the letter.
_THICKEST = 0.2
_BAND = 8


def part_struck(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> tuple[list[Glyph], list[str]]:
    """Return the characters that no line is drawn through, and the words that one is drawn through.

    ``rules`` are the drawn lines, thin boxes in the points of the glyphs.
    """
    bands: dict[int, list[Box]] = defaultdict(list)
    for rule in rules:
        if rule[3] - rule[1] < rule[2] - rule[0]:
            bands[int((rule[1] + rule[3]) / 2 // _BAND)].append(rule)
    if not bands:
        return list(glyphs), []
    struck = [_is_struck(glyph, bands) for glyph in glyphs]
    words: list[str] = []
    for (_, before), (glyph, now) in pairwise([(None, False), *zip(glyphs, struck, strict=True)]):
        if now and glyph is not None:
            words = [*words[:-1], words[-1] + glyph.text] if before else [*words, glyph.text]
    return [glyph for glyph, away in zip(glyphs, struck, strict=True) if not away], words


def _is_struck(glyph: Glyph, bands: dict[int, list[Box]]) -> bool:
    left, top, right, bottom = glyph.box
    middle, across = (top + bottom) / 2, (left + right) / 2
    band = int(middle // _BAND)
    return any(
        rule[0] - 1 <= across <= rule[2] + 1
        and rule[3] - rule[1] <= _THICKEST * glyph.size
        and _FROM * glyph.size < (rule[1] + rule[3]) / 2 - middle < _TO * glyph.size
        for near in (band - 1, band, band + 1)
        for rule in bands.get(near, ())
    )
