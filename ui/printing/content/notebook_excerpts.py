"""Excerpts of what the user has written: bookmarks, folders of them, a document's notes; no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from index.references.citation import titled
from store.model.annotation import Bookmark
from store.model.clause import Clause
from store.model.document import Document
from store.model.message import Message
from store.notebook import FolderNode, Notebook
from ui.printing.content.annotation_cache import AnnotationCache
from ui.printing.content.excerpt import Excerpt, ExcerptLibrary, excerpt_of, make_item
from ui.printing.content.excerpt_sources import NothingToPrint, excerpt_from, ids_in_text_order
from ui.services.language import paper_text
from ui.services.notebook.basket_places import BasketFinder


def bookmarks_excerpt(library: ExcerptLibrary, notebook: Notebook) -> Excerpt:
    """Return the bookmarked clauses, document by document; those whose words are gone are left out.

    Raises:
        NothingToPrint: there are no bookmarks with a place.
    """
    bookmarked = BookmarkPlaces(library, notebook)
    places = [found for found in map(bookmarked.find, notebook.annotations.bookmarks()) if found is not None]
    if not places:
        raise NothingToPrint(what=Message("print.bookmarks"))
    return excerpt_of(
        ids_in_text_order(places), library, notebook, title=paper_text(Message("paper.bookmarks"))
    )


def folder_excerpt(folder_id: str, library: ExcerptLibrary, notebook: Notebook) -> Excerpt:
    """Return the bookmarks of a folder in the user's order, then those of each folder in it under its title.

    A clause is printed once, and one whose words are gone is left out.

    Raises:
        NothingToPrint: the folder has no bookmarks with a place.
    """
    node = next(
        (each for each in _nodes(notebook.bookmark_tree()) if each.folder and each.folder.id == folder_id),
        None,
    )
    if node is None or node.folder is None:
        raise NothingToPrint(what=Message("print.folders"))
    title, bookmarked = node.folder.title, BookmarkPlaces(library, notebook)
    places: dict[str, tuple[Document, Clause, str]] = {}
    for each in _nodes(node):
        heading = each.folder.title if each.folder and each is not node else ""
        for found in map(bookmarked.find, each.bookmarks):
            if found is not None:
                document, clause = found
                places.setdefault(clause.id, (document, clause, heading))
    if not places:
        raise NothingToPrint(what=Message("print.folder", title=title))
    items = []
    for document, clause, heading in places.values():
        apart = any(below.id in places for child in clause.children for below in child.walk())
        items.append(make_item(document, clause, bookmarked.once, not apart, heading))
    return excerpt_from(title, items, library, arranged=True)


def notebook_excerpt(document_key: str, library: ExcerptLibrary, notebook: Notebook) -> Excerpt:
    """Return every clause of a document that the user has marked or written on, with the notes.

    Raises:
        NothingToPrint: nothing in the document is marked.
    """
    document = library.document(document_key)
    places = {
        one.spans[0].clause_id
        for one in notebook.placements.marks(document)
        if one.spans and one.annotation.kind != "highlight"
    }
    if not places:
        raise NothingToPrint(what=Message("print.notebook_of_document"))
    ids = [clause.id for clause in document.walk() if clause.id in places]
    title = paper_text(Message("paper.notes", title=titled(document.name)))
    return excerpt_of(ids, library, notebook, title=title)


class BookmarkPlaces:
    """Places of bookmarks in the present texts; ``once`` has what else is written in those."""

    def __init__(self, library: ExcerptLibrary, notebook: Notebook) -> None:
        self.once = AnnotationCache(notebook)
        self._finder = BasketFinder(library)
        self._known: dict[str, dict[str, Clause]] = {}

    def find(self, mark: Bookmark) -> tuple[Document, Clause] | None:
        """Return the clause with its document; None where the words or the document are gone."""
        document = self._finder.document(mark.anchor.document_key)
        if document is None:
            return None
        if document.key not in self._known:
            clauses = {clause.id: clause for clause in document.walk()}
            self._known[document.key] = {
                one.annotation.id: clauses[one.spans[0].clause_id]
                for one in self.once.marks(document)
                if one.spans and one.annotation.kind == "bookmark"
            }
        clause = self._known[document.key].get(mark.id)
        return (document, clause) if clause is not None else None


def _nodes(node: FolderNode) -> Iterator[FolderNode]:
    """Yield a folder and all below it, from top to bottom."""
    yield node
    for child in node.children:
        yield from _nodes(child)
