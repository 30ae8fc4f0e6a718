"""Prints and saves the table of a comparison."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.table_saver import TableSaver
from ui.shell.window_parts import WindowParts

if TYPE_CHECKING:
    from ui.compare.controller import CompareController
    from ui.printing.output.comparison_files import ComparisonFileKind

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60
#: What its files remember their folder as; the tables of facts are saved there, too.
_FOLDER = "tables"


class ComparisonSaver(QObject):
    """Writes the pairs that are shown; the table is set in slices, so that the window lives."""

    def __init__(self, window: WindowParts, compare: CompareController) -> None:
        super().__init__(compare)
        self._window, self._compare = window, compare
        self._saver = TableSaver(window, _FOLDER, self)

    def save(self, kind: ComparisonFileKind) -> None:
        """Ask for a name and write the pairs that are shown as a Word file (docx), PDF or .xlsx."""
        from ui.printing.content.tables.comparison_table import title_of

        comparison = self._compare.comparison
        if comparison is None:
            return
        name = _FORBIDDEN_IN_NAMES.sub(" ", title_of(comparison)).strip(" .")[:_LONGEST_NAME]
        path = self._saver.ask(name, kind)
        if path is not None:
            self.write_to(path, kind)

    def write_to(self, path: Path, kind: ComparisonFileKind) -> None:
        """Write the table there."""
        from ui.printing.output.comparison_files import comparison_file_steps

        comparison = self._compare.comparison
        if comparison is None:
            return
        stamp = self._window.workspace.library.stamp()
        steps = comparison_file_steps(comparison, kind, path, stamp, self._compare.shown.pairs())
        self._saver.run(steps, lambda _result: self._saver.saved(path))

    def print_(self) -> None:
        """Preview the table of the pairs that are shown."""
        from ui.printing.content.tables.comparison_table import comparison_paper

        comparison = self._compare.comparison
        if comparison is not None:
            self._window.printing.table(comparison_paper(comparison, self._compare.shown.pairs()))
