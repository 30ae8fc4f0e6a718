"""One document as set text: clauses, hits, marks, finding, and every intent of its reader as a signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from store.records import Document, Note, Reference
from ui.reader.context_menu import ReaderMenu
from ui.reader.copying import clause_text
from ui.reader.decorations import SCHEME
from ui.reader.find_bar import FindBar
from ui.reader.goto import GotoPopup
from ui.reader.hit_counter import HitCounter
from ui.reader.hit_walk import HitWalk
from ui.reader.hits import HitPlace
from ui.reader.keys import ReaderKeys
from ui.reader.loader import PageLoader
from ui.reader.marker_strip import WIDTH, MarkerStrip
from ui.reader.marks import PageMarks
from ui.reader.page_painter import Margin
from ui.reader.page_text import PageText
from ui.reader.places import PlaceMap
from ui.reader.scrolling import PageScroll
from ui.reader.selection import PageSelection
from ui.reader.styles import Styles
from ui.theme import Theme, ThemeManager

MIN_ZOOM, MAX_ZOOM = 80, 200


class ReaderView(QWidget):
    """Shows one document; offsets in its signals and methods count characters of ``printed(clause)``.

    ``copy_requested`` asks for a copy with citation and ``print_requested`` for a print of the clauses with
    these ids; plain copying is done here.
    """

    clause_changed = Signal(str)
    hit_changed = Signal(int, int)
    reference_activated = Signal(object)
    note_activated = Signal(str)
    bookmark_requested = Signal(str)
    note_requested = Signal(str)
    copy_requested = Signal(list)
    print_requested = Signal(list)
    basket_requested = Signal(list)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._zoom = 100
        self._document: Document | None = None
        self._styles = Styles(themes.theme, self._zoom)
        self.page = PageText(self._styles, self)
        self._loader = PageLoader(self.page.document(), self)
        self._marks = PageMarks(self.page)
        self._scroll = PageScroll(self.page)
        self._selection = PageSelection(self.page)
        self._find = FindBar(self)
        self._strip = MarkerStrip(themes.theme, self)
        self._counter = HitCounter(self)
        self._hits = HitWalk(self._marks, self._counter, self._find, self._go_to_hit, self)
        self._arrange()
        self._connect()
        self._apply_theme(themes.theme)

    # -- building -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._find)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._strip.raise_()
        self._counter.raise_()
        self.page.setAccessibleName(self.tr("Text of the document"))
        self.page.copier = self.selected_text
        self.page.dragged = self.selected_clause_ids
        self.page.key_handler = ReaderKeys(self).handle

    def _connect(self) -> None:
        page = self.page
        page.verticalScrollBar().valueChanged.connect(self._scrolled)
        page.verticalScrollBar().rangeChanged.connect(lambda *_range: self._update_strip())
        page.about_to_resize.connect(self._scroll.hold)
        page.resized.connect(self._resized)
        page.pressed_at.connect(self._pressed)
        page.note_pressed.connect(self.note_activated)
        page.menu_wanted.connect(self._open_menu)
        page.anchorClicked.connect(self._follow)
        self._loader.about_to_prepend.connect(self._scroll.hold)
        self._loader.progressed.connect(self._progressed)
        self._loader.finished.connect(self._update_strip)
        self._strip.fraction_requested.connect(self._scroll.to_fraction)
        self._hits.changed.connect(self._hits_changed)
        self._hits.left.connect(page.setFocus)
        self._themes.changed.connect(self._theme_changed)

    # -- what is shown --------------------------------------------------------------------------------

    def show_document(self, document: Document, clause_id: str | None = None) -> None:
        """Show a document at a clause, or at its beginning; hits and marks of another document go."""
        if document is not self._document:
            self._marks.notes, self.page.margin = {}, {}
            self._document = document
            self._write(clause_id)
            self._hits.set_document(document, self._loader.places.order)
        if clause_id and clause_id in self._loader.places.order:
            self.show_clause(clause_id)
        elif self._loader.places.clauses:
            self._scroll.to_top()
            self._set_current(self._loader.places.clauses[0].id)
            self.page.shows_card = False

    def show_clause(self, clause_id: str) -> None:
        """Bring a clause into view and make it current; an id of another document is ignored."""
        if clause_id in self._loader.places.order:
            self._loader.ensure(clause_id)
            self._set_current(clause_id)
            self._scroll.land_on(clause_id)
            self._hits.set_clause(clause_id, choose=True)

    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def current_clause_id(self) -> str:
        """The clause in view; empty without a document."""
        return self.page.current_id

    def finish_loading(self) -> None:
        """Write what is left of a long document at once, as for printing or a test."""
        self._loader.finish()

    def next_clause(self, by: int = 1) -> None:
        """Go to the clause after the current one, or with -1 to the one before."""
        places = self._loader.places
        order = places.order.get(self.page.current_id, 0) + by
        if 0 <= order < len(places.clauses):
            self.show_clause(places.clauses[order].id)

    # -- selection ------------------------------------------------------------------------------------

    def selected_clause_ids(self) -> list[str]:
        """The clauses that the text selection touches; the current one without a selection."""
        current = [self.page.current_id] if self.page.current_id else []
        return self._selection.clause_ids() or current

    def selected_range(self) -> tuple[str, int, int] | None:
        """Clause id and printed range of a selection within one clause; None for any other."""
        return self._selection.range()

    def selected_text(self) -> str:
        """The selected text as it goes to the clipboard; empty without a selection."""
        return self._selection.text()

    def copy(self) -> None:
        """Copy the selection; without one, the current clause."""
        text = self.selected_text()
        place = self._loader.places.place(self.page.current_id)
        if not text and place is not None:
            text = clause_text(place.clause)
        if text:
            QGuiApplication.clipboard().setText(text)

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
        """Which hit is current (from 1; 0 if none) of how many."""
        return self._hits.position()

    def set_marks(self, bookmarked: set[str], notes: Mapping[str, Sequence[Note]]) -> None:
        """Show which clauses are bookmarked and which have notes, by clause id."""
        self.page.margin = {
            clause_id: Margin(clause_id in bookmarked, notes[clause_id][0].id if notes.get(clause_id) else "")
            for clause_id in {*bookmarked, *notes}
        }
        self._marks.notes = {key: value for key, value in notes.items() if value}
        self._marks.invalidate()
        self._update_strip()
        self.page.viewport().update()

    def _go_to_hit(self, hit: HitPlace) -> None:
        self._loader.ensure(hit.clause_id)
        self._set_current(hit.clause_id)
        self._scroll.land_on(hit.clause_id, hit.start, hit.end)

    def _hits_changed(self, current: int, total: int) -> None:
        self._place_overlays()
        self._update_strip()
        self.hit_changed.emit(current, total)

    # -- finding and going ----------------------------------------------------------------------------

    def open_find(self) -> None:
        """Open the find bar with the selected words."""
        if self._document is not None:
            self._hits.open_find(self.page.textCursor().selectedText().strip())

    def close_find(self) -> bool:
        """Close the find bar; False if it is not open."""
        return self._hits.close_find()

    def open_goto(self) -> None:
        """Open the field that goes to a clause."""
        if self._document is not None:
            popup = GotoPopup(self._document, self._themes.theme, self)
            popup.chosen.connect(self.show_clause)
            popup.open_over(self.page)

    # -- look -----------------------------------------------------------------------------------------

    def zoom(self) -> int:
        """The zoom in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the text larger or smaller, 80 to 200 per cent, at the same place."""
        percent = max(MIN_ZOOM, min(MAX_ZOOM, percent))
        if percent != self._zoom:
            self._zoom = percent
            self._restyle()

    def _theme_changed(self, theme: Theme) -> None:
        self._restyle()
        self._apply_theme(theme)

    def _apply_theme(self, theme: Theme) -> None:
        for part in (self._find, self._strip, self._counter):
            part.set_theme(theme)
        self.page.setStyleSheet(
            f"#readerPage {{ background: {theme.paper}; color: {theme.ink}; border: none;"
            f" border-radius: 0; padding: 0;"
            f" selection-background-color: {theme.accent}; selection-color: {theme.onaccent}; }}"
        )

    def _restyle(self) -> None:
        self._styles = Styles(self._themes.theme, self._zoom)
        self._scroll.hold()
        anchor = self._scroll.wanted_id() or self.page.current_id
        with self._scroll.held():
            self._clear()
            self.page.set_styles(self._styles)
        if self._document is not None:
            self._write(anchor)
        self._scroll.settle()
        self._marks.invalidate()
        self._update_strip()
        self.page.viewport().update()

    def _clear(self) -> None:
        self.page.setExtraSelections([])
        self.page.places, self.page.rule_position = PlaceMap(), -1
        self._loader.clear()

    def _write(self, clause_id: str | None) -> None:
        if self._document is None:
            return
        with self._scroll.held():
            self._clear()
            self._loader.load(self._document, self._styles, self.page.column.columns, clause_id)
            self.page.places = self._loader.places
            self.page.rule_position = self._loader.rule_position
            self.page.set_frame_margins()
            self.page.setTextCursor(QTextCursor(self.page.document()))

    # -- events ---------------------------------------------------------------------------------------

    def _set_current(self, clause_id: str) -> None:
        changed = clause_id != self.page.current_id
        if changed or not self.page.shows_card:
            self.page.shows_card = True
            self.page.current_id = clause_id
            self.page.viewport().update()
        if changed:
            self._hits.set_clause(clause_id)
            self.clause_changed.emit(clause_id)

    def _scrolled(self) -> None:
        if not self._scroll.is_held() and self.page.isVisible():
            self._scroll.forget_landing()
            place = self._scroll.reading_place()
            if place is not None:
                self._set_current(place.clause.id)
        self._marks.refresh()

    def _resized(self) -> None:
        self._scroll.settle()
        self._place_overlays()
        self._update_strip()
        self._marks.invalidate()

    def _progressed(self) -> None:
        self.page.rule_position = self._loader.rule_position
        self._scroll.settle()
        self._marks.invalidate()

    def _pressed(self, position: int) -> None:
        place = self._loader.places.at(position)
        if place is not None:
            self._set_current(place.clause.id)

    def _follow(self, url: QUrl) -> None:
        text = url.toString()
        if text.startswith(SCHEME):
            order, index = (int(number) for number in text[len(SCHEME) :].split(":"))
            reference: Reference = self._loader.places.clauses[order].references[index]
            self.reference_activated.emit(reference)

    def _open_menu(self, at: QPoint) -> None:
        place = self.page.place_at(self.page.viewport().mapFromGlobal(at))
        if place is not None and not self.page.textCursor().hasSelection():
            self._set_current(place.clause.id)
        if self._document is not None:
            ReaderMenu(self, self._themes.theme).exec(at)

    def _update_strip(self) -> None:
        if self._document is not None and not self._scroll.is_held():
            self._strip.set_marks(*self._scroll.fractions(self._marks))

    def _place_overlays(self) -> None:
        page, bar = self.page, self.page.verticalScrollBar().width()
        right, bottom = page.width() - bar - WIDTH, page.y() + page.height()
        self._strip.setGeometry(right - 4, page.y() + 4, WIDTH, page.height() - 8)
        size: QSize = self._counter.sizeHint()
        left, top = right - 18 - size.width(), bottom - 18 - size.height()
        self._counter.setGeometry(left, top, size.width(), size.height())

    def showEvent(self, event: QShowEvent) -> None:
        """A clause that was gone to before there was a page to scroll comes into view now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep counter and strip in their corners."""
        super().resizeEvent(event)
        self._place_overlays()
