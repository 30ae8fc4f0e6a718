"""What makes one article come before another: where the words stand, how often, and how rare they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest

from index.corpus.recent_cache import RecentCache
from index.matching.article_ranking import ArticleRanker, RankedArticle
from index.matching.weighted_terms import WEIGHTS, QuestionTerm, TermForm
from index.snapshot import TermValues

FILLING = "零一二三四五六七八九" * 4


@dataclass(frozen=True)
class Article:
    """Words of the text, which is filled up to the same length, and what stands over it."""

    words: str = "床位"
    heading: str = ""
    above: str = ""
    title: str = ""
    length: int = 60
    document: int = 0

    @property
    def text(self) -> str:
        return self.words + (FILLING * 9)[: self.length - len(self.words)]


class Shelf:
    """Some articles, as the ranking sees them."""

    def __init__(self, *articles: Article) -> None:
        self._articles = articles
        self.count = len(articles)
        self.mean_length = sum(each.length for each in articles) / len(articles)

    def first(self, clause: int) -> int:
        return clause

    def text(self, first: int) -> str:
        return self._articles[first].text

    def heading(self, first: int) -> str:
        return self._articles[first].heading

    def above(self, first: int) -> str:
        return self._articles[first].above

    def title(self, first: int) -> str:
        return self._articles[first].title

    def document(self, first: int) -> int:
        return self._articles[first].document

    def containing(self, run: str) -> list[int]:
        return [number for number, each in enumerate(self._articles) if run in each.text]

    def frequency(self, run: str) -> float:
        return float(len(self.containing(run)))


def rank(
    *articles: Article, words: tuple[str, ...] = ("床位",), favoured: int | None = None
) -> list[RankedArticle]:
    """The articles in their order, for a term with some forms."""
    shelf = Shelf(*articles)
    term = QuestionTerm(words[0], tuple(TermForm(word, 1.0) for word in words))
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    return ranker.rank([term], lambda _text, _found: 1.0, lambda first: 2.0 if first == favoured else 1.0)


def order(*articles: Article, words: tuple[str, ...] = ("床位",)) -> list[int]:
    return [one.first for one in rank(*articles, words=words)]


@pytest.mark.parametrize("place", ["heading", "above", "title"])
def test_what_stands_over_an_article_counts(place: str) -> None:
    assert order(Article(), Article(**{place: "床位"})) == [1, 0]


def test_the_heading_counts_most_then_the_title_then_the_headings_above() -> None:
    assert order(Article(above="床位"), Article(title="床位"), Article(heading="床位")) == [2, 1, 0]


def test_a_heading_tells_more_than_a_second_mention_in_the_text() -> None:
    assert order(Article("床位床位"), Article(heading="床位")) == [1, 0]


def test_another_form_beside_the_best_adds_once() -> None:
    # Each word is in three articles, so that all are equally rare.
    articles = map(Article, ("床位", "床位病床", "床位病床床铺床数", "病床床铺床数", "床铺床数"))
    scores = {one.first: one.score for one in rank(*articles, words=("床位", "病床", "床铺", "床数"))}
    assert scores[0] < scores[1] < 2 * scores[0]
    assert scores[2] == pytest.approx(scores[1])


def test_a_word_says_less_in_a_longer_article() -> None:
    assert order(Article(length=300), Article(length=60)) == [1, 0]


def test_each_further_mention_adds_less() -> None:
    once, twice, thrice = rank(Article("床位"), Article("床位床位"), Article("床位床位床位"))[::-1]
    assert (once.first, twice.first, thrice.first) == (0, 1, 2)
    assert twice.score - once.score > 1.5 * (thrice.score - twice.score) > 0


def test_the_rarer_word_tells_more() -> None:
    articles = (Article("床位"), Article("床位"), Article("床位"), Article("编制"))
    shelf = Shelf(*articles)
    terms = [QuestionTerm(word, (TermForm(word, 1.0),)) for word in ("床位", "编制")]
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    assert ranker.rank(terms, lambda _text, _found: 1.0, lambda _first: 1.0)[0].first == 3


def test_a_weaker_form_counts_less_and_alike_articles_keep_their_order() -> None:
    shelf = Shelf(Article("病床"), Article("床位"), Article("床位"), Article("病床"))
    term = QuestionTerm("床位", (TermForm("床位", 1.0), TermForm("病床", 0.5)))
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    found = ranker.rank([term], lambda _text, _found: 1.0, lambda _first: 1.0)
    assert [one.first for one in found] == [1, 2, 0, 3]
    assert [one.found for one in found] == [{"床位": "床位"}] * 2 + [{"床位": "病床"}] * 2


def test_favour_and_fitness_are_factors() -> None:
    plain = rank(Article(), Article())
    favoured = rank(Article(), Article(), favoured=1)
    assert [one.first for one in favoured] == [1, 0]
    assert favoured[0].score == pytest.approx(2 * plain[0].score)


def ranked_for_words(*articles: Article, words: tuple[str, ...]) -> list[int]:
    """The order of some articles for a question of several words."""
    shelf = Shelf(*articles)
    terms = [QuestionTerm(word, (TermForm(word, 1.0),)) for word in words]
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    return [one.first for one in ranker.rank(terms, lambda _text, _found: 1.0, lambda _first: 1.0)]


def test_all_that_was_asked_is_worth_more_than_one_word_many_times() -> None:
    often, all_once = Article("床位床位床位", heading="床位"), Article("床位编制经费")
    words = ("床位", "编制", "经费")
    others = (Article("编制编制"), Article("经费经费"))
    assert ranked_for_words(often, all_once, *others, words=words)[0] == 1


def test_what_was_asked_and_is_not_there_takes_from_the_score() -> None:
    # The share alone: neither the best sentence nor the document has a say.
    weights = replace(WEIGHTS, sentence=1.0, document=1.0, closeness=0.0)
    shelf = Shelf(Article("床位床位床位"), Article("床位，编制"), Article("编制"))
    terms = [QuestionTerm(word, (TermForm(word, 1.0),)) for word in ("床位", "编制")]
    found = {
        coverage: {
            one.first: one.score
            for one in ArticleRanker(
                shelf,
                shelf,
                lambda: None,
                replace(weights, coverage=coverage),  # type: ignore[arg-type]
            ).rank(terms, lambda _text, _found: 1.0, lambda _first: 1.0)
        }
        for coverage in (0.0, 0.5)
    }
    assert found[0.5][0] < found[0.0][0]
    assert found[0.5][2] < found[0.0][2]
    assert found[0.5][1] == pytest.approx(found[0.0][1], rel=0.2)
    assert found[0.5][1] / found[0.0][1] > found[0.5][0] / found[0.0][0]


def test_words_in_one_sentence_are_worth_more_than_in_two() -> None:
    apart, together = Article("医院。床位。编制"), Article("医院。床位，编制")
    assert ranked_for_words(apart, together, words=("床位", "编制")) == [1, 0]


def test_what_leads_to_an_item_is_read_with_it() -> None:
    apart, led = Article("医院。床位。编制"), Article("床位。医院。编制")
    assert ranked_for_words(apart, led, words=("床位", "编制")) == [1, 0]


def test_words_close_together_are_worth_more() -> None:
    far, close = Article("床位与医院和设备及编制"), Article("床位编制与医院和设备及")
    assert ranked_for_words(far, close, words=("床位", "编制")) == [1, 0]


def test_the_characters_of_a_question_are_worth_most_in_one_sentence() -> None:
    shelf = Shelf(Article("床位。铺面。车架。"), Article("床位。铺架。车面。"), Article("床位。"))
    terms = [QuestionTerm("床位", (TermForm("床位", 1.0),))]
    terms += [QuestionTerm(one, (TermForm(one, 0.1),), core=False) for one in "铺架"]
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    assert [one.first for one in ranker.rank(terms, lambda *_: 1.0, lambda _first: 1.0)] == [1, 0, 2]


def test_a_sentence_that_has_what_is_asked_for_is_worth_more() -> None:
    shelf = Shelf(Article("床位很多。人员3名"), Article("床位3张。人员很多"))
    term = QuestionTerm("床位", (TermForm("床位", 1.0),))
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    found = ranker.rank([term], lambda *_: 1.0, lambda _first: 1.0, re.compile(r"\d"))
    assert [one.first for one in found] == [1, 0]


def test_pairs_of_characters_bring_candidates_and_no_score() -> None:
    shelf = Shelf(Article("床位"), Article("床位铺架"))
    term = QuestionTerm("床位", (TermForm("床位", 1.0),))
    pair = QuestionTerm("铺架", (TermForm("铺架", 0.2),), core=False, finds=True)
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    both = ranker.rank([term, pair], lambda *_: 1.0, lambda _first: 1.0)
    assert both == ranker.rank([term], lambda *_: 1.0, lambda _first: 1.0)


def test_the_document_that_says_most_comes_first() -> None:
    passing = Article("床位", document=0)
    ruling = [Article("床位", document=1) for _ in range(3)]
    assert order(passing, *ruling) == [1, 2, 3, 0]


def test_a_typed_word_that_is_rare_tells_no_more_than_the_usual_one() -> None:
    articles = (Article("医生"), Article("医师医师"), Article("医师"), Article("医师"), Article("编制"))
    term = QuestionTerm("医生", (TermForm("医生", 1.0), TermForm("医师", 0.95)))
    shelf = Shelf(*articles)
    ranker = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    assert ranker.rank([term], lambda _text, _found: 1.0, lambda _first: 1.0)[0].first == 1


def test_what_a_term_is_worth_is_worked_out_once_in_each_article() -> None:
    class Counting(Shelf):
        weighed = 0

        def heading(self, first: int) -> str:
            self.weighed += 1
            return super().heading(first)

    shelf = Counting(Article(), Article("床位床位", heading="床位"), Article("医院"), Article("医院床位"))
    known: RecentCache[TermValues] = RecentCache(100, len)

    def ranked(*words: str) -> list[RankedArticle]:
        terms = [QuestionTerm(word, (TermForm(word, 1.0),)) for word in words]
        ranker = ArticleRanker(shelf, shelf, lambda: None, known=known)  # type: ignore[arg-type]
        return ranker.rank(terms, lambda _text, _found: 1.0, lambda _first: 1.0)

    once = ranked("床位")
    assert (shelf.weighed, len(known)) == (3, 3)
    assert (ranked("床位"), shelf.weighed) == (once, 3)
    both = ranked("床位", "医院")
    assert shelf.weighed == 7
    fresh = ArticleRanker(shelf, shelf, lambda: None)  # type: ignore[arg-type]
    terms = [QuestionTerm(word, (TermForm(word, 1.0),)) for word in ("床位", "医院")]
    assert fresh.rank(terms, lambda _text, _found: 1.0, lambda _first: 1.0) == both
