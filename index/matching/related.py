"""Clauses of other documents that say much the same: the same measure in a later list, what a plan takes up.

Two clauses are alike by the runs of four characters that both have, each the more telling the rarer it is.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.matching.matcher import Matcher
from index.query.alternative import Alternative
from index.snapshot import Opened

#: Characters of a run, and how many runs of a clause are looked for: the rarest.
RUN, MOST_RUNS = 4, 120
#: The share of its own weight that another clause must have in common, and how many runs at least.
LEAST, FEWEST = 0.12, 5
#: What stands before the first clause names laws and dates, as all of its kind do.
PREFACE = "前言"
#: A run that is in more than this share of all clauses tells nothing.
COMMON = 0.05
#: Of a clause without a heading, so many characters tell what it is about.
FIRST_WORDS = 40
_WORDS = re.compile(rf"[一-鿿]{{{RUN},}}")


@dataclass(frozen=True, slots=True)
class Related:
    """A clause that resembles another; ``words`` are its heading or its first words."""

    document_key: str
    clause_id: str
    path: tuple[str, ...]
    words: str
    score: float


def related(
    opened: Opened, clause_id: str, limit: int, cancelled: Callable[[], bool] | None = None
) -> tuple[Related, ...]:
    """The clauses of other documents that resemble a clause most, the likest first; none for a short one."""
    number = next(iter(opened.numbers([clause_id])), None)
    if number is None or opened.corpus.path(number)[-1:] == (PREFACE,):
        return ()
    corpus = opened.corpus
    matcher = Matcher(corpus, opened.postings, lambda _field: (), cancelled)
    own = corpus.entry_of(number)
    total = len(corpus)
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    whole = 0.0
    for run in _rarest(opened, number):
        clauses = matcher.containing(Alternative(run))
        if len(clauses) > max(2, COMMON * total):
            continue
        weight = math.log((total + 1) / len(clauses))
        whole += weight
        for other in clauses:
            if corpus.entry_of(other) != own:
                scores[other] += weight
                shared[other] += 1
    kept = [
        other
        for other in scores
        if shared[other] >= FEWEST
        and scores[other] >= LEAST * whole
        and corpus.path(other)[-1:] != (PREFACE,)
    ]
    kept.sort(key=lambda other: (-scores[other], other))
    return tuple(_related(opened, other, scores[other] / whole) for other in kept[:limit])


def _rarest(opened: Opened, number: int) -> list[str]:
    """The runs of a clause, those that fewest blocks have first where there are too many."""
    corpus = opened.corpus
    text = corpus.text[corpus.starts[number] : corpus.starts[number + 1]]
    runs = list(dict.fromkeys(_runs(text)))
    if len(runs) > MOST_RUNS and opened.postings is not None:
        runs.sort(key=opened.postings.estimate)
    return runs[:MOST_RUNS] if opened.postings is not None else runs[:: max(1, len(runs) // MOST_RUNS)]


def _runs(text: str) -> Iterator[str]:
    for words in _WORDS.findall(text):
        yield from (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _related(opened: Opened, number: int, score: float) -> Related:
    corpus = opened.corpus
    details = corpus.details(number)
    entry = corpus.entries[corpus.entry_of(number)]
    words = details.heading or " ".join(details.printed.split())[:FIRST_WORDS]
    return Related(entry.key, details.id, details.path, words, round(score, 3))
