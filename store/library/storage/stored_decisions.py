"""Decisions on the reading of a file as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from store.library.storage.library_schema import DecisionsRow
from store.library.storage.row_writing import json_text
from store.model.checking.decision import Decision, dump_decisions, load_decisions
from store.system.sqlite import Database, now


def write_decisions(database: Database, sha256: str, decisions: Sequence[Decision]) -> None:
    """Keep what was decided on the reading of a file; nothing where that is nothing."""
    if decisions:
        values = {"sha256": sha256, "decisions": json_text(dump_decisions(decisions)), "changed": now()}
        DecisionsRow.insert(**values).on_conflict_replace().bind(database).execute()
    else:
        DecisionsRow.delete().where(DecisionsRow.sha256 == sha256).bind(database).execute()


def read_decisions(database: Database, sha256: str) -> tuple[Decision, ...]:
    """Return the decisions on the reading of a file; ValueError where they cannot be read."""
    row = DecisionsRow.select().where(DecisionsRow.sha256 == sha256).bind(database).first()
    return load_decisions(json.loads(row.decisions)) if row is not None else ()


def all_decisions(database: Database) -> dict[str, tuple[Decision, ...]]:
    """Return all decisions, by the hash of the file; ValueError where they cannot be read."""
    query = DecisionsRow.select(DecisionsRow.sha256, DecisionsRow.decisions)
    return {str(sha256): load_decisions(json.loads(text)) for sha256, text in database.rows(query)}
