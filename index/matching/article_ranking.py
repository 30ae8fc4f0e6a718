"""BM25F over articles: which articles say most about the terms of a question."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from index.corpus.articles import Articles
from index.corpus.recent_cache import RecentCache
from index.matching.sentence_reading import SentenceReader
from index.matching.term_weigher import TermWeigher, WeighedTerm
from index.matching.title_subject import spoken_of
from index.matching.weighted_terms import WEIGHTS, QuestionTerm, RankingWeights
from index.snapshot import MOST_VALUES, TermValues
from index.text import segmenter

#: Articles that are weighed in full: those with the most telling terms.
CANDIDATES = 600
#: The best of them, of which the sentences and the documents are looked at, too.
HEAD = 100
#: A form in more than this share of the articles, or in more than so many, adds no candidates.
COMMON, COMMON_AT_MOST = 0.02, 1500
#: Nor does one that tells less than this share of what the most telling one does.
TELLING = 0.3
#: Forms with this share of the weight of a term's best one say the same.
STRONG = 0.78
#: Forms that bring candidates even where all are common.
LEAST_SEEDS = 3
#: Articles that are weighed between two looks at whether the answer is still wanted.
PATIENCE = 50
#: Whether an article is asked for more or less than its words say: a factor for its score, of its normal form
#: and the forms that were found in it.
Fitness = Callable[[str, Mapping[str, str]], float]


class RunPositions(Protocol):
    """Positions of runs of characters, and their approximate frequency."""

    def containing(self, run: str) -> Sequence[int]:
        """Return the numbers of the clauses that contain a run."""
        ...

    def frequency(self, run: str) -> float:
        """Return the approximate number of clauses that contain a run; 0 only if none does."""
        ...


class RankedArticle(NamedTuple):
    """An article that has at least one content word of a question, in one of its forms.

    ``share`` is how much of the weight of the content words it has, from 0 to 1; ``found`` are the forms
    that were found, by the word that was typed. ``punishes`` is the label of the article that has them, whose
    breach this one only cites.
    """

    first: int
    score: float
    share: float
    found: dict[str, str]
    punishes: str = ""

    def times(self, factor: float) -> RankedArticle:
        """Return the same article with its score multiplied."""
        return RankedArticle(self.first, self.score * factor, self.share, self.found, self.punishes)


def _order(one: RankedArticle) -> tuple[float, int]:
    return -one.score, one.first


class ArticleRanker:
    """Ranks the articles of one state of the library for questions."""

    def __init__(
        self,
        articles: Articles,
        runs: RunPositions,
        pause: Callable[[], None],
        weights: RankingWeights = WEIGHTS,
        known: RecentCache[TermValues] | None = None,
    ) -> None:
        """Make it; ``known`` are the values of terms that questions before this one had."""
        self._known: RecentCache[TermValues] = RecentCache(MOST_VALUES, len) if known is None else known
        self._articles, self._runs, self._pause, self._weights = articles, runs, pause, weights
        self._weigher = TermWeigher(articles, weights)
        self._rarest = math.log(articles.count + 1)

    def rank(
        self,
        terms: Sequence[QuestionTerm],
        fitness: Fitness,
        favoured: Callable[[int], float],
        answering: re.Pattern[str] | None = None,
    ) -> list[RankedArticle]:
        """Return the articles that say most, best first.

        ``favoured`` is a factor for the score of an article, by the number of its first clause, ``answering``
        is how a sentence reads that has what is asked for.
        """
        rarities = {form.run: self._rarity(form.run) for term in terms for form in term.forms}
        ranked = []
        weighed = [self._prepared(term, rarities) for term in terms if not term.finds]
        tables = self._tables(weighed)
        for number, first in enumerate(self._candidates(terms, rarities)):
            if number % PATIENCE == 0:
                self._pause()
            one = self._weigh(first, weighed, tables)
            if one is not None:
                factor = fitness(self._articles.text(first), one.found) * favoured(first)
                ranked.append(one.times(factor))
        for term, values in zip(weighed, tables, strict=True):
            self._known.put((term, self._weights), values)
        ranked.sort(key=_order)
        return sorted(self._read(ranked, weighed, answering), key=_order)

    def _read(
        self, ranked: Sequence[RankedArticle], terms: Sequence[WeighedTerm], answering: re.Pattern[str] | None
    ) -> Iterator[RankedArticle]:
        """Yield the articles with their scores as one sentence says what was asked, and their documents do.

        A law that says much about a question is likely to be the one that governs it.
        """
        articles, weights = self._articles, self._weights
        reader = SentenceReader(
            [term.forms for term in terms if term.core or len(term.word) > 2],
            {term.word: term.whole for term in terms if not term.core and len(term.word) == 1},
            answering,
        )
        documents: defaultdict[int, float] = defaultdict(float)
        for one in ranked[:HEAD]:
            documents[articles.document(one.first)] += one.score
        most = max(documents.values(), default=0.0) or 1.0
        runs = {run for term in terms if len(term.word) > 1 for run, _ in term.forms if len(run) > 1}
        for one in ranked[:HEAD]:
            title = articles.title(one.first)
            read = reader.read(articles.text(one.first), title, one.found.values())
            factor = weights.sentence**read.said * weights.characters**read.characters
            factor *= weights.answering**read.answering * read.tight**weights.closeness
            factor *= weights.document ** (documents[articles.document(one.first)] / most)
            factor *= weights.subject ** spoken_of(title, runs)
            yield one.times(factor)
        yield from ranked[HEAD:]

    def _rarity(self, run: str) -> float:
        """Return the inverse frequency of a run; 0 for one that occurs nowhere."""
        frequency = self._runs.frequency(run)
        total = self._articles.count
        if not frequency:
            return 0.0
        frequency = min(frequency, total)
        return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))

    def _candidates(self, terms: Sequence[QuestionTerm], rarities: dict[str, float]) -> list[int]:
        """Return the articles that have the most telling forms; common forms alone bring none."""
        told: dict[str, float] = {}
        for form in (form for term in terms for form in term.forms):
            # A word of two characters is one of the pairs, too.
            told[form.run] = max(form.weight * rarities[form.run], told.get(form.run, 0.0))
        forms = sorted(told.items(), key=lambda one: -one[1])
        most = min(max(self._articles.count * COMMON, CANDIDATES / 4), COMMON_AT_MOST)
        found: dict[int, float] = {}
        seeds = 0
        for run, weight in forms:
            if not weight:
                continue
            if seeds >= LEAST_SEEDS and len(found) >= CANDIDATES and weight < TELLING * forms[0][1]:
                break
            if seeds >= LEAST_SEEDS and self._runs.frequency(run) > most:
                continue
            seeds += 1
            for first in {self._articles.first(clause) for clause in self._runs.containing(run)}:
                found[first] = found.get(first, 0.0) + weight
        # Of those that have as much the first in the library.
        return sorted(sorted(found), key=found.__getitem__, reverse=True)[:CANDIDATES]

    def _prepared(self, term: QuestionTerm, rarities: dict[str, float]) -> WeighedTerm:
        # What was typed tells no more than the usual words for it: 医生, which laws hardly have, is 医师.
        least = STRONG * max((form.weight for form in term.forms), default=0.0)
        strong = [rarities[form.run] for form in term.forms if form.weight >= least and rarities[form.run]]
        rarity = {term.word: min(strong, default=0.0)} if rarities.get(term.word) else {}
        forms = sorted(
            (
                (form.run, form.weight * rarity.get(form.run, rarities[form.run]))
                for form in term.forms
                if rarities[form.run]
            ),
            key=lambda one: -one[1],
        )
        whole = forms[0][1] if forms else 0.0
        # What no clause has was asked for, too: as telling as the rarest word, if it names anything.
        asked = whole or (0.0 if segmenter.is_plain(term.word) else self._rarest)
        return WeighedTerm(term.word, term.core, whole, asked, tuple(forms))

    def _tables(self, terms: Sequence[WeighedTerm]) -> list[TermValues]:
        """Return what is known of the terms' values: at the next key a question has most of its terms."""
        return [self._known.get((term, self._weights)) or {} for term in terms]

    def _weigh(
        self, first: int, terms: Sequence[WeighedTerm], tables: Sequence[TermValues]
    ) -> RankedArticle | None:
        article = None
        score = said = asked = 0.0
        core, found = 0, dict[str, str]()
        for term, values in zip(terms, tables, strict=True):
            value = values.get(first)
            if value is None:
                article = article or self._weigher.article(first)
                value = values[first] = self._weigher.value(term, article)
            adds, says, run = value
            score += adds
            if term.core:
                asked += term.asked
                said += says
                core += 1
                if run:
                    found[term.word] = run
        if not found:
            return None
        share = said / asked if asked else 0.0
        if core > 1:
            score *= 1 - self._weights.coverage * (1 - share)
        return RankedArticle(first, score, share, found)
