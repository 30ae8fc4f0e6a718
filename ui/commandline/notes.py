"""``notes``: what the user has noted, in the order of the library; exported, and merged from others."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import BadInput, CannotWrite
from store.notebook import Annotation, MergeReport, Notebook
from store.notebook.export import to_csv, to_markdown
from store.system.files import write_file
from ui.commandline import output, text
from ui.commandline.errors import BadUsage
from ui.services.workspace import Workspace

DONE = 0
_KINDS = {"bookmark": "书签", "highlight": "划线", "note": "批注"}
_STATES = {"unsure": "待确认", "lost": "未归位"}
_SUFFIX = "导出格式由扩展名决定，请用 .json（完整，可再导入）、.docx、.md 或 .csv。"
#: What a file for people or for another computer may end in.
SUFFIXES = (".json", ".docx", ".md", ".csv")


@dataclass(frozen=True, slots=True)
class Line:
    """An annotation with where it holds now: the document and clause, None where that is not to be found."""

    annotation: Annotation
    document: Document | None = None
    clause: Clause | None = None


def verify_usage(options: Namespace) -> None:
    """What the parser cannot say: an action has a file, and only import has a dry run. BadUsage."""
    if options.action and not options.file:
        raise BadUsage(what="缺少参数：文件")
    if options.dry_run and options.action != "import":
        raise BadUsage(what="--dry-run 只用于 notes import")
    if options.action == "export" and Path(options.file).suffix.lower() not in SUFFIXES:
        raise BadInput(source=Path(options.file).name, reason=_SUFFIX)


def run(workspace: Workspace, options: Namespace) -> int:
    """List, export or import."""
    if options.action == "export":
        target = Path(options.file).expanduser().absolute()
        count = export_notes(workspace, target)
        told = {"exported": count, "file": str(target)}
        return _say(options, told, f"已导出 {count} 条：{target}\n")
    if options.action == "import":
        report = workspace.notebook.import_json(Path(options.file).expanduser(), options.dry_run)
        return _say(options, _merged(report), text.lines(_tell(report, options.dry_run)))
    found = lines(workspace)
    styles = {style.key: style.name for style in workspace.notebook.styles()}
    return _say(options, [_shape(line, styles) for line in found], text.lines(_list(found, styles)))


def lines(workspace: Workspace) -> list[Line]:
    """All annotations in the order of the library and its clauses; what has no place comes last."""
    notebook = workspace.notebook
    found: list[Line] = []
    present = [entry.key for entry in workspace.library.documents()]
    annotated = set(notebook.document_keys())
    for key in present:
        if key in annotated:
            found += _in_document(notebook, workspace.library.document(key))
    placed = [line for line in found if line.clause is not None]
    lost = [line for line in found if line.clause is None]
    missing = [each for each in notebook.find(sort="document").items if each.document_key not in present]
    return placed + lost + [Line(replace(each, state="lost", certainty=0.0)) for each in missing]


def _in_document(notebook: Notebook, document: Document) -> list[Line]:
    clauses = {clause.id: clause for clause in document.walk()}
    order = {clause_id: number for number, clause_id in enumerate(clauses)}
    placed = [each for each in notebook.marks(document) if each.spans]
    placed.sort(key=lambda each: (order.get(each.spans[0].clause_id, 0), each.spans[0].start))
    found = [Line(each.annotation, document, clauses.get(each.spans[0].clause_id)) for each in placed]
    return found + [Line(each.annotation, document) for each in notebook.marks(document) if not each.spans]


def export_notes(workspace: Workspace, target: Path) -> int:
    """Write a file in the format of its suffix; returns the number of annotations. CannotWrite."""
    if target.is_dir():
        raise CannotWrite(path=target, reason="该名称是一个文件夹")
    if target.suffix.lower() == ".json":
        return workspace.notebook.export_json(target)
    found = lines(workspace)
    if target.suffix.lower() == ".docx":
        write_file(target, _word(workspace, found))
        return len(found)
    names = {line.annotation.document_key: line.document.name for line in found if line.document}
    places = {line.annotation.id: _cite(line) for line in found}
    write: Callable[..., str] = to_markdown if target.suffix.lower() == ".md" else to_csv
    annotations = [line.annotation for line in found]
    styles = workspace.notebook.styles()
    write_file(target, write(annotations, names, styles, lambda each: places[each.id]))
    return len(found)


def _word(workspace: Workspace, found: list[Line]) -> bytes:
    from ui.printing.output.workbook import Entry, workbook_docx

    styles = {style.key: style.name for style in workspace.notebook.styles()}
    entries = []
    for line in found:
        each = line.annotation
        style = styles.get(each.style, each.style) if each.kind == "highlight" else ""
        kind = "，".join(filter(None, (_KINDS[each.kind], style, _STATES.get(each.state, ""))))
        place = _cite(line) if line.clause else f"{each.document_key} {_old_place(each)}".strip()
        entries.append(Entry(_heading(line), place, kind, each.quote, each.text, each.tags, each.updated))
    return workbook_docx(entries, workspace.library.stamp())


def _cite(line: Line) -> str:
    from index.references.citation import cite

    if line.document is not None and line.clause is not None:
        return cite(line.document, line.clause)
    return _old_place(line.annotation)


def _old_place(each: Annotation) -> str:
    """The labels of the clause where an annotation was made."""
    return each.clause_id.removeprefix(each.document_key + "/").replace("/", "")


def _say(options: Namespace, value: Any, words: str) -> int:
    if options.json:
        output.say_json(value)
    else:
        output.say(words)
    return DONE


def _shape(line: Line, styles: dict[str, str]) -> dict[str, Any]:
    """An annotation in JSON; ``clause_id`` is where it holds now, null where that is not to be found."""
    each = line.annotation
    return {
        "id": each.id,
        "kind": each.kind,
        "document": each.document_key,
        "title": line.document.name if line.document else None,
        "clause_id": line.clause.id if line.clause else None,
        "citation": _cite(line) if line.clause else None,
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


def _list(found: list[Line], styles: dict[str, str]) -> Iterator[str]:
    """For people: a heading for each document, then an annotation a paragraph."""
    if not found:
        yield "工作本还是空的。"
        return
    for name, group in groupby(found, key=_heading):
        yield name
        for line in group:
            yield from _entry(line, styles)
        yield ""
    yield _total(line.annotation for line in found)


def _heading(line: Line) -> str:
    if line.clause is not None and line.document is not None:
        return line.document.name
    return "未归位"


def _entry(line: Line, styles: dict[str, str]) -> Iterator[str]:
    each = line.annotation
    kind = styles.get(each.style, each.style) if each.kind == "highlight" else _KINDS[each.kind]
    marks = [kind, *([_STATES[each.state]] if each.state in _STATES else [])]
    if each.conflict_of:
        marks.append("另一写法")
    place = "".join(line.clause.path) if line.clause else f"{each.document_key} {_old_place(each)}".strip()
    tags = "".join(f" #{tag}" for tag in each.tags)
    words = f" {' '.join(each.text.split())}" if each.text.strip() else ""
    yield f"{text.INDENT}{place} [{'，'.join(marks)}]{words}{tags}"
    quote = " ".join(each.quote.split())
    if quote:
        yield f"{text.INDENT * 2}“{text.cut(quote, 90)}”"


def _total(annotations: Iterable[Annotation]) -> str:
    every = list(annotations)
    kinds, states = Counter(each.kind for each in every), Counter(each.state for each in every)
    parts = [f"{name} {kinds[kind]}" for kind, name in _KINDS.items() if kinds[kind]]
    parts += [f"{name} {states[state]}" for state, name in _STATES.items() if states[state]]
    return f"共 {len(every)} 条：{'，'.join(parts)}。"
