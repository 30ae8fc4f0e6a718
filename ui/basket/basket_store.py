"""Interfaces of library and notebook, as far as the basket needs them."""

from __future__ import annotations

from typing import Protocol

from store.model.annotation import Basket
from store.model.clause import Clause
from store.model.document import Document


class BasketLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and its document; NotFound."""


class BasketStore(Protocol):
    """Interface of the notebook's baskets, as far as it is needed here."""

    def all(self) -> list[Basket]:
        """Return all baskets."""

    def put(self, basket: Basket) -> object:
        """Insert or change one."""

    def delete(self, basket_id: str) -> object:
        """Delete one."""
