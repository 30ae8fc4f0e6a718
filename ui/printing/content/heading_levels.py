"""Levels of headings on paper: words and face of a clause's label and heading, and whether the text runs
on.
"""

from __future__ import annotations

import re

from store.model.clause import Clause
from ui.printing.layout.page_styles import Level

_NUMERAL = "〇零一二三四五六七八九十百千"
_PART = re.compile(rf"第[{_NUMERAL}\d]+[编章节部分篇]+")
_ARTICLE = re.compile(rf"第[{_NUMERAL}\d]+条(之[{_NUMERAL}]+)?")
_FIRST = re.compile(rf"[{_NUMERAL}]+、")
_SECOND = re.compile(rf"[（(][{_NUMERAL}]+[）)]")
_FIGURE = re.compile(r"[（(]?\d+[.．、）)]+")
#: The label that the intake gives to text before the first label; nothing of the kind is printed.
UNLABELLED = "前言"


def is_part(clause: Clause) -> bool:
    """Return whether it is a 编, 章 or 节, whose heading is centred."""
    return _PART.fullmatch(clause.label) is not None


def level(clause: Clause) -> Level:
    """Return the level that the clause's label and heading are set in."""
    if is_part(clause):
        return "part"
    if _ARTICLE.fullmatch(clause.label):
        return "label"
    if _SECOND.fullmatch(clause.label):
        return "second" if clause.heading else "body"
    if _FIGURE.fullmatch(clause.label):
        return "third" if clause.heading else "body"
    return "first"


def heading(clause: Clause) -> str:
    """Label and heading as printed before the text; empty for what has neither."""
    return "".join(heading_parts(clause))


def heading_parts(clause: Clause) -> tuple[str, str, str]:
    """Return the label with its blank, the words of the heading, and the mark behind them."""
    label = "" if clause.label == UNLABELLED else clause.label
    words = clause.heading or ""
    if label == words:
        return "", words, ""
    if label.startswith("第"):
        label += "　"
    return label, words, clause.heading_mark if words and clause.heading_runs_on else ""


def runs_in(clause: Clause) -> bool:
    """Return whether the first paragraph goes on in the line of label and heading."""
    if clause.heading:
        return clause.heading_runs_on
    return any(form.fullmatch(clause.label) for form in (_ARTICLE, _FIRST, _SECOND, _FIGURE))
