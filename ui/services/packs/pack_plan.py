"""Preview of a pack: its changes of library and notebook; nothing is written. No Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from store.library.pack_records import InstalledPack, digest, packs_of
from store.model.checking.decision import Decision
from store.model.document import Document, DocumentSummary
from store.model.errors import BadInput
from store.model.message import Message
from store.model.rekeying import rekeyed
from store.notebook import PlacingReport
from store.packs.manifest import Manifest, PackedDocument, WithdrawnDocument
from store.packs.pack import Pack, open_pack
from store.packs.publishers import Publishers
from store.packs.refusal import PackRefused
from ui.services.library.arriving.arrival_plan import ArrivalPlan, EditionQuestion, SkippedFile
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.import_files import FileProgress, ImportResult, RejectedFile, read_files
from ui.services.workspace import Workspace

Cancelled = Callable[[], bool]
PackReading = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class ComingDocument:
    """A document that a pack brings: how it is stored, its bytes, and the decisions on its reading."""

    plan: ArrivalPlan
    data: bytes
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ForeseenChange:
    """The annotations of one document, as they would be after a pack: kept, moved, unsure or lost."""

    key: str
    title: str
    placing: PlacingReport


@dataclass(frozen=True, slots=True)
class PackPlan:
    """Preview of installing a pack.

    ``withdrawn`` are in the library and would leave it, ``absent`` are not there; ``kept_decisions`` are
    titles of documents of which the user's own decisions stay. ``state`` is what the library was then.
    """

    pack: Pack
    coming: tuple[ComingDocument, ...]
    skipped: tuple[SkippedFile, ...]
    rejected: tuple[RejectedFile, ...]
    withdrawn: tuple[DocumentSummary, ...]
    absent: tuple[WithdrawnDocument, ...]
    words: tuple[str, ...]
    kept_decisions: tuple[str, ...]
    notes: tuple[ForeseenChange, ...]
    before: InstalledPack | None
    state: tuple[str, str]

    @property
    def manifest(self) -> Manifest:
        """Return what the pack says of itself."""
        return self.pack.manifest

    @property
    def added(self) -> tuple[ComingDocument, ...]:
        """Return what comes beside the documents that are there."""
        return tuple(each for each in self.coming if each.plan.action != "replaced")

    @property
    def replaced(self) -> tuple[ComingDocument, ...]:
        """Return what takes the place of another text."""
        return tuple(each for each in self.coming if each.plan.action == "replaced")

    @property
    def expired(self) -> bool:
        """Return whether the publisher expected a later pack by today."""
        return self.manifest.expired(date.today())


def plan_pack(
    workspace: Workspace,
    path: Path,
    progress: FileProgress | None = None,
    cancelled: Cancelled | None = None,
    reading: PackReading = nullcontext,
) -> PackPlan:
    """Check a pack and find out what it would do; its documents are read by the intake.

    Raises PackRefused for a pack that cannot be installed, also for one that is older than the one that is;
    Cancelled. ``progress`` is told of the files that are read.
    """
    library = workspace.library
    pack = open_pack(path, Publishers(workspace.paths.pack_keys).trusted())
    state = state_of(workspace)
    before = _before(pack, packs_of(library))
    chosen = _Decided(workspace, pack, before)
    result, data = _read(workspace, pack, chosen, progress, cancelled, reading)
    again = _read_again(workspace, pack, chosen)
    coming = [
        ComingDocument(plan, data[plan.document.sha256], chosen.of(plan.document.sha256))
        for plan in result.plans
    ]
    coming += again
    renewed = {each.document.sha256: each.document.key for each in (one.plan for one in again)}
    skipped = tuple(each for each in result.skipped if each.key not in renewed.values())
    entries = {entry.key: entry for entry in library.documents()}
    wanted = {each.key: each for each in pack.manifest.withdrawn}
    # What is in the pack itself is not withdrawn by it.
    comes = {each.plan.document.key for each in coming} | {each.key for each in skipped if each.alike == 1}
    withdrawn = tuple(entries[key] for key in wanted if key in entries and key not in comes)
    absent = tuple(each for key, each in wanted.items() if key not in entries)
    words = tuple(_words(pack))
    notes = _foresee(workspace, coming, withdrawn)
    return PackPlan(
        pack, tuple(coming), skipped, result.rejected, withdrawn, absent, words,
        chosen.kept, notes, before, state,
    )  # fmt: skip


def state_of(workspace: Workspace) -> tuple[str, str]:
    """Return what a plan was made for: the documents of the library, and the packs that were installed."""
    return workspace.library.stamp(), repr(packs_of(workspace.library))


def _before(pack: Pack, installed: Sequence[InstalledPack]) -> InstalledPack | None:
    """Return the pack of the same series that is installed; PackRefused where that is not older."""
    found = next((each for each in installed if each.identity == (pack.key.name, pack.manifest.name)), None)
    if found is not None and found.sha256 == pack.sha256:
        raise PackRefused(source=pack.path.name, reason=Message("pack.installed", day=found.installed))
    if found is not None and found.counter >= pack.manifest.counter:
        counter = pack.manifest.counter
        raise PackRefused(
            source=pack.path.name, reason=Message("pack.older", counter=counter, installed=found.counter)
        )
    return found


class _Decided:
    """Decisions that hold on each file: the pack's, unless the user has made other ones."""

    def __init__(self, workspace: Workspace, pack: Pack, before: InstalledPack | None) -> None:
        self._mine = workspace.library.decisions
        self._documents = {each.file.sha256: each for each in pack.manifest.documents}
        self._theirs = {sha256: pack.decisions(each) for sha256, each in self._documents.items()}
        self._brought: Mapping[str, str] = before.decided if before else {}
        #: Titles of the documents of which the user's decisions stay.
        self.kept: tuple[str, ...] = ()

    def of(self, sha256: str) -> tuple[Decision, ...]:
        """Return what holds on the file with a hash."""
        mine, theirs = self._mine(sha256), self._theirs.get(sha256, ())
        if not mine or mine == theirs or digest(mine) == self._brought.get(sha256):
            return theirs
        if theirs:
            self.kept = tuple(dict.fromkeys((*self.kept, self._documents[sha256].title)))
        return mine


