"""Changes of the notebook from the window: bookmarks, highlights, notes and tags, each a step of undo."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from store.model.annotation import Anchor, Bookmark, Highlight, Note
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from store.notebook import STYLES, Folder, ItemChange, Notebook
from store.notebook.anchoring.anchors import anchor_for
from ui.notebook.change_subject import PlaceNames, first_and_more, place_of
from ui.notebook.notebook_reader import PATIENCE
from ui.notebook.notebook_writer import NotebookWriter
from ui.notebook.unsaved_notes import UnsavedNotes
from ui.reader.inspector.inspector import Inspector
from ui.services.display_names import place_name
from ui.services.notebook.days import moments, utc_now
from ui.services.notebook.item_names import default_title, item_words, shortened

#: Clause id and range of its printed text.
ClauseSpan = tuple[str, int, int]


class NotebookEditor(NotebookWriter):
    """Makes the user's bookmarks, highlights and notes, and saves what is typed in an inspector."""

    #: So many notes could not be written yet, and are tried again.
    waiting_changed = Signal(int)

    def __init__(
        self, notebook: Notebook, parent: QObject | None = None, place_names: PlaceNames = lambda _id: ""
    ) -> None:
        super().__init__(notebook, parent, place_names)
        self._begun: dict[str, tuple[Anchor, ...]] = {}
        self._unsaved: list[UnsavedNotes] = []

    # -- bookmarks ------------------------------------------------------------------------------------

    def toggle_bookmark(self, document: Document, clause: Clause) -> bool:
        """Add a bookmark on a clause, or remove what is there today; whether that was written."""
        marks = self.known_marks(document)
        if marks is None:
            return False
        found, place = marks.bookmarks.get(clause.id), place_name(document, clause.label, clause.path)
        if found:
            return self._delete(self.tr("Delete Bookmark"), found, self.tr("Bookmark deleted: {what}"), place)
        bookmark = Bookmark(uuid4().hex, anchor_for(document, clause), default_title(clause), utc_now())
        said, put = self.tr("Bookmark added: {what}"), lambda: self._notebook.annotations.put(bookmark)
        return self.change(self.tr("Add Bookmark"), put, said=said, what=place)

    def are_bookmarked(self, found: Sequence[tuple[Document, Clause]]) -> bool:
        """Return whether all of these clauses have bookmarks; False for no clause."""
        return bool(found) and all(self._bookmarks_of(document, clause) for document, clause in found)

    def toggle_bookmarks(self, found: Sequence[tuple[Document, Clause]]) -> bool:
        """Bookmark those of the clauses that are not; where all are, remove what is there; one step."""
        if len(found) < 2:
            return bool(found) and self.toggle_bookmark(*found[0])
        place = first_and_more([place_name(one, clause.label, clause.path) for one, clause in found])
        if self.are_bookmarked(found):
            ids = [each for one in found for each in self._bookmarks_of(*one)]
            return self._delete(self.tr("Delete Bookmark"), ids, self.tr("Bookmark deleted: {what}"), place)
        wanted = [one for one in found if not self._bookmarks_of(*one)]
        made = [
            Bookmark(uuid4().hex, anchor_for(document, clause), default_title(clause), created)
            for (document, clause), created in zip(wanted, moments(len(wanted)), strict=True)
        ]
        said = self.tr("Bookmark added: {what}")
        return self.change(
            self.tr("Add Bookmark"), lambda: self._notebook.annotations.put(*made), said=said, what=place
        )

    def _bookmarks_of(self, document: Document, clause: Clause) -> Sequence[str]:
        marks = self.known_marks(document)
        return marks.bookmarks.get(clause.id, ()) if marks is not None else ()

    def rename_bookmark(self, bookmark_id: str, title: str) -> bool:
        """Give a bookmark another title; a blank one, or an unknown id, changes nothing."""
        found = self._record(bookmark_id)
        title = " ".join(title.split())
        if not isinstance(found, Bookmark) or not title or title == found.title:
            return False
        named = replace(found, title=title)
        return self.change(self.tr("Rename Bookmark"), lambda: self._notebook.annotations.put(named))

    def new_folder(self, title: str, parent: str | None = None) -> Folder | None:
        """Make a folder for bookmarks."""
        made: list[Folder] = []

        def make() -> ItemChange:
            folder, change = self._notebook.folders.create(title, parent)
            made.append(folder)
            return change

        return made[0] if self.change(self.tr("New Folder"), make) and made else None

    def save_folder(self, title: str, places: Sequence[tuple[Anchor, str]]) -> bool:
        """Bookmark many clauses in a new folder, such as the results of a search."""
        return self.change(
            self.tr("Save as Folder"),
            lambda: self._notebook.folders.create_with_bookmarks(title, list(places))[1],
        )

    # -- highlights -----------------------------------------------------------------------------------

    def highlight(self, document: Document, ranges: Sequence[ClauseSpan], style: str) -> bool:
        """Mark ranges of a document as one highlight."""
        anchors = self.anchors(document, ranges)
        if not anchors or style not in STYLES:
            return False
        now = utc_now()
        made = Highlight(uuid4().hex, anchors, style, now, now)
        return self.change(self.tr("Highlight"), lambda: self._notebook.annotations.put(made))

    def recolour(self, ids: Sequence[str], style: str) -> bool:
        """Give highlights another style."""
        return self.change(
            self.tr("Change Highlight"), lambda: self._notebook.annotations.recolour(ids, style)
        )

    def delete_highlights(self, ids: Sequence[str]) -> bool:
        """Delete highlights."""
        return self.delete(ids)

    def turn_into_note(self, highlight_id: str) -> str:
        """Replace a highlight by a note on the same words; the note's id, or empty if that failed."""
        found = self._record(highlight_id)
        if not isinstance(found, Highlight):
            return ""
        name = next((style.name for style in self.styles() if style.key == found.style), found.style)
        first, *more = found.anchors
        note = Note(uuid4().hex, first, name, utc_now(), utc_now(), tuple(more), found.tags)
        done = self.change(
            self.tr("Turn into Note"), lambda: self._notebook.annotations.replace([highlight_id], [note])
        )
        return note.id if done else ""

    def rename_style(self, key: str, name: str) -> bool:
        """Call a style of highlights otherwise."""
        return self.change(self.tr("Rename Style"), lambda: self._notebook.styles.rename(key, name))

    # -- notes ----------------------------------------------------------------------------------------

    def begin_note(self, note_id: str, document: Document, ranges: Sequence[ClauseSpan]) -> None:
        """Reserve the ranges of a note that will be saved under this id."""
        self._begun[note_id] = self.anchors(document, ranges)

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
        found = self._record(note_id) if note_id else None
        if isinstance(found, Note) and found.body == body:
            return True
        if self._typing != note_id:
            self._begin_typing(note_id)
        now = utc_now()
        if isinstance(found, Note):
            note, text = replace(found, body=body, updated=now), self.tr("Edit Note")
        else:
            begun = self._begun.get(note_id) or (anchor_for(document, clause, start, end),)
            note = Note(note_id or uuid4().hex, begun[0], body, now, now, begun[1:])
            text = self.tr("Add Note")
        return self.change(text, lambda: self._notebook.annotations.put(note), self._session)

    def finish_note(self, note_id: str) -> None:
        """End the typing in a note; the next change of it is its own step."""
        if self._typing == note_id:
            self._begin_typing("")

    def delete_note(self, note_id: str) -> bool:
        """Delete a note; an unknown id changes nothing."""
        self.finish_note(note_id)
        return self.delete([note_id])

    # -- anything -------------------------------------------------------------------------------------

    def delete(self, ids: Sequence[str]) -> bool:
        """Delete an item of any kind."""
        records = self._records(ids)
        kinds = {type(found) for found in records}
        names: dict[type[Bookmark | Note | Highlight], tuple[str, str]] = {
            Note: (self.tr("Delete Note"), self.tr("Note deleted: {what}")),
            Bookmark: (self.tr("Delete Bookmark"), self.tr("Bookmark deleted: {what}")),
            Highlight: (self.tr("Delete Highlight"), self.tr("Highlight deleted: {what}")),
        }
        name, said = self.tr("Delete"), self.tr("Deleted: {what}")
        if len(kinds) == 1:
            name, said = names[kinds.pop()]
        places = [place_of(each.anchors[0], self._place_names) for each in records]
        words = self.names(ids)
        if len(places) == 1 and words not in ("…", places[0]):
            places = [self.tr("{place} “{words}”").format(place=places[0], words=words)]
        return self._delete(name, ids, said, first_and_more(places))

    def set_tags(self, item_id: str, tags: Iterable[str]) -> bool:
        """Give an item exactly these tags."""
        found = self._record(item_id)
        names = tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip()))
        if found is None or names == found.tags:
            return False
        tagged = replace(found, tags=names)
        return self.change(self.tr("Change Tags"), lambda: self._notebook.annotations.put(tagged))

    def anchors(self, document: Document, ranges: Sequence[ClauseSpan]) -> tuple[Anchor, ...]:
        """Return anchors on ranges of a document; what is not in it is left out."""
        clauses = {clause.id: clause for clause in document.walk()}
        return tuple(
            anchor_for(document, clauses[clause_id], start, end)
            for clause_id, start, end in ranges
            if clause_id in clauses and start < end
        )

    def attach(self, inspector: Inspector) -> None:
        """Let an inspector write its notes, tags and bookmark here; failures leave its text in the editor."""

        def toggle() -> None:
            document, clause = inspector.document(), inspector.clause()
            if document is not None and clause is not None:
                self.toggle_bookmark(document, clause)

        unsaved = UnsavedNotes(inspector, self.save_note, self._save_quietly, self)
        unsaved.waiting_changed.connect(self.waiting_changed)
        self._unsaved.append(unsaved)
        inspector.note_deleted.connect(self.delete_note)
        inspector.note_finished.connect(self.finish_note)
        inspector.tags_changed.connect(self.set_tags)
        inspector.bookmark_toggled.connect(toggle)

    def waiting(self) -> int:
        """Return how many notes could not be written so far."""
        return sum(each.waiting() for each in self._unsaved)

    def retry(self) -> None:
        """Try now to write the notes that could not be written so far."""
        for each in self._unsaved:
            each.retry()

    # -- inside ---------------------------------------------------------------------------------------

    def _save_quietly(self, document: Document, clause: Clause, note_id: str, body: str) -> bool:
        """Write a note if that can be done at once; nobody is told where it cannot."""
        self._quiet = True
        try:
            self._notebook.database.set_patience(0)
            return self.save_note(document, clause, note_id, body)
        except YiceError:
            return False
        finally:
            self._quiet = False
            with contextlib.suppress(YiceError):
                self._notebook.database.set_patience(PATIENCE)

    def _delete(self, text: str, ids: Sequence[str], said: str, what: str) -> bool:
        return self.change(text, lambda: self._notebook.annotations.delete(ids), said=said, what=what)

    def _records(self, ids: Sequence[str]) -> list[Bookmark | Note | Highlight]:
        return [found for found in map(self._record, ids) if found is not None]

    def names(self, ids: Sequence[str]) -> str:
        """Return the words by which the user knows items: title, written text, or marked text."""
        words = [item_words(each) for each in self._records(ids)]
        first = (shortened(words[0]) if words else "") or "…"
        if len(words) < 2:
            return first
        return self.tr("“{first}” and {n} more").format(first=first, n=len(words) - 1)
