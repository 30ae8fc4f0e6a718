"""Controller of the hits of a search in the open documents: marking them, and going from one to the next."""

from __future__ import annotations

from collections.abc import Iterable

from store.model.document import Document
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView

#: What a search has found: ranges of printed text by document and clause.
HitMap = dict[str, dict[str, list[tuple[int, int]]]]


class HitController:
    """Keeps what a search has found, and marks it in every document that is open or is opened later."""

    def __init__(self, page: ReaderPage) -> None:
        self._page = page
        self._hits: HitMap = {}

    def set_hits(self, hits: HitMap) -> None:
        """Mark these ranges in every open document."""
        self._hits = hits
        for view in self._page.views():
            self.show_in(view)

    def show_in(self, view: ReaderView) -> None:
        """Mark the hits in one view."""
        document = view.document()
        view.set_hits(self._hits.get(document.key, {}) if document else {})

    def forget(self, documents: Iterable[Document]) -> None:
        """Drop the hits of changed texts: their positions are unknown until the next search."""
        for document in documents:
            self._hits.pop(document.key, None)

    def go_next(self) -> bool:
        """Go to the next hit in the document; False at the last."""
        view = self._page.current_view()
        return view.next_hit() if view is not None else False

    def go_previous(self) -> bool:
        """Go to the previous hit in the document; False at the first."""
        view = self._page.current_view()
        return view.previous_hit() if view is not None else False

    def go_first(self) -> None:
        """Go to the first hit of the document."""
        view = self._page.current_view()
        if view is not None and view.hit_position()[1]:
            while view.previous_hit():
                pass

    def go_last(self) -> None:
        """Go to the last hit of the document."""
        view = self._page.current_view()
        if view is not None:
            view.last_hit()
