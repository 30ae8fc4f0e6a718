"""The library: every document the user can read, in one SQLite file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from store.library import originals
from store.library.document_cache import DocumentCache
from store.library.file_arrivals import FileArrivals
from store.library.identity import Identity, identify
from store.library.library_change import DocumentRecord, LibraryChange
from store.library.lookup import find
from store.library.soundness import SoundnessCheck
from store.library.storage.document_checksum import document_checksum, stamp_of
from store.library.storage.library_schema import ClauseRow, DocumentRow, Meta
from store.library.storage.stored_clauses import references_to_documents
from store.library.storage.stored_decisions import all_decisions, read_decisions, write_decisions
from store.library.storage.stored_documents import (
    find_documents,
    insert_document,
    join_editions,
    load_document,
    reorder,
)
from store.library.summaries import DocumentSummaries
from store.library.writer import DatabaseWriter
from store.model.checking.decision import Decision
from store.model.clause import Clause, Reference
from store.model.document import Document, DocumentSummary
from store.model.errors import Busy, CannotWrite, NotFound, YiceError
from store.model.message import Message
from store.system.database_file import DatabaseSchema, open_database
from store.system.sqlite import Database
from store.system.sqlite_errors import damaged, guard, guard_rows

SCHEMA = DatabaseSchema(
    name=Message("word.library"),
    application_id=0x59694C62,  # "YiLb"
    version=12,
    migrations=Path(__file__).parent / "migrations",
    # One file and no companions, so that the library also opens where nothing can be written.
    pragmas={"journal_mode": "delete", "synchronous": "full", "foreign_keys": 1},
)

#: Asked each time that a clause comes into view.
_KEY_OF_CLAUSE = (
    f'SELECT d."key" FROM "{DocumentRow._meta.table_name}" d '
    f'JOIN "{ClauseRow._meta.table_name}" c ON c.document_id = d.id WHERE c.clause_id = ?'
)


class Library:
    """Documents by key, clauses by id; any thread may call it, each gets its own connection.

    Every change is one transaction and on disk when the call returns. Documents are immutable and cached.
    ``soundness`` tells whether the file is whole, ``arrivals`` how its files came.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database
        self._writer = DatabaseWriter(path, database)
        self._summaries = DocumentSummaries(path, database)
        self._cache = DocumentCache(path, database, self._summaries)
        self.arrivals = FileArrivals(database, self._reading, self.writing)
        self.soundness = SoundnessCheck(path, database, self._writer)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path``, creating it if absent and for reading only where it cannot be written.

        Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is left as it was.
        """
        library = cls(path, open_database(path, SCHEMA))
        with contextlib.suppress(YiceError):  # what is damaged or read-only is told when it is read
            library._renew_checksums()
        return library

    def documents(self) -> list[DocumentSummary]:
        """Return all documents in library order; cheap, no tree is read, and kept until the file changes."""
        return self._summaries.all(self._writer.uncommitted)

    def summary(self, key: str) -> DocumentSummary:
        """Return one document without its tree; NotFound."""
        found = self._summaries.find(key)
        if found is None:
            raise NotFound(what=key)
        return found

    def document(self, key: str) -> Document:
        """Return the document with its tree; NotFound."""
        return self._cache.load(key, marked=not self._writer.uncommitted)[0]

    def unmarked(self, key: str) -> Document:
        """Return the document without its edition data, which is unknown during an import; NotFound."""
        return self._cache.load(key, marked=False)[0]

    def find_document(self, text: str) -> DocumentSummary | None:
        """Return the document meant by a key, a number in any spelling, a title or unique words of it."""
        return find(self.documents(), text)

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and the document it is in; NotFound."""
        with self._reading():
            found = self._database.sql(_KEY_OF_CLAUSE, clause_id)
        if not found:
            raise NotFound(what=clause_id)
        document, clauses = self._cache.load(found[0][0], marked=not self._writer.uncommitted)
        return document, clauses[clause_id]

    def add(
        self,
        document: Document,
        source: bytes,
        shipped: bool = False,
        edition_of: str | None = None,
        stands_in: bool = False,
        decisions: Sequence[Decision] | None = None,
    ) -> None:
        """Store a document and the bytes it was read from; one with the same key is replaced in place.

        ``edition_of`` is the family of editions it belongs to, by default that of the one it replaces;
        ``stands_in`` tells that the user asked for it in the place of one that ships. ``decisions`` are kept
        for its file, None leaves those that are.
        """
        with self.writing():
            old = DocumentRow.select().where(DocumentRow.key == document.key).bind(self._database).first()
            position = self.next_position() if old is None else old.position
            if old is not None:
                edition_of = edition_of or old.edition_of
                self._delete(document.key)
            decided = None if decisions is None else tuple(decisions)
            kept = DocumentRecord(document, source, shipped, position, edition_of, stands_in, decided)
            insert_document(self._database, kept)

    def remove(self, key: str) -> DocumentRecord:
        """Take a document out, and return it for :meth:`exchange` to put back; NotFound."""
        return self.exchange(LibraryChange(out=(key,))).into[0]

    def kept(self, key: str) -> DocumentRecord:
        """Return a document with all that is needed to put it back once it is gone; NotFound."""
        document, source = self.document(key), self.source(key)
        with self._reading():
            row = DocumentRow.select().where(DocumentRow.key == key).bind(self._database).first()
        if row is None:
            raise NotFound(what=key)
        decided = self.decisions(document.sha256)
        return DocumentRecord(
            document,
            source,
            row.shipped,
            row.position,
            row.edition_of,
            row.stands_in,
            decided,
            row.clause_count,
        )

    def exchange(self, wanted: LibraryChange) -> LibraryChange:
        """Make a change in one transaction, and return the change that undoes it; NotFound.

        What comes in under a key that is there takes its place, and is undone by putting that back.
        """
        with self.writing():
            held = {key for key, _ in self.checksums()}
            coming = {kept.document.key for kept in wanted.into}
            going = tuple(dict.fromkeys((*wanted.out, *(key for key in coming if key in held))))
            before = tuple(self.kept(key) for key in going)
            editions = []
            for key in going:
                self._delete(key)
            for kept in wanted.into:
                insert_document(self._database, kept)
            for key, edition_of in wanted.editions:
                editions.append((key, join_editions(self._database, key, edition_of)))
        added = tuple(kept.document.key for kept in wanted.into)
        return LibraryChange(added, before, tuple(reversed(editions)))

    def reorder(self, keys: Sequence[str]) -> None:
        """Put the documents in this order; those that are not named come behind these."""
        with self.writing():
            reorder(self._database, keys)

    def citing(self) -> list[tuple[str, str, Reference]]:
        """Return every reference to a document: key of the citing document, clause id, reference."""
        with self._reading():
            return references_to_documents(self._database)

    def original(self, key: str) -> originals.Original | None:
        """Return the file a document was read from; None where it was lost; NotFound, DamagedFile."""
        with self._reading():
            row = DocumentRow.select().where(DocumentRow.key == key).bind(self._database).first()
            if row is None:
                raise NotFound(what=key)
            data = originals.load_original(self._database, row.sha256)
        if data is None:
            raise damaged(self.path)
        return originals.Original(row.source, data, row.sha256) if data else None

    def source(self, key: str) -> bytes:
        """Return the bytes a document was read from, empty where they were lost; NotFound."""
        found = self.original(key)
        return found.data if found else b""

    def decisions(self, sha256: str) -> tuple[Decision, ...]:
        """Return what was decided on the reading of the file with this hash, () for nothing."""
        with self._reading():
            return read_decisions(self._database, sha256)

    def all_decisions(self) -> dict[str, tuple[Decision, ...]]:
        """Return all that was decided, by the hash of the file."""
        with self._reading():
            return all_decisions(self._database)

    def set_decisions(self, decided: Mapping[str, Sequence[Decision]]) -> None:
        """Keep what was decided on the readings of files, by their hashes."""
        with self.writing():
            for sha256, decisions in decided.items():
                write_decisions(self._database, sha256, decisions)

    def stamp(self) -> str:
        """Return a hash that changes whenever anything that is indexed changes, and only then."""
        return stamp_of(self.checksums())

    def earlier_keys(self) -> frozenset[str]:
        """Return the keys of documents of which the library has a newer edition."""
        return frozenset(entry.key for entry in self.documents() if not entry.current)

    def checksums(self) -> list[tuple[str, str]]:
        """Return key and checksum of each document in order; a checksum changes whenever the tree does."""
        return self._summaries.checksums(self._writer.busy)

    def meta(self, key: str) -> str | None:
        """Return what the library knows of itself under ``key``, such as what it was made from."""
        with self._reading():
            row = Meta.select().where(Meta.key == key).bind(self._database).first()
        return None if row is None else str(row.value)

    def set_meta(self, key: str, value: str) -> None:
        """Remember ``value`` under ``key``."""
        with self.writing():
            Meta.insert(key=key, value=value).on_conflict_replace().bind(self._database).execute()

    def forget_pages(self) -> None:
        """Give back the memory of the pages of the file that were read, while nobody reads."""
        self._database.forget_pages()

    def close(self) -> None:
        """Close the connections of all threads; a library that was changed is sealed."""
        if self._writer.changed:
            self.soundness.seal()
        self._database.close_all()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn what a damaged file leads to into DamagedFile: also rows that are no JSON, or no text."""
        with guard_rows(self.path):
            yield

    def writing(self) -> AbstractContextManager[None]:
        """Make one change in a transaction, of which what is written within becomes part."""
        return self._writer.writing()

    def together(self) -> AbstractContextManager[Callable[[], None]]:
        """Put what this thread changes meanwhile on disk together; see :meth:`DatabaseWriter.together`."""
        return self._writer.together()

    def identity(self, key: str) -> Identity:
        """Return the identity of a document's text, computed at first use and kept; NotFound."""
        mine = DocumentRow.key == key
        query = DocumentRow.select(DocumentRow.fingerprint, DocumentRow.sketch).where(mine)
        with self._reading():
            row = query.bind(self._database).first()
        if row is None:
            raise NotFound(what=key)
        if row.fingerprint is not None and row.sketch is not None:
            return Identity(str(row.fingerprint), bytes(row.sketch))
        found = identify(self.unmarked(key))
        with contextlib.suppress(CannotWrite, Busy), self.writing():
            values = {"fingerprint": found.fingerprint, "sketch": found.sketch}
            DocumentRow.update(**values).where(mine).bind(self._database).execute()
        return found

    def _renew_checksums(self) -> None:
        """Take the checksums that a migration has left empty, because it changed how trees are kept."""
        with guard(self.path):
            stale = find_documents(self._database, "checksum", "")
        for row in stale:
            with self._reading():
                checksum = document_checksum(load_document(self._database, row))
            with self.writing():
                renewed = DocumentRow.update(checksum=checksum).where(DocumentRow.id == row.id)
                renewed.bind(self._database).execute()

    def next_position(self) -> int:
        """Return the position of a document that comes behind all others."""
        return int(self._database.sql("SELECT coalesce(max(position), -1) + 1 FROM document")[0][0])

    def _delete(self, key: str) -> None:
        mine = DocumentRow.key == key
        row = DocumentRow.select(DocumentRow.sha256).where(mine).bind(self._database).first()
        if row is not None:
            DocumentRow.delete().where(mine).bind(self._database).execute()
            originals.drop_unused(self._database, row.sha256)
