r"""Settings by the hospital's IT for all users of a PC: ``yice.ini``, read once, never written.

::

    [data]
    folder = D:\Yice\%USERNAME%         ; relative to the file; %NAME%, $NAME and ~ are replaced
    [window]
    theme = light
    language = zh_CN
    [print]
    hospital = 某某医院
    templates = templates             ; a folder with *.toml, as in resources/templates
    [search]
    words = words.txt                 ; the hospital's own words, in the form of thesaurus/everyday.txt
    [packs]
    folder = \\server\share\packs       ; looked through at each start for new update packs
    install = yes                     ; install them unasked; otherwise they are offered
    keys = publishers.pub             ; the publishers' public keys, a file or a folder with *.pub
    [locked]
    keys = window/theme, print/hospital   ; users cannot change these

A value is what holds until a user chooses another; a locked one cannot be changed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from store.system.program_folder import program_dir

NAME = "yice.ini"
#: More than anybody writes; a larger file is none of ours.
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The values by key (``section/name``), those that are locked, and the file; empty where there is none.

    ``unreadable`` tells that the file is there and is no settings file: nothing of it holds.
    """

    path: Path | None = None
    values: dict[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    unreadable: bool = False

    def is_locked(self, key: str) -> bool:
        """Return whether users may not change ``key``; only what has a value can be locked."""
        return key in self.locked and key in self.values

    def place(self, key: str) -> Path | None:
        """Return the value as a path, relative to the file; None where it is absent."""
        value = self.values.get(key, "")
        if not value or self.path is None:
            return None
        return self.path.parent / Path(os.path.expandvars(value)).expanduser()


def site_files() -> list[Path]:
    """Return the places of the file, the first that exists holds: beside the program, then the system's."""
    places = [program_dir() / NAME]
    if sys.platform == "win32":
        base = os.environ.get("PROGRAMDATA")
        places += [Path(base) / "Yice" / NAME] if base else []
    elif sys.platform != "darwin":
        places.append(Path("/etc/yice") / NAME)
    return places


@lru_cache(maxsize=1)
def site_settings() -> SiteSettings:
    """Return the settings for all users; they are read once, at the start."""
    for path in site_files():
        if path.is_file():
            return read(path)
    return SiteSettings()


def read(path: Path) -> SiteSettings:
    """Read a settings file: UTF-8, or GB 18030 as Windows' editor may write it."""
    import configparser  # most computers have no such file

    parser = configparser.ConfigParser(interpolation=None, inline_comment_prefixes=(";",))
    try:
        data = path.read_bytes()[:_MOST_BYTES]
        parser.read_string(_decoded(data))
    except (OSError, configparser.Error, ValueError):
        return SiteSettings(path, unreadable=True)
    values = {
        f"{section.lower()}/{name}": value.strip()
        for section in parser.sections()
        if section.lower() != "locked"
        for name, value in parser.items(section)
        if value.strip()
    }
    section = next((each for each in parser.sections() if each.lower() == "locked"), None)
    listed = parser.get(section, "keys", fallback="") if section else ""
    keys = listed.replace("，", ",").replace("\n", ",").split(",")
    return SiteSettings(path, values, frozenset(key.strip().lower() for key in keys if key.strip()))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
