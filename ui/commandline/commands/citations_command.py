"""``citations``: lists what a document cites, and what cites it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import sentence

if TYPE_CHECKING:
    from ui.services.facts.citations import Citations, CitedWork


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
        output.say(terminal.lines(_lines(found, document.key, names)))
    return DONE if found.cites or found.cited_by else NOTHING


def _lines(found: Citations, key: str, names: dict[str, str]) -> Iterator[str]:
    unknown = sentence(Message("citing.not_there"))
    others = [one for one in found.cites if one.document != key]
    yield sentence(Message("citing.cites", count=len(others)))
    yield from terminal.columns([_row(one, names.get(one.document or "", unknown)) for one in others])
    yield sentence(Message("citing.cited_by", count=len(found.cited_by)))
    yield from terminal.columns([_row(one, names.get(one.source, "")) for one in found.cited_by])


def _row(one: CitedWork, name: str) -> tuple[str, ...]:
    place = one.clause.removeprefix(one.source).strip("/")
    return f"  {place}", terminal.cut(one.printed, 60), one.target or "", name


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar=sentence(Message("argument.document")), nargs="+")


COMMAND = Command(
    "citations",
    run,
    _add_arguments,
    position=100,
)
