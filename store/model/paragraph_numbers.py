"""款: the numbers of an article's paragraphs, and under which of them its items stand."""

from __future__ import annotations

import re

from store.model.clause import Clause
from store.model.document import Document
from store.model.numbers import NUMERAL
from store.model.printed import Part, parts

ARTICLE = re.compile(rf"第(?:[{NUMERAL}]+|\d+)条(?:之[{NUMERAL}]+)?")


def numbers_above(document: Document) -> dict[str, int]:
    """For each clause by id the number of the paragraph that it stands under, 0 at the top.

    That is a paragraph of the article, however deep the clause is below it; where there is no article, of
    the clause right above. What stands before the first paragraph counts as standing under it.
    """
    found: dict[str, int] = {}
    pending = [(clause, 0, False) for clause in document.clauses]
    while pending:
        clause, above, in_article = pending.pop()
        found[clause.id] = above
        is_article = ARTICLE.fullmatch(clause.label) is not None
        number = 0
        for part in clause.body:
            if isinstance(part, Clause):
                pending.append((part, above if in_article else max(1, number), in_article or is_article))
            else:
                number += isinstance(part, str)
    return found


def paragraph_parts(clause: Clause) -> tuple[Part, ...]:
    """The paragraphs of a clause with their places in :func:`printed`: the first is 第一款."""
    return tuple(part for part in parts(clause) if part.kind == "paragraph")


def only_paragraph(clause: Clause, number: int) -> Clause:
    """A clause with one of its paragraphs alone, and the tables and clauses that stand under it.

    ``number`` counts from 1; what stands before the first paragraph goes with it. Raises ValueError where
    there is no such paragraph.
    """
    places = [at for at, part in enumerate(clause.body) if isinstance(part, str)]
    if not 0 < number <= max(1, len(places)):
        raise ValueError(number)
    first = places[number - 1] if number > 1 else 0
    last = places[number] if number < len(places) else len(clause.body)
    opens, closes = number == 1, number >= len(places)
    return Clause(
        clause.id,
        clause.label,
        clause.path,
        clause.heading if opens else None,
        clause.heading_mark if opens else "",
        clause.body[first:last],
        clause.duty_note if closes else None,
        clause.duties if closes else (),
    )
