"""``restore``: puts documents that ship in their place again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.system.paths import DataPaths
from ui.commandline import output, text
from ui.commandline.command import DONE, Command, never
from ui.commandline.library_access import open_workspace, refresh_index


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
        output.say(text.lines(text.restored(restored, beside)))
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar="文件", nargs="*")


COMMAND = Command(
    "restore",
    (("restore [文件] [--json]", "恢复随程序提供的文件（不写则全部）；替换它的文本另存为一份"),),
    run,
    _add_arguments,
    needs_folder=never,
    examples=(("restore", "恢复随程序提供的全部文件"),),
    position=60,
)
