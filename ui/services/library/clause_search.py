"""Finds clauses of a document by what people write: 第九条, 9, 二（三）2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import measures
from store.model.numbers import NUMERAL, to_int
from store.model.paragraph_numbers import numbers_above

#: How many clauses are given at most, and how many numbers a reference may have.
SHOWN, MOST_TOKENS = 8, 9
_TOKEN = re.compile(
    rf"[(\[〔/\-]*第?[(\[〔]?([{NUMERAL}\d]+)[)\]〕]?(编|章|节|条|款|项|部分|篇|、|\.)?(?:之([{NUMERAL}\d]+))?[/\-]*"
)
#: 第二款 behind something else.
_PARAGRAPH = re.compile(
    r"(?<=[^第〇零一二三四五六七八九十百千两\d])第?([〇零一二三四五六七八九十百千两\d]+)款"
)


class ReferenceToken(NamedTuple):
    """A number of a reference with its unit, and the number behind 之 (第九条之一), 0 without."""

    value: int
    unit: str
    sub: int = 0


def matching_clauses(
    document: Document, text: str, limit: int = SHOWN, as_printed: bool = False
) -> list[Clause]:
    """Return the clauses that a short reference names in this document, the most exact first.

    Numerals of both kinds are the same; a unit such as 条 must agree where it is given; the numbers must
    occur in the clause's path in this order and end with its own. Anything else is looked for in headings.
    In a document without articles 第9条 is its measure 9., unless units are to be taken ``as_printed``. A
    paragraph (款) that is named must be there; ``as_printed`` the clause is given without it, too.
    """
    tokens = _tokens(text)
    if not tokens:
        return _by_heading(document, text, limit)
    found = _ending_in(document.walk(), tokens)
    value, unit, sub = tokens[-1]
    if not found and unit == "条" and not as_printed and not _has_articles(document):
        found = _ending_in(measures(document), [*tokens[:-1], ReferenceToken(value, "", sub)])
    number, last = named_paragraph(text)
    if number is not None:
        above = {} if last else numbers_above(document)
        fitting = [
            clause
            for clause in found
            if (0 < number <= max(1, len(clause.paragraphs)) if last else above[clause.id] == number)
        ]
        found = fitting or (found if as_printed else [])
    return found[:limit]


def named_paragraph(text: str) -> tuple[int | None, bool]:
    """Return the number of the paragraph (款) that a reference names behind a clause, and whether it ends in
    it.
    """
    plain = _plain(text)
    found = _PARAGRAPH.search(plain)
    return (to_int(found[1]), found.end() == len(plain)) if found else (None, False)


def _ending_in(clauses: Iterable[Clause], tokens: list[ReferenceToken]) -> list[Clause]:
    """Return the clauses whose paths end in the numbers, those with fewest other labels first."""
    found: list[tuple[int, int, Clause]] = []
    for order, clause in enumerate(clauses):
        spare = _spare_labels(clause, tokens)
        if spare is not None:
            found.append((spare, order, clause))
    return [clause for _spare, _order, clause in sorted(found, key=lambda item: item[:2])]


def _has_articles(document: Document) -> bool:
    return any(
        _tokens(clause.label)[-1:] and _tokens(clause.label)[-1].unit == "条" for clause in document.walk()
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _number(match: re.Match[str]) -> int:
    return to_int(match.group(1)) or 0


def _tokens(text: str) -> list[ReferenceToken]:
    """Return the numbers of a reference with their units; none if there is anything else in it."""
    plain = _plain(text)
    tokens: list[ReferenceToken] = []
    at = 0
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        value = to_int(match.group(1)) if match else None
        if match is None or value is None or len(tokens) > MOST_TOKENS:
            return []
        unit = match.group(2) or ""
        if unit != "款" or not tokens:
            sub = to_int(match.group(3) or "") or 0
            tokens.append(ReferenceToken(value, unit if unit in "编章节条部分篇" else "", sub))
        at = match.end()
    return tokens


def _spare_labels(clause: Clause, tokens: list[ReferenceToken]) -> int | None:
    """Return how many labels of the path the tokens leave unnamed; None if they do not fit."""
    numbers = [_tokens(label) for label in clause.path]
    wanted = len(tokens) - 1
    for index, label in enumerate(reversed(numbers)):
        fits = wanted >= 0 and len(label) == 1 and label[0].value == tokens[wanted].value
        # 第九条之一 is another article than 第九条.
        fits = fits and label[0].sub == tokens[wanted].sub
        fits = fits and (not tokens[wanted].unit or tokens[wanted].unit == label[0].unit)
        if fits:
            wanted -= 1
        elif index == 0:
            return None
    if wanted >= 0:
        return None
    return 0 if numbers[-1] and numbers[-1][0].unit == "条" else len(numbers) - len(tokens)


def _by_heading(document: Document, text: str, limit: int) -> list[Clause]:
    wanted = text.strip()
    named = (clause for clause in document.walk() if wanted and wanted in (clause.heading or clause.label))
    return [clause for clause, _count in zip(named, range(limit), strict=False)]
