"""Installs packs, and takes the last one back. No Qt.

The library changes in one transaction of SQLite, in which what comes is also checked: killed at any moment,
it is the old or the new one, for this process and for any other that has it open. The library before is
kept in a file beside it.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.library import Library
from store.library.file_arrivals import Arrival
from store.library.library_change import DocumentRecord, LibraryChange
from store.library.pack_records import InstalledPack, PackStep, digest, file_id, packs_of, record, step_of
from store.model.errors import DamagedFile, NotFound, YiceError
from store.model.message import Message
from store.notebook import PlacingReport
from store.packs.refusal import NoInstallation, PackRefused
from store.system.sqlite import backup
from ui.services.library.arriving.arrival_notes import user_name
from ui.services.packs.pack_plan import ComingDocument, PackPlan, state_of
from ui.services.workspace import Workspace

_PREVIOUS = "library.before-{}.db"


@dataclass(frozen=True, slots=True)
class PackDone:
    """Result of an installation: how many documents came, were replaced or left; what became of notes."""

    name: str
    counter: int
    added: int
    replaced: int
    withdrawn: int
    placing: PlacingReport


def install_pack(workspace: Workspace, plan: PackPlan) -> PackDone:
    """Do what a plan says; the index is stale after it.

    Raises PackRefused where the library has changed since the plan was made, CannotWrite, Busy, or
    DamagedFile where what was written cannot be read again; nothing is changed then.
    """
    library, folder = workspace.library, workspace.paths.root
    previous = folder / _PREVIOUS.format(secrets.token_hex(4))
    _secure_notes(workspace, bool(plan.notes))
    backup(library.path, previous)
    try:
        with library.writing():
            if state_of(workspace) != plan.state:
                raise PackRefused(source=plan.pack.path.name, reason=Message("pack.library_changed"))
            _change(library, plan, previous.name)
    except BaseException:
        previous.unlink(missing_ok=True)
        raise
    _remove_others(folder, previous.name)
    placing = _after(workspace)
    manifest = plan.manifest
    return PackDone(
        manifest.name, manifest.counter, len(plan.added), len(plan.replaced), len(plan.withdrawn), placing
    )


def can_undo(library: Library) -> PackStep | None:
    """Return the step that :func:`undo_pack` would take back; None where there is none."""
    step = step_of(library)
    return step if step is not None and (library.path.parent / step.previous).is_file() else None


def undo_pack(workspace: Workspace) -> PackDone:
    """Put the documents that the last pack changed back to what they were; what the user added since stays.

    Raises NoInstallation where there is nothing to take back, CannotWrite, Busy or DamagedFile.
    """
    library = workspace.library
    step = can_undo(library)
    if step is None:
        raise NoInstallation(source=library.path.name, reason=Message("pack.no_step"))
    previous = library.path.parent / step.previous
    _secure_notes(workspace, True)
    with contextlib.closing(Library.open(previous)) as old:
        before = {key for key, _ in old.checksums()}
        into = tuple(old.kept(key) for key in step.touched if key in before)
        packs = packs_of(old)
    with library.writing():
        held = {key for key, _ in library.checksums()}
        library.exchange(LibraryChange(tuple(key for key in step.touched if key in held), into))
        record(library, packs, None)
        _verify(library, (kept.document.key for kept in into))
    _remove_others(library.path.parent, "")
    placing = _after(workspace)
    came = sum(1 for kept in into if kept.document.key in held)
    gone = sum(1 for key in step.touched if key not in before)
    return PackDone(step.name, step.counter, len(into) - came, came, gone, placing)


def _change(library: Library, plan: PackPlan, previous: str) -> None:
    """Bring a pack into the library, within one transaction."""
    position = library.next_position()
    into = tuple(_kept(library, each, position + number) for number, each in enumerate(plan.coming))
    out = tuple(entry.key for entry in plan.withdrawn)
    library.exchange(LibraryChange(out, into))
    who, place = user_name(), str(plan.pack.path.absolute())
    library.arrivals.note({each.plan.document.sha256: Arrival(place, who) for each in plan.coming})
    touched = (*(kept.document.key for kept in into), *out)
    manifest = plan.manifest
    step = PackStep(previous, touched, manifest.name, manifest.counter)
    installed = packs_of(library)
    mine = _installed(plan, installed)
    others = [each for each in installed if each.identity != mine.identity]
    record(library, [*others, mine], step)
    _verify(library, (kept.document.key for kept in into))


def _kept(library: Library, coming: ComingDocument, position: int) -> DocumentRecord:
    plan = coming.plan
    decisions = coming.decisions or None  # none leave those that the library keeps
    if plan.action != "replaced":
        return DocumentRecord(plan.document, coming.data, False, position, plan.edition_of, False, decisions)
    old = library.kept(plan.document.key)
    return DocumentRecord(
        plan.document, coming.data, False, old.position, old.edition_of, plan.stands_in, coming.decisions
    )


def _installed(plan: PackPlan, before: Sequence[InstalledPack]) -> InstalledPack:
    """Return the record of a pack; what the one before it brought, and is listed no more, stays its own."""
    manifest, pack = plan.manifest, plan.pack
    came = {file_id(each.plan.document.sha256) for each in plan.coming}
    for each in before:
        if each.identity == (pack.key.name, manifest.name):
            came.update(each.documents)
    decided = {
        each.file.sha256: digest(pack.decisions(each)) for each in manifest.documents if each.decisions
    }
    expires = manifest.expires.isoformat() if manifest.expires else None
    created, today = manifest.created.isoformat(), date.today().isoformat()
    return InstalledPack(
        pack.key.name, manifest.name, manifest.publisher, manifest.counter, pack.sha256,
        created, today, expires, decided, plan.words, tuple(sorted(came)),
    )  # fmt: skip


def _verify(library: Library, keys: Iterable[str]) -> None:
    """Read again what was written; DamagedFile takes the change back."""
    problems = library.soundness.check(list(keys))
    if problems:
        raise DamagedFile(path=library.path, reason=problems[0].what)


def _secure_notes(workspace: Workspace, wanted: bool) -> None:
    """Back the notebook up before texts change under it."""
    if wanted and workspace.paths.notebook_db.exists():
        try:
            workspace.notebook.backups.ensure("update")
        except YiceError as error:
            workspace.notices.append(error.message)


def _after(workspace: Workspace) -> PlacingReport:
    """Find the annotations in the texts of now, and use the words; a later start mends the rest."""
    workspace.use_words()
    if not workspace.paths.notebook_db.exists():
        return PlacingReport()
    try:
        return workspace.place_annotations()
    except (YiceError, NotFound) as error:
        workspace.notices.append(error.message)
        return PlacingReport()


def _remove_others(folder: Path, kept: str) -> None:
    """Remove the libraries of earlier steps; one that is held open goes the next time."""
    for path in folder.glob(_PREVIOUS.format("*") + "*"):
        if path.name != kept and path.name != kept + ".seal":
            with contextlib.suppress(OSError):
                path.unlink()
