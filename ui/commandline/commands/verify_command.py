"""``verify``: leads from the check code of a paper to its clause, and compares the words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import sentence

if TYPE_CHECKING:
    from ui.printing.content.check_codes import CodeVerdict


def run(paths: DataPaths, options: Namespace) -> int:
    """Tell the clause of a check code and whether it still reads the same; NotFound."""
    from ui.printing.content.check_codes import Codes

    with open_workspace(paths) as workspace:
        verdict = Codes(workspace.paths.root, workspace.library).verify(" ".join(options.code))
    if options.json:
        output.say_json(_as_json(verdict))
    else:
        output.say(terminal.lines(_as_lines(verdict)))
    return DONE if verdict.same else NOTHING


def _as_lines(verdict: CodeVerdict) -> list[str]:
    """Return a verdict in words."""
    head = sentence(Message("verifying.code", code=verdict.code, citation=verdict.citation))
    if verdict.gone:
        return [head, sentence(Message("verifying.gone"))]
    same = Message("verifying.same") if verdict.same else Message("verifying.changed")
    return [head, sentence(same), sentence(Message("verifying.compare")), "", *verdict.lines]


def _as_json(verdict: CodeVerdict) -> dict[str, object]:
    """Return a verdict as a value for scripts."""
    return {
        "code": verdict.code,
        "document": verdict.document_key,
        "clause_id": verdict.clause_id,
        "citation": verdict.citation,
        "same": verdict.same,
        "gone": verdict.gone,
        "text": "\n".join(verdict.lines),
    }


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar=sentence(Message("argument.code")), nargs="+")


COMMAND = Command(
    "verify",
    run,
    _add_arguments,
    position=80,
)
