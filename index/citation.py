"""How a clause is cited in an official paper (GB/T 9704): 《题名》（文号）第九项, 《办法》第九条第二款.

Chapters and sections are left out before an article, brackets round an item too; where no article leads the
path, the path is cited as printed: 二、（一）1.
"""

from __future__ import annotations

import re

from store.numbers import NUMERAL, to_chinese, to_int
from store.records import Clause, Document, parts

_ARTICLE = re.compile(rf"第(?:[{NUMERAL}]+|\d+)条(?:之[{NUMERAL}]+)?")
_DIVISION = re.compile(rf"第(?:[{NUMERAL}]+|\d+)(?:分编|[编章节])")
_ITEM = re.compile(rf"（?(?P<n>[{NUMERAL}]+|\d+)）?[、.]?")
_NUMBERED = re.compile(r"\d+\.")


def cite(document: Document, clause: Clause, start: int | None = None) -> str:
    """The citation of a clause; with ``start`` (an offset in its printed text) of the paragraph there."""
    name = re.sub(r"^《(.*)》$", r"\1", document.name)
    number = f"（{document.number}）" if document.number else ""
    return f"《{name}》{number}{place(document, clause, start)}"


def cite_as(document: Document, clause: Clause, start: int | None = None, style: str = "official") -> str:
    """The citation in a style: ``official`` and ``markdown`` with the document's number, ``law`` without.

    With ``start`` in a row of a table, that row is named too.
    """
    name = re.sub(r"^《(.*)》$", r"\1", document.name)
    row = _row(clause, start)
    if style == "law":
        return f"《{name}》{place(document, clause, start)}{row}"
    return cite(document, clause, start) + row


def _row(clause: Clause, start: int | None) -> str:
    """表第三行, where a place in a table is known; with the table's name where it has one."""
    if start is None:
        return ""
    for part in parts(clause):
        if part.kind == "row" and part.start <= start <= part.end:
            caption = clause.tables[part.index].caption
            return f"{f'“{caption}”' if caption else ''}表第{to_chinese(part.row + 1)}行"
    return ""


def place(document: Document, clause: Clause, start: int | None = None) -> str:
    """The part of a citation behind the document: 第九条第二款, 第九项, 二、（一）."""
    articles = [index for index, label in enumerate(clause.path) if _ARTICLE.fullmatch(label)]
    if articles:
        return _in_article(clause, articles[-1]) + _paragraph(clause, start)
    if _DIVISION.fullmatch(clause.label):
        return "".join(label for label in clause.path if _DIVISION.fullmatch(label))
    if _NUMBERED.fullmatch(clause.label) and _only_numbers(clause):
        found = to_int(clause.label.rstrip("."))
        return f"第{to_chinese(found)}项" if found else clause.label
    # What an unnumbered part is called is not counted, but says where the numbers begin anew.
    named = [label for label in clause.path if not _ITEM.fullmatch(label)]
    numbered = "".join(label for label in clause.path if _ITEM.fullmatch(label))
    if not numbered:
        return f"“{clause.path[-1]}”部分" if clause.path and clause.path[-1] != "前言" else "前言"
    prefix = f"“{named[-1]}”" if named and not _unique(document, clause, numbered) else ""
    return prefix + _trimmed(numbered)


def _in_article(clause: Clause, at: int) -> str:
    below = []
    for label in clause.path[at + 1 :]:
        item = _ITEM.fullmatch(label)
        number = to_int(item["n"]) if item else None
        unit = "目" if re.fullmatch(r"\d+\.", label) else "项"
        below.append(f"第{to_chinese(number)}{unit}" if number else label)
    return clause.path[at] + "".join(below)


def _paragraph(clause: Clause, start: int | None) -> str:
    """第二款, where an article has several and the place is known."""
    if start is None or len(clause.paragraphs) < 2 or not _ARTICLE.fullmatch(clause.label):  # noqa: PLR2004
        return ""
    for part in parts(clause):
        if part.kind == "paragraph" and part.start <= start < part.end:
            return f"第{to_chinese(part.index + 1)}款"
    return ""


def _only_numbers(clause: Clause) -> bool:
    """Whether a numbered measure stands at the top, or below nothing but an unnumbered part."""
    return not any(_ITEM.fullmatch(label) for label in clause.path[:-1])


def _unique(document: Document, clause: Clause, numbered: str) -> bool:
    same = (
        other
        for other in document.walk()
        if "".join(label for label in other.path if _ITEM.fullmatch(label)) == numbered
    )
    return all(other.id == clause.id for other in same)


def _trimmed(path: str) -> str:
    """A path as one cites it: no mark behind the last label."""
    return path.rstrip("、.")
