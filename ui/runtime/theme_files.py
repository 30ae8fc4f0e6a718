"""Finds the colour themes: each is one file of resources/themes.

A file holds a colour for each role (see :class:`ui.appearance.theme.Theme`), ``title`` by language with ``&``
before the letter of the menu, and ``position`` in menus: the first is the usual one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale

from store.system.paths import resources_dir

_ABOUT = ("title", "position")


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as its file has it."""

    name: str
    titles: dict[str, str]
    position: int
    colours: dict[str, str]

    def title(self, mnemonic: bool = False) -> str:
        """Return the theme's name in the language of the window; English where there is no other name."""
        title = self.titles.get(QLocale().name()) or self.titles.get("en", self.name)
        return title if mnemonic else re.sub(r"\(&\w\)|&", "", title)


def folder() -> Path:
    """Return the folder of the themes."""
    return resources_dir() / "themes"


def theme_files() -> list[ThemeFile]:
    """Return all themes in the order of the menus."""
    return _read(folder())


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes; the first is the usual one."""
    return tuple(file.name for file in theme_files())


@cache
def _read(place: Path) -> list[ThemeFile]:
    found = [_theme(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in place.glob("*.json")]
    return sorted(found, key=lambda file: (file.position, file.name))


def _theme(name: str, data: dict[str, Any]) -> ThemeFile:
    colours = {role: colour for role, colour in data.items() if role not in _ABOUT}
    return ThemeFile(name, data.get("title", {"en": name}), data.get("position", 100), colours)
