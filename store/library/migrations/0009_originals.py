"""The files that documents were read from: each once, packed, by its hash."""

import hashlib
from typing import Any

import peewee as pw
from playhouse.migrate import SqliteMigrator

from store.library.originals import compressed


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:
    """Move the bytes beside each document into a separate table.

    Of two documents with one hash, the bytes that have it are kept; bytes that do not agree with their hash
    stay, too, so that what is damaged is told as damaged.
    """
    sql: Any = db.execute_sql
    sql(
        "CREATE TABLE original (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL,"
        " packed INTEGER NOT NULL, data BLOB NOT NULL)"
    )
    documents = sql("SELECT id, sha256 FROM document ORDER BY id").fetchall()
    for document, sha256 in documents:
        found = sql("SELECT data FROM source WHERE document_id = ?", (document,)).fetchone()
        if found is None:
            continue
        data = bytes(found[0])
        sound = hashlib.sha256(data).hexdigest() == sha256
        stored, packed = compressed(data)
        sql(
            f"INSERT OR {'REPLACE' if sound else 'IGNORE'} INTO original VALUES (?, ?, ?, ?)",
            (sha256, len(data), packed, stored),
        )
    sql("DROP TABLE source")
    migrator.migrate(migrator.add_index("document", ("sha256",)))
