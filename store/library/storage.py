"""Documents to rows and back, without loss."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, cast

from store.library.editions import with_editions
from store.library.library_change import DocumentRecord
from store.library.library_schema import (
    ClauseRow,
    CorrectionRow,
    DecisionsRow,
    DocumentRow,
    DutyRow,
    ReferenceRow,
)
from store.library.originals import keep
from store.model.checking.decision import Decision, dump_decisions, load_decisions
from store.model.clause import BodyPart, Clause, Reference, SourcePlace
from store.model.document import Correction, Document, DocumentSummary
from store.model.duty import Duty
from store.model.errors import NotFound
from store.model.measures import measures
from store.model.message import Message
from store.model.table import Table
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
_SUMMARY_COLUMNS = [getattr(DocumentRow, name) for name in _METADATA]
_Below = dict[int, list[Any]]


def checksum(document: Document) -> str:
    """Return a hash over everything a document says; two documents with the same one are equal.

    Fields at their default are left out, so that a field which a later version adds changes no old hash.
    """
    text = json.dumps(_said(document), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _said(value: Any) -> Any:
    """Return a record as plain values, without the fields that are at their default."""
    if isinstance(value, Message):
        return value.dump()
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    said = _fields(value.__class__)
    if said is None:
        return value
    pairs = ((name, getattr(value, name), default) for name, default in said)
    return {name: _said(each) for name, each, default in pairs if each is not default and each != default}


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...] | None:
    """Return names and defaults of the fields of a record that count; None for what is no record."""
    if not is_dataclass(kind):
        return None
    return tuple((field.name, field.default) for field in fields(kind) if field.compare)


def summaries(database: Database) -> list[DocumentSummary]:
    """Return all documents in library order, without their trees."""
    query = DocumentRow.select(
        *_SUMMARY_COLUMNS,
        DocumentRow.issuers,
        DocumentRow.clause_count,
        DocumentRow.measure_count,
        DocumentRow.shipped,
        DocumentRow.edition_of,
        DocumentRow.stands_in,
        DocumentRow.added,
    ).order_by(DocumentRow.position, DocumentRow.id)
    found = []
    for position, row in enumerate(database.rows(query)):
        named = dict(zip(_METADATA, row, strict=False))
        named["complete"] = bool(named["complete"])
        issuers, clauses, acting, shipped, edition_of, stands_in, added = row[len(_METADATA) :]
        found.append(
            DocumentSummary(
                **named,
                issuers=tuple(json.loads(issuers)),
                clause_count=clauses,
                measure_count=acting,
                shipped=bool(shipped),
                position=position,
                edition_of=edition_of,
                stands_in=bool(stands_in),
                added=added,
            )
        )
    return with_editions(found)


def insert(database: Database, kept: DocumentRecord) -> None:
    """Write a document that is not there yet; the caller holds the transaction."""
    document = kept.document
    named: dict[str, object] = {name: getattr(document, name) for name in _METADATA}
    clauses = list(document.walk())
    row_id = (
        DocumentRow.insert(
            **named,
            issuers=_json(document.issuers),
            warnings=_json([each.dump() for each in document.warnings]),
            position=kept.position,
            shipped=kept.shipped,
            edition_of=kept.edition_of,
            stands_in=kept.stands_in,
            clause_count=len(clauses),
            measure_count=sum(1 for _ in measures(document)),
            checksum=checksum(document),
            added=now(),
        )
        .bind(database)
        .execute()
    )
    keep(database, document.sha256, kept.source)
    if kept.decisions is not None:
        write_decisions(database, document.sha256, kept.decisions)
    _insert_many(database, CorrectionRow, _correction_rows(row_id, document))
    _insert_clauses(database, row_id, document)


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


def write_decisions(database: Database, sha256: str, decisions: Sequence[Decision]) -> None:
    """Keep what was decided on the reading of a file; nothing where that is nothing."""
    if decisions:
        values = {"sha256": sha256, "decisions": _json(dump_decisions(decisions)), "changed": now()}
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


def load(database: Database, row: DocumentRow) -> Document:
    """Return the document of a row, with its whole tree: four queries at any size."""
    named = {name: getattr(row, name) for name in _METADATA}
    corrections = database.sql(
        "SELECT clause, printed, corrected, reason, applied FROM correction"
        " WHERE document_id = ? ORDER BY position",
        row.id,
    )
    return Document(
        **named,
        issuers=tuple(json.loads(row.issuers)),
        warnings=tuple(map(Message.load, json.loads(row.warnings))),
        clauses=_load_clauses(database, row.id),
        corrections=tuple(
            Correction(clause, printed, corrected, _reason(reason), bool(applied))
            for clause, printed, corrected, reason, applied in corrections
        ),
    )


def _reason(stored: str) -> Message:
    """Return the reason of a correction: a librarian's words, or a message of the intake as JSON."""
    return Message.load(json.loads(stored) if _MESSAGE.match(stored) else stored)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _insert_many(database: Database, model: Any, rows: list[dict[str, object]]) -> None:
    """Insert rows that all have the same fields, by one statement: a third of the time that peewee takes."""
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(f'"{model._meta.fields[name].column_name}"' for name in names)
    marks = ", ".join("?" * len(names))
    sql = f'INSERT INTO "{model._meta.table_name}" ({columns}) VALUES ({marks})'
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    connection.executemany(sql, [tuple(map(row.__getitem__, names)) for row in rows])


def _correction_rows(document_id: int, document: Document) -> list[dict[str, object]]:
    return [
        {
            "document": document_id,
            "position": position,
            **asdict(correction),
            "reason": reason if isinstance(reason := correction.reason.dump(), str) else _json(reason),
        }
        for position, correction in enumerate(document.corrections)
    ]


