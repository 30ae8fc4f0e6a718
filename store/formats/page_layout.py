"""Pages of pieces of text with boxes to lines in reading order: columns, furniture, contents, paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from store.formats.lines import Box, Line

_PAGE_NUMBER = re.compile(
    r"^[\s—–\-－─_·.•|/／第页]*(?:\d{1,4}|[ivxIVXⅠ-Ⅻ]{1,6})[\s—–\-－─_·.•|页]*(?:[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?$"
)
_LEADER = re.compile(r"(?:[.…·•．。\-_]\s?){4,}\s*[\dIVXivx]{1,5}\s*$|…{2,}\s*[（(]?\d{1,4}[)）]?$")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_BEGINS = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百千\d]+[章节条编部篇]|[（(][零〇一二三四五六七八九十\d]{1,4}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}[.．、\s]|\d{1,2}(?:\.\d{1,2}){1,4}[一-鿿]|[①-⑳]|附件|附录|附表|表\s?\d|图\s?\d|注[:：\d]|——)"
)
_ENDS = re.compile(r"[。；;！？!?：:][”’」』\"')）〕]*$")
_EDGE_LINES = 3
_EDGE_SHARE = 0.14
_FEWEST_PAGES = 3
_REPEATED = 0.4
_GUTTER = 1.6


@dataclass(slots=True)
class Piece:
    """Text on one baseline; ``cell`` is set for the words of a table, which are not laid out again."""

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    cell: tuple[int, int, int] | None = None

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(slots=True)
class Page:
    """A page: its number from 1, its width and height in points, and the pieces of text on it."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A line as it stands on a page, in one column."""

    piece: Piece
    page: Page
    left: float
    right: float
    column: int = 0


def lay_out(pages: list[Page]) -> list[Line]:
    """The lines of all pages in reading order, wrapped ones joined, page furniture and contents left out."""
    rows = [_page_rows(page) for page in pages]
    _drop_furniture(pages, rows)
    rows = _without_contents(rows)
    return _joined([row for page in rows for row in page])


def _page_rows(page: Page) -> list[_Row]:
    """The rows of a page in reading order, each cell of a table a row of its own at its place."""
    free = [piece for piece in page.pieces if piece.cell is None and piece.text.strip()]
    tables: dict[int, list[Piece]] = defaultdict(list)
    for piece in page.pieces:
        if piece.cell is not None:
            tables[piece.cell[0]].append(piece)
    bands = sorted((min(p.box[1] for p in cells), number) for number, cells in tables.items())
    rows: list[_Row] = []
    above = float("-inf")
    for top, number in [*bands, (float("inf"), -1)]:
        rows += _column_rows([p for p in free if above <= p.middle < top], page)
        above = top
        rows += [_Row(p, page, p.box[0], p.box[2]) for p in tables.get(number, ())]
    return rows


def _column_rows(pieces: list[Piece], page: Page) -> list[_Row]:
    lines = _baselines(pieces)
    gutter = _gutter(lines, page)
    if gutter is None:
        return _as_rows([_merge(line) for line in lines], page, 0)
    rows: list[_Row] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])

    def flush() -> None:
        for side, found in enumerate(sides):
            rows.extend(_as_rows(found, page, side))
            found.clear()

    for line in lines:
        left = [p for p in line if p.box[2] <= gutter + 2]
        right = [p for p in line if p.box[0] >= gutter - 2]
        if len(left) + len(right) < len(line):
            flush()
            rows += _as_rows([_merge(line)], page, 0)
            continue
        for side, found in zip(sides, (left, right), strict=True):
            if found:
                side.append(_merge(found))
    flush()
    return rows


def _as_rows(pieces: list[Piece], page: Page, column: int) -> list[_Row]:
    """Rows with the edges of their column: where most of its lines begin, and how far they reach."""
    if not pieces:
        return []
    left = min(piece.box[0] for piece in pieces)
    right = max(piece.box[2] for piece in pieces)
    return [_Row(piece, page, left, right, column) for piece in pieces]


def _baselines(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by the line that they stand on, from the top, each line from the left."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.box[0])):
        for line in reversed(lines[-3:]):
            height = min(piece.box[3] - piece.box[1], line[0].box[3] - line[0].box[1])
            if abs(line[0].middle - piece.middle) < 0.45 * max(height, 4):
                line.append(piece)
                break
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.box[0]) for line in lines]


