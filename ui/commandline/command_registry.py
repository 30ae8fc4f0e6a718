"""Finds commands: ``find-me`` is the ``COMMAND`` of ``ui/commandline/commands/find_me_command.py``.

Only the module of the command that is typed is imported, so that no command waits for what others need.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from ui.commandline import commands as folder
from ui.commandline.command import Command

_SUFFIX = "_command"
_registered: dict[str, Command] = {}


def register(command: Command) -> None:
    """Add a command that has no module in the folder, or replace one that has."""
    _registered[command.name] = command


def unregister(name: str) -> None:
    """Remove a command that was registered; others are not touched."""
    _registered.pop(name, None)


def find(name: str) -> Command | None:
    """Return the command of that name; None if there is none."""
    if name in _registered:
        return _registered[name]
    if name not in _names_of_modules():
        return None
    return _load(name)


def names() -> list[str]:
    """Return the names of all commands; no command is loaded for it."""
    return sorted({*_names_of_modules(), *_registered})


def commands() -> list[Command]:
    """Return all commands in the order of the help."""
    known = {name: _load(name) for name in _names_of_modules()} | _registered
    return sorted(known.values(), key=lambda command: (command.position, command.name))


def _names_of_modules() -> list[str]:
    modules = [module.name for module in pkgutil.iter_modules(folder.__path__)]
    return [name.removesuffix(_SUFFIX).replace("_", "-") for name in modules if name.endswith(_SUFFIX)]


def _load(name: str) -> Command:
    command = import_module(f"{folder.__name__}.{name.replace('-', '_')}{_SUFFIX}").COMMAND
    assert isinstance(command, Command)
    return command
