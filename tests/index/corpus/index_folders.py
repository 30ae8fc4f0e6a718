"""Identifiers that a folder's index answers with, and the files in it."""

from __future__ import annotations

from pathlib import Path

from index.engine import SearchEngine
from store.library import Library


def ids(engine: SearchEngine, query: str = "医保") -> list[str | None]:
    return [hit.clause_id for hit in engine.search(query, limit=None).hits]


def right(library: Library, folder: Path) -> bool:
    """The engine on a folder gives the same as a scan."""
    engine = SearchEngine(library, folder)
    engine.warm()
    return ids(engine) == ids(SearchEngine(library, folder / "nothing")) != []


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
