"""``ledger``: the work that follows from documents: listed, added, changed, exported and imported."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from store.model import wording
from store.model.errors import BadInput
from store.model.message import Message
from store.notebook.ledger_row import LedgerRow
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.sheet_file import add_xlsx, write_xlsx
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.commandline.typed_references import targets_of
from ui.commandline.usage_errors import BadUsage
from ui.services.language import heads, listed, sentence
from ui.services.ledger.ledger_entries import (
    LedgerEntry,
    LedgerFilter,
    LedgerView,
    progress_of,
    view_of,
)
from ui.services.ledger.ledger_fields import STATES, STATUSES, status_called
from ui.services.workspace import Workspace

_SHORT_ID = 8


def run(paths: DataPaths, options: Namespace) -> int:
    """Do what the first word says; without one, list.

    Raises:
        BadUsage: the words after the command do not fit together.
    """
    action = options.words[0] if options.words else "list"
    if action not in _ACTIONS:
        raise BadUsage(
            what=Message("usage.no_action", command="ledger", what=action, actions=tuple(_ACTIONS))
        )
    with open_workspace(paths) as workspace:
        return _ACTIONS[action](workspace, paths, options)


def _list(workspace: Workspace, paths: DataPaths, options: Namespace) -> int:
    view = _view(workspace)
    found = _shown(workspace, view, options)
    if options.xlsx:
        _write(paths, options.xlsx, [one.row for one in found])
    _say(options, view, found)
    return DONE if found else NOTHING


def _add(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    from index.duties.duty_records import of_organisation
    from ui.services.facts.fact_collection import documents_of, gather
    from ui.services.ledger.ledger_rows import RowMaker, new_rows

    wanted = options.words[1:]
    if not wanted and not options.organisation:
        raise BadUsage(what=Message("usage.missing", what=Message("argument.clause_or_document")))
    maker, rows = RowMaker(workspace.library), []
    for _, target in targets_of(workspace, wanted) if wanted else ():
        if target.clause_id:
            rows += maker.of_clauses([target.clause_id])
        else:
            rows += maker.of_document(target.document_key)
    if options.organisation:
        facts = gather(documents_of(workspace.current))
        rows += maker.of_duties(of_organisation(facts.duties, options.organisation))
    new = new_rows(rows, workspace.notebook.ledger.rows())
    workspace.notebook.ledger.add(new)
    if len(rows) > len(new):
        output.complain(Message("ledger_rows.already", count=len(rows) - len(new)))
    ids, view = {row.id for row in new}, _view(workspace)
    _say(options, view, [one for one in view.entries if one.row.id in ids], Message("ledger_rows.added"))
    return DONE if rows else NOTHING


def _set(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    from ui.services.ledger.ledger_fields import FIELDS, field_called, with_value

    if len(options.words) != 4:
        raise BadUsage(what=Message("usage.ledger_set"))
    row = _row(workspace, options.words[1])
    field = field_called(options.words[2])
    if field is None:
        columns = tuple(one.head for one in FIELDS)
        raise BadInput(source=options.words[2], reason=Message("ledger.no_field", fields=columns))
    workspace.notebook.ledger.put([with_value(row, field.name, options.words[3], date.today())])
    view = _view(workspace)
    _say(options, view, [one for one in view.entries if one.row.id == row.id], Message("ledger_rows.changed"))
    return DONE


def _delete(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    rows = [_row(workspace, wanted) for wanted in options.words[1:]]
    if not rows:
        raise BadUsage(what=Message("usage.missing", what=Message("argument.id")))
    view = _view(workspace)
    workspace.notebook.ledger.delete([row.id for row in rows])
    _say(options, view, [one for one in view.entries if one.row in rows], Message("ledger_rows.deleted"))
    return DONE


def _export(workspace: Workspace, paths: DataPaths, options: Namespace) -> int:
    if not options.xlsx:
        raise BadUsage(what=Message("usage.missing_option", option="--xlsx", value=Message("argument.file")))
    found = _shown(workspace, _view(workspace), options)
    _write(paths, options.xlsx, [one.row for one in found])
    if options.json:
        output.say_json([shape(one) for one in found])
    return DONE if found else NOTHING


def _import(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    from ui.services.ledger.ledger_workbook import read_workbook

    if len(options.words) != 2:
        raise BadUsage(what=Message("usage.typed_so", typed="ledger import", value=Message("argument.file")))
    ledger = workspace.notebook.ledger
    path = Path(options.words[1]).expanduser()
    found = read_workbook(path, ledger.rows(), workspace.library, date.today())
    for problem in found.problems:
        output.complain(problem)
    if not options.dry_run:
        ledger.merge(found.changed, found.added)
    told = {"added": len(found.added), "changed": len(found.changed), "same": found.same}
    if options.json:
        problems = [sentence(problem) for problem in found.problems]
        output.say_json({**told, "problems": problems})
    else:
        did = Message("noting.will") if options.dry_run else Message("noting.did")
        output.tell(
            Message(
                "ledger_rows.imported",
                did=did,
                added=told["added"],
                changed=told["changed"],
                same=told["same"],
            )
        )
    return DONE


def _departments(workspace: Workspace, paths: DataPaths, options: Namespace) -> int:
    from ui.services.ledger.departments import read_departments, write_departments

    del workspace
    if len(options.words) > 1:
        write_departments(paths.departments, options.words[1:])
    names = read_departments(paths.departments)
    if options.json:
        output.say_json(names)
    else:
        output.say(terminal.lines(names or [sentence(Message("ledger_rows.no_departments"))]))
    return DONE


_ACTIONS: dict[str, Callable[[Workspace, DataPaths, Namespace], int]] = {
    "list": _list,
    "add": _add,
    "set": _set,
    "delete": _delete,
    "export": _export,
    "import": _import,
    "departments": _departments,
}


def shape(entry: LedgerEntry) -> dict[str, Any]:
    """Return a row in JSON; ``clause`` is where its clause is now, null where there is none."""
    row = entry.row
    words = {
        name: value
        for name, value in asdict(row).items()
        if name not in ("anchor", "due", "state", "position", "conflict_of")
    }
    return {
        **words,
        "document": row.anchor.document_key or None,
        "clause": entry.clause_id or None,
        "made_on": row.anchor.clause_id or None,
        "quote": row.anchor.quote or None,
        "deadline": row.due or None,
        # Values for scripts: the same words in every language of the program.
        "state": wording.text(STATES[row.state]),
        "status": wording.text(STATUSES[entry.status]),
        "overdue": entry.is_overdue,
        "changed": wording.text(STATUSES[entry.mark]) if entry.mark else None,
        "conflict_of": row.conflict_of or None,
    }


def _view(workspace: Workspace) -> LedgerView:
    return view_of(workspace.notebook.ledger.rows(), workspace.library, date.today())


def _shown(workspace: Workspace, view: LedgerView, options: Namespace) -> list[LedgerEntry]:
    document = document_named(workspace, options.document).key if options.document else ""
    status = status_called(options.status) or options.status if options.status else ""
    wanted = LedgerFilter(options.department or "", status, document)
    return [one for one in view.entries if wanted.lets(one)]


def _row(workspace: Workspace, wanted: str) -> LedgerRow:
    """Return the row whose id begins so. BadInput."""
    found = [row for row in workspace.notebook.ledger.rows() if wanted and row.id.startswith(wanted)]
    exact = [row for row in found if row.id == wanted] or found
    if len(exact) == 1:
        return exact[0]
    if exact:
        several = Message("ledger.several_rows", what=wanted, count=len(exact))
        raise BadInput(source="ledger", reason=several)
    raise BadInput(source="ledger", reason=Message("ledger.no_row", what=wanted))


def _write(paths: DataPaths, path: Path, rows: Sequence[LedgerRow]) -> None:
    from ui.printing.output.ledger.ledger_sheet import ledger_sheet
    from ui.services.ledger.departments import read_departments
    from ui.services.ledger.ledger_entries import used_departments

    departments = used_departments(rows, read_departments(paths.departments))
    write_xlsx(path.expanduser(), ledger_sheet(rows, departments))


def _say(
    options: Namespace, view: LedgerView, found: Sequence[LedgerEntry], done: Message | None = None
) -> None:
    if options.json:
        output.say_json([shape(one) for one in found])
        return
    rows = [
        heads(
            Message("ledger_rows.id"),
            Message("ledger_rows.matter"),
            Message("ledger_rows.lead"),
            Message("ledger_rows.due"),
            Message("ledger_rows.state"),
            Message("ledger_rows.source"),
        )
    ]
    for one in found:
        row = one.row
        rows.append(
            (
                row.id[:_SHORT_ID],
                terminal.cut(" ".join(row.matter.split()), 40),
                terminal.cut(row.lead or "—", 12),
                row.due or "—",
                listed(map(sentence, one.status_words()), "clauses"),
                terminal.cut(view.source(one) or "—", 44),
            )
        )
    if not found:
        output.tell(Message("ledger_rows.nothing_done", done=done) if done else Message("ledger_rows.none"))
        return
    counted = progress_of([one.row for one in found], date.today())
    end = Message(
        "ledger_rows.total",
        count=counted.total,
        done=counted.done,
        overdue=counted.overdue,
        due=counted.due_this_month,
    )
    if done:
        end = Message("ledger_rows.done", done=done, count=counted.total)
    output.say(terminal.lines([*terminal.columns(rows), sentence(end)]))


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="ACTION", nargs="*")
    parser.add_argument("--department", metavar=sentence(Message("argument.department")))
    parser.add_argument("--status", metavar=sentence(Message("argument.state")))
    parser.add_argument("--document", metavar=sentence(Message("argument.document")))
    parser.add_argument("--organisation", metavar=sentence(Message("argument.organisation")))
    parser.add_argument("--dry-run", action="store_true")
    add_xlsx(parser)


def _only_reads(options: Namespace) -> bool:
    return bool(options.dry_run) or not options.words or options.words[0] in ("list", "export")


COMMAND = Command(
    "ledger",
    run,
    _add_arguments,
    actions=tuple(_ACTIONS),
    needs_folder=_only_reads,
    position=125,
)
