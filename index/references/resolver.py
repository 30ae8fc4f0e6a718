"""Resolver of references: the clause or document that a reference, name, number or nickname means.

第28条 and 第二十八条, 政策清单第9条, 36项第13条, 规划 三（三）, 一体化办法 第五章, 条例第九条, a number
with 第九项, an id. Knows nothing of Whoosh; the same rules work on a library and on a corpus, through a
:class:`~index.references.catalog.Catalog`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.references.catalog import Catalog, CatalogLibrary, Labelled, LibraryCatalog
from index.references.citations_read import part_cited, section_cited
from index.references.document_names import COUNT, KIND_ENDS, by_number, find_documents
from index.results import ClauseTarget
from index.text.normalize import fold_query
from store.model.numbers import NUMERAL, to_int

#: No more targets than this are given for one reference.
MOST_TARGETS = 50
#: Longer texts are no references.
LONGEST = 240

#: The clause part of a reference is no longer than this, and one unit of it no longer than that.
LONGEST_UNITS, LONGEST_UNIT = 40, 24
#: A reference holds no more blanks than this.
MOST_BLANKS = 4

_N = rf"(?:[{NUMERAL}]+|\d{{1,4}})"
_UNIT = re.compile(
    rf"第(?P<n1>{_N})(?P<unit>分编|部分|[编章节条款项目])?(?:之(?P<sub>{_N}))?"
    rf"|(?P<n4>[{NUMERAL}]{{1,5}}|\d{{1,3}})(?P<bare>[条项])(?:之(?P<sub4>{_N}))?"
    rf"|第?\((?P<n2>{_N})\)[项款]?、?|(?P<n3>{_N})[、.]?"
)
_BARE_ARTICLE = re.compile(rf"{_N}[条项]")
#: 政策清单 九 and 任务五 are clauses, 医疗卫生一 the beginning of 一体化: a blank or the kind tells.
_BARE_NUMERAL = re.compile(rf"[{NUMERAL}]+")
#: 第九 alone is no clause: it may be anything that comes ninth.
_UNFINISHED = re.compile(rf"第{_N}")
#: 36条第9条: the first number is how many there are.
_COUNT_FIRST = re.compile(rf"{_N}(?:条第?{_N}条|项第?{_N}[条项])")
_WITH_SUB = ("条", "章", "节", "编", "分编")
#: What a label can look like where a reference uses a unit; the first is the usual one.
_SHAPES: dict[str, tuple[str, ...]] = {
    "条": ("条", ".", "、", "（）"),
    "项": (".", "（）", "、", "()", "条"),
    "款": ("款",),
    "目": ("目", ".", "()"),
    "()": ("（）", "()", "."),
    "部分": ("、",),
    "、": ("、", "条", "（）", "."),
    ".": (".", "条", "（）", "、"),
}

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


@dataclass(frozen=True, slots=True)
class _Unit:
    shape: str
    number: int
    printed: str
    sub: int = 0


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
    if not text or len(text) > LONGEST:
        return []
    by_id = _by_id(catalog, text)
    if by_id:
        return by_id
    if cited := _cited(catalog, text):
        return cited
    normal = fold_query(text)
    for cut in _cuts(normal):
        apart = text[: -len(normal[cut:])][-1:].isspace() or normal[:cut].endswith((*KIND_ENDS, "》", ")"))
        if cut and _BARE_NUMERAL.fullmatch(normal, cut) and not apart:
            continue
        targets = _targets(catalog, normal[:cut], list(_units(normal[cut:])))
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
        return [*_targets(catalog, "", list(_units(f"第{normal}"))), *documents]
    return documents


def resolve_range(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Return the clauses of a range of articles or items, in order: 第24条至第26条, 一体化办法第五条到第八条.

    Empty where the text is no range, or where one of them is missing.
    """
    found = _RANGE.fullmatch(fold_query(text)) if len(text) <= LONGEST else None
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
    normal = fold_query(text) if len(text) <= LONGEST else ""
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
    for entry, how in _best_documents(catalog, head):
        labelled = [one for one in catalog.clauses(entry) if one.path]
        named = [one for one in labelled if one.path[-1].endswith(unit)]
        last = named or [one for one in labelled if one.path[-1].endswith(".")]
        found += [ClauseTarget(catalog.entries[entry].key, last[-1].id, how)] if last else []
    return found


