"""Declares what the keys and the context menu of a reader do with it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from ui.reader.highlighting.controller import HighlightController
from ui.reader.page.page_text import PageText


class ReaderCommands(Protocol):
    """A reader as its keys and its context menu see it; clause ids are of the document that is shown."""

    page: PageText
    marking: HighlightController

    @property
    def bookmark_requested(self) -> SignalInstance:
        """Emitted with clause ids."""
        ...

    @property
    def copy_requested(self) -> SignalInstance:
        """Emitted with clause ids, to be copied with their citations."""
        ...

    @property
    def print_requested(self) -> SignalInstance:
        """Emitted with clause ids."""
        ...

    @property
    def basket_requested(self) -> SignalInstance:
        """Emitted with clause ids."""
        ...

    @property
    def original_requested(self) -> SignalInstance:
        """Emitted without anything: the page of the original at the clause in view."""
        ...

    @property
    def ledger_requested(self) -> SignalInstance:
        """Emitted with clause ids."""
        ...

    @property
    def beside_requested(self) -> SignalInstance:
        """Emitted with a clause id, to be shown at the other side."""
        ...

    def selected_clause_ids(self) -> list[str]:
        """Return the clauses that the selection touches; the current one without a selection."""
        ...

    def copy(self) -> None:
        """Copy the selection; without one, the current clause."""
        ...

    def select_all(self) -> None:
        """Select the whole text, also what is not written yet."""

    def finish_loading(self) -> None:
        """Write what is left of the text at once."""

    def write_note(self) -> None:
        """Ask for a note on the selected words; without any, on the current clause."""
        ...

    def bring_caret(self) -> None:
        """Put the caret into the current clause, unless it is there."""
        ...

    def next_clause(self, by: int = 1) -> None:
        """Go ``by`` clauses on; negative: back."""
        ...

    def next_hit(self) -> bool:
        """Go to the next hit; False at the last one."""
        ...

    def previous_hit(self) -> bool:
        """Go to the hit before; False at the first one."""
        ...

    def open_find(self) -> None:
        """Open the find bar with the selected words."""
        ...

    def close_find(self) -> bool:
        """Close the find bar; False if it is not open."""
        ...

    def open_goto(self) -> None:
        """Open the field that goes to a clause."""
        ...
