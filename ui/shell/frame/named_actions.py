"""Declares the actions of the window as its parts see them: by name, and menu by menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtGui import QAction


class NamedActions(Protocol):
    """The actions of all menus by the names of their commands."""

    def __getitem__(self, name: str) -> QAction:
        """Return an action; KeyError for an unknown name."""

    def __iter__(self) -> Iterator[QAction]:
        """Yield all actions."""

    def menus(self) -> list[tuple[str, list[QAction]]]:
        """Return the titles of the menus, each with its actions."""
