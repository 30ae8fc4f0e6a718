"""Lines of text about an import: what became of each file, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.model.message import Message
from ui.commandline.usage_errors import program_name
from ui.services.document_size import document_size
from ui.services.language import sentence
from ui.services.library.arriving.arrival_plan import plan_message

if TYPE_CHECKING:
    from ui.services.workspace import ImportResult

from ui.commandline.document_text import head_lines
from ui.commandline.terminal import INDENT


def import_lines(result: ImportResult, dry_run: bool) -> Iterator[str]:
    """Yield the documents of an import, with corrections and doubts."""
    for plan in result.plans:
        document = plan.document
        yield from head_lines(document)
        yield INDENT + sentence(
            Message("importing.size", size=document_size(document), count=len(document.corrections))
        )
        if plan.of or plan.beside:
            yield f"{INDENT}{sentence(plan_message(plan))}"
        for warning in document.warnings:
            yield INDENT + sentence(Message("outline.warning", words=warning))
    if result.placing.unsure or result.placing.lost:
        unsure, lost = len(result.placing.unsure), len(result.placing.lost)
        yield sentence(Message("importing.placing", unsure=unsure, lost=lost, program=program_name()))
    for skipped in result.skipped:
        yield sentence(Message("importing.skipped", source=skipped.source, reason=skipped.reason))
    if any(skipped.alike < 1 for skipped in result.skipped):
        yield sentence(Message("importing.choices"))
    yield sentence(_total(result, dry_run))


def _total(result: ImportResult, dry_run: bool) -> Message:
    """Count the files of an import by what became of them."""
    kinds: Counter[str] = Counter(plan.action for plan in result.plans)
    ways = (
        Message("importing.added", count=kinds["added"]),
        Message("importing.new_edition", count=kinds["new_edition"]),
        Message("importing.replaced", count=kinds["replaced"]),
        Message("importing.kept_both", count=kinds["kept_both"]),
    )
    some = tuple(each for each in ways if each.details["count"])
    detail = Message("importing.ways", ways=some) if set(kinds) - {"added"} else None
    left = Message("importing.left", count=len(result.skipped)) if result.skipped else None
    refused = Message("importing.refused", count=len(result.rejected)) if result.rejected else None
    count = len(result.imported)
    if dry_run:
        return Message("importing.would", count=count, detail=detail, left=left, refused=refused)
    return Message("importing.done", count=count, detail=detail, left=left, refused=refused)
