"""Makes the actions of the window from its commands, and the menus that list them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.shell.window_command import Menu, WindowCommand, commands_of
from ui.widgets.action_text import plain_text


class Actions(QObject):
    """The window's actions by name; connect to ``actions["print"].triggered``."""

    def __init__(self, menus: Sequence[Menu], parent: QObject) -> None:
        super().__init__(parent)
        self._menus = menus
        self._groups: dict[str, QActionGroup] = {}
        self.commands = [command for menu in self._menus for command in commands_of(menu)]
        self._actions = {command.name: self._make(command) for command in self.commands}

    def __getitem__(self, name: str) -> QAction:
        """Return the action of that name."""
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        """Return all actions, in the order of the menus."""
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in self._menus:
            self._fill(bar.addMenu(_translated(menu.title)), menu)

    def menus(self) -> list[tuple[str, list[QAction]]]:
        """Return titles and actions of the menus, for the list of keys."""
        return [
            (plain_text(_translated(menu.title)), [self[command.name] for command in commands_of(menu)])
            for menu in self._menus
        ]

    def _fill(self, shown: QMenu, menu: Menu) -> None:
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            elif isinstance(entry, Menu):
                self._fill(shown.addMenu(_translated(entry.title)), entry)
            else:
                shown.addAction(self[entry.name])

    def _make(self, command: WindowCommand) -> QAction:
        text = command.text if command.translated else _translated(command.text)
        action = QAction(text, self)
        action.setObjectName(command.name)
        action.setIconText(plain_text(text))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable)
        action.setChecked(command.checked)
        action.setMenuRole(command.role)
        if command.group:
            self._groups.setdefault(command.group, QActionGroup(self)).addAction(action)
        return action


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
