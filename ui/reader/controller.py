"""Controller of the reader: history, inspector, marks, hits, copying, printing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import NotFound, YiceError
from store.system import log
from ui.reader.inspector.inspector import Inspector
from ui.reader.navigation.navigation_history import NavigationHistory, NavigationPlace
from ui.reader.navigation.visits import Visits
from ui.reader.open_documents import HitMap, OpenTexts
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView
from ui.reader.reading_notes import ReadingNotes
from ui.services.display_names import place_name
from ui.services.workspace import Workspace
from ui.widgets.clause_list.opening import Opening


class ReaderController(QObject):
    """Opens places in the reader and keeps everything beside it in step; widgets tell it what they want."""

    #: A document is about to be shown: make room for it.
    opening = Signal()
    #: The reader shows another place: document key, and the ids from the document's top down to the clause.
    place_changed = Signal(str, list)
    #: The current hit and their number in the open document.
    hit_changed = Signal(int, int)
    #: There is a document in the reader, or there is none.
    open_changed = Signal(bool)
    #: The inspector is needed, even if it is folded away.
    inspector_wanted = Signal()
    #: Something the user should be told, in one sentence.
    told = Signal(str)
    #: Something did not work: the exception.
    failed = Signal(object)
    #: Clauses to print, by id.
    print_requested = Signal(list)
    #: Documents and clauses to copy with their citations; True: the selected words of them, if there are any.
    copy_requested = Signal(list, bool)
    #: The inspector shows this clause of this document.
    clause_shown = Signal(object, object)
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
        self._workspace, self._page, self._inspector = workspace, page, inspector
        self._notes, self._history = notes, history
        self._texts = OpenTexts(workspace.library, page, notes)
        self._clause: tuple[Document, Clause] | None = None
        self._opening = False
        self._visits = Visits(workspace, self)
        self._visits.failed.connect(self.failed)
        self._connect()
        inspector.clear()

    def _connect(self) -> None:
        page, inspector, history = self._page, self._inspector, self._history
        page.clause_changed.connect(self._on_clause)
        page.current_changed.connect(self._on_document)
        page.hit_changed.connect(self.hit_changed)
        page.bookmark_requested.connect(self.toggle_bookmark)
        page.note_requested.connect(self.write_note)
        page.note_activated.connect(self.show_note)
        page.copy_requested.connect(lambda ids: self.copy_with_citation(ids))
        page.print_requested.connect(self.print_requested)
        page.document_wanted.connect(self._open_kept)
        page.side_changed.connect(self._on_side)
        page.jumping.connect(lambda clause_id: history.visit(self._at(self.document_key(), clause_id)))
        inspector.copy_requested.connect(lambda: self.copy_with_citation(None))
        self._notes.attach(inspector)
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
        try:
            document = self._workspace.library.document(key)
        except YiceError as error:
            self.failed.emit(error)
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
        try:
            document = self._workspace.library.document(key)
        except YiceError as error:
            self.failed.emit(error)
            self._page.close_document(key)
            return
        self._texts.show_hits(self._page.open_at(side, document, clause_id or None))
        self._texts.show_marks()

    def open_clause(self, clause_id: str, how: Opening = Opening.HERE) -> bool:
        """Show a clause by its id."""
        try:
            document, _clause = self._workspace.library.clause(clause_id)
        except YiceError as error:
            self.failed.emit(error)
            return False
        return self.open(document.key, clause_id, how)

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
        return self._clause[1].id if self._clause else None

    def known_name(self, clause_id: str) -> str | None:
        """Return the name of a clause of the document in front without reading anything; None for others."""
        if self._clause and self._clause[1].id == clause_id:
            return place_name(self._clause[0], self._clause[1].label, self._clause[1].path)
        document = self.document()
        found = next((one for one in document.walk() if one.id == clause_id), None) if document else None
        return place_name(document, found.label, found.path) if document and found else None

    def name_of(self, clause_id: str) -> str:
        """Return the name of a clause in a sentence; empty if the library no longer has it."""
        found = self._clause if self._clause and self._clause[1].id == clause_id else self._find(clause_id)
        return place_name(found[0], found[1].label, found[1].path) if found else ""

    def selected_ids(self) -> list[str]:
        """Return the clauses that the selection touches, else the one in view."""
        view = self._page.current_view()
        return view.selected_clause_ids() if view is not None else []

    def find(self) -> None:
        """Open the find bar of the document."""
        view = self._page.current_view()
        if view is not None:
            view.open_find()

    def go_to_clause(self) -> None:
        """Ask for a clause of the document and go there."""
        view = self._page.current_view()
        if view is not None:
            view.open_goto()

    # -- hits -----------------------------------------------------------------------------------------

    def set_hits(self, hits: HitMap) -> None:
        """Mark these ranges in every open document."""
        self._texts.set_hits(hits)

    def next_hit(self) -> bool:
        """Go to the next hit in the document; False at the last."""
        view = self._page.current_view()
        return view.next_hit() if view is not None else False

    def previous_hit(self) -> bool:
        """Go to the previous hit in the document; False at the first."""
        view = self._page.current_view()
        return view.previous_hit() if view is not None else False

    def first_hit(self) -> None:
        """Go to the first hit of the document."""
        view = self._page.current_view()
        if view is not None and view.hit_position()[1]:
            while view.previous_hit():
                pass

    def last_hit(self) -> None:
        """Go to the last hit of the document."""
        view = self._page.current_view()
        if view is not None:
            view.last_hit()

    # -- the notebook ---------------------------------------------------------------------------------

    def toggle_bookmark(self, clause_id: str | None = None) -> None:
        """Mark a clause (that of the selection, else the one in view), or take its mark away."""
        found = self._find(clause_id or next(iter(self.selected_ids()), None))
        if found:
            self._notes.toggle_bookmark(*found)

    def write_note(self, clause_id: str | None = None) -> None:
        """Begin a note on a clause (the one in view)."""
        found = self._find(clause_id)
        if found:
            self._show(found)
            self.inspector_wanted.emit()
            self._inspector.edit_new_note()

    def renew(self) -> None:
        """Show the texts of the changed library in place of those that it no longer has."""
        other = self._texts.replaced()
        for document in other:
            self._texts.forget_hits(document.key)
        self._write_again(other)
        if any(document.key == self.document_key() for document in other):
            self._sync()

    def rename(self, keys: Collection[str]) -> None:
        """Show the own names of documents where these are open."""
        views = filter(None, map(self._page.view_of, keys))
        self._write_again([document for view in views if (document := view.document()) is not None])

    def _write_again(self, documents: Sequence[Document]) -> None:
        """Write the texts of open documents once more, each at the place that is read, with their marks."""
        for document in documents:
            self._opening = True
            self._page.renew_document(document)
            self._opening = False
        if documents:
            self._texts.show_marks()

    def refresh(self) -> None:
        """Show the marks and notes of the changed notebook."""
        self.renew()
        self._texts.show_marks()
        if self._clause:
            self._show(self._clause)

    def copy(self) -> None:
        """Copy the selected words, without any the clause in view."""
        view = self._page.current_view()
        if view is not None:
            view.copy()

    def copy_with_citation(self, ids: Sequence[str] | None = None, selected: bool = True) -> None:
        """Copy the selected words, or clauses (the one in view), with their citations.

        Not ``selected``: the clauses as a whole, even if words are selected in the text.
        """
        wanted = list(ids) if ids else self.selected_ids()
        self.copy_requested.emit([found for found in map(self._find, wanted) if found], selected)

    # -- keeping in step ------------------------------------------------------------------------------

    def _find(self, clause_id: str | None) -> tuple[Document, Clause] | None:
        if clause_id is None:
            return self._clause
        try:
            return self._workspace.library.clause(clause_id)
        except NotFound:
            return None

    def _on_document(self, view: ReaderView | None) -> None:
        """Update after a change of the tab or document, or after the last was closed."""
        document = view.document() if view is not None else None
        if view is None or document is None:
            self._clause = None
            self._visits.leave()
            self._inspector.clear()
            self.open_changed.emit(False)
            self.hit_changed.emit(0, 0)
            return
        if not self._opening:
            # Another tab is its own place.
            self._history.visit(self._at(document.key, view.current_clause_id() or None))
        self._texts.show_hits(view)
        self._texts.show_marks()
        self.open_changed.emit(True)
        self._sync()

    def _on_clause(self, clause_id: str) -> None:
        found = self._find(clause_id)
        if found is None or (self._clause and self._clause[1].id == clause_id):
            return
        self._show(found)
        document, _clause = found
        self.place_changed.emit(document.key, path_to(document, clause_id))
        if not self._opening:
            self._history.move_to(self._at(document.key, clause_id))
        self._visits.come_to(*found)

    def _on_side(self) -> None:
        """Follow the other side, which is active now: its place, hits, and inspector."""
        view = self._page.current_view()
        document = view.document() if view is not None else None
        if view is not None and document is not None and not self._opening:
            self._history.visit(self._at(document.key, view.current_clause_id() or None))
        self._sync()

    def _sync(self) -> None:
        view = self._page.current_view()
        clause_id = view.current_clause_id() if view is not None else ""
        if view is not None:
            self.hit_changed.emit(*view.hit_position())
        if clause_id:
            self._clause = None
            self._on_clause(clause_id)

    def _show(self, found: tuple[Document, Clause]) -> None:
        from index.references.citation import cite

        self._clause = found
        document, clause = found
        marks = self._texts.marks(document)
        bookmarked, notes = clause.id in marks.bookmarks, marks.notes.get(clause.id, [])
        self._inspector.show_clause(document, clause, cite(document, clause), bookmarked, notes)
        self.clause_shown.emit(document, clause)

    def show_note(self, note_id: str) -> None:
        """Go to the clause of a note whose mark was pressed, and open it for writing."""
        self.renew()
        document, view = self.document(), self._page.current_view()
        if document is None or view is None:
            return
        for clause_id, notes in self._texts.marks(document).notes.items():
            if any(note.id == note_id for note in notes):
                view.show_clause(clause_id)
                self.inspector_wanted.emit()
                self._inspector.edit_note(note_id)


def path_to(document: Document, clause_id: str) -> list[str]:
    """Return the ids from the top of a document down to a clause; empty if it is not there."""

    def search(clauses: Sequence[Clause]) -> list[str]:
        for clause in clauses:
            if clause.id == clause_id:
                return [clause.id]
            below = search(clause.children)
            if below:
                return [clause.id, *below]
        return []

    return search(document.clauses)
