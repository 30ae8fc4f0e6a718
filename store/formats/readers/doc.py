"""Word 97 to 2003 files (.doc), and .wps, which is the same: text, automatic numbers, tables, notes."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from store.formats.lines import Align, FileContent, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.word97 import DamagedWord97Error, Properties, Word97
from store.formats.word_numbers import ListNumbering
from store.model.message import Message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = Message("reader.doc_damaged")
_LOCKED = Message("reader.doc_locked")
_OTHER = Message("reader.doc_other")
_OLD = Message("reader.doc_old")
_EMPTY = Message("reader.word_empty")
_LEVEL, _LIST, _IN_TABLE, _ROW_END, _OUTLINE = 0x260A, 0x460B, 0x2416, 0x2417, 0x2640
_JUSTIFY, _JUSTIFY_OLD, _CELLS = 0x2461, 0x2403, 0xD608
_DELETED, _HIDDEN, _BOLD, _SIZE = 0x0800, 0x083C, 0x0835, 0x4A43
_BODY_LEVEL = 9
_SNAP = 30
_ALIGN: tuple[Align, ...] = ("left", "center", "right")
_IDENT_95 = (0xA5DC, 0xA5DB)
#: Parts of the text in their order in the file.
_MAIN, _NOTES, _HEADS, _ENDNOTES, _BOXES = 0, 1, 2, 5, 6


def matches(data: bytes) -> bool:
    """Return whether the bytes are an OLE file; one that is no Word file says so when it is read."""
    return data[:8] == _OLE


def read(data: bytes, progress: Progress) -> FileContent:
    """Return paragraphs with their numbers, cells of tables, text boxes and notes at the end.

    Raises:
        UnreadableError: the file is locked, damaged, too old or has no text.
    """
    word = _open(data)
    progress(0, 1)
    reader = _Reader(word)
    parts = []
    start = 0
    for length in word.lengths[:7]:
        parts.append((start, start + max(0, length)))
        start += max(0, length)
    lines = list(reader.with_boxes(parts[_MAIN], parts[_BOXES]))
    for part in (_NOTES, _ENDNOTES):
        texts = (line.text.strip("\x02 ") for line in reader.lines(*parts[part]) if line.text.strip("\x02 "))
        lines += [SourceLine(f"[{number}] {text}", role="footnote") for number, text in enumerate(texts, 1)]
    lines += [
        SourceLine(line.text, role="header", cell=line.cell)
        for line in reader.lines(*parts[_HEADS])
        if line.text.strip()
    ]
    if not any(line.text.strip() for line in lines if line.role == "text"):
        raise UnreadableError(_EMPTY)
    return FileContent(tuple(lines), images=word.text.count("\x01"), whole=True)


def _open(data: bytes) -> Word97:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise UnreadableError(Message("reader.locked"))
            if not file.exists("WordDocument"):
                raise UnreadableError(_OTHER)
            document = file.openstream("WordDocument").read()
            if len(document) < 0x400:
                raise UnreadableError(_DAMAGED)
            (ident,) = struct.unpack_from("<H", document)
            (flags,) = struct.unpack_from("<H", document, 0x0A)
            if ident in _IDENT_95:
                raise UnreadableError(_OLD)
            if flags & 0x0100:
                raise UnreadableError(_LOCKED)
            name = "1Table" if flags & 0x0200 else "0Table"
            if not file.exists(name):
                name = "0Table" if name == "1Table" else "1Table"
            data = file.openstream("Data").read() if file.exists("Data") else b""
            word = Word97(document, file.openstream(name).read(), data)
        word.load()
    except UnreadableError:
        raise
    except (
        DamagedWord97Error,
        OSError,
        ValueError,
        IndexError,
        struct.error,
        AttributeError,
        TypeError,
    ) as error:
        raise UnreadableError(_DAMAGED) from error
    return word


@dataclass(slots=True)
class _Table:
    """A table that is being read: the cells of its open row, and its rows with the edges of their cells."""

    cell: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    rows: list[tuple[list[str], list[int], list[int]]] = field(default_factory=list)

    def end_row(self, definition: bytes) -> None:
        """Keep the row; ``definition`` has the edges of its cells and the merged ones."""
        edges, merged = _cells(definition, len(self.row))
        self.rows.append((self.row, edges, merged))
        self.row, self.cell = [], []

    def lines(self, number: int) -> Iterator[SourceLine]:
        """Yield the cells by the columns that the edges of all rows make."""
        places: list[int] = []
        for edge in sorted({edge for _, edges, _ in self.rows for edge in edges[:-1]}):
            if not places or edge - places[-1] > _SNAP:
                places.append(edge)
        for row, (texts, edges, merged) in enumerate(self.rows):
            used = -1
            for i, text in enumerate(texts):
                near = min(range(len(places)), key=lambda p: abs(places[p] - edges[i])) if places else i
                column = max(used + 1, near)
                used = column
                if not (i < len(merged) and merged[i] and not text):
                    yield SourceLine(text, cell=(number, row, column))


def _cells(definition: bytes, count: int) -> tuple[list[int], list[int]]:
    """Return the left edges of cells and the right one of the last, and which go on with another."""
    if len(definition) > 3 and definition[2] == count and len(definition) >= 3 + 2 * (count + 1):
        edges = list(struct.unpack_from(f"<{count + 1}h", definition, 3))
        at = 3 + 2 * (count + 1)
        flags = [definition[at + 20 * i] if at + 20 * i < len(definition) else 0 for i in range(count)]
        return edges, [flag & 0x02 or (flag & 0x20 and not flag & 0x40) for flag in flags]
    return [1000 * i for i in range(count + 1)], [0] * count


class _Reader:
    """Walks through the paragraphs of a part of the text."""

    def __init__(self, word: Word97) -> None:
        self._word = word
        self._tables = 0
        self._notes = 0
        lists = word.lists
        self._numbering = ListNumbering(
            {str(number): used.levels for number, used in lists.items()},
            {str(number): f"list {used.list_id}" for number, used in lists.items()},
            {str(number): used.restarts for number, used in lists.items()},
        )

    def with_boxes(self, main: tuple[int, int], boxes: tuple[int, int]) -> Iterator[SourceLine]:
        """Yield the lines of the text, those of text boxes where these are anchored, all others at the
        end.
        """
        try:
            anchored = self._word.boxes()
        except struct.error:
            anchored = {}
        begin, told = main[0], boxes[0]
        text = self._word.text
        for anchor in sorted(anchored):
            end = next((i + 1 for i in range(anchor, main[1]) if text[i] in "\r\x0c"), main[1])
            yield from self.lines(begin, max(begin, end))
            begin = max(begin, end)
            for first, last in anchored[anchor]:
                yield from self.lines(boxes[0] + first, min(boxes[0] + last, boxes[1]))
                told = max(told, boxes[0] + last)
        yield from self.lines(begin, main[1])
        yield from self.lines(told, boxes[1])

    def lines(self, start: int, end: int) -> Iterator[SourceLine]:
        """Yield the lines between two positions."""
        text = self._word.text[start:end]
        table: _Table | None = None
        begin = 0
        for at, character in enumerate(text):
            if character not in "\r\x07\x0c":
                continue
            look = self._word.paragraph(start + at)
            inside = bool(look.get(_IN_TABLE, b"\0")[0]) or character == "\x07"
            if not inside and table is not None:
                yield from self._end(table)
                table = None
            if inside and table is None:
                table = _Table()
            pieces = list(self._paragraph(start + begin, start + at, look))
            begin = at + 1
            if table is None:
                yield from pieces
            elif look.get(_ROW_END, b"\0")[0]:
                table.end_row(look.get(_CELLS, b""))
            else:
                table.cell += [line.text.strip() for line in pieces if line.text.strip()]
                if character == "\x07":
                    table.row.append("\n".join(table.cell))
                    table.cell = []
        if table is not None:
            if table.row:
                table.end_row(b"")
            yield from self._end(table)
        yield from self._paragraph(start + begin, end, {})

    def _end(self, table: _Table) -> Iterator[SourceLine]:
        yield from table.lines(self._tables)
        self._tables += 1

    def _paragraph(self, start: int, end: int, look: Properties) -> Iterator[SourceLine]:
        text, main = self._words(start, end)
        number = ""
        (listed,) = struct.unpack("<h", look.get(_LIST, b"\0\0")[:2].ljust(2, b"\0"))
        if listed > 0 and text.strip():
            number = self._numbering.next(str(listed), look.get(_LEVEL, b"\0")[0])
        align = (look.get(_JUSTIFY) or look.get(_JUSTIFY_OLD) or b"\0")[0]
        outline = look.get(_OUTLINE, bytes([_BODY_LEVEL]))[0]
        for part, piece in enumerate(text.split("\x0b")):
            yield SourceLine(
                number + piece if part == 0 else piece,
                size=struct.unpack("<H", main[_SIZE][:2])[0] / 2 if len(main.get(_SIZE, b"")) > 1 else 0.0,
                bold=main.get(_BOLD, b"\0")[:1] == b"\1",
                align=_ALIGN[align] if align < len(_ALIGN) else "",
                number=number if part == 0 else "",
                level=outline + 1 if outline < _BODY_LEVEL and part == 0 and text.strip() else 0,
            )

    def _words(self, start: int, end: int) -> tuple[str, Properties]:
        """Return the words between two positions as accepted, without the codes of fields; the look of the
        first.
        """
        out: list[str] = []
        main: Properties = {}
        fields: list[bool] = []
        for position in range(start, end):
            character = self._word.text[position]
            if character == "\x13":
                fields.append(True)
            elif character == "\x14" and fields:
                fields[-1] = False
            elif character == "\x15":
                fields = fields[:-1]
            elif not any(fields):
                look = self._word.character(position)
                if look.get(_DELETED, b"\0")[:1] == b"\1" or look.get(_HIDDEN, b"\0")[:1] == b"\1":
                    continue
                main = main or look
                out.append(self._visible(character))
        text = "".join(out)
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), main

    def _visible(self, character: str) -> str:
        if character == "\x02":
            self._notes += 1
            return f"[{self._notes}]"
        if character in "\x1e\x1f":
            return "-" if character == "\x1e" else ""
        return character if character >= " " or character in "\t\x0b" else ""


register(FileFormat("Word 97 文件", ("doc", "wps", "dot", "wpt"), matches, read, rank=25))
