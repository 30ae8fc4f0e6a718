"""Writes what ``--help`` shows from the help of the commands."""

from __future__ import annotations

from collections.abc import Iterable

from ui.commandline.command import Command
from ui.commandline.text import pad, width

_COLUMN = 44
_HEAD = "医策：医疗政策离线检索、批注与打印\n\n用法："
_FOOT = """\
写在命令前面的选项：
  --data-dir 文件夹                         数据放在此处（也可用环境变量 YICE_DATA_DIR）
  --portable                                数据放在程序旁边

“文件”可写文号（任何写法）、题名或其中独有的字词。
结果代码：0 完成；1 没有找到，或检查发现损坏；2 输入无法使用。
check 的结果不在终端显示时（写入文件或管道）为 JSON。
"""


def help_text(commands: Iterable[Command]) -> str:
    """Return the help: one entry for each command, explanations beginning in one column."""
    entries = [
        ("", "打开窗口"), *[entry for command in commands for entry in command.help], ("--version", "版本"),
    ]  # fmt: skip
    return "\n".join([_HEAD, *[line for entry in entries for line in _entry(*entry)], "", _FOOT])


def _entry(typed: str, meaning: str) -> list[str]:
    """Return the lines of one entry; an explanation that does not fit beside what is typed begins below
    it.
    """
    first, *rest = meaning.split("\n")
    start = f"  main.py {typed}".rstrip()
    below = [" " * _COLUMN + line for line in rest]
    if width(start) + 2 <= _COLUMN:
        return [pad(start, _COLUMN) + first, *below]
    return [start, " " * _COLUMN + first, *below]
