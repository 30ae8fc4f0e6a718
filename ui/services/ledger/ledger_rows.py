"""Rows of the ledger made from clauses, documents and duties; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol
from uuid import uuid4

from index.duties.duty_records import DutyRecord, duty_records
from index.references.citation import cite
from store.model.annotation import Anchor
from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import measures
from store.model.printed import parts, printed
from store.notebook.anchoring.anchors import anchor_for
from store.notebook.ledger_row import LedgerRow
from ui.services.facts.fact_tables import roles_of
from ui.services.ledger.due_dates import propose_due, read_due

_SENTENCE_END = re.compile(r"[。；;！？\n\v\t]")
#: How a matter ends that was cut for a list.
_CUT = "…"


class MatterLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and its document; NotFound."""
        ...


class RowMaker:
    """Makes rows of clauses; reads the duties of each document once."""

    def __init__(self, library: MatterLibrary) -> None:
        self._library = library
        self._records: dict[str, dict[str, list[DutyRecord]]] = {}

    def of_clauses(self, clause_ids: Iterable[str]) -> list[LedgerRow]:
        """Return rows of clauses in their order; of one that only holds others, the measures below it.
        NotFound.
        """
        found: list[LedgerRow] = []
        for clause_id in dict.fromkeys(clause_ids):
            document, clause = self._library.clause(clause_id)
            for each in _acting(document, clause):
                found += self._of(document, each)
        return found

    def of_document(self, key: str) -> list[LedgerRow]:
        """Return rows of all measures of a document. NotFound."""
        document = self._library.document(key)
        return [row for clause in measures(document) for row in self._of(document, clause)]

    def of_duties(self, records: Sequence[DutyRecord]) -> list[LedgerRow]:
        """Return a row for each duty, such as those of one organisation. NotFound."""
        found = []
        for record in records:
            document, clause = self._library.clause(record.clause)
            matter = matter_of(clause) if clause.duties else _whole(clause, record.matter)
            found.append(_row(document, clause, [record], matter))
        return found

    def _of(self, document: Document, clause: Clause) -> Iterator[LedgerRow]:
        """Yield one row of a clause; of one with a table of duties, a row for each of the table's."""
        records = self._of_document(document).get(clause.id, [])
        if clause.tables and len(records) > 1 and not clause.duties:
            for record in records:
                yield _row(document, clause, [record], _whole(clause, record.matter))
        else:
            yield _row(document, clause, records, matter_of(clause))

    def _of_document(self, document: Document) -> dict[str, list[DutyRecord]]:
        if document.key not in self._records:
            found: dict[str, list[DutyRecord]] = {}
            for record in duty_records(document):
                found.setdefault(record.clause, []).append(record)
            self._records[document.key] = found
        return self._records[document.key]


def new_rows(rows: Iterable[LedgerRow], there: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Return the rows whose matter the ledger does not have from the same clause, each once."""
    known = {_same(row) for row in there}
    found = []
    for row in rows:
        if _same(row) not in known:
            known.add(_same(row))
            found.append(row)
    return found


def empty_row(matter: str = "") -> LedgerRow:
    """Return a new row that comes from no document."""
    return LedgerRow(uuid4().hex, matter)


def matter_of(clause: Clause) -> str:
    """Return the task of a clause: its heading, else all its own words but the note of duties."""
    if clause.heading:
        return clause.heading
    words = "\n".join(part.text.replace("\t", "　") for part in parts(clause) if part.kind != "duty")
    return words.strip() or clause.label


def _same(row: LedgerRow) -> tuple[str, ...]:
    return row.anchor.document_key, row.anchor.clause_id, "".join(row.matter.split())


def _row(document: Document, clause: Clause, records: Sequence[DutyRecord], matter: str) -> LedgerRow:
    anchor: Anchor = anchor_for(document, clause)
    # 12月底 in a paper of 2021 is one of 2021.
    written = date.fromisoformat(document.date) if document.date else date.today()
    dues = [read_due(record.deadline, written) for record in records if record.deadline]
    return LedgerRow(
        uuid4().hex,
        matter,
        anchor,
        cite(document, clause),
        "；".join(dict.fromkeys(filter(None, map(roles_of, records)))),
        due=dues[0] if dues else propose_due(printed(clause)),
    )


def _acting(document: Document, clause: Clause) -> list[Clause]:
    """Return the clause, or the measures below one that only holds others."""
    if clause.paragraphs or clause.tables or clause.duty_note or not clause.children:
        return [clause]
    below = {each.id for each in clause.walk()}
    return [each for each in measures(document) if each.id in below] or [clause]


def _whole(clause: Clause, matter: str) -> str:
    """Return a matter that was cut for a list in full, as it is in the clause."""
    if not matter.endswith(_CUT):
        return matter
    begin = matter.removesuffix(_CUT)
    for part in parts(clause):
        plain = re.sub(r"[^\S\n\v\t]", "", part.text)
        at = plain.find(begin)
        if at >= 0:
            end = _SENTENCE_END.search(plain, at + len(begin))
            return plain[at : end.start() if end else len(plain)]
    return matter
