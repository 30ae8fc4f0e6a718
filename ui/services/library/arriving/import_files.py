"""Policy files to documents, one after the other; a bad one stops no other. No Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.library.library_change import LibraryChange
from store.model.checking.decision import Decision
from store.model.document import Document
from store.model.errors import BadInput
from store.model.errors import Cancelled as Stopped
from store.model.message import Message
from store.notebook.model import PlacingReport
from ui.services.library.arriving.arrival_plan import ArrivalChoice, ArrivalPlan, EditionQuestion, SkippedFile
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.inbox import unpacked
from ui.services.library.arriving.kept_plans import KeptPlans

if TYPE_CHECKING:
    from store.formats.isolated import PendingRead
    from ui.services.library.arriving.file_passwords import FilePasswords
    from ui.services.library.arriving.reading_ahead import ReadingAhead

_T = TypeVar("_T")

#: Told how many of how many files are read, with a fraction for the pages of the one being read.
FileProgress = Callable[[float, int], None]
Cancelled = Callable[[], bool]
#: What was decided on the reading of the file with a hash.
ArrivalDecider = Callable[[str], Sequence[Decision]]


#: Files of these formats and of fewer bytes are read at once; others may have pages to look at for minutes.
_QUICK, _QUICK_BYTES = frozenset((".txt", ".md", ".htm", ".html", ".docx", ".rtf", ".wps")), 400_000


@dataclass(frozen=True, slots=True)
class RejectedFile:
    """A file that was not taken in, and why."""

    source: str
    reason: Message


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Results of the files of one import, in their order, and of the annotations in their documents.

    ``plans`` tell of each of ``imported`` what it is to the library; ``skipped`` were left out for what is
    there, ``questions`` wait for the user. ``inverse`` takes back what was written.
    """

    imported: Sequence[Document] = ()
    rejected: tuple[RejectedFile, ...] = ()
    placing: PlacingReport = field(default_factory=PlacingReport)
    plans: Sequence[ArrivalPlan] = ()
    skipped: tuple[SkippedFile, ...] = ()
    questions: tuple[EditionQuestion, ...] = ()
    inverse: LibraryChange = field(default_factory=LibraryChange)

    def __add__(self, other: ImportResult) -> ImportResult:
        return ImportResult(
            _joined(self.imported, other.imported),
            self.rejected + other.rejected,
            self.placing + other.placing,
            _joined(self.plans, other.plans),
            self.skipped + other.skipped,
            self.questions + other.questions,
            other.inverse + self.inverse,
        )

    @property
    def replaced(self) -> frozenset[str]:
        """The keys of those that took the place of another text."""
        return frozenset(plan.document.key for plan in self.plans if plan.action == "replaced")


def _joined(ones: Sequence[_T], others: Sequence[_T]) -> Sequence[_T]:
    return (*ones, *others) if ones and others else ones or others


def read_files(
    files: Iterable[Path],
    store: Callable[[ArrivalPlan, bytes], LibraryChange] | None = None,
    progress: FileProgress | None = None,
    cancelled: Cancelled | None = None,
    report: Callable[[Exception], object] | None = None,
    arrivals: Arrivals | None = None,
    choice: ArrivalChoice | None = "skip",
    reading: Callable[[], AbstractContextManager[None]] = nullcontext,
    decided: ArrivalDecider | None = None,
    arrived: Callable[[str, str], object] | None = None,
    flush: Callable[[], None] | None = None,
    passwords: Iterable[str] = (),
) -> ImportResult:
    """Read policy files, those in folders and zip files too.

    Without ``store`` nothing is written, and no data folder is needed. ``progress`` is told how many of how
    many files are read, with a fraction for the pages of the file that is being read.
    Each document that is to be taken in is handed to ``store``, which returns the change that takes it back.
    What it is to the others is judged by ``arrivals``; ``choice`` says what becomes of a text that is alike
    one in the library, None puts it among the questions. A file on which the intake fails unexpectedly is
    rejected as well, and the failure handed to ``report``. Each file is read, but not stored, within
    ``reading()``, in which the error Cancelled may be raised (store.model.stopping):
    what was taken in until then is the result. ``decided`` says what a person has set right in an earlier
    reading of the file with a hash; ``arrived`` is told the hash of each file and where it came from.
    ``flush`` is called before a file that may take long; ``passwords`` are tried on files that have one.
    """
    files = list(files)
    asked = frozenset(files)
    arrivals = arrivals or Arrivals()
    whole = ImportBatch()
    # With the readers: not before they are wanted.
    from ui.services.library.arriving.file_passwords import FilePasswords
    from ui.services.library.arriving.reading_ahead import ReadingAhead

    opened = FilePasswords(given=passwords)

    with unpacked(files) as wanted, ReadingAhead(wanted, documents=True) as ahead:
        for number, path in enumerate(wanted):
            if cancelled and cancelled():
                break
            if flush and not _quick(path):
                flush()
            try:
                with reading():
                    told = within_reading(progress, number, len(wanted))
                    read = _take(path, ahead, number, report, told, decided, opened)
            except Stopped:
                break
            if isinstance(read, RejectedFile):
                whole.rejected.append(read)
            else:
                if arrived and isinstance(path, Path):
                    arrived(read[0].sha256, place_of(path, asked))
                whole.take(arrivals, arrivals.judge(*read, choice), read[1], store)
            if progress:
                progress(number + 1, len(wanted))
    return whole.result()


