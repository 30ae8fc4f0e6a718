"""The context of one search: the query, one state of the library, and the parts that work on both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, partial

from index.duties.duties import DUTY_FIELDS
from index.interpretation.document_scope import asks_of_document, named_in, within_names, within_numbers
from index.interpretation.questions.nearest import NearestArticles, nearest
from index.interpretation.questions.question_words import asks, with_verbs_joined
from index.interpretation.term_expansion import TermExpander, TermExpansion
from index.matching.filters import FieldEvaluator
from index.matching.hit_builder import HitBuilder
from index.matching.leading_hits import LeadingHits
from index.matching.listing import HitListing
from index.matching.matcher import Matcher, fields_of, holds, terms_of
from index.matching.ranking import Ranker
from index.query.alternative import Alternative, Match
from index.query.fields import ClauseMarks
from index.query.parser import AllOf, Node, Query, Term
from index.results import Answer, ClauseTarget, Hit, Order
from index.snapshot import IndexSnapshot
from index.text import segmenter
from index.text.normalize import fold
from store.model.message import Message

#: Hits that are made between two looks at whether the answer is still wanted.
PATIENCE = 200
#: Characters of a library in which dozens of runs are found sooner by the posting lists.
LARGE = 1_500_000
#: What an article counts that is in a document which a question names.
NAMED = 3.0


class SearchContext:
    """One query on one state of the library; what several strategies need is worked out once.

    ``limit`` is how many hits are wanted, None for all. ``query`` is what was typed, ``free`` the same
    without its fields, ``narrowing`` the fields. With ``near`` synonyms are always added; ``order``
    is that of the hits.
    """

    def __init__(
        self,
        opened: IndexSnapshot,
        query: Query,
        limit: int | None = None,
        marks: ClauseMarks | None = None,
        cancelled: Callable[[], bool] | None = None,
        near: bool = False,
        order: Order = "relevance",
    ) -> None:
        self.order = order
        self.opened = opened
        self.corpus = opened.corpus
        self.query = query
        self.limit = limit
        self.near = near
        self.free, self.narrowing = query.apart()
        self.fields = FieldEvaluator(opened, marks)
        self.matcher = Matcher(
            opened.corpus, opened.postings, self.fields.clauses, cancelled, opened.remembered
        )
        self.expander = TermExpander(opened.corpus, lambda: opened.sounds, self.matcher, near)
        self.hits = HitBuilder(opened)
        self._marks, self._cancelled = marks, cancelled

    def other(self, query: Query, near: bool = False) -> SearchContext:
        """Return the context of another query on the same library."""
        return SearchContext(self.opened, query, self.limit, self._marks, self._cancelled, near, self.order)

    # -- what was typed --

    @cached_property
    def normal(self) -> str:
        """The normal form of what was typed beside the fields; a verb is beside its object in it."""
        return with_verbs_joined(fold(self.free.text))

    @cached_property
    def asks(self) -> bool:
        """True if what was typed reads like a question, or asks what a document that it names says."""
        return asks(self.normal) or (
            self.free.single is not None and asks_of_document(self.normal, *self.named)
        )

    @cached_property
    def allowed(self) -> frozenset[int] | None:
        """The clauses that the fields let through; None without fields."""
        return frozenset(self.matcher.clauses(AllOf(self.narrowing), {})) if self.narrowing else None

    @cached_property
    def nearest(self) -> NearestArticles:
        """The articles nearest to what was typed beside the fields; none where that is no plain text."""
        root = self.free.root
        nodes = root.nodes if isinstance(root, AllOf) else (root,)
        if not all(isinstance(node, Term) and not node.literal for node in nodes):
            return NearestArticles((), (), ())
        self.narrow()
        named, rest = self.named
        entry_of = self.corpus.entry_of
        found = nearest(
            rest,
            self.opened.articles,
            self.matcher,
            self.corpus.text,
            self.allowed,
            lambda first: NAMED if named and entry_of(first) in named else 1.0,
            self.opened.weighed,
        )
        return found.side_by_side(named, entry_of)

    @cached_property
    def named(self) -> tuple[frozenset[int], str]:
        """The documents that a question names, by their numbers, and its text without their names."""
        return named_in(self.normal, self.opened.catalog)

    def with_fields(self, query: Query) -> Query:
        """Return a reading of what was typed beside the fields, narrowed by them."""
        if query is self.free or not self.narrowing:
            return self.query if query is self.free else query
        root = query.root
        nodes: tuple[Node, ...] = root.nodes if isinstance(root, AllOf) else (root,) if root else ()
        return Query(self.query.text, AllOf((*nodes, *self.narrowing)))

    def lets_through(self, target: ClauseTarget) -> bool:
        """Return whether the fields let through what a reference leads to."""
        if self.allowed is None:
            return True
        found = self.hits.target(target, ())
        if found is not None and found[0] is not None:
            return found[0] in self.allowed
        keys = [entry.key for entry in self.corpus.entries]
        if target.document_key not in keys:
            return False
        number = keys.index(target.document_key)
        return holds(AllOf(self.narrowing), {}, "", partial(self.fields.document, number))

    # -- runs of characters --

    def narrow(self) -> None:
        """Open the posting lists before many runs are looked for in a large library.

        One run is found sooner by looking through the text than by importing Whoosh; dozens are not.
        """
        if self.opened.postings is None and self.corpus.length > LARGE:
            self.opened.warm()
            self.matcher.use(self.opened.postings)

    def containing(self, alternative: Alternative) -> Sequence[int]:
        """Return the clauses that contain a run, in order."""
        return self.matcher.containing(alternative)

    def count(self, alternative: Alternative) -> int:
        """Return the number of clauses that contain a run."""
        return len(self.matcher.containing(alternative))

    def has_run(self, run: str) -> bool:
        """Return whether any clause contains a run."""
        return self.matcher.occurs(Alternative(run))

    # -- answers --

    def empty(self, *remarks: Message) -> Answer:
        """Return an answer without hits."""
        return Answer(self.query, 0, 0.0, (), remarks=remarks)

    def plain(self, query: Query, targets: Sequence[ClauseTarget] = ()) -> Answer:
        """Return the clauses that have what a query says, behind what references lead to (``targets``)."""
        assert query.root is not None
        expansion = self.expander.expand(query, terms_of(query.root))
        clauses = self.matcher.clauses(query.root, expansion.plan)
        first, shown = self._references(expansion, targets)
        if shown:
            clauses = [clause for clause in clauses if clause not in shown]
        named = {self.opened.entry_numbers[hit.document_key] for hit in first if hit.clause_id is None}
        if targets:
            expansion.notes = [Message("search.reference"), *(expansion.notes if clauses else ())]
        return self.page(expansion, self.titles(expansion, first, named), clauses, shown)

    def narrowed(self, query: Query, targets: Sequence[ClauseTarget] = ()) -> Answer:
        """Return the answer to a query, where a document's number or name among it may narrow the search."""
        numbered = within_numbers(query, self.opened.catalog)
        answer = self.plain(numbered, targets)
        if answer.total and numbered is not query:
            return answer.saying(Message("search.number_as_document"))
        if answer.total:
            surely = within_names(query, self.opened.catalog, surely=True)
            return (
                answer
                if surely is query
                else self.plain(surely, targets).saying(Message("search.name_as_document"))
            )
        named = within_names(query, self.opened.catalog)
        within = answer if named is query else self.plain(named, targets)
        return within.saying(Message("search.name_as_document")) if within.total else answer

    def page(
        self,
        expansion: TermExpansion,
        first: LeadingHits,
        clauses: Sequence[int],
        referred: Iterable[int] = (),
    ) -> Answer:
        """Return the first hits of an expansion: those that are given (``first``), then the best of the
        clauses.
        """
        terms = expansion.query.terms
        ranker = Ranker(self.corpus, terms, expansion.plan, segmenter.wholeness, self.matcher.counted)
        marked = [one for term in terms for one in expansion.plan[term]]
        wanted = [node.value for node in fields_of(expansion.query.root) if node.name in DUTY_FIELDS]
        names = [name for value in wanted for name in self.opened.duties.names(value, any_part=True)]
        match: Match | None = "duty" if names and not terms else None

        def make(clause: int) -> Hit:
            one = ranker.score(clause)
            return self.hits.clause(clause, match or one.match, one.score, marked, names)

        listing = HitListing(self.opened, first, clauses, ranker, make, self.order)
        documents = self.hits.per_document(clauses, first.documents)
        return Answer(
            self.query,
            len(first) + len(clauses),
            0.0,
            self.first_page(listing),
            documents,
            (),
            tuple(expansion.notes),
            tuple(expansion.related),
            self.hits.facets(documents, [*referred, *clauses]),
            self.query.literal,
            listing=listing,
        )

    def first_page(self, listing: HitListing) -> tuple[Hit, ...]:
        """Return up to the wanted number of hits; checks for cancellation in between."""
        wanted = len(listing) if self.limit is None else min(self.limit, len(listing))
        hits: list[Hit] = []
        while len(hits) < wanted:
            self.matcher.pause()
            hits += listing.page(len(hits), min(PATIENCE, wanted - len(hits)))
        return tuple(hits)

    def titles(
        self, expansion: TermExpansion, first: Sequence[Hit] = (), named: Collection[int] = ()
    ) -> LeadingHits:
        """Return these hits, then the documents whose title or number answers, but for those named."""
        root, terms = expansion.query.root, expansion.query.terms
        if root is None or not terms:
            return self.hits.leading(first)
        marked = [one for term in terms for one in expansion.plan[term]]
        titles = self.opened.titles
        # What a title has is all that one term wants, wherever in the title it will do.
        plain = isinstance(root, Term) and not any(one.bounded for one in marked)
        found = [
            number
            for number in titles.containing(marked)
            if number not in named
            and (plain or holds(root, expansion.plan, titles[number], partial(self.fields.document, number)))
        ]
        return self.hits.leading(first, found, marked)

    def _references(
        self, expansion: TermExpansion, targets: Iterable[ClauseTarget]
    ) -> tuple[list[Hit], set[int]]:
        """Return the hits that references lead to, and the clauses among them."""
        marked = [one for term in expansion.query.terms for one in expansion.plan[term]]
        made = [one for target in targets if (one := self.hits.target(target, marked))]
        return [hit for _, hit in made], {number for number, _ in made if number is not None}
