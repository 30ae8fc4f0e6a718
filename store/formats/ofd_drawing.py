"""The pages of an OFD file as what is drawn on them: characters at places, paths and pictures, in order."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from store.formats.readers.ofd import (
    AREA,
    POINTS,
    all_below,
    characters_in,
    joined,
    numbers_in,
    root_of,
    texts_in,
)
from store.formats.zipped import ZipPackage, parse_xml

#: No page has more to be drawn, no picture more bytes.
_MOST_ITEMS, _MOST_PICTURE = 50_000, 8_000_000
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
#: How many numbers each command of a path takes: move, line, quadratic and cubic curve, close.
_TAKES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "C": 0}
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class OfdDrawing:
    """Opens a file once; sizes and items are in points from the top left.

    Raises:
        UnreadableError: the file is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._package = ZipPackage(data)
        place = next(iter(texts_in(root_of(self._package, "OFD.xml"), "DocRoot")), "")
        document = root_of(self._package, place)
        self._folder = posixpath.dirname(place)
        self._area = numbers_in(next(iter(texts_in(document, "PhysicalBox")), ""), 4) or AREA
        self._templates = {
            e.get("ID"): joined(self._folder, e.get("BaseLoc")) for e in all_below(document, "TemplatePage")
        }
        self._names = [
            joined(self._folder, e.get("BaseLoc")) for e in all_below(document, "Page") if e.get("BaseLoc")
        ]
        self._pictures = dict(self._media(document))

    def sizes(self) -> list[tuple[float, float]]:
        """Return width and height of each page."""
        found = []
        for name in self._names:
            box = self._box(parse_xml(self._package.read(name)))
            found.append((box[2] * POINTS, box[3] * POINTS))
        return found

    def items(self, number: int) -> list[dict[str, Any]]:
        """Return what is drawn on a page, counted from 0.

        Each has a ``kind``: text (``text``, ``x``, ``y`` of its baseline, ``size``, ``bold``, ``colour``),
        path (``steps``: a command and its coordinates; ``width``, ``stroke``, ``fill``) or picture (``data``
        in base 64, ``box``). ``room`` is how far the next character of a text is, 0 where unknown.
        """
        root = parse_xml(self._package.read(self._names[number]))
        if root is None:
            return []
        below = [self._templates.get(e.get("TemplateID"), "") for e in all_below(root, "Template")]
        roots = [*(parse_xml(self._package.read(name)) for name in below if name), root]
        found: list[dict[str, Any]] = []
        for each in roots:
            for item in each.iter() if each is not None else ():
                name = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
                if item.get("Visible") == "false" or len(found) > _MOST_ITEMS:
                    continue
                if name == "TextObject":
                    found.extend(_text(item))
                elif name == "PathObject":
                    found.extend(_path(item))
                elif name == "ImageObject":
                    found.extend(self._picture(item))
        return found

    def _box(self, root: Any) -> tuple[float, ...]:
        own = (numbers_in(text, 4) for text in texts_in(root, "PhysicalBox"))
        return next((box for box in own if box), self._area)

    def _media(self, document: Any) -> Iterator[tuple[str, str]]:
        """Yield the id and the part of each picture."""
        for kind in ("PublicRes", "DocumentRes"):
            for place in texts_in(document, kind):
                name = joined(self._folder, place)
                root = parse_xml(self._package.read(name))
                base = (root.get("BaseLoc") if root is not None else "") or ""
                folder = joined(posixpath.dirname(name), base)
                for media in all_below(root, "MultiMedia"):
                    for file in texts_in(media, "MediaFile"):
                        yield media.get("ID") or "", joined(folder, file)

    def _picture(self, item: Any) -> Iterator[dict[str, Any]]:
        boundary = numbers_in(item.get("Boundary"), 4)
        data = self._package.read(self._pictures.get(item.get("ResourceID") or "", ""))
        if boundary and data and len(data) <= _MOST_PICTURE:
            box = [n * POINTS for n in boundary[:4]]
            yield {"kind": "picture", "data": base64.b64encode(data).decode("ascii"), "box": box}


def _text(item: Any) -> Iterator[dict[str, Any]]:
    boundary = numbers_in(item.get("Boundary"), 4)
    if not boundary:
        return
    size = (numbers_in(item.get("Size"), 1) or (3.5,))[0]
    m = numbers_in(item.get("CTM"), 6) or _IDENTITY
    bold = (numbers_in(item.get("Weight"), 1) or (400,))[0] >= 600
    colour = _colour(item, "FillColor") or "000000"
    for each in characters_in(item, size):
        yield {
            "kind": "text",
            "text": each.character,
            "x": (boundary[0] + m[0] * each.x + m[2] * each.y + m[4]) * POINTS,
            "y": (boundary[1] + m[1] * each.x + m[3] * each.y + m[5]) * POINTS,
            "size": size * (abs(m[3]) or abs(m[1]) or 1) * POINTS,
            "room": max(0.0, each.given * abs(m[0]) * POINTS),
            "bold": bold,
            "colour": colour,
        }


def _path(item: Any) -> Iterator[dict[str, Any]]:
    boundary = numbers_in(item.get("Boundary"), 4)
    data = next(iter(texts_in(item, "AbbreviatedData")), "")
    if not boundary or len(data) > 200_000:
        return
    m = numbers_in(item.get("CTM"), 6) or _IDENTITY
    steps: list[list[object]] = []
    for command, rest in _COMMAND.findall(data):
        numbers = numbers_in(rest)
        takes = _TAKES.get(command)
        if takes is None or len(numbers) < takes:
            continue
        placed: list[object] = [command]
        for at in range(0, takes, 2):
            x, y = numbers[at], numbers[at + 1]
            placed.append((boundary[0] + m[0] * x + m[2] * y + m[4]) * POINTS)
            placed.append((boundary[1] + m[1] * x + m[3] * y + m[5]) * POINTS)
        steps.append(placed)
    width = (numbers_in(item.get("LineWidth"), 1) or (0.353,))[0] * POINTS
    stroke = "" if item.get("Stroke") == "false" else _colour(item, "StrokeColor") or "000000"
    fill = (_colour(item, "FillColor") or "000000") if item.get("Fill") == "true" else ""
    if steps and (stroke or fill):
        yield {"kind": "path", "steps": steps, "width": width, "stroke": stroke, "fill": fill}


def _colour(item: Any, name: str) -> str:
    """Return the RRGGBB of a colour of an object; empty where it gives none as numbers."""
    for element in all_below(item, name):
        parts = numbers_in(element.get("Value"))
        if len(parts) == 1:
            parts *= 3
        if len(parts) == 3:
            return "".join(f"{max(0, min(255, round(part))):02X}" for part in parts)
    return ""
