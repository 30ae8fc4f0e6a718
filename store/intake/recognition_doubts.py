"""Doubtful words of recognised text: found again in the clauses, and marked there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.formats.lines import FileContent
from store.intake.cleanup.physical_line import squeeze
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message

#: A word that was recognised with less confidence is doubtful.
_DOUBT = 0.7
#: Numbers of characters on both sides, or on one, that identify the clause.
_CONTEXTS = (8, 5, 3)
_MOST_CONTEXT = 8


def with_doubts(document: Document, content: FileContent) -> Document:
    """Return the document with its doubtful words marked, as they were recognised from pictures."""
    clauses = [(clause, "\n".join([clause.heading or "", *clause.paragraphs])) for clause in document.walk()]
    found: list[Correction] = []
    begin = 0
    for line in content.lines:
        for start, end, confidence in line.words:
            word = line.text[start:end]
            if confidence >= _DOUBT or not any(c.isalnum() for c in word):
                continue
            number = _clause_with(clauses, begin, line.text, start, end)
            if number is None:
                continue
            clause, text = clauses[number]
            if printed := _told_apart(text, line.text, start, end):
                reason = Message("intake.doubtful_word", word=word, share=round(100 * confidence))
                found.append(Correction(clause.id, printed, printed, reason, applied=False))
                begin = number
    return replace(document, corrections=(*document.corrections, *found))


def _clause_with(
    clauses: list[tuple[Clause, str]], begin: int, line: str, start: int, end: int
) -> int | None:
    """Return the number of the first clause from ``begin`` on that has a word of a line with its
    neighbours.
    """
    for around in _CONTEXTS:
        for wanted in _with_neighbours(line, start, end, around):
            for number in range(begin, len(clauses)):
                if len(wanted) > around and wanted in clauses[number][1]:
                    return number
    return None


def _told_apart(text: str, line: str, start: int, end: int) -> str:
    """Return a word of a line with as few of its neighbours as make it unique in a text; empty for none."""
    for around in range(_MOST_CONTEXT + 1):
        for wanted in _with_neighbours(line, start, end, around):
            if text.count(wanted) == 1:
                return wanted
    return ""


def _with_neighbours(line: str, start: int, end: int, around: int) -> Iterator[str]:
    """Yield a word with its neighbours on both sides, with those before it, with those behind it."""
    yield squeeze(line[max(0, start - around) : end + around])
    yield squeeze(line[max(0, start - around) : end])
    yield squeeze(line[start : end + around])
