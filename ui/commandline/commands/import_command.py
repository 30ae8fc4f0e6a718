"""``import``: reads policy files into the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from store.model.errors import BadInput
from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import import_text, json_shapes, output, terminal
from ui.commandline.command import Command, never
from ui.commandline.library_access import open_workspace, refresh_index
from ui.commandline.start.exit_codes import DONE, UNUSABLE
from ui.services.language import sentence
from ui.services.workspace import read_files

if TYPE_CHECKING:
    from ui.services.workspace import ImportResult


def run(paths: DataPaths, options: Namespace) -> int:
    """Read policy files into the library, or with ``--dry-run`` only show what they would become."""
    files = [Path(name) for name in options.files]
    progress, choice = output.progress(Message("progress.import")), options.choice
    if options.dry_run and not paths.library_db.exists():
        result = read_files(files, choice=choice, passwords=options.passwords)
    else:
        with open_workspace(paths) as workspace:
            result = workspace.import_files(
                files, options.dry_run, progress, choice=choice, passwords=options.passwords
            )
            if result.imported and not options.dry_run:
                refresh_index(workspace)
    if options.json:
        output.say_json(json_shapes.imported(result))
    else:
        output.say(terminal.lines(import_text.import_lines(result, options.dry_run)))
    return _tell_rejected(result)


def _tell_rejected(result: ImportResult) -> int:
    for each in result.rejected:
        output.complain(BadInput(each.source, each.reason).message)
    return UNUSABLE if result.rejected else DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar=sentence(Message("argument.file")), nargs="+")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument(
        "--password",
        metavar=sentence(Message("argument.password")),
        dest="passwords",
        action="append",
        default=[],
    )
    alike = parser.add_mutually_exclusive_group()
    for choice in ("skip", "replace", "keep_both", "new_edition"):
        option = "--" + choice.replace("_", "-")
        alike.add_argument(option, dest="choice", action="store_const", const=choice)
    parser.set_defaults(choice="skip")


COMMAND = Command(
    "import",
    run,
    _add_arguments,
    needs_folder=never,
    position=50,
)
