"""Controller of the reader: opens places, keeps history, marks and inspector in step with what is in view."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from store.library import Library
from store.model.document import Document
from store.model.errors import YiceError
from store.system import log
from ui.reader.clause_finder import ClauseFinder, FoundClause
from ui.reader.inspector.controller import InspectorController
from ui.reader.inspector.inspector import Inspector
from ui.reader.navigation.hit_controller import HitController
from ui.reader.navigation.navigation_history import NavigationHistory, NavigationPlace
from ui.reader.navigation.visits import Visits
from ui.reader.open_documents import OpenTexts
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView
from ui.reader.reading_notes import ReadingNotes
from ui.services.workspace import Workspace
from ui.widgets.clause_list.opening import Opening


class ReaderController(QObject):
    """Opens places in the reader and keeps everything beside it in step; widgets tell it what they want."""

    #: A document is about to be shown.
    opening = Signal()
    #: The reader shows another place: document key, and the ids from the document's top down to the clause.
    place_changed = Signal(str, list)
    #: The current hit and their number in the open document.
    hit_changed = Signal(int, int)
    #: There is a document in the reader, or there is none.
    open_changed = Signal(bool)
    #: Something the user should be told, in one sentence.
    told = Signal(str)
    #: Something did not work: the exception.
    failed = Signal(object)
    #: Clauses to print, by id.
    print_requested = Signal(list)
    #: Documents and clauses to copy with their citations; True: the selected words of them, if there are any.
    copy_requested = Signal(list, bool)
    #: A query that the reader asks for, such as an organisation.
    search_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        page: ReaderPage,
        inspector: Inspector,
        notes: ReadingNotes,
        history: NavigationHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._page = workspace.library, page
        self._notes, self._history = notes, history
        self._texts = OpenTexts(workspace.library, page, notes)
        self.hits = HitController(page)
        self.clauses = ClauseFinder(workspace.library)
        self._opening = False
        self._visits = Visits(workspace, self)
        self.inspecting = InspectorController(inspector, self)
        self._connect(inspector)

    def _connect(self, inspector: Inspector) -> None:
        page, history = self._page, self._history
        page.clause_changed.connect(self._on_clause)
        page.current_changed.connect(self._on_document)
        page.hit_changed.connect(self.hit_changed)
        page.bookmark_requested.connect(self.toggle_bookmarks)
        page.note_requested.connect(self.write_note)
        page.note_activated.connect(self.show_note)
        page.copy_requested.connect(lambda ids: self.copy_with_citation(ids))
        said, name = self.tr("Copied: {what}"), self.clauses.name_of
        page.clause_copied.connect(lambda copied: self.told.emit(said.format(what=name(copied))))
        page.print_requested.connect(self.print_requested)
        page.document_wanted.connect(self._open_kept)
        page.side_changed.connect(self._on_side)
        page.jumping.connect(lambda clause_id: history.visit(self._at(self.document_key(), clause_id)))
        inspector.copy_requested.connect(lambda: self.copy_with_citation(None))
        self._notes.attach(inspector)
        self._visits.failed.connect(self.failed)
        inspector.organisation_activated.connect(self.search_requested)
        inspector.print_requested.connect(lambda: self.print_requested.emit(self.selected_ids()))
        self._notes.changed.connect(self.refresh)

    # -- going somewhere ------------------------------------------------------------------------------

    def open(
        self,
        key: str,
        clause_id: str | None = None,
        how: Opening = Opening.HERE,
        record: bool = True,
        query: str = "",
        passing: bool = False,
        side: int | None = None,
    ) -> bool:
        """Show a document at a clause or where it was read; False (and a sentence) if it is not there.

        ``how`` says where: here, in a new tab, at the other side.
        With ``record`` Back returns to where one is now; ``query`` is the search that led to the place.
        With a ``side`` it is shown there, if there are two.
        With ``passing`` it is only looked at on the way through a list: for Back, one way is one place.
        """
        document = self._read(lambda library: library.document(key))
        if document is None:
            return False
        self.opening.emit()
        self._opening = True
        clock = log.Stopwatch()
        if side is not None and self._page.is_split():
            self._page.activate(side)
        kept = self._page.clause_in(key)
        view = self._page.open_document(document, clause_id, how)
        if record:
            place = self._at(key, clause_id or kept, query)
            (self._history.pass_by if passing else self._history.visit)(place)
        if clause_id:
            # Marks and the first layout of a new view move the text: say once more where to be.
            view.show_clause(clause_id)
        self._opening = False
        self._sync()
        log.event("open", document=key, ms=clock.ms())
        return True

    def pass_by(self, key: str, clause_id: str = "", query: str = "") -> None:
        """Show a row of a list while the user walks through it; what is in view already stays as it is."""
        if (key, clause_id) != (self.document_key(), self.clause_id()) or not self._page.isVisible():
            self.open(key, clause_id or None, query=query, passing=True)

    def open_range(self, key: str, clause_id: str, start: int, end: int, how: Opening = Opening.HERE) -> None:
        """Show certain words of a clause."""
        view = self._page.current_view() if self.open(key, clause_id, how) else None
        if view is not None:
            view.show_range(clause_id, start, end)

    def _at(self, key: str | None, clause_id: str | None, query: str = "") -> NavigationPlace:
        """Return a place at the active side."""
        return NavigationPlace(key, clause_id, query, side=self._page.active_side())

    def _open_kept(self, key: str, clause_id: str, side: int) -> None:
        """Load a tab of the last session when it is shown; close it if its document is gone."""
        if side == self._page.active_side():
            if not self.open(key, clause_id or None):
                self._page.close_current_tab()
            return
        document = self._read(lambda library: library.document(key))
        if document is None:
            self._page.close_document(key)
            return
        self.hits.show_in(self._page.open_at(side, document, clause_id or None))
        self._texts.show_marks()

    def _read(self, ask: Callable[[Library], Document]) -> Document | None:
        """Read a document; None (and a sentence) if it is not there."""
        try:
            return ask(self._library)
        except YiceError as error:
            self.failed.emit(error)
            return None

    def open_clause(self, clause_id: str, how: Opening = Opening.HERE) -> bool:
        """Show a clause by its id."""
        document = self._read(lambda library: library.clause(clause_id)[0])
        return document is not None and self.open(document.key, clause_id, how)

    def document_key(self) -> str | None:
        """Return the document in the reader."""
        document = self.document()
        return document.key if document else None

    def document(self) -> Document | None:
        """Return the document in front."""
        view = self._page.current_view()
        return view.document() if view is not None else None

    def clause_id(self) -> str | None:
        """Return the clause in view."""
        found = self.clauses.in_view
        return found[1].id if found else None

    def selected_ids(self) -> list[str]:
        """Return the clauses that the selection touches, else the one in view."""
        view = self._page.current_view()
        return view.selected_clause_ids() if view is not None else []

    # -- the notebook ---------------------------------------------------------------------------------

    def toggle_bookmark(self, clause_id: str | None = None) -> None:
        """Mark a clause (that of the selection, else the one in view), or take its mark away."""
        found = self.clauses.find(clause_id or next(iter(self.selected_ids()), None))
        if found:
            self._notes.toggle_bookmark(*found)

    def toggle_bookmarks(self, clause_ids: Sequence[str]) -> None:
        """Mark those of the clauses that are not, or where all are take their marks away."""
        found = map(self.clauses.find, clause_ids)
        self._notes.toggle_bookmarks([each for each in found if each is not None])

    def write_note(self, clause_id: str | None = None) -> None:
        """Begin a note on a clause (the one in view)."""
        found = self.clauses.find(clause_id)
        if found:
            self._show(found)
            self.inspecting.edit_new_note()

    def renew(self) -> None:
        """Show the texts of the changed library in place of those that it no longer has."""
        other = self._texts.replaced()
        self.hits.forget(other)
        self._texts.write_again(other)
        if any(document.key == self.document_key() for document in other):
            self._sync()

    def rename(self, keys: Collection[str]) -> None:
        """Show the own names of documents where these are open."""
        self._texts.write_again(self._texts.open_under(keys))

    def refresh(self) -> None:
        """Show the marks and notes of the changed notebook."""
        self.renew()
        self._texts.show_marks()
        if self.clauses.in_view:
            self._show(self.clauses.in_view)

    def copy_with_citation(self, ids: Sequence[str] | None = None, selected: bool = True) -> None:
        """Copy the selected words, or clauses (the one in view), with their citations.

        Not ``selected``: the clauses as a whole, even if words are selected in the text.
        """
        wanted = list(ids) if ids else self.selected_ids()
        self.copy_requested.emit([found for found in map(self.clauses.find, wanted) if found], selected)

    # -- keeping in step ------------------------------------------------------------------------------

    def _on_document(self, view: ReaderView | None) -> None:
        """Update after a change of the tab or document, or after the last was closed."""
        document = view.document() if view is not None else None
        if view is None or document is None:
            self.clauses.in_view = None
            self._visits.leave()
            self.inspecting.clear()
            self.open_changed.emit(False)
            self.hit_changed.emit(0, 0)
            return
        self._visit_front()
        self.hits.show_in(view)
        self._texts.show_marks()
        self.open_changed.emit(True)
        self._sync()

    def _on_clause(self, clause_id: str) -> None:
        if self._opening:
            return  # the place is told once, when the document is open
        found = self.clauses.find(clause_id)
        if found is None or self.clauses.is_in_view(clause_id):
            return
        self._show(found)
        document, _clause = found
        self.place_changed.emit(document.key, document.path_to(clause_id))
        if not self._is_opening():
            self._history.move_to(self._at(document.key, clause_id))
        self._visits.come_to(*found)

    def _is_opening(self) -> bool:
        """Return whether views move because a text is written, which is no step of the user."""
        return self._opening or self._texts.writing

    def _visit_front(self) -> None:
        """Record what is in front as a place of the history: another tab, another side is its own place."""
        document, view = self.document(), self._page.current_view()
        if view is not None and document is not None and not self._is_opening():
            self._history.visit(self._at(document.key, view.current_clause_id() or None))

    def _on_side(self) -> None:
        """Follow the other side, which is active now: its place, hits, and inspector."""
        self._visit_front()
        self._sync()

    def _sync(self) -> None:
        view = self._page.current_view()
        if view is None:
            return
        self.hit_changed.emit(*view.hit_position())
        if clause_id := view.current_clause_id():
            self.clauses.in_view = None
            self._on_clause(clause_id)

    def _show(self, found: FoundClause) -> None:
        self.clauses.in_view = found
        self.inspecting.show_clause(*found, self._texts.marks(found[0]))

    def show_note(self, note_id: str) -> None:
        """Go to the clause of a note whose mark was pressed, and open it for writing."""
        self.renew()
        document, view = self.document(), self._page.current_view()
        if document is None or view is None:
            return
        for clause_id, notes in self._texts.marks(document).notes.items():
            if any(note.id == note_id for note in notes):
                view.show_clause(clause_id)
                self.inspecting.edit_note(note_id)
