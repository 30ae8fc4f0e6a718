"""Bookmarks, notes and highlights: what the user put on words and clauses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from operator import attrgetter
from typing import Literal

from store.model.annotation import Bookmark, Highlight, Note
from store.notebook.annotation_index import AnnotationIndex, Sounds
from store.notebook.folder_tree import read_tree
from store.notebook.model import Annotation, AnnotationFilter, AnnotationKind, AnnotationPage, ItemChange
from store.notebook.storage import annotation_rows
from store.notebook.storage.annotation_rows import AnnotationRecord
from store.notebook.storage.database import NotebookDatabase
from store.system.sqlite import now

_EVERYTHING = AnnotationFilter()


class Annotations:
    """Bookmarks, notes and highlights: read, found across all documents, and written.

    The first :meth:`find` reads all annotations into memory; later ones read what has changed.
    """

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database
        self._catalogue: AnnotationIndex | None = None
        self._finding = threading.Lock()
        self._stale: set[str] | None = None
        self._stale_lock = threading.Lock()
        database.listen(self._forget)

    def notes(self, document_key: str | None = None, clause_id: str | None = None) -> list[Note]:
        """Return all notes, or those of one document or clause, in the order they were made."""
        return [
            annotation_rows.note_of(found) for found in self._annotations("note", document_key, clause_id)
        ]

    def highlights(self, document_key: str | None = None) -> list[Highlight]:
        """Return all highlights, or those of one document, in the order they were made."""
        return [annotation_rows.highlight_of(found) for found in self._annotations("highlight", document_key)]

    def get(self, item_id: str) -> Annotation | None:
        """Return an annotation by its id; None for an unknown one."""
        with self._database.reading():
            found = annotation_rows.by_ids(self._database.sqlite, [item_id])
        return found[0] if found else None

    def record(self, item_id: str) -> AnnotationRecord | None:
        """Return the Bookmark, Note or Highlight of an id, with its tags; None for an unknown one."""
        found = self.get(item_id)
        return annotation_rows.as_record(found) if found else None

    def put(self, *records: AnnotationRecord) -> ItemChange:
        """Insert annotations or replace those of the same ids, even deleted ones, with their tags."""
        with self._database.writing():
            return self._database.apply(annotation_rows.own_changes(self._database.sqlite, records))

    def replace(self, ids: Collection[str], records: Iterable[AnnotationRecord]) -> ItemChange:
        """Delete some annotations and put others in one step, as when a highlight is turned into a note."""
        with self._database.writing():
            changes = annotation_rows.deletions(self._database.sqlite, ids)
            return self._database.apply(changes | annotation_rows.own_changes(self._database.sqlite, records))

    def delete(self, ids: Iterable[str]) -> ItemChange:
        """Delete annotations with their tags and their places in folders; unknown ids are no error."""
        with self._database.writing():
            return self._database.apply(annotation_rows.deletions(self._database.sqlite, list(ids)))

    def recolour(self, ids: Iterable[str], style: str) -> ItemChange:
        """Give highlights another style; what is no highlight stays as it is."""
        with self._database.writing():
            when = now()
            found = annotation_rows.by_ids(self._database.sqlite, ids)
            changed = [
                Highlight(each.id, each.anchors, style, each.created, when, each.tags)
                for each in found
                if each.kind == "highlight"
            ]
            return self._database.apply(annotation_rows.own_changes(self._database.sqlite, changed))

    def keep_copies(self, ids: Iterable[str]) -> ItemChange:
        """Turn conflict copies into separate annotations, as any change of them does; both stay."""
        with self._database.writing():
            found = [each for each in annotation_rows.by_ids(self._database.sqlite, ids) if each.conflict_of]
            return self._database.apply(
                annotation_rows.own_changes(self._database.sqlite, map(annotation_rows.as_record, found))
            )

    def bookmarks(self, document_key: str | None = None) -> list[Bookmark]:
        """Return all bookmarks, or those of one document, in the order they were made."""
        documents = () if document_key is None else (document_key,)
        found = self.find(AnnotationFilter(documents=documents, kinds=("bookmark",)), "created")
        return [annotation_rows.bookmark_of(each) for each in found.items]

    def find(
        self,
        wanted: AnnotationFilter = _EVERYTHING,
        sort: str | Callable[[Annotation], object] = "updated",
        descending: bool = False,
        sounds: Sounds | None = None,
        limit: int | None = None,
    ) -> AnnotationPage:
        """Return the annotations that a filter lets through, at most ``limit`` (None: all).

        ``sort`` is ``updated``, ``created``, ``document``, ``text``, ``style``, or gives each annotation its
        place, such as its clause's in the library. ``sounds`` tells what typed letters may mean.
        """
        with self._finding, self._database.reading():
            among = None
            if wanted.folder is not None:
                among = {mark for mark, _ in read_tree(self._database.sqlite).order(wanted.folder)}
            found = self._current().find(wanted, sort, among, sounds)
        if descending:
            found = found[::-1]
        return AnnotationPage(tuple(found if limit is None else found[:limit]), len(found))

    def counts(self, kind: AnnotationKind) -> Mapping[str, int]:
        """Return the number of annotations of a kind by clause id; not to be changed."""
        with self._finding, self._database.reading():
            return self._current().counts(kind)

    def latest(self, kind: AnnotationKind, limit: int, by: Literal["updated", "created"]) -> list[Annotation]:
        """Return the annotations of a kind that were changed or made last, latest first; reads no others."""
        condition = f"item.id IN (SELECT id FROM item WHERE kind = ? ORDER BY {by} DESC, id LIMIT ?)"
        with self._database.reading():
            found = annotation_rows.read(self._database.sqlite, condition, (kind, str(limit)))
        return sorted(found, key=attrgetter(by), reverse=True)

    def _current(self) -> AnnotationIndex:
        """Return the catalogue with all that has been written up to now."""
        with self._stale_lock:
            stale, self._stale = self._stale, set()
        if self._catalogue is None or stale is None:
            self._catalogue = AnnotationIndex(annotation_rows.read(self._database.sqlite))
        elif stale:
            self._catalogue.update(stale, annotation_rows.by_ids(self._database.sqlite, stale))
        return self._catalogue

    def _forget(self, ids: Set[str] | None) -> None:
        """Items have changed: read them again at the next :meth:`find`; all of them for None."""
        with self._stale_lock:
            if ids is None:
                self._stale = None
            elif self._stale is not None:
                self._stale |= ids

    def _annotations(
        self, kind: str, document_key: str | None = None, clause_id: str | None = None
    ) -> list[Annotation]:
        """Return annotations of a kind on a document or clause."""
        conditions, values = ["item.kind = ?"], [kind]
        for column, value in (("document_key", document_key), ("clause_id", clause_id)):
            if value is not None:
                conditions.append(f"anchor.{column} = ?")
                values.append(value)
        with self._database.reading():
            return annotation_rows.read(self._database.sqlite, " AND ".join(conditions), values)
