"""Zip files from outside: what is in them, read with bounds, so that no small file becomes a large one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

from store.formats.registry import UnreadableError
from store.model.message import Message

#: One part may have so many bytes unpacked, and all that are read together so many.
PART, ALL = 64 * 1024 * 1024, 160 * 1024 * 1024
MOST_PARTS = 20_000
#: A document type with its entities; none of the formats has one.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.S)
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#)[\w.:-]+;")
_ENCODING = re.compile(rb"""(<\?xml\s[^?]*?)\s+encoding=["']([\w-]+)["'][^?]*\?>""")
_BOMB = Message("reader.bomb")
_DAMAGED = Message("reader.zip_damaged")
_LOCKED = Message("reader.archive_locked")


class ZipPackage:
    """A zip file whose parts are read one by one; every fault is an UnreadableError."""

    def __init__(self, data: bytes) -> None:
        self._left = ALL
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableError(_DAMAGED) from error
        self.entries = self._file.infolist()
        if len(self.entries) > MOST_PARTS:
            raise UnreadableError(_BOMB)
        self._names = {entry.filename.lstrip("/").lower(): entry for entry in self.entries}

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._names

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return [entry.filename for entry in self.entries]

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, which is found regardless of the case of its name; empty where there is
        none.
        """
        entry = self._names.get(name.lstrip("/").lower())
        return self.read_entry(entry) if entry else b""

    def read_entry(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes of one of :attr:`entries`.

        Raises:
            UnreadableError: the entry is damaged, encrypted or too large.
        """
        if entry.flag_bits & 1:
            raise UnreadableError(_LOCKED)
        limit = min(PART, self._left)
        try:
            with self._file.open(entry) as part:
                data = part.read(limit + 1)
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
            RuntimeError,
        ) as error:
            raise UnreadableError(_DAMAGED) from error
        except Exception as error:  # zlib, lzma and bz2 raise their own errors
            raise UnreadableError(_DAMAGED) from error
        if len(data) > limit:
            raise UnreadableError(_BOMB)
        self._left -= len(data)
        return data


def parse_xml(data: bytes) -> Any:
    """Return the root of an XML part; entities are refused, and no file or address outside is read.

    What is damaged behind its beginning is read as far as it goes; None where there is nothing.
    """
    parser: Any = ElementTree.XMLPullParser(("start",))
    try:
        parser.feed(_in_utf8(_without_entities(data)))
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError):
        pass  # an element that was begun is there, with what came until here
    return next((element for _event, element in parser.read_events()), None)


def _without_entities(data: bytes) -> bytes:
    """Return the bytes of an XML part without its document type, and without what that may have named."""
    bare, found = _DOCTYPE.subn(b"", data, count=1)
    return _ENTITY.sub(b"", bare) if found else data


def _in_utf8(data: bytes) -> bytes:
    """Return the bytes of an XML part in UTF-8; expat knows no Chinese encodings."""
    declared = _ENCODING.match(data)
    name = declared[2].decode("ascii").lower() if declared else ""
    if declared is None or name not in ("gbk", "gb2312", "gb18030", "big5"):
        return data
    return declared[1] + b"?>" + data[declared.end() :].decode(name, "replace").encode()
