"""A folder that is watched, such as the hospital's share: which of its files are new. No Qt.

What was seen is kept in a file beside the library, so that a file whose size and time are as they were is not
read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from store.formats.registry import MAX_BYTES, extensions
from store.model.errors import YiceError
from store.system.files import write_file

#: A share may be huge; no more files than these are looked at.
_MOST_FILES = 5000
_ARCHIVE = "zip"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was when it was looked at last; ``told`` once the user has looked at it or declined."""

    size: int
    time: int
    sha256: str
    told: bool = False


class WatchedFolder:
    """Looks through one folder; its memory is ``state``, a file in the data folder."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder, self._state = folder, state

    def news(self, held: Collection[str], cancelled: Callable[[], bool] = lambda: False) -> list[Path] | None:
        """Return the files that are new or changed and not in the library, by name.

        ``held`` are the hashes of the files in the library. None where the folder is not there (a share that
        is off) or cannot be looked through.
        """
        try:
            paths = _files(self.folder)
        except OSError:
            return None
        seen, now, found = self._load(), dict[str, _Seen](), list[Path]()
        for path in paths:
            if cancelled():
                return None
            with contextlib.suppress(OSError):  # gone, or held by another program: at the next look
                each = now[str(path)] = _look(path, seen.get(str(path)))
                if not each.told and each.sha256 not in held:
                    found.append(path)
        if now != seen:
            self._save(now)
        return found

    def dismiss(self, paths: Iterable[Path]) -> None:
        """Offer these files no more unless they change."""
        seen = self._load()
        for path in map(str, paths):
            if path in seen:
                old = seen[path]
                seen[path] = _Seen(old.size, old.time, old.sha256, told=True)
        self._save(seen)

    def _load(self) -> dict[str, _Seen]:
        try:
            stored = json.loads(self._state.read_text(encoding="utf-8"))
            if stored["folder"] != str(self.folder):
                return {}
            return {path: _Seen(*values) for path, values in stored["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _save(self, seen: dict[str, _Seen]) -> None:
        files = {path: [each.size, each.time, each.sha256, each.told] for path, each in seen.items()}
        text = json.dumps({"folder": str(self.folder), "files": files}, ensure_ascii=False)
        with contextlib.suppress(YiceError):  # a folder that cannot be written: all is looked at again
            write_file(self._state, text.encode("utf-8", "surrogatepass"))


def _files(folder: Path) -> list[Path]:
    """Return the files of formats that can be read; OSError where the folder cannot be looked through."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    wanted = {f".{name}" for name in (*extensions(), _ARCHIVE)}
    found: list[Path] = []
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in wanted and path.is_file():
            found.append(path)
            if len(found) == _MOST_FILES:
                break
    return sorted(found)


def _look(path: Path, before: _Seen | None) -> _Seen:
    facts = path.stat()
    if before is not None and (before.size, before.time) == (facts.st_size, facts.st_mtime_ns):
        return before
    if facts.st_size > MAX_BYTES:
        return _Seen(facts.st_size, facts.st_mtime_ns, "", told=True)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    told = before is not None and before.told and before.sha256 == sha256
    return _Seen(facts.st_size, facts.st_mtime_ns, sha256, told)
