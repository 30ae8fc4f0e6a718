"""Pages of pieces of text with boxes to lines in reading order: columns, furniture, contents, paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

from store.formats.lines import SourceLine
from store.formats.pages.drawings import with_drawings
from store.formats.pages.field_rows import with_fields
from store.formats.pages.page_edges import PageRow
from store.formats.pages.page_paragraphs import CONTENTS_ENTRY, joined
from store.formats.pages.pieces import SourcePage, TextPiece, union
from store.formats.pages.side_columns import is_of_a_site, without_side_columns

_PAGE_NUMBER = re.compile(
    r"^[\s—–\-－─_·.•|/／第页]*(?:\d{1,4}|[ivxIVXⅠ-Ⅻ]{1,6})[\s—–\-－─_·.•|页]*(?:[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?$"
)
_CONTENTS = re.compile(r"^目\s*[录次]$")
_ENDS = re.compile(r"[。；;！？!?：:][”’」』\"')）〕]*$")
_MARK = re.compile(r"^附\s*[件表录图]\s*[\dA-H一二三四五六七八九十]{0,3}[-—.\d]{0,3}\s*[:：]?$")
#: What a browser prints over a page (the day, the time and its title) and under it (the address).
_PRINTED = re.compile(
    r"^(?:(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}/\d{1,2}/(?:\d\d){1,2})[\s,，]*(?:[上下]午)?\s*\d{1,2}:\d\d"
    r"|^(?:https?|file)://\S+(?:\s*\d{1,4}/\d{1,4})?$"
)
_EDGE_LINES = 3
_EDGE_SHARE = 0.14
_FEWEST_PAGES = 3
#: Share of a page at its top and its bottom that has no body text.
_MARGIN, _LONGEST_HEAD = 0.065, 120
_REPEATED = 0.4
_GUTTER = 1.6


def lay_out(pages: list[SourcePage]) -> list[SourceLine]:
    """Return the lines of all pages in reading order, wrapped ones joined, page furniture and contents left
    out.
    """
    if is_of_a_site(pages):
        for page in pages:
            page.pieces = without_side_columns(page.pieces)
    rows = [_page_rows(page) for page in pages]
    _drop_furniture(pages, rows)
    rows = with_drawings(_without_contents(rows))
    return joined([row for page in rows for row in page])


def _page_rows(page: SourcePage) -> list[PageRow]:
    """Return the rows of a page in reading order, each cell of a table as a separate row at its place."""
    free = [piece for piece in page.pieces if piece.cell is None and piece.text.strip()]
    tables: dict[int, list[TextPiece]] = defaultdict(list)
    for piece in page.pieces:
        if piece.cell is not None:
            tables[piece.cell[0]].append(piece)
    bands = sorted((min(p.box[1] for p in cells), number) for number, cells in tables.items())
    rows: list[PageRow] = []
    above = float("-inf")
    for top, number in [*bands, (float("inf"), -1)]:
        rows += _column_rows([p for p in free if above <= p.middle < top], page)
        above = top
        rows += [PageRow(p, page, p.box[0], p.box[2]) for p in tables.get(number, ())]
    return rows


def _column_rows(pieces: list[TextPiece], page: SourcePage) -> list[PageRow]:
    lines = with_fields(_baselines(pieces))
    gutter = _gutter(lines, page)
    if gutter is None:
        return _as_rows([_merge(line) for line in lines], page, 0)
    rows: list[PageRow] = []
    sides: tuple[list[TextPiece], list[TextPiece]] = ([], [])

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


def _as_rows(pieces: list[TextPiece], page: SourcePage, column: int) -> list[PageRow]:
    """Return rows with the edges of their column: where most of its lines begin, and how far they reach."""
    if not pieces:
        return []
    left = min(piece.box[0] for piece in pieces)
    right = max(piece.box[2] for piece in pieces)
    return [PageRow(piece, page, left, right, column) for piece in pieces]


def _baselines(pieces: list[TextPiece]) -> list[list[TextPiece]]:
    """Return the pieces by their baseline, from the top, each line from the left."""
    lines: list[list[TextPiece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.box[0])):
        for line in reversed(lines[-3:]):
            height = min(piece.box[3] - piece.box[1], line[0].box[3] - line[0].box[1])
            if abs(line[0].middle - piece.middle) < 0.45 * max(height, 4):
                line.append(piece)
                break
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.box[0]) for line in lines]


def _gutter(lines: list[list[TextPiece]], page: SourcePage) -> float | None:
    """Return where the gap between two columns runs; None where a page has one column."""
    full = [line for line in lines if line]
    if len(full) < 8:
        return None
    gaps: Counter[int] = Counter()
    for line in full:
        pieces = [p for p in line if p.text.strip()]
        for before, after in pairwise(pieces):
            low, high = before.box[2], after.box[0]
            if high - low > _GUTTER * max(before.size, 8) and 0.35 < (low + high) / 2 / page.width < 0.65:
                gaps.update(range(int(low) + 1, int(high)))
    if not gaps:
        return None
    place, count = gaps.most_common(1)[0]
    wide = sum(1 for line in full for p in line if p.box[0] < place - 4 and p.box[2] > place + 4)
    long = sum(1 for line in full if sum(p.box[2] - p.box[0] for p in line) > 0.55 * page.width)
    return (
        float(place) if count >= 0.5 * len(full) and wide <= 0.3 * len(full) and long >= 0.4 * count else None
    )


def _merge(pieces: list[TextPiece]) -> TextPiece:
    """Return the pieces of one line as one, wide gaps as blanks."""
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
        text += "  " if gap > size else " " if latin and gap > 0.18 * size else ""
        text += after.text
    main = max(pieces, key=lambda p: len(p.text))
    return replace(main, text=text, box=union(p.box for p in pieces))


def _drop_furniture(pages: list[SourcePage], rows: list[list[PageRow]]) -> None:
    """Takes off page numbers, and lines that come back at one place on most pages."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, found in zip(pages, rows, strict=True):
        for row in _edge(page, found):
            places[_key(row)].add(page.number)
    least = max(2, min(_FEWEST_PAGES, len(pages)), _REPEATED * len(pages) / 2)
    heads = {key for key, on in places.items() if len(on) >= least}
    for page, found in zip(pages, rows, strict=True):
        edge = _edge(page, found)
        dropped = [row for row in edge if (_key(row) in heads and not _is_mark(row)) or _is_number(row, page)]
        dropped += [row for row in edge if _PRINTED.match(row.piece.text.strip())]
        if len(pages) == 1:  # nothing can come back: only its place tells
            dropped += _in_margins(page, found)
        if len(dropped) < len(found) or len(pages) > 1:
            found[:] = [row for row in found if not any(row is gone for gone in dropped)]


