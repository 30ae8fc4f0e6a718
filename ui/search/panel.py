"""The side panel of results: how many, how understood, the list, and what to do when there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from index.results import Answer, Hit
from store.model.message import Message
from ui.appearance.theme import ThemeManager
from ui.search.result_data import ResultRoles
from ui.search.results_header import ResultsHeader
from ui.search.results_view import ResultsView
from ui.search.start_page import StartPage
from ui.services.language import sentence
from ui.services.notebook.note_hits import NoteHit
from ui.services.search_service import SearchReply
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.empty_state import EmptyState


class SearchPanel(QWidget):
    """Shows answers; emits which hit is opened and which query is asked instead."""

    #: A hit is opened.
    activated = Signal(object)
    #: A hit was opened by Enter: what comes next is done in the text.
    text_wanted = Signal()
    #: The user wants this query instead.
    query_chosen = Signal(str)
    #: The query is to be taken literally (True), or to be understood again.
    literal_wanted = Signal(bool)
    #: The hits from this place on are wanted too.
    page_wanted = Signal(int)
    #: All hits are to be printed.
    print_requested = Signal()
    #: The list is to be copied, put into the basket, saved (csv, docx) or its query kept (save).
    use_requested = Signal(str)
    #: These clauses are to be put into the basket.
    basket_wanted = Signal(list)
    #: An answering sentence is to be shown in its place, or copied.
    sentence_activated = Signal(object)
    sentence_copied = Signal(object)
    #: A note of the user's own is opened.
    note_activated = Signal(object)
    #: The results are wanted in another order: one of :data:`ui.services.search_service.ORDERS`.
    order_chosen = Signal(str)
    #: The results are to be grouped by document, or not; the list follows by itself.
    grouping_chosen = Signal(bool)

    def __init__(
        self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self.head = ResultsHeader(themes, document_name)
        self.head.query_chosen.connect(self.query_chosen)
        self.head.literal_turned.connect(self._turn_literal)
        self.head.order_chosen.connect(self.order_chosen)
        self.head.grouping_chosen.connect(self._group)
        self.head.use_requested.connect(self._use)
        self.head.card.opened.connect(self.sentence_activated)
        self.head.card.copy_requested.connect(self.sentence_copied)
        self._notice = QLabel()
        self._notice.setObjectName("panelNotice")
        self._notice.setWordWrap(True)
        self._notice.hide()
        self.view = ResultsView(themes, document_name)
        self.view.page_wanted.connect(self.page_wanted)
        self.view.activated.connect(self._on_entered)
        #: The hits as clauses.
        self.rows = self.view.rows
        self.lists = ClauseList(self.rows, themes, self._on_activated, self._add_own)
        self.lists.clicked.connect(self._on_activated)
        self.empty = EmptyState(themes, "search")
        self.empty.chosen.connect(self._choose_instead)
        self._instead: dict[str, str] = {}
        self.start = StartPage()
        self.start.chosen.connect(self.query_chosen)
        self._build()
        self.setFocusProxy(self.view)
        self.clear()

    def _build(self) -> None:
        list_page = QWidget()
        column = QVBoxLayout(list_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(list_page)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.start)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._notice)
        whole.addWidget(self._pages, 1)

    def is_empty(self) -> bool:
        """Return whether the empty state is shown instead of the list."""
        return self._pages.currentIndex() != 0

    def clear(self) -> None:
        """Clear the list when nothing is typed."""
        self._answer = None
        self.view.show_answer(None)
        if self.start.has_searches():
            self._pages.setCurrentWidget(self.start)
            return
        self._show_empty(
            "search",
            self.tr("Type to search"),
            self.tr(
                "Any characters, a document number, or a clause by its number. "
                "A blank means “and”, a minus sign leaves out."
            ),
        )

    def offer_searches(self, kept: Sequence[str], recent: Sequence[str], usual: Sequence[str] = ()) -> None:
        """Show these queries while nothing is typed."""
        self.start.show_searches(kept, recent, usual)
        if self._answer is None and self.is_empty():
            self.clear()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer from its beginning."""
        self._answer = answer
        self._instead = {}
        with self.rows.as_one():
            self.view.show_answer(answer)
            self._show_head(answer)
            if self.view.is_empty():
                self._show_nothing(answer)
            else:
                self._pages.setCurrentIndex(0)
                self.view.step(1)

    def add_page(self, start: int, hits: Sequence[Hit]) -> None:
        """Add the hits of the same query from the place ``start`` on; what is on the screen stays there."""
        if self._answer is None:
            return
        self.view.add_page(start, hits)
        self._show_head(self._answer)

    def show_failure(self, sentence: str) -> None:
        """Show why the search failed."""
        self.view.show_answer(None)
        self._show_empty("circle-alert", self.tr("The search did not work"), sentence)

    def show_rebuilding(self, rebuilding: bool) -> None:
        """Say that the index is being rebuilt and searching is slower meanwhile."""
        self._notice.setText(self.tr("The index is being rebuilt. Searching works meanwhile, only slower."))
        self._notice.setVisible(rebuilding)

    def set_notes(self, counts: Mapping[str, int]) -> None:
        """Set the numbers of notes by clause."""
        self.view.set_notes(counts)

    def warm(self) -> Iterator[None]:
        """Do, step by step, what the first answer would wait for: styles, chips, shapes of characters."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
        yield
        self.head.facets.warm()
        yield
        yield from self.view.warm()

    def step(self, by: int) -> None:
        """Select the next (1) or the previous (-1) hit, past headers."""
        self.view.step(by)

    def select_clause(self, clause_id: str) -> None:
        """Mark the hit of a clause, if it is in the list; emits nothing."""
        self.view.select_clause(clause_id)

    def set_arranged(self, order: str, grouped: bool) -> None:
        """Set the order of the results, and whether they are grouped."""
        self.head.set_arranged(order, grouped)
        self.view.set_grouped(grouped)

    def current_note(self) -> NoteHit | None:
        """Return the note that is selected."""
        note: NoteHit | None = self.view.currentIndex().data(ResultRoles.NOTE)
        return note

    def current_hit(self) -> Hit | None:
        """Return the selected hit."""
        hit: Hit | None = self.view.currentIndex().data(ResultRoles.HIT)
        return hit

    def hits(self) -> list[Hit]:
        """Return the hits in the order of the list."""
        return self.view.hits()

    def _on_activated(self, index: QModelIndex) -> None:
        hit, note = index.data(ResultRoles.HIT), index.data(ResultRoles.NOTE)
        if hit is not None:
            self.activated.emit(hit)
        elif note is not None:
            self.note_activated.emit(note)

    def _on_entered(self, index: QModelIndex) -> None:
        self._on_activated(index)
        if index.data(ResultRoles.HIT) is not None:
            self.text_wanted.emit()

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what is done to all hits: of the document whose name this is, and of the query."""
        if index.data(ResultRoles.HEADER):
            of_document = self.view.clauses_below(index)
            if of_document:
                text = self.tr("Put all {n} of them into the basket").format(n=len(of_document))
                menu.addAction(text, lambda: self.basket_wanted.emit(of_document))
        menu.addAction(self.tr("Put all hits into the basket"), lambda: self.use_requested.emit("basket"))

    def _show_head(self, answer: Answer) -> None:
        notes = len(answer.notes) if isinstance(answer, SearchReply) else 0
        self.head.show_answer(answer, self.view.stretch(), notes)

    def _group(self, grouped: bool) -> None:
        self.set_arranged(self.head.arranged()[0], grouped)
        self.grouping_chosen.emit(grouped)

    def _use(self, name: str) -> None:
        if name == "print":
            self.print_requested.emit()
        else:
            self.use_requested.emit(name)

    def _show_nothing(self, answer: Answer) -> None:
        hint = None
        if answer.did_you_mean:
            hint = Message("search.did_you_mean")
        elif answer.wider is None:
            hint = Message("search.try_fewer")
        remarks = tuple(answer.remarks) or Message("search.nothing_contains")
        text = sentence(Message("search.told", remarks=remarks, hint=hint))
        wider = answer.wider
        if wider is not None:
            self._instead = {self.tr("Search all documents ({n})").format(n=wider.total): wider.query}
        shown = answer.query.text if len(answer.query.text) <= 24 else answer.query.text[:23] + "…"
        title = self.tr("Nothing found for “{query}”").format(query=shown)
        self._show_empty("search-x", title, text, (*self._instead, *answer.did_you_mean))

    def _choose_instead(self, text: str) -> None:
        self.query_chosen.emit(self._instead.get(text, text))

    def _show_empty(self, icon_name: str, title: str, text: str, choices: tuple[str, ...] = ()) -> None:
        self.empty.show_message(icon_name, title, text, choices)
        self._pages.setCurrentIndex(1)

    def _turn_literal(self) -> None:
        if self._answer is not None:
            self.literal_wanted.emit(not self._answer.literal)
