"""The tables of library.db as peewee sees them today; bound to a database query by query, never globally."""

from __future__ import annotations

import peewee as pw


class LibraryTable(pw.Model):
    """Base of all tables."""

    class Meta:
        """Names as written, words set apart by underscores."""

        legacy_table_names = False


class Meta(LibraryTable):
    """Facts about the library itself, a value by key."""

    key = pw.TextField(primary_key=True)
    value = pw.TextField()


class DocumentRow(LibraryTable):
    """A document without its tree; ``issuers`` and ``warnings`` are JSON arrays.

    ``edition_of`` names the family of editions it belongs to; ``stands_in`` is set where the user put it in
    the place of a document that ships; ``fingerprint`` and ``sketch`` are those of store.library.identity.
    """

    id = pw.AutoField()
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
    sha256 = pw.TextField(index=True)
    addressee = pw.TextField(null=True)
    copied_to = pw.TextField(null=True)
    provenance = pw.TextField(null=True)
    publication = pw.TextField(null=True)
    warnings = pw.TextField()
    clause_count = pw.IntegerField()
    measure_count = pw.IntegerField()
    in_articles = pw.BooleanField(default=False)
    checksum = pw.TextField()
    added = pw.TextField()
    part = pw.TextField(null=True)
    edition_of = pw.TextField(null=True, index=True)
    stands_in = pw.BooleanField(default=False)
    fingerprint = pw.TextField(null=True)
    sketch = pw.BlobField(null=True)
    validity = pw.TextField(null=True)

    class Meta:
        """The table's name in the file."""

        table_name = "document"


class OriginalRow(LibraryTable):
    """A file as received, by its SHA-256; ``size`` is that of the file, ``data`` may be ``packed`` (zlib)."""

    sha256 = pw.TextField(primary_key=True)
    size = pw.IntegerField()
    packed = pw.BooleanField()
    data = pw.BlobField()

    class Meta:
        """The table's name in the file."""

        table_name = "original"


class ClauseRow(LibraryTable):
    """A clause; ``position`` is its place in document order, ``path`` and ``body`` are JSON arrays.

    ``body`` has a string for a paragraph, an object for a table and null for the next child.
    ``page`` is a JSON array of page, left, top, right and bottom.
    """

    id = pw.AutoField()
    document = pw.ForeignKeyField(DocumentRow, on_delete="CASCADE", index=False)
    position = pw.IntegerField()
    clause_id = pw.TextField(unique=True)
    parent = pw.ForeignKeyField("self", null=True, on_delete="CASCADE")
    label = pw.TextField()
    path = pw.TextField()
    heading = pw.TextField(null=True)
    heading_mark = pw.TextField()
    body = pw.TextField()
    duty_note = pw.TextField(null=True)
    duty_at = pw.IntegerField(null=True)
    page = pw.TextField(null=True)

    class Meta:
        """The table's name in the file."""

        table_name = "clause"


class DutyRow(LibraryTable):
    """An organisation's duty in a clause."""

    clause = pw.ForeignKeyField(ClauseRow, on_delete="CASCADE", index=False)
    position = pw.IntegerField()
    organisation = pw.TextField(index=True)
    role = pw.TextField()

    class Meta:
        """The table's name in the file."""

        table_name = "duty"
        primary_key = pw.CompositeKey("clause", "position")


class ReferenceRow(LibraryTable):
    """A place in a clause that cites a document or a clause (``cited``)."""

    clause = pw.ForeignKeyField(ClauseRow, on_delete="CASCADE", index=False)
    position = pw.IntegerField()
    start = pw.IntegerField()
    end = pw.IntegerField()
    title = pw.TextField(null=True)
    number = pw.TextField(null=True, index=True)
    cited = pw.TextField(null=True)

    class Meta:
        """The table's name in the file."""

        table_name = "reference"
        primary_key = pw.CompositeKey("clause", "position")


class CorrectionRow(LibraryTable):
    """A correction of a document."""

    document = pw.ForeignKeyField(DocumentRow, on_delete="CASCADE", index=False)
    position = pw.IntegerField()
    clause = pw.TextField()
    printed = pw.TextField()
    corrected = pw.TextField()
    reason = pw.TextField()
    applied = pw.BooleanField()

    class Meta:
        """The table's name in the file."""

        table_name = "correction"
        primary_key = pw.CompositeKey("document", "position")


class DecisionsRow(LibraryTable):
    """Decisions on the reading of a file, by the SHA-256 of its bytes; ``decisions`` is a JSON array.

    It outlives the document: who adds the same file again need not check it again.
    """

    sha256 = pw.TextField(primary_key=True)
    decisions = pw.TextField()
    changed = pw.TextField()

    class Meta:
        """The table's name in the file."""

        table_name = "decisions"


class ArrivalRow(LibraryTable):
    """Source of a file, who added it and when, by the SHA-256 of its bytes.

    It outlives the document, which comes back with it when its removal is undone.
    """

    sha256 = pw.TextField(primary_key=True)
    place = pw.TextField()
    who = pw.TextField()
    moment = pw.TextField()

    class Meta:
        """The table's name in the file."""

        table_name = "arrival"
