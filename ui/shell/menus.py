"""The menus of the window in their order; a command that is added later goes to the end of its menu."""

from __future__ import annotations

from dataclasses import replace

from ui.shell.commands.edit_commands import edit_menu
from ui.shell.commands.file_commands import file_menu
from ui.shell.commands.go_commands import go_menu
from ui.shell.commands.help_commands import help_menu
from ui.shell.commands.view_commands import view_menu
from ui.shell.window_command import Menu, WindowCommand

#: The menus by the names that :func:`register` knows them by.
_MENUS = {"file": file_menu, "edit": edit_menu, "view": view_menu, "go": go_menu, "help": help_menu}
_added: list[tuple[str, WindowCommand]] = []


def register(menu: str, command: WindowCommand) -> None:
    """Add a command to the menu file, edit, view, go or help of windows that are made from now on.

    Raises:
        KeyError: there is no such menu.
    """
    if menu not in _MENUS:
        raise KeyError(menu)
    _added.append((menu, command))


def unregister(name: str) -> None:
    """Take away what :func:`register` added under a name."""
    _added[:] = [each for each in _added if each[1].name != name]


def menus() -> list[Menu]:
    """Return the menus; made again each time, as panels and themes may have been added."""
    found = []
    for name, make in _MENUS.items():
        menu, added = make(), [command for place, command in _added if place == name]
        found.append(replace(menu, entries=(*menu.entries, None, *added)) if added else menu)
    return found
