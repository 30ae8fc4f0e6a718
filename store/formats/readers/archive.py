"""Archives are no documents: a zip file is taken apart before its files are read, others say what to do."""

from __future__ import annotations

import contextlib

from store.formats.lines import FileContent
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.zipped import ZipPackage
from store.model.message import Message

#: The name of the format of zip files that are nothing else (a Word file is one as well).
ZIP = "压缩文件"
_FOREIGN = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


def matches(data: bytes) -> bool:
    """Return whether the bytes are a zip file; asked last, for many formats are."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def matches_foreign(data: bytes) -> bool:
    """Return whether the bytes are an archive that this program does not take apart."""
    return data.startswith(_FOREIGN)


def read(data: bytes, _progress: Progress) -> FileContent:
    """Refuse an archive: it has a password, no file in it can be read, or it is nested three deep.

    Raises:
        UnreadableError: always, with the reason.
    """
    locked = False
    with contextlib.suppress(UnreadableError):  # one that is damaged has no files either
        locked = any(entry.flag_bits & 1 for entry in ZipPackage(data).entries)
    if locked:
        raise UnreadableError(Message("reader.archive_locked"))
    raise UnreadableError(Message("reader.archive_without_files"))


def read_foreign(_data: bytes, _progress: Progress) -> FileContent:
    """Refuse a foreign archive with a message that says what to do.

    Raises:
        UnreadableError: always, with the reason.
    """
    raise UnreadableError(Message("reader.archive_foreign"))


register(FileFormat(ZIP, ("zip",), matches, read, rank=90, isolated=False))
register(FileFormat("其他压缩文件", (), matches_foreign, read_foreign, rank=91, isolated=False))
