"""Colours on the page that come and go: hits, notes, words of highlights; only of what is in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from store.model.annotation import Note
from store.model.printed import printed
from ui.reader.navigation.hit_cursor import HitCursor
from ui.reader.page.page_text import PageText
from ui.reader.page.place_map import Place

#: Pixels above and below the screen that are marked too, so that scrolling shows no unmarked edge.
MARGIN = 400


class PageMarks:
    """Keeps the extra selections of a page equal to the hits, notes and highlights in sight."""

    def __init__(self, page: PageText) -> None:
        self.hits = HitCursor()
        self.notes: Mapping[str, Sequence[Note]] = {}
        self._page = page
        self._shown: tuple[int, ...] = ()

    def invalidate(self) -> None:
        """Mark again after hits, notes or colours have changed."""
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Mark what is in sight, if that is not what is marked already."""
        if not self.hits.items and not self.notes and not self._page.highlights:
            if self._page.extraSelections():
                self._page.setExtraSelections([])
            return
        places = self._page.visible_places(MARGIN)
        shown = (places[0].order, places[-1].order, len(places), self.hits.current) if places else ()
        if shown != self._shown or not shown:
            self._shown = shown
            self._page.setExtraSelections(self._selections(places))

    def _selections(self, places: list[Place]) -> list[QTextEdit.ExtraSelection]:
        selections: list[QTextEdit.ExtraSelection] = []
        for place in places:
            selections += self._highlights(place)
        for place in places:
            for note in self.notes.get(place.clause.id, ()):
                selections += self._note(place, note)
        if places:
            selections += self._hits(places)
        return selections

    def _hits(self, places: list[Place]) -> list[QTextEdit.ExtraSelection]:
        theme = self._page.styles.theme
        plain, current = QTextCharFormat(), QTextCharFormat()
        plain.setBackground(QBrush(QColor(theme.hit)))
        current.setBackground(QBrush(QColor(theme.hitcur)))
        for form in (plain, current):
            form.setForeground(QBrush(QColor(theme.onhit)))
        found: list[QTextEdit.ExtraSelection] = []
        for number, hit in self.hits.within(place.clause.id for place in places):
            form = current if number == self.hits.current else plain
            for left, right in self._page.places.positions(hit.clause_id, hit.start, hit.end):
                found.append(self._selection(left, right, form))
        return found

    def _highlights(self, place: Place) -> list[QTextEdit.ExtraSelection]:
        """Return the selections of highlighted words, in the ink for marks; their backgrounds are painted
        below the text.
        """
        form = QTextCharFormat()
        form.setForeground(QBrush(QColor(self._page.styles.theme.onmark)))
        return [
            self._selection(left, right, form)
            for streak in self._page.highlights.of(place.clause.id)
            for left, right in place.positions(streak.start, streak.end)
        ]

    def _note(self, place: Place, note: Note) -> list[QTextEdit.ExtraSelection]:
        anchor = note.anchor
        if anchor.start <= 0 and anchor.end >= len(printed(place.clause)):
            return []
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(QColor(self._page.styles.theme.accent))
        return [
            self._selection(left, right, form) for left, right in place.positions(anchor.start, anchor.end)
        ]

    def _selection(self, left: int, right: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(left)
        cursor.setPosition(right, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = form
        return selection
