"""``show``: shows clauses."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from store.model.clause import Clause
from store.model.document import Document
from store.model.message import Message
from store.model.paragraph_numbers import only_paragraph
from store.system.paths import DataPaths
from ui.commandline import document_text, json_shapes, output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE
from ui.commandline.typed_references import targets_of
from ui.commandline.usage_errors import NotAClause
from ui.services.language import sentence
from ui.services.workspace import Workspace

if TYPE_CHECKING:
    from index.results import ClauseTarget

#: A clause, its document, and the number of the paragraph that is meant, None for all of it.
CitedPlace = tuple[Document, Clause, int | None]


def run(paths: DataPaths, options: Namespace) -> int:
    """Show one clause, or several: in JSON an object, or a list of them.

    Raises:
        NotAClause: a whole document was named.
    """
    from index.references.citation import cite_paragraph

    with open_workspace(paths) as workspace:
        places = [_place(workspace, *found) for found in targets_of(workspace, options.reference)]
        came = workspace.library.arrivals.all() if options.json else {}
    cited = [(*place, cite_paragraph(*place)) for place in places]
    if options.json:
        shapes = [
            json_shapes.show(document, clause, citation, came.get(document.sha256))
            for document, clause, _, citation in cited
        ]
        output.say_json(shapes[0] if len(shapes) == 1 else shapes)
        return DONE
    shown = [
        terminal.lines(
            document_text.clause_lines(only_paragraph(clause, number) if number else clause, citation)
        )
        for _, clause, number, citation in cited
    ]
    output.say("\n".join(shown))
    return DONE


def _place(workspace: Workspace, wanted: str, target: ClauseTarget) -> CitedPlace:
    """Return the clause that a reference leads to; NotAClause where that is a whole document."""
    if target.clause_id is None:
        raise NotAClause(what=wanted, title=workspace.library.document(target.document_key).name)
    return *workspace.library.clause(target.clause_id), target.paragraph


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reference", metavar=sentence(Message("argument.clause")), nargs="+")


COMMAND = Command(
    "show",
    run,
    _add_arguments,
    position=30,
)
