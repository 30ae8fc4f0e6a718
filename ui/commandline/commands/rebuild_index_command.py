"""``rebuild-index``: builds the index from the library."""

from __future__ import annotations

from argparse import Namespace

from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.command import DONE, Command, never
from ui.commandline.library_access import open_workspace


def run(paths: DataPaths, options: Namespace) -> int:
    """Build the index again."""
    with open_workspace(paths) as workspace:
        workspace.rebuild_index(output.progress("正在重建索引"), hurried=True)
        count = len(workspace.library.documents())
    if options.json:
        output.say_json({"documents": count})
    else:
        output.say(f"索引已重建，共 {count} 份文件。\n")
    return DONE


COMMAND = Command(
    "rebuild-index",
    (("rebuild-index [--json]", "重建索引"),),
    run,
    needs_folder=never,
    examples=(("rebuild-index", "检索结果不对或 check 提示索引过时时"),),
    position=90,
)
