"""``help``: shows what can be typed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import command_registry, output
from ui.commandline.argument_parser import command_called
from ui.commandline.command import Command, never
from ui.commandline.help_text import command_help, help_text
from ui.commandline.start.exit_codes import DONE
from ui.services.language import sentence


def run(_paths: DataPaths, options: Namespace) -> int:
    """Show the help of a command, or of all; BadUsage where there is no such command."""
    if options.topic is None:
        text = help_text(command_registry.commands())
    else:
        text = command_help(command_called(options.topic))
    if options.json:
        output.say_json({"help": text})
    else:
        output.say(text)
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("topic", metavar=sentence(Message("argument.command")), nargs="?")


COMMAND = Command(
    "help",
    run,
    _add_arguments,
    needs_folder=never,
    position=950,
)
