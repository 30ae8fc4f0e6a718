"""Adding and removing documents as the user sees it: dialogs, banners, progress, undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from store.library.kept import Exchange
from store.model.document import Document
from store.model.errors import YiceError
from ui.appearance.theme import ThemeManager
from ui.library.import_controller import ImportController
from ui.library.import_dialog import ImportDialog
from ui.library.outcome import headline, named, placing_sentence
from ui.library.undo_commands import DocumentChange
from ui.runtime.i18n import sentence
from ui.services.workspace import ImportResult
from ui.settings.settings import Settings
from ui.shell.banner import Banner
from ui.shell.undoing import Undoing

#: Between two sentences of one line.
SENTENCES = "  "


class LibraryFlow(QObject):
    """Stands between the import controller and the window."""

    open_requested = Signal(str)
    #: An exception that is a bug.
    failed = Signal(object)

    def __init__(
        self,
        controller: ImportController,
        banner: Banner,
        themes: ThemeManager,
        settings: Settings,
        undoing: Undoing,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._undoing = undoing
        self._controller, self._banner = controller, banner
        self._themes, self._settings, self._window = themes, settings, window
        controller.imported.connect(self._on_imported)
        controller.removed.connect(self._on_removed)
        controller.failed.connect(self._on_failed)

    def choose_files(self) -> None:
        """Ask for files and take them in."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Add files"),
            self._settings.get("import/folder", str(Path.home())),
            self.tr("Policy texts (*.txt);;All files (*)"),
        )
        if names:
            self._settings.set("import/folder", str(Path(names[0]).parent))
            self.add([Path(name) for name in names])

    def add(self, files: Sequence[Path]) -> None:
        """Take files in."""
        self._controller.import_files(files)

    def remove(self, key: str) -> None:
        """Take a document out of the library; the banner offers it back, and so does Ctrl+Z."""
        self._controller.remove(key)

    def _on_imported(self, result: ImportResult) -> None:
        doubtful = any(document.warnings or not document.complete for document in result.imported)
        placing = placing_sentence(result.placing)
        if result.rejected or doubtful:
            dialog = ImportDialog(self._themes, result, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        elif len(result.imported) == 1:
            key = result.imported[0].key
            text = SENTENCES.join(part for part in (headline(result), placing) if part)
            self._banner.inform(text, self.tr("Open"), lambda: self.open_requested.emit(key))
        elif result.imported:
            self._banner.inform(SENTENCES.join(part for part in (headline(result), placing) if part))

    def _on_removed(self, document: Document, inverse: Exchange) -> None:
        self._remember(self.tr("Remove {title}").format(title=named(document)), inverse)
        text = self.tr("Removed: {title}. Its notes and bookmarks are kept.").format(title=document.name)
        self._undoing.offer(text)

    def _remember(self, text: str, inverse: Exchange) -> None:
        """Put a change that was made on the window's history."""
        undoing = self._undoing
        undoing.push(DocumentChange(text, inverse, self._controller.exchange, undoing.mend, undoing.tell))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, YiceError):
            self._banner.warn(sentence(error))
        else:
            self.failed.emit(error)
