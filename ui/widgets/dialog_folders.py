"""Folders in which dialogs for files begin: the last one used, at first the user's documents."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths


class FolderMemory(Protocol):
    """Store of remembered folders: the settings."""

    def get(self, key: str, default: str) -> str:
        """Return what is remembered."""

    def set(self, key: str, value: str) -> None:
        """Remember."""


_memory: list[FolderMemory] = []


def remember_in(memory: FolderMemory) -> None:
    """Remember folders there from now on."""
    _memory[:] = [memory]


def folder_for(purpose: str) -> Path:
    """Return where a dialog begins; ``purpose`` names what is opened or saved there."""
    kept = _memory[0].get(f"folders/{purpose}", "") if _memory else ""
    if kept and Path(kept).is_dir():
        return Path(kept)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def remember(purpose: str, file: str | Path) -> None:
    """Begin in the folder of this file next time."""
    if _memory:
        _memory[0].set(f"folders/{purpose}", str(Path(file).parent))
