"""``doctor``: writes what the hospital's IT needs to know of a PC that has trouble."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from store.model.message import Message
from store.system.files import write_file
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.command import Command, never
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """Write the report to standard output or a file; nothing in the data folder is made or changed."""
    from ui.services.diagnosis.diagnosis import diagnose
    from ui.services.diagnosis.report_text import report_text

    found = diagnose(paths)
    as_json = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    report = as_json if options.json else report_text(found)
    if options.out:
        path = Path(options.out).expanduser().absolute()
        write_file(path, report)
        output.complain(Message("saved.file", path=path))
    else:
        output.say(report)
    return DONE if found["check"]["ok"] else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", metavar=sentence(Message("argument.file")))


COMMAND = Command(
    "doctor",
    run,
    _add_arguments,
    needs_folder=never,
    position=910,
)
