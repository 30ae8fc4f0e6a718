"""Articles of penalties that only cite the article whose breach they punish (违反本法第六十一条规定的，…).

What is forbidden is said in one article, what it costs in another that has none of its words: a question how
something is punished is answered by the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.corpus.articles import Articles
from index.matching.article_ranking import RankedArticle

#: So many of the best articles are looked up in the penalties of their documents.
LOOKED_UP = 20
#: Times that the penalty counts what the article counts whose breach it punishes.
CITED = 3.0
_PENALTY = re.compile("罚款|处罚|责令|吊销|没收|处分|追究.{0,6}责任")


def with_cited_penalties(ranked: Sequence[RankedArticle], articles: Articles) -> list[RankedArticle]:
    """Return ranked articles with those that punish the breach of the best ones, in the order of scores."""
    best = {one.first: one for one in ranked}
    for one in ranked[:LOOKED_UP]:
        if _PENALTY.search(articles.text(one.first)):
            continue
        for first in articles.punishing(one.first):
            text, score = articles.text(first), one.score * CITED
            if _PENALTY.search(text) and (first not in best or best[first].score < score):
                found = {word: run for word, run in one.found.items() if run in text}
                label = articles.label(one.first)
                best[first] = one._replace(first=first, score=score, found=found, punishes=label)
    return sorted(best.values(), key=lambda one: (-one.score, one.first))
