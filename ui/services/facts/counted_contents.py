"""Remembers what was counted in documents, so that a start neither reads them nor loads what counts."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from store.model.errors import CannotWrite, YiceError
from store.system.files import write_file
from store.system.version import VERSION

if TYPE_CHECKING:
    from store.model.document import Document


@dataclass(frozen=True, slots=True)
class DocumentContents:
    """Numbers of what a document has; 0 for none."""

    organisations: int
    indicators: int
    chapters: int


class CountedLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def checksums(self) -> list[tuple[str, str]]:
        """Return the key and the checksum of each document."""
        ...

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...


def counted_contents(
    library: CountedLibrary, keys: Iterable[str], file: Path, check: Callable[[], None]
) -> dict[str, DocumentContents]:
    """Return what is in documents by their keys; what ``file`` does not hold is counted and put there.

    Another version of the program counts again, as it may find more. ``check`` is called before each document
    that is counted, and may raise. A document that is gone has no entry. A file that cannot be read or
    written is none.
    """
    checksums = dict(library.checksums())
    known = _read(file)
    found, missing = {}, []
    for key in keys:
        if key in checksums:
            one = known.get(checksums[key])
            if one is None:
                missing.append(key)
            else:
                found[key] = one
    if missing:
        found |= _count(library, missing, check)
        held = set(checksums.values())
        kept = {checksum: one for checksum, one in known.items() if checksum in held}
        kept |= {checksums[key]: found[key] for key in missing if key in found}
        _write(file, kept)
    return found


def _count(
    library: CountedLibrary, keys: Iterable[str], check: Callable[[], None]
) -> dict[str, DocumentContents]:
    from ui.services.facts.document_contents import numbers_of

    found = {}
    for key in keys:
        check()
        with contextlib.suppress(YiceError):  # gone by now; what is damaged is told when it is read
            found[key] = DocumentContents(*numbers_of(library.document(key)))
    return found


def _read(file: Path) -> dict[str, DocumentContents]:
    try:
        read = json.loads(file.read_bytes())
        if read["version"] != VERSION:
            return {}
        return {
            checksum: DocumentContents(*map(int, numbers)) for checksum, numbers in read["documents"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _write(file: Path, known: dict[str, DocumentContents]) -> None:
    listed = {checksum: list(astuple(one)) for checksum, one in known.items()}
    with contextlib.suppress(CannotWrite):
        write_file(file, json.dumps({"version": VERSION, "documents": listed}))