def _in_margins(page: SourcePage, rows: list[PageRow]) -> list[PageRow]:
    """Return a single line high in the margin of a page or deep in it, further from the text than its lines
    are.
    """
    ordered = sorted((row for row in rows if row.piece.cell is None), key=lambda row: row.piece.middle)
    gaps = [b.piece.middle - a.piece.middle for a, b in pairwise(ordered)]
    if len(gaps) < _FEWEST_PAGES:
        return []
    usual = sorted(gaps)[len(gaps) // 2]
    found = []
    for row, gap in ((ordered[0], gaps[0]), (ordered[-1], gaps[-1])):
        away = min(row.piece.middle, page.height - row.piece.middle)
        if away < _MARGIN * page.height and gap > 1.4 * usual and len(row.piece.text) <= _LONGEST_HEAD:
            found.append(row)
    return found


def _edge(page: SourcePage, rows: list[PageRow]) -> list[PageRow]:
    """Return the rows near the top and the bottom of a page."""
    free = [row for row in rows if row.piece.cell is None]
    by_height = sorted(free, key=lambda row: row.piece.middle)
    near = [*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]]
    top, bottom = _EDGE_SHARE * page.height, (1 - _EDGE_SHARE) * page.height
    return [row for row in near if not top < row.piece.middle < bottom]


def _key(row: PageRow) -> tuple[str, int]:
    return re.sub(r"[\d\s]+", "#", row.piece.text.strip()), round(row.piece.middle / 6)


def _is_mark(row: PageRow) -> bool:
    """Return whether a line is a sentence, or the mark of an attachment: 附件1, 附件2 are where running heads
    are.
    """
    text = row.piece.text.strip()
    return bool(_MARK.match(text)) or text[-1:] in ("。", "；")


def _is_number(row: PageRow, page: SourcePage) -> bool:
    low = row.piece.middle > (1 - _EDGE_SHARE) * page.height or row.piece.middle < 0.08 * page.height
    return low and bool(_PAGE_NUMBER.match(row.piece.text.strip()))


def _without_contents(pages: list[list[PageRow]]) -> list[list[PageRow]]:
    """Return the rows without those of a contents list: with dots and a page number, and its heading."""
    kept: list[list[PageRow]] = []
    open_end = False
    for rows in pages:
        entries = [bool(row.piece.cell is None and CONTENTS_ENTRY.search(row.piece.text)) for row in rows]
        goes_on = open_end and any(entries[:2])
        if sum(entries) < 3 and not goes_on:
            kept.append(rows)
            open_end = False
            continue
        first, last = entries.index(True), len(entries) - 1 - entries[::-1].index(True)
        open_end = last == len(entries) - 1
        head = 0 if goes_on else _head_of_contents(rows, first)
        inside = [
            row for row in rows[head : last + 1] if _ENDS.search(row.piece.text) and len(row.piece.text) > 40
        ]
        kept.append([*rows[:head], *inside, *rows[last + 1 :]])
    return kept


def _head_of_contents(rows: list[PageRow], first: int) -> int:
    """Return where a contents list begins: at its heading, close above its first entry, or with that."""
    for head in range(first - 1, max(first - 4, -1), -1):
        if _ENDS.search(rows[head].piece.text):
            break
        if _CONTENTS.match(rows[head].piece.text.strip()):
            return head
    return first
