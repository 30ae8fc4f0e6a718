"""Citations of clauses in official papers (GB/T 9704): 《题名》（文号）第九项, 《办法》第九条第二款.

Chapters and sections are left out before an article, brackets round an item too; where no article leads the
path, the path is cited as printed: 二、（一）1.
"""

from __future__ import annotations

import re

from store.model.clause import Clause
from store.model.document import Document
from store.model.numbers import NUMERAL, to_chinese, to_int
from store.model.paragraph_numbers import ARTICLE, numbers_above, paragraph_parts
from store.model.printed import parts

_DIVISION = re.compile(rf"第(?:[{NUMERAL}]+|\d+)(?:分编|[编章节])")
_ITEM = re.compile(rf"（?(?P<n>[{NUMERAL}]+|\d+)）?[、.]?")
_DAY = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)-(?P<d>\d\d))?")
#: 3.1 and A.1.2, the sections of a standard, which are cited by their number alone.
_SECTION = re.compile(r"(?:\d+|[A-H])(?:\.\d+)+")
_NUMBERED = re.compile(r"\d+\.")
_INNER = str.maketrans("《》", "〈〉")


def cite(document: Document, clause: Clause, start: int | None = None, end: int | None = None) -> str:
    """Return the citation of a clause; with ``start`` (an offset in its printed text) of the paragraph there.

    With ``end`` it is of all paragraphs up to there.
    """
    number = document_number(document.number)
    number += edition_mark(document)
    return f"{titled(document.name)}{number}{place(document, clause, start, end)}"


def cite_paragraph(document: Document, clause: Clause, number: int | None) -> str:
    """Return the citation of a clause, or of one of its paragraphs (款), counted from 1."""
    place = paragraph_parts(clause)[number - 1 : number] if number else ()
    return cite(document, clause, place[0].start, place[0].end) if place else cite(document, clause)


def cite_as(
    document: Document,
    clause: Clause,
    start: int | None = None,
    style: str = "official",
    end: int | None = None,
) -> str:
    """Return the citation in a style: ``official`` and ``markdown`` with the document's number, ``law``
    without.

    With ``start`` in a row of a table that row is named too, with ``end`` all rows up to there.
    """
    rows = cited_rows(clause, start, end)
    if style == "law":
        return f"{titled(document.name)}{edition_mark(document)}{place(document, clause, start, end)}{rows}"
    return cite(document, clause, start, end) + rows


def edition_mark(document: Document) -> str:
    """Return （2020年文本） where the library has several texts of the document's title; else nothing."""
    if document.edition is None or document.edition == document.number:
        return ""
    day = _DAY.fullmatch(document.edition)
    if day:
        parts = zip((day["y"], day["m"], day["d"]), "年月日", strict=True)
        return f"（{''.join(f'{int(number)}{unit}' for number, unit in parts if number)}文本）"
    return f"（{document.edition}）"


def marked_title(document: Document) -> str:
    """Return the title of a document, with its edition where the library has several texts of that title."""
    return document.name + edition_mark(document)


def document_number(number: str | None) -> str:
    """Return the suffix （文号）; a number that is printed in brackets (（2022年第30号）) gets no others."""
    if not number:
        return ""
    return number if number.startswith("（") and number.endswith("）") else f"（{number}）"


def titled(name: str) -> str:
    """Return a title in 《》, those inside it as 〈〉; one that is printed in them gets no others."""
    whole = re.fullmatch(r"《([^《》]*)》", name)
    return f"《{whole[1] if whole else name.translate(_INNER)}》"


def cited_rows(clause: Clause, start: int | None, end: int | None = None) -> str:
    """Return 表第三行, 表第一行至第三行 for a range in a table, with the table's name where it has one.

    The row that names the columns is not counted; a range in it alone is of the whole table.
    """
    if start is None:
        return ""
    last = start if end is None else max(start, end - 1)
    rows = [part for part in parts(clause) if part.kind == "row" and part.start <= last and start <= part.end]
    if not rows or len({part.index for part in rows}) > 1:
        return ""
    if start < rows[0].start or last > rows[-1].end:
        return ""
    table = rows[0].table
    assert table is not None
    heads = 1 if table.has_header else 0
    first, final = max(1, rows[0].row + 1 - heads), rows[-1].row + 1 - heads
    name = f"“{table.caption}”" if table.caption else ""
    if final < 1:
        return f"{name}表"
    if first == final:
        return f"{name}表第{to_chinese(first)}行"
    return f"{name}表第{to_chinese(first)}行至第{to_chinese(final)}行"


