"""The user's data as one thing: library, notebook and index of a data folder. No Qt.

``python -m ui.services.workspace FOLDER`` makes the folder that ships: library.db, index and stamp.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from store.library import Library
from store.library.edition_views import EditionView
from store.library.library_change import LibraryChange
from store.library.pack_records import packs_of
from store.library.shipped import bundled
from store.model.document import Document
from store.model.errors import (
    NotShipped,
)
from store.model.message import Message
from store.notebook import Notebook, PlacingReport
from store.system.crash_report import write_report
from store.system.files import make_private, remove_leftovers
from store.system.paths import DataPaths, resources_dir, shipped_dir, user_data_dir
from ui.services.background_check import check_in_background
from ui.services.data_folder import open_library
from ui.services.library.arriving.arrival_plan import ArrivalChoice, EditionQuestion
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.document_storage import DocumentStorage
from ui.services.library.arriving.import_files import (
    FileProgress,
    ImportResult,
    RejectedFile,
    read_files,
    settle_questions,
)
from ui.services.notebook import notebook_files
from ui.services.notebook.notebook_filters import NotebookMarks
from ui.services.own_files import set_aside_garbage
from ui.services.own_words import OwnWords, use_pack_words

if TYPE_CHECKING:
    from index.corpus.index_files import IndexState
    from index.engine import SearchEngine
    from ui.services.library.arriving.candidate_reading import CandidateReader
    from ui.services.library.arriving.candidates import Candidate

__all__ = ["ImportResult", "RejectedFile", "Workspace", "read_files"]

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Workspace:
    """Library, notebook and search engine of one data folder; any thread may use it.

    The notebook and the engine are opened when first asked for, so that a command which needs neither does
    not wait for them. ``notices`` tells what the user should know of the opening, such as that a damaged
    file was set aside; ``created`` whether the library was just put in place.
    """

    def __init__(self, paths: DataPaths, library: Library, created: bool, notices: list[Message]) -> None:
        self.paths = paths
        self.library = library
        self.created = created
        self.notices = notices
        self._lock = threading.RLock()
        self._notebook: Notebook | None = None
        self._engine: SearchEngine | None = None
        self._documents = DocumentStorage(library, self._written_notebook, notices)

    @classmethod
    def open(cls, paths: DataPaths, progress: Progress | None = None) -> Self:
        """Open a data folder; the first time, and after an update, with the documents that ship.

        ``progress(done, total)`` is called while the library has to be made from the sources.
        Raises NewerFile, CannotWrite or Busy.
        """
        shipped = bundled.shipment(shipped_dir(), resources_dir())
        notices: list[Message] = []
        make_private(paths.root, always=paths.root == user_data_dir())
        for folder in (paths.root, paths.backups_dir):
            remove_leftovers(folder)
        notices += set_aside_garbage(paths)
        library, created = open_library(paths, shipped, notices, progress)
        return cls(paths, library, created, notices)

    @property
    def current(self) -> EditionView:
        """The library without the earlier editions of its documents."""
        return EditionView(self.library)

    @property
    def notebook(self) -> Notebook:
        """The notebook; of a damaged one what can be read is brought into a new one, with a notice."""
        with self._lock:
            if self._notebook is None:
                self._notebook = notebook_files.open_notebook(self.paths, self.notices, self.library)
                # What changed after the last backup, if the program did not come to its end then.
                notebook_files.back_up(self._notebook, self.notices)
            return self._notebook

    def _written_notebook(self) -> Notebook | None:
        """Return the notebook if anything was ever written in it: to ask is not to make it."""
        return self.notebook if self.paths.notebook_db.exists() else None

    def look_through(self) -> list[Message]:
        """Once a week, and where a file was not closed properly, look at everything; what to tell of it.

        What is damaged is made again when it is opened next. Takes seconds; for the background.
        """
        return check_in_background(self.paths, self.library, self.notebook)

    def back_up(self) -> None:
        """Make the day's backup of the notebook if anything has changed since the last; else a notice."""
        notebook_files.back_up(self.notebook, self.notices)

    def place_annotations(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> PlacingReport:
        """Find all annotations in the texts that the library has now; for when that has changed."""
        return notebook_files.place(self.notebook, self.library, progress, cancelled)

    @property
    def engine(self) -> SearchEngine:
        """The search engine; it answers with or without a usable index, only slower without."""
        with self._lock:
            if self._engine is None:
                from index.engine import SearchEngine

                self.use_words()
                marks = NotebookMarks(lambda: self.notebook, self.paths.notebook_db.exists)
                earlier = EditionView(self.library, earlier=True)
                self._engine = SearchEngine(self.current, self.paths.index_dir, marks, earlier)
            return self._engine

    def use_words(self) -> None:
        """Let searches use the hospital's own words, and those that packs have brought."""
        use_pack_words(text for pack in packs_of(self.library) for text in pack.words)
        OwnWords(self.paths.own_words).use()

    def index_state(self) -> IndexState:
        """Return whether the index fits the library: fresh, missing, stale or damaged.

        What was changed without a trace in size and time is noticed by :meth:`look_through`.
        """
        from index.corpus.index_files import state

        return state(self.paths.index_dir, self.current, thorough=False)

    def rebuild_index(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None, hurried: bool = False
    ) -> None:
        """Bring the index up to date beside the old one and swap; one that is so is built again.

        Searching goes on meanwhile, and comes first unless this is ``hurried``. Raises Cancelled or
        CannotWrite; the old index is then as it was.
        """
        from index.corpus.index_files import build
        from ui.services.index_process import ProcessWriter, worth_it

        write = ProcessWriter(self.library, hurried) if worth_it(self.paths.library_db) else None
        build(self.current, self.paths.index_dir, progress, cancelled, write)
        with self._lock:
            engine = self._engine
        if engine is not None:
            engine.reopen()

    def import_files(
        self,
        files: Iterable[Path],
        dry_run: bool = False,
        progress: FileProgress | None = None,
        cancelled: Cancelled | None = None,
        choice: ArrivalChoice | None = "skip",
        reading: Callable[[], AbstractContextManager[None]] = nullcontext,
        passwords: Iterable[str] = (),
    ) -> ImportResult:
        """Read policy files into the library; with ``dry_run`` nothing is written.

        A file that cannot be used is among the rejected and stops no other. ``choice`` is what becomes of a
        text that is alike one in the library, None leaves it to :meth:`settle`. The index is stale after it.
        Raises CannotWrite or Busy when the library cannot be written; what was stored before then stays.
        Each file is read within ``reading()``, which may raise Cancelled; ``passwords`` are tried on those
        that have one.
        """
        arrivals = Arrivals(self.library)
        self._documents.begin()
        store = None if dry_run else self._documents.store
        with self.library.together() as flush:
            result = read_files(
                files,
                store,
                progress,
                cancelled,
                self.note_failure,
                arrivals,
                choice,
                reading,
                self.library.decisions,
                self._documents.arrivals.came,
                flush,
                passwords,
            )
        return replace(result, placing=self._documents.placing)

    def settle(self, answered: Iterable[tuple[EditionQuestion, ArrivalChoice]]) -> ImportResult:
        """Do what the user decided on the questions of an import."""
        self._documents.begin()
        result = settle_questions(answered, self._documents.store, Arrivals(self.library))
        return replace(result, placing=self._documents.placing)

    @property
    def candidates(self) -> CandidateReader:
        """Reader of files that are checked before they are added."""
        from ui.services.library.arriving.candidate_reading import CandidateReader

        return CandidateReader(self.library, self.note_failure)

    def add_candidates(
        self, wanted: Sequence[Candidate], choice: ArrivalChoice | None = None
    ) -> ImportResult:
        """Take in files that were read, with what was decided; one that changed since is judged again.

        ``choice`` is what becomes of a text that is alike one in the library, None puts it among the
        questions. A document that is in the library already is replaced by what was decided on it.
        """
        from ui.services.library.arriving.candidates import take_in

        documents = self._documents
        documents.begin(wanted)
        result = take_in(wanted, Arrivals(self.library), documents.store, documents.store_decided, choice)
        return replace(result, placing=self._documents.placing)

    def restore(self, wanted: str = "") -> tuple[list[Document], LibraryChange]:
        """Put a document that ships in its place again; what the user put there is kept beside it.

        ``wanted`` is its key, number or title; without it, all that are not in their places are put there.
        Returns the documents that were, and the change that undoes it. Raises NotShipped.
        """
        shipped = bundled.shipped_documents(bundled.shipment(shipped_dir(), resources_dir()), wanted)
        if wanted and not shipped:
            raise NotShipped(what=wanted)
        return self._documents.restore(shipped)

    def note_failure(self, error: Exception) -> None:
        """Write a crash report of a file on which the intake failed unexpectedly."""
        write_report(error, self.paths.crash_dir)

    def close(self) -> None:
        """Close everything; the object cannot be used any more."""
        with self._lock:
            if self._engine is not None:
                self._engine.close()
            if self._notebook is not None:
                notebook_files.back_up(self._notebook, self.notices)
                self._notebook.close()
            self.library.close()
