"""Places in a clause that cite a document (《…》, its number) or another clause (第九条第二款)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from store.intake.outline.labels import canonical
from store.model.clause import Reference
from store.model.numbers import find_numbers, to_int

_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{1,100}》[^《》]{0,60})*)》")
_NUMERAL = r"[零〇一二三四五六七八九十百千\d０-９]{1,7}"
_CLAUSE = re.compile(
    rf"第(?P<article>{_NUMERAL})条(?:之(?P<sub>[一二三四五六七八九十]{{1,3}}))?"
    rf"(?:第?(?P<paragraph>{_NUMERAL})款)?(?:第?[（(]?(?P<item>{_NUMERAL})[）)]?项)?"
    rf"|第(?P<division>{_NUMERAL})(?P<unit>[编章节])(?![^。；]{{0,1}}省|课)"
)
_NUMBER_AFTER = re.compile(r"^\s*[（(]\s*$")
#: What may come between a title and the clause of it that is cited.
_JOINS = ("", "的", " ")
#: Farther behind a title no number belongs to it.
_NEAR = 12


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the references in ``text``, in order; a title takes the number and the clause behind it."""
    titles = list(_TITLE.finditer(text))
    numbers = find_numbers(text)
    clauses = list(_CLAUSE.finditer(text))
    number_starts = [start for start, _, _ in numbers]
    clause_starts = [c.start() for c in clauses]
    used_numbers: set[int] = set()
    used_clauses: set[int] = set()
    found: list[Reference] = []
    for m in titles:
        end, number = m.end(), None
        i = bisect_left(number_starts, m.end())
        near = i < len(numbers) and number_starts[i] - m.end() <= _NEAR
        if near and _NUMBER_AFTER.match(text[m.end() : number_starts[i]]):
            used_numbers.add(i)
            _, stop, number = numbers[i]
            end = stop + (1 if text[stop : stop + 1] in "）)" else 0)
        clause = None
        i = bisect_left(clause_starts, end)
        if i < len(clauses) and clause_starts[i] <= end + 1 and text[end : clause_starts[i]] in _JOINS:
            used_clauses.add(i)
            clause, end = _spell(clauses[i]), clauses[i].end()
        found.append(Reference(m.start(), end, m["title"], number, clause))
    begins, ends = [r.start for r in found], [r.end for r in found]
    for i, (start, stop, spelled) in enumerate(numbers):
        if i not in used_numbers and not _inside(start, begins, ends):
            found.append(Reference(start, stop, None, spelled))
    for i, c in enumerate(clauses):
        if i not in used_clauses and not _inside(c.start(), begins, ends):
            found.append(Reference(c.start(), c.end(), None, None, _spell(c)))
    return tuple(sorted(found, key=lambda r: r.start))


def _inside(position: int, begins: list[int], ends: list[int]) -> bool:
    """Return whether one of the spans, which follow each other, has the position in it."""
    i = bisect_right(begins, position) - 1
    return i >= 0 and position < ends[i]


def _spell(found: re.Match[str]) -> str:
    if found["division"]:
        return canonical(found["unit"], to_int(found["division"]) or 0)  # type: ignore[arg-type]
    text = canonical("条", to_int(found["article"]) or 0, to_int(found["sub"] or "") or 0)
    for name, unit in (("paragraph", "款"), ("item", "项")):
        if found[name]:
            text += canonical("条", to_int(found[name]) or 0)[:-1] + unit
    return text
