"""``show``: shows clauses."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from store.model.paragraph_numbers import only_paragraph
from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, text
from ui.commandline.command import DONE, Command
from ui.commandline.library_access import open_workspace, target_of
from ui.commandline.usage_errors import NotAClause
from ui.services.workspace import Workspace

#: A word that goes on with the reference before it: 第九条, （三）, 28号, 〔2020〕, 三、.
_GOES_ON = re.compile(r"[第（(〔\[【\d０-９]|[一二三四五六七八九十百]+(?:[、.．]|$)")

#: A clause, its document, and the number of the paragraph that is meant, None for all of it.
Place = tuple[Document, Clause, int | None]


def run(paths: DataPaths, options: Namespace) -> int:
    """Show one clause, or several: in JSON an object, or a list of them.

    Raises:
        NotAClause: a whole document was named.
    """
    from index.references.citation import cite_paragraph

    with open_workspace(paths) as workspace:
        places = _places(workspace, options.reference)
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
        text.lines(text.clause(only_paragraph(clause, number) if number else clause, citation))
        for _, clause, number, citation in cited
    ]
    output.say("\n".join(shown))
    return DONE


def _places(workspace: Workspace, words: Sequence[str]) -> list[Place]:
    """Return what the words lead to; words that lead nowhere each for itself are one reference."""
    references = split_references(words)
    if len(references) == 1:
        return [_place(workspace, references[0])]
    try:
        return [_place(workspace, reference) for reference in references]
    except YiceError:
        try:  # a title that was typed with blanks
            return [_place(workspace, " ".join(words))]
        except YiceError:
            pass
        raise


def split_references(words: Sequence[str]) -> list[str]:
    """Return the references that the words make: 条例 第九条 is one, 条例第九条 条例第十条 are two.

    >>> split_references(["条例", "第九条", "政策清单第2条"])
    ['条例 第九条', '政策清单第2条']
    """
    found: list[list[str]] = []
    for word in words:
        if found and _GOES_ON.match(word):
            found[-1].append(word)
        else:
            found.append([word])
    return [" ".join(each) for each in found]


def _place(workspace: Workspace, wanted: str) -> Place:
    """Return the one clause that a reference leads to; NotFound, NotAClause or Ambiguous."""
    target = target_of(workspace, wanted)
    if target.clause_id is None:
        raise NotAClause(what=wanted, title=workspace.library.document(target.document_key).name)
    return *workspace.library.clause(target.clause_id), target.paragraph


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reference", metavar="条款", nargs="+")


COMMAND = Command(
    "show",
    (("show 条款… [--json]", "条款，如 办法第九条、政策清单第9条、晋政办函〔2020〕28号第九项"),),
    run,
    _add_arguments,
    examples=(
        ("show 办法第九条", "一条"),
        ("show 办法第九条 政策清单第2条", "几条，一条接一条"),
        ("show 晋政办函〔2020〕28号第九项 --json", "供脚本使用"),
    ),
    position=30,
)
