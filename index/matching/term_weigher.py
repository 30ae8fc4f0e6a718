"""BM25F of one term of a question in an article: what the term is worth there.

After Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.6: the
frequencies of a term in the fields of an article are weighed and added before they are saturated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from index.corpus.articles import Articles
from index.matching.weighted_terms import RankingWeights
from index.query.alternative import is_figure
from index.text.normalize import BOUNDARY


def counted(text: str, run: str) -> int:
    """Count a run in a text; a number not within another (the 1年 of 2021年)."""
    if not (is_figure(run[0]) or is_figure(run[-1])):
        return text.count(run)
    found, at = 0, text.find(run)
    while at >= 0:
        end = at + len(run)
        inside = (at and is_figure(run[0]) and is_figure(text[at - 1])) or (
            end < len(text) and is_figure(run[-1]) and is_figure(text[end])
        )
        found += not inside
        at = text.find(run, end)
    return found


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term with what each form in the library is worth, the telling first; ``whole`` is the first's.

    ``asked`` is what the term asks for, with or without a form in the library.
    """

    word: str
    core: bool
    whole: float
    asked: float
    forms: tuple[tuple[str, float], ...]


#: The value of a term in an article without any of its forms.
_NOTHING = 0.0, 0.0, ""


class ArticleFields(NamedTuple):
    """The parts of an article in which a term counts; ``long`` is its length against the usual one's."""

    text: str
    heading: str
    above: str
    title: str
    around: str
    long: float


class TermWeigher:
    """Weighs terms in the articles of one state of the library."""

    def __init__(self, articles: Articles, weights: RankingWeights) -> None:
        self._articles, self._weights = articles, weights

    def article(self, first: int) -> ArticleFields:
        """Return the parts of an article, by the number of its first clause."""
        articles, length = self._articles, self._weights.length
        text, above, title = articles.text(first), articles.above(first), articles.title(first)
        return ArticleFields(
            text,
            articles.heading(first),
            above,
            title,
            BOUNDARY.join((above, title)),
            1 - length + length * len(text) / articles.mean_length,
        )

    def value(self, term: WeighedTerm, article: ArticleFields) -> tuple[float, float, str]:
        """Return what a term adds to the score of an article, how much of it is said, and by which form."""
        text, heading, above, title, around, long = article
        weights, saturation = self._weights, self._weights.saturation
        best, best_run, others = 0.0, "", 0.0
        for run, worth in term.forms:
            inside = run in text
            if not (inside or run in around):
                continue
            frequency = (counted(text, run) / long + weights.heading * (run in heading)) if inside else 0.0
            frequency += weights.above * (run in above) + weights.title * (run in title)
            value = worth * frequency * (saturation + 1) / (frequency + saturation)
            others += value
            if value > best:
                best, best_run = value, run if inside else ""
        if not best:
            return _NOTHING
        return best + weights.others * min(others - best, best), min(best, term.whole), best_run
