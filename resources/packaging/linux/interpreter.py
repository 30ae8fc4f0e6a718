"""Makes an executable from the interpreter that Panda3D's wheels carry for programs without a Python.

The interpreter ("deploy-stub", BSD licence) needs glibc 2.17, has CPython 3.11 inside and runs the modules of
a table at its end; where the table is, is written into the symbol ``blobinfo``. What the table
holds here is the start of this program and what Python needs before it can read a path.
"""

from __future__ import annotations

import marshal
import os
import struct
from pathlib import Path

_ENTRY = struct.Struct("<QQixxxx")  # offset of the name, offset of the code, its size; negative: a package
_HEADER = struct.Struct("<QQHHHH8x12QQ")
_POINTERS = 12
_KEEP_DOCSTRINGS = 4
_PAGE = 16_384  # arm64 may have pages of 16 KiB
_FIRST_MODULES = (
    "encodings/__init__ encodings/aliases encodings/utf_8 encodings/latin_1 encodings/ascii codecs io "
    "abc os stat posixpath genericpath _collections_abc site"
)


def executable(stub: bytes, start: Path) -> bytes:
    """``stub`` with the code of ``start`` as its main module."""
    modules = {"__main__": (_code(start), False)}
    root = Path(os.__file__).parent
    for path in _FIRST_MODULES.split():
        name, package = path.removesuffix("/__init__").replace("/", "."), path.endswith("/__init__")
        modules[name] = (_code(root / f"{path}.py"), package)
    blob = _blob(modules)
    data = bytearray(stub)
    data += bytes(-len(data) % _PAGE)
    header = _HEADER.pack(len(data), len(blob), 1, _POINTERS, 0, _KEEP_DOCSTRINGS, 0, *[0] * _POINTERS)
    place = _file_offset(stub, b"blobinfo")
    data[place : place + len(header)] = header
    return bytes(data) + blob


def _code(file: Path) -> bytes:
    # Later versions of the form mark what else refers to a string in the process that writes it.
    return marshal.dumps(compile(file.read_bytes(), file.name, "exec", dont_inherit=True), 2)


def _blob(modules: dict[str, tuple[bytes, bool]]) -> bytes:
    """Return the table of the modules, its end marked by an empty entry, then names and code."""
    pool = bytearray()
    table = bytearray()
    base = (len(modules) + 1) * _ENTRY.size
    for name, (code, package) in modules.items():
        name_place = base + len(pool)
        pool += name.encode() + b"\0"
        pool += bytes(-len(pool) % 4)
        table += _ENTRY.pack(name_place, base + len(pool), -len(code) if package else len(code))
        pool += code
    blob = bytes(table) + bytes(_ENTRY.size) + bytes(pool)
    return blob + bytes(-len(blob) % 32)


def _file_offset(elf: bytes, symbol: bytes) -> int:
    """Return the position of a dynamic symbol of a 64-bit little-endian ELF file.

    Raises:
        ValueError: The file has no such symbol.
    """
    sections = _sections(elf)
    for kind, offset, size, link in sections:
        if kind != 11:  # SHT_DYNSYM
            continue
        _, strings, length, _ = sections[link]
        names = elf[strings : strings + length]
        for entry in range(offset, offset + size, 24):
            name, _, _, _, value, _ = struct.unpack_from("<IBBHQQ", elf, entry)
            if names[name : names.index(b"\0", name)] == symbol:
                return _loaded(elf, value)
    raise ValueError(f"no symbol {symbol!r}")


def _sections(elf: bytes) -> list[tuple[int, int, int, int]]:
    """Type, offset, size and link of each section (System V ABI, ELF-64)."""
    (table,) = struct.unpack_from("<Q", elf, 40)
    entry_size, count = struct.unpack_from("<HH", elf, 58)
    found = []
    for number in range(count):
        _, kind, _, _, offset, size, link = struct.unpack_from("<IIQQQQI", elf, table + number * entry_size)
        found.append((kind, offset, size, link))
    return found


def _loaded(elf: bytes, address: int) -> int:
    """Return the place in the file of a virtual address, by the program headers."""
    (table,) = struct.unpack_from("<Q", elf, 32)
    entry_size, count = struct.unpack_from("<HH", elf, 54)
    for number in range(count):
        kind, _, offset, start, _, size = struct.unpack_from("<IIQQQQ", elf, table + number * entry_size)
        if kind == 1 and start <= address < start + size:  # PT_LOAD
            return offset + address - start
    raise ValueError(f"no place for address {address:#x}")
