"""Statements of documents about the validity of others: 《…》同时废止, 对《…》作如下修改, 《…》自…起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.references.mentions import Mention, mentions
from store.intake.metadata.dates import find_dates
from store.model.clause import Clause
from store.model.document import Document, Validity
from store.model.printed import printed

#: Words allowed between a name and the statement about it: a number, more names, the changed clause.
_BETWEEN = (
    r"(?:[（(][^（）()]{1,60}[)）]|[、和及与]|以及|《[^《》]*》|第[^，。；《》]{1,24}?[条款项章节]"
    r"|的|有关|部分|条款|内容|规定){0,12}"
)
_AMENDED = re.compile(
    rf"{_BETWEEN}(?:作(?:出|了)?(?:如下|以下|相应)?(?:的)?修[改订正]|(?:予以|进行)(?:如下|相应)?修[改订正]|修[改订]为)"
)
_BEGINS = re.compile(
    r"[^。；\n《》]{0,30}?自(?P<day>[^。；，\n《》]{4,20}?)(?:起|之日起)(?:施行|执行|实施|生效)"
)
_END = "。；;\n"
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class ValidityStatement:
    """A statement about another document, ``mention``, with its sentence.

    ``effective`` is the ISO day from which the other one is in force, for 尚未生效.
    """

    mention: Mention
    state: Validity
    words: str
    effective: str | None = None


def validity_statements(document: Document) -> list[ValidityStatement]:
    """Return what a document says of whether other documents hold, in the order in which it is read."""
    texts = {clause.id: clause for clause in document.walk()}
    found = (each for each in mentions(document) if each.names_document)
    return [said for each in found for said in _said(each, texts[each.clause])]


def _said(mention: Mention, clause: Clause) -> Iterator[ValidityStatement]:
    text, end = printed(clause), mention.reference.end
    words = _sentence(text, mention.reference.start, end)
    if mention.repeals:
        yield ValidityStatement(mention, "已废止", words)
    elif _AMENDED.match(text, end):
        yield ValidityStatement(mention, "已修改", words)
    elif mention.reference.clause is None and (begins := _BEGINS.match(text, end)):
        days = find_dates(begins["day"])
        if days:
            yield ValidityStatement(mention, "尚未生效", words, days[0][2])


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence round a range, cut to what fits a line or two."""
    first = max(text.rfind(mark, 0, start) for mark in _END) + 1
    ends = [at for at in (text.find(mark, end) for mark in _END) if at >= 0]
    last = min(ends) + 1 if ends else len(text)
    words = " ".join(text[first:last].split())
    if len(words) <= _LONGEST:
        return words
    begin = max(0, min(start - first - 30, len(words) - _LONGEST))
    return ("…" if begin else "") + words[begin : begin + _LONGEST] + "…"
