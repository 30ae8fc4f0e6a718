"""The library that ships: made from the sources, installed, and renewed without losing what users added."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.library import Library, recovery
from store.library.library_change import DocumentRecord
from store.library.lookup import find_key
from store.library.shipped.renewal import renew
from store.model.errors import CannotWrite, DamagedFile, NotFound
from store.model.message import Message
from store.system.files import damaged_name, half_made, reason_of, replace_file, replace_folder, sync_file
from store.system.seal import break_seal, seal
from store.system.sqlite import backup
from store.system.sqlite_errors import guard

STAMP_FILE = "stamp"
_META_KEY = "shipped"
_LOCK_SECONDS = 60.0
#: Of a larger library only the documents that ship are compared with their checksums when they are renewed.
_LOOKED_THROUGH_BYTES = 16_000_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Shipment:
    """Documents that come with the program: a library ready to copy, or only the sources to make one from.

    ``stamp`` changes whenever what would be copied or made changes.
    """

    stamp: str
    library_db: Path | None
    index_dir: Path | None
    resources: Path


def shipment(folder: Path, resources: Path) -> Shipment:
    """Return the folder that the build made, or the sources where it is absent or outdated."""
    content, inputs = _read_stamp(folder)
    if content and (getattr(sys, "frozen", False) or inputs == _inputs(resources)):
        index = folder / "index"
        return Shipment(content, folder / "library.db", index if index.is_dir() else None, resources)
    return Shipment("made:" + _inputs(resources), None, None, resources)


def build_library(target: Path, resources: Path, progress: Progress | None = None) -> None:
    """Make ``target``, which must not exist, from the sources, by the intake; the same each time."""
    from store.intake import read_shipped, shipped_sources

    folders = shipped_sources(resources)
    with contextlib.closing(Library.open(target)) as library:
        for number, folder in enumerate(folders):
            library.add(read_shipped(folder), (folder / "source.txt").read_bytes(), shipped=True)
            if progress:
                progress(number + 1, len(folders))


def write_stamp(folder: Path, resources: Path) -> None:
    """Record in a shipped folder what its library says and what it was made from."""
    with contextlib.closing(Library.open(folder / "library.db")) as library:
        content = library.stamp()
    (folder / STAMP_FILE).write_text(f"{content}\n{_inputs(resources)}\n", encoding="ascii")
    break_seal(folder / "library.db")


def is_current(library: Library, shipped: Shipment) -> bool:
    """Return whether a user's library has the documents of this shipment."""
    return library.meta(_META_KEY) == shipped.stamp


@dataclass(frozen=True, slots=True)
class InstallReport:
    """``kept`` is the copy of a damaged old library; ``lost`` the titles that could not be carried over.

    ``unknown``: there may be more that were lost than could be told; ``found`` of the user's were not.
    """

    kept: Path | None = None
    lost: tuple[str, ...] = ()
    unknown: bool = False
    found: int = 0

    def complaint(self) -> Message | None:
        """Tell which documents the user has to import again; None where there are none."""
        if self.unknown and self.found:
            return Message("library.some_found", count=self.found)
        if self.unknown:
            return Message("library.own_lost")
        return Message("library.lost", titles=self.lost) if self.lost else None


def install(
    target: Path,
    shipped: Shipment,
    old: Library | None = None,
    damaged: bool = False,
    progress: Progress | None = None,
) -> InstallReport:
    """Put the shipment in the place ``target``, with what the user added to ``old``.

    The new library is made beside, checked, and swapped in one step; until then the old one stays. One that
    is ``damaged``, or of which something cannot be read, is also kept under another name.

    Raises:
        CannotWrite: the place cannot be written.
    """
    staged = half_made(target, "new")
    try:
        if old is not None and not damaged and _renewed(staged, target, shipped, progress):
            old.close()
            _swap(staged, target)
            return InstallReport()
        added = recovery.documents_of(target, old)
        lost = _stage(staged, shipped, added, progress)
        if old is not None:
            old.close()
        kept = _keep(target) if damaged or lost or added.unknown else None
        _swap(staged, target)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    finally:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
            break_seal(staged)
    return InstallReport(kept, lost, unknown=added.unknown, found=len(added.documents))


def _swap(staged: Path, target: Path) -> None:
    """Put the new library in the place of the old one."""
    break_seal(target)
    replace_file(staged, target)
    seal(target)


