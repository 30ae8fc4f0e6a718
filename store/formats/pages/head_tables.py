"""Tables in the heads of pages: the name of a rule, its number and its day, in a frame on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.formats.pages.pieces import Glyph
from store.formats.pages.ruled_tables import RulingLines

#: So much of a page its head may take, and so far down it may begin.
_HIGHEST, _BEGINS = 0.3, 0.14
#: What counts the pages in a head is another on each: 第 2 页 共 5 页, 2/5.
_COUNTED = re.compile(r"第\d+页|共\d+页|\d+[/／]\d+|(?<=页码)\d+|(?<=页次)\d+")
_SAME = 2.0


@dataclass(frozen=True, slots=True)
class _HeadRow:
    text: str
    top: float
    bottom: float


@dataclass(slots=True)
class PageHeads:
    """The rows at the top of the page before: what comes back on the next page is its head."""

    _rows: list[_HeadRow] = field(default_factory=list)

    def taken_off(
        self, glyphs: list[Glyph], rules: RulingLines, height: float
    ) -> tuple[list[Glyph], RulingLines]:
        """Return a page's characters and drawn lines without a framed head that the page before has too."""
        rows = list(_rows(glyph for glyph in glyphs if glyph.box[1] < _HIGHEST * height))
        before, self._rows = self._rows, rows
        shared = _shared(before, rows)
        if not shared or shared == len(rows) or rows[0].top > _BEGINS * height:
            return glyphs, rules
        edge = _edge(rules, rows[shared - 1], rows[shared])
        if edge is None or not any(y0 < edge - _SAME and y1 > rows[0].top for _, y0, y1 in rules.down):
            return glyphs, rules
        kept = [glyph for glyph in glyphs if (glyph.box[1] + glyph.box[3]) / 2 > edge]
        return kept, _below(rules, edge)


def _rows(glyphs: Iterable[Glyph]) -> Iterable[_HeadRow]:
    """Yield the rows of characters from the top."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda each: each.box[1] + each.box[3]):
        if row and glyph.box[1] + glyph.box[3] - row[0].box[1] - row[0].box[3] > row[0].size:
            yield _row(row)
            row = []
        row.append(glyph)
    if row:
        yield _row(row)


def _row(glyphs: list[Glyph]) -> _HeadRow:
    text = "".join(glyph.text for glyph in sorted(glyphs, key=lambda each: each.box[0]))
    return _HeadRow(
        _COUNTED.sub("#", text), min(each.box[1] for each in glyphs), max(each.box[3] for each in glyphs)
    )


def _shared(before: Sequence[_HeadRow], rows: Sequence[_HeadRow]) -> int:
    """Return how many rows from the top are the same on both pages, at the same height."""
    count = 0
    for a, b in zip(before, rows, strict=False):
        if a.text != b.text or abs(a.top - b.top) > _SAME:
            break
        count += 1
    return count


def _edge(rules: RulingLines, last: _HeadRow, following: _HeadRow) -> float | None:
    """Return where the frame of a head ends; None where no line is drawn under its last row."""
    middle = (last.top + last.bottom) / 2, (following.top + following.bottom) / 2
    under = [y for y, _, _ in rules.across if middle[0] < y < middle[1]]
    return min(under) if under else None


def _below(rules: RulingLines, edge: float) -> RulingLines:
    """Return the drawn lines from a height on."""
    return RulingLines(
        [line for line in rules.across if line[0] >= edge - _SAME],
        [(x, max(y0, edge), y1) for x, y0, y1 in rules.down if y1 > edge + _SAME],
    )
