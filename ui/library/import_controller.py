"""Takes files into the library, and documents out of it, off the GUI thread; the index follows."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from store.library.library_change import LibraryChange
from store.model.document import Document
from store.model.errors import Cancelled
from store.system import log
from ui.library.document_change import set_edition
from ui.runtime.jobs import Jobs, Task
from ui.services.library.arrivals import Choice, Question
from ui.services.library.document_lists import make_ready
from ui.services.library.inbox import expanded
from ui.services.workspace import ImportResult, Workspace

if TYPE_CHECKING:
    from ui.services.library.candidates import Candidate
    from ui.services.library.file_passwords import AskPassword

Result = TypeVar("Result")

#: How long the window has for showing a change before the index is built beside it.
SETTLE_MS = 150


class Progress(Protocol):
    """Callback of the workspace for progress."""

    def __call__(self, done: int, total: int) -> None:
        """Report ``done`` of ``total``."""


class ImportController(QObject):
    """One change at a time, in the order they are asked for; what comes meanwhile waits."""

    #: What is being done, how far (0 to 1, negative for unknown), and whether it can be cancelled.
    progressed = Signal(str, float, bool)
    #: Nothing is under way any more.
    idle = Signal()
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
    #: The library holds other documents than before.
    library_changed = Signal()
    #: The index was rebuilt; True while it is being rebuilt.
    rebuilding = Signal(bool)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._busy = False
        self._stop = False
        self._task: Task | None = None
        #: Asked, in a worker thread, for the password of a file that has one; None passes over such files.
        self.ask_password: AskPassword | None = None
        self._waiting: list[Callable[[], object]] = []
        # Whether the index is being built, and whether a build was put off for a change.
        self._indexing = self._stale = False

    @property
    def jobs(self) -> Jobs:
        """Background jobs of the controller."""
        return self._jobs

    @property
    def busy(self) -> bool:
        """True if something is under way."""
        return self._busy

    def cancel(self) -> None:
        """Stop, also in the midst of a file; what was taken in until then stays."""
        self._stop, self._stale = True, False
        if self._task is not None:
            self._task.interrupt()
        self._waiting.clear()

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
                lambda _task: self._workspace.add_candidates(wanted), self._on_imported, text, False
            )
        )

    def settle(self, answered: Sequence[tuple[Question, Choice]]) -> None:
        """Do what the user decided on the questions of an import; :attr:`imported` tells the outcome."""
        text = self.tr("Changing the library")
        self._queue(
            lambda: self._begin(
                lambda _task: self._workspace.settle(answered), self._on_imported, text, cancellable=False
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
            lambda: self._begin(lambda _task: self._workspace.restore(key), self._on_restored, text, False)
        )

    def remove(self, key: str) -> None:
        """Take a document out; :attr:`removed` carries what is needed to put it back."""
        text = self.tr("Removing")
        self._queue(lambda: self._begin(lambda _task: self._take_out(key), self._on_removed, text, False))

    def remove_all(self, keys: Sequence[str]) -> None:
        """Take documents out in one change; :attr:`all_removed` carries what puts them back."""
        text, library = self.tr("Removing"), self._workspace.library

        def done(inverse: LibraryChange) -> None:
            self._busy = False
            self.all_removed.emit(len(keys), inverse)
            self._after_change(True)

        wanted = LibraryChange(out=tuple(keys))
        self._queue(lambda: self._begin(lambda _task: library.exchange(wanted), done, text, False))

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

    def run(
        self,
        work: Callable[[Task, Callable[[], bool]], Result],
        success: Callable[[Result], object],
        text: str,
        cancellable: bool = True,
        changes: Callable[[Result], bool] = lambda _result: False,
        failure: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something else in its turn; ``work`` is handed what tells whether the user wants it stopped.

        It must not raise Cancelled. ``changes`` tells of its result whether the library has other documents
        than before; a failure is told by :attr:`failed` as well.
        """

        def done(result: Result) -> None:
            self._busy = False
            success(result)
            self._after_change(changes(result))

        def failed(error: Exception) -> None:
            self._on_failure(error)
            if failure is not None:
                failure(error)

        def begun(task: Task) -> Result:
            return work(task, lambda: self._stop or task.cancelled())

        self._queue(lambda: self._begin(begun, done, text, cancellable, failed))

    def rebuild(self) -> None:
        """Build the index again; searching goes on meanwhile."""
        if not self._busy:
            self._busy = self._indexing = True
            self._stop = self._stale = False
            QTimer.singleShot(SETTLE_MS, self, self._build)

    def _build(self) -> None:
        """Build the index, unless something else was asked for meanwhile."""
        if self._stop or self._stale:
            self._on_indexed(None)
            return
        self._begin(self._index, self._on_indexed, self.tr("Building the index"))
        self.rebuilding.emit(True)

    def rebuild_if_needed(self) -> None:
        """Build the index if it is missing, stale or damaged."""
        if not self._busy:
            self._busy = True
            self._jobs.start(lambda _task: self._workspace.index_state(), self._on_state, self._on_failure)

    def _queue(self, start: Callable[[], object]) -> None:
        """Start something now, or as soon as what is under way has ended."""
        if not self._busy:
            start()
            return
        self._waiting.append(start)
        if self._indexing:
            # What is asked for comes first; one build after it takes in all.
            self._stale = self._stop = True

    def _begin(
        self,
        operation: Callable[[Task], object],
        success: Callable[..., object],
        text: str,
        cancellable: bool = True,
        failure: Callable[[Exception], object] | None = None,
    ) -> None:
        self._busy, self._stop = True, False
        self.progressed.emit(text, -1.0, cancellable)

        def progress(fraction: float, what: str) -> None:
            self.progressed.emit(what or text, fraction, cancellable)

        def work(task: Task) -> object:
            result = operation(task)
            # What the window asks for next is then at hand.
            make_ready(self._workspace.library.documents())
            return result

        self._task = self._jobs.start(work, success, failure or self._on_failure, progress)

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
        inverse = self._workspace.library.exchange(LibraryChange(out=(key,)))
        return inverse.into[0].document, inverse

    def _index(self, task: Task) -> None:
        def progress(done: int, total: int) -> None:
            task.report(done / max(1, total))

        with contextlib.suppress(Cancelled):
            self._workspace.rebuild_index(progress, lambda: self._stop or task.cancelled())

    def _on_indexed(self, _result: object) -> None:
        self._indexing = False
        self._end()

    def _on_state(self, state: str) -> None:
        log.event("index", state=state)
        self._busy = False
        if state != "fresh":
            self.rebuild()
        else:
            self._end()

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

    def _after_change(self, changed: bool) -> None:
        if changed:
            self.library_changed.emit()
        if self._waiting:
            self._waiting.pop(0)()
        elif changed or self._stale:
            self.rebuild()
        else:
            self._end()

    def _on_failure(self, error: Exception) -> None:
        self._indexing = False
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._busy = False
        if self._waiting:
            self._waiting.pop(0)()
            return
        if self._stale:
            self.rebuild()
            return
        self.rebuilding.emit(False)
        self.idle.emit()
