"""``completions``: writes the script by which a shell completes commands and options."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from store.system.paths import DataPaths
from ui.commandline import command_registry, output
from ui.commandline.argument_parser import completion_of
from ui.commandline.command import Command, never
from ui.commandline.completion_scripts import SHELLS
from ui.commandline.start.exit_codes import DONE


def run(_paths: DataPaths, options: Namespace) -> int:
    """Write the script of a shell to standard output."""
    commands = {command.name: completion_of(command) for command in command_registry.commands()}
    commands["help"] = replace(commands["help"], words=tuple(commands))
    script = SHELLS[options.shell](commands)
    if options.json:
        output.say_json({"script": script})
    else:
        output.say(script)
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=tuple(SHELLS))


COMMAND = Command(
    "completions",
    run,
    _add_arguments,
    needs_folder=never,
    position=960,
)
