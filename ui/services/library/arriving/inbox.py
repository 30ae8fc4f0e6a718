"""Inbox: files that the user passes in, those in folders, those in zip files. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store.model.errors import BadInput
from store.model.message import Message
from store.packs.pack import SUFFIX


def expanded(files: Iterable[Path]) -> list[Path]:
    """Return the files, and for a folder those in it and in the folders below, hidden ones left out."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found += sorted(one for one in inside if not _is_hidden(one.relative_to(path)))
        else:
            found.append(path)
    return found


@contextmanager
def unpacked(files: Iterable[Path]) -> Iterator[list[Path | BadInput]]:
    """Yield the files as :func:`expanded` finds them, and for a zip file those in it.

    They are there until the context ends. A zip file that cannot be taken apart has its error in its place.
    """
    from store.formats.unpacker import Unpacker, is_archive, unpack

    with TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
        unpacker = Unpacker(Path(folder))
        found: list[Path | BadInput] = []
        for path in expanded(files):
            try:
                if path.suffix.lower() == SUFFIX:  # its signature counts, not only what is in it
                    raise BadInput(source=path.name, reason=Message("import.is_pack"))
                data = _zip_data(path)
                found += unpack(data, unpacker, path.name) if data and is_archive(data) else [path]
            except BadInput as error:
                found.append(error)
        yield found


def _zip_data(path: Path) -> bytes:
    """Return the bytes of a file that begins as zip files do; empty for any other."""
    from store.formats.readers.archive import matches
    from store.intake import load

    try:
        with path.open("rb") as file:
            begins = matches(file.read(4))
    except OSError:
        return b""  # the reader says what is wrong
    return load(path) if begins else b""


def _is_hidden(path: Path) -> bool:
    """Return whether a file is hidden, or what an open Word leaves beside a file."""
    return any(part.startswith((".", "~$")) for part in path.parts)
