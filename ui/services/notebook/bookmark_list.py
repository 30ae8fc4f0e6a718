"""Bookmarks in their folders as numbered lines, ready to be shown. Made in a worker; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from index.text.note_sounds import sounds
from store.notebook import Annotation, AnnotationFilter, FolderNode, Notebook
from store.notebook.annotation_index import fold
from ui.services.gc_pause import collection_paused, exempt_from_collection
from ui.services.notebook.note_entries import EntryMaker

_BOOKMARKS = AnnotationFilter(kinds=("bookmark",))
#: What is below a bookmark; one list for all of them.
_NOTHING: list[int] = []


@dataclass(slots=True)
class BookmarkNode:
    """A folder (``item`` is None) or a bookmark; ``folder`` is its own id or that of its folder.

    ``parent`` and ``children`` are numbers of other lines, ``row`` its place among its siblings; ``count`` is
    how many bookmarks are shown below a folder.
    """

    folder: str
    title: str
    parent: int
    row: int
    item: Annotation | None = None
    children: list[int] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class BookmarkOutline:
    """All lines; number 0 is the root and is not shown. ``total`` counts bookmarks, shown or not."""

    twigs: list[BookmarkNode] = field(default_factory=lambda: [BookmarkNode("", "", 0, 0)])
    total: int = 0

    def folders(self) -> list[int]:
        """Return the numbers of the folders, from top to bottom."""
        return [number for number, twig in enumerate(self.twigs) if number and twig.item is None]


def listed_bookmarks(
    notebook: Notebook, typed: str, shelf: EntryMaker
) -> tuple[BookmarkOutline, list[tuple[str, str]]]:
    """Return the bookmarks that what was typed lets through, and all folders: id and title, from top to
    bottom.
    """
    with collection_paused():
        found = {each.id: each for each in notebook.annotations.find(_BOOKMARKS, "created").items}
        exempt_from_collection(len(found))
        root = notebook.bookmark_tree()
        words = fold(typed.replace("#", " ").replace("＃", " ")).strip()
        fitting = _fitting(notebook, words, found, shelf) if words else None
        folders = [(node.folder.id, node.folder.title) for node in _below(root) if node.folder]
        return outline(root, found, fitting), folders


def outline(
    root: FolderNode, found: Mapping[str, Annotation], fitting: Collection[str] | None = None
) -> BookmarkOutline:
    """Return folders with what is in them; with ``fitting``, only those bookmarks and their folders."""
    made = BookmarkOutline(total=len(found))
    _fill(made.twigs, 0, root, found, fitting)
    return made


def _fill(
    twigs: list[BookmarkNode],
    number: int,
    node: FolderNode,
    found: Mapping[str, Annotation],
    fitting: Collection[str] | None,
) -> None:
    here = twigs[number]
    for child in node.children:
        assert child.folder is not None
        below = len(twigs)
        twigs.append(BookmarkNode(child.folder.id, child.folder.title, number, len(here.children)))
        _fill(twigs, below, child, found, fitting)
        if twigs[below].count or fitting is None:
            here.children.append(below)
            here.count += twigs[below].count
        else:
            del twigs[below:]
    for bookmark in node.bookmarks:
        item = found.get(bookmark.id)
        if item is not None and (fitting is None or item.id in fitting):
            twigs.append(BookmarkNode(here.folder, item.text, number, len(here.children), item, _NOTHING))
            here.children.append(len(twigs) - 1)
            here.count += 1


def _fitting(notebook: Notebook, words: str, found: Mapping[str, Annotation], shelf: EntryMaker) -> set[str]:
    """Match bookmarks by their words, their sound, and their place."""
    asked = AnnotationFilter(kinds=("bookmark",), text=words)
    fitting = {each.id for each in notebook.annotations.find(asked, "created", sounds=sounds).items}
    for item_id, item in found.items():
        if item_id not in fitting:
            entry = shelf.entry(item)
            if words in fold(f"{entry.document_name} {entry.place}"):
                fitting.add(item_id)
    return fitting


def _below(node: FolderNode) -> list[FolderNode]:
    """Return all folders below one, from top to bottom."""
    found: list[FolderNode] = []
    for child in node.children:
        found += [child, *_below(child)]
    return found
