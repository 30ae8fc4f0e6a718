"""The packages that were made, and what they are asked.

They are in the folder that YICE_PACKAGES names; `make test-packages` makes them there.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
OUTPUT = PROJECT / os.environ.get("YICE_PACKAGES", "dist/packages")
BUILD = PROJECT / "build/packages"

#: Words, numbers, references, duties, pinyin, questions: one of each kind that offices type.
# fmt: off
QUERIES = (
    "床位", "医保", "医疗 人才", "医院 -人才", '"医疗卫生"', "晋政办函〔2020〕28号", "第9条",
    "36项第13条", "规划 三（三）", "省卫健委负责什么", "牵头:省卫健委", "单位:省财政厅", "yiliao",
    "chuangwei", "ylws", "年:2020", "文件:政策清单 床位", "文种:办法", "报销比例是多少",
    "谁负责人才引进", "什么是医疗集团", "2024年门诊量", "医报", "看病贵", "DRG",
    "互联网+医疗健康", "绩效|薪酬", "土地", "没有这样的词语", "第二十八条",
)
# fmt: on


def package(pattern: str) -> Path:
    """The newest package of a kind; the test is skipped where it was not built."""
    found = sorted(OUTPUT.rglob(pattern), key=lambda file: file.stat().st_mtime)
    if not found:
        pytest.skip(f"there is no package {pattern}")
    return found[-1]


def without_times(answer: str) -> object:
    """An answer of `search --json` without how long it took."""
    value = json.loads(answer)
    value.pop("took_ms", None)
    return value
