"""The command line as typed: options and commands, and one Chinese sentence for what cannot be understood."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from ui.commandline.usage_errors import BadUsage
from ui.printing.layout.page_styles import DEFAULT_STYLE

HELP = """\
医策：医疗政策离线检索、批注与打印

用法：
  main.py                                   打开窗口
  main.py documents [--json]                文件库中的文件
  main.py outline 文件 [--json]             一份文件的条款目录
  main.py show 条款 [--json]                一个条款，如 条例第九条、政策清单第9条、晋政办函〔2020〕28号第九项
  main.py search 检索词 [--limit 条数] [--all-editions] [--json]
                                            默认只查现行文本；--all-editions 或检索词中的 版本:全部、版本:以前
                                            连同以前的版本
  main.py import 文件… [--dry-run] [--json] [--replace|--keep-both|--new-edition|--skip]
                                            导入政策文件；--dry-run 只显示结果，不存入。库中已有相近文本的，
                                            默认不导入并说明异同（--skip）；--replace 替换，
                                            --keep-both 两份都留，--new-edition 作为新版本
  main.py restore [文件] [--json]           恢复随程序提供的文件（不写则全部）；替换它的文本另存为一份
  main.py print 条款… --pdf 文件 [--style official|plain] [--notes] [--highlights]
                                            打印成文件；--style 不写时为 official（公文版式，与窗口相同），
                                            plain 为日用的紧凑版式；条款也可换成
                                            --basket 名称、--search 检索词、--organisation 单位；
                                            文件还有 --docx、--html、--text，可同时写；
                                            另有 --paper A4|A3|B5、--landscape、--duplex、--template 模板、
                                            --as-printed（标点全角半角照原文）、--no-contents（长文不附目录）
  main.py verify 核验码 [--json]            由摘录上的核验码找到条款，并说明文字是否仍然一致
  main.py rebuild-index                     重建索引
  main.py notes [--json]                    工作本：批注、划线和书签
  main.py notes export 文件                 导出工作本：.json（完整，可再导入）、.docx、.md 或 .csv
  main.py notes import 文件 [--dry-run] [--json]
                                            合并他人或另一台电脑导出的 .json；--dry-run 只看结果
  main.py check [--json]                    检查文件库、索引和工作本
  main.py --version                         版本

写在命令前面的选项：
  --data-dir 文件夹                         数据放在此处（也可用环境变量 YICE_DATA_DIR）
  --portable                                数据放在程序旁边

“文件”可写文号（任何写法）、题名或其中独有的字词。
结果代码：0 完成；1 没有找到，或检查发现损坏；2 输入无法使用。
check 的结果不在终端显示时（写入文件或管道）为 JSON。
"""
_COMMANDS = (
    "documents",
    "outline",
    "show",
    "search",
    "import",
    "restore",
    "print",
    "verify",
    "rebuild-index",
    "check",
    "notes",
)
_SEARCH_FLAGS = ("--json", "--all-editions", "-h", "--help")
#: What begins like an option is none of the words: those exclude with one dash (-DRG).
_LIKE_OPTION = re.compile(r"--[A-Za-z][\w-]*(?:=.*)?|[—–―－]{1,2}(?:limit|json)(?:=.*)?")
_TRANSLATED = (
    (r"the following arguments are required: (?P<what>.+)", "缺少参数：{what}"),
    (r"unrecognized arguments: (?P<what>.+)", "无法识别的参数：{what}"),
    (r"argument COMMAND: invalid choice: '(?P<what>.*?)' \(.*", "没有“{what}”这个命令"),
    (r"argument ACTION: invalid choice: .*", "notes 后面只能是 export 或 import"),
    (r"argument --style: invalid choice: .*", "--style 只能是 official 或 plain"),
    (r"argument --paper: invalid choice: .*", "--paper 只能是 A4、A3 或 B5"),
    (r"argument (?P<option>\S+): expected .*", "{option} 后面缺少内容"),
    (
        r"argument (?P<option>\S+): not allowed with argument (?P<other>\S+)",
        "{option} 和 {other} 只能选用一个",
    ),
    (r"argument (?P<option>\S+): ignored explicit argument .*", "{option} 不带内容"),
    (r"argument (?P<option>\S+): (?P<what>.+)", "{option} {what}"),
)


class HelpAsked(Exception):  # noqa: N818  (not an error)
    """The user asked for help."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and leaving, with its own ``--help``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.add_argument("-h", "--help", action=_Help, nargs=0)

    def error(self, message: str) -> NoReturn:
        raise BadUsage(what=_translate(message))


