"""Declares what writes changes of the notebook, for the places that make them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from store.notebook import ItemChange


class ChangeWriter(Protocol):
    """Writer of changes that can be undone; the notebook's editor is one."""

    def change(
        self,
        text: str,
        make: Callable[[], ItemChange],
        session: int | None = None,
        said: str = "",
        what: str = "",
    ) -> bool:
        """Make a change and put it on the undo stack as ``text``; False if it could not be written.

        ``what`` names what it is about; empty: the clauses that it touched. ``said`` is the sentence that is
        told of it, with a place for ``{what}``; empty for none.
        """
        ...
