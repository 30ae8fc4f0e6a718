"""What was meant by a query that is not taken as it stands: duties, slips, whole questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from index.context import Ground
from index.interpretation import duty_questions, question_words
from index.interpretation.answer_sentence import answer_sentence
from index.interpretation.asked_for import asked_for
from index.interpretation.corrected_query import mend
from index.interpretation.document_scope import named_in, within_names
from index.interpretation.nearest import MOST_ANSWERS, MOST_NEAREST, Nearest, nearest
from index.interpretation.no_results import nothing, quoted
from index.interpretation.other_numbers import other_numbers
from index.interpretation.spelling import corrections
from index.interpretation.term_expansion import Reading
from index.matching.matcher import Alternative, terms_of
from index.query.parser import All, Field, Node, Query, Term, parse
from index.references.document_names import find_documents
from index.references.resolver import names_clause
from index.results import Answer, AnswerSentence, Match, Offer
from index.text import thesaurus
from index.text.normalize import fold
from index.text.numeral_forms import figures, respellings, with_units

#: What an article counts that is in a document which a question names.
NAMED = 3.0
#: With more literal hits than this, what is only near is not shown below them, unless it was a question.
FEW_LITERAL = 2
#: A phrase so short is what was meant; kinds of hits that say what was typed.
SHORTEST_PHRASE, LITERAL = 6, ("exact", "variant", "synonym")
#: So many articles are looked through for a sentence that answers, those nearly as good as the best.
MOST_READ, LIKE_BEST = 5, 0.7
_ROLE_NAMES = {"lead": "牵头", "support": "配合"}


class Meaning(Ground):
    """Answers by what was probably meant; each way is None where the query cannot be meant so."""

    def _duty(self, limit: int | None, loose: bool = False) -> Answer | None:
        """The clauses that an organisation is responsible for, where that is what was asked."""
        duties = self._opened.duties
        known = duties.names
        # 人民政府 负责 is two words to be found, not a question about every 某某人民政府.
        one = loose or len(self._free.text.split()) == 1
        asked = duty_questions.duty_question(self._free, lambda name: bool(known(name, one)), loose)
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
        if self._free.single:
            # What was typed may also stand in the text as it is.
            typed = self._with(Alternative(self._free.single.normal))
            said = sorted({*said, *typed}.difference(clauses))
        ordered = duties.leading_first(clauses, names)
        # Where the notes call it otherwise, what the text says of it by this name comes first.
        ordered = ordered + said if any(one in names for one in asked.organisations) else said + ordered
        if within is not None:
            ordered = [clause for clause in ordered if clause in within]
            note += "" if ordered else "中没有符合条件的"
        return self._duty_page(ordered, names, note, limit)

    def _duty_page(
        self, ordered: Sequence[int], names: Sequence[str], note: str, limit: int | None
    ) -> Answer:
        clauses = sorted(ordered)
        shown = ordered if limit is None else ordered[:limit]
        hits = tuple(self._hits.clause(clause, "duty", 1.0, (), names) for clause in shown)
        documents = self._hits.per_document(clauses, ())
        facets = self._hits.facets(documents, clauses)
        return Answer(self._query, len(clauses), 0.0, hits, documents, (), (note,), facets=facets)

    def _no_role(self, asked: duty_questions.DutyQuestion, names: str, role: str) -> Answer:
        """No clause names an organisation in a role, but some do in another."""
        others = [f"{'和'.join(asked.organisations)}负责的措施"]
        return Answer(self._query, 0, 0.0, (), (), (), (f"没有注明由{names}{role}的条款",)).meant(others)

    def _without_duties(self, answer: Answer, limit: int | None) -> Answer | None:
        """An organisation is asked for that no note names: what the text says of it, or the empty answer."""
        asked = duty_questions.duty_question(self._free, thesaurus.is_organisation)
        if asked is None:
            return None
        said = self._said_to(asked.organisations, ())
        if said:
            note = f"没有责任注明，以下是文中写明由{asked.organisations[0]}做的事"
            return self._duty_page(said, self._spoken(asked.organisations[0]), note, limit)
        name = "和".join(asked.organisations)
        mentioned = self._with(Alternative(name)) if len(asked.organisations) == 1 else ()
        return answer.saying(f"没有注明由{name}{_ROLE_NAMES.get(asked.role or '', '负责')}的条款").meant(
            [name] if mentioned else []
        )

    def _duty_among_words(self) -> tuple[duty_questions.DutyQuestion | None, frozenset[int] | None]:
        """A question about duties beside a document's name or other words, and the clauses these allow."""
        for text, rest in self._partings():
            asked = duty_questions.duty_question(
                parse(text), lambda name: bool(self._opened.duties.names(name))
            )
            if asked is None:
                continue
            query = Query(self._free.text, All((*rest, *self._narrowing)))
            query = within_names(query, self._opened.shelf)
            assert query.root is not None
            plan = self._reader.read(query, terms_of(query.root)).plan
            return asked, frozenset(self._matcher.clauses(query.root, plan))
        return None, None

    def _partings(self) -> Iterator[tuple[str, tuple[Node, ...]]]:
        """The ways to part a query into what may be a question about duties, and what narrows it."""
        root = self._free.root
        nodes = root.nodes if isinstance(root, All) else ()
        for count in (1, 2):
            for at in range(len(nodes) - count + 1):
                some = nodes[at : at + count]
                if count < len(nodes) and all(isinstance(node, Term) and not node.literal for node in some):
                    text = "".join(node.text for node in some if isinstance(node, Term))
                    yield text, (*nodes[:at], *nodes[at + count :])
        if isinstance(root, Term):
            yield from self._within_sentence(root.normal)

    def _within_sentence(self, text: str) -> Iterator[tuple[str, tuple[Node, ...]]]:
        """A sentence without the year or the document that it names: 省教育厅在政策清单中负责什么."""
        year = duty_questions.YEAR.search(text)
        if year:
            yield text[: year.start()] + text[year.end() :], (Field("年", year[1]),)
        place = duty_questions.PLACE.search(text)
        for at in range(place.start("name"), place.end("name") - 1) if place else ():
            assert place is not None
            name = text[at : place.end("name")]
            found = find_documents(self._opened.shelf, name)
            if found and found[0].score >= 1:
                before = text[:at].removesuffix("在")
                yield before + text[place.end() :], (Field("文件", name),)
                return

    def _said_to(self, organisations: Sequence[str], noted: Sequence[int]) -> list[int]:
        """The clauses that say in their own words what an organisation has to do (审计部门应当…)."""
        if len(organisations) > 1:
            return []
        said = {
            clause
            for name in self._spoken(organisations[0])
            for does in ("负责", "应当")
            for clause in self._with(Alternative(name + does))
        }
        return sorted(said.difference(noted))

    def _spoken(self, organisation: str) -> list[str]:
        """The names by which the text may speak of an organisation: as typed, and otherwise in full."""
        others = thesaurus.rewritings(organisation)
        return [organisation, *(one for one in others if len(one) > len(organisation))]

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
        """The articles that say most about a whole question."""
        if not question_words.asks(fold(self._free.text)):
            return None
        found = self._nearest
        if not found.answers or names_clause(self._free.text):
            return None
        note = f"按“{'、'.join(found.known)}”找最相关的条款"
        answer = self._near_answer(found, "question", limit, note)
        return replace(answer, sentences=tuple(self._sentences(found)))

    def _sentences(self, found: Nearest) -> Iterator[AnswerSentence]:
        """The sentences that answer a question, of the best articles, one a document."""
        question = fold(self._free.text)
        asked = asked_for(question)
        documents: set[int] = set()
        best = found.articles[0].article.score
        for one in found.articles[:MOST_READ]:
            entry = self._corpus.entry_of(one.clause)
            if entry in documents or one.article.score < best * LIKE_BEST:
                continue
            details = self._corpus.details(one.clause)
            sentence = answer_sentence(
                details.printed, question, asked.name if asked else None, one.article.found
            )
            if sentence is not None:
                documents.add(entry)
                low, high = sentence.answer
                known = self._corpus.entries[entry]
                yield AnswerSentence(
                    known.key,
                    details.id,
                    details.path,
                    sentence.start,
                    sentence.end,
                    details.printed[sentence.start : sentence.end],
                    (low - sentence.start, high - sentence.start),
                    known.date,
                )

    def _close(self, answer: Answer, limit: int | None) -> Answer:
        """Why nothing was found, and the few articles that are nearest; ``answer`` is empty."""
        empty = self._other_numbers(nothing(answer, self._with))
        found = self._with_numbers(self._nearest)
        if question_words.asks(fold(self._free.text)) and found.unknown:
            empty = empty.saying(f"文件库中没有条款提到{''.join(map(quoted, found.unknown[:3]))}")
        if not found.articles or names_clause(self._free.text):
            return empty
        shown = replace(found, articles=found.articles[:MOST_NEAREST])
        near = self._near_answer(shown, "near", limit, f"{empty.understood}，最接近的是：")
        return replace(near.meant(empty.did_you_mean), related=empty.related)

    def _other_numbers(self, answer: Answer) -> Answer:
        """The same empty answer; of a number that no clause has, what is said with others is told as that."""
        counted = [term for term in self._free.terms if figures(term.normal)]
        absent = [term for term in counted if not self._has_run(term.normal)]
        if not absent or names_clause(self._free.text):
            return answer
        text, places = self._corpus.text, self._matcher.places
        others = {
            other: self._query.text.replace(term.text, other, 1)
            for term in absent
            for other in other_numbers(term.normal, text, places)
        }
        if not others:
            return answer
        named = "".join(quoted(other) for other in list(others)[:3])
        offers = (
            Offer(f"数字不同的{quoted(other)}", asked, self._count(Alternative(other)))
            for other, asked in others.items()
        )
        said = replace(answer, related=tuple(offers))
        return said.saying(*answer.remarks, f"数字不同的有{named}")

    def _with_numbers(self, found: Nearest) -> Nearest:
        """The nearest articles, without those that lack a number that was typed and not asked for.

        四万元罚款 is not answered by 三万元罚款: a number is there, in any writing, or it is not.
        """
        normal = fold(self._free.text)
        numbers = [] if question_words.asks(normal) else with_units(normal)
        if not numbers or not found.articles:
            return found
        has = [self._with_number(number) for number in numbers]
        kept = [one for one in found.articles if all(one.clause in clauses for clauses in has)]
        return replace(found, articles=type(found.articles)(kept))

    def _with_number(self, number: str) -> set[int]:
        """The clauses that have a number, in any writing and in full."""
        runs = (number, *respellings(number))
        return {clause for run in runs for clause in self._with(Alternative(run, "variant"))}

    def _with_nearest(self, answer: Answer, limit: int | None) -> Answer:
        """An answer with few literal hits, and below them the articles that say most about what was typed."""
        asks = question_words.asks(fold(self._free.text))
        few = answer.total <= FEW_LITERAL and len(self._free.text) >= SHORTEST_PHRASE
        said = all(hit.match in LITERAL for hit in answer.hits)
        room = limit is None or answer.total < limit
        if not (asks or few) or not said or not room or self._narrowing:
            return answer
        found = self._with_numbers(self._nearest)
        if sum(term.core for term in found.terms) < 2 or not found.answers:  # noqa: PLR2004
            return answer
        known = {hit.clause_id for hit in answer.hits}
        wanted = found.articles[: MOST_ANSWERS if asks else MOST_NEAREST]
        left = None if limit is None else limit - answer.total
        more = [hit for hit in found.hits(self._hits, "near", wanted) if hit.clause_id not in known]
        return replace(answer, hits=(*answer.hits, *more[:left]), total=answer.total + len(more))

    def _near_answer(self, found: Nearest, match: Match, limit: int | None, note: str) -> Answer:
        shown = found.articles if limit is None else found.articles[:limit]
        hits = tuple(found.hits(self._hits, match, shown))
        clauses = sorted(one.clause for one in found.articles)
        documents = self._hits.per_document(clauses, ())
        facets = self._hits.facets(documents, clauses)
        return Answer(self._query, len(clauses), 0.0, hits, documents, (), (note,), facets=facets)

    @cached_property
    def _nearest(self) -> Nearest:
        """The articles nearest to what was typed beside the fields; none where that is no plain text."""
        root = self._free.root
        nodes = root.nodes if isinstance(root, All) else (root,)
        if not all(isinstance(node, Term) and not node.literal for node in nodes):
            return Nearest((), (), ())
        named, rest = named_in(fold(self._free.text), self._opened.shelf)
        entry_of = self._corpus.entry_of
        return nearest(
            rest,
            self._opened.articles,
            self._matcher,
            self._allowed,
            lambda first: NAMED if named and entry_of(first) in named else 1.0,
        )
