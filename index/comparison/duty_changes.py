"""Changes of responsibility for a measure: organisations added and removed, all names of one counted as
one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.comparison.compared_units import ComparedUnit
from index.text.thesaurus import organisation
from store.model.document import Document


@dataclass(frozen=True, slots=True)
class DutyChange:
    """Organisations as the documents name them."""

    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dropped or self.added)


NO_CHANGE = DutyChange()


def names_duties(document: Document) -> bool:
    """Return whether a document says of any clause who answers for it; one that does not has dropped
    nobody.
    """
    return any(clause.duties for clause in document.walk())


def duty_change(first: Iterable[ComparedUnit], second: Iterable[ComparedUnit]) -> DutyChange:
    """Return how the organisations of two groups of measures differ."""
    before, after = _named(first), _named(second)
    return DutyChange(
        tuple(name for meant, name in before.items() if meant not in after),
        tuple(name for meant, name in after.items() if meant not in before),
    )


def _named(units: Iterable[ComparedUnit]) -> dict[object, str]:
    """Return the organisations of some measures by what they mean, as they are printed."""
    return {
        organisation(duty.organisation): duty.organisation
        for unit in units
        for member in unit.members
        for duty in member.duties
    }
