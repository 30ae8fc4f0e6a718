"""Bookmarks, notes and highlights of a notebook, and the names of the highlights' styles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from store.model.annotation import Bookmark, Highlight, Note
from store.notebook.model import STYLES, Annotation, Change, Content, Style
from store.notebook.storage import annotation_rows
from store.notebook.storage.database import NotebookFile
from store.notebook.storage.items import connection
from store.system.sqlite import now

if TYPE_CHECKING:
    from store.notebook.storage.annotation_rows import Record

_STYLE_NAMES = dict(zip(STYLES, ("要点", "责任", "期限", "疑问", "自定义"), strict=True))


class Annotations(NotebookFile):
    """What the user put on words and clauses."""

    def bookmark_for(self, clause_id: str) -> Bookmark | None:
        """The bookmark on a clause, if there is one."""
        found = self._annotations("bookmark", None, clause_id)
        return annotation_rows.bookmark_of(found[0]) if found else None

    def notes(self, document_key: str | None = None, clause_id: str | None = None) -> list[Note]:
        """All notes, those of one document, or those of one clause, in the order they were made."""
        return [
            annotation_rows.note_of(found) for found in self._annotations("note", document_key, clause_id)
        ]

    def highlights(self, document_key: str | None = None) -> list[Highlight]:
        """All highlights, or those of one document, in the order they were made."""
        return [annotation_rows.highlight_of(found) for found in self._annotations("highlight", document_key)]

    def annotation(self, item_id: str) -> Annotation | None:
        """A bookmark, note or highlight by its id."""
        with self._reading():
            found = annotation_rows.by_ids(self._database, [item_id])
        return found[0] if found else None

    def record(self, item_id: str) -> Record | None:
        """The Bookmark, Note or Highlight of an id, with its tags."""
        found = self.annotation(item_id)
        return annotation_rows.as_record(found) if found else None

    def put(self, records: Iterable[Record]) -> Change:
        """Insert or replace any number of annotations, tags included, in one step."""
        with self._writing():
            return self._journal(annotation_rows.own_changes(self._database, records))

    def put_bookmark(self, bookmark: Bookmark) -> Change:
        """Insert a bookmark, or replace the one with its id; also brings a deleted one back."""
        return self.put([bookmark])

    def put_note(self, note: Note) -> Change:
        """Insert a note, or replace the one with its id; also brings a deleted one back."""
        return self.put([note])

    def put_highlight(self, highlight: Highlight) -> Change:
        """Insert a highlight, or replace the one with its id; also brings a deleted one back."""
        return self.put([highlight])

    def replace(self, ids: Collection[str], records: Iterable[Record]) -> Change:
        """Delete some annotations and put others in one step, as when a highlight is turned into a note."""
        with self._writing():
            changes = self._deletions(ids)
            return self._journal(changes | annotation_rows.own_changes(self._database, records))

    def delete(self, ids: Iterable[str]) -> Change:
        """Delete annotations with their tags and their places in folders; unknown ids are no error."""
        with self._writing():
            return self._journal(self._deletions(list(ids)))

    def delete_bookmark(self, bookmark_id: str) -> Change:
        """Delete a bookmark; an unknown id is no error."""
        return self.delete([bookmark_id])

    def delete_note(self, note_id: str) -> Change:
        """Delete a note; an unknown id is no error."""
        return self.delete([note_id])

    def recolour(self, ids: Iterable[str], style: str) -> Change:
        """Give highlights another style; what is no highlight stays as it is."""
        with self._writing():
            when = now()
            found = annotation_rows.by_ids(self._database, ids)
            changed = [
                Highlight(each.id, each.anchors, style, each.created, when, each.tags)
                for each in found
                if each.kind == "highlight"
            ]
            return self._journal(annotation_rows.own_changes(self._database, changed))

    def keep_copies(self, ids: Iterable[str]) -> Change:
        """Make conflict copies annotations of their own, as any change of them does; both stay."""
        with self._writing():
            found = [each for each in annotation_rows.by_ids(self._database, ids) if each.conflict_of]
            return self._journal(
                annotation_rows.own_changes(self._database, map(annotation_rows.as_record, found))
            )

    def styles(self) -> list[Style]:
        """The styles of highlights with their names, in the order of a menu."""
        with self._reading():
            named = dict(self._database.sql("SELECT key, name FROM style"))
        return [Style(key, str(named.get(key, _STYLE_NAMES[key]))) for key in STYLES]

    def rename_style(self, key: str, name: str) -> Change:
        """Call a style otherwise; a blank name gives it back its first one."""
        name = " ".join(name.split()) or _STYLE_NAMES[key]
        when = now()
        content = {"kind": "style", "created": when, "updated": when, "key": key, "name": name}
        return self._write({f"style-{key}": content})

    def _annotations(
        self, kind: str, document_key: str | None = None, clause_id: str | None = None
    ) -> list[Annotation]:
        """Annotations of a kind on a document or clause."""
        conditions, values = ["item.kind = ?"], [kind]
        for column, value in (("document_key", document_key), ("clause_id", clause_id)):
            if value is not None:
                conditions.append(f"anchor.{column} = ?")
                values.append(value)
        with self._reading():
            return annotation_rows.read(self._database, " AND ".join(conditions), values)

    def _deletions(self, ids: Collection[str]) -> dict[str, Content | None]:
        """What goes when annotations are deleted: they, their tags and their places in folders."""
        gone: dict[str, Content | None] = dict.fromkeys(ids)
        execute = connection(self._database).execute
        for item_id in ids:
            rows = execute("SELECT item_id FROM tagging WHERE target = ?", (item_id,)).fetchall()
            rows += execute("SELECT item_id FROM filing WHERE bookmark = ?", (item_id,)).fetchall()
            gone |= dict.fromkeys(row[0] for row in rows)
        # Conflict copies go on by themselves, and with the tags that they had from what they copy.
        for copy in annotation_rows.by_ids(
            self._database, set(annotation_rows.copies(self._database, ids)) - set(ids)
        ):
            gone |= annotation_rows.tagging_changes(self._database, copy.id, copy.tags)
        return gone
