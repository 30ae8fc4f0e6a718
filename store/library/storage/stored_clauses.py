"""Clauses of a document as rows: the tree, its duties and its references."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from sys import intern
from typing import Any, cast

from store.library.storage.library_schema import ClauseRow, DutyRow, ReferenceRow
from store.library.storage.row_writing import insert_many, json_text
from store.model.clause import BodyPart, Clause, Reference, SourcePlace
from store.model.document import Document
from store.model.duty import Duty
from store.model.table import Table
from store.system.sqlite import Database

_RowsByClause = dict[int, list[Any]]


def insert_clauses(database: Database, document_id: int, document: Document) -> None:
    """Insert all clauses of a document, numbered ahead so that each table is filled by one statement."""
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
    insert_many(database, ClauseRow, clauses)
    for model, rows in below.items():
        insert_many(database, model, rows)


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
        "path": json_text(clause.path),
        "heading": clause.heading,
        "heading_mark": clause.heading_mark,
        "body": json_text([_body_part(part) for part in clause.body]),
        "duty_note": clause.duty_note,
        "duty_at": clause.duty_at,
        "page": json_text((clause.page.number, *clause.page.box)) if clause.page else None,
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


def load_clauses(database: Database, document_id: int) -> tuple[Clause, ...]:
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
            path=tuple(map(intern, json.loads(path))),
            heading=heading,
            heading_mark=mark,
            body=_body(body, children.pop(number, [])),
            duty_note=duty_note,
            duties=tuple(Duty(*values) for values in duties.get(number, ())),
            references=tuple(_reference(*values) for values in references.get(number, ())),
            duty_at=duty_at,
            page=_place(page),
        )
        children[parent].append(clause)
    return tuple(reversed(children[None]))


def _reference(start: int, end: int, *named: str | None) -> Reference:
    """Return a reference; the names that many have are in memory once."""
    return Reference(start, end, *(one and intern(one) for one in named))


def _place(text: str | None) -> SourcePlace | None:
    """Return the place that a row keeps; ValueError where it is none."""
    if text is None:
        return None
    number, left, top, right, bottom = json.loads(text)
    return SourcePlace(number, (left, top, right, bottom))


def references_to_documents(database: Database) -> list[tuple[str, str, Reference]]:
    """Return every reference that names a document, in library order."""
    sql = (
        "SELECT document.key, clause.clause_id, start, end, reference.title, reference.number, cited"
        " FROM reference JOIN clause ON clause.id = reference.clause_id"
        " JOIN document ON document.id = clause.document_id"
        " WHERE reference.title IS NOT NULL OR reference.number IS NOT NULL"
        " ORDER BY document.position, clause.position, reference.position"
    )
    # The same few thousand names are met again and again; each is in memory once.
    return [(intern(key), clause, _reference(*values)) for key, clause, *values in database.each(sql)]


def _below(database: Database, document_id: int, table: str, columns: str) -> _RowsByClause:
    """Return the rows that belong to the clauses of a document, in order, by the number of the clause."""
    sql = (
        f"SELECT below.clause_id, {columns} FROM {table} AS below JOIN clause ON clause.id = below.clause_id"
        " WHERE clause.document_id = ? ORDER BY below.clause_id, below.position"
    )
    found: _RowsByClause = defaultdict(list)
    for clause, *values in database.sql(sql, document_id):
        found[clause].append(values)
    return found
