"""The names that a basket has as long as nobody gives it one: they follow what is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject

from store.model.annotation import Basket, BasketEntry
from store.model.document import Document
from store.model.errors import YiceError
from store.model.message import Message
from store.model.wording import languages, text
from ui.services.language import paper_text
from ui.services.library.short_names import short_title
from ui.services.notebook.basket_places import content_title, is_unnamed


class BasketNaming(QObject):
    """Names a basket after its documents; a name that the user gave is never touched.

    The name changes with the content, so that no paper is headed by one document and holds others.
    """

    def __init__(self, read: Callable[[str], Document], parent: QObject) -> None:
        """``read`` returns a document by its key; YiceError."""
        super().__init__(parent)
        self._read = read

    def usual(self) -> str:
        """Return the name of a basket of which nothing can be said."""
        return self.tr("Basket")

    def is_free(self, basket: Basket) -> bool:
        """Return whether nobody has given the basket its name."""
        if is_unnamed(basket.title):
            return True
        name = self._named(basket.entries)
        return name is not None and basket.title in {text(name, language) for language in languages()}

    def after(self, entries: Sequence[BasketEntry]) -> str:
        """Return the name after the documents of some entries; empty without any that is in the library."""
        name = self._named(entries)
        return paper_text(name) if name is not None else ""

    def _named(self, entries: Sequence[BasketEntry]) -> Message | None:
        anchors = [(entry.anchor.document_key, entry.compared_with) for entry in entries if entry.anchor]
        keys = [key for pair in anchors for key in pair if key]
        if not keys:
            return None
        try:
            name, count = short_title(self._read(keys[0])), len(set(keys))
        except YiceError:
            return None
        return content_title(name, count)

    def renamed(self, basket: Basket, entries: Sequence[BasketEntry], taken: Collection[str]) -> str:
        """Return the title of a basket that gets other entries; no name is given that is ``taken``."""
        if not self.is_free(basket):
            return basket.title
        title = self.after(entries)
        if title and title not in taken:
            return title
        return basket.title if is_unnamed(basket.title) else self.usual()

    def quoted(self, basket: Basket) -> str:
        """Return the name of a basket in a sentence: a generic word where nobody gave it one."""
        return self.usual() if self.is_free(basket) else self.tr("basket “{name}”").format(name=basket.title)
