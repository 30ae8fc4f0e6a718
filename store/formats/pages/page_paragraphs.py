"""Rows of pages to paragraphs: what was wrapped is put together again, by indents, edges and gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.formats.lines import Align, SourceLine
from store.formats.pages.page_edges import BEGINS, ENDS, LONG_LINE, PageEdges, PageRow, unbroken_width
from store.formats.pages.pieces import union

#: A heading whose number is close to it: 3资源要求.
_HEADING = re.compile(
    r"^\d{1,2}(?![个名年月日天项家次人时分秒元万亿种类级例台款条岁])[一-鿿][^，。；：]{1,20}$"
)
#: A box of a plan, in a frame beside its text.
BOX = re.compile(r"^专\s*栏\s*[\d一二三四五六七八九十]")
#: A bar of a page's short entries, and the path to it: 简 | 繁 | 登录, 首页 > 政策 > 文件.
_BAR = re.compile(
    r"^[^\s|｜>＞，。；：]{1,12}(?:(?:\s*[|｜>＞]\s*|\s{2,})[^\s|｜>＞，。；：]{1,12}){2,}$|^(?:您?[现当]?在?前?的?位置[:：]|首页\s*[>＞|｜])"
)
#: An entry of a contents list: dots, and the number of a page.
CONTENTS_ENTRY = re.compile(r"(?:[.…·•．。\-_]\s?){4,}\s*[\dIVXivxⅠ-Ⅻ]{1,5}\s*$|…{2,}\s*[（(]?\d{1,4}[)）]?$")
_DAY = re.compile(r"^(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
#: Letters that would fit between the end of a short line and the edge of its column.
_SHORT = 2.2
#: Over a label, or text further in, a line that ends so many letters before the longest one is not full.
_CLEAR = 6
#: Paragraphs begin no further in than so many letters.
_INDENT = 2.6


def joined(rows: list[PageRow]) -> list[SourceLine]:
    """Return the rows as lines, each a paragraph or a cell."""
    edges = PageEdges(rows)
    lines: list[SourceLine] = []
    paragraph: _Paragraph | None = None
    for row in rows:
        if row.piece.cell is not None:
            lines.append(_line(row, edges))
            paragraph = None
        elif paragraph is not None and paragraph.goes_on(row, edges):
            lines[-1] = _longer(lines[-1], paragraph.last, row)
            paragraph.take(row)
        else:
            lines.append(_line(row, edges))
            paragraph = _Paragraph(row)
    return lines


def _longer(line: SourceLine, last: PageRow, row: PageRow) -> SourceLine:
    same = line.page == row.page.number and last.column == row.column
    box = union((line.box, row.piece.box)) if line.box and same else line.box
    return replace(line, text=glue(line.text, row.piece.text.strip()), box=box)


def _line(row: PageRow, edges: PageEdges) -> SourceLine:
    piece = row.piece
    return SourceLine(
        piece.text.strip(),
        page=row.page.number,
        box=(round(piece.box[0], 1), round(piece.box[1], 1), round(piece.box[2], 1), round(piece.box[3], 1)),
        size=round(piece.size, 1),
        bold=piece.bold,
        colour=piece.colour,
        align=_alignment(row, edges),
        cell=piece.cell,
    )


def _alignment(row: PageRow, edges: PageEdges) -> Align:
    box, em = row.piece.box, max(row.piece.size, 8)
    first = min(edges.left(row), row.left)
    edge = max(edges.right(row), row.page.width - first)  # short lines do not tell how wide text is
    left, right = box[0] - first, edge - box[2]
    off = min(abs(left - right) / 2, abs((box[0] + box[2]) / 2 - row.page.width / 2))
    if row.piece.cell is not None:
        return ""
    if off < 0.7 * em and left > em and right > em:
        return "center"
    return "right" if right < em < left and left > 0.4 * (box[2] - first) else ""


def glue(before: str, after: str) -> str:
    """Return two parts of a paragraph as one: a hyphen at a line's end goes, words keep a blank between
    them.
    """
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    if before[-1:].isdecimal() and after[:1].isdecimal():
        return before + after  # a number that was broken: 30 / 0元
    latin = before[-1:].isascii() and after[:1].isascii() and before[-1:] not in "(/-" and after[:1].isalnum()
    return f"{before} {after}" if latin and before else before + after


def begins_item(text: str) -> bool:
    """Return whether a line begins with a label or a mark of a list."""
    return bool(BEGINS.match(text.strip()))


def _is_bar(text: str) -> bool:
    return bool(_BAR.match(text.strip()))


@dataclass(slots=True)
class _Paragraph:
    """The rows of a paragraph so far: the first, the last, and where those behind the first begin."""

    first: PageRow
    last: PageRow = field(init=False)
    inner: float | None = None

    def __post_init__(self) -> None:
        self.last = self.first

    def take(self, row: PageRow) -> None:
        """Go on with a row; on a new page the text may begin at another place."""
        self.inner = row.piece.box[0]
        self.last = row

    def goes_on(self, row: PageRow, edges: PageEdges) -> bool:
        """Return whether a row goes on with this paragraph."""
        before, piece = self.last.piece, row.piece
        if before.alone or piece.alone or _is_bar(before.text) or _is_bar(piece.text):
            return False
        if CONTENTS_ENTRY.search(before.text):
            return False
        em = max(before.size, piece.size, 6)
        room = edges.right(self.last) - before.box[2]
        if room > _SHORT * em + unbroken_width(piece) or abs(before.size - piece.size) > 0.2 * em:
            return False
        if self.last is self.first and self._is_centred(em, edges) and not self._below_centred(row, edges):
            return False
        if row.key == self.last.key and not 0 < piece.middle - before.middle < edges.furthest(em):
            return False
        if before.box[0] > (edges.left(self.last) + edges.right(self.last)) / 2:
            # A signature in its own column; the day below it is another line.
            return abs(piece.box[0] - before.box[0]) < em and not _DAY.match(piece.text.strip())
        ended = bool(ENDS.search(before.text))
        labelled = bool(BEGINS.match(piece.text.strip()))
        if ended and (labelled or room > 1.2 * em or _HEADING.match(piece.text.strip())):
            return False
        if labelled and len(before.text) < LONG_LINE:
            return False
        centred = self.last is self.first and self._is_centred(em, edges)
        further_in = self.last is self.first and piece.box[0] > before.box[0] + 0.5 * em
        clear = edges.outermost(self.last) - before.box[2] > _CLEAR * em + unbroken_width(piece)
        if clear and (labelled or further_in) and not centred:
            return False
        return self._fits(row, edges, ended or labelled, em)

    def _is_centred(self, em: float, edges: PageEdges) -> bool:
        """Return whether the first row is in the middle, further in than paragraphs begin."""
        inset = self.first.piece.box[0] - edges.left(self.first)
        box, page = self.first.piece.box, self.first.page
        return inset > _INDENT * em and abs(box[0] + box[2] - page.width) < 2 * em

    def _below_centred(self, row: PageRow, edges: PageEdges) -> bool:
        """Return whether a row is in the middle under the first."""
        first, piece = self.first.piece.box, row.piece
        if piece.box[0] - edges.left(row) < piece.size:
            return False
        return abs(first[0] + first[2] - piece.box[0] - piece.box[2]) < piece.size

    def _fits(self, row: PageRow, edges: PageEdges, doubtful: bool, em: float) -> bool:
        """Return whether a row begins where the next row of the paragraph would."""
        left = row.piece.box[0] - edges.left(row)  # on another page the margin may be another
        first = self.first.piece.box[0] - edges.left(self.first)
        if self.inner is not None:
            inner = self.inner - edges.left(self.last)
            return abs(left - inner) < em
        if left < em:
            return True
        if left > first + 0.5 * em:  # a hanging indent, as items have it
            item = bool(BEGINS.match(self.first.piece.text.strip()))
            return item and not doubtful and left - first < 5 * em
        return not doubtful and abs(left - first) < 0.5 * em  # all of the paragraph is indented
