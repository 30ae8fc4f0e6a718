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
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE
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
from ui.services.language import listed, sentence
from ui.services.workspace import Workspace


def _verify_usage(options: Namespace) -> None:
    """Check what the parser cannot: an action has a file, and only import has a dry run. BadUsage."""
    if options.action and not options.file:
        raise BadUsage(what=Message("usage.missing", what=Message("argument.file")))
    if options.dry_run and options.action != "import":
        raise BadUsage(what=Message("usage.only_for", option="--dry-run", command="notes import"))
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
        said = sentence(Message("noting.exported", count=count, path=target))
        return _say(options, told, f"{said}\n")
    if options.action == "import":
        report = workspace.notebook.exchange.import_json(Path(options.file).expanduser(), options.dry_run)
        return _say(options, _merged(report), terminal.lines(_tell(report, options.dry_run)))
    found = lines(workspace)
    styles = {style.key: style.name for style in workspace.notebook.styles.all()}
    return _say(options, [_shape(line, styles) for line in found], terminal.lines(_list(found, styles)))


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
    would = Message("noting.will") if dry_run else Message("noting.did")
    yield sentence(
        Message(
            "noting.merged",
            did=would,
            added=report.added,
            updated=report.updated,
            deleted=report.deleted,
            kept=report.kept,
            same=report.same,
        )
    )
    if report.conflicts:
        yield sentence(Message("noting.conflicts", count=len({item for item, _ in report.conflicts})))
    if not dry_run and report.change:
        yield sentence(Message("noting.backed_up"))


def _list(found: list[PlacedNote], styles: dict[str, str]) -> Iterator[str]:
    """Yield the annotations for people: a heading for each document, then an annotation a paragraph."""
    if not found:
        yield sentence(Message("noting.empty"))
        return
    for name, group in groupby(found, key=heading_of):
        yield sentence(name)
        for line in group:
            yield from _entry(line, styles)
        yield ""
    yield _total(line.annotation for line in found)


def _entry(line: PlacedNote, styles: dict[str, str]) -> Iterator[str]:
    each = line.annotation
    kind = styles.get(each.style, each.style) if each.kind == "highlight" else sentence(KINDS[each.kind])
    marks = [kind, *([sentence(STATES[each.state])] if each.state in STATES else [])]
    if each.conflict_of:
        marks.append(sentence(Message("noting.other_version")))
    place = "".join(line.clause.path) if line.clause else f"{each.document_key} {old_place(each)}".strip()
    tags = "".join(f" #{tag}" for tag in each.tags)
    words = f" {' '.join(each.text.split())}" if each.text.strip() else ""
    yield f"{terminal.INDENT}{place} [{listed(marks, 'clauses')}]{words}{tags}"
    quote = " ".join(each.quote.split())
    if quote:
        yield f"{terminal.INDENT * 2}“{terminal.cut(quote, 90)}”"


def _total(annotations: Iterable[Annotation]) -> str:
    every = list(annotations)
    kinds: Counter[str] = Counter(each.kind for each in every)
    states: Counter[str] = Counter(each.state for each in every)
    parts = [f"{sentence(name)} {kinds[kind]}" for kind, name in KINDS.items() if kinds[kind]]
    parts += [f"{sentence(name)} {states[state]}" for state, name in STATES.items() if states[state]]
    return sentence(Message("noting.total", count=len(every), parts=tuple(parts)))


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", metavar="ACTION", nargs="?", choices=("export", "import"))
    parser.add_argument("file", metavar=sentence(Message("argument.file")), nargs="?")
    parser.add_argument("--dry-run", action="store_true")


def _only_reads(options: Namespace) -> bool:
    return options.action != "import" or bool(options.dry_run)


COMMAND = Command(
    "notes",
    run,
    _add_arguments,
    needs_folder=_only_reads,
    position=100,
)
