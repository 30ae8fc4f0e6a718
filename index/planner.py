"""One search: what kind of query it is, what answers it, in which order, and what to say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from index.interpretation import duty_questions, question_words
from index.interpretation.document_scope import apart_from_words, within_names, within_numbers
from index.interpretation.fallbacks import Meaning
from index.interpretation.no_results import nothing, quoted
from index.interpretation.term_expansion import Reading, joined_syllables, number_query
from index.matching.matcher import Alternative, holds, terms_of
from index.query.parser import All, Node, Query, parse
from index.references.document_names import called
from index.references.resolver import leading_reference, resolve_on
from index.results import Answer, ClauseTarget, Hit
from index.text import thesaurus
from index.text.everyday import officials
from index.text.normalize import fold
from store.model.numbers import canonical_number

#: Other numbers that are offered for one that is not there.
MOST_NUMBERS = 5
#: What stands between words that are listed, and a date as documents bear it.
_LISTED = re.compile(r"(?<=[一-鿿])[、，,；;/](?=[一-鿿])")
_DAY = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?")
#: So short, what ends like a question may be a slip: 社会信用代吗.
_SHORT = 8
_ENDINGS = ("吗", "呢", "啊", "吧")


class Search(Meaning):
    """One search on one state of the library."""

    def answer(self, limit: int | None) -> Answer:
        """The answer, with the first ``limit`` hits."""
        query = self._query
        if query.root is None:
            return Answer(query, 0, 0.0, (), literal=query.literal)
        if query.literal:
            return self._plain(query, [], limit)
        single = self._free.single
        if single and self._count(Alternative(single.normal)) and not duty_questions.says_duty(single.normal):
            # What stands in the text is what is meant, even where it reads like a question.
            return self._with_nearest(self._as_text(limit), limit)
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
        return self._absent_number(answer, number) if number else self._otherwise(answer, query, meant, limit)

    def _otherwise(
        self, answer: Answer, query: Query, meant: Sequence[ClauseTarget], limit: int | None
    ) -> Answer:
        """What else may be meant where nothing stands in the text as it was typed; ``answer`` is empty."""
        duty = self._duty(limit, loose=True)
        if duty is not None:
            return duty
        if not self._near and len(self._free.terms) > 1:
            # No clause has all of the words: one may have synonyms of some.
            near = Search(self._opened, self._query, self._marks, self._cancelled, near=True)
            found = near._narrowed(near._query, (), limit)
            if found.total:
                return found
        listed = parse(_LISTED.sub(" ", self._free.text))
        if listed.text != self._free.text and not self._narrowing:
            found = self._narrowed(listed, (), limit)
            if found.total:
                return found.saying(f"按{quoted(listed.text)}检索")
        unnamed = self._without_duties(answer, limit)
        if unnamed is not None:
            return unnamed
        apart = parse(apart_from_words(self._free.text))
        if apart.text != self._free.text and not self._narrowing:
            found = self._narrowed(apart, (), limit)
            if found.total:
                return found
        named = self._called()
        if named and not meant:
            return self._plain(query, [one for one in named if self._lets_through(one)], limit)
        if self._narrowing and self._alone()._narrowed(self._free, (), 0).total:
            # It is in the text, only not where the fields allow it.
            return nothing(answer, self._with)
        normal = fold(self._free.text)
        if question_words.asks(normal) and not (len(normal) <= _SHORT and normal.endswith(_ENDINGS)):
            return self._question(limit) or self._corrected(limit) or self._close(answer, limit)
        corrected = None if officials(normal) else self._corrected(limit)
        return corrected or self._close(answer, limit)

    def _called(self) -> list[ClauseTarget]:
        """The documents that the text names: by what they are called, or by their date."""
        entries = self._opened.shelf.entries
        named = [(entries[one.entry].key, one.how) for one in called(self._opened.shelf, self._free.text)]
        day = _DAY.fullmatch(fold(self._free.text))
        if day and not named:
            iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
            named = [(entry.key, "title") for entry in self._corpus.entries if entry.date == iso]
        return [ClauseTarget(key, None, how) for key, how in named]

    def _absent_number(self, answer: Answer, number: str) -> Answer:
        """No document has this number and none cites it; those of that year and serial may be meant."""
        known = [entry.number for entry in self._opened.shelf.entries]
        behind = number.partition("〔")[2]
        others = [other for other in known if other and behind and other.partition("〔")[2] == behind]
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
        return all(
            any(run in text for run in (term.normal, *thesaurus.rewritings(term.normal)))
            for term in query.terms
        )

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

    def _references(self, reading: Reading, targets: Iterable[ClauseTarget]) -> tuple[list[Hit], set[int]]:
        """The hits that references lead to, and the clauses among them."""
        marked = [one for term in reading.query.terms for one in reading.plan[term]]
        made = [one for target in targets if (one := self._hits.target(target, marked))]
        return [hit for _, hit in made], {number for number, _ in made if number is not None}
