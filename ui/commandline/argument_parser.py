"""The command line as typed: options and commands, and one Chinese sentence for what cannot be understood."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from ui.commandline import command_registry as registry
from ui.commandline.command import Command
from ui.commandline.completion_scripts import Completion
from ui.commandline.usage_errors import LIKE_OPTION, BadUsage

#: Options that may come before the command.
_GENERAL = ("--data-dir", "--portable", "--json", "--version", "-V", "--help", "-h")
_TRANSLATED = (
    (r"the following arguments are required: (?P<what>.+)", "缺少参数：{what}"),
    (r"unrecognized arguments: (?P<what>.+)", "无法识别的参数：{what}"),
    (r"argument (?P<option>\S+): expected .*", "{option} 后面缺少内容"),
    (
        r"argument (?P<option>\S+): not allowed with argument (?P<other>\S+)",
        "{option} 和 {other} 只能选用一个",
    ),
    (r"argument (?P<option>\S+): ignored explicit argument .*", "{option} 不带内容"),
    (r"argument (?P<option>\S+): (?P<what>.+)", "{option} {what}"),
)
_CHOICE = re.compile(
    r"argument (?P<option>\S+): invalid choice: .*? \(choose from (?P<choices>.*)\)", re.DOTALL
)


class HelpAsked(Exception):  # noqa: N818  (not an error)
    """The user asked for help: on a command, or on all of them where ``command`` is None."""

    def __init__(self, command: Command | None = None) -> None:
        super().__init__()
        self.command = command


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and leaving, with its own ``--help``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.add_argument("-h", "--help", action=_Help, nargs=0)

    def error(self, message: str) -> NoReturn:
        raise BadUsage(what=_translate(message, self.prog.split()[-1]))


class _Help(argparse.Action):
    """``--help`` at any place."""

    def __call__(self, *_: object) -> NoReturn:
        raise HelpAsked


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options and the command (None for the window); BadUsage or HelpAsked."""
    words = _arranged(list(argv))
    first = _command_at(words)
    unknown = next((each for each in words[:first] if LIKE_OPTION.match(each) and not _general(each)), None)
    if unknown:
        raise BadUsage(what=f"无法识别的参数：{unknown}")
    if first >= len(words):
        if {"-V", "--version"} & set(words):
            words = [word for word in words if word != "--json"]  # see wants_json
        return _parser().parse_args(words)
    if registry.find(words[first]) is None and all(_is_file(word) for word in words[first:]):
        options = _parser().parse_args(words[:first])
        options.files = [os.path.abspath(word) for word in words[first:]]
        return options
    command = command_called(words[first])
    general = vars(_parser().parse_args(words[:first]))
    behind = command.prepare(words[first + 1 :])
    own = _own_parser(command)
    # Words and options of a command may take turns, until "--" says that no options follow.
    take = own.parse_args if "--" in behind else own.parse_intermixed_args
    try:
        return argparse.Namespace(**general | vars(take(behind)) | {"command": command.name})
    except HelpAsked as asked:
        raise HelpAsked(command) from asked


def command_called(name: str) -> Command:
    """Return the command of that name; BadUsage, which names the one that was probably meant."""
    command = registry.find(name)
    if command is not None:
        return command
    import difflib

    alike = difflib.get_close_matches(name.lower(), registry.names(), 1, 0.7)
    hint = f"，您要用的可能是 {alike[0]}" if alike else ""
    raise BadUsage(what=f"没有“{name}”这个命令{hint}")


def wants_json(argv: Sequence[str]) -> bool:
    """Return whether JSON is asked for, also where the rest cannot be understood."""
    words = list(argv)
    return "--json" in words[: words.index("--")] if "--" in words else "--json" in words


def _arranged(words: list[str]) -> list[str]:
    """Return the words with the options of the program before the command and those of a command behind it.

    Words behind ``--`` are no options.
    """
    end = words.index("--") if "--" in words else len(words)
    first = _command_at(words[:end])
    if first >= end:
        return words
    general, own = [word for word in words[:first] if word != "--json"], []
    rest = iter(words[first + 1 : end])
    for word in rest:
        if word == "--data-dir":
            general += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif word == "--portable" or word.startswith(("--data-dir=", "--portable=")):
            general.append(word)
        else:
            own.append(word)
    json = ["--json"] if "--json" in words[:first] and "--json" not in own else []
    return [*general, words[first], *json, *own, *words[end:]]


def _parser() -> argparse.ArgumentParser:
    """Return a parser of the general options."""
    parser = _Parser(prog="main.py")
    parser.add_argument("--data-dir", metavar="文件夹")
    parser.add_argument("--portable", action="store_true")
    parser.add_argument("-V", "--version", action="store_true")
    parser.set_defaults(command=None, files=[])
    return parser


def _own_parser(command: Command) -> argparse.ArgumentParser:
    """Return a parser of the words behind a command."""
    own = _Parser(prog=f"main.py {command.name}")
    own.add_argument("--json", action="store_true")
    command.add_arguments(own)
    return own


def _is_file(word: str) -> bool:
    """Return whether a word is a file for the window: an update pack, or one with a folder in its name.

    A bare name may be a command that was mistyped.
    """
    if not os.path.isfile(word):
        return False
    from store.packs.pack import SUFFIX

    return word.lower().endswith(SUFFIX) or os.path.basename(word) != word


def _general(word: str) -> bool:
    """Return whether an option may come before the command."""
    return word.partition("=")[0] in _GENERAL


def _command_at(argv: list[str]) -> int:
    """Return the index of the command, behind the options that come before it."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] == "--data-dir" else 1
    return at


def _translate(message: str, command: str) -> str:
    """Return an error of argparse in Chinese."""
    choice = _CHOICE.fullmatch(message)
    if choice:
        names = re.findall(r"[^'\",\s]+", choice["choices"])
        place = choice["option"] if choice["option"].startswith("-") else f"{command} 后面"
        return f"{place} 只能是 {_either(names)}".replace("后面 只能", "后面只能")
    for pattern, sentence in _TRANSLATED:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return sentence.format(**match.groupdict()).replace(", ", "、")
    return "命令行无法识别"


def _either(names: Sequence[str]) -> str:
    """Alternatives as a list: A、B 或 C."""
    return " 或 ".join(each for each in ("、".join(names[:-1]), names[-1]) if each)


def completion_of(command: Command) -> Completion:
    """Return what a shell may complete behind a command, in the order of its help."""
    own = argparse.ArgumentParser(add_help=False)
    own.add_argument("--json", action="store_true")
    command.add_arguments(own)
    words, flags = list(command.actions), list[str]()
    values: dict[str, tuple[str, ...]] = {}
    for action in own._actions:
        choices = tuple(map(str, action.choices or ()))
        names = [name for name in action.option_strings if name.startswith("--")]
        if not action.option_strings:
            words += choices
        elif action.nargs == 0:
            flags += names
        else:
            values |= dict.fromkeys(names, choices)
    return Completion(tuple(words), (*flags, "--portable", "--help"), {**values, "--data-dir": ()})
