"""Paths: the user's data folder, the portable folder, the program's own files.

Everything the app writes goes below :attr:`DataPaths.root`, and nowhere else.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from store.system.program_folder import program_dir
from store.system.site_settings import site_settings

ENVIRONMENT_VARIABLE = "YICE_DATA_DIR"


@dataclass(frozen=True, slots=True)
class DataPaths:
    """Paths of the files and folders in one data folder."""

    root: Path

    @property
    def library_db(self) -> Path:
        """Path of the library of official documents."""
        return self.root / "library.db"

    @property
    def notebook_db(self) -> Path:
        """Path of the user's notebook."""
        return self.root / "notebook.db"

    @property
    def index_dir(self) -> Path:
        """The full-text index; derived, may be deleted at any time."""
        return self.root / "index"

    @property
    def backups_dir(self) -> Path:
        """Backups of the notebook."""
        return self.root / "backups"

    @property
    def settings_ini(self) -> Path:
        """Window geometry, theme, language."""
        return self.root / "settings.ini"

    @property
    def own_words(self) -> Path:
        """The hospital's own everyday words, in the form of resources/thesaurus/everyday.txt."""
        return self.root / "everyday.txt"

    @property
    def departments(self) -> Path:
        """The hospital's own departments, one a line."""
        return self.root / "departments.txt"

    @property
    def pack_keys(self) -> Path:
        """The keys of publishers whose packs the user trusts."""
        return self.root / "pack-keys.txt"

    @property
    def contents(self) -> Path:
        """Counts of what is in documents, which can be made again."""
        return self.root / "contents.json"

    @property
    def crash_dir(self) -> Path:
        """Crash reports that the user can copy."""
        return self.root / "crashes"


def resources_dir() -> Path:
    """Return the read-only resources: sources, thesaurus, fonts, icons, themes, translations."""
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", program_dir())) / "resources"
    return program_dir() / "resources"


def shipped_dir() -> Path:
    """Return the library and index made at build time (library.db, index/, stamp); may be absent in a
    checkout.
    """
    if getattr(sys, "frozen", False):
        return resources_dir() / "shipped"
    return program_dir() / "build" / "shipped"


def user_data_dir() -> Path:
    """Return the user's own folder for this app, by the custom of the system; not created here."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Yice"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Yice"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "yice"


def data_paths(data_dir: str | None = None, portable: bool = False) -> DataPaths:
    """Return the data folder: ``data_dir``, else ``--portable``'s, else the environment's, else the user's
    own.

    What the hospital's IT has set for all users (:mod:`store.system.site_settings`) comes before the last.
    """
    if data_dir:
        return DataPaths(Path(data_dir).expanduser().absolute())
    if portable:
        return DataPaths(program_dir() / "yice-data")
    from_environment = os.environ.get(ENVIRONMENT_VARIABLE)
    if from_environment:
        return DataPaths(Path(from_environment).expanduser().absolute())
    site = site_settings().place("data/folder")
    return DataPaths(site.absolute() if site else user_data_dir())
