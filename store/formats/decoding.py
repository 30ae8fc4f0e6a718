"""Bytes to text: UTF-8, GB 18030 and UTF-16, and what is not a text at all."""

from __future__ import annotations

import codecs
import unicodedata

from store.model.errors import BadInput
from store.model.message import Message

#: Larger files are not policy texts; the largest law has about 0.5 MB.
MAX_BYTES = 20 * 1024 * 1024

_MAGIC = (
    (b"%PDF", Message("kind.pdf")),
    (b"PK\x03\x04", Message("kind.zipped")),
    (b"\xd0\xcf\x11\xe0", Message("kind.old_office")),
    (b"{\\rtf", Message("kind.rtf")),
    (b"\x89PNG", Message("kind.picture")),
    (b"\xff\xd8\xff", Message("kind.picture")),
    (b"GIF8", Message("kind.picture")),
    (b"\x1f\x8b", Message("kind.archive")),
    (b"Rar!", Message("kind.archive")),
    (b"SQLite format 3", Message("kind.database")),
    (b"\x7fELF", Message("kind.program")),
    (b"MZ\x90", Message("kind.program")),
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAX_STRANGE = 0.02
_MIN_CHINESE = 0.2


def decode(data: bytes, source: str) -> str:
    """Return the text in ``data``; raises :class:`BadInput` with a sentence that says what to do instead."""
    if len(data) > MAX_BYTES:
        raise BadInput(source=source, reason=Message("import.text_too_large"))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise BadInput(source=source, reason=Message("import.empty"))
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise BadInput(source=source, reason=Message("import.other_format", name=name))
    return _decode(data, source)


def _decode(data: bytes, source: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :], encoding, source)
    if b"\x00" in data:
        raise BadInput(source=source, reason=Message("import.binary"))
    try:
        return _checked(data, "utf-8", source)
    except BadInput:
        return _checked(data, "gb18030", source)


def _checked(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason.startswith("unexpected end"):
            return _checked(data[: error.start], encoding, source)
        raise BadInput(source=source, reason=Message("import.unknown_encoding")) from error
    if _is_garbled(text, encoding):
        raise BadInput(source=source, reason=Message("import.garbled"))
    return text


def _is_garbled(text: str, encoding: str) -> bool:
    """Return whether a text was decoded wrongly: many control characters, or hardly any common Chinese in GB
    18030.
    """
    sample = text[:100_000]
    strange = sum(
        1 for c in sample if unicodedata.category(c) in _STRANGE and c not in "\n\r\t\f\v\ufeff\u200b"
    )
    if strange > _MAX_STRANGE * len(sample):
        return True
    if encoding != "gb18030":
        return False
    visible = [c for c in sample if not c.isspace() and not c.isascii()]
    common = sum(1 for c in visible if _is_gb2312(c))
    return bool(visible) and common < (1 - _MIN_CHINESE) * len(visible)


def _is_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


_STRANGE = frozenset(("Cc", "Cn", "Co", "Cs"))
