"""The notebook: everything the user wrote, in one SQLite file that no library ever touches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from store.errors import DamagedFile, Phrase, YiceError
from store.notebook import baskets, history, items
from store.notebook.models import AnchorRow
from store.records import Anchor, Basket, Bookmark, Note, PastSearch, Problem, Visit
from store.sqlite import Database, Schema, backup, guard, integrity, looks_sound, open_database

SCHEMA = Schema(
    name="工作本",
    application_id=0x59694E62,  # "YiNb"
    version=2,
    migrations=Path(__file__).parent / "migrations",
    pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "busy_timeout": 5000},
)


class Notebook:
    """Bookmarks, notes and what was read and asked; any thread may call it.

    A change is on disk when the call returns, whatever happens to the program after.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path``, creating it if absent and for reading only where it cannot be written.

        Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is left as it was.
        """
        database = open_database(path, SCHEMA)
        if not looks_sound(database, path):
            database.close_all()
            raise DamagedFile(path=path, action=Phrase("内容无法读取", "it cannot be read"))
        return cls(path, database)

    def bookmarks(self, document_key: str | None = None) -> list[Bookmark]:
        """All bookmarks, or those of one document, in the order they were made."""
        condition = None if document_key is None else AnchorRow.document_key == document_key
        with guard(self.path):
            return items.bookmarks(self._database, condition)

    def bookmark_for(self, clause_id: str) -> Bookmark | None:
        """The bookmark on a clause, if there is one."""
        with guard(self.path):
            found = items.bookmarks(self._database, AnchorRow.clause_id == clause_id)
        return found[0] if found else None

    def notes(self, document_key: str | None = None, clause_id: str | None = None) -> list[Note]:
        """All notes, those of one document, or those of one clause, in the order they were made."""
        condition = None
        if document_key is not None:
            condition = AnchorRow.document_key == document_key
        if clause_id is not None:
            on_clause = AnchorRow.clause_id == clause_id
            condition = on_clause if condition is None else condition & on_clause
        with guard(self.path):
            return items.notes(self._database, condition)

    def put_bookmark(self, bookmark: Bookmark) -> None:
        """Insert a bookmark, or replace the one with its id; also brings a deleted one back."""
        with self._writing():
            items.put_bookmark(self._database, bookmark)

    def delete_bookmark(self, bookmark_id: str) -> None:
        """Delete a bookmark; an unknown id is no error."""
        with self._writing():
            items.delete(self._database, bookmark_id)

    def put_note(self, note: Note) -> None:
        """Insert a note, or replace the one with its id; also brings a deleted one back."""
        with self._writing():
            items.put_note(self._database, note)

    def delete_note(self, note_id: str) -> None:
        """Delete a note; an unknown id is no error."""
        with self._writing():
            items.delete(self._database, note_id)

    def baskets(self) -> list[Basket]:
        """All baskets in the order they were made."""
        with guard(self.path):
            return baskets.baskets(self._database)

    def put_basket(self, basket: Basket) -> None:
        """Insert a basket, or bring the one with its id to this state; also brings a deleted one back."""
        with self._writing():
            baskets.put(self._database, basket)

    def delete_basket(self, basket_id: str) -> None:
        """Delete a basket with its entries; an unknown id is no error."""
        with self._writing():
            baskets.delete(self._database, basket_id)

    def visits(self, limit: int = 20) -> list[Visit]:
        """The clauses read last, latest first, each once."""
        with guard(self.path):
            return history.visits(self._database, limit)

    def add_visit(self, clause_id: str, title: str) -> None:
        """Remember that a clause was read now."""
        with self._writing():
            history.add_visit(self._database, clause_id, title)

    def searches(self, limit: int = 20) -> list[PastSearch]:
        """The queries asked last, latest first, each once."""
        with guard(self.path):
            return history.searches(self._database, limit)

    def add_search(self, query: str, total: int) -> None:
        """Remember that a query was asked now; a blank one is not remembered."""
        if query.strip():
            with self._writing():
                history.add_search(self._database, query.strip(), total)

    def clear_history(self) -> None:
        """Forget what was read and asked; bookmarks and notes stay."""
        with self._writing():
            history.clear(self._database)

    def anchors(self) -> list[tuple[str, Anchor]]:
        """The kind (``bookmark``, ``note``) and anchor of everything, document by document."""
        with guard(self.path):
            return items.anchors(self._database)

    def check(self) -> list[Problem]:
        """What is damaged in the file itself."""
        repair = "工作本将另存，并改用新的工作本；可从 backups 文件夹恢复"
        try:
            with guard(self.path):
                found = integrity(self._database)
            return [Problem(self.path.name, f"数据库完整性检查未通过（{text}）", repair) for text in found]
        except YiceError as error:
            return [Problem(self.path.name, error.sentence(), repair)]

    def backup(self, to: Path) -> None:
        """Copy the notebook to ``to``, whole, while it is in use; CannotWrite."""
        backup(self.path, to)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._database.close_all()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction that is on disk at the end; takes the write lock at once rather than half-way."""
        with guard(self.path), self._database.atomic("IMMEDIATE"):
            yield
