"""Menus and boxes beside the text of a web page that was printed: they are of the site, not of its paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.formats.pages.page_paragraphs import begins_item
from store.formats.pages.pieces import SourcePage, TextPiece

#: The path to a page, and what a browser prints over and under it.
_OF_A_SITE = re.compile(
    r"(?:您?(?:现在|当前)的?位置|当前位置)\s*[:：]|^首\s*页\s*[>＞»|｜]|^(?:https?|file)://\S+|无障碍|[简繁]体"
)
#: A side column has so many short lines at least, no more than that share of the words of its page, and is
#: so many points apart from the text.
_FEWEST, _SHORT, _SHARE, _APART = 3, 20, 0.25, 8.0
_SAME = 3.0
_HAN = re.compile(r"[一-鿿]")
_SAYS = re.compile(r"[:：。；]|^第.{1,4}[章节条]|\d\s*年\s*\d")


def is_of_a_site(pages: Sequence[SourcePage]) -> bool:
    """Return whether a page of the web was printed: the path to it, or its address, is on it."""
    return any(_OF_A_SITE.search(piece.text.strip()) for page in pages[:2] for piece in page.pieces)


def without_side_columns(pieces: Sequence[TextPiece]) -> list[TextPiece]:
    """Return the pieces of a page without a column of short lines to the left or to the right of its text."""
    kept = list(pieces)
    for right in (False, True):
        side = _side(kept, right=right)
        kept = [piece for piece in kept if not any(piece is other for other in side)]
    return kept


def _is_entry(text: str) -> bool:
    """Return whether a line may be of a menu: no field, no label, no sentence."""
    return bool(_HAN.search(text)) and not _SAYS.search(text) and not begins_item(text)


def _side(pieces: Sequence[TextPiece], *, right: bool) -> list[TextPiece]:
    whole = sum(len(piece.text) for piece in pieces)
    places = sorted({round(piece.box[0]) for piece in pieces}, reverse=right)
    for place in places:
        lines = [
            piece
            for piece in pieces
            if abs(piece.box[0] - place) <= _SAME and len(piece.text.strip()) <= _SHORT and piece.cell is None
        ]
        if len(lines) < _FEWEST or not all(_is_entry(piece.text.strip()) for piece in lines):
            continue
        top, bottom = min(p.box[1] for p in lines), max(p.box[3] for p in lines)
        beside = [
            p for p in pieces if p.box[3] > top and p.box[1] < bottom and not any(p is o for o in lines)
        ]
        far = max(p.box[2] for p in lines)
        apart = (
            [p for p in beside if p.box[2] < place - _APART]
            if right
            else [p for p in beside if p.box[0] > far + _APART]
        )
        words = sum(len(p.text) for p in lines)
        if (
            len(apart) == len(beside) > 0
            and words < _SHARE * whole
            and words < sum(len(p.text) for p in apart)
        ):
            return lines
    return []
