"""Rows of a reading that decisions change, and the corrections that these leave."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.intake.decisions.draft_rows import DraftRow


@dataclass(slots=True)
class EditedRows:
    """Rows that decisions are applied to, and the corrections that these left.

    A correction is the quote of its row, the printed reading and the corrected one.
    """

    rows: list[DraftRow]
    corrected: list[tuple[str, str, str]] = field(default_factory=list)
