"""Recovery of the user's documents from a library: as stored, or read again from their source.

A document that does not agree with its checksum is never shown. Its source does where it still agrees with
its own, so that the intake can read it again.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.library import Library
from store.library.file_arrivals import Arrival
from store.library.library_change import DocumentRecord, LibraryChange
from store.library.originals import restored
from store.library.pack_records import PACKS_KEY
from store.library.shipped.ownership import place
from store.model.checking.decision import Decision
from store.model.document import Document, DocumentSummary, Validity
from store.model.errors import Busy, CannotWrite, DamagedFile
from store.model.message import Message
from store.model.rekeying import rekeyed
from store.system.sqlite import temporary_folder

#: What reading a damaged file comes to; bytes that are no text, even in a complaint, are the second kind.
_UNREADABLE = (sqlite3.Error, ValueError, OverflowError)
#: The kind of a page of SQLite that leads to other pages of a table.
_INTERIOR = 5


@dataclass(frozen=True, slots=True)
class RecoveredDocuments:
    """The documents of the user as they were kept, and the titles of what cannot be had.

    ``unknown``: not even the list of them can be read, so that there may be more. ``editions`` are the
    families that documents which ship were put into, by key, ``states`` what was decided on whether these
    hold, ``decisions`` what was decided on files, ``arrivals`` where these came from, ``packs`` which packs
    were installed.
    """

    documents: tuple[DocumentRecord, ...] = ()
    lost: tuple[str, ...] = ()
    unknown: bool = False
    editions: tuple[tuple[str, str], ...] = ()
    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    states: tuple[tuple[str, Validity], ...] = ()
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)
    packs: str | None = None


def documents_of(path: Path, library: Library | None) -> RecoveredDocuments:
    """Return what the user added to the library at ``path``; ``library`` is None where it cannot be
    opened.
    """
    if library is not None:
        try:
            entries = library.documents()
            families = ((entry.key, entry.edition_of) for entry in entries if entry.shipped)
            editions = tuple((key, family) for key, family in families if family)
            found, lost = [], []
            for entry in entries:
                if entry.shipped:
                    continue
                one = _document(library, entry)
                if one is None:
                    lost.append(entry.title)
                else:
                    found.append(one)
            states = tuple((one.key, one.validity) for one in entries if one.shipped and one.validity)
            decisions, arrivals, packs = _decisions(library), _arrivals(library), library.meta(PACKS_KEY)
            return RecoveredDocuments(
                tuple(found), tuple(lost), False, editions, decisions, states, arrivals, packs
            )
        except DamagedFile:
            pass
    if not path.exists():
        return RecoveredDocuments()
    return RecoveredDocuments(tuple(_sources(path)), unknown=True)


def carry_over(added: RecoveredDocuments, new: Library) -> list[str]:
    """Put documents of the user into a library that has those that ship; returns the titles of the rest.

    One that has the key of a document that ships now is kept beside it, unless the user put it in its place.
    """
    lost = list(added.lost)
    shipped = {entry.sha256 for entry in new.documents()} if added.unknown else set()
    for kept in added.documents:
        if kept.document.sha256 in shipped:
            continue
        try:
            place(kept, new)
        except (CannotWrite, Busy):
            raise
        except Exception:  # half-readable rows may raise anything; the other documents must not suffer
            lost.append(kept.document.title)
    if added.decisions:
        new.set_decisions(added.decisions)
    if added.arrivals:
        new.arrivals.note(added.arrivals)
    if added.packs:
        new.set_meta(PACKS_KEY, added.packs)
    held = {key for key, _ in new.checksums()} if added.editions or added.states else set()
    stated = ((new.kept(key), state) for key, state in added.states if key in held)
    changed = tuple(replace(kept, document=replace(kept.document, validity=state)) for kept, state in stated)
    if changed:
        new.exchange(LibraryChange(into=changed))
    new.exchange(LibraryChange(editions=tuple(pair for pair in added.editions if pair[0] in held)))
    return lost


def _decisions(library: Library) -> dict[str, tuple[Decision, ...]]:
    """Return the decisions on files; empty where they cannot be read."""
    with contextlib.suppress(DamagedFile):
        return library.all_decisions()
    return {}


def _arrivals(library: Library) -> dict[str, Arrival]:
    """Return where files came from; empty where that cannot be read."""
    with contextlib.suppress(DamagedFile):
        return library.arrivals.all()
    return {}


def _document(library: Library, entry: DocumentSummary) -> DocumentRecord | None:
    """Return a document of the user, as far as it can be recovered; None where nothing can."""
    found = _read(library, entry)
    if found is None:
        return None
    document, source = found
    return DocumentRecord(
        rekeyed(document, entry.key), source, False, entry.position, entry.edition_of, entry.stands_in
    )


def _read(library: Library, entry: DocumentSummary) -> tuple[Document, bytes] | None:
    """Return a document as it was stored, or as its source says; None where neither can be had."""
    try:
        source = library.source(entry.key)
    except DamagedFile:
        source = b""
    whole = hashlib.sha256(source).hexdigest() == entry.sha256
    try:
        document = library.document(entry.key)
        return (document, source) if whole else (_without_source(document), b"")
    except (CannotWrite, Busy):
        raise
    except Exception:  # damage leads to anything
        decided = _decisions(library).get(entry.sha256, ())
        return _read_again(source, entry.source, decided) if whole else None


def _without_source(document: Document) -> Document:
    """Return a document whose source is damaged, while it is not itself."""
    return replace(
        document,
        sha256=hashlib.sha256(b"").hexdigest(),
        warnings=(*document.warnings, Message("library.source_lost")),
    )


def _read_again(
    source: bytes, name: str, decisions: Sequence[Decision] = ()
) -> tuple[Document, bytes] | None:
    from store.intake import read_bytes

    try:
        return read_bytes(source, name, decisions=decisions), source
    except Exception:  # it was a document once, but the name under which it came may be damaged
        return None


def _sources(path: Path) -> Iterator[DocumentRecord]:
    """Yield documents made from the sources in a file that cannot be opened as a library."""
    with contextlib.suppress(OSError), temporary_folder() as folder:
        copy = Path(folder) / path.name
        for tail in ("", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + tail), copy.with_name(copy.name + tail))
        rows = _rows(copy)
        if not rows:
            _give_schema(copy)
            rows = _rows(copy)
        for sha256, name, data, key in rows:
            if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256:
                found = _read_again(data, str(name))
                if found is not None:
                    yield DocumentRecord(rekeyed(found[0], str(key)), found[1], False, 0)


def _give_schema(copy: Path) -> None:
    """Give a file whose list of tables cannot be read that of a new library.

    Both were made by the same steps, so that their tables begin on the same pages; where they do not, what is
    read then does not agree with its hash, and is not taken.
    """
    new = copy.with_name("new.db")
    Library.open(new).close()
    pages = new.read_bytes()
    content = bytearray(copy.read_bytes())
    size = int.from_bytes(pages[16:18], "big")
    for number in (1, *_children(pages, size)):
        place = slice((number - 1) * size, number * size)
        if place.stop <= len(content):
            content[place] = pages[place]
    content[28:32] = (len(content) // size).to_bytes(4, "big")
    copy.write_bytes(content)


def _children(pages: bytes, size: int) -> list[int]:
    """Return the pages of the list of tables besides the first, which names them if it has no room for
    all.
    """
    if pages[100] != _INTERIOR:
        return []
    count = int.from_bytes(pages[103:105], "big")
    starts = [int.from_bytes(pages[112 + 2 * n : 114 + 2 * n], "big") for n in range(count)]
    found = [int.from_bytes(pages[start : start + 4], "big") for start in starts if start < size]
    return [*found, int.from_bytes(pages[108:112], "big")]


#: Name and bytes of each source with the key of its document, as they are kept and as they once were.
_QUERIES = (
    "SELECT document.sha256, source, data, key, packed, size FROM document JOIN original USING (sha256)",
    "SELECT sha256, source, data, key, 0, 0 FROM document JOIN source ON document_id = document.id",
)


def _rows(copy: Path) -> list[tuple[object, object, object, object]]:
    """Hash, name and bytes of each source that can be read, and the key of its document."""
    found: list[tuple[object, object, object, object]] = []
    for query in _QUERIES:
        with contextlib.suppress(*_UNREADABLE), contextlib.closing(sqlite3.connect(copy)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.execute("PRAGMA writable_schema = 1")
            for sha256, name, data, key, packed, size in connection.execute(query):
                with contextlib.suppress(ValueError, TypeError):
                    found.append((sha256, name, restored(data, bool(packed), size), key))
    return found
