"""Sections numbered as in standards, 1 and 3.1 without a dot: on the heading's line or on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.layout.paragraphs import is_final
from store.model.numbers import to_int

_ALONE = re.compile(r"^\d{1,2}$")
_DECIMAL_ALONE = re.compile(r"^(?:\d{1,2}|[A-H])(?:[.．]\d{1,2}){1,4}$")
_DECIMAL = re.compile(r"^\d{1,2}[.．]\d{1,2}")
_HEADED = re.compile(
    r"^(?P<n>\d{1,2})(?P<mark>[.．、]?)(?P<gap>[ \t　]*)(?P<heading>[一-鿿][^。；;，：:]{0,40})$"
)
_COUNTED = re.compile(r"^(?:[个名张所家项年月日号万亿元人次条款种类级例台套件份%％]|小时|以[上下内])")
_CHINESE_ALONE = re.compile(r"^[一二三四五六七八九十]{1,3}$")
_CHINESE = re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})\s*、")
#: What the first section is called, so that its number may be close to it: 1目的.
_FIRST = re.compile(
    r"^(?:.{0,4}目的.{0,6}|.{0,4}范围|总\s*则|概述|概况|简介|引言|定义|.{0,4}依据|背景)$|范围"
)
_MAX_HEADING = 40
_ENOUGH = 3
_ITEM = re.compile(r"^\d{1,2}[.．、](?!\d)")


def mend_sections(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines with the number of each section on the line of its heading, told by their order."""
    if any(line.section for line in lines):
        return lines
    tops = _tops(lines)
    standard = len(tops) >= _ENOUGH or (bool(tops) and _has_decimals(lines, tops))
    out: list[PhysicalLine] = []
    two_at = max((i for i, line in enumerate(lines) if line.text == "二"), default=-1)
    skip = False
    last = top = 0
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        chinese = _CHINESE.match(line.text)
        last = (to_int(chinese["n"]) or last) if chinese else last
        if skip:
            skip = False
        elif standard and i in tops:
            number, heading = tops[i]
            out.append(replace(line, text=f"{number}. {heading}", section=number))
            skip = bool(_ALONE.match(line.text))
            top = number
        elif following and standard and _is_decimal_of(top, line.text) and not _is_number(following.text):
            out.append(replace(line, text=f"{line.text} {following.text}"))
            skip = True
        elif following and _CHINESE_ALONE.match(line.text) and _is_due(line, last, lines, i, two_at):
            last += 1
            out.append(replace(line, text=f"{line.text}、{following.text}"))
            skip = True
        else:
            out.append(line)
    return out


def _tops(lines: Sequence[PhysicalLine]) -> dict[int, tuple[int, str]]:
    """Return the lines with the number of a section of the first level, which run from 1 on, and its
    heading.
    """
    found: dict[int, tuple[int, str]] = {}
    due = 1
    listed = False
    for i in range(len(lines)):
        heading = _heading(lines, i, due, listed=listed)
        if heading:
            found[i] = (due, heading)
            due += 1
            listed = False
        listed = listed or (i not in found and bool(_ITEM.match(lines[i].text)))
    return found


def _heading(lines: Sequence[PhysicalLine], i: int, due: int, *, listed: bool) -> str | None:
    """Return the heading of section ``due`` on line ``i``; ``listed`` tells of items since the last one."""
    text = lines[i].text
    if _ALONE.match(text) and int(text) == due and i + 1 < len(lines):
        following = lines[i + 1].text
        return following if _is_heading(following) else None
    found = _HEADED.match(text)
    counted = found and not found["gap"] and _COUNTED.match(found["heading"])
    if not found or int(found["n"]) != due or counted:
        return None
    if found["mark"]:
        # The last sections, 附则, may have nothing below them.
        last = due > _ENOUGH and not listed
        return found["heading"] if last or _leads_decimal(lines, i, due) else None
    words = found["heading"].split()
    spaced = len(words) > 1 and any(len(word) > 1 for word in words)
    return (
        found["heading"]
        if not spaced and (found["gap"] or due > 1 or _FIRST.search(found["heading"]))
        else None
    )


def _leads_decimal(lines: Sequence[PhysicalLine], i: int, number: int) -> bool:
    """Return whether n.1 comes right behind a heading that has a dot, 1. 总则."""
    return any(line.text.replace("．", ".").startswith(f"{number}.1") for line in lines[i + 1 : i + 4])


def _is_heading(text: str) -> bool:
    return "一" <= text[0] <= "鿿" and len(text) <= _MAX_HEADING and not is_final(text) and "，" not in text


def _is_number(text: str) -> bool:
    return bool(_ALONE.match(text) or _DECIMAL_ALONE.match(text))


def _has_decimals(lines: Sequence[PhysicalLine], tops: dict[int, tuple[int, str]]) -> bool:
    """Return whether n.1 comes behind one of the sections n."""
    numbers = {f"{number}.1" for number, _ in tops.values()}
    return any(
        _DECIMAL.match(line.text) and line.text.replace("．", ".").startswith(tuple(numbers))
        for line in lines
    )


def _is_decimal_of(top: int, text: str) -> bool:
    """Return whether a line is nothing but a number like 3.1 below section 3, or A.1 in an appendix."""
    parts = text.replace("．", ".").split(".")
    return bool(_DECIMAL_ALONE.match(text)) and parts[0] in (str(top), *"ABCDEFGH") and "0" not in parts


def _is_due(line: PhysicalLine, last: int, lines: Sequence[PhysicalLine], i: int, two_at: int) -> bool:
    """Return whether 三 alone comes behind 二、 and a finished text, or 一 with a 二 alone farther down."""
    number = to_int(line.text)
    if last == 0:
        return number == 1 and i < two_at
    return number == last + 1 and is_final(lines[i - 1].text)
