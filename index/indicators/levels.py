"""Targets that are a rank or a level: 进入全国百强, 前八, A等, 二级甲等以上, 达到国家临床重点专科水平."""

from __future__ import annotations

import re

from index.indicators.quantities import Quantity
from store.model.numbers import to_int

_REACH = r"(?:进入|跻身|迈入|挺进|入围|位居|位列|排名|稳居|保持|达到|争创|冲刺|列|居)"
_N = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})"
_AREA = r"(?:全国|全省|国内|省内|世界|全球|国际|亚洲|华北|中部|全市|行业|同行业|同类)?"
_RANK = re.compile(
    rf"{_REACH}[^，,。；;、]{{0,12}}?(?P<rank>{_AREA}(?:前(?P<first>{_N})(?:名|位|强)?(?![款项条个])|(?P<best>{_N})强(?![度调化制])))"
)
_LEVEL = re.compile(
    r"(?:进入|达到|获得|评为|取得|创建成?为?|保持|晋升为?|建成)[^，,。；;A-D一二三]{0,6}?"
    r"(?P<level>[A-D]\+{0,2}(?:等级?|级|档)?(?![A-Za-z])|[2-5]A级?|[一二三]级?[甲乙丙]等(?:及?以上)?|[三四五1-8][星级]级?(?:及?以上)(?=水平|标准|评价))"
)
_QUALITY = re.compile(
    r"(?:达到|进入|实现|成为)(?P<quality>(?:国家|国际|全国|省内|国内|华北|全省|世界|行业|中部|同行业)[^，,。；;、]{0,16}?"
    r"(?:水平|领先|先进|一流|行列|前列|标准))"
)


def ranks(text: str) -> list[Quantity]:
    """Return the ranks that are to be reached: the worst that will do is ``high``, in the unit 名."""
    found = []
    for m in _RANK.finditer(text):
        value = to_int(m["first"] or m["best"])
        if value:
            found.append(
                Quantity(
                    *m.span("rank"), m["rank"], None, float(value), "名", bound=True, core=m.start("rank")
                )
            )
    return found


def levels(text: str) -> list[Quantity]:
    """Return the levels that are to be reached, which have no number: A等, 二级甲等以上."""
    return [
        Quantity(*m.span("level"), m["level"], None, None, "", bound=True, core=m.start("level"))
        for m in _LEVEL.finditer(text)
    ]


def qualities(text: str) -> list[Quantity]:
    """Return levels to be reached that have no number: 国家临床重点专科水平; a target only where a date is
    set.
    """
    return [
        Quantity(*m.span("quality"), m["quality"], None, None, "", bound=True, core=m.start("quality"))
        for m in _QUALITY.finditer(text)
    ]