def place_of(path: Path, asked: Collection[Path]) -> str:
    """Return where a file came from: its path; what was packed into a zip file has only its name."""
    kept = path in asked or any(parent in asked for parent in path.parents)
    return str(path.absolute()) if kept else path.name


def _quick(path: Path | BadInput) -> bool:
    """Return whether a file is read in much less than a second."""
    if isinstance(path, BadInput):
        return True
    try:
        return path.suffix.lower() in _QUICK and path.stat().st_size < _QUICK_BYTES
    except OSError:
        return True


def settle_questions(
    answered: Iterable[tuple[EditionQuestion, ArrivalChoice]],
    store: Callable[[ArrivalPlan, bytes], LibraryChange],
    arrivals: Arrivals,
) -> ImportResult:
    """Do what the user decided on texts that are alike some in the library."""
    whole = ImportBatch()
    for question, choice in answered:
        whole.take(arrivals, arrivals.settle(question, choice), question.data, store)
    return whole.result()


class ImportBatch:
    """Results of the files so far."""

    def __init__(self) -> None:
        self._plans = KeptPlans()
        self.skipped: list[SkippedFile] = []
        self.rejected: list[RejectedFile] = []
        self.questions: list[EditionQuestion] = []
        self._inverse: list[LibraryChange] = []

    def take(
        self,
        arrivals: Arrivals,
        decided: ArrivalPlan | SkippedFile | EditionQuestion,
        data: bytes,
        store: Callable[[ArrivalPlan, bytes], LibraryChange] | None,
    ) -> None:
        """Do what was decided over one file."""
        if isinstance(decided, SkippedFile):
            self.skipped.append(decided)
        elif isinstance(decided, EditionQuestion):
            self.questions.append(decided)
        else:
            if store is not None:
                self._inverse.append(store(decided, data))
            arrivals.stored(decided)
            self._plans.add(decided)

    def note(self, plan: ArrivalPlan, inverse: LibraryChange) -> None:
        """Remember a document that was changed in its place, and what takes that back."""
        self._inverse.append(inverse)
        self._plans.add(plan)

    def result(self) -> ImportResult:
        """Return the results."""
        return ImportResult(
            self._plans.documents(),
            tuple(self.rejected),
            plans=self._plans.plans(),
            skipped=tuple(self.skipped),
            questions=tuple(self.questions),
            inverse=LibraryChange(
                tuple(key for each in reversed(self._inverse) for key in each.out),
                tuple(kept for each in reversed(self._inverse) for kept in each.into),
            ),
        )


def within_reading(progress: FileProgress | None, number: int, total: int) -> FileProgress | None:
    """Tell ``progress`` of the pages of file ``number``."""
    if progress is None:
        return None
    return lambda done, count: progress(number + done / count, total) if 0 < done < count else None


def _take(
    path: Path | BadInput,
    ahead: ReadingAhead,
    number: int,
    report: Callable[[Exception], object] | None,
    progress: FileProgress | None,
    decided: ArrivalDecider | None,
    passwords: FilePasswords,
) -> tuple[Document, bytes] | RejectedFile:
    """Return what was read of one file."""
    name = path.source if isinstance(path, BadInput) else path.name
    try:
        data, pending = ahead.take(number)
        document = ahead.document(number)
        if document is not None and not (decided and decided(hashlib.sha256(data).hexdigest())):
            return document, data

        def read(plain: bytes) -> Document:
            decisions = decided(hashlib.sha256(plain).hexdigest()) if decided else ()
            return _read(name, plain, pending if plain is data else None, progress, decisions)

        return passwords.open(data, name, read)
    except BadInput as error:
        return RejectedFile(error.source, error.reason)
    except Stopped:
        raise
    except Exception as error:  # a bug must not cost the user the other files
        if report:
            report(error)
        return RejectedFile(name, Message("import.bug"))


def _read(
    name: str,
    data: bytes,
    pending: PendingRead | None,
    progress: FileProgress | None,
    decisions: Sequence[Decision],
) -> Document:
    """Return the document in a file."""
    from store.intake import read_lines

    return read_lines(data, name, None, progress, pending).decided(decisions)
