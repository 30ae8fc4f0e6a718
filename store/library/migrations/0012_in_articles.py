"""The unit in which a document counts: articles (条), or measures that are numbered otherwise (项)."""

from typing import Any

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:
    """Add the column, unless the file was made with it, and fill it by the labels of the clauses."""
    if "in_articles" in {column.name for column in db.get_columns("document")}:
        return
    migrator.migrate(migrator.add_column("document", "in_articles", pw.BooleanField(default=False)))
    sql: Any = db.execute_sql
    sql(
        'UPDATE "document" SET "in_articles" = 1 WHERE "id" IN (SELECT DISTINCT "document_id" FROM "clause"'
        " WHERE \"label\" GLOB '第[〇零一二三四五六七八九十百千两0-9]*条*')"
    )
