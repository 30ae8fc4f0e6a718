"""Text for people in a terminal: columns that line up at any width of the characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from store.library.editions import edition_words
from store.model.characters import name_gaps
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from store.model.measures import measures
from store.model.message import Message, verbatim
from store.model.passages import Passage, passages
from store.model.problem import Problem
from store.model.table import Table
from ui.commandline.usage_errors import program_name
from ui.services.document_size import size_words
from ui.services.language import heads, sentence, sentences
from ui.services.library.arriving.arrival_plan import plan_message

if TYPE_CHECKING:
    from index.results import Answer, AnswerSentence, Hit
    from ui.services.workspace import ImportResult

INDENT = "  "
_LINE = 100
_MARKS = ("、", "）", ".", "．")
_ROLES = {"lead": Message("duty.lead"), "support": Message("duty.support"), "joint": verbatim("")}

Mark = Callable[[str], str]


def width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal."""
    return sum(_columns(character) for character in text)


def pad(text: str, columns: int) -> str:
    """Return the text, filled with blanks to a number of columns."""
    return text + " " * max(0, columns - width(text))


def cut(text: str, columns: int) -> str:
    """Return the text, ended with … where it would take more than a number of columns."""
    if width(text) <= columns:
        return text
    taken = 0
    for position, character in enumerate(text):
        taken += _columns(character)
        if taken > columns - 1:
            return text[:position] + "…"
    return text


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows set in columns as wide as their widest cell; the last one ragged."""
    count = max((len(row) for row in rows), default=0)
    widths = [max(width(row[at]) for row in rows if at < len(row)) for at in range(count)]
    for row in rows:
        cells = [pad(cell, widths[at]) for at, cell in enumerate(row[:-1])]
        yield "  ".join([*cells, row[-1]]).rstrip()


def documents(entries: Sequence[DocumentSummary]) -> Iterator[str]:
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
        size = sentence(size_words(entry.kind, entry.name, entry.measure_count))
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


def outline(document: Document) -> Iterator[str]:
    """Yield a document's head and its clauses, a line each, indented by depth."""
    yield from head(document)
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


def head(document: Document) -> Iterator[str]:
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


def clause(found: Clause, citation: str) -> Iterator[str]:
    """Yield a clause with its citation and all below it."""
    yield citation
    yield ""
    for passage in passages(found):
        yield from _passage(passage, len(passage.clause.path) - len(found.path))


def answer(answered: Answer, names: dict[str, str], mark: Mark) -> Iterator[str]:
    """Yield the hits of a query, best first; ``mark`` sets off what matched."""
    if answered.remarks:
        yield sentences(answered.remarks)
    if not answered.total:
        yield sentence(Message("results.none"))
    for found in answered.sentences:
        yield from _sentence(found, names, mark)
    said = len(answered.said)
    for number, hit in enumerate(answered.hits, 1):
        if number == said + 1 and said:
            yield sentence(Message("results.related"))
        yield f"{number}. {names.get(hit.document_key, hit.document_key)}  {_place(hit)}".rstrip()
        yield f"   {_marked(hit, mark)}"
        if hit.why:
            yield "   " + sentence(Message("results.why", why=tuple(hit.why)))
    if answered.total:
        yield _counted(answered)
    if answered.did_you_mean:
        yield sentence(Message("results.did_you_mean", words=tuple(answered.did_you_mean)))


def _sentence(found: AnswerSentence, names: dict[str, str], mark: Mark) -> Iterator[str]:
    """Yield the sentence that answers a question, the answer set off, and its place."""
    start, end = found.span
    text = found.text
    shown = text[:start] + mark(text[start:end]) + text[end:] if end > start else text
    name = names.get(found.document_key, found.document_key)
    dated = f" {found.date}" if found.date else ""
    yield sentence(Message("results.answer", words=" ".join(shown.split())))
    yield f"    —— {name}{dated}  {_joined(found.path)}"


def _counted(answered: Answer) -> str:
    """Return how many hits say it, and how many are only near."""
    shown = len(answered.hits)
    more = None if shown == answered.total else Message("results.first", count=shown)
    took = f"{answered.took_ms:.1f}"
    said = answered.total - answered.near
    if not answered.near:
        return sentence(Message("results.total", count=said, more=more, took=took))
    if not said:
        return sentence(Message("results.only_near", count=answered.near, more=more, took=took))
    return sentence(Message("results.and_near", count=said, near=answered.near, more=more, took=took))


def imported(result: ImportResult, dry_run: bool) -> Iterator[str]:
    """Yield the documents of an import, with corrections and doubts."""
    for plan in result.plans:
        document = plan.document
        yield from head(document)
        size = size_words(document.kind, document.name, sum(1 for _ in measures(document)))
        yield INDENT + sentence(Message("importing.size", size=size, count=len(document.corrections)))
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


def restored(documents: Sequence[Document], beside: Sequence[str]) -> Iterator[str]:
    """Yield the shipped documents that were restored, and where the user's texts are now."""
    if not documents:
        yield sentence(Message("restoring.nothing"))
    for document in documents:
        yield sentence(Message("restoring.done", title=document.name))
    for key in beside:
        yield INDENT + sentence(Message("restoring.kept", key=key))


def check(problems: Sequence[Problem], information: Sequence[Problem] = ()) -> Iterator[str]:
    """Yield the problems of a check with their remedies; then remarks that are no problems."""
    if not problems:
        yield sentence(Message("checking.sound"))
    for problem in (*problems, *information):
        yield sentence(Message("checking.problem", where=problem.where, what=problem.what))
        told = Message("checking.repair", words=problem.repair)
        if problem in information:
            told = Message("checking.remark", words=problem.repair)
        yield INDENT + sentence(told)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


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


def _place(hit: Hit) -> str:
    heading = f" {hit.heading}" if hit.heading else ""
    return _joined(hit.path) + heading if hit.clause_id else sentence(Message("results.document"))


def _joined(path: Sequence[str]) -> str:
    """Return labels in a row, with a blank where one would run into the next: 二、（三）3., 第三章
    第十三条.
    """
    out = ""
    for label in path:
        out += " " + label if out and not out.endswith(_MARKS) else label
    return out


def _marked(hit: Hit, mark: Mark) -> str:
    """Return the snippet in one line with its matches set off."""
    out, at = "", 0
    for start, end in sorted(hit.spans):
        if start >= at:
            out += hit.snippet[at:start] + mark(hit.snippet[start:end])
            at = end
    return " ".join((out + hit.snippet[at:]).split())


def lines(parts: Iterable[str]) -> str:
    """Return lines as one text."""
    return name_gaps("\n".join(parts)) + "\n"
