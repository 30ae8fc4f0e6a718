"""``show``: shows a clause."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.paragraph_numbers import only_paragraph
from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, text
from ui.commandline.command import DONE, Command
from ui.commandline.library_access import open_workspace, target_of
from ui.commandline.usage_errors import NotAClause


def run(paths: DataPaths, options: Namespace) -> int:
    """Show one clause.

    Raises:
        NotAClause: a whole document was named.
    """
    from index.references.citation import cite_paragraph

    wanted = " ".join(options.reference)
    with open_workspace(paths) as workspace:
        target = target_of(workspace, wanted)
        if target.clause_id is None:
            raise NotAClause(what=wanted, title=workspace.library.document(target.document_key).name)
        document, clause = workspace.library.clause(target.clause_id)
    citation = cite_paragraph(document, clause, target.paragraph)
    if options.json:
        output.say_json(json_shapes.show(document, clause, citation))
    else:
        shown = only_paragraph(clause, target.paragraph) if target.paragraph else clause
        output.say(text.lines(text.clause(shown, citation)))
    return DONE


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reference", metavar="条款", nargs="+")


COMMAND = Command(
    "show",
    (("show 条款 [--json]", "一个条款，如 条例第九条、政策清单第9条、晋政办函〔2020〕28号第九项"),),
    run,
    _add_arguments,
    position=30,
)
