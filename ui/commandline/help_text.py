"""Writes what ``help`` and ``--help`` show from the help of the commands."""

from __future__ import annotations

from collections.abc import Iterable

from store.model.message import Message
from ui.commandline.command import Command
from ui.commandline.help_tables import Entries, program_help
from ui.commandline.terminal import pad, width
from ui.commandline.usage_errors import program_name
from ui.services.language import language, listed, sentence

_COLUMN = 44


def help_text(commands: Iterable[Command]) -> str:
    """Return the help: one entry for each command, explanations beginning in one column."""
    program = program_help(language())
    window = ("", sentence(Message("help.window")))
    version = ("-V, --version", sentence(Message("help.version")))
    entries = (window, *(entry for command in commands for entry in command.texts().usage), version)
    codes = listed((f"{code} {meaning}" for code, meaning in program.exit_codes), "sentences")
    lines = [
        sentence(Message("help.title", summary=program.summary)),
        "",
        sentence(Message("help.usage")),
        *_lines(entries),
        "",
        sentence(Message("help.options")),
        *[pad(f"  {typed}", _COLUMN) + meaning for typed, meaning in program.options],
        "",
        *[line.replace("{program}", program_name()) for line in program.remarks],
        sentence(Message("help.exit_codes", codes=codes)),
    ]
    return "\n".join(lines) + "\n"


def command_help(command: Command) -> str:
    """Return the help of one command: what is typed, examples, and what else is to be known."""
    texts = command.texts()
    lines = [sentence(Message("help.usage")), *_lines(texts.usage)]
    if texts.examples:
        lines += ["", sentence(Message("help.examples")), *_lines(texts.examples)]
    if texts.remarks:
        lines += ["", texts.remarks.rstrip()]
    options = listed(typed for typed, _meaning in program_help(language()).options)
    return "\n".join([*lines, "", sentence(Message("help.general_options", options=options)), ""])


def _lines(entries: Entries) -> list[str]:
    return [line for entry in entries for line in _entry(*entry)]


def _entry(typed: str, meaning: str) -> list[str]:
    """Return the lines of one entry; an explanation that does not fit beside what is typed begins below
    it.
    """
    first, *rest = meaning.split("\n")
    start = f"  {program_name()} {typed}".rstrip()
    below = [" " * _COLUMN + line for line in rest]
    if width(start) + 2 <= _COLUMN:
        return [(pad(start, _COLUMN) + first).rstrip(), *below]
    return [start, " " * _COLUMN + first, *below]
