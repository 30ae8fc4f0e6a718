"""Strategy: what was typed, written as the query language and the documents write it.

Signs of other programs (``医?改革``, ``床位/编制``, ``§9``), words round a reference (36项里的第五条是什么),
two documents named together (36项和政策清单 土地), and the pinyin of everyday words (baoxiao: 报销).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.interpretation.search_context import SearchContext
from index.query.parser import parse
from index.references.catalog import Catalog
from index.references.document_names import find_documents
from index.references.reference_units import names_clause
from index.results import Answer
from index.text.everyday import sounding_like
from index.text.normalize import fold
from store.model.message import Message

_HAN = "[一-鿿]"
#: ? and * between words or behind one; the mark that ends a question is none.
_WILDCARD = re.compile(rf"[*＊]+|(?<=[\w{_HAN[1:-1]}])[?？]+(?=[\w{_HAN[1:-1]}])")
_SLASH = re.compile(rf"(?<={_HAN})\s*[/／]\s*(?={_HAN})")
_SECTION = re.compile(r"§§?\s*(\d+|[〇零一二三四五六七八九十百]+)(?![条项款])")
_INSIDE = re.compile(
    r"(?:里边|里面|里头|当中|之中|里|中|内)?的?(?=第(?:\d+|[〇零一二三四五六七八九十百]+)[条项款章节])"
)
_ASKED_BEHIND = re.compile(
    r"(?:的?(?:具体)?(?:内容|规定))?(?:是什么|是啥|说什么|说了什么|讲什么|讲的什么|讲了什么|写什么|怎么说|怎么写"
    r"|怎么规定|规定了什么|有什么规定)?[的呢?？]?$"
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
    if _SECTION.search(text):
        yield from (_SECTION.sub(rf"第\1{unit}", text) for unit in "条项")
    yield from _reference(text)
    yield from _two_documents(context.opened.catalog, text)


def _reference(text: str) -> Iterator[str]:
    """Yield a reference without the words round it."""
    bare = _ASKED_BEHIND.sub("", _INSIDE.sub("", text))
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
