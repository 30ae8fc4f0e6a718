"""Notebook data as query fields of the search engine. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from store.model.errors import YiceError

if TYPE_CHECKING:
    from store.notebook import Notebook
    from store.notebook.model import AnnotationFilter, AnnotationKind


class NotebookMarks:
    """Answers from what the notebook keeps in memory, which follows each of its changes.

    The notebook is opened when a search first asks for it; one that cannot be read marks nothing.
    """

    def __init__(self, notebook: Callable[[], Notebook], there: Callable[[], bool] = lambda: True) -> None:
        self._notebook, self._there = notebook, there

    def noted(self) -> Collection[str]:
        """Return the ids of clauses with a note."""
        return self._with("note")

    def bookmarked(self) -> Collection[str]:
        """Return the ids of clauses with a bookmark."""
        return self._with("bookmark")

    def tagged(self, tag: str) -> frozenset[str]:
        """Return the ids of clauses with a tag; upper and lower case are one, a leading # is left out."""
        from store.notebook.model import AnnotationFilter
        from store.notebook.tags import clean_tag

        wanted = clean_tag(tag).casefold()
        try:
            tags = tuple(name for name in self._notebook().tags.counts() if name.casefold() == wanted)
        except YiceError:
            return frozenset()
        return frozenset().union(*(self._clauses(AnnotationFilter(tags=(name,))) for name in tags))

    def shelved(self, sort: str, name: str) -> Collection[str]:
        """Return the keys of documents in a folder, with a tag, or called so; case and width are one."""
        if not self._there():
            return ()  # a search makes no notebook
        try:
            return self._notebook().shelf.found(sort, name)
        except YiceError:
            return ()

    def _with(self, kind: AnnotationKind) -> Collection[str]:
        try:
            return self._notebook().annotations.counts(kind).keys()
        except YiceError:
            return ()

    def _clauses(self, wanted: AnnotationFilter) -> frozenset[str]:
        try:
            found = self._notebook().annotations.find(wanted)
        except YiceError:
            return frozenset()
        return frozenset(anchor.clause_id for item in found.items for anchor in item.places)
