"""Checksums of everything that the user made. Frozen: later changes are separate scripts.

A ``proof`` is the checksum of what is known of one item, apart from the rows that it is made of; names that
begin with # are proofs of whole lists, and where the journal is. ``checksum`` of a placement is its own.
"""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the table of proofs; the proofs themselves are taken when the notebook is opened."""

    class Proof(pw.Model):
        id = pw.TextField(primary_key=True)
        proof = pw.TextField()

        class Meta:
            database = db

    db.create_tables([Proof])
    execute: Callable[[str], object] = db.execute_sql
    execute("ALTER TABLE placement ADD COLUMN checksum TEXT NOT NULL DEFAULT ''")
