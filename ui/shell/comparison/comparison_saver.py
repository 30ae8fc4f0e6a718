"""Prints and saves the table of a comparison."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from store.model.errors import YiceError
from ui.widgets.dialog_folders import folder_for, remember

if TYPE_CHECKING:
    from ui.compare.controller import CompareController

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60
#: What its files remember their folder as; the tables of facts are saved there, too.
_FOLDER = "tables"


class ComparisonSaver(QObject):
    """Sets the table in slices, so that the window lives; says in the banner how it went."""

    def __init__(self, window: Any, compare: CompareController) -> None:
        from ui.printing.slices import Slices

        super().__init__(compare)
        self._window, self._compare = window, compare
        self._slices = Slices(self)

    def save(self, kind: str) -> None:
        """Ask for a name and write the pairs that are shown as a Word file (docx), PDF or .xlsx."""
        from ui.printing.content.tables.comparison_table import title_of

        comparison = self._compare.comparison
        if comparison is None:
            return
        titles = {
            "docx": (self.tr("Save as Word"), self.tr("Word files (*.docx)")),
            "pdf": (self.tr("Save as PDF"), self.tr("PDF files (*.pdf)")),
            "xlsx": (self.tr("Save as Excel"), self.tr("Excel files (*.xlsx)")),
        }
        name = _FORBIDDEN_IN_NAMES.sub(" ", title_of(comparison)).strip(" .")[:_LONGEST_NAME]
        start = folder_for(_FOLDER) / f"{name}.{kind}"
        title, kinds = titles[kind]
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix else path.with_suffix(f".{kind}"), kind)

    def write_to(self, path: Path, kind: str) -> None:
        """Write the table there."""
        from ui.printing.output.comparison_files import comparison_file_steps

        window = self._window
        comparison = self._compare.comparison
        if comparison is None:
            return
        stamp = window.workspace.library.stamp()
        steps = comparison_file_steps(comparison, kind, path, stamp, self._compare.pairs())  # type: ignore[arg-type]

        def saved(_result: object) -> None:
            remember(_FOLDER, path)
            window.banner.inform(
                self.tr("Saved “{name}”.").format(name=path.name),
                self.tr("Open"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            )

        self._run(steps, saved)

    def print_(self) -> None:
        """Preview the table of the pairs that are shown."""
        from ui.printing.content.tables.comparison_table import comparison_paper

        comparison = self._compare.comparison
        if comparison is not None:
            self._window.printing.table(comparison_paper(comparison, self._compare.pairs()))

    def _run(self, steps: Generator[float, None, Any], then: Any) -> None:
        self._slices.start(steps, then, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self._window.report(error)
