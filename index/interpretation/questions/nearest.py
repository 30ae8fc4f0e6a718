"""The clauses nearest to a question, or to words that no clause has, and why each was taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.corpus.articles import Articles
from index.corpus.recent_cache import RecentCache
from index.interpretation.no_results import as_typed
from index.interpretation.questions.action_words import ALIKE, means_action
from index.interpretation.questions.question_kinds import asks_how_punished, fitness, question_kind
from index.interpretation.questions.question_terms import question_terms
from index.interpretation.questions.question_words import bare, content_words
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
from index.text.everyday import FIRST, officials
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
_ASKS = re.compile("[几谁哪]|多[少久长大]|怎么|什么|[吗呢]$")
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千两]")
#: What one can (能开) or has done (办好), a numeral and a time name nothing.
_NO_THING = re.compile(rf"能[^力量够源耗动级]|[一-鿿][好完掉了着过]|(?:{_NUMERAL.pattern})+|期间|期内|时期")
#: Characters of a word across the border of another.
_LONGEST_ACROSS = 4
_QUANTITY = re.compile(rf"{_NUMERAL.pattern}+个?(?:工作日|小时|分钟|[天日年月周岁倍元])")
#: What bounds or counts, in the wordings of an everyday phrase that asks (试用期多长: 不得超过).
_BOUNDS = re.compile(
    rf"不得?(?:超过|少于|低于|高于|多于|满|足)|至少|最[长多少短高低]|以[上下内]|{_QUANTITY.pattern}$"
)


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
        _thing(term.part_of or term.word)
        for term in terms
        if term.core
        and names_something(_thing(term.word))
        and not _is_cut(_thing(term.part_of or term.word), text, occurs)
        and (term.part_of or not any(runs.frequency(run) for run in _naming(term)))
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
        _thing(term.word)
        for term in terms
        if term.core
        and not term.part_of
        and _is_thing(_thing(term.word))
        and not _is_cut(_thing(term.word), text, occurs)
        and not _is_said(term, texts)
    )
    return NearestArticles(tuple(terms), tuple(kept), tuple(unknown), lacking)


def _thing(word: str) -> str:
    """Return a word of a question without what only asks in it (任期 of 任期几年)."""
    return bare(word) or word


def _naming(term: QuestionTerm) -> Iterator[str]:
    """Yield the forms of a term that say what it means, not those that only bound an answer."""
    counts = _NUMERAL.match(term.word)
    yield from (form.run for form in term.forms if counts or not _BOUNDS.match(form.run))


def _is_cut(word: str, text: str, occurs: Callable[[str], bool]) -> bool:
    """Return whether a word of a question may be cut out of others, one of which occurs: 收回 in 收回扣."""
    low = text.find(word)
    high = low + len(word)
    if low < 0:
        return False
    across = [(at, end) for at in range(max(0, low - 3), low) for end in range(low + 1, high)]
    across += [
        (at, end) for at in range(low + 1, high) for end in range(high + 1, min(len(text), high + 3) + 1)
    ]
    return any(
        1 < end - at <= _LONGEST_ACROSS and segmenter.is_word(text[at:end]) and occurs(text[at:end])
        for at, end in across
    )


def _only_bounds(article: RankedArticle) -> bool:
    """Return whether an article only bounds something (不得超过), whatever was asked for."""
    words = [word for word, run in article.found.items() if _NUMERAL.match(word) or not _BOUNDS.match(run)]
    return bool(article.found) and not words


def _is_thing(word: str) -> bool:
    """Return whether a word names a thing; not an amount, nor what is done, which documents say variously."""
    # Of 病历保存 the 病历 are a thing.
    words = content_words(word)
    done = all(one in ALIKE or means_action(one) for one in (words if len(words) > 1 else [word]))
    return names_something(word) and not done and not _NUMERAL.match(word)


def _is_said(term: QuestionTerm, texts: Sequence[str]) -> bool:
    """Return whether any text says a term, not only a part of its word.

    What an everyday phrase is only read as says it where the text has a word of the phrase, too: 保管 of
    seals is not 病历保存多久, and 不得超过 no 试用期多长.
    """
    named = {term.word, _thing(term.word), *thesaurus.rewritings(term.word)}
    # What documents call an everyday word says it, be it a part of it (回扣 of 收回扣).
    named |= {one.run for one in officials(term.word) if one.weight == FIRST}
    loose = {form.run for form in term.forms if form.run not in term.word} - named
    words = [one for one in content_words(_thing(term.word)) if one != term.word]
    if len(words) < 2 and not _ASKS.search(term.word):
        named, loose = named | loose, set()
    things = [word for word in words if word not in ALIKE and not means_action(word)] or words
    return any(
        any(run in text for run in named)
        or (len(words) > 1 and all(word in text for word in words))
        or (any(run in text for run in loose) and any(thing in text for thing in things))
        for text in texts
    )


def names_something(word: str) -> bool:
    """Return whether it can be said of a word that nothing mentions it.

    Not of 不够, nor of a single character, nor of two that only happen to be beside each other (市建).
    """
    known = segmenter.is_word(word) or len(word) > 2 or bool(officials(word))
    said = _NO_THING.fullmatch(word) or segmenter.is_plain(word) or _ASKS.search(word)
    return known and len(word) > 1 and not said


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
        if run not in word and (not _QUANTITY.match(run) or _NUMERAL.search(word))
    ]
    cited = [Message("search.punishes", label=article.punishes)] if article.punishes else []
    return (*cited, *([Message("search.shared", words=shared)] if shared else []), *said)[:MOST_REASONS]


def _relation(word: str, run: str, typed: str) -> Message:
    """Return what a word is to the run that was found for it: the same, or only read as it."""
    asks = bare(word) not in ("", word) and not _NUMERAL.match(word)
    same = run in thesaurus.rewritings(word) or any(one.run == run for one in officials(word)[:1])
    if (same and not asks) or _NUMERAL.search(word):
        return Message("search.stands_for", word=as_typed(word, typed), run=run)
    return Message("search.read_for", word=as_typed(word, typed), run=run)
