"""Pairs of a comparison that are shown under a filter, and the one that is looked at."""

from __future__ import annotations

from index.comparison.comparison import Comparison, MeasurePair
from ui.compare.pair_filter import ALL, filtered_pairs


class ShownPairs:
    """The numbers of the pairs that a filter lets through; ``number`` is the current one, -1 for none."""

    def __init__(self) -> None:
        self.comparison: Comparison | None = None
        self.filter, self.numbers, self.number = ALL, list[int](), -1

    def clear(self) -> None:
        """Show no comparison."""
        self.comparison, self.numbers, self.number = None, [], -1

    def refill(self) -> None:
        """Filter the pairs of the comparison again; none is current then."""
        made = self.comparison
        self.numbers = filtered_pairs(made.pairs, self.filter) if made is not None else []
        self.number = -1

    def pairs(self) -> list[MeasurePair]:
        """Return the pairs that are shown."""
        return [self.comparison.pairs[number] for number in self.numbers] if self.comparison else []

    def row(self) -> int:
        """Return the row of the current pair; -1 for none."""
        return self.numbers.index(self.number) if self.number in self.numbers else -1

    def with_clause(self, clause_id: str) -> int:
        """Return the number of the last pair that has a clause at either side; -1 for none."""
        found = -1
        for number, pair in enumerate(self.comparison.pairs if self.comparison else ()):
            units = (*pair.first, *pair.second)
            if any(member.id == clause_id for unit in units for member in unit.members):
                found = number
        return found

    def next_changed(self, step: int) -> int:
        """Return the next pair (or the one before) whose sides differ, round the end; -1 for none."""
        shown = zip(self.numbers, self.pairs(), strict=True)
        changed = [number for number, pair in shown if pair.kind != "same"]
        ahead = [each for each in changed if (each > self.number if step > 0 else each < self.number)]
        found = ahead or changed
        return (found[0] if step > 0 else found[-1]) if found else -1

    def clause_ids(self) -> list[str]:
        """Return the clauses of the pairs that are shown; of the current one where all are shown."""
        found = self.pairs()
        if self.comparison is not None and self.filter == ALL:
            found = [self.comparison.pairs[self.number]] if self.number >= 0 else []
        return list(dict.fromkeys(unit.id for pair in found for unit in (*pair.first, *pair.second)))