def leading_reference(catalog: Catalog, text: str) -> Iterator[tuple[list[ClauseTarget], str]]:
    """Yield the clause references that a text can begin with, each with the words behind it, the longest
    first.
    """
    if len(text) > LONGEST:
        return
    blanks = [at for at, character in enumerate(text.strip()) if character.isspace()]
    for at in reversed(blanks[:MOST_BLANKS]):
        targets = [target for target in resolve_on(catalog, text.strip()[:at]) if target.clause_id]
        if targets:
            yield targets, text.strip()[at:].strip()


def names_clause(text: str) -> bool:
    """Return whether a text reads like a reference to a clause, be it there or not (36项第37条)."""
    normal = fold_query(text)
    return len(text) <= LONGEST and any(normal[cut] in "第(" for cut in _cuts(normal))


def _cited(catalog: Catalog, text: str) -> list[ClauseTarget]:
    """Return the sections and named parts that a citation names; empty where it names none that is there."""
    if part := part_cited(text):
        units = list(_units(fold_query(part.place)))
        return [
            ClauseTarget(catalog.entries[entry].key, one.id, how, _paragraph(units) if units else None)
            for entry, how in _best_documents(catalog, part.head)
            for one in _parts(catalog.clauses(entry), part.name, units)
        ][:MOST_TARGETS]
    section = section_cited(text)
    if not section:
        return []
    return [
        ClauseTarget(catalog.entries[entry].key, one.id, how)
        for entry, how in _best_documents(catalog, section.head)
        if not section.of_standard or catalog.entries[entry].kind == "标准"
        for one in catalog.clauses(entry)
        if one.path and one.path[-1] == section.label and (len(one.path) == 1 or not section.of_standard)
    ][:MOST_TARGETS]


def _parts(clauses: Sequence[Labelled], name: str, units: list[_Unit]) -> list[Labelled]:
    """Return the part that is called so, or the clauses in it whose path ends in the units."""
    if not units:
        return [one for one in clauses if one.path and one.path[-1] == name]
    inside = [one for one in clauses if name in one.path]
    found = {clause for clause, _ in _clauses(inside, units)}
    return [one for one in inside if one.id in found]


def _best_documents(catalog: Catalog, head: str) -> list[tuple[int, str]]:
    """Return the documents that a name fits best, and how."""
    documents = find_documents(catalog, head.strip().rstrip("的中,.:/"))
    best = max((found.score for found in documents), default=0.0)
    return [(found.entry, found.how) for found in documents if found.score == best]


def _by_id(catalog: Catalog, text: str) -> list[ClauseTarget]:
    for number, entry in enumerate(catalog.entries):
        if not text.startswith(entry.key):
            continue
        if text == entry.key:
            return [ClauseTarget(entry.key, None, "id")]
        if text[len(entry.key)] == "/":
            return [
                ClauseTarget(entry.key, one.id, "id") for one in catalog.clauses(number) if one.id == text
            ]
    return []


def _cuts(normal: str) -> Iterator[int]:
    """Yield the places where the clause part may begin: from there to the end there are only units.

    Worked out from the end: one pattern for any number of units would try every way to cut a long numeral.
    """
    last = len(normal)
    starts = [last]
    for at in range(last - 1, max(-1, last - LONGEST_UNITS - 1), -1):
        if any(_UNIT.fullmatch(normal, at, end) for end in reversed(starts) if end - at <= LONGEST_UNIT):
            starts.append(at)
    yield from (cut for cut in reversed(starts[1:]) if _believable(normal, cut))


def _believable(normal: str, cut: int) -> bool:
    """Return a numeral alone is a label only behind a document's name and when it is not a part of a
    number.
    """
    rest = normal[cut:]
    if cut and (normal[cut - 1] in "第-.(%年月日" or (normal[cut - 1].isdigit() and rest[0] != "第")):
        return False
    if _COUNT_FIRST.match(rest) or (not cut and _UNFINISHED.fullmatch(rest)):
        return False
    if cut and normal[cut - 1] in NUMERAL and rest[0] in NUMERAL:
        return False
    if rest.startswith(("第", "(")):
        return True
    if cut == 0:
        return ("(" in rest and not rest[0].isdigit()) or (rest[0] in NUMERAL and rest.endswith("、"))
    return not rest.isdigit() or len(rest) < 3


