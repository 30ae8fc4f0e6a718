"""Import and export of the ledger: workbooks, 任务分解表 as PDF and Word, the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from store.system.files import write_file
from ui.services.library.short_names import short_title
from ui.shell.table_saver import TableSaver
from ui.shell.window_parts import WindowParts
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.name_dialogs import ask_choice

if TYPE_CHECKING:
    from ui.ledger.controller import LedgerController
    from ui.printing.content.templates import Template
    from ui.printing.layout.page_styles import PaperSize
    from ui.printing.output.ledger.ledger_files import LedgerPaper

#: What its files remember their folder as.
_FOLDER = "ledger"


class LedgerSaver(QObject):
    """Asks for files, and reads and writes them in slices or beside the window."""

    #: A document (its key) whose measures are to become rows.
    document_chosen = Signal(str)

    def __init__(self, window: WindowParts, ledger: LedgerController) -> None:
        super().__init__(ledger)
        self._window, self._ledger = window, ledger
        self._saver = TableSaver(window, _FOLDER, self)

    def choose_document(self) -> None:
        """Ask for a document, and make rows of all its measures."""
        names = {short_title(one): one.key for one in self._window.workspace.current.documents()}
        if not names:
            self._window.banner.tell(self.tr("The library has no documents yet"))
            return
        chosen = ask_choice(
            self._window,
            self.tr("All measures of a document"),
            self.tr("Each measure becomes a row; those that are there stay as they are."),
            list(names),
        )
        if chosen is not None:
            self.document_chosen.emit(names[chosen])

    def choose_import(self) -> None:
        """Ask for a workbook and take it in."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import an Excel ledger"),
            str(folder_for(_FOLDER)),
            self.tr("Excel files (*.xlsx)"),
        )
        if chosen:
            remember(_FOLDER, chosen)
            self._ledger.import_file(Path(chosen))

    def output(self, name: str) -> None:
        """Print the rows that are shown, or save them: print, pdf, docx, departments_pdf, xlsx …"""
        if name in ("print", "departments_print"):
            self._preview(by_department=name != "print")
            return
        path = self._saver.ask(self.tr("Ledger"), name.rpartition("_")[2])
        if path is not None:
            self.write_to(path, name)

    def write_to(self, path: Path, name: str) -> None:
        """Write the rows that are shown there."""
        if name == "xlsx":
            self._write_sheet(path)
            return
        by_department, kind = name.startswith("departments"), name.rpartition("_")[2]
        if by_department and not self._has_departments():
            self._window.banner.warn(
                self.tr("No row has a department yet: fill in the lead departments first.")
            )
            return
        as_kind: Literal["pdf", "docx"] = "pdf" if kind == "pdf" else "docx"
        steps = self._paper(by_department).save_steps(path, as_kind)
        self._saver.run(steps, lambda _result: self._saver.saved(path))

    def _has_departments(self) -> bool:
        return any(entry.row.lead or entry.row.support for entry in self._ledger.page.shown_entries())

    def _write_sheet(self, path: Path) -> None:
        from ui.printing.output.ledger.ledger_sheet import ledger_sheet
        from ui.printing.output.xlsx import xlsx_of
        from ui.services.ledger.ledger_entries import used_departments

        rows = [entry.row for entry in self._ledger.page.shown_entries()]
        departments = used_departments(rows, self._ledger.departments())
        sheet = ledger_sheet(rows, departments)
        self._window.jobs.start(
            lambda _task: write_file(path, xlsx_of(sheet)),
            lambda _done: self._saver.saved(path),
            self._window.report,
        )

    def _paper(self, by_department: bool) -> LedgerPaper:
        from ui.printing.choices import Choices
        from ui.printing.output.ledger.ledger_files import LedgerPaper

        choices = Choices.load(self._window.settings)
        entries = self._ledger.page.shown_entries()
        size: PaperSize = "A3" if choices.paper.size == "A3" else "A4"
        stamp = self._window.workspace.library.stamp()
        return LedgerPaper(entries, by_department, size, self._template(choices.template), stamp)

    def _template(self, key: str) -> Template:
        from ui.printing.content.templates import NO_TEMPLATE, templates

        found = templates(self._window.workspace.paths.root / "templates")
        return next((each for each in found if each.key == key), NO_TEMPLATE)

    def _preview(self, by_department: bool) -> None:
        from ui.printing.content.tables.task_table import task_paper

        if by_department and not self._has_departments():
            self._window.banner.warn(
                self.tr("No row has a department yet: fill in the lead departments first.")
            )
            return
        self._window.printing.table(task_paper(self._ledger.page.shown_entries(), by_department))
