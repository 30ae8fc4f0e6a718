"""Resolver of references: the clause or document that a reference, name, number or nickname means.

第28条 and 第二十八条, 政策清单第9条, 36项第13条, 规划 三（三）, 一体化办法 第五章, 条例第九条, a number
with 第九项, an id. Knows nothing of Whoosh; the same rules work on a library and on a corpus, through a
:class:`~index.references.catalog.Catalog`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.references.catalog import Catalog, CatalogLibrary, LibraryCatalog
from index.references.citations_read import part_cited, section_cited
from index.references.clause_lookup import MOST_TARGETS, best_documents, clause_targets, clauses_of_part
from index.references.document_names import COUNT, KIND_ENDS, by_number, find_documents
from index.references.reference_units import (
    LONGEST_REFERENCE,
    NUMBER,
    clause_part_starts,
    paragraph_number,
    units_in,
)
from index.results import ClauseTarget
from index.text.normalize import fold_query
from store.model.numbers import NUMERAL

#: A reference holds no more blanks than this.
MOST_BLANKS = 4

_BARE_ARTICLE = re.compile(rf"{NUMBER}[条项](?:第?{NUMBER}款)?")
#: 政策清单 九 and 任务五 are clauses, 医疗卫生一 the beginning of 一体化: a blank or the kind tells.
_BARE_NUMERAL = re.compile(rf"[{NUMERAL}]+")


def resolve(library: CatalogLibrary, text: str) -> list[ClauseTarget]:
    """Return what a reference leads to, best first; empty when it is none.

    An id; a clause with or without its document (第28条, 36项第13条, 规划 三（三）); a document by key,
    number in any spelling, title or nickname (its target has no clause).
    """
    return resolve_on(LibraryCatalog(library), text, names=True)


def resolve_on(catalog: Catalog, text: str, names: bool = False) -> list[ClauseTarget]:
    """Resolve references as :func:`resolve` does, on any catalog; without ``names`` a mere title or nickname
    is not a reference.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_REFERENCE:
        return []
    by_id = _by_id(catalog, text)
    if by_id:
        return by_id
    if cited := _cited(catalog, text):
        return cited
    normal = fold_query(text)
    for cut in clause_part_starts(normal):
        apart = text[: -len(normal[cut:])][-1:].isspace() or normal[:cut].endswith((*KIND_ENDS, "》", ")"))
        if cut and _BARE_NUMERAL.fullmatch(normal, cut) and not apart:
            continue
        targets = clause_targets(catalog, normal[:cut], units_in(normal[cut:]))
        if targets:
            return targets
    if names:
        found = find_documents(catalog, normal)
    else:
        found = by_number(catalog, text) or (by_number(catalog, normal) if normal != text else [])
        if not found and COUNT.fullmatch(normal):
            found = [one for one in find_documents(catalog, normal) if one.how == "count"]
    documents = [ClauseTarget(catalog.entries[one.entry].key, None, one.how) for one in found]
    # 36项 names a document by its title; one that has nine measures is rather not what 九条 means.
    if _BARE_ARTICLE.fullmatch(normal) and not any(one.score > 1 for one in found):
        return [*clause_targets(catalog, "", units_in(f"第{normal}")), *documents]
    return documents


def leading_reference(catalog: Catalog, text: str) -> Iterator[tuple[list[ClauseTarget], str]]:
    """Yield the clause references that a text can begin with, each with the words behind it, the longest
    first.
    """
    if len(text) > LONGEST_REFERENCE:
        return
    blanks = [at for at, character in enumerate(text.strip()) if character.isspace()]
    for at in reversed(blanks[:MOST_BLANKS]):
        targets = [target for target in resolve_on(catalog, text.strip()[:at]) if target.clause_id]
        if targets:
            yield targets, text.strip()[at:].strip()


def reference_before_name(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Return the clauses of a reference whose document is named behind it (第三十条 医师法), best first;
    empty where what is behind the first blank names none.
    """
    place, _, name = text.strip().partition(" ")
    if not name.strip() or len(text) > LONGEST_REFERENCE or 0 not in clause_part_starts(fold_query(place)):
        return []
    targets = resolve_on(catalog, f"{name.strip()} {place}")
    return [target for target in targets if target.clause_id and target.how != "label"]


def _cited(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Return the sections and named parts that a citation names; empty where it names none that is there."""
    if part := part_cited(text):
        units = units_in(fold_query(part.place))
        return [
            ClauseTarget(catalog.entries[entry].key, one.id, how, paragraph_number(units) if units else None)
            for entry, how in best_documents(catalog, part.head)
            for one in clauses_of_part(catalog.clauses(entry), part.name, units)
        ][:MOST_TARGETS]
    section = section_cited(text)
    if not section:
        return []
    return [
        ClauseTarget(catalog.entries[entry].key, one.id, how)
        for entry, how in best_documents(catalog, section.head)
        if not section.of_standard or catalog.entries[entry].kind == "标准"
        for one in catalog.clauses(entry)
        if one.path and one.path[-1] == section.label and (len(one.path) == 1 or not section.of_standard)
    ][:MOST_TARGETS]


def _by_id(catalog: Catalog, text: str) -> list[ClauseTarget]:
    ends = [*(at for at, character in enumerate(text) if character == "/"), len(text)]
    held = [number for end in ends if (number := catalog.by_key.get(text[:end])) is not None]
    if not held:
        return []
    key = catalog.entries[min(held)].key
    if text == key:
        return [ClauseTarget(key, None, "id")]
    return [ClauseTarget(key, one.id, "id") for one in catalog.clauses(min(held)) if one.id == text]
