"""The page of the ledger: filters, the sheet, what is done with it, and what to say while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import Theme, ThemeManager
from ui.ledger.ledger_filter_bar import LedgerFilterBar
from ui.ledger.ledger_model import GroupTitle, LedgerLine, LedgerModel
from ui.ledger.ledger_table import LedgerTable
from ui.runtime.i18n import numbered, sentence
from ui.services.ledger.ledger_entries import (
    LedgerEntry,
    LedgerView,
    grouped,
    progress_of,
    used_departments,
)
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import TextButton

#: What is said of an empty page is no wider than this.
EMPTY_WIDTH = 540


class LedgerPage(QWidget):
    """Shows a :class:`LedgerView` and emits what is to be done; a controller does it."""

    shown = Signal()
    document_wanted = Signal()
    import_wanted = Signal()
    departments_wanted = Signal()
    #: What is to be done with the rows that are shown: print, pdf, docx, departments_pdf, xlsx …
    output_wanted = Signal(str)
    add_wanted = Signal()
    delete_wanted = Signal()
    accept_wanted = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factPage")
        self._view, self._own = LedgerView(), list[str]()
        self._departments: list[str] = []
        self.model = LedgerModel(themes)
        self.stack = QStackedWidget(self)
        self.table = LedgerTable(self.model, lambda: self._departments, self.stack)
        self.rows = self.table.rows
        self.lists = ClauseList(self.rows, themes, own=self._add_own, sheet=True)
        self.header = PanelHeader(self.tr("Ledger"), self)
        self.empty = EmptyState(themes, "clipboard-list", parent=self.stack)
        self._themes = themes
        self._build()
        self.filters.changed.connect(self.show_lines)
        self.empty.chosen.connect(self._choose)
        self.table.delete_wanted.connect(self.delete_wanted)
        self.table.add_wanted.connect(self.add_wanted)
        themes.changed.connect(self._recolour)
        self.setFocusProxy(self.table)

    # -- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.filters = LedgerFilterBar(self)
        self.add_button = self._button(self.tr("Row"), "plus", self._add_menu())
        self.import_button = self._button(self.tr("Import"), "file-up")
        self.import_button.clicked.connect(self.import_wanted)
        self.output_button = self._button(self.tr("Print and save"), "printer", self._output_menu())
        self.empty.set_widest(EMPTY_WIDTH)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)

    def _button(self, text: str, icon: str, menu: QMenu | None = None) -> TextButton:
        button = TextButton(self._themes, text, icon)
        if menu is not None:
            button.setMenu(menu)
        self.header.add_widget(button)
        return button

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        self._entry(menu, self.tr("Empty row"), self.add_wanted.emit, "Ins")
        self._entry(menu, self.tr("All measures of a document…"), self.document_wanted.emit)
        menu.addSeparator()
        self._entry(menu, self.tr("Own departments…"), self.departments_wanted.emit)
        return menu

    def _output_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, text in (
            ("print", self.tr("Print the task table…")),
            ("pdf", self.tr("Task table as PDF…")),
            ("docx", self.tr("Task table as Word…")),
            ("", ""),
            ("departments_print", self.tr("Print a sheet for each department…")),
            ("departments_pdf", self.tr("A sheet for each department as PDF…")),
            ("departments_docx", self.tr("A sheet for each department as Word…")),
            ("", ""),
            ("xlsx", self.tr("Ledger as .xlsx…")),
        ):
            if name:
                self._entry(menu, text, partial(self.output_wanted.emit, name))
            else:
                menu.addSeparator()
        return menu

    def _entry(self, menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    # -- showing ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the ledger of today."""
        super().showEvent(event)
        self.shown.emit()

    def show_view(self, view: LedgerView, own: Sequence[str]) -> None:
        """Show another state of the ledger; ``own`` are the hospital's own departments."""
        self._view, self._own = view, list(own)
        rows = [entry.row for entry in view.entries]
        self._departments = used_departments(rows, own)
        self.filters.show_choices(view, self._departments)
        self.show_lines()

    def show_lines(self) -> None:
        """Filter and group the rows."""
        entries, wanted = self._view.entries, self.filters.wanted()
        found = [entry for entry in entries if wanted.lets(entry)]
        by = self.filters.grouping()
        lines: list[LedgerLine] = []
        for title, listed in grouped(found, by, self._own):
            if by:
                lines.append(GroupTitle(sentence(title), len(listed)))
            lines.extend(listed)
        self._keep_place(lines)
        self._tell(found)
        self.filters.setVisible(bool(entries))
        self.output_button.setEnabled(bool(found))
        if not entries:
            self.empty.show_message(
                "clipboard-list",
                self.tr("The ledger is empty"),
                self.tr(
                    "Press Ctrl+L on a clause, a result or a line of the basket to make a row of it. "
                    "Or begin here:"
                ),
                (
                    self.tr("All measures of a document…"),
                    self.tr("Import an Excel ledger…"),
                    self.tr("Own departments…"),
                    self.tr("Empty row"),
                ),
            )
        elif not found:
            self.empty.show_message(
                "clipboard-list",
                self.tr("No row fits the filters"),
                numbered(self.tr("{n} row is hidden.|{n} rows are hidden."), n=len(entries)),
                (self.tr("Show all rows"),),
            )
        self.stack.setCurrentWidget(self.table if found else self.empty)

    def shown_entries(self) -> list[LedgerEntry]:
        """Return the entries that are shown, in their order on the page."""
        lines = (self.model.entry(row) for row in range(self.model.rowCount()))
        return [entry for entry in lines if entry is not None]

    def show_all(self) -> None:
        """Take the filters away."""
        self.filters.reset()
        self.show_lines()

    def show_row(self, row_id: str, edit: bool = False) -> None:
        """Go to a row; filters that hide it go."""
        if self.model.row_of(row_id) < 0:
            self.show_all()
        row = self.model.row_of(row_id)
        if row >= 0:
            self.table.setFocus()
            self.table.go_to(row, edit=edit)

    def _keep_place(self, lines: list[LedgerLine]) -> None:
        """Show lines; the current cell and what is in sight stay where they are."""
        table = self.table
        entry, column = self.model.entry(table.currentIndex().row()), table.currentIndex().column()
        scrolled = table.verticalScrollBar().value()
        if not self.model.set_lines(lines, self._view):
            return
        table.span_titles(self.model.titles())
        table.verticalScrollBar().setValue(scrolled)
        row = self.model.row_of(entry.row.id) if entry is not None else -1
        if row >= 0:
            table.go_to(row, column)

    def _tell(self, found: Sequence[LedgerEntry]) -> None:
        counted = progress_of([entry.row for entry in found], date.today())
        said = [numbered(self.tr("{n} row|{n} rows"), n=len(found))] if found else []
        if counted.done:
            said.append(self.tr("{n} done").format(n=counted.done))
        if counted.overdue:
            said.append(self.tr("{n} overdue").format(n=counted.overdue))
        if counted.due_this_month:
            said.append(self.tr("{n} due this month").format(n=counted.due_this_month))
        self.header.set_remark(" · ".join(said))

    def _choose(self, text: str) -> None:
        acts = {
            self.tr("All measures of a document…"): self.document_wanted.emit,
            self.tr("Import an Excel ledger…"): self.import_wanted.emit,
            self.tr("Own departments…"): self.departments_wanted.emit,
            self.tr("Empty row"): self.add_wanted.emit,
            self.tr("Show all rows"): self.show_all,
        }
        acts[text]()

    def _add_own(self, menu: QMenu, _index: QModelIndex) -> None:
        table, entries = self.table, self.table.selection.entries()
        if any(entry.mark and entry.clause_id for entry in entries):
            self._entry(menu, self.tr("Follow the clause as it reads now"), self.accept_wanted.emit)
        menu.addSeparator()
        self._entry(menu, self.tr("Copy the cells"), table.copy, "Ctrl+C")
        self._entry(menu, self.tr("Paste"), table.paste, "Ctrl+V")
        self._entry(menu, self.tr("Fill down"), table.fill_down, "Ctrl+Shift+Down")
        self._entry(menu, self.tr("Empty the cells"), table.clear_cells, "Del")
        menu.addSeparator()
        self._entry(menu, self.tr("Empty row"), self.add_wanted.emit, "Ins")
        self._entry(
            menu,
            numbered(self.tr("Delete {n} row|Delete {n} rows"), n=len(entries)),
            self.delete_wanted.emit,
            "Ctrl+Del",
        ).setEnabled(bool(entries))

    def _recolour(self, _theme: Theme) -> None:
        self.table.viewport().update()
