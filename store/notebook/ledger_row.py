"""A row of the ledger 台账: something that a policy asks for, and who in the hospital does it by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from store.model.annotation import Anchor

#: What a user says of a row; that it is overdue follows from its date.
TaskState = Literal["open", "doing", "done"]
STATES: tuple[TaskState, ...] = ("open", "doing", "done")
#: The anchor of a row that belongs to no document, such as one that was typed.
NOWHERE = Anchor("", "", 0, 0, "")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row; ``id`` is a uuid4 in hex, times are ISO-8601 UTC, empty where it was not written yet.

    ``matter`` is what is to be done, ``anchor`` the clause that asks for it, ``source`` how that was cited
    when the row was made. ``organisations`` answer for it in the province; ``lead``, ``support`` (several set
    apart by 、) and ``person`` in the hospital. ``due`` is a day as YYYY-MM-DD, or words such as 长期坚持.
    ``position`` orders rows. ``conflict_of`` names the row that it is a conflict copy of; told, never kept.
    """

    id: str
    matter: str
    anchor: Anchor = NOWHERE
    source: str = ""
    organisations: str = ""
    lead: str = ""
    support: str = ""
    person: str = ""
    due: str = ""
    progress: str = ""
    state: TaskState = "open"
    remark: str = ""
    position: float = 0.0
    created: str = ""
    updated: str = ""
    conflict_of: str = ""

    @property
    def has_source(self) -> bool:
        """True if it was made from a clause."""
        return bool(self.anchor.document_key)

    @property
    def due_date(self) -> date | None:
        """The day by which it is due; None where it says none."""
        try:
            return date.fromisoformat(self.due) if self.due else None
        except ValueError:
            return None

    def is_overdue(self, today: date) -> bool:
        """True if the day has passed and it is not done."""
        day = self.due_date
        return self.state != "done" and day is not None and day < today
