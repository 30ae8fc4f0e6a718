"""The clauses nearest to a question, or to words that no clause has, and why each was taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.corpus.articles import Articles
from index.corpus.recent_cache import RecentCache
from index.interpretation.no_results import as_typed
from index.interpretation.questions.named_things import (
    BOUNDS,
    NUMERAL,
    QUANTITY,
    is_cut,
    is_said,
    is_thing,
    names_something,
    naming_forms,
    thing_of,
)
from index.interpretation.questions.question_kinds import asks_how_punished, fitness, question_kind
from index.interpretation.questions.question_terms import question_terms
from index.interpretation.questions.question_words import bare
from index.interpretation.questions.spread_word import spread_runs
from index.matching.article_ranking import ArticleRanker, RankedArticle
from index.matching.cited_penalties import with_cited_penalties
from index.matching.hit_builder import HitBuilder
from index.matching.matcher import Matcher
from index.matching.weighted_terms import QuestionTerm
from index.query.alternative import Alternative, Match
from index.results import Hit
from index.snapshot import TermValues
from index.text import segmenter, thesaurus
from index.text.everyday import officials
from store.model.message import Message

#: Hits of a question, and of words that no clause has.
MOST_ANSWERS, MOST_NEAREST = 100, 10
#: What an article must have of the best one's score.
LEAST_SCORE = 0.06
#: What the best article must have of the weight of the words that were typed: to be shown at all, and to be
#: an answer to a question.
LEAST_SHARE, ANSWERS = 0.15, 0.4
#: What the best article of a document that is compared must have of what the best of all has.
COMPARED = 0.4
#: Nobody asks at greater length.
LONGEST = 200
#: Reasons that are shown with a hit.
MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class NearestArticle:
    """An article near to a question, and the clause of it that says most (its number)."""

    clause: int
    article: RankedArticle


@dataclass(frozen=True, slots=True)
class NearestArticles:
    """The nearest articles, best first, and the words that no clause has in any of their forms.

    ``lacking`` are things that none of these articles says, but in part: 手术 for 手术机器人.
    """

    terms: tuple[QuestionTerm, ...]
    articles: tuple[NearestArticle, ...]
    unknown: tuple[str, ...]
    lacking: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """True if the best article says enough of what was asked to be called an answer."""
        whole = not any(term.part_of for term in self.terms)
        return whole and bool(self.articles) and self.articles[0].article.share >= ANSWERS

    @property
    def known(self) -> tuple[str, ...]:
        """The content words that were found."""
        missing = {*self.unknown, *self.lacking}
        return tuple(term.word for term in self.terms if term.core and term.word not in missing)

    def side_by_side(self, named: Collection[int], entry_of: Callable[[int], int]) -> NearestArticles:
        """Return the same; where several documents are compared, the best article of each comes first."""
        first: dict[int, NearestArticle] = {}
        for one in self.articles if len(named) > 1 else ():
            entry = entry_of(one.clause)
            if entry in named and one.article.share >= COMPARED * self.articles[0].article.share:
                first.setdefault(entry, one)
        if len(first) < 2:
            return self
        chosen = tuple(first.values())
        return replace(self, articles=(*chosen, *(one for one in self.articles if one not in chosen)))

    def hits(
        self, builder: HitBuilder, match: Match, shown: Sequence[NearestArticle], typed: str
    ) -> list[Hit]:
        """Return hits on these articles, with what was found marked and told as it was ``typed``."""
        out = []
        for one in shown:
            runs = dict.fromkeys(one.article.found.values())
            marked = [Alternative(run, "question") for run in runs]
            hit = builder.clause(one.clause, match, round(one.article.score, 6), marked)
            out.append(hit.because(reasons(one.article, typed)))
        return out


def nearest(
    text: str,
    articles: Articles,
    matcher: Matcher,
    whole: str,
    allowed: Collection[int] | None,
    favoured: Callable[[int], float],
    weighed: RecentCache[TermValues],
) -> NearestArticles:
    """Rank the articles for a normal form; empty where it has no content words.

    ``whole`` is the text of the library, in which ``matcher`` finds runs.
    ``allowed`` are the clauses that the fields let through, None for all; ``favoured`` is a factor for an
    article by the number of its first clause. ``weighed`` are the values of terms of earlier questions.
    """
    runs = _Runs(matcher)

    @cache
    def occurs(run: str) -> bool:
        return matcher.occurs(Alternative(run))

    @cache
    def spread(word: str) -> Sequence[str]:
        return () if occurs(word) else spread_runs(word, whole, matcher.places, runs.frequency)

    terms = question_terms(text, occurs, spread) if len(text) <= LONGEST else []
    if not any(term.core and not term.word[0].isdigit() for term in terms):
        # Another number is no neighbour of a number.
        return NearestArticles((), (), ())
    unknown = dict.fromkeys(
        thing_of(term.part_of or term.word)
        for term in terms
        if term.core
        and names_something(thing_of(term.word))
        and not is_cut(thing_of(term.part_of or term.word), text, occurs)
        and (term.part_of or not any(runs.frequency(run) for run in naming_forms(term)))
    )
    fits = fitness(text)
    asked = question_kind(text)
    ranker = ArticleRanker(articles, runs, matcher.pause, known=weighed)
    ranked = ranker.rank(terms, fits, favoured, asked.answering if asked else None)
    if asks_how_punished(text):
        ranked = with_cited_penalties(ranked, articles)
    kept: list[NearestArticle] = []
    # Against the best of all documents, so that a field finds what its facet counts.
    least = ranked[0].score * LEAST_SCORE if ranked else 0.0
    for article in ranked:
        if len(kept) == MOST_ANSWERS or (kept and article.score < least):
            break
        clause = None if _only_bounds(article) else _clause_of(article, articles, allowed)
        if clause is not None:
            if not kept and article.score < least:
                least = article.score * LEAST_SCORE
            kept.append(NearestArticle(clause, article))
    if not kept or max(one.article.share for one in kept[:MOST_NEAREST]) < LEAST_SHARE:
        return NearestArticles(tuple(terms), (), tuple(unknown))
    texts = [articles.text(one.article.first) for one in kept]
    lacking = tuple(
        thing_of(term.word)
        for term in terms
        if term.core
        and not term.part_of
        and is_thing(thing_of(term.word))
        and not is_cut(thing_of(term.word), text, occurs)
        and not is_said(term, texts)
    )
    return NearestArticles(tuple(terms), tuple(kept), tuple(unknown), lacking)


def _only_bounds(article: RankedArticle) -> bool:
    """Return whether an article only bounds something (不得超过), whatever was asked for."""
    words = [word for word, run in article.found.items() if NUMERAL.match(word) or not BOUNDS.match(run)]
    return bool(article.found) and not words


class _Runs:
    """Runs of characters, as the ranking asks for them."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def containing(self, run: str) -> Sequence[int]:
        return self._matcher.containing(Alternative(run, "question"))

    def frequency(self, run: str) -> float:
        return self._matcher.frequency(Alternative(run, "question"))


