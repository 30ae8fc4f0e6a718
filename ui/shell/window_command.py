"""Describes what the menus list: commands, menus, and what separates them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow

#: What a command needs to be enabled: the current clause, its document, a text in front, or two.
Need = Literal["", "clause", "document", "text", "split"]


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """A command of a menu.

    ``text`` is in English, marked by ``QT_TRANSLATE_NOOP("Actions", …)``. Of the alternatives in ``keys`` the
    first is shown. ``run`` is called with the window; a checkable action
    has changed its state by then.
    """

    name: str
    text: str
    run: Callable[[ShellWindow], object]
    keys: tuple[str, ...] = ()
    needs: Need = ""
    checkable: bool = False
    checked: bool = False
    #: Commands of one group exclude each other: one of them is checked.
    group: str = ""
    #: Whether ``text`` is in the language of the window already.
    translated: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: commands, menus in it, and None where a line separates them."""

    title: str
    entries: tuple[WindowCommand | Menu | None, ...]


def commands_of(menu: Menu) -> Iterator[WindowCommand]:
    """Yield the commands of a menu and of the menus in it, in their order."""
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from commands_of(entry)
        elif entry is not None:
            yield entry
