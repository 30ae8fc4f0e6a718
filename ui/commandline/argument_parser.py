"""The command line as typed: options and commands, and one sentence for what cannot be understood."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from store.model.message import Message, verbatim
from store.model.wording import Language, languages
from store.system.paths import data_paths
from ui.commandline import command_registry as registry
from ui.commandline.command import Command
from ui.commandline.completion_scripts import Completion
from ui.commandline.usage_errors import LIKE_OPTION, BadUsage
from ui.services.chosen_language import chosen_language, language_called
from ui.services.language import sentence

#: Options that may come before the command.
_GENERAL = ("--data-dir", "--portable", "--lang", "--json", "--version", "-V", "--help", "-h")
#: Those of them that have a value.
_WITH_VALUE = ("--data-dir", "--lang")
#: What argparse says, and what the program says for it; the groups of a pattern are the details.
_SAID: tuple[tuple[str, Callable[..., Message]], ...] = (
    (
        r"the following arguments are required: (?P<what>.+)",
        lambda what: Message("usage.missing", what=tuple(what.split(", "))),
    ),
    (r"unrecognized arguments: (?P<what>.+)", lambda what: Message("usage.unknown", what=what)),
    (
        r"argument (?P<option>\S+): expected .*",
        lambda option: Message("usage.nothing_behind", option=option),
    ),
    (
        r"argument (?P<option>\S+): not allowed with argument (?P<other>\S+)",
        lambda option, other: Message("usage.one_of_two", option=option, other=other),
    ),
    (
        r"argument (?P<option>\S+): ignored explicit argument .*",
        lambda option: Message("usage.takes_nothing", option=option),
    ),
    (
        r"argument (?P<option>\S+): (?P<what>.+)",
        lambda option, what: Message("usage.option_wrong", option=option, what=what),
    ),
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
        raise BadUsage(what=_translated(message, self.prog.split()[-1]))


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
        raise BadUsage(what=Message("usage.unknown", what=unknown))
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
    if alike:
        raise BadUsage(what=Message("usage.no_command_but", name=name, alike=alike[0]))
    raise BadUsage(what=Message("usage.no_command", name=name))


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
        if word in _WITH_VALUE:
            general += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif word == "--portable" or word.startswith(("--data-dir=", "--lang=", "--portable=")):
            general.append(word)
        else:
            own.append(word)
    json = ["--json"] if "--json" in words[:first] and "--json" not in own else []
    return [*general, words[first], *json, *own, *words[end:]]


def _parser() -> argparse.ArgumentParser:
    """Return a parser of the general options."""
    parser = _Parser(prog="main.py")
    parser.add_argument("--data-dir", metavar=sentence(Message("argument.folder")))
    parser.add_argument("--lang", type=_language)
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
        at += 2 if argv[at] in _WITH_VALUE else 1
    return at


def language_of(argv: Sequence[str]) -> Language:
    """Return the language to answer in: that of ``--lang``, else of the settings in the data folder.

    The words need not be understood otherwise, so that this too can be said in it.
    """
    words = list(argv[: list(argv).index("--")]) if "--" in argv else list(argv)
    typed = language_called(_value_of(words, "--lang") or "")
    if typed is not None:
        return typed
    return chosen_language(data_paths(_value_of(words, "--data-dir"), "--portable" in words).settings_ini)


def _spoken() -> tuple[str, ...]:
    """Return the languages as they are typed behind ``--lang``."""
    return tuple(code.partition("_")[0] for code in languages())


def _value_of(words: Sequence[str], option: str) -> str | None:
    """Return the value behind an option, None where it has none."""
    rest = iter(words)
    for word in rest:
        if word == option:
            return next(rest, None)
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
    return None


def _language(typed: str) -> Language:
    """Return the language that is typed behind ``--lang``."""
    found = language_called(typed)
    if found is None:
        raise argparse.ArgumentTypeError(sentence(Message("usage.only", choices=_either(_spoken()))))
    return found


def _translated(message: str, command: str) -> Message:
    """Return what an error of argparse says, as a message."""
    choice = _CHOICE.fullmatch(message)
    if choice:
        choices = _either(re.findall(r"[^'\",\s]+", choice["choices"]))
        if choice["option"].startswith("-"):
            only = sentence(Message("usage.only", choices=choices))
            return Message("usage.option_wrong", option=choice["option"], what=only)
        return Message("usage.only_behind", command=command, choices=choices)
    for pattern, said in _SAID:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return said(**match.groupdict())
    return Message("usage.not_understood")


def _either(names: Sequence[str]) -> Message:
    """Return alternatives as a list: A、B 或 C."""
    if len(names) == 1:
        return verbatim(names[0])
    return Message("usage.either", first=tuple(names[:-1]), last=names[-1])


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
    return Completion(
        tuple(words), (*flags, "--portable", "--help"), {**values, "--data-dir": (), "--lang": _spoken()}
    )
