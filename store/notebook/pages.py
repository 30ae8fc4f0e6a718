"""The rows on the pages of a damaged SQLite file, read without its help.

SQLite finds a table from the list of tables downwards; where a page on that way is damaged, everything below
is out of its reach. The rows themselves are on leaf pages, each of which can be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

_LEAF = 0x0D
_FIRST_HEADER = 100
_SIZES = tuple(2**power for power in range(9, 17))
_USUAL = 4096
_MOST_BYTES = 100_000_000
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = str | int | float | bytes | None


class _Broken(Exception):  # noqa: N818
    """What was read makes no sense."""


def rows(content: bytes) -> Iterator[list[Value]]:
    """The values of every row on a leaf page that makes sense, in the order of the file.

    Which table a row is of is not told by its page. Rows that were deleted may be among them.
    """
    size = int.from_bytes(content[16:18], "big")
    size = 65536 if size == 1 else size
    if size not in _SIZES:
        size = _USUAL
    for start in range(0, len(content), size):
        header = start + (_FIRST_HEADER if start == 0 else 0)
        if content[header : header + 1] == bytes([_LEAF]):
            yield from _page(content, start, header, size)


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
