"""Works out in a worker what the window's lists say of the documents of a library. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from store.library.claims import name_of
from store.model.document import DocumentSummary
from ui.services.language import language
from ui.services.library.cited_names import cited_names
from ui.services.library.document_order import key_of, spelling
from ui.services.library.short_names import DocumentNames


class DocumentLists:
    """The documents of a library in the ways in which the window asks for them.

    ``current`` are those of which there is no later edition, ``newer`` those of which there is a newer text,
    by their keys; ``names`` are those they are called by, ``titles`` the short ones by their keys, ``added``
    the keys of what the user added.
    """

    def __init__(self, documents: Sequence[DocumentSummary]) -> None:
        self.documents = list(documents)
        #: That of what is said.
        self.language = language()
        self.names = DocumentNames(documents)
        self.by_key = {one.key: one for one in documents}
        self.titles = dict(zip(self.by_key, self.names.short_titles(documents), strict=True))
        self.current = [one for one in documents if one.current]
        #: How many articles (条) and how many measures (项) these have: each is counted as it calls them.
        self.articles = sum(one.measure_count for one in self.current if one.in_articles)
        self.measures = sum(one.measure_count for one in self.current) - self.articles
        self.newer = {one.key: one for one in documents if one.newer is not None}
        self.added = {one.key for one in documents if not one.shipped}
        self._latest = sorted(self.current, key=lambda one: one.added, reverse=True)
        #: Whether what takes longer is at hand too.
        self.settled = False

    def settle(self) -> None:
        """Work out names for narrow places and for citations, and the order of names; for a worker."""
        self.names.narrow_form("")
        cited_names(self.documents)
        for one in self.documents:
            name_of(one.name)
            spelling(one.name)
        self.settled = True

    def foremost(self, clauses: Sequence[str], most: int) -> list[DocumentSummary]:
        """Return the documents to begin with: all of a small library, else those of these clauses, then the
        newest.

        ``clauses`` are ids, the most wanted first.
        """
        if len(self.current) <= most:
            return self.current
        keys = (key_of(clause, self.by_key) for clause in clauses)
        wanted = [self.by_key[key] for key in keys if key is not None]
        chosen = [*(one for one in wanted if one.current), *self._latest[:most]]
        return list({one.key: one for one in chosen}.values())[:most]


_guard = threading.Lock()
_last: DocumentLists | None = None


def document_lists(documents: Sequence[DocumentSummary]) -> DocumentLists:
    """Return the lists of these documents; those that were made last are kept."""
    global _last
    with _guard:
        if _last is None or _last.documents != documents or _last.language != language():
            _last = DocumentLists(documents)
        return _last


def make_ready(documents: Sequence[DocumentSummary]) -> None:
    """Work out everything before the window shows these documents; for a worker."""
    document_lists(documents).settle()
