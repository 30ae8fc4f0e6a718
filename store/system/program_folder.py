"""The folder that the program is in."""

from __future__ import annotations

import sys
from pathlib import Path


def program_dir() -> Path:
    """Return the folder of the program: the bundle's when frozen, else the project's."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]
