"""Folders and tags of documents. Frozen: later changes are separate scripts."""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the table; each folder and tag of a document is an item like any other."""
    execute: Callable[[str], object] = db.execute_sql
    execute(
        "CREATE TABLE document_mark (item_id TEXT PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,"
        " document TEXT NOT NULL, sort TEXT NOT NULL, name TEXT NOT NULL)"
    )
