"""Every change of the notebook that the window makes: written at once, undoable, named in the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from store.errors import YiceError
from store.notebook import Notebook
from store.notebook.anchors import anchor_for, locate
from store.records import Bookmark, Clause, Document, Note, printed
from ui.notebook.commands import Item, ItemChange, Kind
from ui.notebook.entries import Entry, Library, bookmark_entries, note_entries
from ui.reader.inspector import Inspector

TITLE_CHARACTERS = 20
T = TypeVar("T")


class NotebookController(QObject):
    """Owns the undo stack. What cannot be written is told by ``failed`` and is not on the stack.

    ``changed`` follows every change, undo and redo: show the notebook anew.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._session = 0
        self._typing = ""
        self.undo_stack = QUndoStack(self)

    # -- asking ---------------------------------------------------------------------------------------

    def bookmark_for(self, clause_id: str) -> Bookmark | None:
        """The bookmark on a clause, if there is one."""
        return self._read(lambda: self._notebook.bookmark_for(clause_id), None)

    def notes(self, document_key: str | None = None, clause_id: str | None = None) -> list[Note]:
        """All notes, those of a document, or those of a clause, in the order they were made."""
        return self._read(lambda: self._notebook.notes(document_key, clause_id), [])

    def marks(self, document: Document) -> tuple[set[str], dict[str, list[Note]]]:
        """What ReaderView.set_marks wants: bookmarked clauses, and each clause's notes as they hold now."""
        bookmarks = self._read(lambda: self._notebook.bookmarks(document.key), [])
        marked: set[str] = set()
        for bookmark in bookmarks:
            place = locate(document, bookmark.anchor)
            if place is not None:
                marked.add(place.clause.id)
        notes: dict[str, list[Note]] = {}
        for note in self.notes(document.key):
            place = locate(document, note.anchor)
            if place is not None:
                anchor = replace(note.anchor, clause_id=place.clause.id, start=place.start, end=place.end)
                notes.setdefault(place.clause.id, []).append(replace(note, anchor=anchor))
        return marked, notes

    def bookmark_entries(self, library: Library) -> list[Entry]:
        """All bookmarks as the panel shows them."""
        return bookmark_entries(self._read(self._notebook.bookmarks, []), library)

    def note_entries(self, library: Library) -> list[Entry]:
        """All notes as the panel shows them."""
        return note_entries(self._read(self._notebook.notes, []), library)

    # -- changing -------------------------------------------------------------------------------------

    def toggle_bookmark(self, document: Document, clause: Clause) -> bool:
        """Add a bookmark on a clause, or remove the one there; whether that was written."""
        found = self.bookmark_for(clause.id)
        if found is not None:
            return self.delete_bookmark(found.id)
        anchor = anchor_for(document, clause)
        bookmark = Bookmark(uuid4().hex, anchor, default_title(clause), utc_now())
        return self._change(self.tr("Add Bookmark"), "bookmark", None, bookmark)

    def rename_bookmark(self, bookmark_id: str, title: str) -> bool:
        """Give a bookmark another title; a blank one, or an unknown id, changes nothing."""
        found = self._bookmark(bookmark_id)
        title = " ".join(title.split())
        if found is None or not title or title == found.title:
            return False
        return self._change(self.tr("Rename Bookmark"), "bookmark", found, replace(found, title=title))

    def delete_bookmark(self, bookmark_id: str) -> bool:
        """Delete a bookmark; an unknown id changes nothing."""
        found = self._bookmark(bookmark_id)
        return found is not None and self._change(self.tr("Delete Bookmark"), "bookmark", found, None)

    def save_note(
        self,
        document: Document,
        clause: Clause,
        note_id: str,
        body: str,
        start: int = 0,
        end: int | None = None,
    ) -> bool:
        """Write a note's text; an id that is not known (or empty) makes a new note on the clause or range.

        Saves of the same note until :meth:`finish_note` are one step of undo.
        """
        found = self._note(note_id) if note_id else None
        if found is not None and found.body == body:
            return True
        if self._typing != note_id:
            self._begin(note_id)
        now = utc_now()
        if found is None:
            anchor = anchor_for(document, clause, start, end)
            note = Note(note_id or uuid4().hex, anchor, body, now, now)
            return self._change(self.tr("Add Note"), "note", None, note, self._session)
        changed = replace(found, body=body, updated=now)
        return self._change(self.tr("Edit Note"), "note", found, changed, self._session)

    def finish_note(self, note_id: str) -> None:
        """The typing in a note is over; the next change of it is a step of its own."""
        if self._typing == note_id:
            self._begin("")

    def delete_note(self, note_id: str) -> bool:
        """Delete a note; an unknown id changes nothing."""
        found = self._note(note_id)
        self.finish_note(note_id)
        return found is not None and self._change(self.tr("Delete Note"), "note", found, None)

    def attach(self, inspector: Inspector) -> None:
        """Let an inspector write its notes and bookmark here; failures leave its text in the editor."""

        def save(note_id: str, body: str) -> None:
            document, clause = inspector.document(), inspector.clause()
            if document is None or clause is None or not self.save_note(document, clause, note_id, body):
                inspector.save_failed(note_id)

        def toggle() -> None:
            document, clause = inspector.document(), inspector.clause()
            if document is not None and clause is not None:
                self.toggle_bookmark(document, clause)

        inspector.note_saved.connect(save)
        inspector.note_deleted.connect(self.delete_note)
        inspector.note_finished.connect(self.finish_note)
        inspector.bookmark_toggled.connect(toggle)

    # -- inside ---------------------------------------------------------------------------------------

    def _begin(self, note_id: str) -> None:
        self._typing = note_id
        self._session += 1

    def _change(
        self, text: str, kind: Kind, before: Item | None, after: Item | None, session: int | None = None
    ) -> bool:
        if not self._write(kind, before, after, quiet=True):
            return False
        self.undo_stack.push(ItemChange(text, kind, before, after, self._write, self._mend, session))
        self.changed.emit()
        return True

    def _write(self, kind: Kind, before: Item | None, after: Item | None, quiet: bool = False) -> bool:
        """Bring the notebook from ``before`` to ``after``; False, and a sentence, if it cannot be written."""
        try:
            if isinstance(after, Bookmark):
                self._notebook.put_bookmark(after)
            elif isinstance(after, Note):
                self._notebook.put_note(after)
            elif before is not None and kind == "bookmark":
                self._notebook.delete_bookmark(before.id)
            elif before is not None:
                self._notebook.delete_note(before.id)
        except YiceError as error:
            self.failed.emit(error.sentence())
            return False
        if not quiet:
            self._begin("")
            self.changed.emit()
        return True

    def _mend(self, step: int) -> None:
        """An undo or redo was not written: move the stack back to where it was, writing nothing."""
        QTimer.singleShot(0, self, lambda: self.undo_stack.setIndex(self.undo_stack.index() + step))

    def _bookmark(self, bookmark_id: str) -> Bookmark | None:
        found = self._read(self._notebook.bookmarks, [])
        return next((item for item in found if item.id == bookmark_id), None)

    def _note(self, note_id: str) -> Note | None:
        return next((item for item in self.notes() if item.id == note_id), None)

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except YiceError as error:
            self.failed.emit(error.sentence())
            return otherwise


def default_title(clause: Clause) -> str:
    """What a new bookmark is called: the clause's heading or its first words."""
    words = " ".join((clause.heading or printed(clause)).split())
    words = words or clause.label
    return words if len(words) <= TITLE_CHARACTERS else words[:TITLE_CHARACTERS] + "…"


def utc_now() -> str:
    """The time as the notebook keeps it: ISO-8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