class _Help(argparse.Action):
    """``--help`` at any place."""

    def __call__(self, *_: object) -> NoReturn:
        raise HelpAsked


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options and the command (None for the window); BadUsage or HelpAsked."""
    return _build().parse_args(_protect_query(list(argv)))


def _build() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py")
    parser.add_argument("--data-dir", metavar="文件夹")
    parser.add_argument("--portable", action="store_true")
    parser.add_argument("--version", action="store_true")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    add = {name: commands.add_parser(name) for name in _COMMANDS}
    for name in ("documents", "outline", "show", "search", "import", "restore", "verify", "check", "notes"):
        add[name].add_argument("--json", action="store_true")
    add["outline"].add_argument("document", metavar="文件", nargs="+")
    add["show"].add_argument("reference", metavar="条款", nargs="+")
    add["search"].add_argument("query", metavar="检索词", nargs="+")
    add["search"].add_argument("--all-editions", action="store_true")
    add["search"].add_argument("--limit", metavar="条数", type=_count)
    add["import"].add_argument("files", metavar="文件", nargs="+")
    add["import"].add_argument("--dry-run", action="store_true")
    alike = add["import"].add_mutually_exclusive_group()
    for choice in ("skip", "replace", "keep_both", "new_edition"):
        option = "--" + choice.replace("_", "-")
        alike.add_argument(option, dest="choice", action="store_const", const=choice)
    add["import"].set_defaults(choice="skip")
    add["restore"].add_argument("document", metavar="文件", nargs="*")
    add["verify"].add_argument("code", metavar="核验码", nargs="+")
    add["notes"].add_argument("action", metavar="ACTION", nargs="?", choices=("export", "import"))
    add["notes"].add_argument("file", metavar="文件", nargs="?")
    add["notes"].add_argument("--dry-run", action="store_true")
    _add_printing(add["print"])
    return parser


def _add_printing(command: argparse.ArgumentParser) -> None:
    """What ``print`` takes: one thing to print, files to write, and how."""
    command.add_argument("references", metavar="条款", nargs="*")
    for name, what in (("basket", "名称"), ("search", "检索词"), ("organisation", "单位")):
        command.add_argument(f"--{name}", metavar=what)
    for name in ("pdf", "docx", "html", "text"):
        command.add_argument(f"--{name}", metavar="文件")
    command.add_argument("--style", choices=("official", "plain"), default=DEFAULT_STYLE)
    command.add_argument("--notes", action="store_true")
    command.add_argument("--highlights", action="store_true")
    command.add_argument("--as-printed", action="store_true")
    command.add_argument("--no-contents", action="store_true")
    command.add_argument("--paper", choices=("A4", "A3", "B5"), default="A4")
    command.add_argument("--landscape", action="store_true")
    command.add_argument("--duplex", action="store_true")
    command.add_argument("--template", metavar="模板")


def _count(text: str) -> int:
    """A number of hits."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"应为正整数，而不是“{text}”")
    return int(text)


def _protect_query(argv: list[str]) -> list[str]:
    """Move what ``search`` is to look for behind ``--``: words that exclude (-药品) look like options."""
    first = _command_at(argv)
    unknown = next((word for word in argv[:first] if _LIKE_OPTION.match(word) and not _general(word)), None)
    if unknown:
        raise BadUsage(what=f"无法识别的参数：{unknown}")
    if argv[first : first + 1] != ["search"] or "--" in argv:
        return argv
    options: list[str] = []
    words: list[str] = []
    rest = iter(argv[first + 1 :])
    for word in rest:
        known = word in ("--limit", *_SEARCH_FLAGS) or word.startswith("--limit=")
        if _LIKE_OPTION.fullmatch(word) and not known:
            raise BadUsage(what=f"无法识别的参数：{word}")
        if word == "--limit":
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif known:
            options.append(word)
        else:
            words.append(word)
    return [*argv[: first + 1], *options, *(["--", *words] if words else [])]


def _general(word: str) -> bool:
    """Whether an option may stand before the command."""
    return word.partition("=")[0] in ("--data-dir", "--portable", "--version", "--help")


def _command_at(argv: list[str]) -> int:
    """Where the command stands, behind the options that come before it."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] == "--data-dir" else 1
    return at


def _translate(message: str) -> str:
    """What argparse complains of, in Chinese."""
    for pattern, sentence in _TRANSLATED:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return sentence.format(**match.groupdict()).replace(", ", "、")
    return "命令行无法识别"