def _gutter(lines: list[list[Piece]], page: Page) -> float | None:
    """Where the gap between two columns runs; None where a page has one column."""
    full = [line for line in lines if line]
    if len(full) < 8:  # noqa: PLR2004
        return None
    gaps: Counter[int] = Counter()
    for line in full:
        pieces = [p for p in line if p.text.strip()]
        for before, after in pairwise(pieces):
            low, high = before.box[2], after.box[0]
            if high - low > _GUTTER * max(before.size, 8) and 0.35 < (low + high) / 2 / page.width < 0.65:  # noqa: PLR2004
                gaps.update(range(int(low) + 1, int(high)))
    if not gaps:
        return None
    place, count = gaps.most_common(1)[0]
    wide = sum(1 for line in full for p in line if p.box[0] < place - 4 and p.box[2] > place + 4)
    long = sum(1 for line in full if sum(p.box[2] - p.box[0] for p in line) > 0.55 * page.width)  # noqa: PLR2004
    return (
        float(place) if count >= 0.5 * len(full) and wide <= 0.3 * len(full) and long >= 0.4 * count else None
    )


def _merge(pieces: list[Piece]) -> Piece:
    """The pieces of one line as one, wide gaps as blanks."""
    first = pieces[0]
    text = first.text
    for before, after in pairwise(pieces):
        gap = after.box[0] - before.box[2]
        size = max(after.size, before.size, 6)
        latin = (
            text[-1:].isascii()
            and text[-1:].isalnum()
            and after.text[:1].isascii()
            and after.text[:1].isalnum()
        )
        text += "  " if gap > size else " " if latin and gap > 0.18 * size else ""  # noqa: PLR2004
        text += after.text
    main = max(pieces, key=lambda p: len(p.text))
    return replace(main, text=text, box=union(p.box for p in pieces))


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box round some boxes."""
    found = list(boxes)
    return (
        min(b[0] for b in found),
        min(b[1] for b in found),
        max(b[2] for b in found),
        max(b[3] for b in found),
    )


def _drop_furniture(pages: list[Page], rows: list[list[_Row]]) -> None:
    """Takes off page numbers, and lines that come back at one place on most pages."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, found in zip(pages, rows, strict=True):
        for row in _edge(page, found):
            places[_key(row)].add(page.number)
    least = max(_FEWEST_PAGES, _REPEATED * len(pages) / 2)
    heads = {key for key, on in places.items() if len(on) >= least}
    for page, found in zip(pages, rows, strict=True):
        edge = _edge(page, found)
        dropped = [row for row in edge if _key(row) in heads or _is_number(row, page)]
        if len(dropped) < len(found) or len(pages) > 1:
            found[:] = [row for row in found if not any(row is gone for gone in dropped)]


def _edge(page: Page, rows: list[_Row]) -> list[_Row]:
    """The rows near the top and the bottom of a page."""
    free = [row for row in rows if row.piece.cell is None]
    by_height = sorted(free, key=lambda row: row.piece.middle)
    near = [*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]]
    top, bottom = _EDGE_SHARE * page.height, (1 - _EDGE_SHARE) * page.height
    return [row for row in near if not top < row.piece.middle < bottom]


def _key(row: _Row) -> tuple[str, int]:
    return re.sub(r"[\d\s]+", "#", row.piece.text.strip()), round(row.piece.middle / 6)


def _is_number(row: _Row, page: Page) -> bool:
    low = row.piece.middle > (1 - _EDGE_SHARE) * page.height or row.piece.middle < 0.08 * page.height  # noqa: PLR2004
    return low and bool(_PAGE_NUMBER.match(row.piece.text.strip()))


def _without_contents(pages: list[list[_Row]]) -> list[list[_Row]]:
    """Without the lines of a contents list: those with dots and a page number, and its heading."""
    kept: list[list[_Row]] = []
    for rows in pages:
        entries = [bool(row.piece.cell is None and _LEADER.search(row.piece.text)) for row in rows]
        if sum(entries) < 3:  # noqa: PLR2004
            kept.append(rows)
            continue
        first, last = entries.index(True), len(entries) - 1 - entries[::-1].index(True)
        head = first
        while head and head > first - 3 and not _ENDS.search(rows[head - 1].piece.text):
            head -= 1
            if _CONTENTS.match(rows[head].piece.text.strip()):
                break
        else:
            head = first
        inside = [
            row for row in rows[head : last + 1] if _ENDS.search(row.piece.text) and len(row.piece.text) > 40
        ]  # noqa: PLR2004
        kept.append([*rows[:head], *inside, *rows[last + 1 :]])
    return kept


