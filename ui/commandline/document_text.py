"""Lines of text about documents: a list of them, the outline of one, a clause as it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.library.editions import edition_words
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from store.model.message import Message, verbatim
from store.model.passages import Passage, passages
from store.model.table import Table
from ui.services.document_size import size_words
from ui.services.language import heads, sentence

if TYPE_CHECKING:
    pass

from ui.commandline.terminal import INDENT, columns, cut, width

_LINE = 100
_ROLES = {"lead": Message("duty.lead"), "support": Message("duty.support"), "joint": verbatim("")}


def list_lines(entries: Sequence[DocumentSummary]) -> Iterator[str]:
    """Yield the documents of the library, a line each."""
    if not entries:
        yield sentence(Message("documents.none"))
        return
    rows = [
        heads(
            Message("documents.number"),
            Message("documents.date"),
            Message("documents.kind"),
            Message("documents.size"),
            Message("documents.title"),
        )
    ]
    for entry in entries:
        size = sentence(size_words(entry.measure_count, entry.in_articles))
        name = entry.name + "".join(sentence(each) for each in _remarks(entry))
        rows.append((entry.number or "—", entry.date or "—", entry.kind, size, name))
    yield from columns(rows)


def _remarks(entry: DocumentSummary) -> Iterator[Message]:
    """Yield what is said behind the name of a document: that it breaks off, and which edition it is."""
    if not entry.complete:
        yield Message("documents.incomplete")
    if entry.edition is None:
        return
    edition = edition_words(entry.edition)
    if entry.newer is not None:
        yield (
            Message("documents.has_newer", edition=edition)
            if entry.current
            else Message("documents.earlier", edition=edition)
        )
    elif entry.has_editions:
        yield Message("documents.current", edition=edition)
    else:
        yield Message("documents.edition", edition=edition)


def outline_lines(document: Document) -> Iterator[str]:
    """Yield a document's head and its clauses, a line each, indented by depth."""
    yield from head_lines(document)
    yield ""
    for clause in document.clauses:
        yield from _outline(clause, 0)
    if document.corrections:
        yield ""
        yield sentence(Message("outline.corrections", count=len(document.corrections)))
        for each in document.corrections:
            read = verbatim(f"{each.printed} → {each.corrected}")
            if not each.has_guess:
                read = Message("outline.doubtful", printed=each.printed)
            elif not each.applied:
                read = Message("outline.only_marked", printed=each.printed, corrected=each.corrected)
            yield INDENT + sentence(Message("outline.correction", read=read, reason=each.reason))
    for warning in document.warnings:
        yield sentence(Message("outline.warning", words=warning))


def _outline(entry: Clause, depth: int) -> Iterator[str]:
    lead = INDENT * depth + entry.label + " "
    first = (
        entry.heading
        or next(iter(entry.paragraphs), "")
        or (sentence(Message("outline.table")) if entry.tables else "")
    )
    yield (lead + cut(first, max(20, _LINE - width(lead)))).rstrip()
    for child in entry.children:
        yield from _outline(child, depth + 1)


def head_lines(document: Document) -> Iterator[str]:
    """Yield the metadata of a document."""
    yield document.name
    if document.attached_title and document.attached_title != document.title:
        yield INDENT + sentence(Message("outline.attached", title=document.title))
    facts = [document.number, "、".join(document.issuers), document.date, document.kind]
    yield INDENT + "  ".join(fact for fact in facts if fact)
    if document.edition:
        yield INDENT + sentence(Message("outline.edition", edition=edition_words(document.edition)))
    if document.effective:
        yield INDENT + sentence(Message("outline.effective", day=document.effective))
    if not document.complete:
        yield INDENT + sentence(Message("outline.incomplete"))


def clause_lines(found: Clause, citation: str) -> Iterator[str]:
    """Yield a clause with its citation and all below it."""
    yield citation
    yield ""
    for passage in passages(found):
        yield from _passage(passage, len(passage.clause.path) - len(found.path))


def _passage(passage: Passage, depth: int) -> Iterator[str]:
    """Yield a stretch of a clause as it reads; responsible organisations follow their duty note."""
    entry, indent = passage.clause, INDENT * depth
    if passage.opens:
        yield f"{indent}{entry.label} {entry.heading or ''}".rstrip()
    for part in passage.parts:
        if part.kind in ("paragraph", "caption", "table_note"):
            yield f"{indent}{INDENT}{part.text}"
        elif part.table and part.row == 0:
            yield from _rows(part.table, indent + INDENT)
        elif part.kind == "duty":
            yield from _duties(entry, indent + INDENT)
    if passage.closes and not entry.duty_note:
        yield from _duties(entry, indent + INDENT)


def _duties(entry: Clause, indent: str) -> Iterator[str]:
    if entry.duty_note:
        yield indent + entry.duty_note
    named = tuple(f"{sentence(_ROLES[duty.role])} {duty.organisation}".strip() for duty in entry.duties)
    if named:
        yield indent + sentence(Message("outline.duties", names=named))


def _rows(table: Table, indent: str) -> Iterator[str]:
    for line in columns([[" ".join(cell.split()) for cell in row] for row in table.rows if row]):
        yield indent + line
