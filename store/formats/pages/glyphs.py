"""Characters with boxes to pieces of text: words on a baseline, and the cells of ruled tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from store.formats.lines import Box
from store.formats.pages.head_tables import PageHeads
from store.formats.pages.page_paragraphs import BOX, begins_item, glue
from store.formats.pages.pieces import Glyph, SourcePage, TextPiece, union
from store.formats.pages.ruled_tables import RuledGrid, RulingLines, find_frames, find_grids
from store.model.characters import ideographs

_BREAK = 1.1
#: A gap of so much of a letter is a blank between Latin letters or where the file has one, and always.
_BLANK, _WIDE = 0.2, 0.6
#: A blank that the file has between Latin words is one, however much of it was taken to fill the line.
_THIN = 0.05
#: Characters are on one grid where their distances differ by no more than this share.
_ON_GRID = 0.08
#: A Chinese character that comes so often in a figure, and is so much of it, replaces others.
_MANY, _SHARE = 10, 0.2
#: A cell that frames a text is so much of its table, and so many lines of it begin with a label.
_MOST_OF_FRAME, _FRAMED_LABELS = 0.6, 3


@dataclass(slots=True)
class TableNumbering:
    """The tables of a document so far: one that goes on over a page keeps its number."""

    count: int = 0
    rows: int = 0
    edges: tuple[float, ...] = ()
    bottom: float = 0.0
    heads: PageHeads = field(default_factory=PageHeads)
    _open: bool = field(default=False)

    def begin(self, grid: RuledGrid, first: bool) -> int:
        """Return the row at which a table goes on; 0, and a new number, for a separate table."""
        same = len(grid.xs) == len(self.edges) and all(
            abs(a - b) < 4 for a, b in zip(grid.xs, self.edges, strict=True)
        )
        if not (first and self._open and same):
            self.count += 1
            self.rows = 0
        start, self.edges = self.rows, grid.xs
        self.rows += len(grid.ys) - 1
        self._open = True
        return start

    def close(self) -> None:
        """Close the table that is open: text follows it."""
        self._open = False


def fill_page(page: SourcePage, glyphs: list[Glyph], rules: RulingLines, tables: TableNumbering) -> int:
    """Put the characters of a page on it: as pieces, or as the cells of its ruled tables.

    The words of a figure are one piece. Returns how many characters of figures were left out.
    """
    figures, unreadable = take_figures(glyphs)
    glyphs = [glyph for glyph in glyphs if not glyph.figure]
    glyphs, rules = tables.heads.taken_off(glyphs, rules, page.height)
    grids = find_grids(rules)
    inside: list[dict[tuple[int, int], list[Glyph]]] = [defaultdict(list) for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
        for grid, cells in zip(grids, inside, strict=True):
            if (cell := grid.cell_at(x, y)) is not None:
                cells[cell].append(glyph)
                break
        else:
            free.append(glyph)
    boxes, free = _take_boxes(free, rules, tables)
    page.pieces = pieces_of(free) + boxes + [_merged(pieces_of(words)) for words in figures]
    for grid, cells in sorted(zip(grids, inside, strict=True), key=lambda pair: pair[0].ys[0]):
        if len(cells) < 2:
            page.pieces += _boxed([glyph for cell in cells.values() for glyph in cell], tables)
            continue
        margin = 0.12 * page.height
        above = [p for p in page.pieces if p.cell is None and margin < p.middle < grid.ys[0]]
        start = tables.begin(grid, first=not above and not any(p.cell for p in page.pieces))
        for row, column in grid.anchors:
            box = grid.box(row, column)
            framed = pieces_of(cells.get((row, column), []))
            if grid.width(row, column) > _MOST_OF_FRAME and _is_text(framed):
                page.pieces += framed
                start = tables.begin(grid, first=False)
                continue
            page.pieces.append(_cell(cells.get((row, column), []), box, (tables.count, start + row, column)))
        below = [p for p in page.pieces if p.cell is None and grid.ys[-1] < p.middle < page.height - margin]
        if below:
            tables.close()
    if not grids and any(0.12 < p.middle / page.height < 0.88 for p in page.pieces):
        tables.close()
    return unreadable


def _take_boxes(
    glyphs: list[Glyph], rules: RulingLines, tables: TableNumbering
) -> tuple[list[TextPiece], list[Glyph]]:
    """Return the boxes of a plan among the frames of a page, and the characters outside of them."""
    boxes: list[TextPiece] = []
    for left, top, right, bottom in find_frames(rules):
        inside = [g for g in glyphs if left < g.box[0] < right and top < (g.box[1] + g.box[3]) / 2 < bottom]
        words = _boxed(inside, tables)
        if any(piece.cell for piece in words):
            boxes += words
            kept = {id(glyph) for glyph in inside}
            glyphs = [glyph for glyph in glyphs if id(glyph) not in kept]
    return boxes, glyphs


def _is_text(pieces: Sequence[TextPiece]) -> bool:
    """Return whether a cell has so many lines with labels that it frames the text of a rule."""
    return sum(begins_item(piece.text) for piece in pieces) >= _FRAMED_LABELS


def _boxed(glyphs: list[Glyph], tables: TableNumbering) -> list[TextPiece]:
    """Return the words in a frame: pieces as outside of it, but a box of a plan (专栏1) is a table of one
    column, a row for each of its items.
    """
    pieces = pieces_of(glyphs)
    rows: list[list[TextPiece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.box[0])):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.5 * max(piece.size, 5):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    if not rows or not BOX.match(rows[0][0].text.strip()):
        return pieces
    tables.count += 1
    tables.close()
    lines: list[TextPiece] = []
    for number, row in enumerate(rows):
        text = " ".join(p.text.strip() for p in row)
        if number > 1 and not begins_item(text):
            lines[-1] = replace(
                lines[-1], text=glue(lines[-1].text, text), box=union((lines[-1].box, row[0].box))
            )
        else:
            lines.append(replace(row[0], text=text, cell=(tables.count, len(lines), 0)))
    return lines


def take_figures(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], int]:
    """Return the characters of each figure, and how many were left out.

    A figure whose font does not say which letters it has gives the same one for all of them.
    """
    figures: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.figure:
            figures[glyph.figure].append(glyph)
    dropped = 0
    for number, inside in figures.items():
        counted = Counter(glyph.text for glyph in inside if "一" <= glyph.text <= "鿿")
        wrong = {c for c, n in counted.items() if n > max(_MANY, _SHARE * counted.total())}
        figures[number] = [glyph for glyph in inside if glyph.text not in wrong]
        dropped += len(inside) - len(figures[number])
    return [words for words in figures.values() if words], dropped


def _merged(pieces: list[TextPiece]) -> TextPiece:
    """Return the words of a figure as one piece, which takes all of its place."""
    ordered = sorted(pieces, key=lambda p: (round(p.middle / 8), p.box[0]))
    text = "  ".join(p.text.strip() for p in ordered)
    return TextPiece(text, union(p.box for p in pieces), min(p.size for p in pieces))


def _cell(glyphs: list[Glyph], box: Box, place: tuple[int, int, int]) -> TextPiece:
    """Return a cell with its lines joined."""
    rows: list[list[TextPiece]] = []
    for piece in sorted(pieces_of(glyphs), key=lambda p: (p.middle, p.box[0])):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.5 * max(piece.size, 5):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    text = ""
    for row in rows:
        text = glue(text, " ".join(p.text.strip() for p in sorted(row, key=lambda p: p.box[0])))
    first = rows[0][0] if rows else TextPiece("", box)
    return TextPiece(
        text, box if not glyphs else union(g.box for g in glyphs), first.size, first.bold, "", place
    )


def pieces_of(glyphs: list[Glyph]) -> list[TextPiece]:
    """Return the characters, as they follow in the file, as pieces that are on one baseline without wide
    gaps.
    """
    pieces: list[TextPiece] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            pieces.append(_piece(run))
            run = []
        if not (run and _is_double(run[-1], glyph)):
            run.append(glyph)
    return [*pieces, _piece(run)] if run else pieces


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 4)
    low = abs((last.box[1] + last.box[3]) - (glyph.box[1] + glyph.box[3])) / 2
    gap = glyph.box[0] - last.box[2]
    return low < 0.4 * size and -0.9 * size < gap < _BREAK * size and glyph.box[0] >= last.box[0] - 0.1 * size


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Return whether a character is printed twice at one place, to look bold."""
    return last.text == glyph.text and abs(last.box[0] - glyph.box[0]) < 0.25 * max(glyph.size, 4)


