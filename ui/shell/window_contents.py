"""DocumentContents of the window's lists: updated when library or notebook change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from store.library.pack_records import packs_of
from store.model.errors import Cancelled, YiceError
from store.notebook import AnnotationFilter
from ui.home.home_page import MAX_CARDS
from ui.home.recent_items import gather
from ui.runtime.jobs import Task
from ui.services.gc_pause import collection_paused
from ui.services.library.document_lists import DocumentLists, document_lists
from ui.services.library.document_order import key_of
from ui.services.library.short_names import use_names, warning_mark
from ui.services.packs.pack_origins import use_packs
from ui.shell.ledger.ledger_panel import show_progress
from ui.shell.window_parts import NOT_SAVED

if TYPE_CHECKING:
    from ui.services.facts.counted_contents import DocumentContents
    from ui.shell.window_parts import WindowParts


#: Visits that are looked at for when documents were read.
VISITS = 1000
#: The line that tells of a newer text.
NEWER = "newer"


class WindowContents(QObject):
    """Knows which documents there are, and fills lists with them and with what the user wrote."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._lists = DocumentLists(())
        self._told_edition: str | None = None
        self._counting: Task | None = None

    def name(self, key: str) -> str:
        """Return the name of a document in lists."""
        return self._lists.titles.get(key, key)

    def stated_name(self, key: str) -> str:
        """Return the name of a document in lists, with （已废止） or （尚未生效） behind it."""
        state = warning_mark(key)
        return self.name(key) + (f"（{state}）" if state else "")

    def holds(self, key: str) -> bool:
        """Return whether the library holds a document."""
        return key in self._lists.by_key

    def was_added(self, key: str | None) -> bool:
        """Return whether a document came from the user, and can be removed."""
        return key in self._lists.added

    def written(self, key: str) -> int:
        """Return how many notes, highlights and bookmarks the user has in a document."""
        return self._window.notes.find(AnnotationFilter(documents=(key,))).total

    def tell_edition(self, key: str | None) -> None:
        """Say while an older text is read that there is a newer one; which offers to join the two."""
        if key == self._told_edition:
            return
        self._told_edition = key
        window, entry = self._window, self._lists.newer.get(key or "")
        if entry is None or entry.newer is None:
            window.banner.clear(NEWER)
            return
        later = entry.newer

        def open_newer() -> None:
            window.open(later)

        if not entry.current:
            text = self.tr("This is an earlier edition; current: {title}").format(title=self.name(later))
            window.banner.warn(text, self.tr("Open"), open_newer, NEWER)
            return
        text = self.tr("There is a newer text in the library: {title}").format(title=self.name(later))
        join = (
            self.tr("List as its earlier edition"),
            lambda: window.library_controller.set_edition(entry.key, later),
        )
        window.banner.warn(text, self.tr("Open"), open_newer, NEWER, join)

    def tell_edition_in_view(self) -> None:
        """Say it of the text that is in front; a text behind another page is not spoken of."""
        window = self._window
        self.tell_edition(window.reading.document_key() if window.places.at_reader() else None)

    def refresh_library(self) -> None:
        """Update the lists after the library has changed."""
        window = self._window
        lists = self._lists = document_lists(window.workspace.library.documents())
        use_names(lists.names)
        use_packs(packs_of(window.workspace.library))
        window.reader.retitle(lists.by_key)
        told, self._told_edition = self._told_edition, None
        self.tell_edition(told)
        window.library_panel.set_documents(lists.documents)
        window.home.set_documents(lists.foremost(self._lately(), MAX_CARDS))
        if lists.settled:
            window.home.fit_titles()
        else:
            window.jobs.start(lambda _task: lists.settle(), lambda _nothing: window.home.fit_titles())
        if window.isVisible():
            self.tell_contents()
        window.status.show_library(len(lists.current), lists.articles, lists.measures)
        self._close_removed()

    def last_read(self) -> Mapping[str, str]:
        """Return when documents were last read, by their keys."""
        found: dict[str, str] = {}
        for visit in self._window.workspace.notebook.history.visits(VISITS):
            key = key_of(visit.clause_id, self._lists.by_key)
            if key is not None:
                found.setdefault(key, visit.at)
        return found

    def _lately(self) -> list[str]:
        """Return the clauses that were read and marked last."""
        try:
            notebook = self._window.workspace.notebook
            read = [visit.clause_id for visit in notebook.history.visits(MAX_CARDS)]
            marks = notebook.annotations.latest("bookmark", MAX_CARDS, "created")
        except YiceError:
            return []
        return [*read, *(mark.clause_id for mark in marks)]

    def refresh_notebook(self) -> None:
        """Update the lists after the notebook has changed and is on disk."""
        window = self._window
        saved = not window.inspector.has_unsaved_text()
        window.status.show_saved(saved, window.notes.waiting() > 0)
        if saved:
            window.banner.clear(NOT_SAVED)
        if self._counting is not None:
            self._counting.cancel()
        # In a worker: the first time, all annotations are read; later, it may have to wait for a filter.
        self._counting = window.jobs.start(self._count, window.search_panel.set_notes, window.report)

    def _count(self, _task: Task) -> Mapping[str, int]:
        with collection_paused():
            return self._window.workspace.notebook.annotations.counts("note")

    def tell_contents(self) -> None:
        """Say on the cards of the start page what is in their documents; read in a worker."""
        keys = self._window.home.keys()

        def read(task: Task) -> Mapping[str, DocumentContents]:
            from ui.services.facts.counted_contents import counted_contents

            def check() -> None:
                if task.cancelled():
                    raise Cancelled

            workspace = self._window.workspace
            return counted_contents(workspace.library, keys, workspace.paths.contents, check)

        if keys:
            # A document may be gone by then; what is damaged is told when it is read.
            self._window.jobs.start(read, self._window.home.set_contents, lambda _error: None)

    def refresh_recent(self) -> None:
        """Show where the user left off on the start page."""

        def holds(clause_id: str) -> bool:
            return key_of(clause_id, self._lists.by_key) is not None

        self._window.home.set_recent(gather(self._window.workspace.notebook, holds))
        show_progress(self._window)

    def remember_search(self, query: str, total: int) -> None:
        """Store a query that proved useful."""
        try:
            self._window.workspace.notebook.history.add_search(query, total)
        except YiceError as error:
            self._window.report(error)

    def clear_history(self) -> None:
        """Forget what was read and searched."""
        self._window.workspace.notebook.history.clear()
        self.refresh_recent()

    def _close_removed(self) -> None:
        """Close the tabs of documents that the library no longer holds."""
        window = self._window
        for view in window.reader.views():
            document = view.document()
            if document is not None and not self.holds(document.key):
                window.history.forget_document(document.key)
                window.reader.close_document(document.key)
