"""Files and folders: what may be written, why it could not be, and damaged files put aside."""

from __future__ import annotations

import errno
import os
import time
from datetime import datetime
from pathlib import Path

from store.model.errors import CannotWrite, Phrase

FULL = Phrase("磁盘已满", "the disk is full")
DENIED = Phrase("没有写入权限", "permission denied")
#: Seconds between tries; half a second in all, which nobody takes for a program that hangs.
_PAUSES = (0.05, 0.15, 0.3)
_IN_THE_WAY = Phrase("已有同名文件", "a file of that name is in the way")


def file_stamp() -> str:
    """The time as it stands in the name of a file that is set aside."""
    return datetime.now().strftime("%Y%m%d-%H%M%S")


def writable(path: Path) -> bool:
    """Whether ``path`` and the folder it is in can be written, as far as the system tells beforehand."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def damaged_name(path: Path) -> Path:
    """The name under which a damaged file is kept: with the time, and not in use yet."""
    base = f"{path.stem}.damaged-{file_stamp()}"
    target = path.with_name(base + path.suffix)
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{base}-{number}{path.suffix}")
    return target


def replace_file(staged: Path, target: Path) -> None:
    """Put a finished file in its place; OSError.

    On Windows a virus scanner that looks at one of them keeps it locked for a moment, so this tries again.
    """
    for pause in _PAUSES:
        try:
            os.replace(staged, target)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(staged, target)


def set_aside(path: Path) -> Path:
    """Rename a damaged database, and what belongs to it, to a name with the time; nothing is deleted."""
    target = damaged_name(path)
    try:
        for tail in ("", "-wal", "-shm", "-journal"):
            part = path.with_name(path.name + tail)
            if part.exists():
                part.rename(target.with_name(target.name + tail))
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error)) from error
    return target


def reason_of(error: OSError) -> Phrase:
    """Why the file system refused, for :class:`CannotWrite`."""
    reasons = {
        errno.ENOSPC: FULL,
        errno.EACCES: DENIED,
        errno.EPERM: DENIED,
        errno.EROFS: Phrase("所在磁盘只读", "the disk is read-only"),
        errno.ENOTDIR: _IN_THE_WAY,
        errno.EEXIST: _IN_THE_WAY,
        errno.EISDIR: Phrase("该名称是一个文件夹", "it is a folder"),
        errno.ENOENT: Phrase("文件夹不存在", "the folder does not exist"),
    }
    return reasons.get(error.errno or 0, Phrase("系统拒绝了写入", "the system refused"))
