"""Folders and tags that the user gave to documents; the library itself is never changed by them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.notebook.model import Content, ItemChange
from store.notebook.storage.database import NotebookDatabase
from store.notebook.tags import clean_tag
from store.system.sqlite import now

#: A document is in one folder at most, has one name of the user's own, and any number of tags.
MarkSort = Literal["folder", "tag", "name"]
#: A name that is typed in part is found from so many letters on.
_LEAST = 3
_NO_MARKS: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentMarks:
    """The folder, the tags and the own name of each document, by its key; what has none is not in them."""

    folders: Mapping[str, str]
    tags: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """Return the name that the user gave a document; empty without one."""
        return self.names.get(key, "")

    def folder(self, key: str) -> str:
        """Return the folder of a document; empty for none."""
        return self.folders.get(key, "")

    def tags_of(self, key: str) -> tuple[str, ...]:
        """Return the tags of a document in alphabetical order."""
        return self.tags.get(key, _NO_MARKS)

    def folder_names(self) -> list[str]:
        """Return all folders that have documents, in alphabetical order."""
        return sorted(set(self.folders.values()))

    def tag_names(self) -> list[str]:
        """Return all tags of documents, in alphabetical order."""
        return sorted({tag for tags in self.tags.values() for tag in tags})


class DocumentShelf:
    """Puts documents into folders, and tags on them; every call that changes something can be reverted."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def marks(self) -> DocumentMarks:
        """Return the folders and tags of all documents."""
        folders: dict[str, str] = {}
        names: dict[str, str] = {}
        tags: dict[str, list[str]] = {}
        with self._database.reading():
            rows = self._database.sqlite.sql("SELECT document, sort, name FROM document_mark ORDER BY name")
        for document, sort, name in rows:
            if sort == "folder":
                folders[str(document)] = str(name)
            elif sort == "name":
                names[str(document)] = str(name)
            elif sort == "tag":
                tags.setdefault(str(document), []).append(str(name))
        return DocumentMarks(folders, {key: tuple(some) for key, some in tags.items()}, names)

    def put_into(self, keys: Iterable[str], folder: str) -> ItemChange:
        """Put documents into a folder, out of the one they were in; a blank name takes them out."""
        name = clean_tag(folder)
        changes: dict[str, Content | None] = {
            _id("folder", key): _content(key, "folder", name) if name else None for key in keys
        }
        return self._database.write(changes)

    def call(self, key: str, own_name: str) -> ItemChange:
        """Give a document a name of the user's own; a blank one takes it away."""
        name = clean_tag(own_name)
        return self._database.write({_id("name", key): _content(key, "name", name) if name else None})

    def found(self, sort: str, name: str) -> frozenset[str]:
        """Return the keys of documents in a folder, with a tag or called so; case is one.

        A folder is also found by the name of one above it (制度/医务), a name by a part of it.
        """
        wanted = clean_tag(name).casefold()
        if not wanted:
            return frozenset()
        with self._database.reading():
            rows = self._database.sqlite.sql("SELECT document, name FROM document_mark WHERE sort = ?", sort)
        return frozenset(str(key) for key, held in rows if _fits(sort, wanted, str(held).casefold()))

    def set_tags(self, keys: Iterable[str], tags: Iterable[str]) -> ItemChange:
        """Give documents these tags in the place of those that they have."""
        wanted = list(dict.fromkeys(filter(None, map(clean_tag, tags))))
        marks, changes = self.marks(), dict[str, Content | None]()
        for key in keys:
            changes |= {_id("tag", key, tag): None for tag in marks.tags_of(key) if tag not in wanted}
            held = marks.tags_of(key)
            changes |= {_id("tag", key, tag): _content(key, "tag", tag) for tag in wanted if tag not in held}
        return self._database.write(changes)


def _fits(sort: str, wanted: str, held: str) -> bool:
    if sort == "folder":
        return held == wanted or held.startswith(wanted + "/")
    return held == wanted or (sort == "name" and len(wanted) >= _LEAST and wanted in held)


def _content(document: str, sort: MarkSort, name: str) -> Content:
    when = now()
    common = {"kind": "document_mark", "created": when, "updated": when}
    return {**common, "document": document, "sort": sort, "name": name}


def _id(sort: MarkSort, document: str, name: str = "") -> str:
    """Return the same name on every machine, so that the marks of a document meet when notebooks merge."""
    return "document-mark-" + hashlib.sha256(f"{sort}\n{document}\n{name}".encode()).hexdigest()[:24]
