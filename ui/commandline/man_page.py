"""Writes the manual pages from the help of the commands: ``python -m ui.commandline.man_page FOLDER``.

A page for each language: ``FOLDER/zh_CN/yice.1``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.model.message import Message
from store.model.wording import languages
from store.system.version import VERSION
from ui.commandline import command_registry
from ui.commandline.command import Command
from ui.commandline.help_tables import program_help
from ui.services import language as spoken
from ui.services.language import sentence

NAME = "yice"
_MARKS = re.compile("([，；、。：）])")


def man_page(commands: Iterable[Command]) -> str:
    """Return the manual page in man(7), in the language of the answers."""
    return "\n".join([*_head(), *_commands(commands), *_foot()]) + "\n"


def _head() -> Iterator[str]:
    program = program_help(spoken.language())
    section = sentence(Message("manual.section"))
    yield f'.TH {NAME.upper()} 1 "" "{sentence(Message("manual.program", version=VERSION))}" "{section}"'
    yield from (".ad l", ".nh", f".SH {sentence(Message('manual.name'))}")
    yield f"{NAME} \\- {program.summary}"
    yield f".SH {sentence(Message('manual.synopsis'))}"
    yield f".B {NAME}"
    yield sentence(Message("manual.typed"))
    yield ".PP"
    yield sentence(Message("manual.window"))
    yield f".SH {sentence(Message('manual.options'))}"
    version = ("-V, --version", sentence(Message("help.version")))
    for typed, meaning in (*program.options, version, ("-h, --help", sentence(Message("manual.help")))):
        yield from _entry(typed, meaning)


def _commands(commands: Iterable[Command]) -> Iterator[str]:
    yield f".SH {sentence(Message('manual.commands'))}"
    for command in commands:
        texts = command.texts()
        yield f".SS {_plain(command.name)}"
        for typed, meaning in texts.usage:
            yield from _entry(typed, meaning)
        if texts.remarks:
            yield from (".PP", ".nf", *map(_line, texts.remarks.rstrip().split("\n")), ".fi")
        for typed, meaning in texts.examples:
            example = _line(sentence(Message("manual.example", meaning=meaning)))
            yield from (".PP", example, ".RS", ".nf", _line(f"{NAME} {typed}"), ".fi", ".RE")


def _foot() -> Iterator[str]:
    program = program_help(spoken.language())
    for line in program.remarks:
        yield from (".PP", _line(line.replace("{program}", NAME)))
    yield f".SH {sentence(Message('manual.exit_codes'))}"
    for code, meaning in program.exit_codes:
        yield from _entry(code, meaning)
    yield f".SH {sentence(Message('manual.files'))}"
    for typed, meaning in program.files:
        yield from _entry(typed, meaning)


def _entry(typed: str, meaning: str) -> Iterator[str]:
    """Yield what is typed, options in bold, and below it what it does."""
    yield ".TP"
    yield _line(" ".join(_word(word) for word in typed.split()), ready=True)
    yield _line(meaning.replace("\n", sentence(Message("manual.between_lines"))))


def _word(word: str) -> str:
    """Return a word of an entry, in bold if it is to be typed as it is."""
    return rf"\fB{_plain(word)}\fR" if word.isascii() else _plain(word)


def _line(text: str, ready: bool = False) -> str:
    r"""Return a line of text that begins no request.

    >>> print(_line(".doc a-b"), _line("a\\b"))
    \&.doc a\-b a\eb
    """
    plain = text if ready else _plain(text)
    return rf"\&{plain}" if plain[:1] in (".", "'") else plain


def _plain(text: str) -> str:
    """Return a text as man(7) has it; lines may end behind Chinese marks, where no blank is."""
    return _MARKS.sub(r"\1\:", text.replace("\\", r"\e").replace("-", r"\-"))


def main() -> int:
    """Write a page for each language into the folder that is named."""
    for code in languages():
        spoken.use(code)
        folder = Path(sys.argv[1], code)
        folder.mkdir(exist_ok=True)
        page = man_page(command_registry.commands())
        (folder / f"{NAME}.1").write_text(page, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
