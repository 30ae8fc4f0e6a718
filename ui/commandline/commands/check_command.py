"""``check``: checks library, index and notebook."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from store.model.message import Message
from store.model.problem import Problem
from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """Check library, index and notebook; in JSON for a script and where the output is no terminal."""
    from ui.services.diagnosis.checkup import check as check_folder

    if not paths.library_db.exists():
        with open_workspace(paths):
            pass
    found = check_folder(paths)
    if options.json or not output.is_terminal(sys.stdout):
        output.say_json(json_shapes.check(found.problems))
        for each in found.information:
            output.complain(Message("checking.information", what=each.what, repair=each.repair))
    else:
        output.say(terminal.lines(_lines(found.problems, found.information)))
    return NOTHING if found.problems else DONE


COMMAND = Command(
    "check",
    run,
    position=900,
)


def _lines(problems: Sequence[Problem], information: Sequence[Problem] = ()) -> Iterator[str]:
    """Yield the problems of a check with their remedies; then remarks that are no problems."""
    if not problems:
        yield sentence(Message("checking.sound"))
    for problem in (*problems, *information):
        yield sentence(Message("checking.problem", where=problem.where, what=problem.what))
        told = Message("checking.repair", words=problem.repair)
        if problem in information:
            told = Message("checking.remark", words=problem.repair)
        yield terminal.INDENT + sentence(told)
