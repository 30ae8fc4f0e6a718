"""Build the index beside the old one, swap by one rename, and tell whether one is fit to use.

An index folder holds ``stamp.json`` and one folder, named in it, with the files. The stamp is replaced last
and in one step, so that a reader finds either the old index whole or the new one. It lists every file with
its size and hash, so that damaged or exchanged files are noticed; all content is read as data
(:mod:`index.corpus.segment`), so that planted code with a matching stamp cannot run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.corpus import corpus_files, postings
from index.corpus import ngrams as schema
from index.corpus.corpus import Texts
from index.corpus.corpus_builder import gather
from index.corpus.corpus_update import join, worth_keeping
from store.model.errors import Cancelled, CannotWrite
from store.system.files import reason_of, write_file

State = Literal["fresh", "missing", "stale", "damaged"]
Progress = Callable[[int, int], None]
#: Size, time and hash of each file by its name.
Files = dict[str, tuple[int, int, str]]

STAMP_FILE = "stamp.json"
WHOOSH_FOLDER = "whoosh"
#: Progress is reported in this many steps.
STEPS = 1000
#: The share of the work that gathering the texts takes.
_GATHERING = 0.35


@dataclass(frozen=True, slots=True)
class Stamp:
    """Record of an index: the library it was built from, and size, time and hash of each of its files."""

    schema: int
    library: str
    generation: str
    files: Files

    def folder(self, index: Path) -> Path:
        """Return the folder of the files."""
        return index / self.generation


def read_stamp(folder: Path) -> Stamp | None:
    """Return the stamp of an index folder; None where there is none or it cannot be read as one."""
    try:
        data: Any = json.loads((folder / STAMP_FILE).read_bytes())
        files = {
            str(name): (int(size), int(time), str(digest))
            for name, (size, time, digest) in data["files"].items()
        }
        stamp = Stamp(int(data["schema"]), str(data["library"]), str(data["generation"]), files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    names = [stamp.generation, *stamp.files]
    return stamp if all(_inside(name) for name in names) else None


def _inside(name: str) -> bool:
    path = Path(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sound(folder: Path, stamp: Stamp, thorough: bool = True) -> bool:
    """Return whether the files are the ones that were written, and no others are there.

    Not ``thorough``, a file of the same size and time counts as the same; else, and where the time differs
    (a copy), its hash must be right.
    """
    place = stamp.folder(folder)
    try:
        present = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
        return present == set(stamp.files) and all(
            _same(place / name, *kept, thorough=thorough) for name, kept in stamp.files.items()
        )
    except OSError:
        return False


def _same(path: Path, size: int, time: int, digest: str, thorough: bool) -> bool:
    found = path.stat()
    if found.st_size != size:
        return False
    return (not thorough and found.st_mtime_ns == time) or _digest(path) == digest


def state(folder: Path, library: Texts) -> State:
    """Return whether the index in a folder is fit for the library as it is; reads all of its files."""
    if not (folder / STAMP_FILE).exists():
        return "missing"
    stamp = read_stamp(folder)
    if stamp is None:
        return "damaged"
    if stamp.schema != schema.VERSION:
        return "stale"
    if not sound(folder, stamp):
        return "damaged"
    return "fresh" if stamp.library == library.stamp() else "stale"


def build(
    library: Texts,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Build the index of a library into a folder, beside what is there, and swap.

    Where a sound index is there that lacks a few documents, or has a few too many, its posting lists are
    kept and only those documents are read; one that lacks nothing is rebuilt all the same.
    ``progress(done, total)`` is called from this thread. Raises Cancelled, or CannotWrite where the folder
    cannot be written; the old index is then as it was.
    """
    report = _Report(progress, cancelled)
    stamp = library.stamp()
    generation = f"g-{secrets.token_hex(6)}"
    try:
        (folder / generation / WHOOSH_FOLDER).mkdir(parents=True)
        try:
            files = _extend(library, folder, folder / generation, stamp, report)
            files = files or _write(library, folder / generation, report)
            _swap(folder, Stamp(schema.VERSION, stamp, generation, files))
        except BaseException:
            shutil.rmtree(folder / generation, ignore_errors=True)
            raise
    except OSError as error:
        raise CannotWrite(path=folder, reason=reason_of(error)) from error
    _sweep(folder, generation)


class _Report:
    """Turns shares of the work into progress, and a wish to stop into Cancelled."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def gathering(self, done: int, total: int) -> None:
        self._at(_GATHERING * done / max(total, 1))

    def writing(self, share: float) -> None:
        self._at(_GATHERING + (1 - _GATHERING) * share)

    def _at(self, share: float) -> None:
        if self._cancelled and self._cancelled():
            raise Cancelled
        if self._progress:
            self._progress(round(STEPS * share), STEPS)


def _write(library: Texts, place: Path, report: _Report) -> Files:
    corpus = gather(library, report.gathering)
    corpus_files.save(corpus, place)
    postings.write(corpus, place / WHOOSH_FOLDER, report.writing)
    report.writing(1.0)
    return _manifest(place, {})


def _extend(library: Texts, folder: Path, place: Path, stamp: str, report: _Report) -> Files | None:
    """Write an index with the posting lists of the old one; None where that is not possible or worth it."""
    old = read_stamp(folder)
    if not old or old.schema != schema.VERSION or old.library == stamp or not sound(folder, old, False):
        return None
    try:
        corpus = join(corpus_files.load(old.folder(folder)), library, report.gathering)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    if not worth_keeping(corpus):
        return None
    corpus_files.save(corpus, place)
    kept = {}
    for name, (_, _, digest) in old.files.items():
        if Path(name).parts[0] == WHOOSH_FOLDER:
            _share(old.folder(folder) / name, place / name)
            kept[name] = digest
    report.writing(1.0)
    return _manifest(place, kept)


def _share(path: Path, to: Path) -> None:
    """Link a file under a second name; copy it where the file system has no links."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


def _manifest(place: Path, kept: dict[str, str]) -> Files:
    """Size, time and hash of each file; ``kept`` are hashes that are known."""
    found = {}
    for path in sorted(path for path in place.rglob("*") if path.is_file()):
        name, known = path.relative_to(place).as_posix(), path.stat()
        found[name] = (known.st_size, known.st_mtime_ns, kept.get(name) or _digest(path))
    return found


def _swap(folder: Path, stamp: Stamp) -> None:
    data = {name: getattr(stamp, name) for name in ("schema", "library", "generation", "files")}
    write_file(folder / STAMP_FILE, json.dumps(data, ensure_ascii=False))


def _sweep(folder: Path, keep: str) -> None:
    """Remove what older builds left; what another program still holds open stays until next time."""
    for path in folder.iterdir():
        if path.is_dir() and path.name.startswith("g-") and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file() and path.name.startswith(f"{STAMP_FILE}."):
            with contextlib.suppress(OSError):
                path.unlink()
