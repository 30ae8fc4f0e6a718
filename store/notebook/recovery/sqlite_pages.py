"""The rows on the pages of a damaged SQLite file, read without its help.

SQLite finds a table from the list of tables downwards; where a page on that way is damaged, everything below
is out of its reach. The rows themselves are on leaf pages, each of which can be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LEAF, _INTERIOR = 0x0D, 0x05
_FIRST_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_SIZES = tuple(2**power for power in range(9, 17))
_USUAL = 4096
_MOST_BYTES = 100_000_000
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_WAL_HEADER, _FRAME_HEADER = 32, 24

Value = str | int | float | bytes | None


class _Broken(Exception):  # noqa: N818
    """What was read makes no sense."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a leaf page.

    Which table they are of is not told by the page, but all are of one, as are those of all pages with the
    same ``table``: the page where that begins, as far as the way down from there can be read.
    """

    rows: list[list[Value]]
    table: int


def pages(content: bytes) -> list[Page]:
    """The leaf pages that make sense, in the order of the file; those that are free, with old rows, last."""
    size = _page_size(content)
    free = set(_free_pages(content, size))
    numbers = range(1, len(content) // size + (len(content) % size > 0) + 1)
    above = _above(content, size, [each for each in numbers if each not in free])
    found = []
    for number in sorted(numbers, key=lambda each: each in free):
        header = _header(number, size)
        if content[header : header + 1] == bytes([_LEAF]):
            rows = list(_page(content, (number - 1) * size, header, size))
            found.append(Page(rows, _top(number, above)))
    return found


def image(content: bytes, log: bytes) -> bytes:
    """A file with the pages of its write-ahead log in their places, up to the last whole transaction."""
    size = int.from_bytes(log[8:12], "big")
    if size not in _SIZES:
        return content
    written: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(_WAL_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        if log[at + 8 : at + 16] != log[16:24]:
            break
        waiting[int.from_bytes(log[at : at + 4], "big")] = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        if any(log[at + 4 : at + 8]):
            written |= waiting
            waiting = {}
    last = max(written, default=0)
    if last * size > max(_MOST_BYTES, len(content)):
        return content
    whole = bytearray(content.ljust(last * size, b"\0"))
    for number, page in written.items():
        whole[(number - 1) * size : number * size] = page
    return bytes(whole)


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size in _SIZES and content.startswith(_MAGIC) else _USUAL


def _header(number: int, size: int) -> int:
    """Where the header of a page begins."""
    return _FIRST_HEADER if number == 1 else (number - 1) * size


def _free_pages(content: bytes, size: int) -> Iterator[int]:
    """The pages that hold nothing any more, as far as the file's own list of them can be read."""
    if not content.startswith(_MAGIC):
        return
    trunk, seen = _number(content, 32), set[int]()
    while 0 < trunk <= len(content) // size and trunk not in seen:
        seen.add(trunk)
        yield trunk
        start = (trunk - 1) * size
        for index in range(min(_number(content, start + 4), size // 4 - 2)):
            yield _number(content, start + 8 + 4 * index)
        trunk = _number(content, start)


def _above(content: bytes, size: int, numbers: list[int]) -> dict[int, int]:
    """Of each page of a table, the page that leads to it."""
    above: dict[int, int] = {}
    for number in numbers:
        header, start = _header(number, size), (number - 1) * size
        if content[header : header + 1] != bytes([_INTERIOR]):
            continue
        count = int.from_bytes(content[header + 3 : header + 5], "big")
        cells = [
            int.from_bytes(content[at : at + 2], "big")
            for at in range(header + 12, header + 12 + 2 * min(count, size // 2), 2)
        ]
        for child in (_number(content, header + 8), *(_number(content, start + cell) for cell in cells)):
            kind = content[_header(child, size) : _header(child, size) + 1] if child > 0 else b""
            if kind in (bytes([_LEAF]), bytes([_INTERIOR])) and child != number:
                above.setdefault(child, number)
    return above


def _top(number: int, above: dict[int, int]) -> int:
    """The highest page that leads to a page; damaged ones may lead to each other."""
    seen = {number}
    while (higher := above.get(number)) is not None and higher not in seen:
        seen.add(higher)
        number = higher
    return number


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "big")


def _page(content: bytes, start: int, header: int, size: int) -> Iterator[list[Value]]:
    count = int.from_bytes(content[header + 3 : header + 5], "big")
    for number in range(min(count, size // 4)):
        at = header + 8 + 2 * number
        offset = int.from_bytes(content[at : at + 2], "big")
        if 8 <= offset < size:
            try:
                yield _record(_payload(content, start + offset, size))
            except (_Broken, IndexError, UnicodeDecodeError):
                continue


def _payload(content: bytes, at: int, size: int) -> bytes:
    """The bytes of a row, those on overflow pages too."""
    length, at = _varint(content, at)
    _, at = _varint(content, at)
    if length > min(_MOST_BYTES, len(content)):
        raise _Broken
    most = size - 35
    if length <= most:
        return content[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    data, page = content[at : at + local], int.from_bytes(content[at + local : at + local + 4], "big")
    while len(data) < length:
        begin = (page - 1) * size
        if not 0 < begin < len(content):
            raise _Broken
        data += content[begin + 4 : begin + min(size, 4 + length - len(data))]
        page = int.from_bytes(content[begin : begin + 4], "big")
    return data


def _record(data: bytes) -> list[Value]:
    """The values of a row."""
    length, at = _varint(data, 0)
    if not at <= length <= len(data):
        raise _Broken
    types = []
    while at < length:
        kind, at = _varint(data, at)
        types.append(kind)
    values: list[Value] = []
    at = length
    for kind in types:
        value, at = _value(data, at, kind)
        values.append(value)
    if at != len(data) or not values:
        raise _Broken
    return values


def _value(data: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in _NUMBERS:
        end = at + _NUMBERS[kind]
        return int.from_bytes(data[at:end], "big", signed=True), end
    if kind == 7:  # noqa: PLR2004
        import struct

        return float(struct.unpack(">d", data[at : at + 8].ljust(8, b"\0"))[0]), at + 8
    if kind in (8, 9):
        return kind - 8, at
    end = at + (kind - 12) // 2
    if kind < 12 or end > len(data):  # noqa: PLR2004
        raise _Broken
    return (data[at:end].decode("utf-8") if kind % 2 else data[at:end]), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:  # noqa: PLR2004
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004
            return value, at + count + 1
    raise _Broken
