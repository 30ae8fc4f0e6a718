"""``related``: lists clauses of other documents on the same matter."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace, target_of
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.commandline.usage_errors import NotAClause
from ui.services.language import listed, sentence

_MOST = 10


def run(paths: DataPaths, options: Namespace) -> int:
    """List the related clauses, best first.

    Raises:
        NotAClause: a whole document was named.
    """
    from index.references.citation import cite
    from ui.commandline.fact_shapes import related as shape

    wanted = " ".join(options.reference)
    with open_workspace(paths) as workspace:
        target = target_of(workspace, wanted)
        if target.clause_id is None:
            raise NotAClause(what=wanted, title=workspace.library.document(target.document_key).name)
        found = workspace.engine.related(target.clause_id, _MOST)
        cited = [cite(*workspace.library.clause(one.clause_id)) for one in found]
    if options.json:
        output.say_json(shape(target.clause_id, found))
    elif found:
        rows = [
            (f"{one.score:.0%}", terminal.cut(citation, 64), listed(one.why))
            for one, citation in zip(found, cited, strict=True)
        ]
        output.say(terminal.lines(terminal.columns(rows)))
    else:
        output.tell(Message("listing.no_related"))
    return DONE if found else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reference", metavar=sentence(Message("argument.clause")), nargs="+")


COMMAND = Command(
    "related",
    run,
    _add_arguments,
    position=95,
)
