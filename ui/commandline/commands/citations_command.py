"""``citations``: lists what a document cites, and what cites it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.system.paths import DataPaths
from ui.commandline import output, text
from ui.commandline.command import DONE, NOTHING, Command
from ui.commandline.library_access import document_named, open_workspace

if TYPE_CHECKING:
    from ui.services.facts.citations import Citations, Cited


def run(paths: DataPaths, options: Namespace) -> int:
    """List both directions for one document."""
    from ui.commandline.fact_shapes import citations as shape
    from ui.services.facts.citations import citations
    from ui.services.library.links import Links

    with open_workspace(paths) as workspace:
        document = document_named(workspace, " ".join(options.document))
        found = citations(workspace.library, Links(workspace.library), document)
        names = {entry.key: entry.name for entry in workspace.library.documents()}
    if options.json:
        output.say_json(shape(found))
    else:
        output.say(text.lines(_lines(found, document.key, names)))
    return DONE if found.cites or found.cited_by else NOTHING


def _lines(found: Citations, key: str, names: dict[str, str]) -> Iterator[str]:
    others = [one for one in found.cites if one.document != key]
    yield f"引用了（{len(others)} 处）"
    yield from text.columns([_row(one, names.get(one.document or "", "库中没有")) for one in others])
    yield f"被引用（{len(found.cited_by)} 处）"
    yield from text.columns([_row(one, names.get(one.source, "")) for one in found.cited_by])


def _row(one: Cited, name: str) -> tuple[str, ...]:
    place = one.clause.removeprefix(one.source).strip("/")
    return f"  {place}", text.cut(one.printed, 60), one.target or "", name


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar="文件", nargs="+")


COMMAND = Command(
    "citations",
    (("citations 文件 [--json]", "一份文件引用了什么，被什么引用"),),
    run,
    _add_arguments,
    examples=(("citations 政策清单", "引用与被引用"),),
    position=100,
)
