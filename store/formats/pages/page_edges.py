"""Edges of the columns of a page: where its lines usually begin and end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from store.formats.pages.pieces import SourcePage, TextPiece

BEGINS = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百千\d]+[章节条编部篇]|[（(][零〇一二三四五六七八九十\d]{1,4}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,3}(?:[.．]\d{1,3}){0,4}[.．、\s]|\d{1,2}(?:\.\d{1,2}){1,4}[一-鿿]"
    r"|[A-Z](?:\.\d{1,2}){1,4}[\s一-鿿]|\d{1,2}[)）]|[a-z][)）]|[①-⑳]"
    r"|附件|附录|附表|表\s?[\dA-Z]|图\s?[\dA-Z]|注[:：\d]|示例[:：\d]|——|—第|[•·●■◆])"
)
ENDS = re.compile(r"[。；;！？!?：:][”’」』\"')）〕]*$")
_UNBROKEN = re.compile(r"[（(〔\[《“‘]*(?:[A-Za-z0-9.,:/%％‰℃~—-]+|.)[）)〕\]》”’。，、；：！？%％]*")
LONG_LINE = 12
_MANY, _FEW = 12, 6


@dataclass(slots=True)
class PageRow:
    """A line at its position on a page, in one column with these edges."""

    piece: TextPiece
    page: SourcePage
    left: float
    right: float
    column: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """Page and column."""
        return self.page.number, self.column


def unbroken_width(piece: TextPiece) -> float:
    """Return how much wider than a letter the unbreakable beginning of a line is: 90%。, 〔2024〕."""
    found = _UNBROKEN.match(piece.text.strip())
    if not found or not piece.text.strip():
        return 0.0
    wide = sum(0.55 if c.isascii() else 1.0 for c in found[0])
    return max(0.0, wide - 1) * piece.size


class PageEdges:
    """Left and right edge of the text of a column, and the distance of its lines."""

    def __init__(self, rows: list[PageRow]) -> None:
        body = [row for row in rows if row.piece.cell is None and len(row.piece.text) > LONG_LINE]
        beginning = [row for row in rows if row.piece.cell is None and 2 * row.piece.box[0] < row.page.width]
        self._lefts, self._left = _by_column(beginning, lambda row: row.piece.box[0], min)
        wrapped = [a for a, b in pairwise(rows) if is_wrapped(a, b)]
        self._rights, self._right = _by_column([*body, *wrapped], lambda row: row.piece.box[2], max, 2)
        # Few lines, none of which plainly goes on, do not tell how wide the text is: it is in the middle.
        self._untold = not wrapped and len(body) <= _FEW
        self._outermost: dict[tuple[int, int], float] = {}
        for row in body:
            self._outermost[row.key] = max(row.piece.box[2], self._outermost.get(row.key, 0.0))
        gaps = [
            (b.piece.middle - a.piece.middle) / max(a.piece.size, 6)
            for a, b in pairwise(body)
            if a.key == b.key and abs(a.piece.size - b.piece.size) < 1 and b.piece.middle > a.piece.middle
        ]
        self._gap = median(gaps) if gaps else 1.6

    def left(self, row: PageRow) -> float:
        """Return where the lines of a row's column begin."""
        return self._lefts.get(row.key, self._left.get(row.column, row.left))

    def right(self, row: PageRow) -> float:
        """Return where the lines of a row's column end."""
        right = self._rights.get(row.key, self._right.get(row.column, row.right))
        return max(right, row.page.width - self.left(row) - row.piece.size) if self._untold else right

    def outermost(self, row: PageRow) -> float:
        """Return how far the longest line of a row's column and page reaches."""
        return self._outermost.get(row.key, row.piece.box[2])

    def furthest(self, em: float) -> float:
        """Return how far the next line of a paragraph is below the last at most."""
        return min(1.45 * self._gap, 4.0) * em


def is_wrapped(row: PageRow, following: PageRow) -> bool:
    """Return whether a line plainly goes on in the next, which begins further left and with no label.

    It tells how far the lines of its column reach, and counts twice among them.
    """
    a, b = row.piece, following.piece
    if a.cell is not None or b.cell is not None or row.key != following.key or len(a.text) <= LONG_LINE:
        return False
    if abs(a.size - b.size) > 0.1 * a.size or not 0 < b.middle - a.middle < 2.5 * a.size:
        return False
    outdented = 1.5 * a.size < a.box[0] - b.box[0] < 3 * a.size
    return outdented and not ENDS.search(a.text) and not BEGINS.match(b.text.strip())


def _by_column(
    rows: list[PageRow],
    edge: Callable[[PageRow], float],
    outer: Callable[[Iterable[float]], float],
    others: int = 1,
) -> tuple[dict[tuple[int, int], float], dict[int, float]]:
    """Return the edge of the text in each column of each page, and in that column of pages with many.

    The second is taken for the first where a page has few lines. ``others`` is how many more of many lines
    are to end there: two ragged lines are as long by chance.
    """
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    every: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        found[row.key].append(edge(row))
        every[row.column].append(edge(row))
    usual = {column: _usual(edges, outer, others) for column, edges in every.items()}
    own = {key: _usual(edges, outer, others) for key, edges in found.items() if len(edges) > 5}
    for column in usual:
        if filled := [edge for key, edge in own.items() if key[1] == column]:
            usual[column] = median(filled)
    return own, usual


def _usual(edges: list[float], outer: Callable[[Iterable[float]], float], others: int) -> float:
    """Return the outermost edge that some of many lines have, and a twenty-fifth of them, within 3 points."""
    counted = Counter(round(edge / 3) for edge in edges)
    near = {place: counted[place - 1] + counted[place] + counted[place + 1] for place in counted}
    common = [
        edge
        for edge in edges
        if near[round(edge / 3)] >= max(1 + others * (len(edges) >= _MANY), len(edges) / 25)
    ]
    return outer(common or edges)
