"""Lookahead over the label candidates of one part: whether, and where, labels of a style still come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.intake.outline.label_candidates import LabelCandidate
from store.intake.outline.label_styles import LabelStyle
from store.intake.outline.labels import Label

#: What ends a sentence: a label in the middle of a line comes behind it.
STOPS = "。；;！!？?"
#: What else may be before a label in the middle of a line.
CLOSING_MARKS = "）)”"
#: How many candidates are looked at.
_HORIZON = 400
#: Styles of clauses that a list of letters is no part of.
_OVER_LETTERS = ("章", "条", "一、", "1", "1.1", "1.")


class LabelLookahead:
    """Looks behind candidate ``i`` of one part of a document; cross references are passed over."""

    def __init__(self, candidates: Sequence[LabelCandidate]) -> None:
        self._candidates = candidates

    def comes(self, i: int, style: LabelStyle, n: int, stop: int) -> bool:
        """Return whether label ``n`` of a style still comes, before that style's label ``stop``."""
        for other in self._behind(i):
            if other.label.style != style or other.label.reference or not _plausible(other):
                continue
            if other.label.ordinal == n:
                return True
            if other.label.ordinal == stop or (stop != 1 and other.label.ordinal == 1):
                return False
        return False

    def comes_at_start(self, i: int, style: LabelStyle, n: int) -> bool:
        """Return whether label ``n`` comes again at a line start before its successor, or a 1, does."""
        for label in self._starting(i, style):
            if label.ordinal == n:
                return True
            if label.ordinal in (n + 1, 1):
                return False
        return False

    def next_ordinal(self, i: int, style: LabelStyle) -> int | None:
        """Return the ordinal of the next label of a style at a line start; None where there is none."""
        return next((label.ordinal for label in self._starting(i, style)), None)

    def next_label(self, i: int) -> Label | None:
        """Return the label at a line start among the next three candidates; None where there is none."""
        return next((other.label for other in self._candidates[i + 1 : i + 4] if other.start), None)

    def has_firm(self, i: int, style: LabelStyle) -> bool:
        """Return whether a label of a style comes that has its mark."""
        return any(other.label.style == style and other.label.firm for other in self._behind(i))

    def has_clauses(self, i: int) -> bool:
        """Return whether clauses of another style than letters come: what is listed before the first is part
        of a foreword.
        """
        return any(other.start and other.label.style in _OVER_LETTERS for other in self._candidates[i + 1 :])

    def _behind(self, i: int) -> Sequence[LabelCandidate]:
        return self._candidates[i + 1 : i + _HORIZON]

    def _starting(self, i: int, style: LabelStyle) -> Iterator[Label]:
        """Yield the labels of a style that begin a line."""
        for other in self._behind(i):
            if other.label.style == style and other.start and not other.label.reference:
                yield other.label


def _plausible(c: LabelCandidate) -> bool:
    return c.start or (c.after[-1:] != "" and c.after[-1:] in STOPS + CLOSING_MARKS)
