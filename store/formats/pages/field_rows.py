"""Rows of names and values without lines round them, as government sites print over a document."""

from __future__ import annotations

import re
from dataclasses import replace

from store.formats.pages.pieces import TextPiece, union

_NAME = re.compile(r"^[\[【]?[一-鿿][一-鿿 　]{1,8}[\]】]?[ 　]*[:：]$")
#: A value that reaches up to the next name: 000014349/2024-00321主题分类：.
_TOUCHING = re.compile(r"(?<=[\d日号])(?=[一-鿿][一-鿿 　]{1,8}[:：]$)")
_FEWEST = 2
#: A wrapped value goes on so near to where it began, in points.
_NEAR = 6.0


def with_fields(lines: list[list[TextPiece]]) -> list[list[TextPiece]]:
    """Return the lines of a page with each field of such a row as its own line, wrapped values joined."""
    out: list[list[TextPiece]] = []
    fields: list[tuple[TextPiece, TextPiece]] = []
    columns = tuple({round(name.box[0]) for line in lines for name, _ in _fields(line)[1:]})
    for line in lines:
        if fields and _wrapped(line, fields):
            fields = [_longer(field, line) for field in fields]
            out[-len(fields) :] = [[_one(name, value)] for name, value in fields]
            continue
        fields = _fields([part for piece in line for part in _parts(piece, columns)])
        out += [[_one(name, value)] for name, value in fields] or [line]
    return out


def _parts(piece: TextPiece, columns: tuple[int, ...]) -> list[TextPiece]:
    """Return a piece split before the name that it ends in: at a figure, or where names begin in other
    rows.
    """
    left, top, right, bottom = piece.box
    found = _TOUCHING.search(piece.text)
    cut = found.start() if found else 0
    if _NAME.match(piece.text.strip()):
        return [piece]
    if piece.text.strip().endswith(("：", ":")):
        each = (right - left) / len(piece.text)
        places = [round((x - left) / each) for x in columns if left + 2 * each < x < right - each]
        cut = next((place for place in places if _NAME.match(piece.text[place:].strip())), cut)
    if not cut:
        return [piece]
    at = left + (right - left) * cut / len(piece.text)
    return [
        replace(piece, text=piece.text[:cut], box=(left, top, at, bottom)),
        replace(piece, text=piece.text[cut:], box=(at, top, right, bottom)),
    ]


def _fields(pieces: list[TextPiece]) -> list[tuple[TextPiece, TextPiece]]:
    """Return the names and values of a row, which begins with a name and has two; [] for any other."""
    names = [i for i, piece in enumerate(pieces) if _NAME.match(piece.text.strip())]
    if len(names) < _FEWEST or names[0] != 0:
        return []
    found = []
    for start, end in zip(names, [*names[1:], len(pieces)], strict=True):
        values = pieces[start + 1 : end]
        if len(values) != 1:
            return []
        found.append((pieces[start], values[0]))
    return found


def _wrapped(line: list[TextPiece], fields: list[tuple[TextPiece, TextPiece]]) -> bool:
    """Return whether each piece of a line is right under a value and is no name."""
    lefts = [value.box[0] for _, value in fields]
    below = max(value.box[3] for _, value in fields)
    return all(
        any(abs(piece.box[0] - left) < _NEAR for left in lefts)
        and piece.box[1] - below < piece.size
        and not piece.text.strip().endswith(("：", ":"))
        for piece in line
    )


def _longer(field: tuple[TextPiece, TextPiece], line: list[TextPiece]) -> tuple[TextPiece, TextPiece]:
    name, value = field
    for piece in line:
        if abs(piece.box[0] - value.box[0]) < _NEAR:
            box = union((value.box, piece.box))
            value = replace(value, text=value.text.strip() + piece.text.strip(), box=box)
    return name, value


def _one(name: TextPiece, value: TextPiece) -> TextPiece:
    return replace(
        value, text=name.text.strip() + value.text.strip(), box=union((name.box, value.box)), alone=True
    )
