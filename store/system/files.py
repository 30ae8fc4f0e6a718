"""Files and folders: written whole or not at all, kept private, set aside when damaged; why it failed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path

from store.model.errors import CannotWrite
from store.model.message import Message

FULL = Message("file.full")
DENIED = Message("file.denied")
#: Seconds between tries; half a second in all, which nobody takes for a program that hangs.
_PAUSES = (0.05, 0.15, 0.3)
_IN_THE_WAY = Message("file.name_taken")
_BUSY = Message("file.in_use")
_NO_DISK = Message("file.no_disk")
_NO_ANSWER = Message("file.no_answer")
_FAULTS = {
    "ENOSPC": FULL,
    "EDQUOT": Message("file.quota"),
    "EFBIG": Message("file.too_large_for_disk"),
    "EACCES": DENIED,
    "EPERM": DENIED,
    "EROFS": Message("file.read_only_disk"),
    "ENOTDIR": _IN_THE_WAY,
    "EEXIST": _IN_THE_WAY,
    "ENOTEMPTY": _IN_THE_WAY,
    "EISDIR": Message("file.is_folder"),
    "ENOENT": Message("file.missing"),
    "ENAMETOOLONG": Message("file.name_too_long"),
    "EINVAL": Message("file.not_replaceable"),
    "EIO": Message("file.disk_error"),
    "ENXIO": _NO_DISK,
    "ENODEV": _NO_DISK,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EMFILE": Message("file.too_many_open"),
    "ENFILE": Message("file.too_many_open"),
    "ENOMEM": Message("file.no_memory"),
    "ELOOP": Message("file.link_loop"),
    "EXDEV": Message("file.other_disk"),
    "ETIMEDOUT": _NO_ANSWER,
    "ESTALE": _NO_ANSWER,
}
#: By number; not every system has all of them.
_REASONS = {getattr(errno, name): reason for name, reason in _FAULTS.items() if hasattr(errno, name)}
#: Windows' own numbers where Python's translation is too coarse: sharing and lock violations, full disks.
_WINDOWS = {32: _BUSY, 33: _BUSY, 39: FULL, 112: FULL, 53: _NO_ANSWER}
#: Names of files that are being made: the process that makes them, a part by chance, and what they are.
_HALF_MADE = re.compile(r".*\.(?P<pid>\d+)(-[0-9a-f]+)?\.(part|new|old)")
_HALF_MADE_BEFORE = re.compile(r"\.yice-.*\.part|.*\.db\.part")
#: Where it cannot be told whether its process still runs, what is as old as this is nobody's any more.
_ABANDONED_SECONDS = 3600


def file_stamp() -> str:
    """Format the current time for the name of a file that is set aside."""
    return datetime.now().strftime("%Y%m%d-%H%M%S")


def writable(path: Path) -> bool:
    """Return whether ``path`` and the folder it is in can be written, as far as the system tells
    beforehand.
    """
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def reason_of(error: OSError) -> Message:
    """Tell why the file system refused, for :class:`CannotWrite`; the only table of such reasons."""
    windows = _WINDOWS.get(getattr(error, "winerror", None) or 0)
    return windows or _REASONS.get(error.errno or 0) or Message("file.refused")


def damaged_name(path: Path) -> Path:
    """Return the name under which a damaged file is kept: with the time, and not in use yet."""
    base = f"{path.stem}.damaged-{file_stamp()}"
    target = path.with_name(base + path.suffix)
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{base}-{number}{path.suffix}")
    return target


def half_made(path: Path, kind: str = "part") -> Path:
    """Return a name beside ``path`` that nobody else uses, for what becomes ``path`` when it is whole.

    ``kind`` is ``part``, ``new`` or ``old``. What a killed process leaves under such a name is removed by
    :func:`remove_leftovers`.
    """
    return path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}.{kind}")


def write_file(path: Path, content: str | bytes, private: bool = False) -> None:
    """Write a file that appears whole or not at all, and is on disk at the return; CannotWrite.

    Where ``path`` is a link, what it points to is written. A ``private`` file is for its owner only; any
    other keeps the rights of the one it replaces.
    """
    target = Path(os.path.realpath(path))
    staged = half_made(target)
    try:
        with open(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            staged.chmod(_rights(target))
        replace_file(staged, target)
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error)) from error
    finally:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Raise CannotWrite if a file cannot be made there, before work is done in vain."""
    target = Path(os.path.realpath(path))
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "directory")
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "device")
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        probe = half_made(target)
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        probe.unlink()
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error)) from error


def replace_file(staged: Path, target: Path) -> None:
    """Put a finished file in its place and see the folder's new entry onto the disk; OSError.

    On Windows a virus scanner that looks at one of them keeps it locked for a moment, so this tries again.
    """
    for pause in _PAUSES:
        try:
            os.replace(staged, target)
            break
        except PermissionError:
            time.sleep(pause)
    else:
        os.replace(staged, target)
    sync_folder(target.parent)


def replace_folder(staged: Path, target: Path) -> None:
    """Put a finished folder in the place of another, which is removed. Raises OSError, with the old one back.

    A process that is killed in between leaves the old folder under a name of :func:`half_made`.
    """
    old = half_made(target, "old")
    if target.exists():
        os.replace(target, old)
    try:
        os.replace(staged, target)
    except OSError:
        if old.exists():
            os.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """See the content of a file that something else has written onto the disk; OSError."""
    # Windows syncs only what was opened for writing.
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def set_aside(path: Path) -> Path:
    """Rename a damaged file, and what belongs to a database, to a name with the time; nothing is deleted.

    Raises CannotWrite.
    """
    target = damaged_name(path)
    try:
        for tail in ("", "-wal", "-shm", "-journal"):
            part = path.with_name(path.name + tail)
            if part.exists():
                part.rename(target.with_name(target.name + tail))
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error)) from error
    return target


def make_private(folder: Path, always: bool = False) -> None:
    """Create a folder that only its owner can look into; CannotWrite.

    A folder that is there already is closed to others only if ``always``: a user who names a folder may have
    opened it to colleagues. The files in a closed folder are closed too. On Windows a folder has the rights
    of the one that it is in, which is the user's own profile unless another one was named.
    """
    try:
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path=folder, reason=reason_of(error)) from error
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        rights = folder.stat().st_mode
        if rights & 0o077 and always:
            folder.chmod(0o700)
        elif rights & 0o077:
            return
        for each in folder.rglob("*"):
            status = each.lstat()
            if status.st_mode & 0o077 and not each.is_symlink():
                each.chmod(0o700 if each.is_dir() else 0o600)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed processes have left half-made in a folder; what a running one makes stays."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            match = _HALF_MADE.fullmatch(path.name)
            abandoned = match is not None and not _is_running(int(match["pid"]))
            if not abandoned and (match or _HALF_MADE_BEFORE.fullmatch(path.name)):
                abandoned = time.time() - path.lstat().st_mtime > _ABANDONED_SECONDS
            if not abandoned:
                continue
            with contextlib.suppress(OSError):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _is_running(pid: int) -> bool:
    """Return whether there is such a process; on Windows, where asking may end it, always True."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _rights(target: Path) -> int:
    """Return the rights that a file gets which is written by the user's wish."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
