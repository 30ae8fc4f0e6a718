"""``help``: shows what can be typed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.system.paths import DataPaths
from ui.commandline import command_registry, output
from ui.commandline.argument_parser import command_called
from ui.commandline.command import DONE, Command, never
from ui.commandline.help_text import command_help, help_text


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
    parser.add_argument("topic", metavar="命令", nargs="?")


COMMAND = Command(
    "help",
    (("help [命令]", "怎样用；写命令则连同例子"),),
    run,
    _add_arguments,
    needs_folder=never,
    examples=(("help search", "检索的写法和例子"),),
    position=950,
)
