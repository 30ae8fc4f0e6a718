"""The page itself: a text browser that paints the card, the hanging numbers and the margin marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from ui.reader.page.click_selection import ClickSelection
from ui.reader.page.highlight_map import HighlightMap
from ui.reader.page.margin_notes import LEAST_ROOM, USUAL_ROOM
from ui.reader.page.page_geometry import CARD, EDGE, SLACK, STRIP, TextColumn, extent_rect, fit_column
from ui.reader.page.page_links import LinkFocus, links_in
from ui.reader.page.page_painter import PagePainter
from ui.reader.page.painted_page import Margin
from ui.reader.page.place_map import Place, PlaceMap
from ui.reader.page.writing.text_styles import Styles
from ui.widgets.clause_list.clause_drag import put_clauses


class PageText(QTextBrowser):
    """Shows the set text; knows the places of clauses, but neither hits nor notes as such.

    :attr:`key_handler` sees every key first and answers whether it used it.
    """

    pressed_at = Signal(int)
    #: The mouse button was let go of: a selection, if any, is done.
    released = Signal()
    #: The wheel was turned with Ctrl: 1 for larger text, -1 for smaller.
    zoom_wanted = Signal(int)
    note_pressed = Signal(str)
    menu_wanted = Signal(QPoint)
    about_to_resize = Signal()
    resized = Signal()

    def __init__(self, styles: Styles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerPage")
        self.styles = styles
        self.places = PlaceMap()
        self.rule_position = -1
        self.current_id = ""
        self.shows_card = True
        #: Whether the text beside is the active one: then no clause here has the card.
        self.follows = False
        #: Clauses that correspond to the one that is read in the text beside.
        self.lit_ids: frozenset[str] = frozenset()
        self.margin: dict[str, Margin] = {}
        self.column = TextColumn(32, styles.em, styles.line)
        #: Pixels at the right of the column.
        self.note_room = 0
        self.key_handler: Callable[[QKeyEvent], bool] = lambda _event: False
        self.copier: Callable[[], QMimeData] = QMimeData
        self.highlights = HighlightMap()
        self.dragged: Callable[[], list[str]] = list
        self._pressed = QPoint()
        self._held = False
        # The text does not follow the room there is for now; whether that has changed meanwhile.
        self._waits = self._behind = False
        # The room in which the text was laid out.
        self._flown = QSize()
        self._followed = False
        self._link = LinkFocus(self.select, self.clear_selection)
        self._clicks = ClickSelection(self, lambda: self.places)
        self._painter = PagePainter(self)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextBrowserInteraction | flag.TextSelectableByKeyboard)
        self.setCursorWidth(0)
        self.document().setDocumentMargin(0)
        self.viewport().setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.anchorClicked.connect(self._follow)

    def set_styles(self, styles: Styles) -> None:
        """Take other sizes and colours; the text itself must be written again by the caller."""
        self.styles = styles
        self.document().setDefaultFont(QFont(styles.text.font()))
        self.fit()

    def fit(self) -> None:
        """Lay out the column in the middle of the width there is, in whole characters.

        The space at its right belongs to the page, too, for notes. Where half of the space is too narrow for
        them and all of it is not, the column moves left, with notes or without, so that it does not move when
        the first is written.
        """
        available = self.width() - self.verticalScrollBar().sizeHint().width() - STRIP
        self.column = fit_column(available, self.styles.em, self.styles.comfort.columns, self.styles.line)
        spare = max(0, available - self.column.page_width)
        self.note_room = spare - spare // 2
        if spare >= LEAST_ROOM:
            self.note_room = max(self.note_room, min(spare, USUAL_ROOM))
        left = spare - self.note_room
        self.setViewportMargins(left, 0, STRIP, 0)
        self.set_frame_margins()

    def set_frame_margins(self) -> None:
        """Keep the text inside the card's and the icons' room; needed again after the text was cleared."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        side = CARD + EDGE
        right = side - SLACK + self.note_room
        if (form.leftMargin(), form.rightMargin()) != (side, right):
            form.setLeftMargin(side)
            form.setRightMargin(right)
            frame.setFrameFormat(form)

    def offset(self) -> int:
        """Return how far the page is scrolled."""
        return self.verticalScrollBar().value()

    def visible_places(self, margin: int = 0) -> list[Place]:
        """Return the clauses on the screen, ``margin`` pixels above and below included."""
        height = self.viewport().height()
        first = self.cursorForPosition(QPoint(0, -margin)).position()
        last = self.cursorForPosition(QPoint(self.viewport().width(), height + margin)).position()
        return self.places.between(first, last)

    def rect_of(self, place: Place) -> QRect:
        """Return a clause's card in viewport coordinates."""
        rect = extent_rect(self.document(), place.extents[0], self.column)
        for extent in place.extents[1:]:
            rect = rect.united(extent_rect(self.document(), extent, self.column))
        return rect.translated(0, -self.offset()).toAlignedRect()

    def place_at(self, point: QPoint) -> Place | None:
        """Return the clause under a point of the viewport."""
        return self.places.at(self.cursorForPosition(point).position())

    def select(self, ranges: list[tuple[int, int]]) -> None:
        """Select the document range that spans ``ranges``."""
        if ranges:
            cursor = QTextCursor(self.document())
            cursor.setPosition(ranges[0][0])
            cursor.setPosition(ranges[-1][1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def is_pressed(self) -> bool:
        """Return whether the mouse is drawing a selection."""
        return self._held

    def is_on_link(self) -> bool:
        """Return whether what Qt has selected is only the link that the Tab key went to."""
        return self._link.on_link

    def clear_selection(self) -> None:
        """Select nothing, and stay where the page is."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            bar = self.verticalScrollBar()
            at = bar.value()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            bar.setValue(at)

    def put_caret(self, position: int) -> None:
        """Put the caret at a document position, where Shift with an arrow selects from; nothing scrolls."""
        bar = self.verticalScrollBar()
        at, cursor = bar.value(), self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar.setValue(at)

    def pressed_point(self) -> QPoint:
        """Return where in the viewport the mouse was pressed last."""
        return self._pressed

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return clipboard or drag data: clean text in reading order, and the clauses by id."""
        data = self.copier()
        put_clauses(data, self.dragged())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, numbers and icons first, the text over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, event.rect())
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002
        """Fit the column, then let the text flow: once, though another column gives it another room."""
        if self._waits:
            self._behind = True
            return
        self.about_to_resize.emit()
        self._waits = True
        self.fit()
        self._waits = self._behind = False
        # Qt lays the text out again only where the event tells of another width.
        before, self._flown = self._flown, self.viewport().size()
        super().resizeEvent(QResizeEvent(self._flown, before))
        self.resized.emit()

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Let the text flow at the end of this context, however often its room changes within."""
        self._waits = True
        try:
            yield
        finally:
            self._waits = False
            if self._behind:
                self.resizeEvent(QResizeEvent(self.viewport().size(), self._flown))

    def showEvent(self, event: QShowEvent) -> None:
        """Stay where one reads: Qt would scroll to the text cursor when the page first shows."""
        self.about_to_resize.emit()
        super().showEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Try our own keys first, then the browser's."""
        self._link.on_link &= event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self.key_handler(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go by Tab through the links of the current clause, then on: the page stays where one reads.

        Where it is, is shown by the link's words, which are selected; Enter follows it.
        """
        place = self.places.place(self.current_id)
        links = links_in(self.document(), place) if place is not None and self.shows_card else []
        if self._link.step(links, self.textCursor(), forwards):
            return True
        return QWidget.focusNextPrevChild(self, forwards)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where; a note's icon answers at once."""
        self._pressed = event.position().toPoint()
        note = self._painter.note_at(QPointF(event.position()))
        if note and event.button() == Qt.MouseButton.LeftButton:
            self.note_pressed.emit(note)
            return
        if event.button() == Qt.MouseButton.LeftButton and self._clicks.third(self._pressed):
            return
        self._held, self._followed, self._link.on_link = True, False, False
        self._clicks.selected = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; the third click takes its sentence."""
        self._pressed = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        self._clicks.second(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the clause on a click without a drag, unless it followed a link."""
        self._held = False
        if self._clicks.selected:
            # Qt takes the release for that of a press inside a selection, and would drop the selection.
            self._clicks.selected = False
        else:
            super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 4 and not self._followed:
            self.pressed_at.emit(self.cursorForPosition(self._pressed).position())
        self.released.emit()

    def _follow(self, _url: QUrl) -> None:
        """Follow a link that was chosen; what Qt has selected, its words, is no selection of the reader's."""
        self._followed, self._link.on_link = True, False
        self.clear_selection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over the icons in the margin."""
        super().mouseMoveEvent(event)
        if self._painter.note_at(QPointF(event.position())):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show all words over the icon of notes, or over words that are cut short."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._painter.words_at(QPointF(event.pos()))
            if words:
                lines = "<br>".join(map(escape, words.split("\n")))
                QToolTip.showText(event.globalPos(), f'<div style="width: 300px">{lines}</div>', self)
                return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the reader's menu instead of the browser's."""
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zooming with Ctrl is the window's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() or event.angleDelta().x()
            if turned:
                self.zoom_wanted.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
