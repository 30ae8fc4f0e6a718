"""One document as set text: clauses, hits, marks, finding, and every intent of its reader as a signal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from store.model.annotation import Note
from store.model.document import Document
from store.model.printed import printed
from store.notebook import PlacedAnnotation
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.context_menu import ReaderMenu
from ui.reader.inspector.note_markdown import to_plain
from ui.reader.links.link_follower import LinkFollower
from ui.reader.navigation.goto_popup import GotoPopup
from ui.reader.page.highlight_map import HighlightMap
from ui.reader.page.painted_page import Margin, MarginNote
from ui.reader.page.place_map import nearest
from ui.reader.reader_frame import ReaderFrame
from ui.reader.reader_keys import ReaderKeys
from ui.runtime.localized_text import and_more
from ui.services.display_names import place_name
from ui.services.library.links import Links


class ReaderView(ReaderFrame):
    """Shows one document; offsets in its signals and methods count characters of ``printed(clause)``.

    ``copy_requested`` asks for a copy with citation and ``print_requested`` for a print of the clauses with
    these ids; plain copying is done here.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.page.key_handler = ReaderKeys(self).handle
        self.page.menu_wanted.connect(self._open_menu)

    # -- what is shown --------------------------------------------------------------------------------

    def show_document(self, document: Document, clause_id: str | None = None) -> None:
        """Show a document at a clause, or at its beginning; hits and marks of another document go."""
        if document is not self.document():
            self.marking.hide()
            self._marks.notes, self.page.margin = {}, {}
            self.page.highlights = HighlightMap()
            self._writer.write(document, clause_id)
            self._hits.set_document(document)
        if clause_id and clause_id in self._loader.places.order:
            self.show_clause(clause_id)
        elif self._loader.places.clauses:
            self._scroll.to_top()
            self._set_current(self._loader.places.clauses[0].id)
            self.page.shows_card = False

    def renew_document(self, document: Document) -> None:
        """Show another text of the document, at the same place; where that is gone, at the nearest one."""
        before = self._loader.places
        if self.document() is None:
            self.show_document(document)
            return
        self.marking.hide()
        self._scroll.hold()
        kept = {clause.id for clause in document.walk()}
        wanted = nearest([clause.id for clause in before.clauses], self.page.current_id, kept)
        stays = wanted == self.page.current_id and self._scroll.wanted_id() in kept | {""}
        self._marks.notes, self.page.margin = {}, {}
        self.page.highlights = HighlightMap()
        self._writer.write(document, wanted)
        self._hits.set_document(document)
        self._scroll.settle()
        if wanted and not stays:
            self.show_clause(wanted)

    def show_range(self, clause_id: str, start: int, end: int) -> None:
        """Bring a printed range of a clause into view and make the clause current."""
        if clause_id in self._loader.places.order:
            self._land(clause_id, start, end)

    def show_clause(self, clause_id: str) -> None:
        """Bring a clause into view and make it current; an id of another document is ignored."""
        if clause_id in self._loader.places.order:
            self._land(clause_id)
            self._hits.set_clause(clause_id, choose=True)
            hit = self._marks.hits.at()
            if hit is not None and hit.clause_id == clause_id and not self.page.textCursor().hasSelection():
                self._put_caret(clause_id, hit.start, hit.end)

    def jump_to(self, clause_id: str, start: int = 0, end: int = 0) -> None:
        """Go to a clause, or to words of it, as a link does: one can come back from there."""
        self.jumping.emit(clause_id)
        with self._scroll.held():
            self.page.clear_selection()
        if start < end:
            self.show_range(clause_id, start, end)
        else:
            self.show_clause(clause_id)

    def current_clause_id(self) -> str:
        """Return the clause in view; empty without a document."""
        return self.page.current_id

    def finish_loading(self) -> None:
        """Write what is left of a document at once: one goes to its end, or selects it."""
        self._loader.finish()

    def select_all(self) -> None:
        """Select the whole text, also what is not written yet."""
        self.finish_loading()
        self.page.selectAll()

    # -- beside another text ----------------------------------------------------------------------------

    def light(self, clause_ids: Collection[str]) -> None:
        """Light clauses that correspond to what is read elsewhere."""
        wanted = frozenset(clause_ids)
        if wanted != self.page.lit_ids:
            self.page.lit_ids = wanted
            self.page.viewport().update()

    def follow(self, follows: bool) -> None:
        """Show no card while the text beside is the active one."""
        if follows != self.page.follows:
            self.page.follows = follows
            self.page.viewport().update()

    def top_of(self, clause_id: str) -> int | None:
        """Return how far below the upper edge a clause begins, in pixels; None where it is not there."""
        place = self._loader.places.place(clause_id)
        return self.page.rect_of(place).top() if place is not None else None

    def bring(self, clause_id: str, top: int | None = None) -> bool:
        """Bring a clause into view, at a height if one is given; False if it is not there."""
        if clause_id not in self._loader.places.order:
            return False
        self._loader.ensure(clause_id)
        place = self._loader.places.place(clause_id)
        if place is None:
            return False
        rect, height = self.page.rect_of(place), self.page.viewport().height()
        if top is None:
            top = rect.top() if rect.top() >= 0 and rect.bottom() <= height else height // 6
        self.scroll_by(rect.top() - top)
        return True

    def scroll_by(self, pixels: int) -> None:
        """Scroll as the other text leads; the clause that comes to eye height is current here."""
        bar = self.page.verticalScrollBar()
        self._scroll.forget_landing()
        with self._scroll.held():
            bar.setValue(bar.value() + pixels)
        place = self._scroll.reading_place()
        if place is not None:
            self._set_current(place.clause.id)

    def counter_rect(self) -> QRect:
        """Return where the counter of hits is; empty while it is hidden."""
        return self._counter.geometry() if self._counter.isVisible() else QRect()

    def is_settled(self) -> bool:
        """Return whether the page is scrolled by the user, not by the program."""
        return not self._scroll.is_held()

    def next_clause(self, by: int = 1) -> None:
        """Go to the clause after the current one, or with -1 to the one before."""
        places = self._loader.places
        order = places.order.get(self.page.current_id, 0) + by
        if 0 <= order < len(places.clauses):
            self.show_clause(places.clauses[order].id)

    # -- hits and marks -------------------------------------------------------------------------------

    def set_hits(self, hits: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        """Mark these ranges; the first one at or behind the current clause becomes current."""
        self._hits.set_search(hits)

    def next_hit(self) -> bool:
        """Go to the next hit; False at the last one, so that the window can go on to another document."""
        return self._hits.step(1)

    def previous_hit(self) -> bool:
        """Go to the hit before; False at the first one."""
        return self._hits.step(-1)

    def last_hit(self) -> bool:
        """Go to the last hit of the document, as when coming from a later document; False without hits."""
        return self._hits.last()

    def hit_position(self) -> tuple[int, int]:
        """Return the number of the current hit (from 1; 0 if none) and the count of all."""
        return self._hits.position()

    def set_marks(self, bookmarked: set[str], notes: Mapping[str, Sequence[Note]]) -> None:
        """Show which clauses are bookmarked and which have notes, by clause id."""
        self.page.margin = {
            clause_id: Margin(
                clause_id in bookmarked,
                tuple(MarginNote(note.id, to_plain(note.body)) for note in notes.get(clause_id, ())),
            )
            for clause_id in {*bookmarked, *notes}
        }
        self._marks.notes = {key: value for key, value in notes.items() if value}
        self._marks.invalidate()
        self._update_strip()
        self.page.viewport().update()

    def set_highlights(self, placed: Sequence[PlacedAnnotation]) -> None:
        """Paint these highlights at their ranges."""
        self.page.highlights = HighlightMap(placed)
        self._update_strip()
        self.page.viewport().update()

    # -- finding and going ----------------------------------------------------------------------------

    def open_find(self) -> None:
        """Open the find bar with the selected words."""
        if self.document() is not None:
            self._hits.open_find(self.page.textCursor().selectedText().strip())

    def close_find(self) -> bool:
        """Close the find bar; False if it is not open."""
        return self._hits.close_find()

    def open_goto(self) -> None:
        """Open the field that goes to a clause."""
        document = self.document()
        if document is not None:
            popup = GotoPopup(document, self)
            popup.chosen.connect(self.jump_to)
            popup.chosen.connect(lambda *_place: self.page.setFocus())
            popup.open_over(self.page)

    # -- look -----------------------------------------------------------------------------------------

    def comfort(self) -> Comfort:
        """Return the reading settings."""
        return self._writer.comfort

    def set_comfort(self, comfort: Comfort) -> None:
        """Set the text in another face, size, line height or width, at the same place."""
        self._writer.set_comfort(comfort)

    def set_links(self, links: Links) -> None:
        """Follow references in this library; say it again when its documents change."""
        self._writer.set_links(links)

    def show_corrections(self, shown: bool) -> None:
        """Mark what was corrected in the source; doubtful places are always marked."""
        self._writer.show_corrections(shown)

    def links(self) -> LinkFollower:
        """Return the follower of links."""
        return self._links

    def _open_menu(self, at: QPoint) -> None:
        if self.document() is not None:
            self.menu_at(self.page.viewport().mapFromGlobal(at)).exec(at)

    def menu_at(self, point: QPoint) -> ReaderMenu:
        """Return the menu for a point of the page: for the selection if it is there, else for the clause.

        A selection elsewhere is given up, as everywhere: what the menu does is done where it opens.
        """
        position = self.page.cursorForPosition(point).position()
        first, last = self._selection.bounds()
        place = self._loader.places.at(position)
        if not first <= position <= last:
            self.page.clear_selection()
        if place is not None and not self.page.textCursor().hasSelection():
            self._set_current(place.clause.id)
        streaks = self.page.highlights.at(place, position) if place is not None else []
        words = printed(place.clause) if place is not None else ""
        marked = [(one, " ".join(words[one.start : one.end].split())) for one in streaks]
        return ReaderMenu(self, self._themes.theme, marked, self, self._selected_name())

    def _selected_name(self) -> str:
        """Return the name of the clause that a menu is about, of several the first and how many."""
        document, ids = self.document(), self.selected_clause_ids()
        place = self._loader.places.place(ids[0]) if ids else None
        if document is None or place is None:
            return ""
        name = place_name(document, place.clause.label, place.clause.path)
        return and_more(name, len(ids) - 1)
