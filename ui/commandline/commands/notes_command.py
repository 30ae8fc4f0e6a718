"""``notes``: what the user has noted, in the order of the library; exported, and merged from others."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from store.model.errors import BadInput
from store.model.message import Message
from store.notebook import Annotation, MergeReport
from store.system.paths import DataPaths
from ui.commandline import output, text
from ui.commandline.command import DONE, Command
from ui.commandline.library_access import open_workspace
from ui.commandline.usage_errors import BadUsage
from ui.printing.output.notes_file import (
    KINDS,
    STATES,
    SUFFIXES,
    PlacedNote,
    citation_of,
    export_notes,
    heading_of,
    lines,
    old_place,
)
from ui.services.workspace import Workspace


def _verify_usage(options: Namespace) -> None:
    """Check what the parser cannot: an action has a file, and only import has a dry run. BadUsage."""
    if options.action and not options.file:
        raise BadUsage(what="缺少参数：文件")
    if options.dry_run and options.action != "import":
        raise BadUsage(what="--dry-run 只用于 notes import")
    if options.action == "export" and Path(options.file).suffix.lower() not in SUFFIXES:
        raise BadInput(source=Path(options.file).name, reason=Message("notebook.export_suffix"))


def run(paths: DataPaths, options: Namespace) -> int:
    """List what the user has noted, or exchange it with others."""
    _verify_usage(options)
    with open_workspace(paths) as workspace:
        return _run(workspace, options)


def _run(workspace: Workspace, options: Namespace) -> int:
    if options.action == "export":
        target = Path(options.file).expanduser().absolute()
        count = export_notes(workspace, target)
        told = {"exported": count, "file": str(target)}
        return _say(options, told, f"已导出 {count} 条：{target}\n")
    if options.action == "import":
        report = workspace.notebook.exchange.import_json(Path(options.file).expanduser(), options.dry_run)
        return _say(options, _merged(report), text.lines(_tell(report, options.dry_run)))
    found = lines(workspace)
    styles = {style.key: style.name for style in workspace.notebook.styles.all()}
    return _say(options, [_shape(line, styles) for line in found], text.lines(_list(found, styles)))


def _say(options: Namespace, value: Any, words: str) -> int:
    if options.json:
        output.say_json(value)
    else:
        output.say(words)
    return DONE


def _shape(line: PlacedNote, styles: dict[str, str]) -> dict[str, Any]:
    """Return an annotation in JSON; ``clause_id`` is where it holds now, null where that is not to be
    found.
    """
    each = line.annotation
    return {
        "id": each.id,
        "kind": each.kind,
        "document": each.document_key,
        "title": line.document.name if line.document else None,
        "clause_id": line.clause.id if line.clause else None,
        "citation": citation_of(line) if line.clause else None,
        "made_on": each.clause_id,
        "quote": each.quote,
        "text": each.text,
        "style": styles.get(each.style, each.style) or None,
        "tags": list(each.tags),
        "created": each.created,
        "updated": each.updated,
        "state": each.state,
        "certainty": each.certainty,
        "conflict_of": each.conflict_of or None,
    }


def _merged(report: MergeReport) -> dict[str, Any]:
    counts = {name: getattr(report, name) for name in ("added", "updated", "deleted", "kept", "same")}
    return {**counts, "conflicts": [{"item": item, "copy": copy} for item, copy in report.conflicts]}


def _tell(report: MergeReport, dry_run: bool) -> Iterator[str]:
    verb = "将" if dry_run else "已"
    yield (
        f"{verb}新增 {report.added} 项，更新 {report.updated} 项，删除 {report.deleted} 项；"
        f"本机较新而保留 {report.kept} 项，相同 {report.same} 项。"
    )
    if report.conflicts:
        number = len({item for item, _ in report.conflicts})
        yield f"两边都改过的有 {number} 项，两种写法都保留，请核对后删去一份。"
    if not dry_run and report.change:
        yield "导入前的工作本已备份。"


def _list(found: list[PlacedNote], styles: dict[str, str]) -> Iterator[str]:
    """Yield the annotations for people: a heading for each document, then an annotation a paragraph."""
    if not found:
        yield "工作本还是空的。"
        return
    for name, group in groupby(found, key=heading_of):
        yield name
        for line in group:
            yield from _entry(line, styles)
        yield ""
    yield _total(line.annotation for line in found)


def _entry(line: PlacedNote, styles: dict[str, str]) -> Iterator[str]:
    each = line.annotation
    kind = styles.get(each.style, each.style) if each.kind == "highlight" else KINDS[each.kind]
    marks = [kind, *([STATES[each.state]] if each.state in STATES else [])]
    if each.conflict_of:
        marks.append("另一写法")
    place = "".join(line.clause.path) if line.clause else f"{each.document_key} {old_place(each)}".strip()
    tags = "".join(f" #{tag}" for tag in each.tags)
    words = f" {' '.join(each.text.split())}" if each.text.strip() else ""
    yield f"{text.INDENT}{place} [{'，'.join(marks)}]{words}{tags}"
    quote = " ".join(each.quote.split())
    if quote:
        yield f"{text.INDENT * 2}“{text.cut(quote, 90)}”"


def _total(annotations: Iterable[Annotation]) -> str:
    every = list(annotations)
    kinds: Counter[str] = Counter(each.kind for each in every)
    states: Counter[str] = Counter(each.state for each in every)
    parts = [f"{name} {kinds[kind]}" for kind, name in KINDS.items() if kinds[kind]]
    parts += [f"{name} {states[state]}" for state, name in STATES.items() if states[state]]
    return f"共 {len(every)} 条：{'，'.join(parts)}。"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", metavar="ACTION", nargs="?", choices=("export", "import"))
    parser.add_argument("file", metavar="文件", nargs="?")
    parser.add_argument("--dry-run", action="store_true")


def _only_reads(options: Namespace) -> bool:
    return options.action != "import" or bool(options.dry_run)


COMMAND = Command(
    "notes",
    (
        ("notes [--json]", "工作本：批注、划线和书签"),
        ("notes export 文件", "导出工作本：.json（完整，可再导入）、.docx、.md 或 .csv"),
        (
            "notes import 文件 [--dry-run] [--json]",
            "合并他人或另一台电脑导出的 .json；--dry-run 只看结果",
        ),
    ),
    run,
    _add_arguments,
    needs_folder=_only_reads,
    examples=(
        ("notes", "列出批注、划线和书签"),
        ("notes export 工作本.json", "备份，或带到另一台电脑"),
    ),
    position=100,
)
