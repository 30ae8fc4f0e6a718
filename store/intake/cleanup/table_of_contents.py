"""Tables of contents: lines that look like headings and are none."""

from __future__ import annotations

import re

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.outline.label_styles import DIVISIONS
from store.intake.outline.labels import parse_label

_MARK = re.compile(r"^目\s*[录次](?P<rest>.*)$")
_LEADERS = re.compile(r"[.…·。\s]*(?:\d+|[IVXⅠ-Ⅻ]{1,5})?$")
_LED = re.compile(r"(?:[.．·]\s?){3,}|…{2,}")
#: Lines without leaders that a list of contents may have: an entry on two lines, a running head.
_BETWEEN = 3
_FEWEST = 2
_MAX_ENTRY = 60


def drop_contents(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines without a table of contents, marked 目录 or known by its headings coming again."""
    for i, line in enumerate(lines):
        marked = _MARK.match(line.text)
        label = parse_label(line.text)
        if marked and len(marked["rest"]) > 4 and parse_label(marked["rest"].strip()):
            return lines[:i] + lines[i + 1 :]
        if marked and not marked["rest"].strip(" .…：:"):
            end = _behind_leaders(lines, i + 1)
            return lines[:i] + lines[end:] if end else _drop_from(lines, i, i + 1)
        if label:
            is_list = label.style in DIVISIONS and label.ordinal == 1
            return _drop_from(lines, i, i) if is_list else lines
    return lines


def _behind_leaders(lines: list[PhysicalLine], start: int) -> int:
    """Return the line behind the last entry with leaders (总则 ......... 1), where the list has several; else
    0.
    """
    led = [start - 1]
    for i in range(start, len(lines)):
        if _LED.search(lines[i].text):
            led.append(i)
        elif i - led[-1] > _BETWEEN:
            break
    return led[-1] + 1 if len(led) > _FEWEST else 0


def _drop_from(lines: list[PhysicalLine], mark: int, first: int) -> list[PhysicalLine]:
    """Drop from the mark up to where the first entry comes again as a real heading."""
    if first >= len(lines):
        return lines[:mark]
    label = parse_label(lines[first].text)
    key = _key(lines[first].text)
    for i in range(first + 1, len(lines)):
        text = lines[i].text
        again = parse_label(text)
        if (label and again and again.canonical == label.canonical and not again.reference) or (
            not label and _key(text) == key
        ):
            return lines[:mark] + lines[i:]
        if (
            len(text) > _MAX_ENTRY
            or (is_final(text) and not _LEADERS.search(text))
            or (again and again.style == "条")
        ):
            break
        if text[-1] in "。；":
            break
    return lines[:mark] + lines[first:] if mark != first else lines


def _key(text: str) -> str:
    return squeeze(_LEADERS.sub("", text))
