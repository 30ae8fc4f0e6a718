"""Units of a reference (第九条 and 第二款 of 第九条第二款), and the labels that each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.text.normalize import fold_query
from store.model.numbers import NUMERAL, to_chinese, to_int

#: Longer texts are no references.
LONGEST_REFERENCE = 240
#: The clause part of a reference is no longer than this, and one unit of it no longer than that.
_LONGEST_UNITS, _LONGEST_UNIT = 40, 24
#: A numeral of a label, as a pattern.
NUMBER = rf"(?:[{NUMERAL}]+|\d{{1,4}})"
_UNIT = re.compile(
    rf"第(?P<n1>{NUMBER})(?P<unit>分编|部分|[编章节条款项目])?(?:之(?P<sub>{NUMBER}))?"
    rf"|(?P<n4>[{NUMERAL}]{{1,5}}|\d{{1,3}})(?P<bare>[条项])(?:之(?P<sub4>{NUMBER}))?"
    # 16条2款: only behind its article is a paragraph named without 第.
    rf"|(?<=[条项])(?P<n5>{NUMBER})款"
    rf"|第?\((?P<n2>{NUMBER})\)[项款]?、?|(?P<n3>{NUMBER})[、.]?"
)
#: 第九 alone is no clause: it may be anything that comes ninth.
_UNFINISHED = re.compile(rf"第{NUMBER}")
#: 36条第9条: the first number is how many there are.
_COUNT_FIRST = re.compile(rf"{NUMBER}(?:条第?{NUMBER}条|项第?{NUMBER}[条项])")
#: Words between a document's name and a clause, and those behind one that ask what it says.
_INSIDE = re.compile(rf"(?:里边|里面|里头|当中|之中|里|中|内)?的?(?=第{NUMBER}[条项款章节])")
_ASKED_BEHIND = re.compile(
    r"(?:的?(?:具体)?(?:内容|规定))?(?:是什么|是啥|说什么|说了什么|讲什么|讲的什么|讲了什么|写什么|怎么说|怎么写"
    r"|怎么规定|规定了什么|有什么规定)?[的呢?？]?$"
)
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


@dataclass(frozen=True, slots=True)
class ReferenceUnit:
    """One unit of a reference: 第九条 has the shape 条 and the number 9, 第三条之一 also ``sub`` 1 (else 0).

    ``shape`` is a key of the table of label shapes: the word behind the number, or the punctuation of a
    bare label. A numeral that cannot be read has the number 0, which no label has.
    """

    shape: str
    number: int
    sub: int = 0


def names_clause(text: str) -> bool:
    """Return whether a text reads like a reference to a clause, be it there or not (36项第37条是什么)."""
    if len(text) > LONGEST_REFERENCE:
        return False
    normal = fold_query(bare_reference(text))
    return any(normal[cut] in "第(" for cut in clause_part_starts(normal))


def bare_reference(text: str) -> str:
    """Return a text without the words between a document and its clause and those that ask what it says."""
    return _ASKED_BEHIND.sub("", _INSIDE.sub("", text))


def clause_part_starts(normal: str) -> Iterator[int]:
    """Yield the places where the clause part may begin: from there to the end there are only units.

    Worked out from the end: one pattern for any number of units would try every way to cut a long numeral.
    """
    last = len(normal)
    starts = [last]
    for at in range(last - 1, max(-1, last - _LONGEST_UNITS - 1), -1):
        if any(_UNIT.fullmatch(normal, at, end) for end in reversed(starts) if end - at <= _LONGEST_UNIT):
            starts.append(at)
    yield from (cut for cut in reversed(starts[1:]) if _believable(normal, cut))


def _believable(normal: str, cut: int) -> bool:
    """Return whether the clause part of a reference may begin at ``cut``.

    A numeral alone is a label only behind a document's name and when it is not a part of a number.
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


def units_in(text: str) -> list[ReferenceUnit]:
    """Return the units of a clause part in normal form, the outermost first; what is no unit is skipped."""
    return [_unit(found) for found in _UNIT.finditer(text)]


def _unit(found: re.Match[str]) -> ReferenceUnit:
    if found["n1"]:
        unit = found["unit"] or "条"
        return ReferenceUnit(unit, to_int(found["n1"]) or 0, to_int(found["sub"] or "") or 0)
    if found["n4"]:
        return ReferenceUnit(found["bare"], to_int(found["n4"]) or 0, to_int(found["sub4"] or "") or 0)
    if found["n5"]:
        return ReferenceUnit("款", to_int(found["n5"]) or 0)
    if found["n2"]:
        return ReferenceUnit("()", to_int(found["n2"]) or 0)
    shape = "." if found["n3"].isascii() else "、"
    return ReferenceUnit(shape, to_int(found["n3"]) or 0)


def label_spellings(unit: ReferenceUnit) -> list[str]:
    """Return the labels in their canonical form that a unit may mean, the usual one first."""
    chinese, arabic = to_chinese(unit.number), str(unit.number)
    sub = f"之{to_chinese(unit.sub)}" if unit.sub else ""
    spelled = {"、": f"{chinese}、", "（）": f"（{chinese}）", ".": f"{arabic}.", "()": f"（{arabic}）"}
    shapes = _SHAPES.get(unit.shape, (unit.shape,))
    if sub:
        # Only what is numbered with 第 can have a 之一: 第九项之一 is not item 9.
        shapes = tuple(shape for shape in shapes if shape in _WITH_SUB)
    return [spelled.get(shape, f"第{chinese}{shape}{sub}") for shape in shapes]


def paragraph_number(units: list[ReferenceUnit]) -> int | None:
    """Return the paragraph of a clause that a reference ends in: 第二款 of 第九条第二款."""
    return units[-1].number if len(units) > 1 and units[-1].shape == "款" else None


def clause_units(units: list[ReferenceUnit]) -> list[ReferenceUnit]:
    """Return the units that are clauses: a paragraph of an article is none, the article can be shown."""
    return [unit for unit in units if unit.shape != "款"] if len(units) > 1 else units