def place(document: Document, clause: Clause, start: int | None = None, end: int | None = None) -> str:
    """Return the part of a citation behind the document: 第九条第二款, 第九项, 二、（一）."""
    articles = [index for index, label in enumerate(clause.path) if ARTICLE.fullmatch(label)]
    if articles:
        return _in_article(document, clause, articles[-1]) + _paragraph(clause, start, end)
    if _DIVISION.fullmatch(clause.label):
        return "".join(label for label in clause.path if _DIVISION.fullmatch(label))
    if sections := [label for label in clause.path if _SECTION.fullmatch(label)]:
        below = clause.path[clause.path.index(sections[-1]) + 1 :]
        return sections[-1] + _trimmed("".join(below))
    if document.kind == "标准" and _NUMBERED.fullmatch(clause.label) and _only_numbers(clause):
        return f"第{clause.label.rstrip('.')}章"
    if _NUMBERED.fullmatch(clause.label) and _only_numbers(clause):
        found = to_int(clause.label.rstrip("."))
        return f"第{to_chinese(found)}项" if found else clause.label
    # What an unnumbered part is called is not counted, but says where the numbers start over.
    named = [label for label in clause.path if not _ITEM.fullmatch(label)]
    numbered = "".join(label for label in clause.path if _ITEM.fullmatch(label))
    if not numbered:
        return f"“{clause.path[-1]}”部分" if clause.path and clause.path[-1] != "前言" else "前言"
    prefix = f"“{named[-1]}”" if named and not _unique(document, clause, numbered) else ""
    return prefix + _trimmed(numbered)


def _in_article(document: Document, clause: Clause, at: int) -> str:
    below = []
    for label in clause.path[at + 1 :]:
        item = _ITEM.fullmatch(label)
        number = to_int(item["n"]) if item else None
        unit = "目" if re.fullmatch(r"\d+\.", label) else "项"
        below.append(f"第{to_chinese(number)}{unit}" if number else label)
    paragraph = _paragraph_above(document, clause.path[: at + 1], clause) if below else ""
    return clause.path[at] + paragraph + "".join(below)


def _paragraph_above(document: Document, article: tuple[str, ...], clause: Clause) -> str:
    """第一款 where an article has several paragraphs and the clause belongs to that one."""
    found = (one for one in document.walk() if one.path == article and len(one.paragraphs) > 1)
    if not any(below.id == clause.id for one in found for below in one.walk()):
        return ""
    return f"第{to_chinese(numbers_above(document)[clause.id])}款"


def _paragraph(clause: Clause, start: int | None, end: int | None) -> str:
    """第二款, where an article has several and the place is known; nothing where it is all of them."""
    if start is None or len(clause.paragraphs) < 2 or not ARTICLE.fullmatch(clause.label):
        return ""
    last = start + 1 if end is None else max(start + 1, end)
    found = [
        part.index + 1
        for part in parts(clause)
        if part.kind == "paragraph" and part.start < last and start < part.end
    ]
    if not found or len(found) == len(clause.paragraphs):
        return ""
    if len(found) == 1:
        return f"第{to_chinese(found[0])}款"
    return f"第{to_chinese(found[0])}款至第{to_chinese(found[-1])}款"


def _only_numbers(clause: Clause) -> bool:
    """Return whether a numbered measure is at the top, or below nothing but an unnumbered part."""
    return not any(_ITEM.fullmatch(label) for label in clause.path[:-1])


def _unique(document: Document, clause: Clause, numbered: str) -> bool:
    same = (
        other
        for other in document.walk()
        if "".join(label for label in other.path if _ITEM.fullmatch(label)) == numbered
    )
    return all(other.id == clause.id for other in same)


def _trimmed(path: str) -> str:
    """Return a path as one cites it: no mark behind the last label."""
    return path.rstrip("、.")
