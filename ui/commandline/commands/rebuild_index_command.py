"""``rebuild-index``: builds the index from the library."""

from __future__ import annotations

from argparse import Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.command import Command, never
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE


def run(paths: DataPaths, options: Namespace) -> int:
    """Build the index again."""
    with open_workspace(paths) as workspace:
        workspace.rebuild_index(output.progress(Message("progress.rebuild")), hurried=True)
        count = len(workspace.library.documents())
    if options.json:
        output.say_json({"documents": count})
    else:
        output.tell(Message("command.rebuilt", count=count))
    return DONE


COMMAND = Command(
    "rebuild-index",
    run,
    needs_folder=never,
    position=90,
)
