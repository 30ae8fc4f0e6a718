"""Counts the matters of each organisation, and orders organisations by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.duties.duty_records import DutyRecord


def counts_of(records: Sequence[DutyRecord]) -> Counter[str]:
    """Return how many matters each organisation has."""
    return Counter(name for record in records for name in dict.fromkeys(record.organisations))


def organisations_of(records: Sequence[DutyRecord]) -> list[str]:
    """Return the organisations of some records, those with most matters first."""
    counts = counts_of(records)
    return sorted(counts, key=lambda name: (-counts[name], name))
