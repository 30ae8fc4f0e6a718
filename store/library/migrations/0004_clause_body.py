"""One ordered body for each clause, in the place of three lists and their counters."""

import json
from typing import Any

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:
    """Weave paragraphs, tables and children together; the checksums are left for the library to renew."""
    sql: Any = db.execute_sql
    migrator.migrate(migrator.add_column("clause", "body", pw.TextField(default="[]")))
    tables: dict[int, list[tuple[int, object]]] = {}
    for clause, after, caption, note, rows in sql(
        "SELECT clause_id, after, caption, note, rows FROM clause_table ORDER BY clause_id, position"
    ).fetchall():
        table = {"rows": json.loads(rows), "caption": caption, "note": note}
        tables.setdefault(clause, []).append((after, table))
    children: dict[int, list[int | None]] = {}
    for parent, after in sql(
        "SELECT parent_id, after FROM clause WHERE parent_id IS NOT NULL ORDER BY document_id, position"
    ).fetchall():
        children.setdefault(parent, []).append(after)
    for clause, text in sql("SELECT id, paragraphs FROM clause").fetchall():
        body = _woven(json.loads(text), tables.get(clause, []), children.get(clause, []))
        written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        sql("UPDATE clause SET body = ? WHERE id = ?", (written, clause))
    sql("UPDATE document SET checksum = ''")
    sql("ALTER TABLE clause DROP COLUMN paragraphs")
    sql("ALTER TABLE clause DROP COLUMN after")
    sql("DROP TABLE clause_table")


def _woven(
    paragraphs: list[str], tables: list[tuple[int, object]], children: list[int | None]
) -> list[object]:
    """Tables and children (null) before the paragraph that their counter names; what has none behind all."""
    count = len(paragraphs)
    placed: list[tuple[int, int, object]] = [(min(after, count), 0, table) for after, table in tables]
    placed += [(count if after is None else min(after, count), 1, None) for after in children]
    placed += [(number, 2, text) for number, text in enumerate(paragraphs)]
    return [part for _, _, part in sorted(placed, key=lambda each: each[:2])]
