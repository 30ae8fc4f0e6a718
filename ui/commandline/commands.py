"""What each command does: a function of the workspace and the options, returning the exit code."""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store.model.document import Document
from store.model.errors import BadInput, Busy, CannotWrite, NotFound
from store.model.paragraph_numbers import only_paragraph
from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, text
from ui.commandline.usage_errors import Ambiguous, NotAClause
from ui.services.workspace import Workspace, read_files

if TYPE_CHECKING:
    from index.results import ClauseTarget
    from ui.services.workspace import ImportResult

DONE, NOTHING, UNUSABLE = 0, 1, 2
_SHOWN_HITS = 20
#: Places that a reference may mean, as far as they are listed.
_SHOWN_PLACES = 12

Command = Callable[[DataPaths, Namespace], int]


def documents(paths: DataPaths, options: Namespace) -> int:
    """List the library."""
    with _open(paths) as workspace:
        entries = workspace.library.documents()
    if options.json:
        output.say_json([json_shapes.in_library(entry) for entry in entries])
    else:
        output.say(text.lines(text.documents(entries)))
    return DONE


def outline(paths: DataPaths, options: Namespace) -> int:
    """Show one document as a tree."""
    with _open(paths) as workspace:
        document = _document(workspace, " ".join(options.document))
    if options.json:
        output.say_json(json_shapes.outline(document))
    else:
        output.say(text.lines(text.outline(document)))
    return DONE


def show(paths: DataPaths, options: Namespace) -> int:
    """Show one clause."""
    from index.references.citation import cite_paragraph

    wanted = " ".join(options.reference)
    with _open(paths) as workspace:
        target = _target(workspace, wanted)
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


def search(paths: DataPaths, options: Namespace) -> int:
    """Search; every hit in JSON, the first few for people, unless a limit is given."""
    query = " ".join(options.query) + (" 版本:全部" if options.all_editions else "")
    limit = options.limit or (None if options.json else _SHOWN_HITS)
    with _open(paths) as workspace:
        answer = workspace.engine.search(query, limit=limit)
        names = {} if options.json else {each.key: each.name for each in workspace.library.documents()}
    if options.json:
        output.say_json(json_shapes.search(query, answer))
    else:
        output.say(text.lines(text.answer(answer, names, output.mark)))
    return DONE if answer.total else NOTHING


def import_(paths: DataPaths, options: Namespace) -> int:
    """Read policy files into the library, or with ``--dry-run`` only show what they would become."""
    files = [Path(name) for name in options.files]
    progress, choice = output.progress("正在导入"), options.choice
    if options.dry_run and not paths.library_db.exists():
        result = read_files(files, choice=choice)
    else:
        with _open(paths) as workspace:
            result = workspace.import_files(files, options.dry_run, progress, choice=choice)
            if result.imported and not options.dry_run:
                _refresh_index(workspace)
    if options.json:
        output.say_json(json_shapes.imported(result))
    else:
        output.say(text.lines(text.imported(result, options.dry_run)))
    return _tell_rejected(result)


def restore(paths: DataPaths, options: Namespace) -> int:
    """Put a document that ships in its place again."""
    with _open(paths) as workspace:
        restored, inverse = workspace.restore(" ".join(options.document))
        if inverse:
            _refresh_index(workspace)
    keys = [document.key for document in restored]
    beside = [key for key in inverse.out if key not in keys]
    if options.json:
        output.say_json({"restored": keys, "kept": beside})
    else:
        output.say(text.lines(text.restored(restored, beside)))
    return DONE


def print_(paths: DataPaths, options: Namespace) -> int:
    """Print clauses to files; the one command that needs Qt."""
    from ui.commandline.printing import check_usage, print_to_files

    check_usage(options)
    with _open(paths) as workspace:
        return print_to_files(workspace, options, _target)


def verify(paths: DataPaths, options: Namespace) -> int:
    """From the check code of a paper to its clause, and whether that still reads the same."""
    from ui.commandline import printing

    with _open(paths) as workspace:
        verdict = printing.verify(workspace, " ".join(options.code))
    if options.json:
        output.say_json(printing.verdict_json(verdict))
    else:
        output.say(text.lines(printing.verdict_lines(verdict)))
    return DONE if verdict.same else NOTHING


