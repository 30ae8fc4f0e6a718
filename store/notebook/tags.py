"""Tags of a notebook; a tag is its name and lives as long as something has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from store.notebook.model import Content, ItemChange
from store.notebook.storage import annotation_rows
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.items import connection

#: Whether typed words may mean a text that does not contain them, as pinyin does.
TagMatcher = Callable[[str, str], bool]


class Tags:
    """The user's own keywords on notes, highlights and bookmarks."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def counts(self) -> dict[str, int]:
        """Return the tags in use with the number of annotations that have each, most used first."""
        query = (
            "SELECT tag, count(*) FROM (SELECT target, tag FROM tagging JOIN item ON item.id = target"
            # Conflict copies show the tags of what they copy.
            " UNION SELECT shown_as, tag FROM tagging JOIN sibling ON register = target"
            " JOIN item ON item.id = shown_as AND item.conflict_of = register)"
            " GROUP BY tag ORDER BY count(*) DESC, tag"
        )
        with self._database.reading():
            return {str(tag): int(count) for tag, count in self._database.sqlite.sql(query)}

    def complete(self, typed: str, limit: int = 8, matcher: TagMatcher | None = None) -> list[str]:
        """Return tags that fit what was typed: those that begin with it, then those that contain it.

        ``matcher(typed, tag)`` lets in others, such as by pinyin; each group by how often a tag is used.
        """
        word = clean_tag(typed).casefold()
        groups: tuple[list[str], list[str], list[str]] = ([], [], [])
        for tag in self.counts():
            folded = tag.casefold()
            if folded.startswith(word):
                groups[0].append(tag)
            elif word in folded:
                groups[1].append(tag)
            elif matcher is not None and matcher(word, tag):
                groups[2].append(tag)
        return [tag for group in groups for tag in group][:limit]

    def add(self, ids: Iterable[str], name: str) -> ItemChange:
        """Put a tag on annotations; a blank name changes nothing."""
        tag = clean_tag(name)
        changes = {
            annotation_rows.tagging_id(item_id, tag): annotation_rows.tagging(item_id, tag) for item_id in ids
        }
        return self._database.write(changes if tag else {})

    def remove(self, ids: Iterable[str], name: str) -> ItemChange:
        """Take a tag off annotations; a conflict copy, whose tags are those of another, becomes its own."""
        tag, ids = clean_tag(name), list(ids)
        with self._database.writing():
            found = [each for each in annotation_rows.by_ids(self._database.sqlite, ids) if each.conflict_of]
            kept = {each.id: tuple(one for one in each.tags if one != tag) for each in found}
            records = [annotation_rows.as_record(replace(each, tags=kept[each.id])) for each in found]
            changes = dict.fromkeys(
                annotation_rows.tagging_id(item_id, tag) for item_id in ids if item_id not in kept
            )
            return self._database.apply(changes | annotation_rows.own_changes(self._database.sqlite, records))

    def rename(self, old: str, new: str) -> ItemChange:
        """Rename a tag everywhere; if the new name is in use, the two become one."""
        old, new = clean_tag(old), clean_tag(new)
        if not new or new == old:
            return ItemChange()
        with self._database.writing():
            changes: dict[str, Content | None] = {}
            for target in self._tagged(old):
                changes[annotation_rows.tagging_id(target, old)] = None
                changes[annotation_rows.tagging_id(target, new)] = annotation_rows.tagging(target, new)
            return self._database.apply(changes)

    def delete(self, name: str) -> ItemChange:
        """Take a tag off everything."""
        tag = clean_tag(name)
        with self._database.writing():
            gone = dict.fromkeys(annotation_rows.tagging_id(target, tag) for target in self._tagged(tag))
            return self._database.apply(gone)

    def _tagged(self, tag: str) -> list[str]:
        rows = connection(self._database.sqlite).execute("SELECT target FROM tagging WHERE tag = ?", (tag,))
        return [target for (target,) in rows]


def clean_tag(name: str) -> str:
    """Return a tag as it is kept: one line, no blanks round it, no leading #."""
    return " ".join(name.split()).lstrip("#＃").strip()
