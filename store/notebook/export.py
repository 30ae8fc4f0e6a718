"""Annotations as Markdown and as a table for a spreadsheet; plain functions of what is to be written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from store.model import wording
from store.model.markdown import escaped, escaped_lines
from store.model.message import Message, verbatim
from store.model.typography import typeset
from store.model.wording import CHINESE, Language
from store.notebook.model import Annotation, HighlightStyle

#: How a place is cited; by default the labels of the clause as its id has them.
CiteAnnotation = Callable[[Annotation], str]
_KINDS = {
    "bookmark": Message("annotation.bookmark"),
    "note": Message("annotation.note"),
    "highlight": Message("annotation.highlight"),
}
_STATES = {
    "placed": verbatim(""),
    "unsure": Message("annotation.unsure"),
    "lost": Message("annotation.lost"),
}
_COLUMNS = (
    Message("annotation_column.kind"),
    Message("annotation_column.document"),
    Message("annotation_column.place"),
    Message("annotation_column.style"),
    Message("annotation_column.quote"),
    Message("annotation_column.text"),
    Message("annotation_column.tags"),
    Message("annotation_column.created"),
    Message("annotation_column.updated"),
    Message("annotation_column.state"),
    Message("annotation_column.id"),
)
#: What makes a spreadsheet take a cell for a formula, even behind blanks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def place(each: Annotation) -> str:
    """Return the labels of the clause that an annotation begins in: 第二章/第九条."""
    return each.clause_id.removeprefix(each.document_key + "/")


def to_markdown(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[HighlightStyle] = (),
    cite: CiteAnnotation = place,
    language: Language = CHINESE,
) -> str:
    """Return annotations in the order given as Markdown, a section for each run of one document.

    ``names`` are the documents' titles by key, ``styles`` the names of the styles.
    """
    called = {style.key: wording.text(style.words, language) for style in styles}
    lines = [f"# {wording.text(Message('annotation.notebook'), language)}", ""]
    unknown = wording.text(Message("annotation.no_document"), language)
    for key, group in groupby(annotations, key=lambda each: each.document_key):
        lines += [f"## {_one_line(names.get(key) or key or unknown)}", ""]
        for each in group:
            lines += [*_entry(each, called, cite, language), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def to_csv(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[HighlightStyle] = (),
    cite: CiteAnnotation = place,
    language: Language = CHINESE,
) -> str:
    """Return annotations as comma-separated values, a row each, of which none is ever taken for a formula.

    Begins with a byte order mark, without which spreadsheets take Chinese for something else.
    """
    called = {style.key: wording.text(style.words, language) for style in styles}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([wording.text(head, language) for head in _COLUMNS])
    for each in annotations:
        row = (
            wording.text(_KINDS[each.kind], language),
            names.get(each.document_key) or each.document_key,
            cite(each),
            called.get(each.style, each.style),
            each.quote,
            each.text,
            wording.joined(each.tags, language),
            each.created,
            each.updated,
            wording.text(_STATES[each.state], language),
            each.id,
        )
        writer.writerow([cell(value) for value in row])
    return "\ufeff" + out.getvalue()


def cell(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula; printable, as a file holds it."""
    clean = "".join(character for character in value if character >= " " or character in "\t\n")
    return "'" + clean if clean.lstrip(" \u3000\xa0\ufeff").startswith(_FORMULA) else clean


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _typeset_lines(text: str) -> str:
    """Return words of a document as the reader shows them."""
    return "\n".join(typeset(line) for line in text.replace("\x1f", " ").replace("\t", " ").splitlines())


def _entry(
    each: Annotation, called: Mapping[str, str], cite: CiteAnnotation, language: Language
) -> list[str]:
    kind, state = (wording.text(words, language) for words in (_KINDS[each.kind], _STATES[each.state]))
    if each.kind == "highlight":
        kind = called.get(each.style, each.style) or kind
    marks = _one_line(wording.joined((kind, state), language, "clauses"))
    where = _one_line(cite(each)) or wording.text(Message("annotation.whole"), language)
    head = Message("annotation.entry", place=where, marks=marks)
    if each.kind == "bookmark" and each.text:
        head = Message("annotation.titled_entry", place=where, marks=marks, title=_one_line(each.text))
    lines = [wording.text(head, language)]
    quoted = _typeset_lines(each.quote)
    lines += [f"  > {line}" for line in escaped_lines(quoted) if line]
    if each.kind == "note" and each.text.strip():
        # The user's words as they were written: nothing of them becomes a list or a heading.
        lines += ["", *(f"  {line}" if line else "" for line in escaped_lines(each.text))]
    if each.tags:
        lines += ["", "  " + " ".join(f"\\#{_one_line(tag).replace(' ', '-')}" for tag in each.tags)]
    return lines
