"""Writes a document on a page, and again when colours, comfort or what is marked in it change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor

from store.model.clause import Reference
from store.model.document import Correction, Document
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.page.page_text import PageText
from ui.reader.page.place_map import PlaceMap
from ui.reader.page.scrolling import PageScroll
from ui.reader.page.writing.clause_writer import SourceNotes
from ui.reader.page.writing.decorations import corrections_by_clause
from ui.reader.page.writing.page_loader import PageLoader
from ui.reader.page.writing.text_styles import Styles
from ui.services.library.links import Links


class PageWriter(QObject):
    """Writes the text of one page in its style; after a change the same clause is at the same position."""

    #: The text was written again: everything that is drawn over it must be, too.
    rewritten = Signal()

    def __init__(
        self, page: PageText, scroll: PageScroll, themes: ThemeManager, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._scroll, self._themes = page, scroll, themes
        self.loader = PageLoader(page.document(), self)
        self.document: Document | None = None
        self.comfort = Comfort()
        self.links: Links | None = None
        # Of the documents that are named on the page, by number and title: whether the library has them.
        self._held: dict[tuple[str | None, str | None], bool] = {}
        self._corrections = False
        # The page is hidden and has the colours of a theme that is no longer chosen.
        self._late = False
        themes.changed.connect(self._take_theme)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Write a page that is shown in the theme that was chosen while it was hidden."""
        if event.type() == QEvent.Type.Show and self._late:
            self.restyle()
        return False

    def _take_theme(self) -> None:
        if self._page.isVisible():
            self.restyle()
        elif not self._late:
            self._late = True
            self._page.installEventFilter(self)

    def write(self, document: Document, clause_id: str | None) -> None:
        """Write a document, the page round a clause (or the beginning) first."""
        self.document = document
        if self._late:
            self._take_styles()
        self._write(clause_id)

    def set_comfort(self, comfort: Comfort) -> None:
        """Set the text in another face or size, at the same place."""
        if comfort != self.comfort:
            self.comfort = comfort
            self.restyle()

    def set_links(self, links: Links) -> None:
        """Tell references that lead somewhere from those that do not; also after the library changed.

        What is on the page is written again only if a document that it names has come or gone.
        """
        first, self.links = self.links is None, links
        document = self.document
        if document is None:
            return
        references = [reference for clause in document.walk() for reference in clause.references]
        known = ((self._held.get(_named(one)), one) for one in references if one.title or one.number)
        if (first and references) or any(
            held is not None and held != links.holds(one, document) for held, one in known
        ):
            self.restyle()

    def show_corrections(self, shown: bool) -> None:
        """Mark what was corrected; doubtful places are always marked."""
        if shown != self._corrections:
            self._corrections = shown
            if self.document is not None and self.document.corrections:
                self.restyle()

    def restyle(self) -> None:
        """Write everything again."""
        self._scroll.hold()
        anchor = self._scroll.wanted_id() or self._page.current_id
        with self._scroll.held():
            self._clear()
            self._take_styles()
        if self.document is not None:
            self._write(anchor)
        self._scroll.settle()
        self.rewritten.emit()

    def _take_styles(self) -> None:
        if self._late:
            self._late = False
            self._page.removeEventFilter(self)
        self._page.set_styles(Styles(self._themes.theme, self.comfort))

    def _clear(self) -> None:
        self._page.setExtraSelections([])
        self._page.places, self._page.rule_position = PlaceMap(), -1
        self.loader.clear()

    def _write(self, clause_id: str | None) -> None:
        if self.document is None:
            return
        with self._scroll.held():
            self._clear()
            page, loader = self._page, self.loader
            loader.load(self.document, page.styles, page.column.columns, clause_id, self._notes())
            page.places = loader.places
            page.rule_position = loader.rule_position
            page.set_frame_margins()
            page.setTextCursor(QTextCursor(page.document()))

    def _notes(self) -> SourceNotes:
        document, links = self.document, self.links
        found = corrections_by_clause(document) if document is not None else {}

        self._held = held = {}

        def holds(reference: Reference) -> bool:
            found = links is None or links.holds(reference, document)
            if reference.title or reference.number:
                held[_named(reference)] = found
            return found

        return SourceNotes({name: self._marked(items) for name, items in found.items()}, holds)

    def _marked(self, corrections: list[Correction]) -> list[Correction]:
        return [item for item in corrections if self._corrections or not item.applied]


def _named(reference: Reference) -> tuple[str | None, str | None]:
    return reference.number, reference.title