def _pitch(run: list[Glyph]) -> float:
    """Return how far apart the Chinese characters of a run begin; 0 where it has none.

    On a typesetter's grid figures are as far apart as characters: 2 0 2 4年 is one number.
    """
    steps = [b.box[0] - a.box[0] for a, b in pairwise(run) if a.text > "⺀" and b.text > "⺀"]
    if not steps and any(glyph.text > "⺀" for glyph in run):
        steps = [b.box[0] - a.box[0] for a, b in pairwise(run)]
    return sorted(steps)[len(steps) // 2] if steps else 0.0


def _piece(run: list[Glyph]) -> TextPiece:
    text = run[0].text
    pitch = _pitch(run)
    for last, glyph in pairwise(run):
        gap = glyph.box[0] - last.box[2]
        latin = last.text[-1:].isascii() and glyph.text[:1].isascii()
        share = gap / max(glyph.size, 4)
        parted = share > _WIDE or (share > _BLANK and (latin or glyph.blank))
        parted = parted or (latin and glyph.blank and share > _THIN)
        if parted and pitch and not glyph.blank and last.text.isalnum() and glyph.text.isalnum():
            parted = abs(glyph.box[0] - last.box[0] - pitch) > _ON_GRID * pitch
        text += (" " if parted else "") + glyph.text
    sizes = sorted(glyph.size for glyph in run)
    bold = 2 * sum(glyph.bold for glyph in run) > len(run)
    return TextPiece(
        ideographs(text), union(glyph.box for glyph in run), sizes[len(sizes) // 2], bold, run[0].colour
    )
