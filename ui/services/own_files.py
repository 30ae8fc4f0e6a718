"""The small files of a data folder besides library and notebook: what nobody can read is set aside, once.

No Qt. What such a file held is then as at the first start; the file itself is kept.
"""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

from store.model.errors import CannotWrite
from store.model.message import Message
from store.system.files import set_aside
from store.system.paths import DataPaths

#: Nothing that the program writes there is nearly as large.
_MOST_BYTES = 1_000_000
_CODES_BEGIN, _CODES_END = b'{"stamp"', b"}"


def set_aside_garbage(paths: DataPaths) -> list[Message]:
    """Set aside what cannot be read of settings, templates and check codes; what to tell of it."""
    told: list[Message] = []
    for path in _garbage(paths):
        with contextlib.suppress(CannotWrite):
            told.append(Message("file.set_aside", name=path.name, kept=set_aside(path).name))
    return told


def _garbage(paths: DataPaths) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        if paths.settings_ini.exists() and not _is_text(paths.settings_ini):
            yield paths.settings_ini
    with contextlib.suppress(OSError):
        codes = paths.root / "codes.json"
        if codes.exists() and not _is_codes(codes):
            yield codes
    for template in sorted((paths.root / "templates").glob("*.toml")):
        if ".damaged-" in template.name:
            continue
        with contextlib.suppress(OSError):
            if not _is_toml(template):
                yield template


def _is_text(path: Path) -> bool:
    """Return whether a file is UTF-8 without control characters, as a settings file is."""
    try:
        text = path.read_bytes()[:_MOST_BYTES].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(character >= " " or character in "\t\r\n" for character in text)


def _is_codes(path: Path) -> bool:
    """Return whether a file of check codes begins and ends as one; it may be too large to be read at each
    start.
    """
    with path.open("rb") as file:
        start = file.read(len(_CODES_BEGIN))
        file.seek(-min(len(_CODES_END), path.stat().st_size), 2)
        return start == _CODES_BEGIN and file.read().strip() == _CODES_END


def _is_toml(path: Path) -> bool:
    if path.stat().st_size > _MOST_BYTES:
        return False
    try:
        tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True
