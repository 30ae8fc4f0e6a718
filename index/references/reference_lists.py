"""References to several clauses at once: a range, a list, the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.references.catalog import Catalog
from index.references.clause_lookup import best_documents
from index.references.reference_units import LONGEST_REFERENCE
from index.references.resolver import resolve_on
from index.results import ClauseTarget
from index.text.normalize import fold_query
from store.model.numbers import NUMERAL, to_int

#: A range of articles or items: 第24条至第26条, 24-26条; more than so many are no reference but a document.
MOST_IN_RANGE = 30
#: Several articles or items: 第3、5、9条, 第二十四条和第二十五条.
_SEVERAL = re.compile(
    rf"(?P<head>.*?)(?P<list>第?[{NUMERAL}\d]+[条项]?(?:[、,和与及]+第?[{NUMERAL}\d]+[条项]?)+)"
)
_ONE_OF_SEVERAL = re.compile(rf"[{NUMERAL}]+|\d+")
#: The last article or item of a document.
_LAST = re.compile("(?P<head>.{2,}?)的?(?:最后一|末)(?P<unit>[条项])")
_RANGE = re.compile(
    rf"(?P<head>.*?)第?(?P<low>[{NUMERAL}\d]+)[条项]?(?:至|到|-|~)第?(?P<high>[{NUMERAL}\d]+)(?P<unit>[条项])"
)


def resolve_range(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Return the clauses of a range of articles or items, in order: 第24条至第26条, 一体化办法第五条到第八条.

    Empty where the text is no range, or where one of them is missing.
    """
    found = _RANGE.fullmatch(fold_query(text)) if len(text) <= LONGEST_REFERENCE else None
    low, high = (to_int(found["low"]), to_int(found["high"])) if found else (None, None)
    if found is None or low is None or high is None or not low < high < low + MOST_IN_RANGE:
        return []
    each = [resolve_on(catalog, f"{found['head']}第{n}{found['unit']}") for n in range(low, high + 1)]
    return _of_same_documents(each)


def _of_same_documents(each: Sequence[Sequence[ClauseTarget]]) -> list[ClauseTarget]:
    """Return the targets of several references, document by document, in the documents that have all of
    them.
    """
    documents = set.intersection(*({target.document_key for target in targets} for targets in each))
    found_in = dict.fromkeys(target.document_key for target in each[0] if target.document_key in documents)
    return [
        target for key in found_in for targets in each for target in targets if target.document_key == key
    ]


def resolve_several(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Resolve several references in one (政策清单第3、5、9条, 第四条和第五条), or a last one.

    Empty where the text is no such list, or where one of them is missing.
    """
    normal = fold_query(text) if len(text) <= LONGEST_REFERENCE else ""
    if last := _LAST.fullmatch(normal):
        return _last(catalog, last["head"], last["unit"])
    found = _SEVERAL.fullmatch(normal)
    unit = normal[-1:] if found and normal[-1:] in "条项" else ""
    if found is None or not unit or "第" not in normal:
        return []
    each = [
        resolve_on(catalog, f"{found['head']}第{n}{unit}") for n in _ONE_OF_SEVERAL.findall(found["list"])
    ]
    return _of_same_documents(each)


def _last(catalog: Catalog, head: str, unit: str) -> list[ClauseTarget]:
    """Return the last article, or the last item at the top, of the documents that a name fits best."""
    found = []
    for entry, how in best_documents(catalog, head):
        labelled = [one for one in catalog.clauses(entry) if one.path]
        named = [one for one in labelled if one.path[-1].endswith(unit)]
        last = named or [one for one in labelled if one.path[-1].endswith(".")]
        found += [ClauseTarget(catalog.entries[entry].key, last[-1].id, how)] if last else []
    return found
