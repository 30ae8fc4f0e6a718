"""Takes files into the library, and documents out of it, off the GUI thread; the index follows."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from store.library.library_change import CLAUSE_BYTES, LibraryChange
from store.model.document import Document, DocumentSummary
from store.model.errors import YiceError
from store.system import log
from ui.library.document_change import set_edition
from ui.library.library_queue import LibraryQueue
from ui.runtime.jobs import Jobs, Task
from ui.services.library.arriving.arrival_plan import ArrivalChoice, EditionQuestion
from ui.services.library.arriving.inbox import expanded
from ui.services.library.short_names import NamedDocument
from ui.services.workspace import ImportResult, Workspace
from ui.widgets.undo_history import MOST_HELD

if TYPE_CHECKING:
    from ui.services.library.arriving.candidates import Candidate
    from ui.services.library.arriving.file_passwords import AskPassword

Done = TypeVar("Done")


class ImportController(LibraryQueue):
    """Asks for changes of the library and tells what became of each; they are done one at a time."""

    #: Files were taken in, or not: the ImportResult.
    imported = Signal(object)
    #: Files were read and can be checked before they are added: a list of Candidate.
    candidates_read = Signal(object)
    #: A document was removed: it, and the Exchange that puts it back.
    removed = Signal(object, object)
    #: Documents were removed: how many, and the Exchange that puts them back.
    all_removed = Signal(int, object)
    #: Documents that ship were put in their places: they, and the Exchange that undoes that, perhaps empty.
    restored = Signal(object, object)
    #: A document was made an edition of another (True) or of none: it, which, and the Exchange back.
    joined = Signal(object, bool, object)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, parent)
        #: Asked, in a worker thread, for the password of a file that has one; None passes over such files.
        self.ask_password: AskPassword | None = None

    def read_candidates(self, files: Sequence[Path]) -> None:
        """Read files and write nothing; :attr:`candidates_read` has them."""
        wanted = expanded(files)
        if wanted:
            text = self.tr("Reading files")
            self._queue(
                lambda: self._begin(lambda task: self._read_candidates(task, wanted), self._on_read, text)
            )

    def read_text(self, text: str, name: str) -> None:
        """Read a text that was pasted, under a name; as :meth:`read_candidates`."""
        told = self.tr("Reading files")
        self._queue(
            lambda: self._begin(
                lambda _task: self._workspace.candidates.text(text, name), self._on_read, told
            )
        )

    def read_again(self, key: str) -> None:
        """Read the file of a document in the library again; as :meth:`read_candidates`."""
        text = self.tr("Reading files")

        def read(task: Task) -> list[Candidate]:
            with task.interruptible():
                return [self._workspace.candidates.again(key)]

        self._queue(lambda: self._begin(read, self._on_read, text))

    def add_candidates(self, wanted: Sequence[Candidate]) -> None:
        """Take in files that were read and checked; :attr:`imported` tells the outcome."""
        text = self.tr("Changing the library")
        self._queue(
            lambda: self._begin(
                self._listing(lambda: self._workspace.add_candidates(wanted)), self._on_imported, text, False
            )
        )

    def settle(self, answered: Sequence[tuple[EditionQuestion, ArrivalChoice]]) -> None:
        """Do what the user decided on the questions of an import; :attr:`imported` tells the outcome."""
        text = self.tr("Changing the library")
        self._queue(
            lambda: self._begin(
                self._listing(lambda: self._workspace.settle(answered)), self._on_imported, text, False
            )
        )

    def join(self, key: str, other: str) -> None:
        """Make a document an edition of another, or with an empty key of none; :attr:`joined` tells."""
        text = self.tr("Changing the library")
        self._queue(
            lambda: self._begin(
                lambda _task: set_edition(self._workspace.library, key, other), self._on_joined, text, False
            )
        )

    def restore(self, key: str = "") -> None:
        """Put a document that ships in its place again, or all that are not; :attr:`restored` tells which."""
        text = self.tr("Changing the library")
        self._queue(
            lambda: self._begin(
                self._listing(lambda: self._workspace.restore(key)), self._on_restored, text, False
            )
        )

    def remove(self, key: str) -> None:
        """Take a document out; :attr:`removed` carries what is needed to put it back."""
        text = self.tr("Removing")
        self._queue(lambda: self._begin(lambda _task: self._take_out(key), self._on_removed, text, False))

    def can_bring_back(self, keys: Sequence[str]) -> bool:
        """Return whether documents can be put back once they are removed: more than so many are not kept."""
        library = self._workspace.library
        return sum(library.summary(key).clause_count for key in keys) * CLAUSE_BYTES <= MOST_HELD

    def remove_all(self, keys: Sequence[str]) -> None:
        """Take documents out in one change; :attr:`all_removed` carries what puts them back."""
        text, library = self.tr("Removing"), self._workspace.library

        def done(inverse: LibraryChange) -> None:
            self._busy = False
            self.all_removed.emit(len(keys), inverse)
            self._after_change(True)

        wanted = LibraryChange(out=tuple(keys))
        self._queue(lambda: self._begin(lambda _task: library.exchange(wanted), done, text, False))

    def summary(self, key: str) -> DocumentSummary:
        """Return a document as the library lists it; NotFound."""
        return self._workspace.library.summary(key)

    def listed(self, document: NamedDocument) -> NamedDocument:
        """Return a document as the library lists it, if it does, with its mark among those of its title."""
        try:
            return self.summary(document.key)
        except YiceError:
            return document

    def change(
        self,
        work: Callable[[], tuple[Document, LibraryChange]],
        success: Callable[[Document, LibraryChange], object],
    ) -> None:
        """Change one document; ``success`` is handed it as it is then, and the change that undoes it."""

        def done(changed: tuple[Document, LibraryChange]) -> None:
            self._busy = False
            success(*changed)
            self._after_change(True)

        text = self.tr("Changing the library")
        self._queue(lambda: self._begin(lambda _task: work(), done, text, False))

    def exchange(
        self,
        wanted: Callable[[], LibraryChange],
        success: Callable[[LibraryChange], object],
        failure: Callable[[Exception], object],
    ) -> None:
        """Undo or redo a change of documents: ``wanted`` is asked when its turn has come.

        ``success`` is handed the change that undoes it; a failure is told by :attr:`failed` as well.
        """

        def done(inverse: LibraryChange) -> None:
            self._busy = False
            success(inverse)
            self._after_change(True)

        def failed(error: Exception) -> None:
            failure(error)
            self._on_failure(error)

        text, library = self.tr("Changing the library"), self._workspace.library
        self._queue(lambda: self._begin(lambda _task: library.exchange(wanted()), done, text, False, failed))

    def _read_candidates(self, task: Task, files: list[Path]) -> list[Candidate]:
        importlib.import_module("ui.library.review.review_dialog")  # loaded in the GUI thread it would block

        def progress(done: float, total: int) -> None:
            if done < total:
                task.report(done / total, files[int(done)].name if total == len(files) else "")

        progress(0, len(files))
        return self._workspace.candidates.files(
            files, progress, lambda: self._stop or task.cancelled(), task.interruptible, self.ask_password
        )

    def _on_read(self, candidates: list[Candidate]) -> None:
        self._end()
        if candidates:
            self.candidates_read.emit(candidates)

    def _take_out(self, key: str) -> tuple[Document, LibraryChange]:
        library = self._workspace.library
        document = library.document(key)  # with its mark, which the library does not know once it is out
        return document, library.exchange(LibraryChange(out=(key,)))

    def _listing(self, work: Callable[[], Done]) -> Callable[[Task], Done]:
        """Do work, and list the documents in the same thread: what names them finds them listed."""

        def run(_task: Task) -> Done:
            done = work()
            with contextlib.suppress(YiceError):  # what is damaged is told when it is read
                self._workspace.library.documents()
            return done

        return run

    def _on_imported(self, result: ImportResult) -> None:
        log.event("import", taken=len(result.imported), rejected=len(result.rejected))
        self._busy = False
        self.imported.emit(result)
        self._after_change(bool(result.imported))

    def _on_joined(self, done: tuple[Document, bool, LibraryChange]) -> None:
        self._busy = False
        self.joined.emit(*done)
        self._after_change(True)

    def _on_restored(self, done: tuple[list[Document], LibraryChange]) -> None:
        self._busy = False
        self.restored.emit(*done)
        self._after_change(bool(done[1]))

    def _on_removed(self, taken: tuple[Document, LibraryChange]) -> None:
        self._busy = False
        self.removed.emit(*taken)
        self._after_change(True)
