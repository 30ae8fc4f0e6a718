"""Strategy: what was typed, written as the query language and the documents write it.

Signs of other programs (``医?改革``, ``床位/编制``, ``§9``), words round a reference (36项里的第五条是什么),
two documents named together (36项和政策清单 土地), and the pinyin of everyday words (baoxiao: 报销).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from index.interpretation.search_context import SearchContext
from index.query.parser import parse
from index.references.catalog import Catalog
from index.references.document_names import find_documents
from index.references.reference_units import NUMBER, bare_reference, names_clause
from index.results import Answer
from index.text.everyday import sounding_like
from index.text.normalize import fold
from store.model.message import Message

_HAN = "[一-鿿]"
#: ? and * between words or behind one; the mark that ends a question is none.
_WILDCARD = re.compile(rf"[*＊]+|(?<=[\w{_HAN[1:-1]}])[?？]+(?=[\w{_HAN[1:-1]}])")
_SLASH = re.compile(rf"(?<={_HAN})\s*[/／]\s*(?={_HAN})")
#: § with an article, several of them or a range: §9, §§ 20 21, §24-26; before 第 it says nothing.
_SECTION = re.compile(rf"§+\s*(?P<all>{NUMBER}(?:(?:\s*[-–—~～至到、,，和]\s*|\s+){NUMBER})*)(?![条项款\d])")
_SECTION_SIGN = re.compile(r"第?§+\s*(?=第|(?:\d+|[〇零一二三四五六七八九十百]+)[条项])")
#: Until the end of a year: 到2026年底 is what a document says will be by 2026年.
_UNTIL = re.compile(
    r"(?:[到至在]|截[至止到]*)?(?P<year>(?:19|20)\d\d年)年?(?:[底末](?:之?前|以前)?|之?前|以前)"
)
_NAME = r"[^\s和与及、]{2,24}"
_TWO_NAMES = re.compile(rf"^(?P<one>{_NAME})[和与及、](?P<two>{_NAME})\s+(?P<rest>\S.*)$")

_LETTERS = re.compile("[a-zü]{3,40}")
#: Words of one sound that are tried.
MOST_SOUNDING = 3

First = Callable[[SearchContext], Answer]


def rewritten(context: SearchContext, first: First) -> Answer | None:
    """Return the answer to the first other writing that a clause has; ``first`` answers a query."""
    for text in dict.fromkeys(_writings(context)):
        if fold(text) == context.normal or not fold(text):
            continue
        found = first(context.other(context.with_fields(parse(text))))
        if found.total > found.near:
            return replace(
                found,
                query=context.query,
                remarks=(Message("search.understood_as", text=text), *found.remarks),
            )
    return None


def everyday_by_sound(context: SearchContext, first: First) -> Answer | None:
    """Return the answer to an everyday word that was typed in pinyin and that no document has (baoxiao)."""
    typed = context.free.text.strip().lower().replace("'", "").replace(" ", "")
    if not _LETTERS.fullmatch(typed):
        return None
    for word in sounding_like(typed)[:MOST_SOUNDING]:
        found = first(context.other(context.with_fields(parse(word))))
        if found.total:
            said = Message("search.understood_as", text=word)
            return replace(found, query=context.query, remarks=(said, *found.remarks))
    return None


def _writings(context: SearchContext) -> Iterator[str]:
    text = context.free.text.strip()
    if '"' in text or "“" in text:
        return
    if _WILDCARD.search(text):
        yield " ".join(_WILDCARD.sub(" ", text).split())
    if _SLASH.search(text):
        yield _SLASH.sub(" OR ", text)
    if _SECTION_SIGN.search(text):
        yield _SECTION_SIGN.sub(_with_ordinal, text)
    elif _SECTION.search(text):
        yield from (_SECTION.sub(partial(_sections, unit), text) for unit in "条项")
    if year := _UNTIL.fullmatch(text):
        yield year["year"]
    yield from _reference(text)
    yield from _two_documents(context.opened.catalog, text)


def _with_ordinal(found: re.Match[str]) -> str:
    return "" if found.string.startswith("第", found.end()) else "第"


def _sections(unit: str, found: re.Match[str]) -> str:
    """Return the articles or items that are named behind a section sign."""
    return f"第{'、'.join(found['all'].split())}{unit}"


def _reference(text: str) -> Iterator[str]:
    """Yield a reference without the words round it."""
    bare = bare_reference(text)
    if bare != text and names_clause(bare):
        yield bare


def _two_documents(catalog: Catalog, text: str) -> Iterator[str]:
    """Yield words within two documents that are named in front of them."""
    found = _TWO_NAMES.match(text)
    if found is None:
        return
    one, two = found["one"], found["two"]
    known = [find_documents(catalog, name) for name in (one, two)]
    if all(documents and documents[0].score >= 1 for documents in known):
        yield f"{found['rest']} (文件:{one} OR 文件:{two})"
