"""A file as it was received, and how it can be shown."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from store.formats.registry import recognise
from store.library import Library
from store.model.errors import BadInput

#: Pages that are drawn (PDF, OFD), a picture, or what the reader of the format saw.
OriginalKind = Literal["pages", "picture", "lines"]
_TEMPORARY = "yice-original-"
_KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """The bytes of a file with its name, the name of its format in Chinese, and the kind of view it gets."""

    name: str
    data: bytes
    format_name: str
    kind: OriginalKind


def original_of(library: Library, key: str) -> OriginalFile | None:
    """Return the file a document was read from; None where the library has lost it. Raises NotFound."""
    found = library.original(key)
    return None if found is None else as_file(found.name, found.data)


def as_file(name: str, data: bytes) -> OriginalFile:
    """Return a file with the kind of view that its content asks for."""
    from store.formats.readers import ofd, pdf, pictures

    try:
        format_ = recognise(data, name).name
    except BadInput:
        format_ = ""
    if pdf.matches(data) or ofd.matches(data):
        return OriginalFile(name, data, format_, "pages")
    return OriginalFile(name, data, format_, "picture" if pictures.matches(data) else "lines")


def temporary_copy(file: OriginalFile) -> Path:
    """Write a copy for another program into a new temporary folder, and return its path; OSError.

    Nothing that program does to it reaches the library. Copies of before that nobody has deleted go.
    """
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
    path = folder / (Path(file.name).name or "original")
    path.write_bytes(file.data)
    path.chmod(0o400)
    return path


def _sweep() -> None:
    """Delete copies that a program which did not come to its end has left a day ago or earlier."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _KEPT_SECONDS:
                for path in folder.iterdir():
                    path.chmod(0o600)
                shutil.rmtree(folder)
