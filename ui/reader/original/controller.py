"""Keeps the original beside the text: opens it, marks the clause in view, saves a copy of it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from store.formats.registry import UnreadableError
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import CannotWrite
from store.system.files import reason_of
from ui.appearance.theme import ThemeManager
from ui.reader.reader_page import ReaderPage
from ui.runtime.jobs import Jobs, Task
from ui.services.originals.clause_places import ClausePlaces, places_of, read_lines
from ui.services.originals.line_pages import LinePages
from ui.services.originals.original_file import OriginalFile, original_of, temporary_copy
from ui.widgets.dialog_folders import folder_for, remember

if TYPE_CHECKING:
    from ui.reader.original.original_view import OriginalView


class OriginalController(QObject):
    """Shows the file that the document in front was read from; made when it is first asked for."""

    #: The original is shown beside the text, or is gone from there.
    shown_changed = Signal(bool)
    #: Something the user should be told, in one sentence.
    told = Signal(str)
    #: Something did not work: the exception.
    failed = Signal(object)

    def __init__(
        self, library: Library, page: ReaderPage, jobs: Jobs, themes: ThemeManager, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._page, self._jobs, self._themes = library, page, jobs, themes
        self._view: OriginalView | None = None
        self._shown = False
        self._document: Document | None = None
        self._clause_id = ""
        self._file: OriginalFile | None = None
        self._of: Document | None = None
        self._places = ClausePlaces()
        self._loading: Task | None = None
        self._copies: list[Path] = []

    def is_shown(self) -> bool:
        """Return whether the original is shown beside the text."""
        return self._shown

    def view(self) -> OriginalView:
        """Return the widget."""
        if self._view is None:
            from ui.reader.original.original_view import OriginalView

            self._view = OriginalView(self._themes, self._jobs)
            self._page.put_beside(self._view)
            self._view.file_opened.connect(self._opened)
            self._view.close_requested.connect(lambda: self.show(False))
            self._view.save_requested.connect(self.save_copy)
            self._view.open_requested.connect(self.open_elsewhere)
        return self._view

    def show(self, shown: bool) -> None:
        """Show the original of the document in front beside the text, or send it away."""
        shown = shown and self._document is not None
        if shown != self._shown:
            self._shown = shown
            self.view().setVisible(shown)
            self.shown_changed.emit(shown)
        if shown:
            self._follow()
        elif self._view is not None:
            self._view.close_file()
            self._of = None

    def go(self) -> None:
        """Show the original at the clause in view, whether it was open or not, and go into it."""
        self.show(True)
        if self._shown:
            self._mark()
            self.view().setFocus()

    def show_clause(self, document: Document, clause: Clause) -> None:
        """Show the page of the clause in view."""
        self._document, self._clause_id = document, clause.id
        if self._shown:
            self._follow()

    def leave(self, is_open: bool) -> None:
        """Close the original with the last document (``is_open`` False)."""
        if not is_open:
            self._document, self._clause_id = None, ""
            self.show(False)

    def library_changed(self) -> None:
        """Read the original again, as the document may have another file."""
        self._of = None
        if self._shown:
            self._follow()

    # -- copies ---------------------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Ask where to save the file of the document in front, and save it."""
        self._with_file(self._save)

    def open_elsewhere(self) -> None:
        """Open a copy in the program that the system has for such files; the library's stays as it is."""
        self._with_file(self._open_copy)

    def close(self) -> None:
        """Let go of the file, and delete the copies made for other programs; what those hold open stays."""
        if self._view is not None:
            self._view.close_file()
        for path in self._copies:
            with contextlib.suppress(OSError):
                path.chmod(0o600)
            shutil.rmtree(path.parent, ignore_errors=True)

    def _with_file(self, use: object) -> None:
        document = self._document
        if document is None or not callable(use):
            return

        def found(file: OriginalFile | None) -> None:
            if file is None:
                self.told.emit(self.tr("The library does not have the original of this document."))
            else:
                use(file)

        self._jobs.start(lambda _task: original_of(self._library, document.key), found, self.failed.emit)

    def _save(self, file: OriginalFile) -> None:
        start = str(folder_for("originals") / file.name)
        name, _filter = QFileDialog.getSaveFileName(self._page, self.tr("Save the original"), start)
        if not name:
            return
        remember("originals", name)
        path = Path(name)

        def write(_task: Task) -> None:
            try:
                path.write_bytes(file.data)
            except OSError as error:
                raise CannotWrite(path=path, reason=reason_of(error)) from error

        done = self.tr("The original was saved as {path}.").format(path=path)
        self._jobs.start(write, lambda _done: self.told.emit(done), self.failed.emit)

    def _open_copy(self, file: OriginalFile) -> None:
        def write(_task: Task) -> Path:
            try:
                return temporary_copy(file)
            except OSError as error:
                raise CannotWrite(path=Path(file.name), reason=reason_of(error)) from error

        def written(path: Path) -> None:
            self._copies.append(path)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.told.emit(
                    self.tr("No program for such files was found; save the original and open it there.")
                )

        self._jobs.start(write, written, self.failed.emit)

    # -- following the text ---------------------------------------------------------------------------

    def _follow(self) -> None:
        document = self._document
        if document is None:
            return
        if document is self._of:
            self._mark()
            return
        self._of, self._places = document, places_of(document)
        if self._loading is not None:
            self._loading.cancel()

        def found(file: OriginalFile | None) -> None:
            self._loading, self._file = None, file
            self.view().show_file(file)
            self._mark()

        self._loading = self._jobs.start(
            lambda _task: original_of(self._library, document.key), found, self._not_loaded
        )

    def _not_loaded(self, error: Exception) -> None:
        self._loading = None
        self.view().show_file(None)
        self.failed.emit(error)

    def _opened(self, lines: LinePages | None) -> None:
        """Find the clauses in the file on the screen where the intake has not kept their places."""
        document, file = self._of, self._file
        if document is None or file is None:
            return
        if lines is None and not self._places.order and file.kind == "pages":
            self._jobs.start(
                lambda _task: places_of(document, read_lines(file)), self._found_places, _no_places
            )
        elif lines is not None:
            self._jobs.start(lambda _task: places_of(document, lines), self._found_places)

    def _found_places(self, places: ClausePlaces) -> None:
        self._places = places
        self._mark()

    def _mark(self) -> None:
        mark = self._places.mark(self._clause_id)
        if self._view is not None:
            self._view.mark([mark] if mark is not None else [])


def _no_places(error: Exception) -> None:
    """Return no marks for a file that cannot be read again."""
    if not isinstance(error, UnreadableError):
        raise error