def _renewed(staged: Path, target: Path, shipped: Shipment, progress: Progress | None) -> bool:
    """Make the new library of a copy of the old one; False where that cannot be read as it is."""
    made = half_made(target, "made")
    try:
        source = shipped.library_db
        if source is None:
            build_library(made, shipped.resources, progress)
            source = made
        backup(target, staged)
        with (
            contextlib.closing(Library.open(staged)) as library,
            contextlib.closing(Library.open(source)) as ships,
        ):
            renew(library, ships)
            library.set_meta(_META_KEY, shipped.stamp)
            large = staged.stat().st_size > _LOOKED_THROUGH_BYTES
            _verify(library, staged, {key for key, _ in ships.checksums()} if large else None)
        sync_file(staged)
    except (DamagedFile, NotFound, ValueError):
        staged.unlink(missing_ok=True)
        return False
    finally:
        made.unlink(missing_ok=True)
        break_seal(made)
    return True


def _stage(
    staged: Path, shipped: Shipment, added: recovery.RecoveredDocuments, progress: Progress | None
) -> tuple[str, ...]:
    """Make the new library and check it; returns the titles that could not be carried over."""
    if shipped.library_db is not None:
        shutil.copyfile(shipped.library_db, staged)
    else:
        build_library(staged, shipped.resources, progress)
    with contextlib.closing(Library.open(staged)) as library:
        lost = recovery.carry_over(added, library)
        library.set_meta(_META_KEY, shipped.stamp)
        _verify(library, staged)
    sync_file(staged)
    return tuple(lost)


def install_index(target: Path, shipped: Shipment, library_db: Path) -> None:
    """Put the index that ships in the place ``target``, if it fits the library; else it has to be built.

    Raises:
        CannotWrite: the place cannot be written.
    """
    if shipped.index_dir is None:
        return
    with contextlib.closing(Library.open(library_db)) as library:
        if library.stamp() != shipped.stamp:
            return
    staged = half_made(target, "new")
    try:
        shutil.copytree(shipped.index_dir, staged)
        replace_folder(staged, target)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _keep(path: Path) -> Path:
    """Return a copy of a damaged library beside it; the original stays until the new one takes its place."""
    kept = damaged_name(path)
    shutil.copyfile(path, kept)
    return kept


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from preparing the same folder; released even when the process is killed.

    Raises Busy, or CannotWrite.
    """
    path = folder / "setup.lock"
    # Nothing is ever kept in it, so that garbage there is not worth a word.
    with contextlib.suppress(OSError):
        if path.stat().st_size:
            path.unlink()
    with guard(folder):
        lock = sqlite3.connect(path, timeout=_LOCK_SECONDS, isolation_level=None)
    with contextlib.closing(lock):
        with guard(folder):
            lock.execute("BEGIN EXCLUSIVE")
        yield


def shipped_documents(shipped: Shipment, text: str = "") -> list[DocumentRecord]:
    """Return the documents of the shipment, or the one that a key, number or title means, if it is among
    them.
    """
    if shipped.library_db is not None:
        with contextlib.closing(Library.open(shipped.library_db)) as library:
            entry = library.find_document(text) if text else None
            found = [entry] if entry else [] if text else library.documents()
            return [library.kept(each.key) for each in found]
    from store.intake import read_shipped, shipped_sources

    documents = {folder: read_shipped(folder) for folder in shipped_sources(shipped.resources)}
    key = find_key(documents.values(), text) if text else None
    return [
        DocumentRecord(document, (folder / "source.txt").read_bytes(), True, number)
        for number, (folder, document) in enumerate(documents.items())
        if not text or document.key == key
    ]


def _verify(library: Library, path: Path, keys: Collection[str] | None = None) -> None:
    problems = library.soundness.check(keys)
    if problems:
        raise DamagedFile(path=path, reason=problems[0].what)


def _read_stamp(folder: Path) -> tuple[str, str]:
    """Return the content and input stamps of a shipped folder; empty when there is none."""
    try:
        lines = (folder / STAMP_FILE).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return "", ""
    if len(lines) != 2 or not (folder / "library.db").is_file():
        return "", ""
    return lines[0], lines[1]


def _inputs(resources: Path) -> str:
    """Return a hash over all that the shipped library is made from: the sources and the code that reads
    them.
    """
    store = Path(__file__).resolve().parents[2]
    code = (file for room in ("formats", "intake", "model") for file in (store / room).rglob("*.py"))
    files = [*(resources / "library").rglob("*"), *code]
    digest = hashlib.sha256()
    for path in sorted(file for file in files if file.is_file()):
        digest.update(
            path.relative_to(path.parent.parent).as_posix().encode()
            + b"\0"
            + hashlib.sha256(path.read_bytes()).digest()
        )
    return digest.hexdigest()
