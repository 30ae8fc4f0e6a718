"""Timetable of a document: every 2021年底前, 到2025年, 自…起 and 3年内 with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.indicators.deadlines import DeadlineKind, deadlines
from index.indicators.documents import indicators
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import parts

_SENTENCE = re.compile(r"[^。！？；;\n]+")
#: The text before the first clause of a law tells who passed it and when.
_HISTORY = re.compile(r"通过|公布|修正|修订|批准")
_TITLE = re.compile(r"《[^《》]*》")


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A statement with a date, in ``[start, end)`` of :func:`~store.model.printed.printed` of a clause.

    ``printed`` is the date in the document's words, ``matter`` the sentence with it; ``reckoned``: the year
    is not printed, but follows from 3年内 and the document's date.
    """

    document: str
    clause: str
    year: int
    month: int | None
    day: int | None
    printed: str
    kind: DeadlineKind
    matter: str
    start: int
    end: int
    reckoned: bool = False


def timetable(document: Document) -> list[DatedStatement]:
    """Return the dates of a document, the earliest first, those of one day in the order in which they are
    read.
    """
    found = [due for clause in document.walk() for due in _of_clause(document.key, clause)]
    found += [
        DatedStatement(
            document.key,
            one.clause,
            one.deadline,
            None,
            None,
            one.value_text,
            "within",
            f"{one.subject}：{one.indicator}",
            one.start,
            one.end,
            reckoned=True,
        )
        for one in indicators(document)
        if one.kind == "milestone" and one.deadline is not None and one.reckoned
    ]
    return sorted(found, key=when)


def when(due: DatedStatement) -> tuple[int, int, int]:
    """Return the key by which dates are sorted: one without a month is at the end of its year."""
    return due.year, due.month or 13, due.day or 32


def _of_clause(key: str, clause: Clause) -> Iterator[DatedStatement]:
    for part in parts(clause):
        if part.kind == "row" and part.row == 0:
            continue
        for m in _SENTENCE.finditer(part.text):
            if _HISTORY.search(m[0]) and clause.label == "前言":
                continue
            titles = [title.span() for title in _TITLE.finditer(m[0])]
            for one in deadlines(m[0]):
                # What the title of a paper says of its term is not due.
                if any(start <= one.start < end for start, end in titles):
                    continue
                at = part.start + m.start()
                yield DatedStatement(
                    key,
                    clause.id,
                    one.year,
                    one.month,
                    one.day,
                    one.text,
                    one.kind,
                    " ".join(m[0].split()).strip("，,、 "),
                    at + one.start,
                    at + one.end,
                )
