"""Equipment that the program uses: printers and Chinese fonts, as the system tells them; no Qt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import Any

#: How long a program of the system may take to answer, in seconds; a print server may be out of reach.
_PATIENCE = 5


def printers() -> dict[str, Any]:
    """Return the printers' names and the default one; ``known`` is False where the system does not tell."""
    try:
        if sys.platform == "win32":
            from ui.services.diagnosis import windows_equipment

            found: tuple[list[str], str | None] | None = windows_equipment.printers()
        else:
            found = _cups_printers()
    except OSError:
        found = None
    names, default = found or ([], None)
    return {"known": found is not None, "names": sorted(names), "default": default}


def chinese_fonts() -> list[str]:
    """Return the families of the system's own Chinese fonts, sorted; none where the system does not tell."""
    try:
        if sys.platform == "win32":
            from ui.services.diagnosis import windows_equipment

            return windows_equipment.chinese_fonts()
        listed = _answer("fc-list", ":lang=zh", "family")
    except OSError:
        return []
    return sorted({line.split(",")[0].strip() for line in (listed or "").splitlines()} - {""})


def _answer(program: str, *arguments: str) -> str | None:
    """Return what a program of the system says, in English; None where it is not there or does not answer."""
    path = shutil.which(program)
    if path is None:
        return None
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [path, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace")


def _cups_printers() -> tuple[list[str], str | None] | None:
    listed = _answer("lpstat", "-p", "-d")
    if listed is None:
        return None
    default = re.search(r"^system default destination: (\S+)", listed, re.M)
    return re.findall(r"^printer (\S+)", listed, re.M), default[1] if default else None