def rebuild_index(paths: DataPaths, options: Namespace) -> int:  # noqa: ARG001
    """Build the index anew."""
    with _open(paths) as workspace:
        workspace.rebuild_index(output.progress("正在重建索引"))
        count = len(workspace.library.documents())
    output.say(f"索引已重建，共 {count} 份文件。\n")
    return DONE


def check(paths: DataPaths, options: Namespace) -> int:
    """Check library, index and notebook; for a script, and wherever no person is looking, in JSON."""
    from ui.commandline.checkup import check as check_folder

    if not paths.library_db.exists():
        with _open(paths):
            pass
    found = check_folder(paths)
    if options.json or not output.is_terminal(sys.stdout):
        output.say_json(json_shapes.check(found.problems))
        for each in found.information:
            output.complain(f"{each.what}。{each.repair}。")
    else:
        output.say(text.lines(text.check(found.problems, found.information)))
    return NOTHING if found.problems else DONE


def notes(paths: DataPaths, options: Namespace) -> int:
    """List what the user has noted, or exchange it with others."""
    from ui.commandline import notes as command

    command.verify_usage(options)
    with _open(paths) as workspace:
        return command.run(workspace, options)


COMMANDS: dict[str, Command] = {
    "documents": documents,
    "outline": outline,
    "show": show,
    "search": search,
    "import": import_,
    "restore": restore,
    "print": print_,
    "verify": verify,
    "rebuild-index": rebuild_index,
    "check": check,
    "notes": notes,
}


@contextmanager
def _open(paths: DataPaths) -> Iterator[Workspace]:
    """The workspace, with its notices told; where the library was just put in place, its index too."""
    with contextlib.closing(Workspace.open(paths, output.progress("正在准备文件库"))) as workspace:
        if workspace.created:
            _refresh_index(workspace)
        try:
            yield workspace
        finally:
            for notice in workspace.notices:
                output.complain(notice.sentence())


def _refresh_index(workspace: Workspace) -> None:
    """Make the index fit the library; without it searching still works, so a failure stops nothing."""
    try:
        if workspace.index_state() != "fresh":
            workspace.rebuild_index(output.progress("正在建立索引"))
    except (CannotWrite, Busy) as error:
        output.complain(error.sentence())


def _document(workspace: Workspace, wanted: str) -> Document:
    """The document that is meant, by its name or by what people call it; NotFound."""
    entry = workspace.library.find_document(wanted)
    key = entry.key if entry else next((each.document_key for each in _resolve(workspace, wanted)), None)
    if key is None:
        raise NotFound(what=wanted)
    return workspace.library.document(key)


def _target(workspace: Workspace, wanted: str) -> ClauseTarget:
    """The one place that a reference leads to; NotFound, or Ambiguous where there are several."""
    from index.references.citation import cite_paragraph, titled

    found = _resolve(workspace, wanted)
    if not found:
        raise NotFound(what=wanted)
    if len(found) == 1:
        return found[0]
    places = [
        cite_paragraph(*workspace.library.clause(each.clause_id), each.paragraph)
        if each.clause_id
        else titled(workspace.library.document(each.document_key).name)
        for each in found[:_SHOWN_PLACES]
    ]
    # Two texts under one title and number are told apart by the ids of their clauses, which can be typed too.
    ids = [each.clause_id or each.document_key for each in found[:_SHOWN_PLACES]]
    places = [
        place if places.count(place) == 1 else f"{place}〔{id_}〕"
        for place, id_ in zip(places, ids, strict=True)
    ]
    more = "等" if len(found) > len(places) else ""
    raise Ambiguous(what=wanted, count=len(found), places="；".join(places) + more)


def _resolve(workspace: Workspace, wanted: str) -> list[ClauseTarget]:
    from index.references.resolver import resolve

    # An earlier edition is meant only where it is named by its key.
    return list(resolve(workspace.current, wanted) or resolve(workspace.library, wanted))


def _tell_rejected(result: ImportResult) -> int:
    for each in result.rejected:
        output.complain(BadInput(source=each.source, reason=each.reason).sentence())
    return UNUSABLE if result.rejected else DONE
