"""Texts whose line breaks were lost: a whole document in a few very long lines."""

from __future__ import annotations

import re

from store.model.numbers import NUMERAL

_MAX_LINE = 150
_MIN_LABELS = 3
_N = rf"[{NUMERAL}]{{1,5}}"
_STOP = "(?<=[。；！]) ?"
#: A run of blanks, taken whole: tried at each of its blanks, a long one would cost its square.
_GAP = "(?<![ 　])[ 　]+"
_LABEL = re.compile(
    rf"{_GAP}(?=第{_N}[编章节条][ 　])"
    rf"|(?:{_STOP}|{_GAP})(?={_N}、[^ ])"
    rf"|(?:{_STOP}|(?<=）) ?|{_GAP})(?=（{_N}）[^ ])"
    rf"|(?<=[。；！]) +(?=\d{{1,2}}[.．][^\d])"
    rf"|{_GAP}(?=附件\d?[ :：])|{_GAP}(?=（此件公开发布）)"
)
_HEAD = re.compile(
    rf"{_GAP}(?=[（(][\d〇一二三四五六七八九]{{4}}年)"
    r"|(?<=[)）])[ 　]+(?=第)"
    rf"|{_GAP}(?=[^ 　]{{2,8}}[〔\[［【(（]\d{{4}}[〕\]］】)）])"
)


def unfold(text: str) -> str:
    """Return the text with line breaks before labels in the lines that have plainly lost theirs."""
    return "\n".join(_unfold_line(line) if len(line) > _MAX_LINE else line for line in text.split("\n"))


def _unfold_line(line: str) -> str:
    if len(_LABEL.findall(line)) < _MIN_LABELS:
        return line
    first = _LABEL.search(line)
    begin = first.start() if first else 0
    return _HEAD.sub("\n", line[:begin]) + _LABEL.sub("\n", line[begin:])
