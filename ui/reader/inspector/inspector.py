"""Shows citation, duties, references, corrections and notes of the clause in view, beside the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from index.indicators.indicator import Indicator
from store.model.annotation import Note
from store.model.clause import Clause, Reference
from store.model.document import Document
from store.model.printed import printed
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.citation_section import CitationSection
from ui.reader.inspector.earlier_section import EarlierSection
from ui.reader.inspector.inspector_sections import (
    CitingSection,
    CorrectionsSection,
    DutiesSection,
    IndicatorsSection,
    ReferencesSection,
    RelatedLine,
    RelatedSection,
)
from ui.reader.inspector.notes_section import NotesSection
from ui.reader.inspector.tag_row import Completer
from ui.services.library.links import NO_CITES, Cites
from ui.widgets.clause_list.clause_links import ClauseLinks
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.services.library.earlier_wording import EarlierWording


class Inspector(QWidget):
    """Shows one clause; every change is an intent, the notes save themselves through ``note_saved``.

    ``note_saved`` carries the id of the note (a new note comes with a fresh one) and its text; while it is
    emitted, :meth:`document` and :meth:`clause` are those the note belongs to. If the text could not be
    written, call :meth:`save_failed` before the signal returns: the words are then kept and tried again.
    """

    copy_requested = Signal()
    bookmark_toggled = Signal()
    print_requested = Signal()
    basket_requested = Signal()
    #: The page of the original with the clause.
    original_requested = Signal()
    note_saved = Signal(str, str)
    note_deleted = Signal(str)
    note_finished = Signal(str)
    #: The new tags of a note.
    tags_changed = Signal(str, list)
    organisation_activated = Signal(str)
    #: A reference, and how it is to be opened.
    reference_activated = Signal(object, object)
    #: A clause that cites this one or the document, or says much the same: its document's key, its id, how.
    link_activated = Signal(str, str, object)
    #: The clause on whose word the document has its state: its id.
    basis_activated = Signal(str)
    #: How the clause was put before is to be compared: keys of both documents, and the clause.
    earlier_activated = Signal(str, str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self._themes = themes
        self._document: Document | None = None
        self._clause: Clause | None = None
        self._citation = CitationSection(themes)
        self._duties = DutiesSection()
        self._indicators = IndicatorsSection()
        self._references = ReferencesSection()
        self._citing = CitingSection(themes)
        self._related = RelatedSection(themes)
        self._earlier = EarlierSection()
        self._corrections = CorrectionsSection()
        self._notes = NotesSection(themes)
        self._empty = EmptyState(
            themes,
            "quote",
            self.tr("No clause"),
            self.tr("Open a document to see citation, duties and notes"),
        )
        self._arrange()
        self._connect()
        self.clear()

    # -- building -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        content = QWidget()
        content.setObjectName("inspectorContent")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(20)
        column.addWidget(self._citation)
        column.addWidget(self._notes)
        for section in (
            self._duties,
            self._earlier,
            self._indicators,
            self._related,
            self._references,
            self._citing,
            self._corrections,
        ):
            column.addWidget(section)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        outer.addWidget(self._empty)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self._citation.copy_requested.connect(self.copy_requested)
        self._citation.bookmark_toggled.connect(self.bookmark_toggled)
        self._citation.print_requested.connect(self.print_requested)
        self._citation.basket_requested.connect(self.basket_requested)
        self._citation.original_requested.connect(self.original_requested)
        self._citation.basis_activated.connect(self.basis_activated)
        self._duties.organisation_chosen.connect(self.organisation_activated)
        self._references.chosen.connect(self.reference_activated)
        for section in (self._citing, self._related):
            section.rows.opened.connect(self.link_activated)
        self._earlier.chosen.connect(self.earlier_activated)
        self._notes.saved.connect(self.note_saved)
        self._notes.deleted.connect(self.note_deleted)
        self._notes.finished.connect(self.note_finished)
        self._notes.tags_changed.connect(self.tags_changed)
        self._notes.card_shown.connect(self._scroll_to)

    def _scroll_to(self, card: QWidget) -> None:
        """Bring a card into view; of one that is higher than the view its beginning, where one writes."""
        self._scroll.ensureWidgetVisible(card, 0, 24)
        inner = self._scroll.widget()
        if inner is not None and card.height() > self._scroll.viewport().height() - 24:
            self._scroll.verticalScrollBar().setValue(card.mapTo(inner, QPoint()).y())

    # -- what is shown --------------------------------------------------------------------------------

    def set_basis(self, key: str, words: str, clause_id: str) -> None:
        """Name the clause on whose word a document has its state; empty for none."""
        self._citation.set_basis(key, words, clause_id)

    def show_clause(
        self, document: Document, clause: Clause, citation: str, bookmarked: bool, notes: Sequence[Note]
    ) -> None:
        """Show a clause; what is being typed on another one is saved first, on this one it is left alone."""
        same_place = self._clause is not None and (clause.id, document.key) == (self._clause.id, self._key())
        if not same_place:
            self.flush()
        if not same_place or clause is not self._clause:
            self._document, self._clause = document, clause
            self._duties.show_clause(clause)
            self._indicators.clear()
            self._references.show_clause(clause)
            self.show_links(())
            self.show_related(())
            self.show_earlier(())
            self._corrections.show_clause(document, clause)
        self._document, self._clause = document, clause
        self._citation.show_clause(document, clause, citation, bookmarked)
        self._notes.show_notes(clause.id, notes, len(printed(clause)))
        self._scroll.show()
        self._empty.hide()

    def clear(self) -> None:
        """Show that there is no clause; what is being typed is saved first."""
        self.flush()
        self._document = self._clause = None
        self._notes.show_notes("", ())
        self._scroll.hide()
        self._empty.show()

    def link_lists(self) -> Mapping[QWidget, ClauseLinks]:
        """Return the sections that list clauses, and their links."""
        return {self._citing: self._citing.rows, self._related: self._related.rows}

    def document(self) -> Document | None:
        """Return the document of the clause that is shown."""
        return self._document

    def clause(self) -> Clause | None:
        """Return the clause that is shown."""
        return self._clause

    def set_tag_completer(self, complete: Completer) -> None:
        """Complete tags in this way."""
        self._notes.set_completer(complete)

    def edit_new_note(self) -> str:
        """Open an empty note on the clause, ready to type; its id, or empty without a clause."""
        return self._notes.add_note() if self._clause is not None else ""

    def edit_note(self, note_id: str) -> bool:
        """Open a note of this clause in its editor; False if it is not here."""
        return self._notes.edit_note(note_id)

    def flush(self) -> None:
        """Save what is being typed; call before the window closes."""
        self._notes.flush()

    def save_failed(self, note_id: str) -> None:
        """Keep the text that could not be written in the editor; it is tried again."""
        self._notes.save_failed(note_id)

    def note_written(self, note_id: str, text: str) -> None:
        """Note that a text that had failed was written after all."""
        self._notes.note_written(note_id, text)

    def unsaved_texts(self) -> list[str]:
        """Return the words that could not be written so far, note by note."""
        return self._notes.unsaved_texts()

    def has_unsaved_text(self) -> bool:
        """Return whether words are on the screen that could not be written so far."""
        return self._notes.has_unsaved_text()

    def _key(self) -> str:
        return self._document.key if self._document else ""

    def show_links(
        self,
        missing: Sequence[Reference],
        cited_by: Cites = NO_CITES,
        citing: Cites = NO_CITES,
        itself: Sequence[Reference] = (),
    ) -> None:
        """Show the links of this clause in the library.

        ``missing`` are the references that lead nowhere, ``itself`` those that lead to the document that is
        read; ``cited_by`` the clauses that cite this one, ``citing`` those that cite its whole document.
        """
        self._references.show_known(missing, itself)
        self._citing.show_citing(cited_by, citing)

    def show_related(self, lines: Sequence[RelatedLine]) -> None:
        """Show the clauses of other documents that say much the same as this one."""
        self._related.show_related(lines)

    def set_right_indicators(
        self, set_right: Callable[[Document, Clause, list[Indicator]], list[Indicator]]
    ) -> None:
        """Put what ``set_right`` returns in the place of the indicators that are read from a clause."""
        self._indicators.set_right = set_right

    def show_indicators(self, document: Document, clause: Clause, read: list[Indicator]) -> None:
        """Show the indicators that were read from a clause, if it is shown still."""
        if document is self._document and clause is self._clause:
            self._indicators.show_indicators(document, clause, read)

    def knows_indicators(self) -> bool:
        """Return whether the indicators of the clause have been read: they are shown, if it has any."""
        return self._indicators.is_known()

    def refresh_indicators(self) -> None:
        """Show the indicators of the clause again: the user has set some right."""
        self._indicators.again()

    def show_earlier(self, found: Sequence[EarlierWording]) -> None:
        """Show how earlier editions put this clause."""
        self._earlier.show_wordings(found)