def _units(text: str) -> Iterator[_Unit]:
    for found in _UNIT.finditer(text):
        if found["n1"]:
            unit = found["unit"] or "条"
            yield _Unit(unit, to_int(found["n1"]) or 0, found["n1"], to_int(found["sub"] or "") or 0)
        elif found["n4"]:
            sub = to_int(found["sub4"] or "") or 0
            yield _Unit(found["bare"], to_int(found["n4"]) or 0, found["n4"], sub)
        elif found["n2"]:
            yield _Unit("()", to_int(found["n2"]) or 0, found["n2"])
        else:
            shape = "." if found["n3"].isascii() else "、"
            yield _Unit(shape, to_int(found["n3"]) or 0, found["n3"])


def _targets(catalog: Catalog, head: str, units: list[_Unit]) -> list[ClauseTarget]:
    head = head.rstrip("的中,.:/")
    # What only the documents lack that the name fits best is not looked for in others.
    places = (
        _best_documents(catalog, head) if head else [(entry, "label") for entry in _anywhere(catalog, units)]
    )
    found: list[tuple[int, int, ClauseTarget]] = []
    for order, (entry, how) in enumerate(places):
        key = catalog.entries[entry].key
        clauses = catalog.labelled(entry, _spellings(_named(units)[-1]))
        all_of = _clauses(clauses, units)
        # A citation names the part that a clause is in; where it names none, the clause is at the top.
        top = {one.id for one in clauses if len(one.path) == len(units)} if head.startswith("《") else set()
        for clause, rank in [one for one in all_of if one[0] in top] or all_of:
            found.append((rank, order if head else 0, ClauseTarget(key, clause, how, _paragraph(units))))
    found.sort(key=lambda one: one[:2])
    return [target for _, _, target in found[:MOST_TARGETS]]


def _anywhere(catalog: Catalog, units: list[_Unit]) -> Sequence[int]:
    last = units[-1]
    wanted = [
        label for unit in ([last] if last.shape != "款" else units[-2:-1]) for label in _spellings(unit)
    ]
    return sorted({entry for label in wanted for entry in catalog.with_label(label)})


def _spellings(unit: _Unit) -> list[str]:
    from store.model.numbers import to_chinese

    chinese, arabic = to_chinese(unit.number), str(unit.number)
    sub = f"之{to_chinese(unit.sub)}" if unit.sub else ""
    spelled = {"、": f"{chinese}、", "（）": f"（{chinese}）", ".": f"{arabic}.", "()": f"（{arabic}）"}
    shapes = _SHAPES.get(unit.shape, (unit.shape,))
    if sub:
        # Only what is numbered with 第 can have a 之一: 第九项之一 is not item 9.
        shapes = tuple(shape for shape in shapes if shape in _WITH_SUB)
    return [spelled.get(shape, f"第{chinese}{shape}{sub}") for shape in shapes]


def _paragraph(units: list[_Unit]) -> int | None:
    """Return the paragraph of a clause that a reference ends in: 第二款 of 第九条第二款."""
    return units[-1].number if len(units) > 1 and units[-1].shape == "款" else None


def _clauses(clauses: Sequence[Labelled], units: list[_Unit]) -> list[tuple[str, int]]:
    """The clauses whose path ends in the units, with how unusual the shape of their label is."""
    wanted = [_spellings(unit) for unit in _named(units)]
    found = []
    for clause in clauses:
        path = clause.path
        if path and path[-1] in wanted[-1] and _in_order(path[:-1], wanted[:-1]) and _has(clause, units):
            found.append((clause.id, wanted[-1].index(path[-1])))
    best = min((rank for _, rank in found), default=0)
    # 三（三） means the clause right below 三、 before one that is deeper.
    return [(clause, rank) for clause, rank in found if rank == best]


def _named(units: list[_Unit]) -> list[_Unit]:
    """The units that are clauses: a paragraph of an article is none, the article is what can be shown."""
    return [unit for unit in units if unit.shape != "款"] if len(units) > 1 else units


def _has(clause: Labelled, units: list[_Unit]) -> bool:
    """Return whether the paragraphs that are named are there: one that the clause has, or that it belongs
    to.
    """
    above = [unit.number for unit in units[:-1] if unit.shape == "款"]
    last = _paragraph(units)
    has = last is None or 0 < last <= max(1, clause.paragraphs)
    return has and (not above or above[-1] == clause.under)


def _in_order(path: tuple[str, ...], wanted: list[list[str]]) -> bool:
    """Return whether the wanted labels occur in a path in this order, gaps allowed."""
    labels = iter(path)
    return all(any(label in spellings for label in labels) for spellings in wanted)
