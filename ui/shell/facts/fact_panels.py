"""Makes the wide pages of indicators, duties and citations, and connects them with the window.

``window`` is a :class:`ui.shell.shell_window.ShellWindow`, whose module knows that of the panels.
"""

from __future__ import annotations

from ui.facts.citations_page import CitationsPage
from ui.facts.duties_page import DutiesPage
from ui.facts.duty_matrix import DutyMatrix
from ui.facts.fact_editor import FactEditor
from ui.facts.fact_loader import FactLoader
from ui.facts.fact_page import FactPage
from ui.facts.indicators_page import IndicatorsPage
from ui.facts.record_table import RecordTable
from ui.shell.ledger.ledger_panel import add_duties
from ui.shell.window_parts import WindowParts
from ui.widgets.clause_list.opening import opening

#: The name of the object that reads the documents for several pages of one window.
_LOADER = "factLoader"


def indicators_page(window: WindowParts) -> IndicatorsPage:
    """Return the page of indicators."""
    page = IndicatorsPage(_loader(window), window.themes, window.pages)
    _connect(window, page)
    page.correcting = _editor(window, page)
    _watch(window, page.table, page.same, page.dues)
    return page


def duties_page(window: WindowParts) -> DutiesPage:
    """Return the page of duties."""
    page = DutiesPage(_loader(window), window.themes, window.pages)
    _connect(window, page)
    page.correcting = _editor(window, page)
    _watch(window, page.matrix, page.table)
    page.ledger_wanted.connect(lambda records: add_duties(window, records))
    return page


def citations_page(window: WindowParts) -> CitationsPage:
    """Return the page of citations; it begins with the document that is read."""
    page = CitationsPage(window.workspace.library, window.jobs, window.themes, window.pages)
    page.clause_opened.connect(lambda clause: window.open_clause(clause, opening()))
    page.document_opened.connect(lambda key: window.open(key, None, opening()))
    page.failed.connect(window.report)
    _watch(window, page.cites, page.cited_by)
    view = window.reader.current_view() if window.reader.views() else None
    document = view.document() if view else None
    if document is not None:
        page.show_document(document.key)
    return page


def _watch(window: WindowParts, *lists: RecordTable | DutyMatrix) -> None:
    """Make the clause of a list's row current while the list has the focus."""
    for each in lists:
        window.current.watch(each, each.rows)


def _connect(window: WindowParts, page: FactPage) -> None:
    page.clause_opened.connect(lambda clause: window.open_clause(clause, opening()))
    page.place_opened.connect(
        lambda key, clause, start, end: window.reading.open_range(key, clause, start, end, opening())
    )
    page.told.connect(window.banner.tell)
    page.paper_wanted.connect(window.printing.table)
    page.failed.connect(window.report)


def _editor(window: WindowParts, page: FactPage) -> FactEditor:
    """Return what writes the corrections of a page into the notebook."""
    editor = FactEditor(
        window.notes, window.workspace.notebook, window.workspace.library, _loader(window), page
    )
    editor.failed.connect(window.report)
    editor.told.connect(window.banner.tell)
    return editor


def _loader(window: WindowParts) -> FactLoader:
    """Return the one that reads for all pages of the window."""
    found: FactLoader | None = window.findChild(FactLoader, _LOADER)
    if found is None:
        corrections = window.workspace.notebook.corrections
        found = FactLoader(window.workspace.current, window.jobs, corrections.all, window)
        found.setObjectName(_LOADER)
        window.notes.changed.connect(found.follow)
    return found
