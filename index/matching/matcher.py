"""Matcher: the clauses that answer a query, as exact sets of clause numbers, each verified in the text.

A term is matched by any of its alternatives, most faithful first: what was typed, another way to write it, a
synonym, a reading of pinyin, a correction.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, islice, repeat
from typing import NamedTuple

from index.corpus.corpus import Corpus
from index.corpus.postings import BlockFilter, places
from index.corpus.recent_cache import RecentCache
from index.query.alternative import Alternative
from index.query.parser import AllOf, AnyOf, Field, Node, Not, Term
from store.model.errors import Cancelled

#: Blocks that are looked at to judge how often a run is.
SAMPLE = 48
#: A run in more than this share of the blocks is not counted clause by clause; with so few blocks any is.
SCARCE, FEW_BLOCKS = 0.1, 200
#: A run that occurs more often than once in this many clauses is looked for clause by clause.
DENSE = 5
#: Parts of a long text in which a run is counted to judge how often it is, and one in how many that is.
PARTS, SHARE = 16, 16
#: Shorter parts say too little.
LONG_PART = 10_000
#: Terms of an *and* whose frequency is looked up to begin with the rarest.
ORDERED = 16


TermPlan = Mapping[Term, Sequence[Alternative]]
#: The clauses that a field lets through.
FieldClauses = Callable[[Field], Iterable[int]]


class CountedClauses(NamedTuple):
    """The clauses that contain a run, in order, and how often it is in each."""

    clauses: Sequence[int]
    counts: Sequence[int]


class Matcher:
    """Evaluates queries over a corpus; ``block_filter`` None means that every clause is looked at."""

    def __init__(
        self,
        corpus: Corpus,
        block_filter: BlockFilter | None,
        fields: FieldClauses,
        cancelled: Callable[[], bool] | None = None,
        remembered: RecentCache[array[int]] | None = None,
    ) -> None:
        self._corpus = corpus
        self._block_filter = block_filter
        self._fields = fields
        self._cancelled = cancelled
        self._known: dict[Alternative, Sequence[int]] = {}
        self._counts: dict[Alternative, array[int]] = {}
        self._remembered = remembered

    def use(self, block_filter: BlockFilter | None) -> None:
        """Let these posting lists tell from now on where a run may be."""
        self._block_filter = block_filter

    def clauses(self, node: Node, plan: TermPlan) -> Sequence[int]:
        """Return the numbers of all clauses that answer, in document order."""
        return self._eval(node, plan, None)

    def containing(self, alternative: Alternative) -> Sequence[int]:
        """Return the numbers of all clauses that contain a run; worked out once a search."""
        found = self._known.get(alternative)
        if found is None:
            self.pause()
            found = self._remembered.get(alternative) if self._remembered is not None else None
            if found is None:
                found = array("I", self._look(alternative))
                if self._remembered is not None:
                    self._remembered.put(alternative, found)
            self._known[alternative] = found
        return found

    def counted(self, alternative: Alternative) -> CountedClauses | None:
        """Return the clauses of a very common run that was looked for, and how often it is in each.

        None where that was not counted.
        """
        clauses, counts = self._known.get(alternative), self._counts.get(alternative)
        if counts is None and self._remembered is not None:
            counts = self._remembered.get((alternative, "counts"))
        return None if clauses is None or counts is None else CountedClauses(clauses, counts)

    def frequency(self, alternative: Alternative) -> float:
        """Return the approximate number of clauses that contain a run; exact for rare ones, 0 only if none
        does.

        A run that is in many blocks is not counted: from the share of blocks without it follows how often it
        occurs in one (Poisson). A longer one is counted in some blocks.
        """
        blocks = len(self._corpus.blocks) - 1
        if alternative not in self._known and self._block_filter and blocks > FEW_BLOCKS:
            share = self._block_filter.estimate(alternative.run) / blocks
            if share > SCARCE and len(alternative.run) <= 2:
                return -math.log(1 - min(share, 0.995)) * blocks
            if share > SCARCE and (sampled := self._sampled(alternative.run)):
                return sampled
        return float(len(self.containing(alternative)))

    def _sampled(self, run: str) -> float:
        """Return how often a run is, judged by some of the blocks that may have it; 0 where these hardly have
        it.
        """
        text, starts, first = self._corpus.text, self._corpus.starts, self._corpus.blocks
        blocks = (self._block_filter.blocks(run) if self._block_filter else None) or range(len(first) - 1)
        looked = blocks[:: max(1, len(blocks) // SAMPLE)]
        if len(looked) == len(blocks):
            return 0.0
        count = sum(text.count(run, starts[first[one]], starts[first[one + 1]]) for one in looked)
        return count * len(blocks) / len(looked) if count >= SAMPLE // 4 else 0.0

    def occurs(self, alternative: Alternative) -> bool:
        """Return whether any clause contains a run; stops at the first."""
        known = self._known.get(alternative)
        if known is None and self._remembered is not None:
            known = self._remembered.get(alternative)
        if known is not None:
            return bool(known)
        self.pause()
        text, starts, first = self._corpus.text, self._corpus.starts, self._corpus.blocks
        blocks = self._block_filter.blocks(alternative.run) if self._block_filter else None
        if blocks is None:
            return alternative.find(text, 0, len(text)) >= 0
        return any(
            alternative.find(text, starts[first[block]], starts[first[block + 1]]) >= 0 for block in blocks
        )

    def places(self, run: str) -> Iterator[int]:
        """Return the offsets of a run in the text of the corpus, in order."""
        self.pause()
        return places(self._corpus, self._block_filter, run)

    def _look(self, alternative: Alternative) -> Iterable[int]:
        blocks = self._block_filter.blocks(alternative.run) if self._block_filter else None
        text, starts = self._corpus.text, self._corpus.starts
        # Where only blocks with a rare pair are to be looked through, that takes no time.
        tried = not alternative.bounded and (blocks is None or len(alternative.run) <= 2)
        if tried and (counts := self._corpus.counted(alternative.run)) is not None:
            return self._with(alternative, counts)
        if blocks is not None:
            first = self._corpus.blocks
            regions = [(starts[first[block]], starts[first[block + 1]]) for block in blocks]
        elif not alternative.bounded and self._common(alternative.run):
            return self._look_everywhere(alternative)
        else:
            regions = [(0, len(text))]
        find = partial(alternative.find, text) if alternative.bounded else partial(text.find, alternative.run)
        found: list[int] = []
        for low, high in regions:
            at = find(low, high)
            while at >= 0:
                clause = bisect_right(starts, at) - 1
                found.append(clause)
                at = find(starts[clause + 1], high)
        return found

    def _common(self, run: str) -> bool:
        """Return whether a run is in so many clauses that each is asked; judged by parts of a long text."""
        text, most = self._corpus.text, len(self._corpus) // DENSE
        part = len(text) // (PARTS * SHARE)
        if part < LONG_PART:
            return text.count(run) > most
        begins = range(0, len(text) - part, len(text) // PARTS)
        return sum(text.count(run, begin, begin + part) for begin in begins) * SHARE > most

    def _look_everywhere(self, alternative: Alternative) -> Iterable[int]:
        """Count runs that are nearly everywhere in each clause, without a step in Python for each."""
        starts = self._corpus.starts
        every = map(self._corpus.text.count, repeat(alternative.run), starts, islice(starts, 1, None))
        return self._with(alternative, list(every))

    def _with(self, alternative: Alternative, counts: Sequence[int]) -> Iterable[int]:
        """Return the clauses of which a run has a count, and keep the counts."""
        self._counts[alternative] = kept = array("I", filter(None, counts))
        if self._remembered is not None:
            self._remembered.put((alternative, "counts"), kept)
        return compress(range(len(counts)), counts)

    def pause(self) -> None:
        """Raise Cancelled if the answer is no longer wanted."""
        if self._cancelled and self._cancelled():
            raise Cancelled

    def _eval(self, node: Node, plan: TermPlan, within: Sequence[int] | None) -> Sequence[int]:
        self.pause()
        if isinstance(node, Term):
            return self._term(plan[node], within)
        if isinstance(node, Field):
            allowed = self._fields(node)
            return sorted(set(allowed) if within is None else set(allowed).intersection(within))
        if isinstance(node, Not):
            inside = range(len(self._corpus)) if within is None else within
            excluded = set(self._eval(node.node, plan, within))
            return [clause for clause in inside if clause not in excluded]
        if isinstance(node, AnyOf):
            return sorted(set().union(*(self._eval(part, plan, within) for part in node.nodes)))
        for part in self._ordered(node.nodes, plan):
            within = self._eval(part, plan, within)
            if not within:
                break
        return within or []

    def _term(self, alternatives: Sequence[Alternative], within: Sequence[int] | None) -> Sequence[int]:
        known = [self._known.get(one) for one in alternatives]
        if within is None or all(found is not None for found in known):
            sets = [self.containing(one) for one in alternatives]
            found = sets[0] if len(sets) == 1 else sorted(set().union(*sets))
            return found if within is None else sorted(set(found).intersection(within))
        text, starts = self._corpus.text, self._corpus.starts
        return [
            clause
            for clause in within
            if any(one.find(text, starts[clause], starts[clause + 1]) >= 0 for one in alternatives)
        ]

    def _ordered(self, nodes: Sequence[Node], plan: TermPlan) -> list[Node]:
        """Return the nodes that narrow most first, exclusions last."""
        terms = [node for node in nodes if isinstance(node, Term)]
        others = [node for node in nodes if not isinstance(node, Term | Not)]
        if len(terms) > 1:
            head = sorted(terms[:ORDERED], key=lambda term: self._frequency(plan[term]))
            terms = head + terms[ORDERED:]
        return [*terms, *others, *(node for node in nodes if isinstance(node, Not))]

    def _frequency(self, alternatives: Sequence[Alternative]) -> int:
        if self._block_filter is None:
            return -max(len(one.run) for one in alternatives)
        return sum(self._block_filter.estimate(one.run) for one in alternatives)


def holds(node: Node, plan: TermPlan, text: str, fields: Callable[[Field], bool]) -> bool:
    """Return whether one text by itself (a title) answers a query."""
    if isinstance(node, Term):
        return any(one.find(text, 0, len(text)) >= 0 for one in plan[node])
    if isinstance(node, Field):
        return fields(node)
    if isinstance(node, Not):
        return not holds(node.node, plan, text, fields)
    results = (holds(part, plan, text, fields) for part in node.nodes)
    return all(results) if isinstance(node, AllOf) else any(results)


def terms_of(node: Node | None) -> list[Term]:
    """Return all terms of a query, the excluded ones too."""
    if node is None or isinstance(node, Field):
        return []
    if isinstance(node, Term):
        return [node]
    if isinstance(node, Not):
        return terms_of(node.node)
    return [term for part in node.nodes for term in terms_of(part)]


def fields_of(node: Node | None) -> list[Field]:
    """Return the fields that a query asks for, without those that are excluded."""
    if isinstance(node, Field):
        return [node]
    if isinstance(node, AllOf | AnyOf):
        return [field for part in node.nodes for field in fields_of(part)]
    return []
