"""``search``: finds clauses, best first."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import answer_text, json_shapes, output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.commandline.usage_errors import LIKE_OPTION, BadUsage
from ui.services.language import sentence

#: Hits that people are shown without ``--limit``.
_SHOWN_HITS = 20
_FLAGS = ("--json", "--all-editions", "-h", "--help")


def run(paths: DataPaths, options: Namespace) -> int:
    """Search; every hit in JSON, the first few for people, unless a limit is given."""
    query = " ".join(options.query) + (" 版本:全部" if options.all_editions else "")
    limit = options.limit or (None if options.json else _SHOWN_HITS)
    with open_workspace(paths) as workspace:
        answer = workspace.engine.search(query, limit=limit)
        names = {} if options.json else {each.key: each.name for each in workspace.library.documents()}
    if options.json:
        output.say_json(json_shapes.search(query, answer))
    else:
        output.say(terminal.lines(answer_text.answer_lines(answer, names, output.mark)))
    return DONE if answer.total else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar=sentence(Message("argument.words")), nargs="+")
    parser.add_argument("--all-editions", action="store_true")
    parser.add_argument("--limit", metavar=sentence(Message("argument.number")), type=_count)


def _count(typed: str) -> int:
    """Return a number of hits."""
    if not typed.isascii() or not typed.isdigit() or int(typed) < 1:
        raise argparse.ArgumentTypeError(sentence(Message("usage.positive", typed=typed)))
    return int(typed)


def _protect_query(words: list[str]) -> list[str]:
    """Move what is to be found behind ``--``: words that exclude (-药品) look like options; BadUsage."""
    if "--" in words:
        return words
    options: list[str] = []
    query: list[str] = []
    rest = iter(words)
    for word in rest:
        known = word in ("--limit", *_FLAGS) or word.startswith("--limit=")
        if LIKE_OPTION.fullmatch(word) and not known:
            raise BadUsage(what=Message("usage.unknown", what=word))
        if word == "--limit":
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif known:
            options.append(word)
        else:
            query.append(word)
    return [*options, *(["--", *query] if query else [])]


COMMAND = Command(
    "search",
    run,
    _add_arguments,
    prepare=_protect_query,
    position=40,
)
