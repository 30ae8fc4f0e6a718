"""Controller of the menu Print: makes an excerpt and shows it in the place for paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.paper.paper_place import BASKET, PaperPlace
from ui.widgets.dialogs import open_dialog
from ui.widgets.name_dialogs import ask_choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from index.results import Answer
    from store.library import Library
    from store.notebook import Notebook
    from ui.printing.content.excerpt import Excerpt
    from ui.printing.content.tables.table_paper import TablePaper
    from ui.runtime.jobs import Task
    from ui.shell.window_parts import WindowParts


class PrintController(QObject):
    """Shows a selection, chapter, document, hits, bookmarks, notes, duties or the basket."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.place = PaperPlace(window)
        window.reading.print_requested.connect(self.clauses)
        window.search_panel.print_requested.connect(self.hits)
        window.bookmarks_panel.print_folder_requested.connect(self.folder)

    # -- what can be printed --------------------------------------------------------------------------

    def make_page(self) -> QWidget:
        """Make the page of the place for paper."""
        return self.place.make()

    def clauses(self, ids: list[str]) -> None:
        """Print clauses by their ids."""
        from ui.printing.content.excerpt import excerpt_of

        if ids:
            self._preview(lambda: excerpt_of(ids, self._library, self._notebook))

    def chapter(self) -> None:
        """Print the chapter of the current clause."""
        from ui.printing.content.excerpt_sources import chapter_excerpt

        clause_id = self._window.current.clause_id()
        if clause_id:
            self._preview(lambda: chapter_excerpt(clause_id, self._library, self._notebook))

    def document(self, key: str | None = None) -> None:
        """Print a document; that of the current clause if none is named."""
        from ui.printing.content.excerpt_sources import document_excerpt

        wanted = key or self._window.current.document_key()
        if wanted:
            self._preview(lambda: document_excerpt(wanted, self._library, self._notebook))

    def documents(self, keys: Sequence[str]) -> None:
        """Print several documents as one paper."""
        from ui.printing.content.excerpt_sources import documents_excerpt

        wanted = tuple(keys)
        self._preview(lambda: documents_excerpt(wanted, self._library, self._notebook))

    def hits(self) -> None:
        """Print all hits of the search that is shown."""
        from ui.printing.content.excerpt_sources import NothingToPrint, hits_excerpt

        controller = self._window.results_controller.runner
        query = controller.text
        if not query.strip():
            self._window.report(NothingToPrint(what=self.tr("The search")))
            return

        def show(answer: Answer) -> None:
            ids = [hit.clause_id for hit in answer.hits]
            self._preview(lambda: hits_excerpt(query, ids, self._library, self._notebook))

        self._window.jobs.start(controller.search_all, show, self._window.report)

    def bookmarks(self) -> None:
        """Print the bookmarked clauses of all documents."""
        from ui.printing.content.notebook_excerpts import bookmarks_excerpt

        self._preview(lambda: bookmarks_excerpt(self._library, self._notebook))

    def folder(self, folder_id: str) -> None:
        """Print the bookmarked clauses of a folder, in its order."""
        from ui.printing.content.notebook_excerpts import folder_excerpt

        self._preview(lambda: folder_excerpt(folder_id, self._library, self._notebook))

    def notebook(self) -> None:
        """Print the user's marks and notes in the document of the current clause."""
        from ui.printing.content.notebook_excerpts import notebook_excerpt

        key = self._window.current.document_key()
        if key:
            self._preview(lambda: notebook_excerpt(key, self._library, self._notebook), notes=True)

    def ask_duties(self) -> None:
        """Ask for an organisation and preview its duties."""
        names = self._organisations()
        title, label = self.tr("Duties of an organisation"), self.tr("Organisation")
        name = ask_choice(self._window, title, label, ["", *names], free=True)
        if name:
            self.duties(name)

    def duties(self, organisation: str) -> None:
        """Print all duties of an organisation."""
        from ui.printing.content.excerpt_sources import duties_excerpt

        def search(task: Task) -> Answer:
            query = f'单位:"{organisation}"'
            return self._window.workspace.engine.search(query, None, task.cancelled)

        def show(answer: Answer) -> None:
            ids = [hit.clause_id for hit in answer.hits]
            self._preview(lambda: duties_excerpt(organisation, ids, self._library, self._notebook))

        self._window.jobs.start(search, show, self._window.report)

    def basket(self) -> None:
        """Show the basket with its pages; where it is shown already, print it."""
        if self._window.places.page() == BASKET:
            self.place.print_()
        else:
            self.place.show_basket()

    def table(self, paper: TablePaper) -> None:
        """Show a paper that consists of a table."""
        from ui.printing.content.excerpt import Excerpt
        from ui.printing.printout import Printout

        stamp = paper.stamp or self._library.stamp()
        self.place.show_now(Printout(Excerpt(paper.title, (), date.today(), stamp), table=paper))

    def current(self) -> None:
        """Show the selection or clause in view; without one in the place for paper, print what is there."""
        if self.place.at_front() and not self._window.current.value().chosen:
            self.place.print_()
        else:
            self._window.clause_commands.run("print")

    def verify(self) -> None:
        """Open the clause of a paper's check code."""
        from ui.printing.content.check_codes import Codes
        from ui.printing.verify_dialog import VerifyDialog

        window = self._window
        codes = Codes(window.workspace.paths.root, self._library)
        dialog = VerifyDialog(codes.verify, window.jobs, window.themes, window)
        dialog.activated.connect(lambda key, clause_id: window.open(key, clause_id or None))
        open_dialog(dialog)

    # -- inside ---------------------------------------------------------------------------------------

    @property
    def _library(self) -> Library:
        return self._window.workspace.library

    @property
    def _notebook(self) -> Notebook:
        return self._window.workspace.notebook

    def _organisations(self) -> list[str]:
        """Return those responsible for the clause in view first, then those of its document."""
        document, here = self._window.reading.document(), self._window.reading.clause_id()
        if document is None:
            return []
        clauses = sorted(document.walk(), key=lambda clause: clause.id != here)
        return list(dict.fromkeys(duty.organisation for clause in clauses for duty in clause.duties))

    def _preview(self, make: Callable[[], Excerpt], notes: bool = False) -> None:
        """Show an excerpt, which is gathered in a worker."""
        from ui.printing.printout import printout_of

        self._window.inspector.flush()
        self.place.show(lambda: printout_of(make(), notes))
