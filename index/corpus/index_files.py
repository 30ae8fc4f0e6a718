"""Build the index beside the old one, swap by one rename, and tell whether one is fit to use.

An index folder holds ``stamp.json`` and the volumes (:mod:`index.corpus.volumes`) that are named in it. The
stamp is replaced last and in one step: a reader finds either the old index whole or the new one. It
lists every file with its size and hash, so that what was damaged or exchanged is noticed; and what the files
hold is read as data (:mod:`index.corpus.segment`), so that what was planted with a stamp to match cannot run.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from index.corpus import ngrams as schema
from index.corpus.corpus import Corpus, IndexInput
from index.corpus.volumes import (
    PREFIX,
    Digest,
    IndexPlan,
    VolumeRange,
    WrittenVolume,
    open_volume,
    open_volumes,
    write_documents,
)
from store.model.errors import Cancelled, CannotWrite
from store.system.files import reason_of, write_file

IndexState = Literal["fresh", "missing", "stale", "damaged"]
Progress = Callable[[int, int], None]
#: Size, time and hash of each file by its name.
Files = dict[str, tuple[int, int, str]]
#: Writes documents into volumes of a folder, where there are many in other processes; told the share done.
VolumeWriter = Callable[[Sequence[Digest], Path, Callable[[float], None]], list[WrittenVolume]]

STAMP_FILE = "stamp.json"
#: Progress is reported in this many steps.
STEPS = 1000
#: The share of the work that joining small volumes takes.
_JOINING = 0.1
#: How folders of an index are called, and once were.
_FOLDERS = (PREFIX, "g-")


@dataclass(frozen=True, slots=True)
class IndexStamp:
    """Record of an index: its library, the runs that make it, size, time and hash of each of its files."""

    schema: int
    library: str
    extents: tuple[VolumeRange, ...]
    files: Files

    @property
    def volumes(self) -> list[str]:
        """The names of the volumes."""
        return list(dict.fromkeys(one.volume for one in self.extents))


def read_stamp(folder: Path) -> IndexStamp | None:
    """Return the stamp of an index folder; None where there is none or it cannot be read as one."""
    try:
        data: Any = json.loads((folder / STAMP_FILE).read_bytes())
        files = {
            str(name): (int(size), int(time), str(digest))
            for name, (size, time, digest) in data["files"].items()
        }
        extents = tuple(VolumeRange(str(name), int(first), int(end)) for name, first, end in data["extents"])
        stamp = IndexStamp(int(data["schema"]), str(data["library"]), extents, files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    held = {name.partition("/")[0] for name in files}
    whole = held.issuperset(stamp.volumes) and all(map(_inside, (*stamp.volumes, *stamp.files)))
    return stamp if whole else None


def _inside(name: str) -> bool:
    path = Path(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sound(folder: Path, stamp: IndexStamp, thorough: bool = True) -> bool:
    """Return whether the files are the ones that were written, and no others are there.

    Not ``thorough``, a file of the same size and time counts as the same; else, and where the time differs
    (a copy), its hash must be right. The stamp then takes the times of the copy, so that it is read but once.
    """
    try:
        found = _files(folder, stamp.volumes)
        if found.keys() != stamp.files.keys():
            return False
        if any(found[name][0] != size for name, (size, _time, _digest) in stamp.files.items()):
            return False
        moved = [name for name, (_size, time, _digest) in stamp.files.items() if found[name][1] != time]
        read = stamp.files if thorough else moved
        if any(_digest(folder / name) != stamp.files[name][2] for name in read):
            return False
    except OSError:
        return False
    if moved:
        _take_times(folder, stamp, found)
    return True


def _take_times(folder: Path, stamp: IndexStamp, found: dict[str, tuple[int, int]]) -> None:
    """Write the times of the files into the stamp, where the folder can be written and it is still the one
    there.
    """
    files = {name: (*found[name], digest) for name, (_size, _time, digest) in stamp.files.items()}
    with contextlib.suppress(CannotWrite):
        if read_stamp(folder) == stamp:
            write_file(folder / STAMP_FILE, _dumped(replace(stamp, files=files)))


def _files(folder: Path, volumes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Size and time of the files of volumes, by their names in the folder; quicker than with paths."""
    found = {}
    waiting = list(volumes)
    while waiting:
        name = waiting.pop()
        with os.scandir(folder / name) as inside:
            for one in inside:
                if one.is_dir():
                    waiting.append(f"{name}/{one.name}")
                elif one.is_file():
                    there = os.stat(one.path)
                    found[f"{name}/{one.name}"] = there.st_size, there.st_mtime_ns
    return found


def load(folder: Path, stamp: IndexStamp) -> Corpus:
    """Return the corpus of an index; OSError, ValueError and the like where its files make none."""
    return open_volumes(folder, stamp.extents)


