"""Styles of labels, from the outermost (部分) to the innermost (①); which are divisions of a law."""

from __future__ import annotations

from typing import Literal, get_args

#: From the outermost to the innermost; the first six are a law's own, in fixed order.
LabelStyle = Literal[
    "部分",
    "编",
    "分编",
    "章",
    "节",
    "目",
    "条",
    "指标",
    "一、",
    "（一）",
    "【】",
    "1",
    "1.1",
    "1.1.1",
    "1.1.1.1",
    "1.1.1.1.1",
    "1.",
    "a)",
    "1)",
    "（1）",
    "①",
    "i)",
]
ORDER: tuple[LabelStyle, ...] = get_args(LabelStyle)
RANK: dict[LabelStyle, int] = {style: rank for rank, style in enumerate(ORDER)}
DIVISIONS = frozenset(("部分", "编", "分编", "章", "节", "目"))
STRUCTURE = DIVISIONS | {"条"}
#: 3.1, 3.1.1 …: a standard goes down to five numbers.
DECIMALS: tuple[LabelStyle, ...] = ("1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1")
