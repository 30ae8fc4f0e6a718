"""Text for people in a terminal: columns that line up at any width of the characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from store.model import wording
from store.model.characters import name_gaps
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from store.model.measures import measures
from store.model.passages import Passage, passages
from store.model.problem import Problem
from store.model.table import Table
from ui.services.document_size import size_text
from ui.services.library.arrivals import plan_message

if TYPE_CHECKING:
    from index.results import Answer, AnswerSentence, Hit
    from ui.services.workspace import ImportResult

INDENT = "  "
_LINE = 100
_MARKS = ("、", "）", ".", "．")
_ACTIONS = {"added": "新增", "new_edition": "新版本", "replaced": "替换", "kept_both": "两份都留"}
_ROLES = {"lead": "牵头", "support": "配合", "joint": ""}

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
        yield "文件库中还没有文件。"
        return
    rows = [("文号", "日期", "文种", "篇幅", "题名")]
    for entry in entries:
        name = entry.name + ("" if entry.complete else "（来源不全）")
        if entry.edition is not None:
            state = "现行，" if entry.has_editions else ""
            if entry.newer is not None:
                state = "库中有更新文本，" if entry.current else "以前的版本，"
            name += f"（{state}{entry.edition}）"
        size = size_text(entry.kind, entry.name, entry.measure_count)
        rows.append((entry.number or "—", entry.date or "—", entry.kind, size, name))
    yield from columns(rows)


def outline(document: Document) -> Iterator[str]:
    """Yield a document's head and its clauses, a line each, indented by depth."""
    yield from head(document)
    yield ""
    for clause in document.clauses:
        yield from _outline(clause, 0)
    if document.corrections:
        yield ""
        yield f"勘误 {len(document.corrections)} 处："
        for each in document.corrections:
            mark = "" if each.applied else "（仅标注，未改）"
            read = f"{each.printed} → {each.corrected}{mark}" if each.has_guess else f"{each.printed}（存疑）"
            yield f"{INDENT}{read}：{wording.text(each.reason)}"
    for warning in document.warnings:
        yield f"注意：{wording.text(warning)}"


def head(document: Document) -> Iterator[str]:
    """Yield the metadata of a document."""
    yield document.name
    if document.attached_title and document.attached_title != document.title:
        yield f"{INDENT}随文：{document.title}"
    facts = [document.number, "、".join(document.issuers), document.date, document.kind]
    yield INDENT + "  ".join(fact for fact in facts if fact)
    if document.edition:
        yield f"{INDENT}库中有几个版本，此为：{document.edition}"
    if document.effective:
        yield f"{INDENT}施行日期：{document.effective}"
    if not document.complete:
        yield f"{INDENT}来源不全：原文在此中断。"


def clause(found: Clause, citation: str) -> Iterator[str]:
    """Yield a clause with its citation and all below it."""
    yield citation
    yield ""
    for passage in passages(found):
        yield from _passage(passage, len(passage.clause.path) - len(found.path))


def answer(answered: Answer, names: dict[str, str], mark: Mark) -> Iterator[str]:
    """Yield the hits of a query, best first; ``mark`` sets off what matched."""
    if answered.remarks:
        yield wording.sentences(answered.remarks)
    if not answered.total:
        yield "没有找到。"
    for sentence in answered.sentences:
        yield from _sentence(sentence, names, mark)
    said = len(answered.said)
    for number, hit in enumerate(answered.hits, 1):
        if number == said + 1 and said:
            yield "相关："
        yield f"{number}. {names.get(hit.document_key, hit.document_key)}  {_place(hit)}".rstrip()
        yield f"   {_marked(hit, mark)}"
        if hit.why:
            yield f"   （{wording.sentences(hit.why)}）"
    if answered.total:
        yield _counted(answered)
    if answered.did_you_mean:
        yield "您要找的是不是：" + "、".join(answered.did_you_mean)


def _sentence(sentence: AnswerSentence, names: dict[str, str], mark: Mark) -> Iterator[str]:
    """Yield the sentence that answers a question, the answer set off, and its place."""
    start, end = sentence.span
    text = sentence.text
    shown = text[:start] + mark(text[start:end]) + text[end:] if end > start else text
    name = names.get(sentence.document_key, sentence.document_key)
    dated = f"（{sentence.date}）" if sentence.date else ""
    yield f"答：{' '.join(shown.split())}"
    yield f"    —— {name}{dated}  {_joined(sentence.path)}"


