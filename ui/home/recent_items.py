"""Recent items of the start page (接着上次), gathered from the notebook; no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from ui.runtime.i18n import numbered
from ui.runtime.localized_text import date_text, when_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.notebook import Notebook
    from store.notebook.activity import PastSearch
    from store.notebook.ledger_row import LedgerRow
    from store.notebook.model import Annotation

RecentKind = Literal["visit", "note", "bookmark", "search", "ledger"]
ICONS = {
    "visit": "history",
    "note": "sticky-note",
    "bookmark": "bookmark",
    "search": "search",
    "ledger": "clipboard-list",
}
#: Lines in a column, and how many are looked at to find them.
COLUMN, LOOKED_AT = 3, 60


@dataclass(frozen=True, slots=True)
class RecentItem:
    """One line: what it is, what it says, and where it leads (a clause id, or a query)."""

    kind: RecentKind
    text: str
    remark: str
    target: str


def _everywhere(_clause_id: str) -> bool:
    return True


def gather(
    notebook: Notebook, holds: Callable[[str], bool] = _everywhere
) -> tuple[list[RecentItem], list[RecentItem]]:
    """Return two columns: read and noted at the left, marked and asked at the right; newest first.

    What belongs to a document that the library does not hold (``holds`` is asked by clause id), or says
    nothing but an id, leads nowhere and is left out.
    """
    latest = notebook.annotations.latest
    visits = [
        RecentItem("visit", one.title, when_text(one.at), one.clause_id)
        for one in notebook.history.visits(LOOKED_AT)
        if holds(one.clause_id) and one.title != one.clause_id
    ][:COLUMN]
    notes = [_note(one) for one in latest("note", LOOKED_AT, "updated") if holds(one.clause_id)][:COLUMN]
    bookmarks = [
        RecentItem("bookmark", one.text, when_text(one.created), one.clause_id)
        for one in latest("bookmark", LOOKED_AT, "created")
        if holds(one.clause_id) and one.text != one.clause_id
    ][:COLUMN]
    searches = [_search(one) for one in notebook.history.searches(COLUMN)]
    left, right = _share(visits, notes), _share(bookmarks, searches)
    return (left, right) if left else (right, [])


def due_lines(rows: Sequence[LedgerRow], today: date) -> list[RecentItem]:
    """Return lines about rows of the ledger that are due, each with its day and whether that has passed."""
    lines = []
    for row in rows:
        day = row.due_date
        remark = date_text(day.isoformat()) if day else row.due
        if row.is_overdue(today):
            remark = QCoreApplication.translate("Home", "overdue · {day}").format(day=remark)
        elif day == today:
            remark = QCoreApplication.translate("Home", "due today")
        lines.append(RecentItem("ledger", " ".join(row.matter.split()), remark, row.id))
    return lines


def _share(first: list[RecentItem], second: list[RecentItem]) -> list[RecentItem]:
    """Three lines out of both, at least one of the second where there is one."""
    keep = COLUMN - min(1, len(second))
    chosen = first[:keep]
    return chosen + second[: COLUMN - len(chosen)]


def _note(note: Annotation) -> RecentItem:
    text = QCoreApplication.translate("Home", "Note: {text}").format(text=" ".join(note.text.split()))
    return RecentItem("note", text, when_text(note.updated), note.clause_id)


def _search(search: PastSearch) -> RecentItem:
    remark = numbered(QCoreApplication.translate("Home", "{n} hit|{n} hits"), n=search.total)
    return RecentItem("search", search.query, remark, search.query)
