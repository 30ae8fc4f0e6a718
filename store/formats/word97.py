"""The Word 97 binary format ([MS-DOC]): characters by the piece table, properties, styles and lists."""

from __future__ import annotations

import contextlib
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from store.formats.word97_lists import ListOverride, read_lists

#: Places of what is used in the file information block: offset and length, four bytes each.
_STYLES, _CHARACTERS, _PARAGRAPHS, _PIECES = 0xA2, 0xFA, 0x102, 0x1A2
#: The lengths of the parts of the text: main, footnotes, heads, macros, comments, endnotes, boxes.
_LENGTHS = 0x4C
#: Where shapes are anchored in the text, and which part of the story of text boxes each of them has.
_ANCHORS, _BOXES = (0x1DA, 26), (0x25A, 22)
_PAGE = 512
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615
#: Where long lists of modifiers are in the data stream: those of rows with many cells.
_ELSEWHERE = (0x6646, 0x6645, 0x646B)

Properties = dict[int, bytes]
_Run = TypeVar("_Run", bound="tuple[Any, ...]")


class DamagedWord97Error(Exception):
    """A structure points outside of the file or makes no sense."""


@dataclass(slots=True)
class Word97:
    """A file: its text by character positions, and the properties at them.

    ``data`` is the stream of what is too long for the others; ``lengths`` are those of the parts of the text;
    ``lists`` are those of :func:`store.formats.word97_lists.read_lists`.
    """

    document: bytes
    table: bytes
    data: bytes = b""
    text: str = ""
    lengths: list[int] = field(default_factory=list)
    lists: dict[int, ListOverride] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _places: list[tuple[int, bool]] = field(default_factory=list)
    _paragraphs: list[tuple[int, int, Properties, int]] = field(default_factory=list)
    _characters: list[tuple[int, int, Properties]] = field(default_factory=list)
    _styles: dict[int, Properties] = field(default_factory=dict)
    _paragraph_ends: list[int] = field(default_factory=list)
    _character_ends: list[int] = field(default_factory=list)

    def load(self) -> None:
        """Read everything; raises DamagedWord97Error where there is no text."""
        try:
            self.lengths = list(struct.unpack_from("<8i", self.document, _LENGTHS))
            self._read_pieces()
            self._paragraphs = sorted(self._read_paragraphs(), key=lambda run: run[1])
            self._characters = sorted(self._read_characters(), key=lambda run: run[1])
        except (struct.error, IndexError, ValueError, OverflowError) as error:
            raise DamagedWord97Error from error
        self._paragraph_ends = [run[1] for run in self._paragraphs]
        self._character_ends = [run[1] for run in self._characters]
        with contextlib.suppress(struct.error, IndexError, ValueError):
            self._read_styles()  # without styles the words are still there
        self.lists = read_lists(self.document, self.table)

    def offset(self, position: int) -> int:
        """Return the position of a character in the file."""
        piece = max(0, bisect_right(self._starts, position) - 1)
        start, wide = self._places[piece]
        return start + (position - self._starts[piece]) * (2 if wide else 1)

    def paragraph(self, position: int) -> Properties:
        """Return the properties of the paragraph that the character at a position ends, with those of its
        style.
        """
        found = self._at(self._paragraphs, self._paragraph_ends, self.offset(position))
        if found is None:
            return {}
        return {**self._styles.get(found[3], {}), **found[2]}

    def character(self, position: int) -> Properties:
        """Return the properties of a character that it has besides its style."""
        found = self._at(self._characters, self._character_ends, self.offset(position))
        return found[2] if found else {}

    @staticmethod
    def _at(runs: Sequence[_Run], ends: list[int], offset: int) -> _Run | None:
        i = bisect_right(ends, offset)
        return runs[i] if i < len(runs) and runs[i][0] <= offset else None

    def boxes(self) -> dict[int, list[tuple[int, int]]]:
        """Return the ranges of text boxes in their story, by the position that each box is anchored at.

        A box inside of a group has a number behind that of the group, which is what is anchored.
        """
        anchors = sorted((shape, at) for at, _, shape in self._numbered(_ANCHORS, 0))
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end, shape in self._numbered(_BOXES, 14):
            place = bisect_right(anchors, (shape, len(self.text))) - 1
            if shape and place >= 0:
                found.setdefault(anchors[place][1], []).append((start, end))
        return found

    def _numbered(self, kind: tuple[int, int], at: int) -> Iterator[tuple[int, int, int]]:
        """Position, next position and a number (at this place of its record) of each entry of a structure."""
        place, size = kind
        part = self._part(place)
        count = (len(part) - 4) // (4 + size)
        if count < 1:
            return
        positions = struct.unpack_from(f"<{count + 1}I", part)
        for i in range(count):
            (number,) = struct.unpack_from("<I", part, 4 * (count + 1) + size * i + at)
            yield positions[i], positions[i + 1], number

    def _part(self, place: int) -> bytes:
        """Return a structure of the table stream."""
        start, length = struct.unpack_from("<II", self.document, place)
        return self.table[start : start + length]

    def _read_pieces(self) -> None:
        part, at = self._part(_PIECES), 0
        while part[at] == 1:
            at += 3 + struct.unpack_from("<H", part, at + 1)[0]
        if part[at] != 2:
            raise ValueError("pieces")
        (size,) = struct.unpack_from("<I", part, at + 1)
        count = (size - 4) // 12
        positions = struct.unpack_from(f"<{count + 1}I", part, at + 5)
        texts = []
        for i in range(count):
            (place,) = struct.unpack_from("<I", part, at + 5 + 4 * (count + 1) + 8 * i + 2)
            length = positions[i + 1] - positions[i]
            if length <= 0 or length > len(self.document):
                continue
            wide = not place & 0x40000000
            start = place & 0x3FFFFFFF if wide else (place & 0x3FFFFFFF) // 2
            raw = self.document[start : start + length * (2 if wide else 1)]
            text = raw.decode("utf-16-le" if wide else "cp1252", "replace")
            if wide and len(text) < length:  # characters beyond the basic plane take two positions
                text = "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))
            self._starts.append(positions[i])
            self._places.append((start, wide))
            texts.append(text[:length].ljust(length, "\0"))
        if not texts:
            raise ValueError("no text")
        self.text = "".join(texts)

    def _pages(self, place: int) -> Iterator[bytes]:
        part = self._part(place)
        count = (len(part) - 4) // 8
        for number in struct.unpack_from(f"<{count}I", part, 4 * (count + 1)) if count > 0 else ():
            page = self.document[(number & 0x3FFFFF) * _PAGE : (number & 0x3FFFFF) * _PAGE + _PAGE]
            if len(page) == _PAGE:
                yield page

    def _read_paragraphs(self) -> Iterator[tuple[int, int, Properties, int]]:
        for page in self._pages(_PARAGRAPHS):
            count = min(page[511], 0x1D)
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for i in range(count):
                at = 2 * page[4 * (count + 1) + 13 * i]
                if not at:
                    yield ends[i], ends[i + 1], {}, 0
                    continue
                size = page[at]
                begin, length = (at + 1, 2 * size - 1) if size else (at + 2, 2 * page[at + 1])
                body = page[begin : begin + length]
                style = struct.unpack_from("<H", body)[0] if len(body) > 1 else 0
                yield ends[i], ends[i + 1], self._complete(properties(body[2:])), style

    def _complete(self, found: Properties) -> Properties:
        """Return modifiers with those that are in the data stream."""
        for name in _ELSEWHERE:
            if len(place := found.get(name, b"")) == 4:
                (at,) = struct.unpack("<I", place)
                size = int.from_bytes(self.data[at : at + 2], "little")
                found = {**found, **properties(self.data[at + 2 : at + 2 + size])}
        return found

    def _read_characters(self) -> Iterator[tuple[int, int, Properties]]:
        for page in self._pages(_CHARACTERS):
            count = min(page[511], 0x65)
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for i in range(count):
                at = 2 * page[4 * (count + 1) + i]
                yield ends[i], ends[i + 1], properties(page[at + 1 : at + 1 + page[at]]) if at else {}

    def _read_styles(self) -> None:
        part = self._part(_STYLES)
        (head,) = struct.unpack_from("<H", part)
        count, base_size = struct.unpack_from("<HH", part, 2)
        at = 2 + head
        based: dict[int, int] = {}
        own: dict[int, Properties] = {}
        for number in range(min(count, 5000)):
            (size,) = struct.unpack_from("<H", part, at)
            style = part[at + 2 : at + 2 + size]
            at += 2 + size + (size & 1)
            if len(style) < base_size + 2:
                continue
            kind = struct.unpack_from("<H", style, 2)[0]
            based[number], own[number] = kind >> 4, {}
            (name,) = struct.unpack_from("<H", style, base_size)
            body = base_size + 2 + 2 * name + 2
            if kind & 15 == 1 and body + 2 <= len(style):
                (length,) = struct.unpack_from("<H", style, body)
                own[number] = properties(style[body + 4 : body + 2 + length])
        for number in own:
            chain, now = [], number
            while now in own and now not in chain:
                chain.append(now)
                now = based[now]
            merged: Properties = {}
            for each in reversed(chain):
                merged |= own[each]
            self._styles[number] = merged


def properties(data: bytes) -> Properties:
    """Return a list of modifiers by their numbers; what is cut off is left out."""
    found: Properties = {}
    at = 0
    while at + 3 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _OPERAND[name >> 13]
        if not size:
            if name == _TABLE_DEFINITION and at + 2 <= len(data):
                size = struct.unpack_from("<H", data, at)[0] + 1
            elif name == _TABS and data[at] == 0xFF:
                return found
            else:
                size = data[at] + 1
        found[name] = data[at : at + size]
        at += size
    return found
