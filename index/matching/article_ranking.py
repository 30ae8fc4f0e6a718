"""BM25F over articles: which articles say most about the terms of a question.

After Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.6: the
frequencies of a term in the fields of an article are weighed and added before they are saturated.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.corpus.articles import Articles
from index.matching.sentence_reading import SentenceReader
from index.matching.title_subject import spoken_of
from index.matching.weighted_terms import WEIGHTS, QuestionTerm, RankingWeights
from index.query.alternative import is_figure
from index.text import segmenter
from index.text.normalize import BOUNDARY

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


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """An article that has at least one content word of a question, in one of its forms.

    ``share`` is how much of the weight of the content words it has, from 0 to 1; ``found`` are the forms
    that were found, by the word that was typed.
    """

    first: int
    score: float
    share: float
    found: dict[str, str]


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
class _Weighed:
    """A term with what each form in the library is worth, the telling first; ``whole`` is the first's.

    ``asked`` is what the term asks for, with or without a form in the library.
    """

    word: str
    core: bool
    whole: float
    asked: float
    forms: tuple[tuple[str, float], ...]


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
    ) -> None:
        self._articles, self._runs, self._pause, self._weights = articles, runs, pause, weights
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
        for number, first in enumerate(self._candidates(terms, rarities)):
            if number % PATIENCE == 0:
                self._pause()
            one = self._weigh(first, weighed)
            if one is not None:
                factor = fitness(self._articles.text(first), one.found) * favoured(first)
                ranked.append(replace(one, score=one.score * factor))
        ranked.sort(key=_order)
        return sorted(self._read(ranked, weighed, answering), key=_order)

    def _read(
        self, ranked: Sequence[RankedArticle], terms: Sequence[_Weighed], answering: re.Pattern[str] | None
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
            yield replace(one, score=one.score * factor)
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
        best = sorted(found, key=lambda first: (-found[first], first))
        return best[:CANDIDATES]

    def _prepared(self, term: QuestionTerm, rarities: dict[str, float]) -> _Weighed:
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
        return _Weighed(term.word, term.core, whole, asked, tuple(forms))

    def _weigh(self, first: int, terms: Sequence[_Weighed]) -> RankedArticle | None:
        articles, weights = self._articles, self._weights
        text, heading = articles.text(first), articles.heading(first)
        above, title = articles.above(first), articles.title(first)
        around = BOUNDARY.join((above, title))
        long = 1 - weights.length + weights.length * len(text) / articles.mean_length
        saturation = weights.saturation
        score = said = asked = 0.0
        core, found = 0, dict[str, str]()
        for term in terms:
            best, best_run, others = 0.0, "", 0.0
            for run, worth in term.forms:
                inside = run in text
                if not (inside or run in around):
                    continue
                frequency = (
                    (counted(text, run) / long + weights.heading * (run in heading)) if inside else 0.0
                )
                frequency += weights.above * (run in above) + weights.title * (run in title)
                value = worth * frequency * (saturation + 1) / (frequency + saturation)
                others += value
                if value > best:
                    best, best_run = value, run if inside else ""
            score += best + weights.others * min(others - best, best)
            if term.core:
                asked += term.asked
                said += min(best, term.whole)
                core += 1
                if best_run:
                    found[term.word] = best_run
        if not found:
            return None
        share = said / asked if asked else 0.0
        if core > 1:
            score *= 1 - weights.coverage * (1 - share)
        return RankedArticle(first, score, share, found)
