"""Strategies: what was typed, read a little otherwise – with synonyms, as a list, apart from a number."""

from __future__ import annotations

import re

from index.interpretation.document_scope import apart_from_words
from index.interpretation.no_results import shortened
from index.interpretation.search_context import SearchContext
from index.query.parser import parse
from index.results import Answer
from store.model.message import Message

#: What is written between words that are listed.
_LISTED = re.compile(r"(?<=[一-鿿])[、，,；;/](?=[一-鿿])")


def synonyms_of_some(context: SearchContext) -> Answer | None:
    """Find the clauses with synonyms of some of the words, where none has all of them."""
    if context.near or len(context.free.terms) < 2:
        return None
    near = context.other(context.query, near=True)
    found = near.narrowed(near.query)
    return found if found.total else None


def listed_words(context: SearchContext) -> Answer | None:
    """Search for all words of a list (医保、药品)."""
    listed = parse(_LISTED.sub(" ", context.free.text))
    if listed.text == context.free.text or context.narrowing:
        return None
    found = context.narrowed(listed)
    return found.saying(Message("search.read_as", words=(shortened(listed.text),))) if found.total else None


def words_behind_number(context: SearchContext) -> Answer | None:
    """Search for the words that a document number runs into (晋政办函〔2020〕28号关于人才)."""
    apart = parse(apart_from_words(context.free.text))
    if apart.text == context.free.text or context.narrowing:
        return None
    found = context.narrowed(apart)
    return found if found.total else None