def _joined(rows: list[_Row]) -> list[Line]:
    """The rows as lines, what was wrapped put together."""
    indents = _Indents(rows)
    lines: list[Line] = []
    last: _Row | None = None
    for row in rows:
        piece = row.piece
        if piece.cell is not None:
            lines.append(_line(row))
            last = None
            continue
        if last is not None and indents.goes_on(last, row):
            before = lines[-1]
            same = before.page == row.page.number and last.column == row.column
            box = union((before.box, piece.box)) if before.box and same else before.box
            lines[-1] = replace(before, text=glue(before.text, piece.text.strip()), box=box)
        else:
            lines.append(_line(row))
        last = row
    return lines


def _line(row: _Row) -> Line:
    piece = row.piece
    centre = (piece.box[0] + piece.box[2]) / 2
    margin = min(piece.box[0] - row.left, row.right - piece.box[2])
    centred = (
        piece.cell is None
        and margin > 2 * max(piece.size, 8)
        and abs(centre - (row.left + row.right) / 2) < 12
    )  # noqa: PLR2004
    return Line(
        piece.text.strip(),
        page=row.page.number,
        box=(round(piece.box[0], 1), round(piece.box[1], 1), round(piece.box[2], 1), round(piece.box[3], 1)),
        size=round(piece.size, 1),
        bold=piece.bold,
        colour=piece.colour,
        align="center" if centred else "",
        cell=piece.cell,
    )


def glue(before: str, after: str) -> str:
    """Two parts of a paragraph as one: a hyphen at a line's end goes, words keep a blank between them."""
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    latin = before[-1:].isascii() and after[:1].isascii() and before[-1:] not in "(/-" and after[:1].isalnum()
    return f"{before} {after}" if latin and before else before + after


class _Indents:
    """Where paragraphs begin: indented ones tell, else what ends short of the right edge."""

    def __init__(self, rows: list[_Row]) -> None:
        body = [row for row in rows if row.piece.cell is None and len(row.piece.text) > 12]  # noqa: PLR2004
        self._size = median([row.piece.size for row in body]) if body else 10.0
        self._lefts = _by_page(body, lambda row: row.piece.box[0], min)
        self._rights = _by_page(body, lambda row: row.piece.box[2], max)

    def goes_on(self, last: _Row, row: _Row) -> bool:
        """Whether a row goes on with the paragraph of the row before it."""
        before, piece = last.piece, row.piece
        em = max(before.size, piece.size, 6)
        key, last_key = (row.page.number, row.column), (last.page.number, last.column)
        right = self._rights.get(last_key, last.right)
        left = self._lefts.get(key, row.left)
        if before.box[2] < right - 2.2 * em or abs(before.size - piece.size) > 0.2 * em:
            return False
        if key == last_key and not 0 < piece.middle - before.middle < 2.9 * em:
            return False
        ended = bool(_ENDS.search(before.text))
        if piece.box[0] > left + 1.2 * em:
            return False
        return not (_BEGINS.match(piece.text.strip()) and (ended or len(before.text) < 12)) and not (  # noqa: PLR2004
            ended and before.box[2] < right - 1.2 * em
        )


def _by_page(
    rows: list[_Row], edge: Callable[[_Row], float], outer: Callable[[list[float]], float]
) -> dict[tuple[int, int], float]:
    """The edge of the text in each column of each page, taken from all pages where a page has few lines."""
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    every: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        found[row.page.number, row.column].append(edge(row))
        every[row.column].append(edge(row))
    usual = {column: _usual(edges, outer) for column, edges in every.items()}
    return {
        key: _usual(edges, outer) if len(edges) > 5 else usual[key[1]]  # noqa: PLR2004
        for key, edges in found.items()
    }


def _usual(edges: list[float], outer: Callable[[list[float]], float]) -> float:
    """The outermost edge that at least a tenth of the lines have, within 3 points."""
    counted = Counter(round(edge / 3) for edge in edges)
    common = [edge for edge in edges if counted[round(edge / 3)] * 10 >= len(edges)]
    return outer(common or edges)
