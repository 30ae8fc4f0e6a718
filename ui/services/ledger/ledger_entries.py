"""The ledger as it is shown: rows with their state of today and what became of their clauses; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, Protocol

from store.model.annotation import Anchor
from store.model.document import Document, DocumentSummary
from store.model.errors import YiceError
from store.model.message import Message, verbatim
from store.notebook.anchoring.clause_state import GONE, ClauseState, clause_states
from store.notebook.ledger_row import LedgerRow
from ui.services.display_names import clause_label
from ui.services.language import sentence
from ui.services.ledger.departments import split_names
from ui.services.ledger.ledger_fields import FIELDS, STATUSES, Status, status_of, value_of
from ui.services.library.short_names import stated_title

LedgerGrouping = Literal["", "department", "month"]
#: How a filter names the rows without a department or a day.
NOBODY, NO_DAY = "\0department", "\0day"
_UNNAMED = {NOBODY: Message("ledger.no_department"), NO_DAY: Message("ledger.no_day")}


class LedgerLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all documents."""
        ...

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A row with its state of ``today`` and the present place of its clause; ``standing`` is None without
    one.
    """

    row: LedgerRow
    status: Status
    standing: ClauseState | None = None

    @property
    def is_overdue(self) -> bool:
        """True if its day has passed."""
        return self.status == "overdue"

    @property
    def mark(self) -> Literal["", "changed", "removed"]:
        """``changed`` or ``removed`` where the clause is not what the row was made of; else nothing."""
        if self.standing is None or self.standing.words == "same":
            return ""
        return "changed" if self.standing.words == "changed" else "removed"

    def status_words(self) -> list[Message]:
        """Return what is said of the row: its status, and that its clause has changed."""
        return [STATUSES[self.status], *([STATUSES[self.mark]] if self.mark else [])]

    @property
    def clause_id(self) -> str:
        """The clause as it is now; empty where there is none."""
        return self.standing.clause_id if self.standing else ""

    @property
    def place(self) -> str:
        """The clause in its document as one says it: 一、（三）, 第9项; empty where there is none."""
        anchor = self.row.anchor
        clause_id = self.clause_id or anchor.clause_id
        labels = tuple(clause_id.removeprefix(anchor.document_key).strip("/").split("/"))
        return clause_label(labels[-1], labels) if self.row.has_source else ""


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Filter of rows; empty fields restrict nothing.

    ``department`` leads or supports, or leads only for groups. ``words`` all occur in the row.
    """

    department: str = ""
    status: str = ""
    document: str = ""
    words: str = ""

    def lets(self, entry: LedgerEntry) -> bool:
        """Return whether a row is wanted."""
        if self == _EVERYTHING:
            return True
        row = entry.row
        if self.department and self.department not in (departments_of(row) if row.lead else [NOBODY]):
            return False
        if self.status and self.status not in (entry.status, entry.mark, row.state):
            return False
        if self.document and row.anchor.document_key != self.document:
            return False
        told = map(sentence, entry.status_words())
        said = " ".join((*(value_of(row, one.name) for one in FIELDS), *told)).lower()
        return all(word in said for word in self.words.lower().split())


