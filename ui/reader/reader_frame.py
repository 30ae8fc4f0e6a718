"""The parts of a reader and how they hang together: page, find bar, marker strip, counter, links, marking."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from store.model.document import Document
from ui.appearance.theme import Theme, ThemeManager
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import mime_of
from ui.reader.highlighting.controller import HighlightController
from ui.reader.links.link_follower import LinkFollower
from ui.reader.navigation.find_bar import FindBar
from ui.reader.navigation.hit_counter import HitCounter
from ui.reader.navigation.hit_cursor import HitPlace
from ui.reader.navigation.hit_walk import HitWalk
from ui.reader.page.marker_strip import WIDTH, MarkerStrip
from ui.reader.page.page_marks import PageMarks
from ui.reader.page.page_text import PageText
from ui.reader.page.scrolling import PageScroll
from ui.reader.page.selection import PageSelection
from ui.reader.page.writing.page_writer import PageWriter
from ui.reader.page.writing.text_styles import Styles

#: From the counter of hits to the edges of the page, in pixels.
COUNTER_GAP = 14


class ReaderFrame(QWidget):
    """Builds one reader and keeps its parts in step; :class:`ReaderView` is its face."""

    clause_changed = Signal(str)
    #: The user goes to a clause (its id) in one step, not by scrolling; said before it happens.
    jumping = Signal(str)
    hit_changed = Signal(int, int)
    #: A reference, and how it is to be opened.
    reference_activated = Signal(object, object)
    corrections_requested = Signal()
    note_activated = Signal(str)
    bookmark_requested = Signal(list)
    note_requested = Signal(str)
    copy_requested = Signal(list)
    #: A clause was copied as no words were selected: its id.
    clause_copied = Signal(str)
    print_requested = Signal(list)
    basket_requested = Signal(list)
    #: The page of the original at the clause in view.
    original_requested = Signal()
    ledger_requested = Signal(list)
    #: Larger (1) or smaller (-1) text is wanted.
    zoom_wanted = Signal(int)
    #: A clause (its id) is to be shown at the other side.
    beside_requested = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.page = PageText(Styles(themes.theme), self)
        self._marks = PageMarks(self.page)
        self._scroll = PageScroll(self.page)
        self._writer = PageWriter(self.page, self._scroll, themes, self)
        self._loader = self._writer.loader
        self._links = LinkFollower(self.page, self._writer, themes, self)
        self._selection = PageSelection(self.page)
        self.marking = HighlightController(self.page, self._selection, themes, self)
        self._find = FindBar(self)
        self._strip = MarkerStrip(themes.theme, self)
        self._counter = HitCounter(self)
        self._shelf = QWidget(self)
        self._keeps_foot = False
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
        column.addWidget(self._shelf)
        self._shelf.setObjectName("counterShelf")
        self._shelf.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shelf.hide()
        self.setFocusProxy(self.page)
        self._strip.raise_()
        self._counter.raise_()
        self.page.setAccessibleName(self.tr("Text of the document"))
        self.page.copier = self._selected_data
        self.page.dragged = self.selected_clause_ids

    def _connect(self) -> None:
        page = self.page
        page.verticalScrollBar().valueChanged.connect(self._scrolled)
        page.verticalScrollBar().rangeChanged.connect(lambda *_range: self._update_strip())
        page.about_to_resize.connect(self._scroll.hold)
        page.resized.connect(self._resized)
        page.pressed_at.connect(self._pressed)
        page.released.connect(self._selected)
        page.selectionChanged.connect(self._selected)
        self._writer.rewritten.connect(self._rewritten)
        self._links.followed.connect(self.reference_activated)
        self._links.corrections_wanted.connect(self.corrections_requested)
        self.marking.copy_wanted.connect(self.copy)
        self.marking.bookmark_wanted.connect(lambda: self.bookmark_requested.emit(self.selected_clause_ids()))
        page.note_pressed.connect(self.note_activated)
        page.zoom_wanted.connect(self.zoom_wanted)
        self._loader.about_to_prepend.connect(self._scroll.hold)
        self._loader.progressed.connect(self._progressed)
        self._loader.finished.connect(self._update_strip)
        self._strip.fraction_requested.connect(self._scroll.to_fraction)
        self._hits.changed.connect(self._hits_changed)
        self._hits.left.connect(page.setFocus)
        self._themes.changed.connect(self._apply_theme)

    def document(self) -> Document | None:
        """Return the document that is shown."""
        return self._writer.document

    # -- selection ------------------------------------------------------------------------------------

    def selected_clause_ids(self) -> list[str]:
        """Return the clauses that the text selection touches; the current one without a selection."""
        current = [self.page.current_id] if self.page.current_id else []
        return self._selection.clause_ids() or current

    def selected_pieces(self) -> list[ClauseRange]:
        """Return the selected words clause by clause; none without a selection."""
        return self._selection.pieces()

    def selected_ranges(self) -> list[tuple[str, int, int]]:
        """Return clause id and printed range of the selection in each clause that it touches."""
        return self._selection.ranges()

    def copy(self) -> None:
        """Copy the selection, as text and with its tables; without one, the current clause."""
        place = self._loader.places.place(self.page.current_id)
        selected = self.page.textCursor().hasSelection()
        if selected:
            data = self._selected_data()
        elif place is not None:
            data = mime_of([ClauseRange(place.clause)])
        else:
            return
        if data.text():
            QGuiApplication.clipboard().setMimeData(data)
            if place is not None and not selected:
                self.clause_copied.emit(place.clause.id)

    def write_note(self) -> None:
        """Ask for a note on the selected words; without any, on the current clause."""
        if not self.marking.note():
            self.note_requested.emit(self.page.current_id)

    def _selected_data(self) -> QMimeData:
        data, head = mime_of(self._selection.pieces()), self._selection.head()
        if head:
            data.setText("\n".join(text for text in (head, data.text()) if text))
            data.removeFormat("text/html")
        return data

    # -- look and marks ----------------------------------------------------------------------------------

    def _go_to_hit(self, hit: HitPlace) -> None:
        with self._scroll.held():
            self.page.clear_selection()
        self._land(hit.clause_id, hit.start, hit.end)

    def _land(self, clause_id: str, start: int = 0, end: int = 0) -> None:
        """Make a clause current, bring it or a printed range of it into view, and the caret there.

        A selection that is left behind would still decide what is done to the clause: it goes.
        """
        self._loader.ensure(clause_id)
        with self._scroll.held():
            if clause_id not in self._selection.clause_ids():
                self.page.clear_selection()
        self._set_current(clause_id)
        self._scroll.land_on(clause_id, start, end)
        if not self.page.textCursor().hasSelection():
            self._put_caret(clause_id, start, end)

    def _put_caret(self, clause_id: str, start: int = 0, end: int = 0) -> None:
        place = self._loader.places.place(clause_id)
        if place is not None:
            ranges = place.positions(start, end) if start < end else []
            with self._scroll.held():
                self.page.put_caret(ranges[0][0] if ranges else place.first)

    def bring_caret(self) -> None:
        """Put the caret where one reads, unless it is there: the keys that select begin from it."""
        cursor = self.page.textCursor()
        if cursor.hasSelection() or not self.page.current_id:
            return
        place = self._loader.places.at(cursor.position())
        if place is None or place.clause.id != self.page.current_id:
            self._put_caret(self.page.current_id)

    def _hits_changed(self, current: int, total: int) -> None:
        self._place_overlays()
        self._update_strip()
        self.hit_changed.emit(current, total)

    def _apply_theme(self, theme: Theme) -> None:
        for part in (self._find, self._strip, self._counter):
            part.set_theme(theme)

    def _rewritten(self) -> None:
        self.marking.hide()
        self._marks.invalidate()
        self._update_strip()
        self.page.viewport().update()

    # -- events ---------------------------------------------------------------------------------------

    def _set_current(self, clause_id: str) -> None:
        changed = clause_id != self.page.current_id
        if changed or not self.page.shows_card:
            self.page.shows_card = True
            self.page.current_id = clause_id
            self.page.viewport().update()
        if changed:
            self.marking.leave_highlight()
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
        self.marking.highlight_at(position, self.page.pressed_point())

    def _selected(self) -> None:
        """Make the clause of selected words the current one."""
        ids = self._selection.clause_ids()
        if ids and not self.page.is_pressed() and not self.page.is_on_link():
            self._set_current(ids[0])

    def _update_strip(self) -> None:
        if self.document() is not None and not self._scroll.is_held():
            self._strip.set_marks(*self._scroll.fractions(self._marks))

    def keep_foot(self, keeps: bool) -> None:
        """Keep a line below the text free for what is said of it, so that this covers no word."""
        if keeps != self._keeps_foot:
            self._keeps_foot = keeps
            self._place_overlays()

    def _place_overlays(self) -> None:
        page, bar = self.page, self.page.verticalScrollBar().width()
        right, bottom = page.width() - bar - WIDTH, page.y() + page.height()
        self._strip.setGeometry(right - 4, page.y() + 4, WIDTH, page.height() - 8)
        size: QSize = self._counter.sizeHint()
        # Beside the text where there is room; else on a separate line, for it must cover no word.
        beside = self.page.note_room >= size.width() + 2 * COUNTER_GAP
        self._shelf.setFixedHeight(size.height() + COUNTER_GAP)
        self._shelf.setVisible(self._keeps_foot or (not beside and not self._counter.isHidden()))
        left = right - COUNTER_GAP - size.width()
        lowest = bottom - COUNTER_GAP if beside else self.height() - COUNTER_GAP // 2
        top = lowest - size.height()
        self._counter.setGeometry(left, top, size.width(), size.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to a clause that was gone to before the page could scroll."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep counter and strip in their corners."""
        super().resizeEvent(event)
        self._place_overlays()
