"""Every change of the ledger that the window makes: written at once, undoable, said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from index.duties.duty_records import DutyRecord
from store.library import Library
from store.model.annotation import Anchor
from store.model.errors import YiceError
from store.notebook import Notebook, anchor_for
from store.notebook.ledger_row import LedgerRow
from ui.runtime.i18n import numbered, sentence
from ui.services.ledger.ledger_entries import LedgerEntry
from ui.services.ledger.ledger_fields import BY_NAME, value_of, with_value
from ui.services.ledger.ledger_rows import RowMaker, empty_row, matter_of, new_rows
from ui.services.ledger.ledger_workbook import LedgerImport
from ui.services.notebook.change_writer import ChangeWriter

_NAMED = 16
#: What is typed: the words for a column of a row, by the row's id and the name of the column.
Cells = Mapping[tuple[str, str], str]


class LedgerEditor(QObject):
    """Changes rows through the notebook's editor, on whose stack each change is one step."""

    #: Why nothing was done, in a sentence.
    told = Signal(str)
    failed = Signal(object)
    #: Rows were added: their ids.
    added = Signal(list)

    def __init__(
        self, notes: ChangeWriter, notebook: Notebook, library: Library, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notes, self._notebook, self._library = notes, notebook, library

    # -- adding -----------------------------------------------------------------------------------------

    def add_clauses(self, clause_ids: Sequence[str]) -> int:
        """Make rows of clauses, without those that are there; how many are new."""
        return self._add(lambda maker: maker.of_clauses(clause_ids))

    def add_document(self, key: str) -> int:
        """Make rows of all measures of a document."""
        return self._add(lambda maker: maker.of_document(key))

    def add_duties(self, records: Sequence[DutyRecord]) -> int:
        """Make rows of a list of duties."""
        return self._add(lambda maker: maker.of_duties(records))

    def add_empty(self) -> str:
        """Add a row without a document; return its id, empty if that failed."""
        row = empty_row()
        done = self._notes.change(self.tr("Add Row"), lambda: self._notebook.ledger.add([row]))
        if done:
            self.added.emit([row.id])
        return row.id if done else ""

    def merge(self, found: LedgerImport, name: str) -> bool:
        """Take in what a workbook changes, in one step."""
        said = numbered(
            self.tr(
                "Imported from {name}: {n} row new, {m} changed|"
                "Imported from {name}: {n} rows new, {m} changed"
            ),
            name=name,
            n=len(found.added),
            m=len(found.changed),
        )
        done = self._notes.change(
            self.tr("Import Ledger"),
            lambda: self._notebook.ledger.merge(found.changed, found.added),
            said=said.replace("{what}", ""),
        )
        if done and found.added:
            self.added.emit([row.id for row in found.added])
        if not done:
            self.told.emit(self.tr("{name} says the same as the ledger").format(name=name))
        return done

    # -- changing ---------------------------------------------------------------------------------------

    def set_cells(self, rows: Mapping[str, LedgerRow], cells: Cells, new: Iterable[LedgerRow] = ()) -> bool:
        """Type into cells of ``rows`` (by id) and add new ones, in one step; False if nothing was changed.

        One cell that cannot be read leaves all as they are, and says so.
        """
        changed = dict(rows)
        try:
            for (row_id, name), words in cells.items():
                changed[row_id] = with_value(changed[row_id], name, words, date.today())
        except YiceError as error:
            self.told.emit(sentence(error))
            return False
        touched = [changed[row_id] for row_id in dict.fromkeys(row_id for row_id, _name in cells)]
        touched = [row for row in touched if row != rows[row.id] or row.conflict_of]
        added = list(new)
        if not touched and not added:
            return False
        columns = list(dict.fromkeys(name for _row, name in cells))
        head = BY_NAME[columns[0]].head if len(columns) == 1 else ""
        many = len(touched) + len(added)
        said = (
            numbered(self.tr("Ledger: {n} row changed|Ledger: {n} rows changed"), n=many) if many > 1 else ""
        )
        return self._notes.change(
            self.tr("Change Ledger"),
            lambda: self._notebook.ledger.merge(touched, added),
            said=said,
            what=_named([*touched, *added], head),
        )

    def delete(self, rows: Sequence[LedgerRow]) -> bool:
        """Delete rows."""
        if not rows:
            return False
        return self._notes.change(
            self.tr("Delete Rows"),
            lambda: self._notebook.ledger.delete([row.id for row in rows]),
            said=self.tr("Deleted from the ledger: {what}"),
            what=_named(rows),
        )

    def accept(self, entries: Sequence[LedgerEntry]) -> bool:
        """Let rows be of their clauses as they read now; what the user typed stays."""
        changed = []
        for entry in entries:
            if entry.mark and entry.clause_id:
                try:
                    document, clause = self._library.clause(entry.clause_id)
                except YiceError as error:
                    self.failed.emit(error)
                    return False
                changed.append(self._renewed(entry.row, anchor_for(document, clause), matter_of(clause)))
        return self._notes.change(
            self.tr("Accept Clause"),
            lambda: self._notebook.ledger.put(changed),
            said=self.tr("Follows the clause as it reads now: {what}"),
            what=_named(changed),
        )

    def _renewed(self, row: LedgerRow, anchor: Anchor, matter: str) -> LedgerRow:
        """Return a row on its clause as it reads now; a matter that the user has put otherwise stays."""
        untouched = row.matter and "".join(row.matter.split()) in "".join(row.anchor.quote.split())
        return replace(row, anchor=anchor, matter=matter if untouched else row.matter)

    def _add(self, make: Callable[[RowMaker], list[LedgerRow]]) -> int:
        try:
            rows = make(RowMaker(self._library))
            found = new_rows(rows, self._notebook.ledger.rows())
        except YiceError as error:
            self.failed.emit(error)
            return 0
        if not found:
            self.told.emit(
                self.tr("Already in the ledger") if rows else self.tr("There are no measures in it")
            )
            return 0
        done = self._notes.change(
            self.tr("Add to Ledger"),
            lambda: self._notebook.ledger.add(found),
            said=self.tr("Put into the ledger: {what}"),
            # By the names of the clauses; rows of no clause by their words.
            what="" if all(row.anchor.clause_id for row in found) else _named(found),
        )
        if done:
            self.added.emit([row.id for row in found])
        return len(found) if done else 0


def _named(rows: Sequence[LedgerRow], head: str = "") -> str:
    """Return the rows by the first words of the first, and how many; with the column that is meant."""
    words = " ".join((value_of(rows[0], "matter") if rows else "").split()) or "—"
    first = words if len(words) <= _NAMED else words[:_NAMED] + "…"
    more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
    return f"{first}{more}" + (f"（{head}）" if head else "")
