"""The notebook: everything the user wrote, in one SQLite file that no library ever touches."""

from __future__ import annotations

from store.model.annotation import Basket
from store.notebook.model import Change
from store.notebook.storage import baskets, items
from store.notebook.sync.exchange import Sharing
from store.system.sqlite import now


class Notebook(Sharing):
    """Bookmarks, notes, highlights, baskets, and what was read and asked; any thread may call it.

    A change is on disk when the call returns, whatever happens to the program after. Whoever changes
    something gets a :class:`Change`, with which it can be undone.
    """

    def baskets(self) -> list[Basket]:
        """All baskets in the order they were made."""
        with self._reading():
            return baskets.baskets(self._database)

    def put_basket(self, basket: Basket) -> Change:
        """Insert a basket, or bring the one with its id to this state; also brings a deleted one back."""
        content = items.basket_content(basket)
        for name in ("created", "updated"):
            content[name] = content[name] or now()
        return self._write({basket.id: content})

    def delete_basket(self, basket_id: str) -> Change:
        """Delete a basket with its entries; an unknown id is no error."""
        return self._write({basket_id: None})
