"""Verdicts of the user on pairs: that two measures correspond, or that they do not; and the notes on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import Comparison, MeasurePair
from index.comparison.pairing import SettledPairs
from store.model.document import Document
from ui.runtime.i18n import named
from ui.services.comparison_words import label_of, labels_of
from ui.widgets.name_dialogs import ask_choice

if TYPE_CHECKING:
    from store.notebook import PlacedAnnotation


class Decisions(Protocol):
    """Interface of the notebook, as far as a comparison needs it."""

    def settled(self, first: str, second: str) -> SettledPairs:
        """Return the user's decisions about the measures of two documents."""

    def settle(self, text: str, verdicts: Iterable[tuple[str, str, bool]]) -> bool:
        """Write decisions: ids of two measures, and whether they answer to each other; undoable."""

    def marks(self, document: Document) -> Sequence[PlacedAnnotation]:
        """Return the user's marks in a document."""


class PairVerdicts(QObject):
    """Writes what was decided about a pair of the comparison, by the pair's number."""

    #: Decisions were written: the documents are to be compared again.
    decided = Signal()

    def __init__(
        self, decisions: Decisions, comparison: Callable[[], Comparison | None], window: QWidget
    ) -> None:
        """``comparison`` returns what is shown; questions are asked over ``window``."""
        super().__init__(window)
        self._decisions, self._comparison, self._window = decisions, comparison, window

    def confirm(self, number: int) -> None:
        """Store that the measures of a pair correspond, overriding later comparisons."""
        pair = self._pair(number)
        if pair is not None:
            both = [(one.id, other.id, True) for one in pair.first for other in pair.second]
            self._settle(self.tr("Confirm a pair"), both)

    def part(self, number: int) -> None:
        """Keep that the measures of a pair do not answer to each other."""
        pair = self._pair(number)
        if pair is not None:
            both = [(one.id, other.id, False) for one in pair.first for other in pair.second]
            self._settle(self.tr("Part a pair"), both)

    def ask_join(self, number: int) -> None:
        """Ask which measure of the other document answers to that of a pair."""
        pair, made = self._pair(number), self._comparison()
        if pair is None or made is None:
            return
        left = bool(pair.first)
        own = (pair.first or pair.second)[0]
        side = [unit for each in made.pairs for unit in (each.second if left else each.first)]
        others = list({unit.id: unit for unit in side}.values())
        names = [_named(unit) for unit in sorted(others, key=lambda unit: unit.position)]
        title = self.tr("Put together")
        label = self.tr("Which measure answers to {what}?").format(what=label_of(own))
        chosen = ask_choice(self._window.window(), title, label, names)
        if chosen in names:
            unit = sorted(others, key=lambda each: each.position)[names.index(chosen)]
            self.join(own.id if left else unit.id, unit.id if left else own.id)

    def join(self, first: str, second: str) -> None:
        """Keep that two measures answer to each other."""
        self._settle(self.tr("Put a pair together"), [(first, second, True)])

    def _settle(self, text: str, verdicts: Iterable[tuple[str, str, bool]]) -> None:
        if self._decisions.settle(text, verdicts):
            self.decided.emit()

    def notes_of(self, pair: MeasurePair) -> str:
        """Return the user's notes on the measures of a pair, each with their labels."""
        made = self._comparison()
        assert made is not None
        said: list[str] = []
        for document, units in ((made.first, pair.first), (made.second, pair.second)):
            ids = {member.id for unit in units for member in unit.members}
            for placed in self._decisions.marks(document):
                note = placed.annotation
                here = any(span.clause_id in ids for span in placed.spans)
                if note.kind == "note" and here and note.text.strip():
                    said.append(named(labels_of(units), note.text.strip()))
        return "\n".join(said)

    def _pair(self, number: int) -> MeasurePair | None:
        made = self._comparison()
        return made.pairs[number] if made is not None and 0 <= number < len(made.pairs) else None


def _named(unit: ComparedUnit) -> str:
    words = unit.clause.heading or " ".join(unit.clause.text.split())
    return f"{label_of(unit)}　{words[:40]}"
