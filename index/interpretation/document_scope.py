"""A document's number or name among other words: the words are looked for in that document.

晋政办函〔2020〕28号 人才 finds what that document says about 人才, besides what cites it and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from index.query.parser import AllOf, AnyOf, Field, Node, Query, Term
from index.references.catalog import Catalog
from index.references.document_names import COUNT, KIND_ENDS, DocumentMatch, by_number, find_documents
from index.text import segmenter
from index.text.normalize import fold_query
from store.model.numbers import find_numbers

#: Words between a document and what it says about something.
_LEADING = re.compile(r"(?:[的中里对]|关于|有关|规定)*")
#: What may name a document within a question, the surest first: a title in marks, a document's number, a
#: number of measures, a kind that is spoken of as a place or beside another, what ends like a name.
_NAMING = tuple(
    re.compile(pattern)
    for pattern in (
        "《[^《》]{2,60}》",
        r"[一-鿿]{0,8}?(?:[\[〔(]?(?:19|20)\d\d[\]〕)年]第?)?\d{1,4}号文件?",
        f"(?<!第){COUNT.pattern}",
        f"(?:(?<![一-鿿])|(?<=[和与跟及比]))(?:{'|'.join(KIND_ENDS)})(?=里|中(?![心医药])|对|[和与跟及、\v])",
        f"[一-鿿\\d]{{1,24}}?(?:{'|'.join((*KIND_ENDS, '法'))})",
    )
)
#: Words between a document's name and what is looked for inside it, and words that compare two documents.
_WITHIN = "里面|里边|里头|当中|之中|里|中(?![心医药草])|关于|有关|对于?"
_INSIDE = re.compile(f"(?:{_WITHIN}|的|在)+")
_COMPARES = re.compile("区别|不同|差异|差别|异同|对比|比较|相比|一样|关于|有关")
#: Documents that are counted and not named.
_SEVERAL_PAPERS = re.compile(
    f"(?:[两二三四几多]|各)[份个部]?(?:文件|通知|{'|'.join(KIND_ENDS)})(?:里|中|之间)?"
)
#: What is written between two names.
_JOINED = "和与跟及比较在"
_SHORTEST, _SHORTEST_PIECES = 3, 4
#: How well a name must fit to be taken for one.
_LEAST = 1.0
#: A name in pieces (医改任务) fits no better than this; what so many documents are called names none of them.
_LEAST_PIECES, _MOST_NAMED = 0.25, 3


def apart_from_words(text: str) -> str:
    """Return a text with a blank behind each document number that words run into: …〔2020〕28号关于人才."""
    out, done = [], 0
    for start, end, _ in find_numbers(text):
        out += [text[done:start], " ", text[start:end], " "]
        done = end + len(_LEADING.match(text, end)[0])  # type: ignore[index]
    return "".join([*out, text[done:]]).strip() if done else text


def within_numbers(query: Query, catalog: Catalog) -> Query:
    """Return the query with each document number, in any spelling, also read as the field that narrows to
    it.
    """
    nodes = query.root.nodes if isinstance(query.root, AllOf) else ()
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        # A number may be typed with a blank inside: 晋政办函2020 28号.
        for width in (2, 1):
            some = nodes[at : at + width]
            typed = "".join(node.text for node in some if isinstance(node, Term) and not node.literal)
            found = by_number(catalog, fold_query(typed)) if typed and len(some) < len(nodes) else []
            number = catalog.entries[found[0].entry].number if found else None
            if number and all(isinstance(node, Term) and not node.literal for node in some):
                out.append(AnyOf((Term(number), Field("文号", number))))
                at += width
                break
        else:
            out.append(nodes[at])
            at += 1
    return query if tuple(out) == tuple(nodes) else Query(query.text, AllOf(tuple(out)), query.literal)


def within_names(query: Query, catalog: Catalog, surely: bool = False) -> Query:
    """Return the query with a document's name (政策清单 床位) read as the field that narrows to it.

    Of what is no name but words too (规划 床位), only what has no clause with both is meant so; 36项 and
    政策清单 always mean the document, besides what speaks of it.
    """
    nodes = query.root.nodes if isinstance(query.root, AllOf) else ()
    for at, node in enumerate(nodes):
        if isinstance(node, Term) and not node.literal and _names(find_documents(catalog, node.normal)):
            field = Field("文件", node.text)
            if surely and segmenter.is_word(node.normal):
                continue
            read: Node = AnyOf((node, field)) if surely else field
            rest = (*nodes[:at], read, *nodes[at + 1 :])
            return Query(query.text, AllOf(rest), query.literal)
    return query


def named_in(text: str, catalog: Catalog) -> tuple[frozenset[int], str]:
    """Return the documents that a question names anywhere, by their numbers, and the question without their
    names.

    24项和36项在职称认定上有什么不同, 一体化办法何时生效, 《护士条例》里护士的义务.
    """
    found: set[int] = set()
    rest = text
    for naming in _NAMING:
        for at in naming.finditer(rest):
            for name in _candidates(at[0]):
                named = _called(find_documents(catalog, name), name)
                if named:
                    found |= named
                    rest = rest.replace(name, "\v", 1)
                    break
    if not found and _COMPARES.search(text):
        # Of 两份清单在床位上有什么区别 the first words are about documents, not about what clauses say.
        return frozenset(), _SEVERAL_PAPERS.sub("\v", rest)
    return frozenset(found), _INSIDE.sub("\v", rest) if found else rest


def asks_of_document(text: str, named: frozenset[int], rest: str) -> bool:
    """Return whether a normal form asks what the documents that it names say of something.

    ``named`` and ``rest`` are what :func:`named_in` gives: 白求恩规划里食堂, 清单与36项规培证待遇的差异.
    """
    if not named or len(re.sub(r"[\W_]", "", rest)) < 2:
        return False
    inside = len(re.findall(_WITHIN, text)) > len(re.findall(_WITHIN, rest))
    return inside or (len(named) > 1 and bool(_COMPARES.search(text)))


def _candidates(text: str) -> Iterator[str]:
    """Yield possible names of a document at the end of a text, the longest first."""
    yield from dict.fromkeys((text, text.lstrip(_JOINED)))
    borders = [*accumulate(map(len, segmenter.segment(text)))]
    yield from (rest for border in borders[:-1] if len(rest := text[border:]) >= _SHORTEST)


def _called(found: list[DocumentMatch], name: str) -> set[int]:
    """Return the documents that a name within a question means; a name in pieces only where it is one's
    alone.
    """
    best = {one.entry for one in found if one.score == found[0].score}
    whole = _names(found) or (found and found[0].how == "number")
    pieces = len(name) >= _SHORTEST_PIECES and name.endswith(KIND_ENDS) and len(best) == 1
    sure = whole or (pieces and found[0].how == "nickname" and found[0].score >= _LEAST_PIECES)
    return best if sure and len(best) <= _MOST_NAMED else set()


def _names(found: list[DocumentMatch]) -> bool:
    """Return the documents that a name means without doubt."""
    return bool(found) and found[0].score >= _LEAST and found[0].how in ("title", "nickname", "count")
