"""A PDF file as Qt's writer makes it, taken apart and put together again; no Qt.

Qt makes no outline, no structure and text maps without the characters beyond the basic plane. These are put
into the file before it is saved. Only what has to change is read: everything else is copied as it is.
"""

from __future__ import annotations

import itertools
import re
import zlib

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.S)
#: Most is won at once; the rest costs more time than it is worth.
COMPRESSION = 2


class OtherWriter(ValueError):  # noqa: N818
    """The file is not written as Qt writes files."""


class PdfFile:
    """The objects of a file by their numbers, as bytes between ``obj`` and ``endobj``."""

    def __init__(self, data: bytes) -> None:
        """Take a file apart; OtherWriter."""
        trailer = _TRAILER.search(data)
        if trailer is None:
            raise OtherWriter
        self._fields = trailer[1]
        start = int(trailer[2])
        places = self._places(data, start)
        ends = sorted([*places.values(), start])
        following = dict(itertools.pairwise(ends))
        self._head = data[: ends[0]]
        self.objects: dict[int, bytes] = {}
        for number, place in places.items():
            piece = data[place : following[place]].rstrip()
            opening = b"%d 0 obj" % number
            if not piece.startswith(opening) or not piece.endswith(b"endobj"):
                raise OtherWriter
            self.objects[number] = piece[len(opening) : -len(b"endobj")].strip(b"\r\n")
        #: The number of the next object.
        self.next = max(self.objects, default=0) + 1
        self.root = reference(b"Root", self._fields)
        if self.root not in self.objects:
            raise OtherWriter

    @staticmethod
    def _places(data: bytes, start: int) -> dict[int, int]:
        """Return the offsets of the objects, from the table at the end."""
        head = re.compile(rb"xref\s+0 (\d+)\s+").match(data, start)
        if head is None:
            raise OtherWriter
        count, at = int(head[1]), head.end()
        lines = [data[at + 20 * number : at + 20 * number + 20] for number in range(count)]
        if any(len(line) < 18 for line in lines):
            raise OtherWriter
        return {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}

    @property
    def pages(self) -> list[int]:
        """The numbers of the pages, in order; OtherWriter where there are none."""
        kids = re.search(
            rb"/Kids\s*\[(.*?)\]", self.objects.get(reference(b"Pages", self.objects[self.root]), b""), re.S
        )
        found = [int(each) for each in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []
        if not found or any(number not in self.objects for number in found):
            raise OtherWriter
        return found

    def add(self, body: bytes) -> int:
        """Add an object; returns its number."""
        number, self.next = self.next, self.next + 1
        self.objects[number] = body
        return number

    def extend(self, number: int, fields: bytes) -> None:
        """Add fields to an object that is a dictionary."""
        self.objects[number] = self.objects[number].rstrip()[: -len(b">>")] + fields + b">>"

    def stream(self, number: int) -> bytes:
        """Return the unpacked content of a stream."""
        _, _, packed = self.objects[number].partition(b"stream")
        packed = packed.lstrip(b"\r\n")[: packed.rindex(b"endstream")]
        unpacker = zlib.decompressobj()
        return (
            unpacker.decompress(packed)
            if packed[:1] == b"\x78"
            else packed.removesuffix(b"endstream").rstrip()
        )

    def set_stream(self, number: int, data: bytes) -> None:
        """Replace an object by a packed stream."""
        packed = zlib.compress(data, COMPRESSION)
        self.objects[number] = b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (
            len(packed),
            packed,
        )

    def data(self) -> bytes:
        """Return the file."""
        pieces, places, length = [self._head], {}, len(self._head)
        for number in sorted(self.objects):
            places[number] = length
            pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, self.objects[number]))
            length += len(pieces[-1])
        size = max(self.objects) + 1
        table = [
            b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
        ]
        fields = re.sub(rb"/Size \d+\s*", b"", self._fields).strip()
        pieces.append(b"xref\n0 %d\n%s" % (size, b"".join(table)))
        pieces.append(b"trailer\n<<\n/Size %d\n%s\n>>\nstartxref\n%d\n%%%%EOF\n" % (size, fields, length))
        return b"".join(pieces)


def reference(name: bytes, fields: bytes) -> int:
    """Return the number of the object that a field refers to; 0 where there is no such field."""
    found = re.search(rb"/%s (\d+) 0 R" % name, fields)
    return int(found[1]) if found else 0


def text_string(text: str) -> bytes:
    """Return a text as PDF writes it in hexadecimal digits."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
