"""The ledger in the window: its page is made when it is first opened; rows are added from everywhere.

``window`` is a :class:`ui.shell.shell_window.ShellWindow`, whose module knows that of the panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from store.model.errors import YiceError
from ui.shell.window_parts import WindowParts

if TYPE_CHECKING:
    from index.duties.duty_records import DutyRecord
    from ui.ledger.ledger_editor import LedgerEditor

#: The name of the panel.
NAME = "ledger"
#: The start page names the rows that are due within so many days, at most so many.
DAYS_SOON, MOST_DUE = 14, 3
#: The name of the object that writes rows for all of the window.
_EDITOR = "ledgerEditor"


def make_ledger(window: WindowParts) -> QWidget:
    """Make the page."""
    from ui.ledger.controller import LedgerController
    from ui.ledger.ledger_page import LedgerPage
    from ui.shell.ledger.ledger_saver import LedgerSaver

    page = LedgerPage(window.themes, window.pages)
    workspace = window.workspace
    ledger = LedgerController(
        page, ledger_editor(window), workspace.notebook, workspace.library, window.jobs,
        workspace.paths.departments, page,
    )  # fmt: skip
    files = LedgerSaver(window, ledger)
    page.document_wanted.connect(files.choose_document)
    files.document_chosen.connect(lambda key: add_document(window, key))
    page.import_wanted.connect(files.choose_import)
    page.output_wanted.connect(files.output)
    page.departments_wanted.connect(lambda: edit_departments(window))
    ledger.clause_opened.connect(window.open_clause)
    ledger.warned.connect(window.banner.warn)
    ledger.failed.connect(window.report)
    window.notes.changed.connect(ledger.refresh)
    window.importer.library_changed.connect(ledger.refresh)
    return page


def ledger_editor(window: WindowParts) -> LedgerEditor:
    """Return the one that writes rows; made when it is first wanted."""
    from ui.ledger.ledger_editor import LedgerEditor

    found = window.findChild(LedgerEditor, _EDITOR)
    if found is None:
        workspace = window.workspace
        found = LedgerEditor(window.notes, workspace.notebook, workspace.library, window)
        found.setObjectName(_EDITOR)
        found.told.connect(window.banner.tell)
        found.failed.connect(window.report)
    assert isinstance(found, LedgerEditor)
    return found


def add_clauses(window: WindowParts, clause_ids: Sequence[str]) -> None:
    """Make rows of clauses."""
    if clause_ids:
        ledger_editor(window).add_clauses(clause_ids)


def add_document(window: WindowParts, key: str | None) -> None:
    """Make rows of all measures of a document."""
    if key:
        ledger_editor(window).add_document(key)


def add_duties(window: WindowParts, records: Sequence[DutyRecord]) -> None:
    """Make rows of duties."""
    ledger_editor(window).add_duties(records)


def edit_departments(window: WindowParts) -> None:
    """Open the list of the hospital's own departments."""
    from ui.settings.departments_dialog import DepartmentsDialog

    DepartmentsDialog(window.workspace.paths.root, window).exec()


def show_progress(window: WindowParts) -> None:
    """Say on the start page how far the ledger is."""
    try:
        rows = list(window.workspace.notebook.ledger.rows())
    except YiceError:
        # The notebook's own complaint is told elsewhere.
        rows = []
    if not rows:
        window.home.set_ledger(0, 0, 0, 0)
        return
    from datetime import date, timedelta

    from ui.home.recent_items import due_lines
    from ui.services.ledger.ledger_entries import progress_of, soonest_due

    today = date.today()
    counted = progress_of(rows, today)
    due = due_lines(soonest_due(rows, today, timedelta(days=DAYS_SOON), MOST_DUE), today)
    window.home.set_ledger(counted.total, counted.done, counted.overdue, counted.due_this_month, due)


def connect_ledger(window: WindowParts) -> None:
    """Let the other parts put rows into the ledger."""
    window.reader.ledger_requested.connect(lambda ids: add_clauses(window, ids))
    window.home.ledger_chosen.connect(lambda: window.show_panel(NAME))
