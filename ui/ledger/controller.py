"""Joins the page of the ledger with the notebook and the library; slow things are done beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from store.library import Library
from store.model.errors import Cancelled, YiceError
from store.notebook import Notebook
from store.notebook.ledger_row import LedgerRow
from ui.ledger.ledger_editor import LedgerEditor
from ui.ledger.ledger_page import LedgerPage
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs, Task
from ui.services.ledger.departments import read_departments
from ui.services.ledger.ledger_entries import LedgerView, renewed, view_of
from ui.services.ledger.ledger_fields import with_value
from ui.services.ledger.ledger_rows import empty_row
from ui.services.ledger.ledger_workbook import LedgerImport, read_workbook

#: More lines than this nobody reads in a message.
MOST_PROBLEMS = 3


class LedgerController(QObject):
    """Shows the ledger of now, and hands on what is typed."""

    clause_opened = Signal(str)
    #: Cells of a workbook that were not understood, a line each.
    warned = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        page: LedgerPage,
        editor: LedgerEditor,
        notebook: Notebook,
        library: Library,
        jobs: Jobs,
        departments: Path,
        parent: QObject | None = None,
    ) -> None:
        """``departments`` is the file with the hospital's own departments."""
        super().__init__(parent)
        self.page, self._editor = page, editor
        self._notebook, self._library, self._jobs = notebook, library, jobs
        self._departments = departments
        self._view, self._stamp = LedgerView(), ""
        self._task: Task | None = None
        self._wanted, self._edit = "", False
        page.shown.connect(self.refresh)
        page.add_wanted.connect(self.add_row)
        page.delete_wanted.connect(self.delete)
        page.accept_wanted.connect(lambda: editor.accept(page.table.selection.entries()))
        page.table.cells_typed.connect(self.type_cells)
        page.table.rows_pasted.connect(self.paste_rows)
        page.table.opened.connect(lambda entry: self.clause_opened.emit(entry.clause_id))
        editor.added.connect(self._added)

    @property
    def view(self) -> LedgerView:
        """State of the ledger."""
        return self._view

    def refresh(self) -> None:
        """Show the ledger of now, if the page is seen; else when it is seen next."""
        if not self.page.isVisible():
            return
        try:
            rows = self._notebook.ledger.rows()
            stamp = self._library.stamp()
        except YiceError as error:
            self.failed.emit(error)
            return
        looked_up = stamp == self._stamp or not any(row.has_source for row in rows)
        known = renewed(self._view, rows, date.today()) if looked_up else None
        if known is not None:
            self._show(known)
        else:
            self._look_up(rows, stamp)

    def type_cells(self, cells: dict[tuple[str, str], str]) -> None:
        """Write what was typed."""
        self._editor.set_cells(self._rows(), cells)

    def paste_rows(self, cells: dict[tuple[str, str], str], below: list[dict[str, str]]) -> None:
        """Write what was pasted, with new rows for what goes beyond the last one."""
        made: list[LedgerRow] = []
        try:
            for words in below:
                row = empty_row()
                for name, each in words.items():
                    row = with_value(row, name, each, date.today())
                made.append(row)
        except YiceError as error:
            self.failed.emit(error)
            return
        self._editor.set_cells(self._rows(), cells, made)

    def add_row(self) -> None:
        """Add an empty row and begin to type in it."""
        self._edit = True
        self.page.show_all()
        self._editor.add_empty()

    def delete(self) -> None:
        """Delete the selected rows."""
        self._editor.delete([entry.row for entry in self.page.table.selection.entries()])

    def import_file(self, path: Path) -> None:
        """Take in a workbook."""
        rows = list(self._rows().values()) or self._notebook.ledger.rows()

        def done(found: LedgerImport) -> None:
            self._editor.merge(found, path.name)
            if found.problems:
                self.warned.emit("\n".join(sentence(one) for one in found.problems[:MOST_PROBLEMS]))

        self._jobs.start(
            lambda _task: read_workbook(path, rows, self._library, date.today()), done, self.failed.emit
        )

    def departments(self) -> Sequence[str]:
        """Return the hospital's own departments."""
        return read_departments(self._departments)

    def _rows(self) -> dict[str, LedgerRow]:
        return {entry.row.id: entry.row for entry in self._view.entries}

    def _look_up(self, rows: list[LedgerRow], stamp: str) -> None:
        if self._task is not None:
            self._task.cancel()

        def read(task: Task) -> LedgerView:
            def check() -> None:
                if task.cancelled():
                    raise Cancelled

            return view_of(rows, self._library, date.today(), check)

        def done(view: LedgerView) -> None:
            self._task, self._stamp = None, stamp
            self._show(view)
            # What was written meanwhile.
            self.refresh()

        self._task = self._jobs.start(read, done, self._fail)

    def _show(self, view: LedgerView) -> None:
        same, self._view = view == self._view, view
        if not same or not view.entries:
            self.page.show_view(view, self.departments())
        if self._wanted and self.page.model.row_of(self._wanted) < 0:
            self.page.show_all()
        if self._wanted and self.page.model.row_of(self._wanted) >= 0:
            wanted, edit, self._wanted, self._edit = self._wanted, self._edit, "", False
            self.page.show_row(wanted, edit)

    def _added(self, ids: list[str]) -> None:
        self._wanted = ids[0] if ids else ""
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
