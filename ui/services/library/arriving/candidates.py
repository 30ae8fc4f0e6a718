"""Files that were read but not taken in yet: what each is to the library, what was decided on it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from store.intake import ParsedFile
from store.intake.decisions.applying import DecisionSteps
from store.intake.decisions.doubts import Doubt, doubts_of
from store.intake.decisions.draft_rows import DraftRow, rows_of
from store.library.library_change import LibraryChange
from store.model.checking.decision import Decision
from store.model.document import Document
from store.model.message import Message
from store.model.rekeying import rekeyed
from ui.services.library.arriving.arrival_plan import ArrivalChoice, ArrivalPlan, EditionQuestion, SkippedFile
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.import_files import ImportBatch, ImportResult

#: Can be added; is to be checked; is a scan; is there already; may renew one that is there; cannot be read.
CandidateState = Literal["ready", "check", "scan", "known", "update", "unreadable", "added"]
#: Reasons of a file that has pictures in the place of text.
_SCANS = ("reader.no_recogniser", "reader.nothing_recognised", "reader.ofd_without_text")


@dataclass(slots=True)
class Candidate:
    """A file that was read: its bytes, lines, decisions, and what it is to the library.

    ``read`` is None where it cannot be read, for ``reason``. ``undone`` are decisions that were taken back
    and can be made again, the last first. ``key`` is set for a document that is in the library already.
    ``place`` is the path that it came from, empty for pasted text.
    """

    source: str
    data: bytes = b""
    read: ParsedFile | None = None
    decisions: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()
    outcome: ArrivalPlan | SkippedFile | EditionQuestion | None = None
    reason: Message | None = None
    key: str | None = None
    added: bool = False
    document: Document | None = None
    rows: tuple[DraftRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    first: tuple[Decision, ...] = field(default=())
    steps: DecisionSteps | None = None
    place: str = ""

    def __post_init__(self) -> None:
        self.first = self.decisions
        self.steps = DecisionSteps(self.read.undecided) if self.read else None
        self._apply()

    @property
    def state(self) -> CandidateState:
        """State that decides which actions are possible."""
        if self.added:
            return "added"
        if self.read is None:
            code = self.reason.code if self.reason else ""
            return "scan" if code.startswith(_SCANS) else "unreadable"
        if isinstance(self.outcome, SkippedFile):
            return "known"
        if isinstance(self.outcome, EditionQuestion):
            return "update"
        return "check" if self.doubts else "ready"

    @property
    def changed(self) -> bool:
        """True if anything was decided since it was read."""
        return self.decisions != self.first

    def decide(self, *decisions: Decision) -> bool:
        """Make decisions; False where they would change nothing, which are then not kept.

        What cannot be done here, as one level up at the top, changes nothing.
        """
        before, kept = self.document, self.decisions
        self.decisions = _without_replaced(kept, decisions)
        if self.steps is not None and (lost := self.steps.after(self.decisions).unplaced):
            own = _without_replaced(kept, [each for each in decisions if each not in lost])
            self.decisions = own if len(own) < len(self.decisions) else self.decisions
        self._apply()
        if self.document == before and all(each.action != "confirm" for each in decisions):
            self.decisions = kept
            self._apply()
            return False
        self.undone = ()
        return True

    def undo(self) -> bool:
        """Take the last decision back."""
        if not self.decisions:
            return False
        self.undone = (self.decisions[-1], *self.undone)
        self.decisions = self.decisions[:-1]
        self._apply()
        return True

    def redo(self) -> bool:
        """Make the decision again that was taken back last."""
        if not self.undone:
            return False
        self.decisions, self.undone = (*self.decisions, self.undone[0]), self.undone[1:]
        self._apply()
        return True

    def _apply(self) -> None:
        if self.read is None:
            return
        document = self.read.decided(self.decisions, self.steps)
        document = rekeyed(document, self.key) if self.key else document
        rows = tuple(rows_of(document.clauses))
        doubts = doubts_of(document, self.decisions)
        # All at once: the window may look at it meanwhile.
        self.document, self.rows, self.doubts = document, rows, doubts


def _without_replaced(kept: Sequence[Decision], new: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions with new ones behind them: typing in a field again and again leaves the last
    value.
    """
    last = kept[-1] if kept else None
    again = last is not None and [each.name for each in new if each.action == "field"] == [last.name]
    return (*(kept[:-1] if again and last is not None and last.action == "field" else kept), *new)


def take_in(
    wanted: Iterable[Candidate],
    arrivals: Arrivals,
    store: Callable[[ArrivalPlan, bytes], LibraryChange],
    change: Callable[[Candidate], tuple[ArrivalPlan, LibraryChange]],
    choice: ArrivalChoice | None,
) -> ImportResult:
    """Take in what was read; a document that is in the library already is changed in its place."""
    whole = ImportBatch()
    for each in wanted:
        if each.document is None:
            continue
        if each.key is not None:
            whole.note(*change(each))
        else:
            whole.take(arrivals, arrivals.judge(each.document, each.data, choice), each.data, store)
    return whole.result()
