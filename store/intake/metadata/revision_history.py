"""The history of a law under its title: adopted, published, revised; in brackets or line by line."""

from __future__ import annotations

import re
from dataclasses import replace

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.layout.paragraphs import begins_clause, is_final
from store.model.numbers import fold_digits

_HISTORY = re.compile(
    r"^[（(〈]?\s*(?:根据)?.{0,60}?[\dO０-９〇○零一二三四五六七八九]{4}\s*年.{1,400}(?:通过|公布|修正|修订|修改|批准|发布|颁布|施行|实施|令|起生效|废止)"
)
_HISTORY_START = re.compile(r"^[（(〈][^（）()]{0,90}?[\dO０-９〇○零一二三四五六七八九]{4}\s*年")
_DATED = re.compile(r"^(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_HISTORY_END = re.compile(
    r"(?:通过|公布|修正|修订|修改|批准|发布|颁布|施行|实施|生效|废止|令(?:第.{1,8}号)?)[）)]?[^。；：:，,]{0,12}$"
)
_TITLE_WITH_HISTORY = re.compile(
    r"^(?P<title>[^。；（(]{4,60}[一-鿿])\s*(?P<history>[（(]\s*(?:19|20)\d\d\s*年.*)$"
)
_EVENT = re.compile(
    r"(?:会议|通过|公布|修正|修订|修改|批准|发布|颁布|施行|实施|生效|废止|令第[一二三四五六七八九十百\d]+号)[、)）]?$"
)
_MAX_EVENT = 40
_TORN_TAIL = 12
_MAX_HISTORY_LINES = 6


def part_history(lines: list[PhysicalLine]) -> None:
    """Give the history in brackets its own line where it follows the title in the same line."""
    for i, line in enumerate(lines[:8]):
        found = _TITLE_WITH_HISTORY.match(line.text)
        if found and not begins_clause(line.text):
            lines[i : i + 1] = [replace(line, text=found["title"].strip()), PhysicalLine(found["history"])]
            return


def read_history(lines: list[PhysicalLine], i: int) -> tuple[int, str | None]:
    """Return the event that begins at line ``i``, in brackets or bare: (how many lines it takes, its
    words).
    """
    text = lines[i].text
    if _HISTORY_START.match(text):
        end, joined = i + 1, text
        while joined.count("（") + joined.count("(") > joined.count("）") + joined.count(")") and end < len(
            lines
        ):
            if begins_clause(lines[end].text) or end - i > 20:
                break
            joined += lines[end].text
            end += 1
        return _bracketed(lines, i, end, joined)
    if not text[0].isdigit() or not _DATED.match(fold_digits(text)):
        return 0, None
    beside = (*lines[i + 1 : i + 2], *lines[max(0, i - 1) : i])
    if _is_event(text) and any(_is_event(line.text) for line in beside):
        return 1, squeeze(text)
    joined = ""
    for used, line in enumerate(lines[i : i + _MAX_HISTORY_LINES], start=1):
        if used > 1 and (
            _DATED.match(fold_digits(line.text)) or begins_clause(line.text) or is_final(line.text)
        ):
            return 0, None
        joined += line.text
        text = squeeze(joined)
        if _HISTORY.match(text) and _HISTORY_END.search(text) and text.count("《") == text.count("》"):
            behind = lines[i + used].text if i + used < len(lines) else ""
            torn = (
                0 < len(behind) <= _TORN_TAIL
                and not begins_clause(behind)
                and bool(_HISTORY_END.search(text + behind))
            )
            return used + torn, text + (squeeze(behind) if torn else "")
    return 0, None


def _is_event(text: str) -> bool:
    """Return a short line of a history set as a table: a day, and what was done on it or where."""
    found = _DATED.match(fold_digits(text))
    behind = text[found.end() :].strip() if found else ""
    return (
        0 < len(behind) <= _MAX_EVENT and not re.search(r"[，。；：]", behind) and bool(_EVENT.search(behind))
    )


def _bracketed(lines: list[PhysicalLine], start: int, end: int, joined: str) -> tuple[int, str | None]:
    """Return a history in brackets; what follows its bracket in the same line goes back to the text."""
    close = _closing(joined)
    if not _HISTORY.match(joined[:close]):
        return 0, None
    rest = joined[close:].strip(" 　")
    if not rest:
        return end - start, squeeze(joined[:close])
    lines[end - 1] = PhysicalLine(rest)
    return end - start - 1, squeeze(joined[:close])


def _closing(text: str) -> int:
    """Return the place behind the bracket that closes the one a text opens with, else the text's end."""
    depth = 0
    for i, c in enumerate(text):
        depth += (c in "（(") - (c in "）)")
        if depth <= 0 and i:
            return i + 1
    return len(text)
