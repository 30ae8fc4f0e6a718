"""The workbook as a whole: given to others, merged with another, backed up, brought back from a backup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from store.model.errors import YiceError
from store.model.message import Message
from store.notebook import ItemChange, MergeReport, PlacementState, PlacingReport
from ui.notebook.notebook_editor import NotebookEditor
from ui.runtime.i18n import listed, numbered, sentence
from ui.runtime.jobs import Jobs
from ui.widgets.dialog_folders import folder_for, remember

if TYPE_CHECKING:
    from ui.runtime.jobs import Task
    from ui.services.workspace import Workspace


class NotebookFileController(QObject):
    """Actions of the menu Workbook; slow work is done off the GUI thread."""

    told = Signal(str)
    #: What was told is not so any more.
    withdrawn = Signal(str)
    warned = Signal(str)
    #: The places were found and the day's backup made; there may be notices.
    tended = Signal()
    #: A bug.
    failed = Signal(object)

    def __init__(self, workspace: Workspace, notes: NotebookEditor, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._notes, self._jobs, self._window = workspace, notes, jobs, window
        # What was told of places after the last change of the library.
        self._placing = ""

    # -- out and in -----------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a file and write everything to it, in the format of its name."""
        from ui.printing.output.notes_file import SUFFIXES

        kinds = ";;".join(
            (
                self.tr("Workbook, to be merged elsewhere (*.json)"),
                self.tr("Word document (*.docx)"),
                self.tr("Markdown (*.md)"),
                self.tr("Table (*.csv)"),
            )
        )
        name, kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export the workbook"),
            str(folder_for("workbook") / self.tr("Workbook")),
            kinds,
        )
        if name:
            remember("workbook", name)
            suffix = kind[kind.rfind("*") + 1 :].rstrip(")")
            path = Path(name)
            self.export_to(path if path.suffix.lower() in SUFFIXES else Path(name + suffix))

    def export_to(self, path: Path) -> None:
        """Write everything to a file."""
        from ui.printing.output.notes_file import export_notes

        def done(count: int) -> None:
            self.told.emit(
                numbered(
                    self.tr("Exported: {n} item to {name}|Exported: {n} items to {name}"),
                    n=count,
                    name=path.name,
                )
            )

        self._start(lambda _task: export_notes(self._workspace, path), done)

    def merge(self) -> None:
        """Ask for another workbook, say what merging it would do, and do it."""
        kind = self.tr("Workbook (*.json)")
        name, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Merge a workbook"), str(folder_for("workbook")), kind
        )
        if name:
            remember("workbook", name)
            self.look_into(Path(name))

    def look_into(self, path: Path) -> None:
        """Say what merging a file would do, before it is done."""
        self._start(
            lambda _task: self._workspace.notebook.exchange.import_json(path, dry_run=True),
            lambda report: self._ask_merge(path, report),
        )

    def _ask_merge(self, path: Path, report: MergeReport) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Merge a workbook"))
        box.setText(self.tr("Merge “{name}” into your workbook?").format(name=path.name))
        box.setInformativeText(self.report_text(report))
        merge = box.addButton(self.tr("Merge"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)

        def merge_if_wanted(_code: int) -> None:
            if box.clickedButton() is merge:
                self.merge_from(path)

        box.finished.connect(merge_if_wanted)
        box.finished.connect(box.deleteLater)
        box.open()

    def merge_from(self, path: Path) -> None:
        """Merge a file; the change can be undone."""
        reports: list[MergeReport] = []

        def make() -> ItemChange:
            reports.append(self._workspace.notebook.exchange.import_json(path))
            return reports[0].change

        self._change(self.tr("Merge Workbook"), make)
        if reports:
            self.told.emit(self.report_text(reports[0]))

    def report_text(self, report: MergeReport) -> str:
        """Return the result of a merge in words."""
        parts = (
            (report.added, self.tr("{n} added")),
            (report.updated, self.tr("{n} brought up to date")),
            (report.deleted, self.tr("{n} deleted")),
            (report.kept, self.tr("{n} newer here, kept")),
            (len({item for item, _ in report.conflicts}), self.tr("{n} changed in both, both kept")),
            (report.same, self.tr("{n} the same")),
        )
        found = [text.format(n=count) for count, text in parts if count]
        return listed(found, "clauses") or self.tr("There is nothing in it")

    # -- backups --------------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup now."""

        def done(path: Path | None) -> None:
            if path is None:
                self.told.emit(self.tr("Nothing has changed since the last backup"))
            else:
                self.told.emit(self.tr("Backed up: {name}").format(name=path.name))

        self._start(lambda _task: self._workspace.notebook.backups.daily(), done)

    def restore(self) -> None:
        """Show the backups with what is in them, and bring one back."""
        self.restore_from(None)

    def restore_from(self, backup: Path | None) -> None:
        """Open the restore dialog with one of the backups selected."""
        from ui.notebook.restore_dialog import RestoreDialog

        backups = self._workspace.notebook.backups
        dialog = RestoreDialog(backups, self._jobs, self._window, backup)
        dialog.chosen.connect(
            lambda path, how: self._change(self.tr("Restore Backup"), lambda: backups.restore(path, how))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- kept in order --------------------------------------------------------------------------------

    def tend(self, after: Callable[[], object]) -> None:
        """Find the places of everything in the texts of today, make the day's backup; then go on."""
        notebook = self._workspace.notebook

        def work(task: Task) -> tuple[PlacingReport, dict[str, PlacementState]]:
            before = notebook.placements.states()
            report = self._workspace.place_annotations(cancelled=task.cancelled)
            self._workspace.back_up()
            return report, before

        def done(found: tuple[PlacingReport, dict[str, PlacementState]]) -> None:
            text, before = self.placing_text(*found), self._placing
            self._placing = text
            if before and text != before:
                self.withdrawn.emit(before)
            if text:
                self.told.emit(text)
            self.tended.emit()
            after()
            self._jobs.start(lambda _: self._workspace.look_through(), looked, self._report)

        def looked(found: list[Message]) -> None:
            for each in found:
                self.told.emit(sentence(each))

        self._jobs.start(work, done, self._report)

    def placing_text(self, report: PlacingReport, before: Mapping[str, PlacementState]) -> str:
        """Return the annotations whose places are less sure than before, in words; empty where none is."""
        unsure = sum(1 for each in report.unsure if before.get(each) == "placed")
        lost = sum(1 for each in report.lost if before.get(each) in ("placed", "unsure"))
        parts = ((unsure, self.tr("{n} to be confirmed")), (lost, self.tr("{n} unplaced")))
        found = listed((text.format(n=count) for count, text in parts if count), "clauses")
        return self.tr("After a change of the library: {what}; see Notes").format(what=found) if found else ""

    # -- inside ---------------------------------------------------------------------------------------

    def _change(self, name: str, make: Callable[[], ItemChange]) -> None:
        """Make a change of many items at once; errors of the file become a sentence."""
        if self._notes.change(name, make):
            self.told.emit(self.tr("Done. Ctrl+Z takes it back."))

    def _start(self, work: Callable[[Task], object], done: Callable[..., object]) -> None:
        self._jobs.start(work, done, self._report)

    def _report(self, error: Exception) -> None:
        if isinstance(error, YiceError):
            self.warned.emit(sentence(error))
        else:
            self.failed.emit(error)
