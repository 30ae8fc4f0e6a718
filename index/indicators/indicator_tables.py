"""Indicators in tables: a row with its name and values, under heads that may give a year or a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.indicators.deadlines import deadlines
from index.indicators.indicator import Indicator, IndicatorKind
from index.indicators.quantities import Quantity, quantities
from index.indicators.sentences import SentenceContext
from index.indicators.units import COUNTED, MEASURED
from store.model.printed import CELL_BREAK, PrintedPart
from store.model.table import Table

_SERIAL = re.compile(r"^(?:序号|编号|No\.?|号)$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_GOAL_HEAD = re.compile(r"目标|指标值|计划|规划|要求|标准|预期|到20\d\d|20\d\d年?$|定额|数量|限值|参考值|值$")
_PRESENT = re.compile(r"现状|基期|实际|完成情况|基数|上年|现有")
_BRACKETED = re.compile(
    rf"[（(]\s*(?:单位[:：])?\s*(?P<unit>(?:[百千]?万|亿)?(?:{MEASURED}|{COUNTED})(?:[/／][一-鿿]{{1,3}})?)\s*[)）]\s*$"
)
_NUMBER = re.compile(
    r"(?P<bound>≥|≤|＞|＜|>|<|不少于|不低于|不超过)?\s*(?P<low>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s*[-—–~～至]\s*(?P<high>\d+(?:,\d{3})*(?:\.\d+)?))?"
    r"\s*(?P<end>以上|以下|以内|左右)?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年?")
_LONGEST_CELL = 24
_MORE, _LESS = (
    frozenset(["≥", "＞", ">", "不少于", "不低于", "以上"]),
    frozenset(["≤", "＜", "<", "不超过", "以下", "以内"]),
)


def in_table(table: Table, rows: list[PrintedPart], setting: SentenceContext) -> Iterator[Indicator]:
    """Yield the indicators of a table whose rows are these parts of the clause's printed text."""
    heads = table.rows[0] if len(table.rows) > 1 else ()
    goal = bool(re.search("目标|指标|规划|计划", (table.caption or "") + "".join(heads)))
    for part, row in zip(rows[1:], table.rows[1:], strict=False):
        label_at = next((at for at, cell in enumerate(row) if _is_label(cell, heads, at)), None)
        if label_at is None:
            continue
        at = part.start
        for column, cell in enumerate(row):
            start, at = at, at + len(cell) + len(CELL_BREAK)
            if column <= label_at or column >= len(heads) or _UNIT_HEAD.match(heads[column]):
                continue
            one = _value(
                cell, _unit(row, heads, label_at, column), goal or bool(_GOAL_HEAD.search(heads[column]))
            )
            if one:
                yield _indicator(one, start, row[label_at], heads[column], table.caption or "", goal, setting)


def _is_label(cell: str, heads: tuple[str, ...], at: int) -> bool:
    head = heads[at] if at < len(heads) else ""
    return bool(re.search("[一-鿿A-Za-z]", cell)) and not _SERIAL.match("".join(head.split()))


def _unit(row: tuple[str, ...], heads: tuple[str, ...], label_at: int, column: int) -> str:
    """Return the unit of a bare number, by a column of units or brackets in its head or its row's name."""
    for at, head in enumerate(heads):
        if _UNIT_HEAD.match("".join(head.split())) and at < len(row):
            return row[at].strip("（） ()")
    for text in (heads[column], row[label_at]):
        if found := _BRACKETED.search(text.strip()):
            return found["unit"]
    return ""


def _value(cell: str, unit: str, goal: bool) -> Quantity | None:
    """Return the quantity that a cell is; None for one with other words or, outside of goals, without a
    unit.
    """
    text = cell.strip()
    if not text or len(text) > _LONGEST_CELL:
        return None
    lead = len(cell) - len(cell.lstrip())
    bare = _NUMBER.fullmatch(text)
    if bare and (unit or goal):
        bound = bare["bound"] or bare["end"] or ""
        low = float(bare["low"].replace(",", ""))
        high = float(bare["high"].replace(",", "")) if bare["high"] else low
        if not unit and bare["high"] is None and _YEAR.fullmatch(text):
            return None
        per = unit.partition("/")[2] or None
        return Quantity(
            lead,
            lead + len(text),
            text,
            None if bound in _LESS else low,
            None if bound in _MORE else high,
            unit.partition("/")[0],
            per,
        )
    found = quantities(text)
    if len(found) != 1 or len(text) - (found[0].end - found[0].start) > len("左右，约为"):
        return None
    one = found[0]
    return Quantity(lead + one.start, lead + one.end, one.text, one.low, one.high, one.unit, one.per)


def _indicator(
    one: Quantity, start: int, label: str, head: str, caption: str, goal: bool, setting: SentenceContext
) -> Indicator:
    """Return a cell's quantity, called as its row is; a head with a year says by when."""
    present = bool(_PRESENT.search(head))
    year = _due(head) or (None if present else _due(caption) or setting.last_year)
    kind: IndicatorKind = "rule" if setting.in_rules and not present else "scope"
    if (goal or year) and not present:
        kind = "target"
    plain = _BRACKETED.sub("", label.strip())
    whose = caption_subject(caption) or setting.subject
    column = (
        "" if _GOAL_HEAD.search(head) or _YEAR.search(head) or present else _BRACKETED.sub("", head.strip())
    )
    per = one.per or ("年" if plain.startswith("年") and not plain.startswith("年龄") else None)
    return Indicator(
        setting.document,
        setting.clause,
        whose,
        f"{plain} {column}".strip() if column and len(column) <= _LONGEST_CELL else plain,
        one.text,
        one.low,
        one.high,
        one.unit,
        per,
        year,
        kind,
        start + one.start,
        start + one.end,
    )


def _due(text: str) -> int | None:
    """Return the year that a head or a caption gives: 2025年目标, 2020-2024年规划."""
    if dated := deadlines(text):
        return dated[-1].year
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def caption_subject(caption: str) -> str:
    """Return the subject of a table by its caption: the words before the years or the word 主要指标."""
    found = re.match(
        r"(?:表\s?\d*\s?)?(?P<subject>[一-鿿（）()]{2,30}?)(?=20\d\d|“?十[三四五六]五|主要|规划|目标|指标|预期)",
        caption,
    )
    return found["subject"].strip() if found else ""
