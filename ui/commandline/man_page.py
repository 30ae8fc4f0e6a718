"""Writes the manual page from the help of the commands: ``python -m ui.commandline.man_page FILE``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.system.version import VERSION
from ui.commandline import command_registry
from ui.commandline.command import Command
from ui.commandline.help_text import EXIT_CODES, OPTIONS, REMARKS, SUMMARY

NAME = "yice"
_MARKS = re.compile("([，；、。：）])")
_FILES = (
    (
        "~/.local/share/yice",
        "数据文件夹：文件库、工作本、索引、备份；也可用 --data-dir 或 YICE_DATA_DIR 指定",
    ),
    ("/etc/yice/yice.ini", "医院信息部门为所有用户的统一设置"),
)


def man_page(commands: Iterable[Command]) -> str:
    """Return the manual page in the language of man(7)."""
    return "\n".join([*_head(), *_commands(commands), *_foot()]) + "\n"


def _head() -> Iterator[str]:
    yield f'.TH {NAME.upper()} 1 "" "医策 {VERSION}" "用户命令"'
    yield from (".ad l", ".nh", ".SH 名称")
    yield f"{NAME} \\- {SUMMARY}"
    yield ".SH 用法"
    yield f".B {NAME}"
    yield "[选项] [命令 …]"
    yield ".PP"
    yield "不写命令则打开窗口。"
    yield ".SH 选项"
    for typed, meaning in (*OPTIONS, ("-V, --version", "版本"), ("-h, --help", "怎样用")):
        yield from _entry(typed, meaning)


def _commands(commands: Iterable[Command]) -> Iterator[str]:
    yield ".SH 命令"
    for command in commands:
        yield f".SS {_plain(command.name)}"
        for typed, meaning in command.help:
            yield from _entry(typed, meaning)
        if command.remarks:
            yield from (".PP", ".nf", *map(_line, command.remarks.rstrip().split("\n")), ".fi")
        for typed, meaning in command.examples:
            yield from (".PP", f"例：{_plain(meaning)}", ".RS", ".nf", _line(f"{NAME} {typed}"), ".fi", ".RE")


def _foot() -> Iterator[str]:
    for line in REMARKS:
        yield from (".PP", _line(line.replace("{program}", NAME)))
    yield ".SH 结果代码"
    for code, meaning in EXIT_CODES:
        yield from _entry(code, meaning)
    yield ".SH 文件"
    for typed, meaning in _FILES:
        yield from _entry(typed, meaning)


def _entry(typed: str, meaning: str) -> Iterator[str]:
    """Yield what is typed, options in bold, and below it what it does."""
    yield ".TP"
    yield _line(" ".join(_word(word) for word in typed.split()), ready=True)
    yield _line(meaning.replace("\n", ""))


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
    """Write the page to the file that is named."""
    Path(sys.argv[1]).write_text(man_page(command_registry.commands()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
