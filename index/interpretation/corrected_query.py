"""Corrects a query whose words occur nowhere: what to search for instead, and what to offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.interpretation import spelling
from index.query.alternative import Alternative
from index.query.ast import AllOf, AnyOf, Field, Node, Not, Term
from index.text import thesaurus

#: The corrections of a run that occurs nowhere, the likeliest first.
Corrections = Callable[[str], Sequence[str]]
AlternativePlan = dict[Term, list[Alternative]]


@dataclass(frozen=True, slots=True)
class CorrectedQuery:
    """Query as it was probably meant; ``offered`` are its possible texts, the likeliest first."""

    root: Node
    plan: AlternativePlan
    offered: tuple[str, ...]

    def either(self) -> CorrectedQuery:
        """Return a query for any of the words, for when no clause has all; fields narrow as before."""
        nodes = self.root.nodes if isinstance(self.root, AllOf) else ()
        terms = tuple(dict.fromkeys(node for node in nodes if isinstance(node, Term)))
        if len(terms) < 2:
            return self
        others = tuple(node for node in nodes if not isinstance(node, Term))
        root: Node = AllOf((AnyOf(terms), *others)) if others else AnyOf(terms)
        said = " OR ".join(self.plan[term][0].run for term in terms)
        return (
            CorrectedQuery(root, self.plan, (said,))
            if not others
            else CorrectedQuery(root, self.plan, self.offered)
        )


def correct_query(
    root: Node,
    text: str,
    plan: AlternativePlan,
    absent: Sequence[Term],
    found: Corrections,
    occurs: Callable[[str], bool],
) -> CorrectedQuery | None:
    """Return the query with each absent term put right; None where one of them cannot be.

    ``text`` is what was typed, ``plan`` what matches its terms.
    """
    meant: dict[Term, list[str]] = {}
    others: list[tuple[Term, str]] = []
    for term in absent:
        corrected = list(found(term.normal))
        meant[term] = corrected[:1] or spelling.parts(term.normal, found, occurs)
        if not meant[term]:
            return None
        others += [(term, other) for other in corrected[1:]]
    texts = [_written(text, {term: " ".join(words) for term, words in meant.items()})]
    for term, other in others:
        texts.append(_written(text, {one: " ".join(words) for one, words in meant.items()} | {term: other}))
    plan = dict(plan)
    changed = _changed(root, {term: tuple(map(Term, words)) for term, words in meant.items()})
    for term, words in meant.items():
        typed = term.normal
        for word in words:
            plan[Term(word)] = _alternatives(word, len(words) > 1 and word in typed, occurs)
    return CorrectedQuery(changed, plan, tuple(dict.fromkeys(texts)))


def _alternatives(word: str, typed: bool, occurs: Callable[[str], bool]) -> list[Alternative]:
    """Return the matches of a corrected word: the wording of the documents where it differs."""
    runs = [word] if occurs(word) else [other for other in thesaurus.rewritings(word) if occurs(other)]
    return [Alternative(run, "exact" if typed else "corrected") for run in runs]


def _written(text: str, meant: dict[Term, str]) -> str:
    for term, words in meant.items():
        text = text.replace(term.text, words.upper() if term.text.isupper() else words, 1)
    return text


def _changed(node: Node, meant: dict[Term, tuple[Term, ...]]) -> Node:
    """Return a query with terms in the place of others; several for one are wanted together."""
    if isinstance(node, Term):
        terms = meant.get(node, (node,))
        return terms[0] if len(terms) == 1 else AllOf(terms)
    if isinstance(node, Not):
        return Not(_changed(node.node, meant))
    if isinstance(node, Field):
        return node
    nodes: list[Node] = []
    for part in node.nodes:
        new = _changed(part, meant)
        nodes += new.nodes if isinstance(node, AllOf) and isinstance(new, AllOf) else (new,)
    return AllOf(tuple(nodes)) if isinstance(node, AllOf) else AnyOf(tuple(nodes))
