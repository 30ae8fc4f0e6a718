"""Controller of what the reader adds to the text: links and citing clauses, reading settings, corrections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from index.references.citation import titled
from store.library import Library
from store.model.clause import Clause, Reference
from store.model.document import Document
from store.model.errors import Cancelled, YiceError
from store.model.typography import typeset
from ui.appearance.theme import ThemeManager
from ui.printing.content.excerpt import document_citation
from ui.reader.comfort import ReadingStyle
from ui.reader.copying.citation_styles import CitationStyle, chosen_style
from ui.reader.copying.cited_copy import CopiedPassage, cited_data
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import mime_of
from ui.reader.inspector.indicator_finder import IndicatorFinder
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.inspector_sections import MOST_CITING
from ui.reader.links.related_clauses import RelatedClauses, RelatedEngine
from ui.reader.reader_page import ReaderPage
from ui.runtime.jobs import Jobs, Task
from ui.runtime.localized_text import and_more
from ui.runtime.settings import Settings
from ui.services.display_names import place_name
from ui.services.library.links import NO_CITES, Cites, Links, LinkTarget
from ui.widgets.clause_list.opening import Opening

MARKED = "reading/corrections"
#: A clause to be copied, or with None the title of its document.
CopiedWords = tuple[Document, Clause | None]


class TextController(QObject):
    """Joins the reader with settings and library."""

    #: A reference leads here: document, clause (or empty), and how it is to be opened.
    open_requested = Signal(str, str, object)
    #: Something the user should be told, in one sentence.
    told = Signal(str)
    #: A link leads nowhere: a sentence on why.
    missed = Signal(str)
    #: Whether corrections are marked in the text.
    marks_changed = Signal(bool)

    def __init__(
        self,
        library: Library,
        page: ReaderPage,
        inspector: Inspector,
        settings: Settings,
        themes: ThemeManager,
        jobs: Jobs,
        engine: Callable[[], RelatedEngine],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._page, self._inspector = library, page, inspector
        self._settings, self._themes, self._jobs = settings, themes, jobs
        self._shown: tuple[Document, Clause] | None = None
        self.links = Links(library)
        # Citing clauses are found in workers, with their own links, one at a time.
        self._citing_links, self._citing_guard = Links(library), threading.Lock()
        self._citing_task: Task | None = None
        self._related = RelatedClauses(engine, library, inspector, jobs, self)
        self._indicators = IndicatorFinder(inspector, jobs, self)
        self.style = ReadingStyle(settings, self)
        page.set_comfort(self.style.comfort)
        page.show_corrections(self.marks_corrections())
        page.set_links(self.links)
        self.style.changed.connect(page.set_comfort)
        page.reference_activated.connect(self.follow)
        page.corrections_requested.connect(self.list_corrections)
        page.comfort_wanted.connect(self.choose_comfort)
        inspector.reference_activated.connect(self.follow)
        inspector.link_activated.connect(self.open_requested)

    # -- links ----------------------------------------------------------------------------------------

    def follow(self, reference: Reference, how: Opening = Opening.HERE) -> None:
        """Go to what a clause cites, if the library has it."""
        target = self._target(reference)
        if target is None:
            name = (
                titled(reference.title) if reference.title else (reference.number or reference.clause or "")
            )
            whole = bool(reference.title or reference.number)
            missing = self.tr("The library does not hold {name}")
            self.missed.emit(
                (missing if whole else self.tr("{name} is not in this document")).format(name=name)
            )
        else:
            self.open_requested.emit(target.key, target.clause_id or "", how)

    def library_changed(self) -> None:
        """Look again where references lead after documents came or went."""
        self.links.refresh()
        # Others in their place: a worker may be busy with those, and is not waited for.
        self._citing_links = Links(self._library)
        self._page.set_links(self.links)
        self._find_citing()
        self._related.again()

    def _find_citing(self) -> None:
        """Look in the background for what cites the clause that is shown; only the newest is told."""
        if self._citing_task is not None:
            self._citing_task.cancel()
            self._citing_task = None
        if self._shown is None:
            return
        document, clause = self._shown

        def operation(task: Task) -> tuple[Cites, Cites]:
            with self._citing_guard:
                if task.cancelled():
                    raise Cancelled
                links = self._citing_links
                return links.cited_by(document, clause, MOST_CITING), links.citing_documents(
                    document, MOST_CITING
                )

        self._citing_task = self._jobs.start(
            operation, lambda found: self._show_links(*found), lambda _error: self._show_links()
        )

    def show_clause(self, document: Document, clause: Clause) -> None:
        """Add the citing clauses to the clause in the inspector, as soon as they are known."""
        self._shown = (document, clause)
        self._related.show_clause(document.key, clause.id)
        self._indicators.show_clause(document, clause)
        self._show_links()
        self._find_citing()

    def _show_links(self, cited_by: Cites = NO_CITES, citing: Cites = NO_CITES) -> None:
        if self._shown is None:
            return
        document, clause = self._shown
        try:
            known = {id(one): self.links.holds(one, document) for one in clause.references}
            self._inspector.show_links(
                [one for one in clause.references if not known[id(one)]],
                cited_by,
                citing,
                [one for one in clause.references if self.links.is_itself(one, document)],
            )
        except YiceError:
            self._inspector.show_links(())

    def _target(self, reference: Reference) -> LinkTarget | None:
        view = self._page.current_view()
        document = view.document() if view is not None else None
        try:
            return self.links.target(reference, document) if self.links.holds(reference, document) else None
        except YiceError:
            return None

    # -- look -----------------------------------------------------------------------------------------

    def choose_comfort(self, button: QWidget | None = None) -> None:
        """Open the popup that says how the text is set."""
        from ui.reader.comfort_popup import ComfortPopup

        ComfortPopup(self.style, self._settings, self._themes, self._page).open_below(button or self._page)

    # -- corrections ----------------------------------------------------------------------------------

    def marks_corrections(self) -> bool:
        """Return whether corrections are marked in the text."""
        return self._settings.get(MARKED, False)

    def mark_corrections(self, marked: bool) -> None:
        """Mark corrections in the text, or only what is doubtful."""
        if marked != self.marks_corrections():
            self._settings.set(MARKED, marked)
            self._page.show_corrections(marked)
            self.marks_changed.emit(marked)

    def list_corrections(self) -> None:
        """Show what was corrected in the document."""
        from ui.reader.corrections_dialog import CorrectionsDialog

        view = self._page.current_view()
        document = view.document() if view is not None else None
        if view is None or document is None:
            return
        dialog = CorrectionsDialog(document, self.marks_corrections(), self._page.window())
        dialog.chosen.connect(view.jump_to)
        dialog.marks_toggled.connect(self.mark_corrections)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- copying --------------------------------------------------------------------------------------

    def citation_style(self) -> CitationStyle:
        """Return the citation style of a copy."""
        return chosen_style(self._settings)

    def copy_plain(self, places: Sequence[CopiedWords]) -> None:
        """Copy clauses as text and tables, of documents as a whole their titles; say what was copied."""
        passages = _passages(places)
        if passages:
            QGuiApplication.clipboard().setMimeData(mime_of([piece for _document, piece in passages]))
            self.told.emit(self.tr("Copied: {what}").format(what=self._named(passages)))
        else:
            self._copy_titles(places)

    def copy_with_citation(self, whole: Sequence[CopiedWords], selected: bool = True) -> None:
        """Copy the ``selected`` words with their citations; without a selection, these clauses."""
        view = self._page.current_view()
        document = view.document() if view is not None else None
        pieces = view.selected_pieces() if view is not None and selected else []
        passages = [(document, piece) for piece in pieces] if document is not None else []
        passages = passages or _passages(whole)
        if passages:
            QGuiApplication.clipboard().setMimeData(cited_data(passages, self.citation_style()))
            text = self.tr("Copied with its citation: {what}")
            self.told.emit(text.format(what=self._named(passages)))
        else:
            self._copy_titles(whole)

    def _copy_titles(self, places: Sequence[CopiedWords]) -> None:
        """Copy documents as they are cited, a line each."""
        documents = [document for document, clause in places if clause is None]
        if documents:
            lines = [typeset(document_citation(one)) for one in documents]
            QGuiApplication.clipboard().setText("\n".join(lines))
            what = and_more(lines[0], len(lines) - 1, documents=True)
            self.told.emit(self.tr("Copied: {what}").format(what=what))

    def _named(self, passages: Sequence[CopiedPassage]) -> str:
        """Return the clauses of passages as they are named in a sentence: of several the first, and how
        many.
        """
        clauses = list(dict.fromkeys(piece.clause.id for _document, piece in passages))
        document, first = passages[0][0], passages[0][1].clause
        name = place_name(document, first.label, first.path)
        return and_more(name, len(clauses) - 1)


def _passages(places: Sequence[CopiedWords]) -> list[CopiedPassage]:
    """Return the clauses among places, each as a whole."""
    return [(document, ClauseRange(clause)) for document, clause in places if clause is not None]
