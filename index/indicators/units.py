"""Units and measure words, and the multiples before them: 万, 亿."""

from __future__ import annotations

import re

#: Characters of Chinese numerals in running text.
NUMERAL_OF = "零〇一二两三四五六七八九十百千廿卅"
#: What is measured: a Chinese numeral before it is a number, too (三十日, 五元).
MEASURED = (
    "个百分点|百分点|个工作日|工作日|个自然日|自然日|个小时|小时|分钟|个月|个季度|个学时|个学分|平方公里|平方千米|平方米|立方米|"
    "公里|千米|厘米|毫米|微米|公顷|公斤|千克|毫克|微克|毫升|海里|米|吨|克|升|亩|元|％|%|‰|倍|周岁|岁|学时|课时|学分|千瓦时|千瓦|兆瓦|"
    "分贝|摄氏度|℃|天|周(?!边|期|转|围|密|到|全|年)|日(?!常|益|间)|年(?!级|代|轻|龄|度|货|画|来)"
)
#: What is counted: a Chinese numeral before it is as often an idiom (一个党委, 两块牌子).
COUNTED = (
    "人次|人年|床日|门次|例次|台次|件次|架次|车次|户次|场次|批次|人(?!大|民|士)|名|位(?!于)|例(?!如)|张|个|项|家(?!庭)|所(?!有|在|属|需)|"
    "次(?!要|生)|台|套|件|份|辆|户|床|座|门(?!诊|类)|种|类|处(?!方|理|罚|分|置)|支(?!持|付)|块|篇|艘|架|头|只|株|本(?!办|条|省|法|规)|场|轮|间|幢|栋|"
    "片|枚|粒|盒|瓶|剂|宗|笔|起|票|学年|学期|标准箱"
)
#: What a number may be reckoned by, behind a stroke: 3000例/年.
PER = "年|月|日|天|周|次|人|户|床|小时|学期|学年|季度|平方米|亩|公里|吨"
TIMES = "(?:[百千]?[万亿]亿?|(?<=[0-9])[百千](?=[万亿人元张名]))?"
_WORTH = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
#: Units of time: how long, not how much.
TIME_UNITS = frozenset(
    (
        "个工作日",
        "工作日",
        "个自然日",
        "自然日",
        "个小时",
        "小时",
        "分钟",
        "个月",
        "个季度",
        "天",
        "周",
        "日",
        "年",
        "学期",
        "学年",
    )
)


def in_base(value: float, times: str) -> float:
    """Return a number with its multiple written out: 1.5 and 万 are 15000."""
    for character in times:
        value *= _WORTH[character]
    return value


def is_time(unit: str) -> bool:
    """Return whether a unit measures time."""
    return unit in TIME_UNITS


def is_measured(unit: str) -> bool:
    """Return whether a unit is a measure, so that a Chinese numeral before it is a number."""
    bare = unit.lstrip("百千万亿")
    return bare in _MEASURED_NAMES or not bare


_MEASURED_NAMES = frozenset(re.sub(r"\(\?!.*?\)", "", MEASURED).replace("％", "%").split("|"))
