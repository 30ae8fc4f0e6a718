"""Numbers the paragraphs (款) of articles, and tells to which of them an item belongs."""

from __future__ import annotations

import re

from store.model.clause import Clause
from store.model.document import Document
from store.model.numbers import NUMERAL
from store.model.printed import PrintedPart, parts

ARTICLE = re.compile(rf"第(?:[{NUMERAL}]+|\d+)条(?:之[{NUMERAL}]+)?")


def numbers_above(document: Document) -> dict[str, int]:
    """Map each clause id to the number of the paragraph that the clause belongs to, 0 at the top.

    That is a paragraph of the article, however deep the clause is below it; where there is no article, of
    the clause right above. What comes before the first paragraph belongs to it.
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


def paragraph_parts(clause: Clause) -> tuple[PrintedPart, ...]:
    """Return the paragraphs of a clause with their places in :func:`printed`: the first is 第一款."""
    return tuple(part for part in parts(clause) if part.kind == "paragraph")


def only_paragraph(clause: Clause, number: int) -> Clause:
    """Reduce a clause to one of its paragraphs, with the tables and clauses that belong to it.

    ``number`` counts from 1; what comes before the first paragraph goes with it. Raises ValueError where
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
