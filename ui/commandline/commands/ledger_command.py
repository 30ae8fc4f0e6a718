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
from ui.commandline import output, text
from ui.commandline.command import DONE, NOTHING, Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.sheet_file import add_xlsx, write_xlsx
from ui.commandline.typed_references import targets_of
from ui.commandline.usage_errors import BadUsage
from ui.services.ledger.ledger_entries import (
    LedgerEntry,
    LedgerFilter,
    LedgerView,
    progress_of,
    view_of,
)
from ui.services.workspace import Workspace

_SHORT_ID = 8


def run(paths: DataPaths, options: Namespace) -> int:
    """Do what the first word says; without one, list.

    Raises:
        BadUsage: the words after the command do not fit together.
    """
    action = options.words[0] if options.words else "list"
    if action not in _ACTIONS:
        raise BadUsage(what=f"ledger 没有“{action}”，可用：{'、'.join(_ACTIONS)}")
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
        raise BadUsage(what="缺少参数：条款或文件")
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
        output.complain(f"有 {len(rows) - len(new)} 项已在台账中，没有重复加入。")
    ids, view = {row.id for row in new}, _view(workspace)
    _say(options, view, [one for one in view.entries if one.row.id in ids], "加入")
    return DONE if rows else NOTHING


def _set(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    from ui.services.ledger.ledger_fields import FIELDS, field_called, with_value

    if len(options.words) != 4:
        raise BadUsage(what='写法：ledger set 编号 列 值（值可为空：""）')
    row = _row(workspace, options.words[1])
    field = field_called(options.words[2])
    if field is None:
        heads = "、".join(one.head for one in FIELDS)
        raise BadInput(source=options.words[2], reason=Message("ledger.no_field", fields=heads))
    workspace.notebook.ledger.put([with_value(row, field.name, options.words[3], date.today())])
    view = _view(workspace)
    _say(options, view, [one for one in view.entries if one.row.id == row.id], "改写")
    return DONE


def _delete(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    rows = [_row(workspace, wanted) for wanted in options.words[1:]]
    if not rows:
        raise BadUsage(what="缺少参数：编号")
    view = _view(workspace)
    workspace.notebook.ledger.delete([row.id for row in rows])
    _say(options, view, [one for one in view.entries if one.row in rows], "删除")
    return DONE


def _export(workspace: Workspace, paths: DataPaths, options: Namespace) -> int:
    if not options.xlsx:
        raise BadUsage(what="缺少参数：--xlsx 文件")
    found = _shown(workspace, _view(workspace), options)
    _write(paths, options.xlsx, [one.row for one in found])
    if options.json:
        output.say_json([shape(one) for one in found])
    return DONE if found else NOTHING


def _import(workspace: Workspace, _paths: DataPaths, options: Namespace) -> int:
    from ui.services.ledger.ledger_workbook import read_workbook

    if len(options.words) != 2:
        raise BadUsage(what="写法：ledger import 文件")
    ledger = workspace.notebook.ledger
    path = Path(options.words[1]).expanduser()
    found = read_workbook(path, ledger.rows(), workspace.library, date.today())
    for problem in found.problems:
        output.complain(wording.text(problem))
    if not options.dry_run:
        ledger.merge(found.changed, found.added)
    told = {"added": len(found.added), "changed": len(found.changed), "same": found.same}
    if options.json:
        problems = [wording.text(problem) for problem in found.problems]
        output.say_json({**told, "problems": problems})
    else:
        verb = "将" if options.dry_run else "已"
        output.say(
            f"{verb}新增 {told['added']} 行，改写 {told['changed']} 行；相同 {told['same']} 行。"
            "表中没有的行不受影响。\n"
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
        output.say(text.lines(names or ["还没有科室；写法：ledger departments 科室…"]))
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
        "state": _state(row),
        "status": entry.status,
        "overdue": entry.is_overdue,
        "changed": entry.mark or None,
        "conflict_of": row.conflict_of or None,
    }


def _state(row: LedgerRow) -> str:
    from ui.services.ledger.ledger_fields import STATE_WORDS

    return STATE_WORDS[row.state]


def _view(workspace: Workspace) -> LedgerView:
    return view_of(workspace.notebook.ledger.rows(), workspace.library, date.today())


def _shown(workspace: Workspace, view: LedgerView, options: Namespace) -> list[LedgerEntry]:
    document = document_named(workspace, options.document).key if options.document else ""
    wanted = LedgerFilter(options.department or "", options.status or "", document)
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


def _say(options: Namespace, view: LedgerView, found: Sequence[LedgerEntry], done: str = "") -> None:
    if options.json:
        output.say_json([shape(one) for one in found])
        return
    rows = [("编号", "事项", "牵头科室", "时限", "状态", "出处")]
    for one in found:
        row = one.row
        rows.append(
            (
                row.id[:_SHORT_ID],
                text.cut(" ".join(row.matter.split()), 40),
                text.cut(row.lead or "—", 12),
                row.due or "—",
                one.status + (f"，{one.mark}" if one.mark else ""),
                text.cut(view.source(one) or "—", 44),
            )
        )
    if not found:
        output.say("台账中没有这样的事项；用 ledger add 条款 加入。\n" if not done else f"没有{done}。\n")
        return
    counted = progress_of([one.row for one in found], date.today())
    end = (
        f"已{done} {counted.total} 项。"
        if done
        else (
            f"共 {counted.total} 项，已完成 {counted.done} 项，逾期 {counted.overdue} 项，"
            f"本月到期 {counted.due_this_month} 项。"
        )
    )
    output.say(text.lines([*text.columns(rows), end]))


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="ACTION", nargs="*")
    parser.add_argument("--department", metavar="科室")
    parser.add_argument("--status", metavar="状态")
    parser.add_argument("--document", metavar="文件")
    parser.add_argument("--organisation", metavar="单位")
    parser.add_argument("--dry-run", action="store_true")
    add_xlsx(parser)


def _only_reads(options: Namespace) -> bool:
    return bool(options.dry_run) or not options.words or options.words[0] in ("list", "export")


COMMAND = Command(
    "ledger",
    (
        (
            "ledger [list] [--department 科室] [--status 状态] [--document 文件] [--json]",
            "台账：事项、出处、牵头科室、完成时限、状态；状态可写 逾期、条款已变",
        ),
        (
            "ledger add 条款|文件… [--organisation 单位]",
            "把条款、一份文件的全部措施或一个单位的责任事项加入台账；已有的不重复加",
        ),
        (
            "ledger set 编号 列 值",
            "改写一格：事项、牵头科室、配合科室、责任人、完成时限、进展、状态、附注；编号写前几位即可",
        ),
        ("ledger delete 编号…", "删除几行"),
        ("ledger export --xlsx 文件", "导出 Excel 台账，改好后可再导入"),
        ("ledger import 文件 [--dry-run] [--json]", "导入 Excel 台账：改写已有的行，新增没有的行，不删除"),
        ("ledger departments [科室…]", "本院科室名单（供选择）；写科室则换成这份名单"),
    ),
    run,
    _add_arguments,
    actions=tuple(_ACTIONS),
    needs_folder=_only_reads,
    examples=(
        ("ledger add 政策清单第2条", "加入台账"),
        ("ledger --status 逾期", "逾期的事项"),
    ),
    position=125,
)
