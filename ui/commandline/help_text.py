"""Writes what ``help`` and ``--help`` show from the help of the commands."""

from __future__ import annotations

from collections.abc import Iterable

from ui.commandline.command import Command
from ui.commandline.text import pad, width
from ui.commandline.usage_errors import program_name

_COLUMN = 44
SUMMARY = "医疗政策离线检索、批注与打印"
#: Options of the program, which may be before or behind the command.
OPTIONS = (
    ("--data-dir 文件夹", "数据放在此处（也可用环境变量 YICE_DATA_DIR）"),
    ("--portable", "数据放在程序旁边"),
)
EXIT_CODES = (("0", "完成"), ("1", "没有找到，或检查发现损坏"), ("2", "输入无法使用"))
#: What else is to be known of all commands; ``{program}`` is what starts the program.
REMARKS = (
    "“文件”可写文号（任何写法）、题名或其中独有的字词。",
    "一个命令怎样用、有哪些例子：{program} help 命令。",
    '加 --json 时，出错也以 JSON 写出：{"error": {"code", "message"}}。',
    "check 的结果不在终端显示时（写入文件或管道）为 JSON。",
)


def help_text(commands: Iterable[Command]) -> str:
    """Return the help: one entry for each command, explanations beginning in one column."""
    own = [entry for command in commands for entry in command.help]
    entries = [("", "打开窗口"), *own, ("-V, --version", "版本")]
    codes = "；".join(f"{code} {meaning}" for code, meaning in EXIT_CODES)
    lines = [
        f"医策：{SUMMARY}",
        "",
        "用法：",
        *[line for entry in entries for line in _entry(*entry)],
        "",
        "选项，写在命令前后都可以：",
        *[pad(f"  {typed}", _COLUMN) + meaning for typed, meaning in OPTIONS],
        "",
        *[line.replace("{program}", program_name()) for line in REMARKS],
        f"结果代码：{codes}。",
    ]
    return "\n".join(lines) + "\n"


def command_help(command: Command) -> str:
    """Return the help of one command: what is typed, examples, and what else is to be known."""
    lines = ["用法：", *[line for entry in command.help for line in _entry(*entry)]]
    if command.examples:
        lines += ["", "例：", *[line for entry in command.examples for line in _entry(*entry)]]
    if command.remarks:
        lines += ["", command.remarks.rstrip()]
    return "\n".join([*lines, "", "选项 --data-dir 文件夹、--portable 写在命令前后都可以。", ""])


def _entry(typed: str, meaning: str) -> list[str]:
    """Return the lines of one entry; an explanation that does not fit beside what is typed begins below
    it.
    """
    first, *rest = meaning.split("\n")
    start = f"  {program_name()} {typed}".rstrip()
    below = [" " * _COLUMN + line for line in rest]
    if width(start) + 2 <= _COLUMN:
        return [pad(start, _COLUMN) + first, *below]
    return [start, " " * _COLUMN + first, *below]