def _read(
    workspace: Workspace,
    pack: Pack,
    chosen: _Decided,
    progress: FileProgress | None,
    cancelled: Cancelled | None,
    reading: PackReading,
) -> tuple[ImportResult, dict[str, bytes]]:
    """Have the intake read the documents of a pack; returns what they are to the library, and their bytes."""
    data: dict[str, bytes] = {}
    arrivals = Arrivals(workspace.library)
    with tempfile.TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
        files = []
        for number, document in enumerate(pack.manifest.documents):
            file = Path(folder) / str(number) / document.source
            file.parent.mkdir()
            data[document.file.sha256] = pack.read(document.file)
            file.write_bytes(data[document.file.sha256])
            files.append(file)
        result = read_files(
            files,
            None,
            progress,
            cancelled,
            workspace.note_failure,
            arrivals,
            None,
            reading,
            chosen.of,
        )
    if cancelled and cancelled():
        from store.model.errors import Cancelled as Stopped

        raise Stopped
    settled = [_settle(arrivals, question) for question in result.questions]
    plans = [each for each in settled if isinstance(each, ArrivalPlan)]
    skipped = [each for each in settled if isinstance(each, SkippedFile)]
    done = replace(result, plans=(*result.plans, *plans), skipped=(*result.skipped, *skipped))
    return done, data


def _settle(arrivals: Arrivals, question: EditionQuestion) -> ArrivalPlan | SkippedFile:
    """Decide as a publisher means it: another text of a paper replaces it, a later one is kept beside."""
    settled = arrivals.settle(question, "new_edition" if question.dated else "replace")
    if isinstance(settled, ArrivalPlan):
        arrivals.stored(settled)
    return settled


def _read_again(workspace: Workspace, pack: Pack, chosen: _Decided) -> list[ComingDocument]:
    """Return the documents whose file is in the library, and on which the pack has decided otherwise."""
    held = {entry.sha256: entry for entry in workspace.library.documents()}
    found = []
    for document in pack.manifest.documents:
        entry = held.get(document.file.sha256)
        decisions = chosen.of(document.file.sha256)
        if entry is None or decisions == workspace.library.decisions(entry.sha256):
            continue
        read = _reading_of(pack, document, decisions)
        if read is not None:
            new, name = rekeyed(read, entry.key), f"《{entry.name}》"
            stands_in = entry.shipped or entry.stands_in
            plan = ArrivalPlan(new, "replaced", entry.key, stands_in=stands_in, alike=1.0, other=name)
            found.append(ComingDocument(plan, pack.read(document.file), decisions))
    return found


def _reading_of(pack: Pack, document: PackedDocument, decisions: Sequence[Decision]) -> Document | None:
    from store.intake import begin_reading, read_lines

    data = pack.read(document.file)
    try:
        begun = begin_reading(data, document.source)
        return read_lines(data, document.source, None, None, begun).decided(decisions)
    except BadInput:  # it is in the library as it was read once
        return None


def _words(pack: Pack) -> list[str]:
    """Return the tables of words; PackRefused for what is no table."""
    from ui.services.own_words import rows_of

    found = []
    for listed in pack.manifest.words:
        try:
            text = pack.read(listed).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise PackRefused(source=pack.path.name, reason=Message("pack.bad_words")) from error
        if rows_of(text):
            found.append(text)
    return found


def _foresee(
    workspace: Workspace, coming: Sequence[ComingDocument], withdrawn: Sequence[DocumentSummary]
) -> tuple[ForeseenChange, ...]:
    """Return what becomes of the annotations in documents that are replaced or withdrawn."""
    if not workspace.paths.notebook_db.exists():
        return ()
    placements = workspace.notebook.placements
    annotated = set(placements.document_keys())
    found = []
    for each in coming:
        document = each.plan.document
        if each.plan.action == "replaced" and document.key in annotated:
            found.append(ForeseenChange(document.key, document.name, placements.foresee(document)))
    for entry in withdrawn:
        if entry.key in annotated:
            empty = replace(workspace.library.document(entry.key), clauses=())
            found.append(ForeseenChange(entry.key, entry.name, placements.foresee(empty)))
    return tuple(found)
