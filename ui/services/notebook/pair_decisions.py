"""Decisions of the user on pairs of two documents, written into the notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.comparison.pairing import SettledPairs
from store.model.document import Document
from store.notebook import Notebook, PlacedAnnotation
from ui.services.notebook.change_writer import ChangeWriter


def settled_pairs(notebook: Notebook) -> Callable[[str, str], SettledPairs]:
    """Return a function that finds the decisions about two documents by their keys."""

    def find(first: str, second: str) -> SettledPairs:
        found = notebook.pairings.between(first, second)
        return SettledPairs(
            frozenset((one.first, one.second) for one in found if one.joined),
            frozenset((one.first, one.second) for one in found if not one.joined),
        )

    return find


class PairDecisions:
    """Reads decisions of the notebook, and writes new ones through its editor."""

    def __init__(self, notebook: Notebook, editor: ChangeWriter) -> None:
        self._notebook, self._editor = notebook, editor

    def settled(self, first: str, second: str) -> SettledPairs:
        """Return the user's decisions about the measures of two documents."""
        return settled_pairs(self._notebook)(first, second)

    def settle(self, text: str, verdicts: Iterable[tuple[str, str, bool]]) -> bool:
        """Write decisions: ids of two measures, and whether they answer to each other."""
        wanted = list(verdicts)
        return self._editor.change(text, lambda: self._notebook.pairings.settle(wanted))

    def marks(self, document: Document) -> Sequence[PlacedAnnotation]:
        """Return the user's marks in a document."""
        return self._notebook.placements.marks(document)
