"""The files in a zip file, those of zip files in it included, written to a folder under their own names."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from store.formats.readers.archive import ZIP, matches
from store.formats.registry import UnreadableError, recognise
from store.formats.zipped import ZipPackage
from store.model.errors import BadInput
from store.model.message import Message

#: A zip file in a zip file in a zip file is not taken apart.
_DEEPEST = 2
#: More files are not taken out, nor more bytes.
_MOST_FILES, _MOST_BYTES = 2000, 1024 * 1024 * 1024
_UTF8 = 0x800
#: What no system takes in a file name.
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_NAME = 120
_HAN = re.compile(r"[一-鿿]")


def is_archive(data: bytes) -> bool:
    """Return whether the bytes are a zip file and no document in one (.docx, .ofd, .xlsx)."""
    return matches(data) and recognise(data, "").name == ZIP


@dataclass(slots=True)
class Unpacker:
    """Takes zip files apart into ``folder``, within bounds for all of them together."""

    folder: Path
    files: int = 0
    size: int = 0

    def unpack(self, data: bytes, depth: int = 0) -> list[Path]:
        """Return the files of a zip file in their order, hidden ones left out; UnreadableError with the
        reason.
        """
        package = ZipPackage(data)
        found: list[Path] = []
        for entry in package.entries:
            name = _name(entry)
            if entry.is_dir() or not name:
                continue
            inner = package.read_entry(entry)
            self.files, self.size = self.files + 1, self.size + len(inner)
            if self.files > _MOST_FILES or self.size > _MOST_BYTES:
                raise UnreadableError(Message("reader.bomb"))
            if depth < _DEEPEST and is_archive(inner):
                found += self.unpack(inner, depth + 1)
                continue
            place = self.folder / str(self.files)
            place.mkdir()
            (place / name).write_bytes(inner)
            found.append(place / name)
        if not found and not depth:
            raise UnreadableError(Message("reader.archive_without_files"))
        return found


def unpack(data: bytes, unpacker: Unpacker, source: str) -> list[Path]:
    """Return the files of a zip file that came as ``source``. Raises BadInput where it cannot be taken
    apart.
    """
    try:
        return unpacker.unpack(data)
    except UnreadableError as error:
        raise BadInput(source=source, reason=error.message) from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file without its folders, in the characters it was written in; empty for hidden
    ones.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        name = _decoded(name.encode("cp437", "replace"), name)
    path = PurePosixPath(name.replace("\\", "/"))
    if any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in path.parts):
        return ""
    clean = _FORBIDDEN.sub("_", path.name).strip(" .")
    return clean if len(clean) <= _LONGEST_NAME else clean[:_LONGEST_NAME] + path.suffix[:8]


def _decoded(raw: bytes, name: str) -> str:
    """Return a name whose encoding nobody tells; by chance, 通知 as Windows writes it is valid UTF-8 as
    well.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            decoded = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if decoded.isascii() or _HAN.search(decoded):
            return decoded
    return name
