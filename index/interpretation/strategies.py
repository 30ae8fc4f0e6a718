"""The ways to understand a query, in the order in which they are tried, with the reason for the order.

A strategy gives the answer, or None where the query cannot be meant so; the first answer is taken. What was
typed comes first, what is only guessed last.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from index.interpretation.correction_answer import corrected
from index.interpretation.document_dates import issued_documents
from index.interpretation.document_name import called_documents
from index.interpretation.duty_answer import responsible_for, without_duties
from index.interpretation.other_readings import listed_words, synonyms_of_some, words_behind_number
from index.interpretation.questions.question_answer import (
    beyond_fields,
    nearest_clauses,
    outside_fields,
    question,
    with_nearest,
)
from index.interpretation.rewritten import everyday_by_sound, rewritten
from index.interpretation.search_context import SearchContext
from index.interpretation.typed_text import TypedText, stands_in_text, typed_text
from index.results import Answer
from index.text.everyday import everyday_in, officials
from store.model.message import Message

Strategy = Callable[[SearchContext], "Answer | None"]

#: So short, what ends like a question may be a slip: 社会信用代吗.
_SHORT = 8
_ENDINGS = ("吗", "呢", "啊", "吧")


def answer(context: SearchContext) -> Answer:
    """Return the answer to a query; where its fields leave nothing, with what there is without them."""
    found = _first_answer(context)
    if found.total > found.near or not context.narrowing or context.query.literal:
        return found
    without = _first_answer(context.other(context.free))
    if found.near and without.total == without.near:
        return found
    # What is only near there is no answer where other documents have one.
    return beyond_fields(context, context.empty(*found.remarks) if found.near else found, without)


def _first_answer(context: SearchContext, as_typed: bool = True) -> Answer:
    """Give the answer of the first strategy that has one; not ``as_typed`` for a rewritten query."""
    query = context.query
    if query.root is None:
        return Answer(query, 0, 0.0, (), literal=query.literal)
    if query.literal:
        return context.plain(query)
    literally = stands_in_text(context)
    # An organisation with nothing but the words of such questions is asked for, not looked for.
    found = None if literally else responsible_for(context)
    if found is not None:
        return found
    typed = typed_text(context)
    if typed.final or typed.answer.total:
        return typed.answer if typed.final else with_nearest(context, typed.answer)
    return next(
        found for strategy in _otherwise(context, typed, as_typed) if (found := strategy(context)) is not None
    )


def _nothing(_context: SearchContext) -> None:
    """Return None: a strategy that has no answer."""


def _otherwise(context: SearchContext, typed: TypedText, as_typed: bool) -> tuple[Strategy, ...]:
    """Return the strategies for text that does not occur as typed, the surest first."""
    return (
        # Looser than before: words of duties may be apart.
        lambda context: responsible_for(context, loose=True),
        # Signs of other programs and words round a reference are no words to be found, …
        partial(rewritten, first=partial(_first_answer, as_typed=False)) if as_typed else _nothing,
        # Pinyin of a word that documents never use is still that word.
        partial(everyday_by_sound, first=_first_answer) if as_typed else _nothing,
        # The same words in the library's own terms say what was meant, …
        synonyms_of_some,
        listed_words,
        # … an organisation that no note names is no slip, …
        without_duties,
        words_behind_number,
        # … who names a date wants what was issued then …
        issued_documents,
        # … and who names a document wants the document.
        lambda context: _document(context, typed),
        # What the fields leave out is there: nothing is guessed.
        outside_fields,
        _only_excluded,
        *_guesses(context),
    )


def _only_excluded(context: SearchContext) -> Answer | None:
    """Say that nothing is looked for but only excluded (-医保), and offer the words themselves.

    A longer text is a line that was pasted with the dash before it.
    """
    words = context.query.excluded
    if not words or len(context.normal) > _SHORT:
        return None
    return context.empty(Message("search.only_excluded", words=words)).meant([" ".join(words)])


def _guesses(context: SearchContext) -> tuple[Strategy, ...]:
    """Answer a question before it is taken for a slip; else slips are put right first.

    Not so everyday words (报销): they are no slips of others, and what has one in it (法院要封病历) is
    surely none where some article says most of it.
    """
    short = len(context.normal) <= _SHORT and context.normal.endswith(_ENDINGS)
    if context.asks and not short:
        return question, corrected, nearest_clauses
    if officials(context.normal):
        return (nearest_clauses,)
    if context.nearest.answers and any(high - low > 2 for low, high in everyday_in(context.normal)):
        return partial(corrected, together=True), nearest_clauses
    return corrected, nearest_clauses


def _document(context: SearchContext, typed: TypedText) -> Answer | None:
    """Return the documents that are called so, where no reference was meant."""
    named = called_documents(context)
    if not named or typed.targets:
        return None
    return context.plain(typed.query, [one for one in named if context.lets_through(one)])
