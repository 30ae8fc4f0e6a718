"""Reports on the program and a data folder for the hospital's IT; reads only, and tells no note or query."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from store.model import wording
from store.system import log
from store.system.paths import DataPaths, resources_dir, shipped_dir
from store.system.program_folder import program_dir
from store.system.site_settings import site_files, site_settings
from store.system.version import VERSION
from ui.services.diagnosis.equipment import chinese_fonts, printers

#: Distributions that the program uses.
_PARTS = ("PySide6-Essentials", "whoosh3", "peewee", "pypdfium2", "openpyxl", "rapidfuzz")
#: Lines of the log that are taken along.
_LOG_LINES = 80
#: What a line of the log may tell of the user's documents: a key, or a part of a path.
_WORDS = re.compile(r"[^\x00-\x7f]+")

ReportPart = dict[str, Any]


def diagnose(paths: DataPaths) -> ReportPart:
    """Return what is known of system, program, folders and data; for JSON."""
    return {
        "system": _system(),
        "versions": _versions(),
        "folders": [_folder(name, path) for name, path in _folders(paths)],
        "data": [_file(path) for path in (paths.library_db, paths.notebook_db, paths.settings_ini)],
        "check": _check(paths),
        "site_settings": _site(),
        "fonts": [_file(path) for path in sorted((resources_dir() / "fonts").glob("*.otf"))],
        "system_fonts": chinese_fonts(),
        "printers": printers(),
        "log": [_WORDS.sub("…", line) for line in log.read(paths.root).splitlines()[-_LOG_LINES:]],
    }


def _system() -> ReportPart:
    named = ("LANG", "LC_ALL", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM")
    return {
        "platform": platform.platform(),
        "machine": platform.machine(),
        "libc": " ".join(platform.libc_ver()).strip() or None,
        "processors": os.cpu_count(),
        "environment": {name: os.environ[name] for name in named if name in os.environ},
    }


def _versions() -> ReportPart:
    found: ReportPart = {"yice": VERSION, "python": platform.python_version()}
    found["packaged"] = bool(getattr(sys, "frozen", False))
    for name in _PARTS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = None
    return found


def _folders(paths: DataPaths) -> list[tuple[str, Path]]:
    return [
        ("data", paths.root),
        ("backups", paths.backups_dir),
        ("index", paths.index_dir),
        ("program", program_dir()),
        ("resources", resources_dir()),
        ("shipped", shipped_dir()),
    ]


def _folder(name: str, path: Path) -> ReportPart:
    """Return a folder with its rights, and the free space of its disk in MiB; null where it is not there."""
    there = path.is_dir()
    at = next((each for each in (path, *path.parents) if each.is_dir()), None)
    try:
        free = shutil.disk_usage(at).free // 2**20 if at else None
    except OSError:
        free = None
    return {
        "name": name,
        "path": str(path),
        "exists": there,
        "readable": os.access(path, os.R_OK) if there else None,
        "writable": os.access(path, os.W_OK) if there else None,
        "free_mib": free,
    }


def _file(path: Path) -> ReportPart:
    """Return a file's name and size in bytes; null where it is not there."""
    try:
        size = path.stat().st_size
    except OSError:
        return {"name": path.name, "bytes": None}
    return {"name": path.name, "bytes": size}


def _check(paths: DataPaths) -> ReportPart:
    """Return the findings of ``check`` by place and repair; damage alone, whose words are the program's."""
    from ui.services.diagnosis.checkup import check

    try:
        found = check(paths)
    except Exception as error:  # the report is for what is broken
        return {"ok": False, "problems": [{"where": "check", "what": type(error).__name__, "repair": ""}]}
    problems = [
        {"where": each.where, "what": wording.text(each.what), "repair": wording.text(each.repair)}
        for each in found.problems
    ]
    return {"ok": not problems, "problems": problems, "unplaced": len(found.information)}


def _site() -> ReportPart:
    settings = site_settings()
    return {
        "file": str(settings.path) if settings.path else None,
        "looked_for": [str(path) for path in site_files()],
        "unreadable": settings.unreadable,
        "values": settings.values,
        "locked": sorted(settings.locked),
    }