def _clause_of(article: RankedArticle, articles: Articles, allowed: Collection[int] | None) -> int | None:
    """Return the clause of an article that says most of what was found; None where the fields let none
    through.
    """
    text = articles.text(article.first)
    clauses = articles.clauses(article.first)
    borders = [offset for _, offset in clauses] + [len(text) + 1]
    best, most = None, -1.0
    for place, (clause, start) in enumerate(clauses):
        if allowed is not None and clause not in allowed:
            continue
        said = sum(
            1.0 if segmenter.is_word(run) else 0.8
            for run in article.found.values()
            if text.find(run, start, borders[place + 1]) >= 0
        )
        if said > most:
            best, most = clause, said
    return best


def reasons(article: RankedArticle, typed: str = "") -> tuple[Message, ...]:
    """Return why an article was taken: the words that it shares, and its synonyms of others, as ``typed``.

    A number that documents give with a word (值班: 二十四小时) helps to find it, and means nothing the same.
    """
    # Of 收费标准 the 标准 is shared; it does not mean the same.
    shared = tuple(dict.fromkeys(as_typed(run, typed) for word, run in article.found.items() if run in word))
    said = [
        _relation(word, run, typed)
        for word, run in article.found.items()
        if run not in word and (not QUANTITY.match(run) or NUMERAL.search(word))
    ]
    cited = [Message("search.punishes", label=article.punishes)] if article.punishes else []
    return (*cited, *([Message("search.shared", words=shared)] if shared else []), *said)[:MOST_REASONS]


def _relation(word: str, run: str, typed: str) -> Message:
    """Return what a word is to the run that was found for it: the same, or only read as it."""
    asks = bare(word) not in ("", word) and not NUMERAL.match(word)
    same = run in thesaurus.rewritings(word) or any(one.run == run for one in officials(word)[:1])
    if (same and not asks) or NUMERAL.search(word):
        return Message("search.stands_for", word=as_typed(word, typed), run=run)
    return Message("search.read_for", word=as_typed(word, typed), run=run)
