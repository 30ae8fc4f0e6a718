"""Units of a comparison: the measures of a document, each with all its words and their positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.comparison.likeness import Features, features
from index.text.normalize import fold
from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import measures
from store.model.printed import PrintedPart, parts

_SENTENCE = re.compile(r"[^。；;\n\v]+")
#: Shorter ones are no sentences by themselves.
_SHORTEST = 4
_MARKS = re.compile(r"[\W_]+")


#: What a unit is.
PartSort = Literal["preface", "heading", "clause"]
#: The label of the text before the first label.
PREFACE = "前言"


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """Words of one clause: a part of it, a heading, a paragraph or a row of a table.

    ``part`` has the words and their offset in the printed text of the clause; ``in_text`` is where they
    begin in the clause's own text (:attr:`Clause.text`), None where that does not have them.
    """

    clause_id: str
    part: PrintedPart
    in_text: int | None = None


@dataclass(frozen=True)
class ComparedUnit:
    """A measure with the clauses below it that are no measures themselves.

    ``position`` is its place among the units of the document, from 0. Duty notes are no words of it: they
    are compared by organisation.
    """

    clause: Clause
    position: int
    members: tuple[Clause, ...]
    stretches: tuple[ComparedPart, ...]
    words: str
    features: Features

    @cached_property
    def sentences(self) -> tuple[Features, ...]:
        """The features of each sentence."""
        found = [one for one in _SENTENCE.findall(_text(self.stretches)) if len(one) >= _SHORTEST]
        return tuple(features(one) for one in found) if len(found) > 1 else (self.features,)

    @property
    def sort(self) -> PartSort:
        """Sort of the unit: a preface, a heading alone, or a clause with text; only equal sorts are
        paired.
        """
        if self.clause.label == PREFACE:
            return "preface"
        return "clause" if any(one.part.kind != "heading" for one in self.stretches) else "heading"

    @property
    def id(self) -> str:
        """The id of the measure."""
        return self.clause.id


def units(
    document: Document, everything: bool = False, known: dict[str, Features] | None = None
) -> list[ComparedUnit]:
    """Return the measures of a document; with ``everything``, also what else has words, such as its preface.

    A document without measures is compared by all clauses that have words. ``known`` are features by words:
    what two documents have in common is looked at once.
    """
    known = {} if known is None else known
    chosen = {clause.id for clause in measures(document)}
    if everything or not chosen:
        inside = {below.id for clause in document.walk() if clause.id in chosen for below in clause.walk()}
        chosen |= {one.id for one in document.walk() if one.id not in inside and any(_stretches(one))}
    found: list[ComparedUnit] = []
    for clause in document.walk():
        if clause.id in chosen:
            found.append(_unit(clause, len(found), chosen, known))
    return found


def _unit(clause: Clause, position: int, measured: set[str], known: dict[str, Features]) -> ComparedUnit:
    members = tuple(_members(clause, measured))
    stretches = tuple(stretch for member in members for stretch in _stretches(member))
    words = bare(_text(stretches))
    if words not in known:
        known[words] = features(_text(stretches))
    return ComparedUnit(clause, position, members, stretches, words, known[words])


def _text(stretches: tuple[ComparedPart, ...]) -> str:
    return "\n".join(stretch.part.text for stretch in stretches)


def _members(clause: Clause, measured: set[str]) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        if child.id not in measured:
            yield from _members(child, measured)


def _stretches(clause: Clause) -> Iterator[ComparedPart]:
    in_text = 0
    for part in parts(clause):
        own = part.kind == "paragraph"
        if part.kind != "duty" and part.text.strip():
            yield ComparedPart(clause.id, part, in_text if own else None)
        in_text += len(part.text) + 1 if own else 0


def bare(text: str) -> str:
    """Return a text without what makes no difference: punctuation, width, case and white space."""
    return _MARKS.sub("", fold(text))