def state(folder: Path, library: IndexInput, thorough: bool = True) -> IndexState:
    """Return whether the index in a folder is fit for the library as it is.

    Reads all of its files; not ``thorough``, only those whose time or size is another (see :func:`sound`).
    """
    if not (folder / STAMP_FILE).exists():
        return "missing"
    stamp = read_stamp(folder)
    if stamp is None:
        return "stale" if _of_older_schema(folder) else "damaged"
    if stamp.schema != schema.VERSION:
        return "stale"
    if not sound(folder, stamp, thorough):
        return "damaged"
    return "fresh" if stamp.library == library.stamp() else "stale"


def distrust(folder: Path) -> None:
    """Let an index be missing from now on, so that it is built again; who has it open goes on with it."""
    with contextlib.suppress(OSError):
        (folder / STAMP_FILE).unlink(missing_ok=True)


def _of_older_schema(folder: Path) -> bool:
    """Return whether a stamp that cannot be read is one of an earlier version."""
    try:
        data: Any = json.loads((folder / STAMP_FILE).read_bytes())
        return 0 < int(data["schema"]) < schema.VERSION
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return False


def build(
    library: IndexInput,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    write: VolumeWriter | None = None,
) -> None:
    """Build the index of a library into a folder, beside what is there, and swap.

    Where a sound index is there that lacks some documents, or has some too many, only those are read; one
    that lacks nothing is rebuilt all the same. ``write`` writes the volumes, by default this thread does.
    ``progress(done, total)`` is called from this thread. Raises Cancelled, or CannotWrite where the folder
    cannot be written; the old index is then as it was.
    """
    report = _Report(progress, cancelled)
    old = _kept(folder, library)
    before = set(old.volumes) if old else set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = _write(library, folder, old, report, write)
        write_file(folder / STAMP_FILE, _dumped(stamp))
    except OSError as error:
        _sweep(folder, _named(folder) | before)
        raise CannotWrite(path=folder, reason=reason_of(error)) from error
    except BaseException:
        _sweep(folder, _named(folder) | before)
        raise
    _sweep(folder, set(stamp.volumes))
    report.at(1.0)


class _Report:
    """Turns shares of the work into progress, and a wish to stop into Cancelled."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._said = 0

    def at(self, share: float) -> None:
        if self._cancelled and self._cancelled():
            raise Cancelled
        self._said = max(self._said, round(STEPS * share))
        if self._progress:
            self._progress(self._said, STEPS)


def _kept(folder: Path, library: IndexInput) -> IndexStamp | None:
    """The stamp of a sound index of which something can be used; None where all is to be written."""
    old = read_stamp(folder)
    if not old or old.schema != schema.VERSION or not sound(folder, old, False):
        return None
    return old if old.library != library.stamp() else None


def _write(
    library: IndexInput, folder: Path, old: IndexStamp | None, report: _Report, write: VolumeWriter | None
) -> IndexStamp:
    """Write what is missing, and return the stamp of the whole."""
    said, wanted = library.stamp(), tuple(library.checksums())
    try:
        volumes = {name: open_volume(folder / name) for name in old.volumes} if old else {}
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        volumes = {}
    plan = IndexPlan.of(wanted, volumes)
    plan = plan.join_small(wanted, folder, lambda share: report.at(_JOINING * share))
    report.at(_JOINING)
    written: list[WrittenVolume] = []
    if plan.missing:
        rest: Callable[[float], None] = lambda share: report.at(_JOINING + (1 - _JOINING) * 0.99 * share)  # noqa: E731
        written = (
            write(plan.missing, folder, rest)
            if write
            else write_documents(library, plan.missing, folder, rest)
        )
    extents = tuple(plan.extents(wanted, written))
    stamp = IndexStamp(schema.VERSION, said, extents, {})
    files = _manifest(folder, stamp.volumes, old.files if old else {})
    if not {name.partition("/")[0] for name in files}.issuperset(stamp.volumes):
        # Another program that built at the same time has swept them.
        raise FileNotFoundError(errno.ENOENT, "swept", str(folder))
    return replace(stamp, files=files)


def _manifest(folder: Path, volumes: Sequence[str], kept: Files) -> Files:
    """Size, time and hash of each file; ``kept`` are those that are known."""
    found = {}
    for name, place in sorted(_files(folder, volumes).items()):
        same = kept.get(name)
        found[name] = same if same and same[:2] == place else (*place, _digest(folder / name))
    return found


def _dumped(stamp: IndexStamp) -> str:
    data = {name: getattr(stamp, name) for name in ("schema", "library", "extents", "files")}
    return json.dumps(data, ensure_ascii=False)


def _named(folder: Path) -> set[str]:
    """The volumes of the index that is there, whatever its state."""
    stamp = read_stamp(folder)
    return set(stamp.volumes) if stamp else set()


def _sweep(folder: Path, keep: set[str]) -> None:
    """Remove what older builds left; what another program still holds open stays until next time."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            if path.is_dir() and path.name.startswith(_FOLDERS) and path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)
            elif path.is_file() and path.name.startswith(f"{STAMP_FILE}."):
                path.unlink(missing_ok=True)
