"""Other numbers: what the documents say with another number, where none has the one typed.

A number is never put right like a slip: what was typed is said to be nowhere, and what is there is
named as what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from index.corpus.corpus_sounds import RunPlaces
from index.interpretation.no_results import shortened
from index.interpretation.search_context import SearchContext
from index.query.alternative import Alternative
from index.references.reference_units import names_clause
from index.results import Answer, SuggestedQuery
from index.text.numeral_forms import FIGURE, figures, respellings
from store.model.message import Message
from store.model.numbers import NUMERAL, to_int

_NUMBER = rf"\d+(?:\.\d+)?|[{NUMERAL}]+"
#: The zero of a Chinese numeral in normal form.
_ZERO = re.compile(rf"(?<=[{NUMERAL}])o|o(?=[{NUMERAL}])")
#: Places looked at, characters of a number, and runs that are offered.
_PLACES, _LONGEST_NUMBER, MOST = 2000, 12, 5


def other_numbers(run: str, text: str, places: RunPlaces) -> list[str]:
    """Runs of ``text`` that are this one with other numbers, the nearest first."""
    found: dict[str, float] = {}
    for form in (run, *respellings(run)):
        if figures(form):
            _look(form, text, places, found)
    return sorted(found, key=lambda other: (found[other], other))[:MOST]


def with_other_numbers(context: SearchContext, answer: Answer) -> Answer:
    """Return the same empty answer; of a number that no clause has, what is said with others is told as
    that.
    """
    counted = [term for term in context.free.terms if figures(term.normal)]
    absent = [term for term in counted if not context.has_run(term.normal)]
    if not absent or names_clause(context.free.text):
        return answer
    others = {
        other: context.query.text.replace(term.text, other, 1)
        for term in absent
        for other in other_numbers(term.normal, context.corpus.text, context.matcher.places)
    }
    if not others:
        return answer
    named = tuple(shortened(_shown(other)) for other in list(others)[:3])
    offers = (
        SuggestedQuery(
            Message("search.other_number", what=shortened(_shown(other))),
            asked,
            context.count(Alternative(other)),
        )
        for other, asked in others.items()
    )
    said = replace(answer, related=tuple(offers))
    return said.saying(*answer.remarks, Message("search.other_numbers", words=named))


def _shown(run: str) -> str:
    """Return a run of normal form as people write it: the zero of 二o二六年 is 〇."""
    return _ZERO.sub("〇", run)


def _look(form: str, text: str, places: RunPlaces, found: dict[str, float]) -> None:
    words = FIGURE.split(form)
    anchor = max(words, key=len)
    if not anchor:
        return
    before = sum(map(len, words[: words.index(anchor)])) + _LONGEST_NUMBER * words.index(anchor)
    start = "" if words[0] else rf"(?<![{NUMERAL}\d.o])"
    pattern = re.compile(start + f"({_NUMBER})".join(map(re.escape, words)))
    wanted = list(map(_value, figures(form)))
    for at in islice(places(anchor), _PLACES):
        window = text[max(0, at - before) : at + len(form) + _LONGEST_NUMBER]
        for other in pattern.finditer(window):
            if other[0] != form:
                distance = sum(
                    abs(_value(one) - two) for one, two in zip(other.groups(), wanted, strict=True)
                )
                found.setdefault(other[0], distance)


def _value(figure: str) -> float:
    return float(figure) if "." in figure else float(to_int(figure) or 0)
