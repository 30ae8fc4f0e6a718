"""Labels that a line break tore apart, or parted from their text."""

from __future__ import annotations

import re
from dataclasses import replace

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.outline.labels import parse_label

_LABEL_ALONE = re.compile(
    r"^(?:第\s*[零〇一二三四五六七八九十百千\d０-９]{1,7}\s*(?:分编|[编章节条])|[一二三四五六七八九十]{1,3}\s*、|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]"
    r"|\d{1,3}\s*[.．、])$"
)
_TORN = (
    (re.compile(r"(?:^|[。；;])\s*第$"), re.compile(r"^[零〇一二三四五六七八九十百千\d]{1,7}\s*[编章节条]")),
    (
        re.compile(r"(?:^|[。；;）)\s])第\s*[零〇一二三四五六七八九十百千\d]{1,7}$"),
        re.compile(r"^\s*[编章节条](?![件款例])"),
    ),
    (re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}$"), re.compile(r"^\s*日")),
    (re.compile(r"[。；;：:]\s*[（(]$"), re.compile(r"^[一二三四五六七八九十\d]{1,3}\s*[)）]")),
    (re.compile(r"^[（(]$"), re.compile(r"^.")),
    (re.compile(r"^[一二三四五六七八九十]{1,3}$"), re.compile(r"^[、．]")),
    (re.compile(r"^[（(][一二三四五六七八九十\d]{0,3}$"), re.compile(r"^[一二三四五六七八九十\d]{0,3}[)）]")),
)
#: 第五条 [第六条 ]: where changes are shown, the second number counts what was deleted, too.
_COUNTED_TWICE = re.compile(
    r"^(?:第[一二三四五六七八九十百]{1,5}条\s*)?\[(?P<label>第[一二三四五六七八九十百]{1,5}条)\s?\]\s*"
)
#: How much of a line's end the patterns look at.
_TAIL_LENGTH = 60


def mend_labels(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Join labels that a line break tore apart (第 / 九条) or parted from their text."""
    out: list[PhysicalLine] = []
    for line in lines:
        if counted := _COUNTED_TWICE.match(line.text):
            line = replace(line, text=f"{counted['label']} {line.text[counted.end() :]}")
        if out and _is_torn(out[-1].text, line.text):
            last = out[-1]
            glue = " " if _LABEL_ALONE.match(last.text) else ""
            out[-1] = PhysicalLine(
                last.text + glue + line.text, last.gap, last.level, last.bold, last.new_page
            )
        else:
            out.append(line)
    return out


def _is_torn(before: str, after: str) -> bool:
    if _LABEL_ALONE.match(before):
        return parse_label(after) is None
    tail = before if len(before) <= _TAIL_LENGTH else "…" + before[-_TAIL_LENGTH:]
    return any(b.match(after) and a.search(tail) for a, b in _TORN)
