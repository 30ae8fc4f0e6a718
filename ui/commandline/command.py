"""Describes a command of the command line: name, help, arguments, and the function that runs it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from store.system.paths import DataPaths
from ui.commandline.help_tables import CommandHelp, command_texts
from ui.services.language import language


def _no_arguments(_parser: ArgumentParser) -> None:
    """Add nothing."""


def always(_options: Namespace) -> bool:
    """Return True, whatever the options are."""
    return True


def never(_options: Namespace) -> bool:
    """Return False, whatever the options are."""
    return False


def _as_typed(words: list[str]) -> list[str]:
    """Return the words unchanged."""
    return words


@dataclass(frozen=True, slots=True)
class Command:
    """A command; a module of ``ui/commandline/commands`` makes one and calls it ``COMMAND``."""

    name: str
    #: Runs the command in a data folder and returns the exit code; imports what is slow to import itself.
    run: Callable[[DataPaths, Namespace], int]
    #: Adds the arguments that the command takes besides ``--json``; ``options.json`` tells whether the answer
    #: is to be in JSON.
    add_arguments: Callable[[ArgumentParser], None] = _no_arguments
    #: Words of which the first behind the command is one, where no argument of the parser names them.
    actions: tuple[str, ...] = ()
    #: Whether the command, with these options, has nothing to say where the data folder that was named is not
    #: there; a command that writes makes it, one that does without the folder does not look.
    needs_folder: Callable[[Namespace], bool] = always
    #: Rewrites the words behind the command before they are parsed.
    prepare: Callable[[list[str]], list[str]] = _as_typed
    #: Help of a command that has none in ``resources/i18n/*/help.toml``.
    help: CommandHelp | None = None
    #: Position of the command in the help: the smaller, the higher; those of one number go by name.
    position: int = 500

    def texts(self) -> CommandHelp:
        """Return the help in the language of the answers; one without texts is only called by its name."""
        return self.help or command_texts(self.name, language()) or CommandHelp(((self.name, ""),))