_EVERYTHING = LedgerFilter()


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The entries of a ledger, and the short names of the documents that they come from.

    ``known`` has the places that were looked up, those of rows that are gone included: they may come back.
    """

    entries: tuple[LedgerEntry, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[str, Anchor], ClauseState] = field(default_factory=dict, compare=False)

    def source(self, entry: LedgerEntry, place_first: bool = False) -> str:
        """Return the source of a row in short; as it was typed for a row without a document.

        With ``place_first`` the clause precedes the document, so that it is visible in little room.
        """
        key = entry.row.anchor.document_key
        if not key:
            return entry.row.source
        name, place = self.names.get(key, key), entry.place
        return f"{place} {name}" if place_first else f"{name} {place}"


def view_of(
    rows: Sequence[LedgerRow], library: LedgerLibrary, today: date, check: Callable[[], None] | None = None
) -> LedgerView:
    """Look up the clauses of rows; each document is read once. ``check`` may raise to stop.

    A clause of an earlier edition is looked for in the edition that holds.
    """
    summaries = {one.key: one for one in library.documents()}
    found: dict[str, ClauseState] = {}
    names: dict[str, str] = {}
    for key in dict.fromkeys(row.anchor.document_key for row in rows if row.has_source):
        if check is not None:
            check()
        own = [row for row in rows if row.anchor.document_key == key]
        entry = summaries.get(key)
        names[key] = stated_title(entry) if entry else key
        document = _present(library, entry)
        places = clause_states(document, [row.anchor for row in own]) if document else [GONE] * len(own)
        found.update((row.id, place) for row, place in zip(own, places, strict=True))
    entries = (LedgerEntry(row, status_of(row, today), found.get(row.id)) for row in rows)
    known = {(row.id, row.anchor): found[row.id] for row in rows if row.id in found}
    return LedgerView(tuple(entries), names, known)


def renewed(view: LedgerView, rows: Sequence[LedgerRow], today: date) -> LedgerView | None:
    """Return the same with other rows, if the places of all of them are known; None if one is to be looked
    up.
    """
    if any(row.has_source and (row.id, row.anchor) not in view.known for row in rows):
        return None
    before = {entry.row.id: entry for entry in view.entries}
    entries = []
    for row in rows:
        entry, status = before.get(row.id), status_of(row, today)
        if entry is None or entry.row is not row or entry.status != status:
            entry = LedgerEntry(row, status, view.known.get((row.id, row.anchor)))
        entries.append(entry)
    return LedgerView(tuple(entries), view.names, view.known)


def _present(library: LedgerLibrary, entry: DocumentSummary | None) -> Document | None:
    """Return the document in the edition that holds; None where the library has lost it."""
    if entry is None:
        return None
    try:
        return library.document(entry.key if entry.current or not entry.newer else entry.newer)
    except YiceError:
        return None


def departments_of(row: LedgerRow) -> list[str]:
    """Return the departments of a row, those that lead first."""
    if not row.lead and not row.support:
        return []
    return list(dict.fromkeys((*split_names(row.lead), *split_names(row.support))))


def used_departments(rows: Iterable[LedgerRow], own: Sequence[str] = ()) -> list[str]:
    """Return the hospital's own departments, and behind them others that rows name, the most often named
    first.
    """
    counted = Counter(name for row in rows for name in departments_of(row))
    return list(dict.fromkeys((*own, *(name for name, _count in counted.most_common()))))


def grouped(
    entries: Iterable[LedgerEntry], by: LedgerGrouping, own: Sequence[str] = ()
) -> list[tuple[Message, list[LedgerEntry]]]:
    """Return the entries in groups with their titles; one group without words where they are not.

    A row is in one group: that of the department that is named first, or of the month it is due in.
    """
    found: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        found.setdefault(_group(entry.row, by), []).append(entry)
    if by == "department":
        places = {name: at for at, name in enumerate(own)}
        order = sorted(
            found, key=lambda name: (name == NOBODY, places.get(name, len(places)), list(found).index(name))
        )
    elif by == "month":
        order = sorted(found, key=lambda name: (name == NO_DAY, not name[:1].isdigit(), name))
        for listed in found.values():
            listed.sort(key=lambda entry: entry.row.due)
    else:
        order = list(found)
    return [(_title(name), found[name]) for name in order]


def _group(row: LedgerRow, by: LedgerGrouping) -> str:
    if by == "department":
        return next(iter(split_names(row.lead)), NOBODY)
    if by == "month":
        day = row.due_date
        return f"{day:%Y-%m}" if day else row.due or NO_DAY
    return ""


def _title(name: str) -> Message:
    if name in _UNNAMED:
        return _UNNAMED[name]
    year, dash, month = name.partition("-")
    if dash and month.isdigit() and year.isdigit():
        return Message("ledger.month", year=year, month=int(month))
    return verbatim(name)


@dataclass(frozen=True, slots=True)
class LedgerProgress:
    """Numbers of rows: in all, done, overdue, due in the month of today and not done."""

    total: int = 0
    done: int = 0
    overdue: int = 0
    due_this_month: int = 0


def soonest_due(rows: Iterable[LedgerRow], today: date, within: timedelta, most: int) -> list[LedgerRow]:
    """Return the rows that are overdue or due within a time and not done, the earliest first."""
    dated = [
        (day, row)
        for row in rows
        if not row.conflict_of and row.state != "done" and (day := row.due_date) is not None
    ]
    dated.sort(key=lambda one: (one[0], one[1].position))
    return [row for day, row in dated if day <= today + within][:most]


def progress_of(rows: Iterable[LedgerRow], today: date) -> LedgerProgress:
    """Count rows, conflict copies left out."""
    listed = [row for row in rows if not row.conflict_of]
    left = [day for row in listed if row.state != "done" and (day := row.due_date) is not None]
    month = [day for day in left if day >= today and (day.year, day.month) == (today.year, today.month)]
    done = sum(row.state == "done" for row in listed)
    return LedgerProgress(len(listed), done, sum(day < today for day in left), len(month))
