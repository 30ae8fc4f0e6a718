"""Articles: the units that answer questions – an article with all below it, elsewhere a clause by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from index.corpus.corpus import BELOW, DEPTH_SHIFT, Corpus
from index.text.normalize import BOUNDARY, fold

#: How a document speaks of a breach of one of its articles (违反本法第十六条、第十七条规定).
_BREACH = (
    "(?:违反|不履行|未履行|未按照|未依照)本(?:法|条例|办法|规定|细则)"
    "(?:第[一-鿿]{1,7}条(?:第[一-鿿]{1,3}款)?[、,和或]{1,2}){0,4}{}"
)


class Articles:
    """The articles of a corpus, each named by the number of its first clause.

    Worked out from the flags alone, so that nothing is read before a question is asked.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._flags = corpus.flags
        #: 1 for each clause that begins an article, in one string of bytes that C can look through.
        self._first = corpus.flags.translate(bytes(0 if flag & BELOW else 1 for flag in range(256)))
        self._depths = corpus.flags.translate(bytes(flag >> DEPTH_SHIFT for flag in range(256)))
        self.count = self._first.count(1)
        self.mean_length = max(1.0, len(corpus.text) / max(1, self.count))
        self._titles: dict[int, str] = {}

    def first(self, clause: int) -> int:
        """Return the number of the clause that begins the article of a clause."""
        return self._first.rfind(1, 0, clause + 1)

    def end(self, first: int) -> int:
        """Return the number of the clause behind the article that begins with ``first``."""
        behind = self._first.find(1, first + 1)
        return len(self._flags) if behind < 0 else behind

    def document(self, first: int) -> int:
        """Return the number of the document that has an article."""
        return self._corpus.entry_of(first)

    def text(self, first: int) -> str:
        """Return the normal form of a whole article, its clauses set apart."""
        starts = self._corpus.starts
        return self._corpus.text[starts[first] : starts[self.end(first)] - 1]

    def own_text(self, clause: int) -> str:
        """Return the normal form of one clause, without those below it."""
        starts = self._corpus.starts
        return self._corpus.text[starts[clause] : starts[clause + 1] - 1]

    def heading(self, first: int) -> str:
        """Return the normal form of an article's own heading, empty where it has none."""
        start = self._corpus.starts[first]
        return self._corpus.text[start : start + self._corpus.headings[first]]

    def above(self, first: int) -> str:
        """Return the normal forms of the headings above an article: its chapter, its section."""
        found = []
        low = self._document_start(first)
        depth, at = self._depths[first], first
        while depth:
            depth -= 1
            at = self._depths.rfind(depth, low, at)
            if at < 0:
                break
            found.append(self.heading(at))
        return " ".join(found)

    def title(self, first: int) -> str:
        """Return the normal form of the title of the document that has an article."""
        entry = self._corpus.entry_of(first)
        known = self._titles.get(entry)
        if known is None:
            named = self._corpus.entries[entry]
            known = self._titles[entry] = fold(
                named.title if named.title == named.name else f"{named.title} {named.name}"
            )
        return known

    def around(self, first: int) -> str:
        """Return what an article is read under: the document's title and the headings above, set apart."""
        return BOUNDARY.join((self.title(first), self.above(first)))

    def clauses(self, first: int) -> list[tuple[int, int]]:
        """Return where each clause of an article begins in :meth:`text`, as (number of the clause,
        offset).
        """
        numbers = range(first, self.end(first))
        starts = self._corpus.starts
        offsets = accumulate((starts[n + 1] - starts[n] for n in numbers), initial=0)
        return list(zip(numbers, offsets, strict=False))

    def leading(self, clause: int) -> int | None:
        """Return the clause of the same article that a clause is right below; None for the first one."""
        depth = self._depths[clause]
        above = range(clause - 1, self.first(clause) - 1, -1)
        return next((at for at in above if self._depths[at] < depth), None)

    def label(self, first: int) -> str:
        """Return the label of an article (第九条); empty where it has none."""
        path = self._corpus.details(first).path
        return path[-1] if path else ""

    def punishing(self, first: int) -> Iterator[int]:
        """Yield the other articles of the document that speak of a breach of an article by its label."""
        label = self.label(first)
        if not label.endswith("条"):
            return
        corpus, entry = self._corpus, self._corpus.entry_of(first)
        low, high = self._document_start(first), corpus.ends[entry]
        breach = re.compile(_BREACH.replace("{}", re.escape(fold(label))))
        for found in breach.finditer(corpus.text, corpus.starts[low], corpus.starts[high]):
            article = self.first(bisect_right(corpus.starts, found.start()) - 1)
            if article != first:
                yield article

    def _document_start(self, clause: int) -> int:
        entry = bisect_right(self._corpus.ends, clause)
        return self._corpus.ends[entry - 1] if entry else 0