def _counted(answered: Answer) -> str:
    """Return how many hits say it, and how many are only near."""
    shown = len(answered.hits)
    more = "" if shown == answered.total else f"，以上是前 {shown} 条"
    took = f"（{answered.took_ms:.1f} 毫秒）"
    if not answered.near:
        return f"共 {answered.total} 条{more}{took}。"
    said = answered.total - answered.near
    if not said:
        return f"相近的有 {answered.near} 条{more}{took}。"
    return f"共 {said} 条，另有相近的 {answered.near} 条{more}{took}。"


def imported(result: ImportResult, dry_run: bool) -> Iterator[str]:
    """Yield the documents of an import, with corrections and doubts."""
    for plan in result.plans:
        document = plan.document
        yield from head(document)
        size = size_text(document.kind, document.name, sum(1 for _ in measures(document)))
        yield f"{INDENT}{size}，勘误 {len(document.corrections)} 处"
        if plan.of or plan.beside:
            yield f"{INDENT}{wording.text(plan_message(plan))}"
        for warning in document.warnings:
            yield f"{INDENT}注意：{wording.text(warning)}"
    if result.placing.unsure or result.placing.lost:
        unsure, lost = len(result.placing.unsure), len(result.placing.lost)
        yield f"注意：原有标注中 {unsure} 条的位置需要确认，{lost} 条未归位（main.py notes 可查看）。"
    for skipped in result.skipped:
        yield f"未导入 {skipped.source}：{wording.text(skipped.reason)}。"
    if any(skipped.alike < 1 for skipped in result.skipped):
        yield "相近的文本默认不导入；可加 --new-edition（新版本）、--replace（替换）或 --keep-both（都留）。"
    verb = "可导入" if dry_run else "已导入"
    kinds: Counter[str] = Counter(plan.action for plan in result.plans)
    ways = [f"{_ACTIONS[action]} {kinds[action]} 份" for action in _ACTIONS if kinds[action]]
    detail = f"（{'，'.join(ways)}）" if set(kinds) - {"added"} else ""
    left = f"，{len(result.skipped)} 份库中已有或相近，未导入" if result.skipped else ""
    refused = f"，{len(result.rejected)} 份未能导入" if result.rejected else ""
    yield f"{verb} {len(result.imported)} 份文件{detail}{left}{refused}。"


def restored(documents: Sequence[Document], beside: Sequence[str]) -> Iterator[str]:
    """Yield the shipped documents that were restored, and where the user's texts are now."""
    if not documents:
        yield "随程序提供的文件都在原位，无需恢复。"
    for document in documents:
        yield f"已恢复随程序提供的《{document.name}》。"
    for key in beside:
        yield f"{INDENT}您的文本另存为“{key}”。"


def check(problems: Sequence[Problem], information: Sequence[Problem] = ()) -> Iterator[str]:
    """Yield the problems of a check with their remedies; then remarks that are no problems."""
    if not problems:
        yield "文件库、索引和工作本完好。"
    for problem in (*problems, *information):
        yield f"{problem.where}：{wording.text(problem.what)}"
        yield f"{INDENT}{'说明' if problem in information else '处理'}：{wording.text(problem.repair)}"


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _outline(entry: Clause, depth: int) -> Iterator[str]:
    lead = INDENT * depth + entry.label + " "
    first = entry.heading or next(iter(entry.paragraphs), "") or ("（表）" if entry.tables else "")
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
    named = [f"{_ROLES[duty.role]} {duty.organisation}".strip() for duty in entry.duties]
    if named:
        yield f"{indent}责任：{'、'.join(named)}"


def _rows(table: Table, indent: str) -> Iterator[str]:
    for line in columns([[" ".join(cell.split()) for cell in row] for row in table.rows if row]):
        yield indent + line


def _place(hit: Hit) -> str:
    heading = f" {hit.heading}" if hit.heading else ""
    return _joined(hit.path) + heading if hit.clause_id else "（文件）"


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
