"""Joins the place of a comparison: compares two documents, walks the pairs, and hands on what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from index.comparison.comparison import Comparison, compare
from store.model.document import Document, DocumentSummary
from ui.compare.chooser import ComparableDocument
from ui.compare.page import ComparePage
from ui.compare.pair_filter import ALL, counted_pairs
from ui.compare.pair_verdicts import Decisions, PairVerdicts
from ui.compare.pair_words import PairNames
from ui.compare.panel import ComparePanel
from ui.compare.shown_pairs import ShownPairs
from ui.runtime.i18n import numbered

if TYPE_CHECKING:
    from ui.runtime.jobs import Jobs, Task


class ComparedLibrary(Protocol):
    """Interface of the library, as far as a comparison needs it."""

    def documents(self) -> Sequence[DocumentSummary]:
        """Return all documents and editions."""

    def document(self, key: str) -> Document:
        """Return the full tree of a document."""


class CompareController(QObject):
    """Holds the comparison that is shown; everything slow is done beside the window."""

    #: The place is to come to the front.
    front_wanted = Signal()
    #: Show a clause in the reader: document key, clause id.
    activated = Signal(str, str)
    basket_wanted = Signal(list)
    #: The table of two documents is to be put into the basket, by their keys.
    table_wanted = Signal(str, str)
    #: The table is to be printed, or saved as a kind of file.
    print_wanted = Signal()
    save_wanted = Signal(str)
    failed = Signal(object)
    #: Another pair is looked at: its number among those shown, from 1, how many these are, what changed.
    walked = Signal(int, int, str)

    def __init__(
        self,
        library: ComparedLibrary,
        decisions: Decisions,
        panel: ComparePanel,
        page: ComparePage,
        jobs: Jobs,
        name: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._decisions, self._jobs, self._name = library, decisions, jobs, name
        self.panel, self.page = panel, page
        self.shown = ShownPairs()
        self._names = PairNames(self)
        self._task: Task | None = None
        self._keys: tuple[str, str] | None = None
        self._wanted = ""
        self.pairings = PairVerdicts(decisions, lambda: self.comparison, panel)
        self.pairings.decided.connect(self._compare_again)
        panel.pair_wanted.connect(self.show_pair)
        panel.pair_opened.connect(self.open_pair)
        panel.filter_wanted.connect(self.set_filter)
        panel.confirm_wanted.connect(self.pairings.confirm)
        panel.part_wanted.connect(self.pairings.part)
        panel.join_wanted.connect(self.pairings.ask_join)
        panel.print_wanted.connect(self.print_wanted)
        panel.save_wanted.connect(self.save_wanted)
        panel.table_wanted.connect(self._want_table)
        panel.basket_wanted.connect(lambda: self.basket_wanted.emit(self.shown.clause_ids()))
        page.chooser.chosen.connect(self.compare)
        page.swap_requested.connect(self.swap)
        page.choose_requested.connect(self.choose)
        page.notes_wanted.connect(lambda _on: self._write_texts())
        page.text.clicked.connect(self._clicked)

    # -- what is compared -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Offer the documents of a changed library, and compare again those that are left."""
        entries = self._library.documents()
        keys = {each.key for each in entries}
        self.page.chooser.show_choices(
            [
                ComparableDocument(each.key, self._name(each.key), each.edition_of or each.title)
                for each in entries
            ]
        )
        if self._keys and not keys.issuperset(self._keys):
            self.clear()
        elif self._keys:
            self.compare(*self._keys, front=False)

    def offer(self, key: str) -> None:
        """Bring the place to the front; a given document is filled in, with its other edition."""
        chooser = self.page.chooser
        if key and (self.comparison is None or key not in (self._keys or ())):
            other = chooser.other_edition(key)
            if other:
                self.compare(*self._by_age(other, key))
                return
            chooser.choose(key, None)
            self.choose()
        self.front_wanted.emit()

    def look_at(self, key: str) -> None:
        """Fill the first field, if free, with the document that is being read."""
        chooser = self.page.chooser
        if self.comparison is None and key and chooser.first.currentIndex() < 0:
            chooser.choose(key, chooser.second.currentData() or chooser.other_edition(key))

    def compare(self, first: str, second: str, front: bool = True) -> None:
        """Compare two documents by their keys and show how they differ."""
        self._stop()
        again = self._keys == (first, second)
        self._keys = (first, second)
        self.page.chooser.choose(first, second)

        def work(_task: Task) -> Comparison:
            one, other = self._library.document(first), self._library.document(second)
            return compare(one, other, self._decisions.settled(first, second))

        self._task = self._jobs.start(work, lambda made: self._show(made, again), self._fail)
        if front:
            self.front_wanted.emit()

    def _compare_again(self) -> None:
        if self._keys:
            self.compare(*self._keys, front=False)

    def compare_at(self, first: str, second: str, clause_id: str) -> None:
        """Compare two documents and look at the pair of a clause."""
        self._wanted = clause_id
        self.compare(first, second)

    def compare_by_age(self, keys: Sequence[str], clause_id: str = "") -> None:
        """Compare two documents, the older one at the left; look at the pair of a clause."""
        self._wanted = clause_id
        self.compare(*self._by_age(*keys))

    def swap(self) -> None:
        """Change the sides."""
        if self._keys:
            self.compare(self._keys[1], self._keys[0])

    def choose(self) -> None:
        """Let other documents be chosen; what is compared stays in the list until then."""
        self.page.show_chooser()
        self.page.chooser.setFocus()

    def clear(self) -> None:
        """Compare nothing any more."""
        self._stop()
        self._keys = None
        self.shown.clear()
        self.panel.show_nothing()
        self.page.show_chooser()

    def _by_age(self, one: str, other: str) -> tuple[str, str]:
        dates = {each.key: each.date or each.effective or "9" for each in self._library.documents()}
        return (one, other) if dates.get(one, "9") <= dates.get(other, "9") else (other, one)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _fail(self, error: Exception) -> None:
        self._task = None
        self.clear()
        self.failed.emit(error)

    # -- what is shown --------------------------------------------------------------------------------

    def _show(self, made: Comparison, again: bool) -> None:
        self._task = None
        kept = self.shown.number if again else -1
        self.shown.comparison = made
        if not again:
            self.shown.filter = ALL
        choosing = self.page.is_choosing()
        self.page.show_names(*map(self._names.side, (made.first, made.second)))
        wanted, self._wanted = self._wanted, ""
        if wanted and (found := self.shown.with_clause(wanted)) >= 0:
            kept = found
        self._fill(kept)
        if choosing and self.page.isVisible():
            self.panel.setFocus()

    def set_filter(self, name: str) -> None:
        """Show the pairs of one kind only."""
        self.shown.filter = name
        self._fill(self.shown.number)

    def _fill(self, wanted: int) -> None:
        made = self.comparison
        if made is None:
            return
        self.shown.refill()
        names = (self._name(made.first.key), self._name(made.second.key))
        self.panel.show_comparison(
            names, self._names.remark(made), counted_pairs(made.pairs), self.shown.filter
        )
        self.panel.show_rows([self._names.row(made, number) for number in self.shown.numbers])
        self._write_texts()
        numbers = self.shown.numbers
        if numbers:
            self.show_pair(wanted if wanted in numbers else numbers[0])

    def _write_texts(self) -> None:
        made = self.comparison
        if made is None:
            return
        pairs = self.shown.pairs()
        missing = [self._names.missing(made, pair) for pair in pairs]
        notes = [self.pairings.notes_of(pair) for pair in pairs] if self.page.notes.isChecked() else None
        self.page.text.show_pairs(pairs, missing, notes)
        if self.shown.row() >= 0:
            self.page.text.show_row(self.shown.row())

    def refresh_notes(self) -> None:
        """Show the notes and decisions of the changed notebook."""
        if self.comparison is None or self._keys is None:
            return
        decided = self._decisions.settled(*self._keys)
        if decided != self.comparison.settled:
            self.compare(*self._keys, front=False)
        elif self.page.notes.isChecked():
            self._write_texts()

    # -- walking --------------------------------------------------------------------------------------

    @property
    def comparison(self) -> Comparison | None:
        """The comparison that is shown; None for none."""
        return self.shown.comparison

    @property
    def number(self) -> int:
        """The number of the pair that is looked at; -1 for none."""
        return self.shown.number

    def show_pair(self, number: int) -> None:
        """Look at a pair."""
        made = self.comparison
        if made is None or number not in self.shown.numbers:
            return
        self.shown.number = number
        self.panel.show_pair(number)
        row = self.shown.row()
        self.page.text.show_row(row)
        pair = made.pairs[number]
        said = self._names.badge(made, pair)
        if pair.changes and pair.first and pair.second:
            said += " · " + numbered(self.tr("{n} change|{n} changes"), n=len(pair.changes))
        self.walked.emit(row + 1, len(self.shown.numbers), said)

    def next_change(self, step: int = 1) -> None:
        """Go to the next pair (or back to the one before) that is not the same on both sides."""
        found = self.shown.next_changed(step)
        if found >= 0:
            self.show_pair(found)

    def _clicked(self, row: int, twice: bool) -> None:
        if 0 <= row < len(self.shown.numbers):
            self.show_pair(self.shown.numbers[row])
            if twice:
                self.open_pair(self.shown.numbers[row])

    def open_pair(self, number: int) -> None:
        """Show a pair's clause in the reader: the newer one where there is one."""
        made = self.comparison
        if made is not None and 0 <= number < len(made.pairs):
            pair = made.pairs[number]
            document = made.second if pair.second else made.first
            self.activated.emit(document.key, (pair.second or pair.first)[0].id)

    def _want_table(self) -> None:
        if self.comparison is not None:
            self.table_wanted.emit(self.comparison.first.key, self.comparison.second.key)
