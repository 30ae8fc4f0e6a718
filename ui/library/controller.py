"""Adding and removing documents as the user sees it: dialogs, banners, progress, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from store.formats.registry import extensions
from store.library.library_change import LibraryChange
from store.model.document import Document
from store.model.errors import YiceError
from store.packs.pack import SUFFIX
from ui.appearance.theme import ThemeManager
from ui.library.document_change import DocumentChange
from ui.library.edition_dialog import EditionDialog
from ui.library.import_controller import ImportController
from ui.library.import_dialog import ImportDialog
from ui.library.import_report import change_name, headline, menu_title, placing_sentence, quoted_title, why
from ui.library.password_dialog import PasswordAsker
from ui.library.review_controller import ReviewController
from ui.runtime.i18n import listed, numbered, sentence
from ui.runtime.settings import Settings
from ui.services.library.arriving.arrival_plan import SkippedFile
from ui.services.library.arriving.import_files import RejectedFile
from ui.services.library.arriving.inbox import expanded
from ui.services.library.short_names import full_title
from ui.services.workspace import ImportResult
from ui.widgets.banner import Banner, OfferedAction
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.undo_history import MOST_HELD, UndoHistory

if TYPE_CHECKING:
    from ui.services.library.arriving.candidates import Candidate

#: Between two sentences of one line.
SENTENCES = "  "


class LibraryController(QObject):
    """Connects the import controller with the window.

    ``written`` tells how much the user has written in a document.
    """

    open_requested = Signal(str)
    #: Update packs were chosen, dropped or handed over: their paths.
    packs_given = Signal(list)
    #: An exception that is a bug.
    failed = Signal(object)

    def __init__(
        self,
        controller: ImportController,
        banner: Banner,
        themes: ThemeManager,
        settings: Settings,
        undoing: UndoHistory,
        written: Callable[[str], int],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._undoing, self._written = undoing, written
        self._pending = ImportResult()
        self._controller, self._banner = controller, banner
        self._themes, self._settings, self._window = themes, settings, window
        self._review = ReviewController(controller, themes, window)
        self.passwords = PasswordAsker(window)
        controller.ask_password = self.passwords.ask
        controller.imported.connect(self._on_imported)
        controller.candidates_read.connect(self._on_read)
        controller.removed.connect(self._on_removed)
        controller.all_removed.connect(self._on_all_removed)
        controller.restored.connect(self._on_restored)
        controller.joined.connect(self._on_joined)
        controller.failed.connect(self._on_failed)

    def choose_files(self) -> None:
        """Ask for files and take them in."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Add files"),
            str(folder_for("import")),
            self.tr("Policy files ({patterns});;All files (*)").format(
                patterns=" ".join(f"*.{name}" for name in extensions())
            ),
        )
        if names:
            remember("import", names[0])
            self.add([Path(name) for name in names])

    def add(self, files: Sequence[Path]) -> None:
        """Read files; what is sure is taken in, the rest is checked first. Packs go their own way."""
        files = expanded(files)
        packs = [file for file in files if file.suffix.lower() == SUFFIX]
        if packs:
            self.packs_given.emit(packs)
        self._controller.read_candidates([file for file in files if file not in packs])

    def paste(self) -> None:
        """Take in what was copied: files, or the text of a policy."""
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.add(files)
        elif data.text().strip():
            self.add_text(data.text())
        else:
            self._banner.inform(self.tr("Nothing to paste: copy files or the text of a policy first."))

    def add_text(self, text: str) -> None:
        """Read the text of a policy that was pasted or dropped."""
        self._controller.read_text(text, self.tr("Pasted text") + ".txt")

    def review(self, key: str) -> None:
        """Open what was read of a document in the library, to set clauses and details right."""
        self._controller.read_again(key)

    def _on_read(self, candidates: Sequence[Candidate]) -> None:
        """Files were read: one that is sure is added at once, several and doubtful ones are shown."""
        self._review.close()
        states = [one.state for one in candidates]
        if states == ["ready"] and candidates[0].key is None:
            self._controller.add_candidates(candidates)
        elif candidates[0].key is None and not {"ready", "check", "update"} & set(states):
            outcomes = (one.outcome for one in candidates)
            skipped = tuple(each for each in outcomes if isinstance(each, SkippedFile))
            failed = ((one.source, one.reason) for one in candidates)
            rejected = tuple(RejectedFile(source, reason) for source, reason in failed if reason is not None)
            self._tell(ImportResult(skipped=skipped, rejected=rejected))
        else:
            self._review.open(candidates)

    def remove_all(self, keys: Sequence[str]) -> None:
        """Take documents out of the library in one change, which is asked first."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove from the library"))
        box.setText(
            numbered(
                self.tr("Remove {n} document from the library?|Remove {n} documents from the library?"),
                n=len(keys),
            )
        )
        box.setInformativeText(
            self.tr("What you wrote in them is kept, and Ctrl+Z brings them back.")
            if self._controller.can_bring_back(keys)
            else self.tr(
                "These are too many to be undone: what you wrote in them is kept, but the documents "
                "can only be added again from their files."
            )
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(remove)
        box.accepted.connect(lambda: self._controller.remove_all(keys))
        box.finished.connect(box.deleteLater)
        box.open()

    def remove(self, key: str) -> None:
        """Take a document out of the library; the banner offers it back, and so does Ctrl+Z.

        Where the user has written in it, that is asked first.
        """
        count = self._written(key)
        if not count:
            self._controller.remove(key)
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove from the library"))
        box.setText(
            numbered(
                self.tr(
                    "There is {n} note, highlight or bookmark in {title}.|"
                    "There are {n} notes, highlights or bookmarks in {title}."
                ),
                n=count,
                title=quoted_title(self._controller.summary(key)),
            )
        )
        box.setInformativeText(
            self.tr("They are kept in the workbook, and are in their places again when the document is back.")
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(remove)
        box.accepted.connect(lambda: self._controller.remove(key))
        box.finished.connect(box.deleteLater)
        box.open()

    def restore(self, key: str = "") -> None:
        """Put a document that ships in its place again, or without a key all that are not in theirs."""
        self._controller.restore(key)

    def set_edition(self, key: str, other: str) -> None:
        """Make a document an edition of another, or with an empty key of none."""
        self._controller.join(key, other)

    def _on_joined(self, document: Document, joined: bool, inverse: LibraryChange) -> None:
        text = self.tr("Make {title} an edition") if joined else self.tr("List {title} by itself")
        change = text.format(title=menu_title(document))
        self._remember(change, inverse)
        self._undoing.offer(change)

    def _on_imported(self, result: ImportResult) -> None:
        if result.inverse:
            self._remember(change_name(result, self._controller.listed), result.inverse)
        result, self._pending = self._pending + result, ImportResult()
        if result.questions:
            self._pending = replace(result, questions=(), inverse=LibraryChange())
            dialog = EditionDialog(result.questions, self._review.dialog or self._window)
            dialog.answered.connect(self._controller.settle)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            self._tell(result)

    def _tell(self, result: ImportResult) -> None:
        if self._review.dialog is not None:
            self._review.mark_added(result)
            result = replace(result, imported=tuple(replace(each, warnings=()) for each in result.imported))
        doubtful = any(document.warnings or not document.complete for document in result.imported)
        placing = placing_sentence(result.placing)
        several = len(result.skipped) > 1 or (result.skipped and result.imported)
        if result.rejected or doubtful or several:
            dialog = ImportDialog(self._themes, result, self._window, self._controller.listed)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        elif result.skipped:
            (skipped,) = result.skipped
            text = self.tr("Left out {file}: {reason}").format(file=skipped.source, reason=why(skipped))
            self._banner.inform(text, self.tr("Open"), lambda: self.open_requested.emit(skipped.key))
        elif len(result.imported) == 1:
            key = result.imported[0].key
            self._tell_added(result, placing, (self.tr("Open"), lambda: self.open_requested.emit(key)))
        elif result.imported:
            self._tell_added(result, placing)

    def _tell_added(self, result: ImportResult, placing: str, more: OfferedAction | None = None) -> None:
        """Say what was added; what Ctrl+Z takes back is offered as a button too."""
        text = SENTENCES.join(part for part in (headline(result, self._controller.listed), placing) if part)
        if result.inverse:
            self._undoing.offer(text, more)
        elif more is not None:
            self._banner.inform(text, *more)
        else:
            self._banner.inform(text)

    def _on_removed(self, document: Document, inverse: LibraryChange) -> None:
        self._remember(self.tr("Remove {title}").format(title=menu_title(document)), inverse)
        text = self.tr("Removed: {title}. Its notes and bookmarks are kept.").format(
            title=full_title(document)
        )
        self._undoing.offer(text)

    def _on_all_removed(self, count: int, inverse: LibraryChange) -> None:
        self._remember(numbered(self.tr("Remove {n} document|Remove {n} documents"), n=count), inverse)
        text = numbered(
            self.tr(
                "Removed {n} document. Its notes and bookmarks are kept.|"
                "Removed {n} documents. Their notes and bookmarks are kept."
            ),
            n=count,
        )
        if inverse.weight > MOST_HELD:
            self._banner.inform(text)
        else:
            self._undoing.offer(text)

    def _on_restored(self, documents: Sequence[Document], inverse: LibraryChange) -> None:
        if not inverse:
            self._banner.inform(self.tr("All documents that ship are in their places."))
            return
        names = listed(menu_title(self._controller.listed(document)) for document in documents)
        self._remember(self.tr("Restore {title}").format(title=names), inverse)
        text = self.tr("As they ship again: {title}. Your texts are kept beside them.").format(title=names)
        self._undoing.offer(text)

    def _remember(self, text: str, inverse: LibraryChange) -> None:
        """Put a change that was made on the window's history."""
        undoing = self._undoing
        undoing.push(DocumentChange(text, inverse, self._controller.exchange, undoing.mend, undoing.tell))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, YiceError):
            self._banner.warn(sentence(error))
        else:
            self.failed.emit(error)
