"""The folder that the program is in."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def program_dir() -> Path:
    """Return the folder of the program: the bundle's when frozen, else the project's."""
    return _bundle(sys.executable) if getattr(sys, "frozen", False) else _PROJECT


@cache
def _bundle(executable: str) -> Path:
    """Return the folder of a bundle's program; asking the file system costs as much as drawing an icon."""
    return Path(executable).resolve().parent
