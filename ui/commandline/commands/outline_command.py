"""``outline``: shows a document as a tree."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import document_text, json_shapes, output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.start.exit_codes import DONE
from ui.services.language import sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """Show one document as a tree."""
    with open_workspace(paths) as workspace:
        document = document_named(workspace, " ".join(options.document))
    if options.json:
        output.say_json(json_shapes.outline(document))
    else:
        output.say(terminal.lines(document_text.outline_lines(document)))
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar=sentence(Message("argument.document")), nargs="+")


COMMAND = Command(
    "outline",
    run,
    _add_arguments,
    position=20,
)
