"""Numbers that measure nothing: in idioms and titles (“一院一策”), document numbers, 36项措施, 两项机制."""

from __future__ import annotations

import re

from index.indicators.quantities import Quantity
from index.indicators.units import is_measured, is_time
from store.model.numbers import find_numbers

_QUOTED = re.compile(r"“[^”]{1,40}”|\"[^\"]{1,40}\"|‘[^’]{1,40}’|「[^」]{1,40}」|《[^》]{1,120}》")
#: A quoted goal is one all the same.
_GOAL = re.compile(r"%|百分之|达到|不少于|不低于|以上|万元|万人")
_CLAUSE = re.compile(r"第[零〇一二三四五六七八九十百千\d]+[条款项章节编次届批号期部]")
_STANDARD = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,3})?\s?\d+(?:\.\d+)*(?:[-—–]\d{2,4})?")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2}|一九[〇○零一二三四五六七八九]{2})\s?年(?:\s?[\d一二三四五六七八九十]{1,2}\s?月)?"
    r"(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?|(?<![个])[\d一二三四五六七八九十]{1,2}\s?月(?:份|\s?[\d一二三四五六七八九十]{1,3}\s?日)"
)
#: 图8-2, 表9-1, 附件3: numbers of figures and papers.
_NUMBERED = re.compile(r"(?:[图表]|附件|附录|附表)\s?[\dA-Z.\-—–]{0,6}$")
#: A multiple of ten with its unit and no digit: 百张, 千人.
_BARE = 2
#: The first three, not 年底前.
_AMONG_FIRST = re.compile(r"(?:^|[^底末以之日月年])前$")
_TELEPHONE = re.compile(r"(?<!\d)0\d{2,3}[-—–]\d{7,8}")
#: 36项保障措施, 三大任务, 两个方面: parts of the paper or of the work, counted.
_PARTS = re.compile(
    r"^(?:[一-鿿]{0,4}?)(?:措施|举措|政策|条款|规定|任务|机制|制度|原则|要求|内容|方面|办法|意见|环节|部门|领域|层面|层次|阶段|步骤|方式"
    r"|形式|情形|类型|允许|统一|结合|转变|行为之一|条件|因素|特征|问题|关系|途径|渠道|清单|附件|文件)"
)
#: Places whose names begin as quantities do; 两个以上省、自治区 says who is concerned, and measures nothing.
_NAMED_PLACE = re.compile(r"七台河|三台县|九台区?|五台[县山]|万年县|千山区|三门峡")
_ACROSS = re.compile(r"(?:以上)?(?:的)?(?:省、|省级行政区|行政区域|设区的市|县级行政|地区的|部门)")
_LETTERS = re.compile(r"[A-Za-z+＋*×#._]")
#: Counted without a word that bounds it, a Chinese numeral is a number before these only.
_PEOPLE = frozenset(["名", "人", "人次", "例", "张", "台"])
_SMALLEST_SPOKEN = 2
#: Longest distance between a number and the following word that says what it counts.
_NEAR = 10


def idioms(text: str) -> list[tuple[int, int]]:
    """Return the ranges of words whose numbers are no quantities: quoted names, titles, document numbers,
    clauses.
    """
    found = [
        (m.start(), m.end()) for m in _QUOTED.finditer(text) if m[0][0] == "《" or not _GOAL.search(m[0])
    ]
    if "号" in text:
        found += [(start, end) for start, end, _ in find_numbers(text)]
    for pattern in (_CLAUSE, _DATE, _STANDARD, _TELEPHONE):
        found += [(m.start(), m.end()) for m in pattern.finditer(text)]
    return found


def _is_no_measure(quantity: Quantity, text: str, after: str) -> bool:
    """Return whether a number is part of a name, precedes 内设机构, or tells who is concerned."""
    named = _NAMED_PLACE.match(text, quantity.core) is not None
    inside = quantity.within and not is_time(quantity.unit)
    return named or inside or (_ACROSS.match(after) is not None and quantity.low == _SMALLEST_SPOKEN)


def counts(quantity: Quantity, text: str, in_rules: bool) -> bool:
    """Return whether a quantity says how much or how many, and is no idiom; ``in_rules`` for laws and the
    like.
    """
    before, after = text[max(0, quantity.core - 1) : quantity.core], text[quantity.end : quantity.end + _NEAR]
    if before and (_LETTERS.match(before) or before in "第每"):
        return False
    if _is_no_measure(quantity, text, after):
        return False
    if _NUMBERED.search(text, max(0, quantity.core - _NEAR), quantity.core):
        return False
    # 百张处方 is a measure to reckon by, 5岁以下儿童 says whose share is meant.
    if (
        quantity.text[0] in "百千万"
        and quantity.spoken
        and not quantity.bound
        and len(quantity.text) <= _BARE
    ):
        return False
    if quantity.unit in ("岁", "周岁") and not in_rules:
        return False
    if _AMONG_FIRST.search(text, max(0, quantity.core - 2), quantity.core) and not is_time(quantity.unit):
        return False
    if _LETTERS.match(after[:1]) and not after[:1].isspace() and not quantity.unit:
        return False
    if quantity.bound or quantity.per:
        return True
    if not is_measured(quantity.unit) and _PARTS.match(after):
        return False
    if not quantity.spoken:
        return True
    if is_measured(quantity.unit):
        return not is_time(quantity.unit) or (in_rules and quantity.low != 1)
    bare = quantity.unit.lstrip("百千万亿")
    return bare != quantity.unit or (bare in _PEOPLE and (quantity.low or 0) >= _SMALLEST_SPOKEN)
