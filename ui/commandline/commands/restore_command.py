"""``restore``: puts documents that ship in their place again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from store.model.document import Document
from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command, never
from ui.commandline.library_access import open_workspace, refresh_index
from ui.commandline.start.exit_codes import DONE
from ui.services.language import sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """Put a document that ships in its place again."""
    with open_workspace(paths) as workspace:
        restored, inverse = workspace.restore(" ".join(options.document))
        if inverse:
            refresh_index(workspace)
    keys = [document.key for document in restored]
    beside = [key for key in inverse.out if key not in keys]
    if options.json:
        output.say_json({"restored": keys, "kept": beside})
    else:
        output.say(terminal.lines(_lines(restored, beside)))
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar=sentence(Message("argument.document")), nargs="*")


COMMAND = Command(
    "restore",
    run,
    _add_arguments,
    needs_folder=never,
    position=60,
)


def _lines(documents: Sequence[Document], beside: Sequence[str]) -> Iterator[str]:
    """Yield the shipped documents that were restored, and where the user's texts are now."""
    if not documents:
        yield sentence(Message("restoring.nothing"))
    for document in documents:
        yield sentence(Message("restoring.done", title=document.name))
    for key in beside:
        yield terminal.INDENT + sentence(Message("restoring.kept", key=key))
