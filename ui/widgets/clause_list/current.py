"""Value that every action takes: the chosen clauses or documents, and where they were chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ChosenPlace(NamedTuple):
    """A clause, or with an empty id a document as a whole."""

    key: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class CurrentPlaces:
    """The rows that are chosen in a list, or the clauses that are read or selected in the text.

    ``framed`` is the one that what can be done to one is done to: it has the frame of the list, or is the
    first. ``source`` is what the list is called, empty for the text.
    """

    chosen: tuple[ChosenPlace, ...] = ()
    framed: ChosenPlace | None = None
    source: str = ""
    in_text: bool = False

    @property
    def clause_ids(self) -> list[str]:
        """The clauses by their ids, in the order of the screen."""
        return [each.clause_id for each in self.chosen if each.clause_id]

    @property
    def clause_id(self) -> str | None:
        """The one clause; None where none is chosen."""
        if self.framed is not None and self.framed.clause_id:
            return self.framed.clause_id
        return next(iter(self.clause_ids), None)

    @property
    def document_key(self) -> str | None:
        """The document of the one clause, or the one document."""
        first = self.framed or next(iter(self.chosen), None)
        return first.key if first is not None else None


#: Nothing is chosen.
NOTHING = CurrentPlaces()
