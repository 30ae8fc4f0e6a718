"""The first shape of library.db. Frozen: later changes are separate scripts."""

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create every table."""

    class Base(pw.Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Meta(Base):
        key = pw.TextField(primary_key=True)
        value = pw.TextField()

        class Meta:
            table_name = "meta"

    class Document(Base):
        key = pw.TextField(unique=True)
        position = pw.IntegerField(index=True)
        shipped = pw.BooleanField()
        source = pw.TextField()
        title = pw.TextField()
        attached_title = pw.TextField(null=True)
        number = pw.TextField(null=True)
        issuers = pw.TextField()
        date = pw.TextField(null=True)
        effective = pw.TextField(null=True)
        kind = pw.TextField()
        complete = pw.BooleanField()
        sha256 = pw.TextField()
        addressee = pw.TextField(null=True)
        copied_to = pw.TextField(null=True)
        provenance = pw.TextField(null=True)
        warnings = pw.TextField()
        clause_count = pw.IntegerField()
        measure_count = pw.IntegerField()
        checksum = pw.TextField()
        added = pw.TextField()

    class Source(Base):
        document = pw.ForeignKeyField(Document, primary_key=True, on_delete="CASCADE")
        data = pw.BlobField()

    class Clause(Base):
        document = pw.ForeignKeyField(Document, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        clause_id = pw.TextField(unique=True)
        parent = pw.ForeignKeyField("self", null=True, on_delete="CASCADE")
        label = pw.TextField()
        path = pw.TextField()
        heading = pw.TextField(null=True)
        heading_mark = pw.TextField()
        paragraphs = pw.TextField()
        duty_note = pw.TextField(null=True)

        class Meta:
            indexes = ((("document", "position"), True),)

    class Duty(Base):
        clause = pw.ForeignKeyField(Clause, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        organisation = pw.TextField(index=True)
        role = pw.TextField()

        class Meta:
            primary_key = pw.CompositeKey("clause", "position")
            without_rowid = True

    class ClauseTable(Base):
        clause = pw.ForeignKeyField(Clause, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        after = pw.IntegerField()
        caption = pw.TextField(null=True)
        note = pw.TextField(null=True)
        rows = pw.TextField()

        class Meta:
            primary_key = pw.CompositeKey("clause", "position")

    class Reference(Base):
        clause = pw.ForeignKeyField(Clause, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        start = pw.IntegerField()
        end = pw.IntegerField()
        title = pw.TextField(null=True)
        number = pw.TextField(null=True, index=True)
        cited = pw.TextField(null=True)

        class Meta:
            primary_key = pw.CompositeKey("clause", "position")
            without_rowid = True

    class Correction(Base):
        document = pw.ForeignKeyField(Document, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        clause = pw.TextField()
        printed = pw.TextField()
        corrected = pw.TextField()
        reason = pw.TextField()
        applied = pw.BooleanField()

        class Meta:
            primary_key = pw.CompositeKey("document", "position")
            without_rowid = True

    db.create_tables([Meta, Document, Source, Clause, Duty, ClauseTable, Reference, Correction])
