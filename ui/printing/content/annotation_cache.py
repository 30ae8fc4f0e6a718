"""Annotations of a notebook for a paper, read once for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model.document import Document

if TYPE_CHECKING:
    from store.notebook import HighlightStyle, Notebook, PlacedAnnotation


class AnnotationCache:
    """The annotations of a notebook, read once for each document, however many of its clauses are printed."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._known: dict[str, list[PlacedAnnotation]] = {}
        self._styles: list[HighlightStyle] | None = None

    def marks(self, document: Document) -> list[PlacedAnnotation]:
        """Return the user's marks in a document, with their places in its present text."""
        if document.key not in self._known:
            self._known[document.key] = self._notebook.placements.marks(document)
        return self._known[document.key]

    def styles(self) -> list[HighlightStyle]:
        """Return the styles of highlights with their names."""
        if self._styles is None:
            self._styles = self._notebook.styles.all()
        return self._styles


def cached_annotations(notebook: Notebook | AnnotationCache | None) -> AnnotationCache | None:
    """Return what reads each document of a notebook once; None without a notebook."""
    if notebook is None or isinstance(notebook, AnnotationCache):
        return notebook
    return AnnotationCache(notebook)
