"""Reads files that are to be checked before they are added; writes nothing. No Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from store.formats.isolated import PendingRead
from store.formats.registry import Progress as Pages
from store.intake import read_lines, shipped_profile
from store.library import Library
from store.model.errors import BadInput
from store.model.errors import Cancelled as Stopped
from store.model.message import Message
from store.system.paths import resources_dir
from ui.services.library.arriving.arrival_plan import ArrivalPlan
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.candidates import Candidate
from ui.services.library.arriving.file_passwords import AskPassword, FilePasswords
from ui.services.library.arriving.import_files import Cancelled, FileProgress, place_of, within_reading
from ui.services.library.arriving.inbox import unpacked
from ui.services.library.arriving.reading_ahead import ReadingAhead


class CandidateReader:
    """Reads files with what was decided on them before, and says what they are to a library.

    A failure that is a bug is handed to ``report``; the file cannot be read then.
    """

    def __init__(self, library: Library, report: Callable[[Exception], object]) -> None:
        self._library, self._report = library, report

    def files(
        self,
        files: Iterable[Path],
        progress: FileProgress | None = None,
        cancelled: Cancelled | None = None,
        reading: Callable[[], AbstractContextManager[None]] = nullcontext,
        ask_password: AskPassword | None = None,
    ) -> list[Candidate]:
        """Read files, those in folders and zip files too, as ``import_files.read_files`` does.

        ``ask_password`` is asked, within ``reading()``, for that of a file that has one.
        """
        files = list(files)
        asked = frozenset(files)
        passwords = FilePasswords(ask_password)
        arrivals = Arrivals(self._library)
        found: list[Candidate] = []
        with unpacked(files) as wanted, ReadingAhead(wanted) as ahead:
            for number, path in enumerate(wanted):
                if cancelled and cancelled():
                    break
                try:
                    with reading():
                        told = within_reading(progress, number, len(wanted))
                        candidate = self._read(path, ahead, number, told, passwords)
                except Stopped:
                    break
                candidate.place = place_of(path, asked) if isinstance(path, Path) else ""
                _judge(candidate, arrivals)
                found.append(candidate)
                if progress:
                    progress(number + 1, len(wanted))
        return found

    def text(self, text: str, name: str) -> list[Candidate]:
        """Read a text that was pasted as a file with this name."""
        try:
            candidate = self._candidate(text.encode("utf-8", "replace"), name)
        except BadInput as error:
            candidate = Candidate(name, reason=error.reason)
        _judge(candidate, Arrivals(self._library))
        return [candidate]

    def again(self, key: str) -> Candidate:
        """Read the file of a document in the library again, to check it; raises BadInput, NotFound.

        What a librarian put right in a document that ships is put right in it again.
        """
        entry = self._library.summary(key)
        return self._candidate(self._library.source(key), entry.source, key, entry.shipped or entry.stands_in)

    def _read(
        self,
        path: Path | BadInput,
        ahead: ReadingAhead,
        number: int,
        progress: Pages | None,
        passwords: FilePasswords,
    ) -> Candidate:
        name = path.source if isinstance(path, BadInput) else path.name
        try:
            data, pending = ahead.take(number)

            def read(plain: bytes) -> Candidate:
                own = pending if plain is data else None
                return self._candidate(plain, name, progress=progress, pending=own)

            return passwords.open(data, name, read)[0]
        except BadInput as error:
            return Candidate(error.source, reason=error.reason)
        except Stopped:
            raise
        except Exception as error:  # a bug must not cost the user the other files
            self._report(error)
            return Candidate(name, reason=Message("import.bug"))

    def _candidate(
        self,
        data: bytes,
        source: str,
        key: str | None = None,
        shipped: bool = False,
        progress: Pages | None = None,
        pending: PendingRead | None = None,
    ) -> Candidate:
        decisions = self._library.decisions(hashlib.sha256(data).hexdigest())
        profile = shipped_profile(resources_dir(), source) if shipped else None
        return Candidate(
            source, data, read_lines(data, source, profile, progress, pending), decisions, key=key
        )


def _judge(candidate: Candidate, arrivals: Arrivals) -> None:
    """Say what a candidate is to the library and to those before it."""
    if candidate.document is not None:
        candidate.outcome = arrivals.judge(candidate.document, candidate.data, None)
    if isinstance(candidate.outcome, ArrivalPlan):
        arrivals.stored(candidate.outcome, in_library=False)
