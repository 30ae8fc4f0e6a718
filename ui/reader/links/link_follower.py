"""Links of one page: followed by a click, explained by a card while the mouse rests on them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QCursor

from store.model.clause import Reference
from store.model.errors import YiceError
from ui.appearance.theme import ThemeManager
from ui.reader.links.link_card import LinkCard
from ui.reader.page.page_text import PageText
from ui.reader.page.writing.decorations import SCHEME
from ui.reader.page.writing.document_head import CORRECTIONS
from ui.reader.page.writing.page_writer import PageWriter
from ui.widgets.clause_list.opening import opening

REST_MS = 350


class LinkFollower(QObject):
    """Turns what Qt says of links into references."""

    #: A reference was clicked, and how it is to be opened.
    followed = Signal(object, object)
    #: The list of corrections is wanted.
    corrections_wanted = Signal()

    def __init__(
        self, page: PageText, writer: PageWriter, themes: ThemeManager, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._writer, self._themes = page, writer, themes
        self._card: LinkCard | None = None
        self._over: Reference | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.show_card(QCursor.pos()))
        page.anchorClicked.connect(self._follow)
        page.highlighted.connect(self._hover)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.hide_card())

    def reference(self, url: str) -> Reference | None:
        """Return the reference of a link."""
        if not url.startswith(SCHEME):
            return None
        order, index = (int(number) for number in url[len(SCHEME) :].split(":"))
        return self._writer.loader.places.clauses[order].references[index]

    def show_card(self, at: QPoint) -> None:
        """Explain the link under the mouse, at a point of the screen."""
        links, reference = self._writer.links, self._over
        if links is None or reference is None or not self._page.isVisible():
            return
        try:
            preview = links.preview(reference, self._writer.document)
        except YiceError:
            return
        self.hide_card()
        self._card = LinkCard(preview, self._page)
        self._card.open_at(at)

    def card(self) -> LinkCard | None:
        """Return the card that is shown."""
        return self._card

    def hide_card(self) -> None:
        """Take the card away."""
        self._rest.stop()
        if self._card is not None:
            self._card.close()
            self._card.deleteLater()
            self._card = None

    def _hover(self, url: QUrl) -> None:
        self.hide_card()
        self._over = self.reference(url.toString())
        if self._over is not None:
            self._rest.start()

    def _follow(self, url: QUrl) -> None:
        self.hide_card()
        if url.toString() == CORRECTIONS:
            self.corrections_wanted.emit()
            return
        reference = self.reference(url.toString())
        if reference is not None:
            self.followed.emit(reference, opening())
