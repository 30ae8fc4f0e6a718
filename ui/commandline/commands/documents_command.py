"""``documents``: lists the library."""

from __future__ import annotations

from argparse import Namespace

from store.system.paths import DataPaths
from ui.commandline import document_text, json_shapes, output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE


def run(paths: DataPaths, options: Namespace) -> int:
    """List the library."""
    with open_workspace(paths) as workspace:
        entries = workspace.library.documents()
        came = workspace.library.arrivals.all() if options.json else {}
    if options.json:
        output.say_json([json_shapes.in_library(entry, came.get(entry.sha256)) for entry in entries])
    else:
        output.say(terminal.lines(document_text.list_lines(entries)))
    return DONE


COMMAND = Command(
    "documents",
    run,
    position=10,
)
