"""Writes the notebook to a file: .json to be merged elsewhere, .docx, .md and .csv to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from index.references.citation import marked_title
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import CannotWrite
from store.model.message import Message, verbatim
from store.notebook import Annotation, Notebook
from store.notebook.export import to_csv, to_markdown
from store.system.files import write_file
from ui.services.language import paper_language, paper_list, paper_text
from ui.services.workspace import Workspace

KINDS = {
    "bookmark": Message("annotation.bookmark"),
    "highlight": Message("annotation.highlight"),
    "note": Message("annotation.note"),
}
STATES = {"unsure": Message("annotation.unsure"), "lost": Message("annotation.lost")}
#: What a file for people or for another computer may end in.
SUFFIXES = (".json", ".docx", ".md", ".csv")


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """An annotation with where it holds now: the document and clause, None where that is not to be found."""

    annotation: Annotation
    document: Document | None = None
    clause: Clause | None = None


def lines(workspace: Workspace) -> list[PlacedNote]:
    """Return all annotations in the order of the library and its clauses; what has no place comes last."""
    notebook = workspace.notebook
    found: list[PlacedNote] = []
    present = [entry.key for entry in workspace.library.documents()]
    annotated = set(notebook.placements.document_keys())
    for key in present:
        if key in annotated:
            found += _in_document(notebook, workspace.library.document(key))
    placed = [line for line in found if line.clause is not None]
    lost = [line for line in found if line.clause is None]
    missing = [
        each for each in notebook.annotations.find(sort="document").items if each.document_key not in present
    ]
    return placed + lost + [PlacedNote(replace(each, state="lost", certainty=0.0)) for each in missing]


def _in_document(notebook: Notebook, document: Document) -> list[PlacedNote]:
    clauses = {clause.id: clause for clause in document.walk()}
    order = {clause_id: number for number, clause_id in enumerate(clauses)}
    placed = [each for each in notebook.placements.marks(document) if each.spans]
    placed.sort(key=lambda each: (order.get(each.spans[0].clause_id, 0), each.spans[0].start))
    found = [PlacedNote(each.annotation, document, clauses.get(each.spans[0].clause_id)) for each in placed]
    return found + [
        PlacedNote(each.annotation, document)
        for each in notebook.placements.marks(document)
        if not each.spans
    ]


def export_notes(workspace: Workspace, target: Path) -> int:
    """Write a file in the format of its suffix; returns the number of annotations. CannotWrite."""
    if target.is_dir():
        raise CannotWrite(path=target, reason=Message("file.is_folder"))
    if target.suffix.lower() == ".json":
        return workspace.notebook.exchange.export_json(target)
    found = lines(workspace)
    if target.suffix.lower() == ".docx":
        write_file(target, _word(workspace, found))
        return len(found)
    names = {line.annotation.document_key: marked_title(line.document) for line in found if line.document}
    places = {line.annotation.id: citation_of(line) for line in found}
    write: Callable[..., str] = to_markdown if target.suffix.lower() == ".md" else to_csv
    annotations = [line.annotation for line in found]
    styles = workspace.notebook.styles.all()
    write_file(target, write(annotations, names, styles, lambda each: places[each.id], paper_language()))
    return len(found)


def _word(workspace: Workspace, found: list[PlacedNote]) -> bytes:
    from ui.printing.output.notebook_docx import PrintedEntry, workbook_docx

    styles = {style.key: paper_text(style.words) for style in workspace.notebook.styles.all()}
    entries = []
    for line in found:
        each = line.annotation
        style = styles.get(each.style, each.style) if each.kind == "highlight" else ""
        state = paper_text(STATES[each.state]) if each.state in STATES else ""
        kind = paper_list((paper_text(KINDS[each.kind]), style, state), "clauses")
        place = citation_of(line) if line.clause else f"{each.document_key} {old_place(each)}".strip()
        entries.append(
            PrintedEntry(
                paper_text(heading_of(line)), place, kind, each.quote, each.text, each.tags, each.updated
            )
        )
    return workbook_docx(entries, workspace.library.stamp())


def citation_of(line: PlacedNote) -> str:
    """Return the citation of the clause where an annotation holds, else the labels where it was made."""
    from index.references.citation import cite

    if line.document is not None and line.clause is not None:
        return cite(line.document, line.clause)
    return old_place(line.annotation)


def old_place(each: Annotation) -> str:
    """Return the labels of the clause where an annotation was made."""
    return each.clause_id.removeprefix(each.document_key + "/").replace("/", "")


def heading_of(line: PlacedNote) -> Message:
    """Return the name of the document, or 未归位 for an annotation without a place."""
    if line.clause is not None and line.document is not None:
        return verbatim(marked_title(line.document))
    return STATES["lost"]
