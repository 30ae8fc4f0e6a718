"""The imprint at a paper's end: 抄送, 主题词, the printer's line."""

from __future__ import annotations

import re

from store.intake.cleanup.physical_line import PhysicalLine, squeeze

_COPIES = re.compile(r"^(?:抄\s*送|抄\s*报|抄\s*发|分\s*送|主\s*送|主\s*题\s*词)\s*[:：]")
_COPY_WORD = re.compile(r"^抄\s*[送报发]\s*[:：]\s*|^分\s*送\s*[:：]\s*")
_SUBJECTS = re.compile(r"^主\s*题\s*词")
_ADDRESSED = re.compile(r"^主\s*送\s*[:：]\s*")
_PRINTED = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发\s*$")
_MARKER = re.compile(
    r"^附\s*件?\s*[一二三四五六七八九十\d０-９]{0,3}(?:\s*[:：、.．]?$|\s*[:：]?\s*\S.{1,60}$)"
)
_MAX_PRINTED = 60
_MAX_LINES = 8


def take_imprint(lines: list[PhysicalLine]) -> tuple[list[PhysicalLine], str | None]:
    """Return the lines without 抄送 and what it runs on over, 主题词 and the printer's line; and the
    recipients of copies.
    """
    kept: list[PhysicalLine] = []
    copies: list[str] = []
    i = 0
    while i < len(lines):
        if not _COPIES.match(lines[i].text):
            if not _is_printers(lines, i):
                kept.append(lines[i])
            i += 1
            continue
        if i < len(lines) // 2 and _SUBJECTS.match(lines[i].text):
            i += 1
            continue
        end = _end(lines, i)
        text = "".join(line.text for line in lines[i:end] if not _PRINTED.search(line.text))
        if _ADDRESSED.match(text):
            kept.append(PhysicalLine(_ADDRESSED.sub("", text).rstrip("。：:") + "：", lines[i].gap))
        elif not _SUBJECTS.match(text):
            copies.append(_COPY_WORD.sub("", text))
        i = end
    return kept, squeeze("；".join(copies)) or None


def _is_printers(lines: list[PhysicalLine], i: int) -> bool:
    text = lines[i].text
    return bool(_PRINTED.search(text)) and len(text) < _MAX_PRINTED and i > len(lines) // 2


def _end(lines: list[PhysicalLine], start: int) -> int:
    """Return the line behind the imprint that begins at ``start``: at the printer's line, the end, or its
    last 。.
    """
    stop = min(len(lines), start + _MAX_LINES)
    for i in range(start + 1, stop):
        text = lines[i].text
        if _MARKER.match(text) or _COPIES.match(text):
            return i
        if _PRINTED.search(text):
            return i + 1
    if stop == len(lines):
        return stop
    for i in range(start, stop):
        if lines[i].text.rstrip()[-1:] == "。":
            return i + 1
    return start + 1
