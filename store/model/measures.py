"""Selects the measures of a document: the clauses at the level of its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from store.model.clause import Clause
from store.model.document import Document

_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千两\d]+条")
_NUMBERED = re.compile(r"第.+|[（(]?[〇零一二三四五六七八九十百\d]+[)）]?[、.．]?")


@lru_cache(maxsize=4096)
def is_article(label: str) -> bool:
    """Return whether a canonical label is that of an article: 第九条, 第二十条之一."""
    return _ARTICLE.match(label) is not None


def is_in_articles(document: Document) -> bool:
    """Return whether a document is made of articles (第九条), not of measures that are numbered otherwise."""
    return any(is_article(clause.label) for clause in document.walk())


def measures(document: Document) -> Iterator[Clause]:
    """Yield the articles of a document that has them; else every numbered clause that says something itself.

    Chapters and headings that only hold other clauses are not measures, nor is what comes before the
    first label.
    """
    articles = is_in_articles(document)
    for clause in document.walk():
        if articles:
            if is_article(clause.label):
                yield clause
        elif _NUMBERED.fullmatch(clause.label) and _acts(clause):
            yield clause


def _acts(clause: Clause) -> bool:
    """Return whether a clause has its own words, or is a bare heading with nothing below it."""
    return bool(clause.paragraphs or clause.tables or clause.duty_note or not clause.children)
