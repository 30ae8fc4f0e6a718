"""One search: what kind of query it is, what answers it, in which order, and what to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial

from index import questions, thesaurus, words
from index.duties import DUTY_FIELDS
from index.fields import Fields, Marks
from index.hits import Hits
from index.matching import Alternative, Matcher, fields_of, holds, terms_of
from index.mending import mend
from index.narrowing import apart_from_words, within_names, within_numbers
from index.nothing import nothing, quoted
from index.opened import Opened
from index.query import All, Node, Query, Term, parse
from index.rank import Ranker
from index.reading import Reader, Reading, joined_syllables, number_query
from index.records import Answer, ClauseTarget, Hit, Match
from index.references import leading_reference, names_clause, resolve_on
from index.slips import corrections
from index.text import fold
from store.numbers import canonical_number

#: Hits that are made between two looks at whether the answer is still wanted.
PATIENCE = 200
#: Other numbers that are offered for one that is not there.
MOST_NUMBERS = 5
_ROLE_NAMES = {"lead": "牵头", "support": "配合"}


class Search:
    """One search on one state of the library."""

    def __init__(
        self,
        opened: Opened,
        query: Query,
        marks: Marks | None,
        cancelled: Callable[[], bool] | None,
        near: bool = False,
    ) -> None:
        self._opened = opened
        self._corpus = opened.corpus
        self._query = query
        self._free, self._narrowing = query.apart()
        self._fields = Fields(opened, marks)
        self._matcher = Matcher(opened.corpus, opened.postings, self._fields.clauses, cancelled)
        self._reader = Reader(opened.corpus, lambda: opened.sounds, self._matcher, near)
        self._hits = Hits(opened)
        self._marks, self._cancelled, self._near = marks, cancelled, near

    def answer(self, limit: int | None) -> Answer:
        """The answer, with the first ``limit`` hits."""
        query = self._query
        if query.root is None:
            return Answer(query, 0, 0.0, (), literal=query.literal)
        if query.literal:
            return self._plain(query, [], limit)
        single = self._free.single
        if single and self._count(Alternative(single.normal)):
            # What stands in the text is what is meant, even where it reads like a question.
            return self._as_text(limit)
        return self._duty(limit) or self._as_text(limit)

    def _as_text(self, limit: int | None) -> Answer:
        targets = resolve_on(self._opened.shelf, self._free.text)
        joined = joined_syllables(self._free)
        known = all(term.normal.isascii() or self._count(Alternative(term.normal)) for term in joined.terms)
        query = number_query(self._free) or (joined if known else self._free)
        if not targets:
            targets, query = self._leading_reference() or (targets, query)
        query, meant = self._with_fields(query), targets
        targets = [target for target in meant if self._lets_through(target)]
        if meant and not targets and meant[0].clause_id:
            answer = self._plain(query, (), limit)
            return answer if answer.total else answer.saying("没有符合条件的条款")
        kept = self._narrowing and targets
        answer = self._plain(query, targets, limit) if kept else self._narrowed(query, targets, limit)
        number = canonical_number(self._free.text)
        if answer.total:
            held = targets or any(hit.clause_id is None for hit in answer.hits)
            return answer.saying(f"文件库中没有{number}，以下条款引用了它") if number and not held else answer
        if number:
            return self._absent_number(answer, number)
        duty = self._duty(limit, loose=True)
        if duty is not None:
            return duty
        apart = parse(apart_from_words(self._free.text))
        if apart.text != self._free.text and not self._narrowing:
            answer = self._narrowed(apart, (), limit)
            if answer.total:
                return answer
        named = resolve_on(self._opened.shelf, self._free.text, names=True)
        if named and not meant:
            return self._plain(query, [one for one in named if self._lets_through(one)], limit)
        if self._narrowing and self._alone()._narrowed(self._free, (), 0).total:
            # It is in the text, only not where the fields allow it.
            return nothing(answer, self._with)
        if questions.asks(fold(self._free.text)):
            return self._question(limit) or self._corrected(limit) or nothing(answer, self._with)
        return self._corrected(limit) or self._question(limit) or nothing(answer, self._with)

    def _absent_number(self, answer: Answer, number: str) -> Answer:
        """No document has this number and none cites it; those of that year and serial may be meant."""
        known = [entry.number for entry in self._opened.shelf.entries]
        others = [other for other in known if other and other.partition("〔")[2] == number.partition("〔")[2]]
        others += self._reader.cited(number)
        return answer.saying(f"文件库中没有{number}，也没有条款引用它").meant(others[:MOST_NUMBERS])

    def _alone(self) -> Search:
        """The same search without its fields."""
        return Search(self._opened, self._free, self._marks, self._cancelled, self._near)

    def _with_fields(self, query: Query) -> Query:
        """A reading of what was typed beside the fields, narrowed by them."""
        if query is self._free or not self._narrowing:
            return self._query if query is self._free else query
        root = query.root
        nodes: tuple[Node, ...] = root.nodes if isinstance(root, All) else (root,) if root else ()
        return Query(self._query.text, All((*nodes, *self._narrowing)))

    @cached_property
    def _allowed(self) -> frozenset[int] | None:
        """The clauses that the fields let through; None without fields."""
        return frozenset(self._matcher.clauses(All(self._narrowing), {})) if self._narrowing else None

    def _lets_through(self, target: ClauseTarget) -> bool:
        """Whether the fields let through what a reference leads to."""
        if self._allowed is None:
            return True
        found = self._hits.target(target, ())
        if found is not None and found[0] is not None:
            return found[0] in self._allowed
        keys = [entry.key for entry in self._corpus.entries]
        if target.document_key not in keys:
            return False
        number = keys.index(target.document_key)
        return holds(All(self._narrowing), {}, "", partial(self._fields.document, number))

    def _narrowed(self, query: Query, targets: Sequence[ClauseTarget], limit: int | None) -> Answer:
        """The answer to what was typed, where a document's number or name among it may narrow the search."""
        numbered = within_numbers(query, self._opened.shelf)
        answer = self._plain(numbered, targets, limit)
        if answer.total:
            return answer if numbered is query else answer.saying("文号按文件理解")
        named = within_names(query, self._opened.shelf)
        within = answer if named is query else self._plain(named, targets, limit)
        return within.saying("文件名按文件理解") if within.total else answer

    def _leading_reference(self) -> tuple[list[ClauseTarget], Query] | None:
        """A reference that words of the clause follow: 第三章 服务提升, 第二十八条 医疗保障基金."""
        for targets, rest in leading_reference(self._opened.shelf, self._free.text):
            words_of = parse(rest)
            kept = [target for target in targets if self._has(target, words_of)]
            # Whoever names the document wants the clause, whether the words are in it or not.
            kept = kept or [target for target in targets if target.how != "label"]
            if kept:
                return kept, words_of
        return None

    def _has(self, target: ClauseTarget, query: Query) -> bool:
        """Whether a clause, or one below it, contains the terms of a query."""
        found = self._hits.target(target, ())
        if query.root is None or found is None or found[0] is None:
            return False
        first = found[0]
        path, end = self._corpus.path(first), first + 1
        while end < len(self._corpus) and self._corpus.path(end)[: len(path)] == path:
            end += 1
        text = self._corpus.text[self._corpus.starts[first] : self._corpus.starts[end]]
        return all(term.normal in text for term in query.terms)

    # -- what was typed --

    def _plain(self, query: Query, targets: Sequence[ClauseTarget], limit: int | None) -> Answer:
        assert query.root is not None
        reading = self._reader.read(query, terms_of(query.root))
        clauses = self._matcher.clauses(query.root, reading.plan)
        first, shown = self._references(reading, targets)
        if shown:
            clauses = [clause for clause in clauses if clause not in shown]
        named = {hit.document_key for hit in first if hit.clause_id is None}
        first += [hit for hit in self._titles(reading) if hit.document_key not in named]
        if targets:
            reading.notes = ["按条款或文号定位", *(reading.notes if clauses else ())]
        return self._page(reading, first, clauses, limit, shown)

    def _page(
        self,
        reading: Reading,
        first: list[Hit],
        clauses: Sequence[int],
        limit: int | None,
        referred: Iterable[int] = (),
    ) -> Answer:
        terms = reading.query.terms
        left = None if limit is None else max(0, limit - len(first))
        ranker = Ranker(self._corpus, terms, reading.plan, words.wholeness)
        marked = [one for term in terms for one in reading.plan[term]]
        wanted = [node.value for node in fields_of(reading.query.root) if node.name in DUTY_FIELDS]
        names = [name for value in wanted for name in self._opened.duties.names(value)]
        match: Match | None = "duty" if names and not terms else None
        hits: list[Hit] = []
        for one in ranker.best(clauses, left):
            if len(hits) % PATIENCE == 0:
                self._matcher.pause()
            hits.append(self._hits.clause(one.clause, match or one.match, one.score, marked, names))
        documents = self._hits.per_document(clauses, first)
        return Answer(
            self._query,
            len(first) + len(clauses),
            0.0,
            tuple([*first, *hits][: limit if limit is not None else None]),
            documents,
            (),
            "；".join(reading.notes),
            tuple(reading.related),
            self._hits.facets(documents, [*referred, *clauses]),
            self._query.literal,
        )

    def _references(self, reading: Reading, targets: Iterable[ClauseTarget]) -> tuple[list[Hit], set[int]]:
        """The hits that references lead to, and the clauses among them."""
        marked = [one for term in reading.query.terms for one in reading.plan[term]]
        made = [one for target in targets if (one := self._hits.target(target, marked))]
        return [hit for _, hit in made], {number for number, _ in made if number is not None}

    def _titles(self, reading: Reading) -> list[Hit]:
        """The documents whose title or number answers the query."""
        root, terms = reading.query.root, reading.query.terms
        if root is None or not terms:
            return []
        marked = [one for term in terms for one in reading.plan[term]]
        titles = self._opened.titles
        return [
            self._hits.document(self._corpus.entries[number], "title", 1.0, marked)
            for number in titles.containing(marked)
            if holds(root, reading.plan, titles.texts[number], partial(self._fields.document, number))
        ]

    def occurs(self, alternative: Alternative) -> bool:
        """Whether any clause contains a run."""
        return self._matcher.occurs(alternative)

    def _has_run(self, run: str) -> bool:
        return self.occurs(Alternative(run))

    def _count(self, alternative: Alternative) -> int:
        return len(self._with(alternative))

    def _with(self, alternative: Alternative) -> list[int]:
        return self._matcher.containing(alternative)

    # -- what was meant --

    def _duty(self, limit: int | None, loose: bool = False) -> Answer | None:
        """The clauses that an organisation is responsible for, where that is what was asked."""
        duties = self._opened.duties
        known = duties.names
        asked = questions.duty_question(self._free, lambda name: bool(known(name)), loose)
        within: frozenset[int] | None = self._allowed
        if asked is None:
            asked, within = self._duty_among_words()
        if asked is None:
            return None
        names = [name for one in asked.organisations for name in known(one)]
        shown_names = "、".join(dict.fromkeys(names))
        clauses = duties.shared(asked.organisations, asked.role)
        role = _ROLE_NAMES.get(asked.role or "", "负责")
        note = f"按责任分工理解：{shown_names}{role}的条款"
        if not clauses and asked.role:
            # Most notes do not set roles apart: then what it answers for together with others is the answer.
            clauses = duties.shared(asked.organisations, "joint")
            note = f"文件未注明由谁{role}，以下是{shown_names}共同负责的条款"
            if not clauses:
                return self._no_role(asked, shown_names, role)
        said = self._said_to(asked.organisations, clauses) if asked.role != "support" else []
        ordered = duties.leading_first(clauses, names) + said
        if within is not None:
            ordered = [clause for clause in ordered if clause in within]
            note += "" if ordered else "中没有符合条件的"
        clauses = sorted(ordered)
        shown = ordered if limit is None else ordered[:limit]
        hits = tuple(self._hits.clause(clause, "duty", 1.0, (), names) for clause in shown)
        documents = self._hits.per_document(clauses, ())
        facets = self._hits.facets(documents, clauses)
        return Answer(self._query, len(clauses), 0.0, hits, documents, (), note, facets=facets)

    def _no_role(self, asked: questions.DutyQuestion, names: str, role: str) -> Answer:
        """No clause names an organisation in a role, but some do in another."""
        others = [f"{'和'.join(asked.organisations)}负责的措施"]
        return Answer(self._query, 0, 0.0, (), (), (), f"没有注明由{names}{role}的条款").meant(others)

    def _duty_among_words(self) -> tuple[questions.DutyQuestion | None, frozenset[int] | None]:
        """A question about duties beside a document's name or other words, and the clauses these allow."""
        root = self._free.root
        nodes = root.nodes if isinstance(root, All) else ()
        for at, node in enumerate(nodes):
            if not isinstance(node, Term) or node.literal:
                continue
            asked = questions.duty_question(
                parse(node.text), lambda name: bool(self._opened.duties.names(name))
            )
            if asked is not None:
                rest = Query(self._free.text, All((*nodes[:at], *nodes[at + 1 :], *self._narrowing)))
                rest = within_names(rest, self._opened.shelf)
                assert rest.root is not None
                plan = self._reader.read(rest, terms_of(rest.root)).plan
                return asked, frozenset(self._matcher.clauses(rest.root, plan))
        return None, None

    def _said_to(self, organisations: Sequence[str], noted: Sequence[int]) -> list[int]:
        """The clauses that say in their own words what an organisation has to do (审计部门应当…)."""
        if len(organisations) > 1:
            return []
        said = {c for does in ("负责", "应当") for c in self._with(Alternative(organisations[0] + does))}
        return sorted(said.difference(noted))

    def _corrected(self, limit: int | None) -> Answer | None:
        """The answer to what was probably meant by terms that occur nowhere."""
        text, sounds = self._corpus.text, self._opened.sounds
        root = self._query.root
        assert root is not None
        reading = self._reader.read(self._query, terms_of(root))
        absent = [
            term
            for term in self._query.terms
            if not term.literal and not any(map(self._count, reading.plan[term]))
        ]

        @cache
        def found(run: str) -> list[str]:
            self._matcher.pause()
            return corrections(run, text, sounds, self._has_run, self._matcher.places)

        if not absent or names_clause(self._free.text):
            return None
        mended = mend(root, self._query.text, reading.plan, absent, found, self._has_run)
        if mended is None:
            return None
        clauses = self._matcher.clauses(mended.root, mended.plan)
        if not clauses:
            mended = mended.either()
            clauses = self._matcher.clauses(mended.root, mended.plan)
        if not clauses:
            return None
        meant = Reading(Query(self._query.text, mended.root), mended.plan, reading.notes)
        typed = "".join(quoted(term.text) for term in absent[:3])
        meant.notes.append(f"没有条款包含{typed}，以下是{quoted(mended.offered[0])}的结果")
        return self._page(meant, self._titles(meant), clauses, limit).meant(mended.offered)

    def _question(self, limit: int | None) -> Answer | None:
        """The clauses that say most about a whole question, or about a run that occurs nowhere."""
        root = self._free.root
        simple = isinstance(root, Term) or (
            isinstance(root, All) and all(isinstance(n, Term) for n in root.nodes)
        )
        normal = fold(self._free.text)
        if len(normal) > questions.LONGEST or not simple or any(term.literal for term in self._free.terms):
            return None
        if not (questions.asks(normal) or isinstance(root, Term)):
            return None
        contents = questions.contents(questions.who_question(self._free) or normal)
        said = sum(map(self._said, contents))
        if not questions.asks(normal) and said < len(contents) and (said < 2 or 2 * said < len(contents)):  # noqa: PLR2004
            # 器官捐献 is not answered by what is said about 器官.
            return None
        weighed = questions.weigh(contents, self._with, self._corpus)
        if self._allowed is not None:
            weighed = [one for one in weighed if one[0] in self._allowed]
        if not weighed or (len(contents) == 1 and not questions.asks(normal)):
            return None
        marked = [Alternative(run, "question") for content in contents for run, _ in content.runs]
        shown = weighed if limit is None else weighed[:limit]
        hits = tuple(
            self._hits.clause(clause, "question", round(score, 6), marked) for clause, score in shown
        )
        clauses = sorted(clause for clause, _ in weighed)
        documents = self._hits.per_document(clauses, ())
        facets = self._hits.facets(documents, clauses)
        note = f"没有条款含有原句，按“{'、'.join(content.word for content in contents)}”找最相关的条款"
        return Answer(self._query, len(weighed), 0.0, hits, documents, (), note, facets=facets)

    def _said(self, content: questions.Content) -> bool:
        """Whether a content word or a synonym of it occurs; words only near in meaning do not count."""
        same = [content.word, *thesaurus.rewritings(content.word, related=content.word.isascii())]
        return any(self.occurs(Alternative(run, "question")) for run in same)
