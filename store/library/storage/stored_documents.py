"""Documents as rows, written and read without loss."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from sys import intern
from typing import Any, NamedTuple

from store.library.editions import with_editions
from store.library.library_change import DocumentRecord
from store.library.originals import insert_original
from store.library.storage.document_checksum import document_checksum
from store.library.storage.library_schema import CorrectionRow, DocumentRow
from store.library.storage.row_writing import insert_many, json_text
from store.library.storage.stored_clauses import insert_clauses, load_clauses
from store.library.storage.stored_decisions import write_decisions
from store.model.document import Correction, Document, DocumentSummary
from store.model.errors import NotFound
from store.model.measures import is_in_articles, measures
from store.model.message import Message
from store.system.sqlite import Database, now

#: How a message that was stored as JSON begins.
_MESSAGE = re.compile(r'\["[a-z_]+\.[a-z_]+"[],]')
_METADATA = (
    "key",
    "source",
    "title",
    "number",
    "date",
    "effective",
    "kind",
    "complete",
    "sha256",
    "attached_title",
    "addressee",
    "copied_to",
    "provenance",
    "publication",
    "part",
    "validity",
)
#: Of these many documents have the same; of those other lists of documents have the same.
_REPEATED = ("date", "effective", "kind", "addressee", "provenance")
_SHARED = ("key", "source", "title", "number", "attached_title")
#: Put together by peewee each time it would take a fifth of what opening a document takes.
_FOUND = (
    "SELECT id, checksum, issuers, warnings, "
    + ", ".join(f'"{name}"' for name in _METADATA)
    + f' FROM "{DocumentRow._meta.table_name}"'
)
_SUMMARY_COLUMNS = [getattr(DocumentRow, name) for name in _METADATA]


def _issuers(text: str) -> tuple[str, ...]:
    return tuple(map(intern, json.loads(text)))


def load_summaries(database: Database) -> list[DocumentSummary]:
    """Return all documents in library order, without their trees."""
    query = DocumentRow.select(
        *_SUMMARY_COLUMNS,
        DocumentRow.issuers,
        DocumentRow.clause_count,
        DocumentRow.measure_count,
        DocumentRow.in_articles,
        DocumentRow.shipped,
        DocumentRow.edition_of,
        DocumentRow.stands_in,
        DocumentRow.added,
        DocumentRow.position,
    ).order_by(DocumentRow.position, DocumentRow.id)
    found = []
    # Many documents have the same issuer and dates; keys and titles are in other lists, too.
    once: dict[str, Any] = {}
    for row in database.rows(query):
        named = dict(zip(_METADATA, row, strict=False))
        named |= {name: intern(named[name]) for name in _SHARED if named[name]}
        named |= {name: once.setdefault(named[name], named[name]) for name in _REPEATED}
        named["complete"] = bool(named["complete"])
        issuers, clauses, acting, in_articles, shipped, edition_of, stands_in, added, position = row[
            len(_METADATA) :
        ]
        found.append(
            DocumentSummary(
                **named,
                issuers=once[issuers] if issuers in once else once.setdefault(issuers, _issuers(issuers)),
                clause_count=clauses,
                measure_count=acting,
                in_articles=bool(in_articles),
                shipped=bool(shipped),
                position=position,
                edition_of=edition_of,
                stands_in=bool(stands_in),
                added=added,
            )
        )
    return with_editions(found)


def insert_document(database: Database, kept: DocumentRecord) -> None:
    """Write a document that is not there yet, with source and decisions; the caller holds the transaction."""
    document = kept.document
    named: dict[str, object] = {name: getattr(document, name) for name in _METADATA}
    clauses = list(document.walk())
    row_id = (
        DocumentRow.insert(
            **named,
            issuers=json_text(document.issuers),
            warnings=json_text([each.dump() for each in document.warnings]),
            position=kept.position,
            shipped=kept.shipped,
            edition_of=kept.edition_of,
            stands_in=kept.stands_in,
            clause_count=len(clauses),
            measure_count=sum(1 for _ in measures(document)),
            in_articles=is_in_articles(document),
            checksum=document_checksum(document),
            added=now(),
        )
        .bind(database)
        .execute()
    )
    insert_original(database, document.sha256, kept.source)
    if kept.decisions is not None:
        write_decisions(database, document.sha256, kept.decisions)
    insert_many(database, CorrectionRow, _correction_rows(row_id, document))
    insert_clauses(database, row_id, document)


def join_editions(database: Database, key: str, edition_of: str | None) -> str | None:
    """Put a document among the editions of a family; return the one it was in, or raise NotFound."""
    mine = DocumentRow.key == key
    row = DocumentRow.select(DocumentRow.edition_of).where(mine).bind(database).first()
    if row is None:
        raise NotFound(what=key)
    DocumentRow.update(edition_of=edition_of).where(mine).bind(database).execute()
    return None if row.edition_of is None else str(row.edition_of)


def reorder(database: Database, keys: Sequence[str]) -> None:
    """Number documents in the order of their keys, and those that are not named behind these."""
    held = [str(key) for (key,) in database.sql("SELECT key FROM document ORDER BY position, id")]
    named = set(keys)
    ordered = [*keys, *(key for key in held if key not in named)]
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    connection.executemany("UPDATE document SET position = ? WHERE key = ?", list(enumerate(ordered)))


class FoundDocument(NamedTuple):
    """Row of a document, without its tree; ``metadata`` in the order of the columns."""

    id: int
    checksum: str
    issuers: str
    warnings: str
    metadata: tuple[Any, ...]


def find_documents(database: Database, column: str, value: object) -> list[FoundDocument]:
    """Return the rows of documents with a value in a column."""
    return [
        FoundDocument(row[0], row[1], row[2], row[3], row[4:])
        for row in database.sql(f'{_FOUND} WHERE "{column}" = ?', value)
    ]


def load_document(database: Database, row: FoundDocument) -> Document:
    """Return the document of a row, with its whole tree: four queries at any size."""
    named = dict(zip(_METADATA, row.metadata, strict=True))
    named["complete"] = bool(named["complete"])
    corrections = database.sql(
        "SELECT clause, printed, corrected, reason, applied FROM correction"
        " WHERE document_id = ? ORDER BY position",
        row.id,
    )
    return Document(
        **named,
        issuers=tuple(json.loads(row.issuers)),
        warnings=tuple(map(Message.load, json.loads(row.warnings))),
        clauses=load_clauses(database, row.id),
        corrections=tuple(
            Correction(clause, printed, corrected, _reason(reason), bool(applied))
            for clause, printed, corrected, reason, applied in corrections
        ),
    )


def _reason(stored: str) -> Message:
    """Return the reason of a correction: a librarian's words, or a message of the intake as JSON."""
    return Message.load(json.loads(stored) if _MESSAGE.match(stored) else stored)


def _correction_rows(document_id: int, document: Document) -> list[dict[str, object]]:
    return [
        {
            "document": document_id,
            "position": position,
            **asdict(correction),
            "reason": reason if isinstance(reason := correction.reason.dump(), str) else json_text(reason),
        }
        for position, correction in enumerate(document.corrections)
    ]
