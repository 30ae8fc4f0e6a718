"""Saves a table under a name that the user chooses: asks for it, writes in slices, says how it went."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from store.model.errors import YiceError
from ui.shell.window_parts import WindowParts
from ui.widgets.dialog_folders import folder_for, remember

Made = TypeVar("Made")


class TableSaver(QObject):
    """The dialog and the messages of saving; ``folder`` is what its files remember their folder as."""

    def __init__(self, window: WindowParts, folder: str, parent: QObject) -> None:
        from ui.printing.slices import Slices

        super().__init__(parent)
        self._window, self._folder = window, folder
        self._slices = Slices(self)

    def ask(self, name: str, kind: str) -> Path | None:
        """Ask where to write a Word file (docx), a PDF (pdf) or a workbook (xlsx); None if cancelled."""
        titles = {
            "docx": (self.tr("Save as Word"), self.tr("Word files (*.docx)")),
            "pdf": (self.tr("Save as PDF"), self.tr("PDF files (*.pdf)")),
            "xlsx": (self.tr("Save as Excel"), self.tr("Excel files (*.xlsx)")),
        }
        title, kinds = titles[kind]
        start = folder_for(self._folder) / f"{name}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(f".{kind}")

    def run(self, steps: Generator[float, None, Made], then: Callable[[Made], object]) -> None:
        """Take steps in slices, so that the window lives; ``then`` is handed what they return."""
        self._slices.start(steps, then, self._fail)

    def saved(self, path: Path) -> None:
        """Say that a file was written, and begin in its folder the next time."""
        remember(self._folder, path)
        self._window.banner.inform(
            self.tr("Saved “{name}”.").format(name=path.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self._window.report(error)
