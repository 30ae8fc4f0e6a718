"""Forms to be filled in: boxes, options, blanks. What is numbered in them are questions, no clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_BOX = re.compile(r"[□☐☑❏▢]")
_OPTIONS = re.compile(r"[AＡ][.．、]\s*\S{1,12}\s*[BＢ][.．、]|[①⑴].{1,30}[②⑵]|[①②③④⑤]\s*\S{1,12}\s+[②③④⑤⑥]")
_BLANK = re.compile(r"_{3,}|＿{2,}|[:：]\s*$|（\s{2,}）|\S\s{4,}[年月日元人座个岁次所%％。]")
_FILLED_IN = re.compile(
    r"填\s*表\s*(?:说明|人|日期|须知)|填\s*报\s*(?:说明|单位|人|日期)|调\s*查\s*员|（签\s*[字章名]）|签\s*名\s*[:：]|盖\s*章\s*[)）]?\s*$"
)
_TITLE = re.compile(
    r"(?:[调登申报统审推汇考评确签告反]\S{0,12}表|申请书|承诺书|问卷|回执|登记卡|告知书|[一-鿿]{2,}表)(?:[（(].{1,12}[)）])?$"
)
_MIN_BOXES = 2
_MIN_BLANKS = 3


def is_form(lines: Sequence[str]) -> bool:
    """Return whether the lines of an attachment, its title among the first, are a form."""
    return any(rule(lines) for rule in _RULES)


def _has_boxes(lines: Sequence[str]) -> bool:
    return sum(len(_BOX.findall(line)) for line in lines) >= _MIN_BOXES


def _offers_options(lines: Sequence[str]) -> bool:
    """Options side by side on one line, under a title that says 表 or 问卷."""
    return _is_titled(lines) and any(_OPTIONS.search(line) for line in lines)


def _has_blanks(lines: Sequence[str]) -> bool:
    return _is_titled(lines) and sum(bool(_BLANK.search(line)) for line in lines) >= _MIN_BLANKS


def _is_filled_in(lines: Sequence[str]) -> bool:
    return _is_titled(lines) and any(_FILLED_IN.search(line) for line in lines)


def _is_titled(lines: Sequence[str]) -> bool:
    return any(_TITLE.search(re.sub(r"\s", "", line)) for line in lines[:3])


_RULES: tuple[Callable[[Sequence[str]], bool], ...] = (
    _has_boxes,
    _offers_options,
    _has_blanks,
    _is_filled_in,
)
