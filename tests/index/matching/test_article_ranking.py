"""The ranking of articles: what says more of a question comes first, whatever else is there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from index.engine import SearchEngine
from index.interpretation.questions.nearest import LEAST_SCORE, MOST_ANSWERS, reasons
from index.interpretation.questions.question_terms import PAIR, question_terms
from index.interpretation.search_context import SearchContext
from index.matching.article_ranking import COMMON_AT_MOST, ArticleRanker
from index.matching.weighted_terms import QuestionTerm, TermForm
from index.query.alternative import Alternative
from index.query.parser import parse
from tests.looping import some


@pytest.fixture
def context(engine: SearchEngine) -> SearchContext:
    return SearchContext(engine._ready(), parse("医保"), None)


class Runs:
    def __init__(self, context: SearchContext) -> None:
        self._matcher = context.matcher

    def containing(self, run: str) -> list[int]:
        return self._matcher.containing(Alternative(run, "question"))

    def frequency(self, run: str) -> float:
        return self._matcher.frequency(Alternative(run, "question"))


def neutral(_text: str, _found: Mapping[str, str]) -> float:
    return 1.0


def rank(context: SearchContext, *terms: QuestionTerm) -> list[tuple[int, float]]:
    ranker = ArticleRanker(context.opened.articles, Runs(context), lambda: None)
    return [(one.first, one.share) for one in ranker.rank(terms, neutral, lambda _first: 1.0)]


def term(word: str, *others: str) -> QuestionTerm:
    return QuestionTerm(word, (TermForm(word, 1.0), *(TermForm(other, 0.9) for other in others)))


def test_articles_have_all_below_them(context: SearchContext) -> None:
    articles, corpus = context.opened.articles, context.corpus
    seen = 0
    first = 0
    while first < len(corpus):
        assert articles.first(first) == first
        inside = [clause for clause, _ in articles.clauses(first)]
        assert inside == list(range(first, articles.end(first)))
        assert all(articles.first(clause) == first for clause in inside)
        text = articles.text(first)
        assert all(0 <= start <= len(text) for _, start in articles.clauses(first))
        assert articles.heading(first) in text
        first, seen = articles.end(first), seen + 1
    assert seen == articles.count


def test_every_article_has_a_word_in_one_of_its_forms(context: SearchContext) -> None:
    articles = context.opened.articles
    for first, share in some(rank(context, term("村医", "乡村医生"), term("养老保险"))):
        text = articles.text(first)
        assert any(run in text for run in ("村医", "乡村医生", "养老保险"))
        assert 0 < share <= 1


def test_what_has_both_words_comes_before_what_has_one(context: SearchContext) -> None:
    articles = context.opened.articles
    best = rank(context, term("乡村医生"), term("养老保险"))
    assert "乡村医生" in articles.text(best[0][0])
    assert "养老保险" in articles.text(best[0][0])
    assert best[0][1] > best[-1][1]


def test_a_word_that_stands_nowhere_lowers_the_share(context: SearchContext) -> None:
    alone = rank(context, term("养老保险"))
    beside = rank(context, term("养老保险"), term("绝无此词"))
    assert [first for first, _ in beside] == [first for first, _ in alone]
    assert beside[0][1] < alone[0][1]


def test_nothing_is_ranked_for_words_that_stand_nowhere(context: SearchContext) -> None:
    assert rank(context, term("绝无此词")) == []


@pytest.mark.parametrize("text", ["村医怎么参加养老保险", "派驻专家有什么补贴", "骗保罚几倍", "床位", ""])
def test_the_terms_of_a_question(text: str, context: SearchContext) -> None:
    terms = question_terms(text, lambda run: context.matcher.occurs(Alternative(run)))
    words = [one.word for one in terms]
    assert len(set(words)) <= len(words)
    for one in terms:
        assert one.forms
        assert all(0 < form.weight <= 1 for form in one.forms)
        assert one.core or max(form.weight for form in one.forms) <= max(PAIR, 0.35)
    assert bool(words) == bool(text)


def test_everyday_words_bring_their_official_forms(context: SearchContext) -> None:
    terms = {one.word: one for one in question_terms("骗保怎么办", lambda _run: False) if one.core}
    assert "骗取医疗保障基金" in {form.run for form in terms["骗保"].forms}


def test_characters_that_are_only_beside_each_other_are_no_word() -> None:
    text, beside = "少儿频道能播药的广告吗", "播药"
    terms = {one.word: one for one in question_terms(text, lambda run: run != beside) if one.core}
    assert beside not in terms
    assert "药品" in {form.run for form in terms["药"].forms}
    assert not terms["药"].part_of
    assert beside in {one.word for one in question_terms(text, lambda _run: True) if one.core}


@pytest.mark.parametrize("typed", ["村医怎么参加养老保险", "收费标准", "省外专家来了有什么好处"])
def test_the_nearest_are_sorted_and_told_why(typed: str, engine: SearchEngine) -> None:
    found = SearchContext(engine._ready(), parse(typed), None).nearest
    scores = [one.article.score for one in found.articles]
    assert scores == sorted(scores, reverse=True)
    assert 0 < len(scores) <= MOST_ANSWERS
    assert scores[-1] >= scores[0] * LEAST_SCORE
    for one in found.articles:
        assert reasons(one.article)


class CommonRuns(Runs):
    """Runs all of which are too common to bring articles, but for the three most telling ones."""

    def frequency(self, run: str) -> float:
        return min(super().frequency(run), 1.0) * COMMON_AT_MOST


def test_a_pair_that_spells_a_word_leaves_the_word_its_weight(context: SearchContext) -> None:
    words = ("乡村医生", "基金", "床位", "医保")
    assert all(context.matcher.occurs(Alternative(word)) for word in words)
    others = [QuestionTerm(word, (TermForm(word, 0.5),)) for word in words[:3]]
    pair = QuestionTerm("医保", (TermForm("医保", PAIR),), core=False, finds=True)
    ranker = ArticleRanker(context.opened.articles, CommonRuns(context), lambda: None)
    found = [
        {one.first for one in ranker.rank([*others, term("医保"), *more], neutral, lambda _first: 1.0)}
        for more in ([], [pair])
    ]
    assert found[0] == found[1]
