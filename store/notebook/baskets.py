"""Print baskets: ordered clauses and headings, printed or exported as one paper."""

from __future__ import annotations

from store.model.annotation import Basket
from store.notebook.model import ItemChange
from store.notebook.storage import basket_rows, items
from store.notebook.storage.database import NotebookDatabase
from store.system.sqlite import now


class Baskets:
    """The print baskets of a notebook."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def all(self) -> list[Basket]:
        """Return all baskets in the order they were made."""
        with self._database.reading():
            return basket_rows.baskets(self._database.sqlite)

    def put(self, basket: Basket) -> ItemChange:
        """Insert a basket or replace the one with its id, even a deleted one; empty times become now."""
        content = items.basket_content(basket)
        for name in ("created", "updated"):
            content[name] = content[name] or now()
        return self._database.write({basket.id: content})

    def delete(self, basket_id: str) -> ItemChange:
        """Delete a basket with its entries; an unknown id is no error."""
        return self._database.write({basket_id: None})
