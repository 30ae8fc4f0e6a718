"""``outline``: shows a document as a tree."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, text
from ui.commandline.command import DONE, Command
from ui.commandline.library_access import document_named, open_workspace


def run(paths: DataPaths, options: Namespace) -> int:
    """Show one document as a tree."""
    with open_workspace(paths) as workspace:
        document = document_named(workspace, " ".join(options.document))
    if options.json:
        output.say_json(json_shapes.outline(document))
    else:
        output.say(text.lines(text.outline(document)))
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar="文件", nargs="+")


COMMAND = Command(
    "outline",
    (("outline 文件 [--json]", "一份文件的条款目录"),),
    run,
    _add_arguments,
    examples=(
        ("outline 政策清单", "按题名中的字词"),
        ("outline 晋政办函〔2020〕28号", "按文号"),
    ),
    position=20,
)