def _insert_clauses(database: Database, document_id: int, document: Document) -> None:
    """Number the clauses ahead, so that parents and what hangs on them go in as whole chunks."""
    highest = database.sql("SELECT coalesce(max(id), 0) FROM clause")[0][0]
    clauses: list[dict[str, object]] = []
    below: dict[Any, list[dict[str, object]]] = {DutyRow: [], ReferenceRow: []}
    pending = [(clause, None) for clause in reversed(document.clauses)]
    stack = cast("list[tuple[Clause, int | None]]", pending)
    while stack:
        clause, parent = stack.pop()
        number = highest + len(clauses) + 1
        clauses.append(_clause_row(number, document_id, len(clauses), parent, clause))
        _collect(below, number, clause)
        stack.extend((child, number) for child in reversed(clause.children))
    _insert_many(database, ClauseRow, clauses)
    for model, rows in below.items():
        _insert_many(database, model, rows)


def _clause_row(
    number: int, document_id: int, position: int, parent: int | None, clause: Clause
) -> dict[str, object]:
    return {
        "id": number,
        "document": document_id,
        "position": position,
        "clause_id": clause.id,
        "parent": parent,
        "label": clause.label,
        "path": _json(clause.path),
        "heading": clause.heading,
        "heading_mark": clause.heading_mark,
        "body": _json([_body_part(part) for part in clause.body]),
        "duty_note": clause.duty_note,
        "duty_at": clause.duty_at,
        "page": _json((clause.page.number, *clause.page.box)) if clause.page else None,
    }


def _body_part(part: BodyPart) -> object:
    """Return a paragraph as its words, a table as an object, a child as null: children have their own
    rows.
    """
    if isinstance(part, Table):
        return {"rows": part.rows, "caption": part.caption, "note": part.note}
    return part if isinstance(part, str) else None


def _body(text: str, children: list[Clause]) -> tuple[BodyPart, ...]:
    """Return the body of a row with its children, the last of them first; ValueError where they do not
    fit.
    """
    body: list[BodyPart] = []
    for part in json.loads(text):
        if isinstance(part, dict):
            rows = tuple(tuple(row) for row in part["rows"])
            body.append(Table(rows, part["caption"], part["note"]))
        elif part is not None:
            body.append(part)
        elif children:
            body.append(children.pop())
        else:
            raise ValueError(text)
    if children:
        raise ValueError(text)
    return tuple(body)


def _collect(below: dict[Any, list[dict[str, object]]], number: int, clause: Clause) -> None:
    """Gather the rows that hang on one clause."""
    for position, duty in enumerate(clause.duties):
        below[DutyRow].append({"clause": number, "position": position, **asdict(duty)})
    for position, cited in enumerate(clause.references):
        place = {"start": cited.start, "end": cited.end, "title": cited.title, "number": cited.number}
        below[ReferenceRow].append({"clause": number, "position": position, **place, "cited": cited.clause})


def _load_clauses(database: Database, document_id: int) -> tuple[Clause, ...]:
    """Build the tree from the last clause to the first: children are whole before their parent is made."""
    duties = _below(database, document_id, "duty", "organisation, role")
    references = _below(database, document_id, "reference", 'start, "end", title, number, cited')
    sql = (
        "SELECT id, parent_id, clause_id, label, path, heading, heading_mark, body, duty_note, duty_at, page"
        " FROM clause WHERE document_id = ? ORDER BY position DESC"
    )
    children: dict[int | None, list[Clause]] = defaultdict(list)
    for number, parent, clause_id, label, path, heading, mark, body, duty_note, duty_at, page in database.sql(
        sql, document_id
    ):
        clause = Clause(
            id=clause_id,
            label=label,
            path=tuple(json.loads(path)),
            heading=heading,
            heading_mark=mark,
            body=_body(body, children.pop(number, [])),
            duty_note=duty_note,
            duties=tuple(Duty(*values) for values in duties.get(number, ())),
            references=tuple(Reference(*values) for values in references.get(number, ())),
            duty_at=duty_at,
            page=_place(page),
        )
        children[parent].append(clause)
    return tuple(reversed(children[None]))


def _place(text: str | None) -> SourcePlace | None:
    """Return the place that a row keeps; ValueError where it is none."""
    if text is None:
        return None
    number, left, top, right, bottom = json.loads(text)
    return SourcePlace(number, (left, top, right, bottom))


def citing(database: Database) -> list[tuple[str, str, Reference]]:
    """Return every reference that names a document, in library order."""
    sql = (
        "SELECT document.key, clause.clause_id, start, end, reference.title, reference.number, cited"
        " FROM reference JOIN clause ON clause.id = reference.clause_id"
        " JOIN document ON document.id = clause.document_id"
        " WHERE reference.title IS NOT NULL OR reference.number IS NOT NULL"
        " ORDER BY document.position, clause.position, reference.position"
    )
    return [(key, clause, Reference(*values)) for key, clause, *values in database.sql(sql)]


def _below(database: Database, document_id: int, table: str, columns: str) -> _Below:
    """Return the rows that belong to the clauses of a document, in order, by the number of the clause."""
    sql = (
        f"SELECT below.clause_id, {columns} FROM {table} AS below JOIN clause ON clause.id = below.clause_id"
        " WHERE clause.document_id = ? ORDER BY below.clause_id, below.position"
    )
    found: _Below = defaultdict(list)
    for clause, *values in database.sql(sql, document_id):
        found[clause].append(values)
    return found
