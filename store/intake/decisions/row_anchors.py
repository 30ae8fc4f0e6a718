"""Anchors of rows: how the row that a decision is about is found again."""

from __future__ import annotations

from collections.abc import Sequence

from store.intake.decisions.draft_rows import DraftRow, quote_of
from store.model.checking.decision import Decision

#: From so many characters on a row is also known by how it begins.
_ENOUGH = 8


def quote_and_occurrence(rows: Sequence[DraftRow], at: int) -> tuple[str, int]:
    """Quote and occurrence by which the row ``at`` is found again."""
    quote = quote_of(rows[at])
    return quote, sum(1 for row in rows[:at] if quote_of(row) == quote)


def find_row(rows: Sequence[DraftRow], decision: Decision) -> int | None:
    """Return the row that a decision is about: with its words, else the only one that begins with or has
    them.
    """
    quotes = [quote_of(row) for row in rows]
    same = [at for at, quote in enumerate(quotes) if quote == decision.quote]
    if same:
        return same[min(decision.occurrence, len(same) - 1)]
    if len(decision.quote) < _ENOUGH:
        return None
    for alike in (str.startswith, str.__contains__):
        found = [at for at, quote in enumerate(quotes) if alike(quote, decision.quote)]
        if len(found) == 1:
            return found[0]
    # A better program may have set apart what was one row: its beginning is meant.
    parts = [
        at for at, quote in enumerate(quotes) if len(quote) >= _ENOUGH and decision.quote.startswith(quote)
    ]
    return parts[0] if len(parts) == 1 else None


def place_of_words(text: str, words: str, at: int) -> int | None:
    """Return where words are in a text: at ``at`` if they are there, else at the first occurrence."""
    if words and not text.startswith(words, at):
        found = text.find(words)
        return found if found >= 0 else None
    return at
