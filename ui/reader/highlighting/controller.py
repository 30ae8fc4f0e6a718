"""Controller of the small bar over the text: marks selected words, and changes the highlight under a
click.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from ui.appearance.theme import ThemeManager
from ui.reader.highlighting.selection_bar import SelectionBar
from ui.reader.page.page_geometry import line_rects
from ui.reader.page.page_text import PageText
from ui.reader.page.selection import PageSelection

PAUSE_MS = 220
#: Keys that lead nowhere by themselves, and those that go into the bar.
_HELD = frozenset((Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))


class HighlightController(QObject):
    """Shows the bar when a selection is done or a highlight is clicked, and says what is wanted of which."""

    #: Mark the selected ranges, (clause id, start, end) each, in a style.
    highlight_wanted = Signal(list, str)
    #: Give highlights another style, delete them, turn them into notes; by id.
    recolour_wanted = Signal(list, str)
    delete_wanted = Signal(list)
    #: A note on the selected ranges, or on a highlight (its id).
    note_wanted = Signal(list)
    note_on_highlight_wanted = Signal(str)
    copy_wanted = Signal()
    bookmark_wanted = Signal()

    def __init__(
        self, page: PageText, selection: PageSelection, themes: ThemeManager, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._page, self._selection, self._parent = page, selection, parent
        self._ids: list[str] = []
        self._last = "point"
        self.bar = SelectionBar(themes, parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._offer)
        page.released.connect(self._pause.start)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)
        page.selectionChanged.connect(self._changed)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.hide())
        bar = self.bar
        bar.style_chosen.connect(self._style)
        bar.note_wanted.connect(self._note)
        bar.copy_wanted.connect(lambda: self._done(self.copy_wanted))
        bar.bookmark_wanted.connect(lambda: self._done(self.bookmark_wanted))
        bar.delete_wanted.connect(self._delete)

    def hide(self) -> None:
        """Take the bar away."""
        self._pause.stop()
        self._ids = []
        self.bar.hide()

    def leave_highlight(self) -> None:
        """Take the bar of a highlight away, as the user goes on; that of selected words stays."""
        if self._ids:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the user goes on: a key, a press elsewhere, the focus in another part."""
        kind = event.type()
        key = isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and event.key() not in _HELD
        if key or kind == QEvent.Type.MouseButtonPress:
            self.leave_highlight()
        elif kind == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._follow_focus)
        return super().eventFilter(watched, event)

    def _follow_focus(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and (focused is self._page or self.bar.isAncestorOf(focused))
        if not inside and QApplication.activePopupWidget() is None:
            self.leave_highlight()

    def is_open(self) -> bool:
        """Return whether the bar is shown."""
        return self.bar.isVisible()

    def highlight(self, style: str = "") -> bool:
        """Mark the selected words, in the style used last unless one is given; False without a selection."""
        ranges = self._selection.ranges()
        if not ranges:
            return False
        self._last = style or self._last
        self.highlight_wanted.emit(ranges, self._last)
        self._clear()
        return True

    def note(self) -> bool:
        """Begin a note on the selected words; False without a selection."""
        ranges = self._selection.ranges()
        if not ranges:
            return False
        self._clear()
        self.note_wanted.emit(ranges)
        return True

    def highlight_at(self, position: int, point: QPoint) -> bool:
        """Offer to change the highlight at a document position; False if there is none."""
        place = self._page.places.at(position)
        streaks = self._page.highlights.at(place, position) if place is not None else []
        if not streaks or self._page.textCursor().hasSelection():
            return False
        self._ids = [streaks[0].id]
        words = QRect(point.x() - 10, point.y() - self._page.styles.em, 20, self._page.styles.em * 2)
        self.bar.offer_highlight(streaks[0].style, self._mapped(words), self._room())
        return True

    def highlight_ids(self) -> list[str]:
        """Return the highlight that the bar is for."""
        return list(self._ids)

    # -- inside ---------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if not self._page.textCursor().hasSelection():
            self.hide()
        elif not self._page.is_pressed():
            self._pause.start()

    def _offer(self) -> None:
        page = self._page
        if page.is_pressed() or page.is_on_link() or not page.isVisible() or not self._selection.ranges():
            return
        self._ids = []
        self.bar.offer_selection(self._mapped(self._selected_rect()), self._room())

    def _selected_rect(self) -> QRect:
        cursor: QTextCursor = self._page.textCursor()
        first, last = self._selection.bounds()
        rects = line_rects(self._page.document(), first, min(last, first + 400), self._page.styles.em)
        rects = [rect.translated(0, -self._page.offset()) for rect in rects]
        seen = [rect for rect in rects if 0 <= rect.center().y() <= self._page.viewport().height()]
        if not seen:
            return self._page.cursorRect(cursor)
        whole = seen[0]
        for rect in seen[1:]:
            whole = whole.united(rect)
        return whole.toAlignedRect()

    def _mapped(self, rect: QRect) -> QRect:
        return QRect(self._page.viewport().mapTo(self._parent, rect.topLeft()), rect.size())

    def _room(self) -> QRect:
        return self._page.geometry()

    def _style(self, style: str) -> None:
        if self._ids:
            self._last = style
            ids = self.highlight_ids()
            self.hide()
            self.recolour_wanted.emit(ids, style)
        else:
            self.highlight(style)

    def _note(self) -> None:
        if self._ids:
            ids = self.highlight_ids()
            self.hide()
            self.note_on_highlight_wanted.emit(ids[0])
        else:
            self.note()

    def _delete(self) -> None:
        ids = self.highlight_ids()
        self.hide()
        self.delete_wanted.emit(ids)

    def _done(self, signal: SignalInstance) -> None:
        self.hide()
        signal.emit()

    def _clear(self) -> None:
        cursor = self._page.textCursor()
        cursor.clearSelection()
        self._page.setTextCursor(cursor)
        self.hide()
