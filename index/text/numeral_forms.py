"""Other ways to write the numbers in a run: 百分之二十 and 20%, 二〇二〇年 and 2020年, 三千张 and 3000张.

>>> respellings("百分之二十"), respellings("二〇二〇年"), respellings("3000张")
(['20%'], ['2020年'], ['三千张', '三零零零张', '三〇〇〇张'])
>>> "2021年1月1日" in respellings("2021-01-01"), "两周" in respellings("2周")
(True, True)
"""

from __future__ import annotations

import re

from store.model.numbers import NUMERAL, to_chinese, to_int

_PERCENT_WORDS = re.compile(rf"百分之([{NUMERAL}]+|\d+(?:\.\d+)?)")
_PERCENT_SIGN = re.compile(r"(\d+(?:\.\d+)?)%")
_CHINESE = re.compile(rf"[{NUMERAL}]+")
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_COUNTED_TWO = re.compile(r"(?<!\d)2(?=[个周年家名次类项级批])")
_RANGE_WORD = re.compile(r"(?<=[\d%万亿个名张年])[至到](?=\d)")
_RANGE_SIGN = re.compile(r"(?<=[\d%万亿个名张年])-(?=\d)")
_ZERO_TO_NINE = "零一二三四五六七八九"
_LARGEST = 9999


def respellings(run: str) -> list[str]:
    """The other spellings of a normal form, all of its numbers changed; a bare Chinese numeral has none."""
    percent = _PERCENT_WORDS.sub(lambda found: f"{_arabic(found[1])}%", run)
    forms = [percent, _PERCENT_SIGN.sub(lambda found: f"百分之{_chinese(found[1])}", run)]
    if not (_CHINESE.fullmatch(run) and not _is_digits(run)):
        forms.append(_CHINESE.sub(lambda found: _arabic(found[0]), percent))
    if not _DIGITS.fullmatch(run):
        forms += [
            _DIGITS.sub(lambda found: _chinese(found[0]), run) if "%" not in run else run,
            *(_digit_by_digit(run, zero) for zero in "零〇" if "%" not in run),
        ]
    forms.append(_DATE.sub(lambda found: f"{found[1]}年{int(found[2])}月{int(found[3])}日", run))
    forms.append(_COUNTED_TWO.sub("两", run))
    forms += [_RANGE_WORD.sub("-", form) for form in (run, *forms)] + [_RANGE_SIGN.sub("至", run)]
    return [form for form in dict.fromkeys(forms) if form != run]


def _is_digits(numeral: str) -> bool:
    return len(numeral) > 1 and not any(unit in numeral for unit in "十百千两")


def _arabic(numeral: str) -> str:
    value = to_int(numeral) if not numeral.isascii() else None
    return numeral if value is None else str(value)


def _chinese(digits: str) -> str:
    return to_chinese(int(digits)) if digits.isdigit() and 0 < int(digits) <= _LARGEST else digits


def _digit_by_digit(run: str, zero: str) -> str:
    digits = zero + _ZERO_TO_NINE[1:]
    return _DIGITS.sub(
        lambda found: "".join(digits[int(digit)] for digit in found[0]) if len(found[0]) > 1 else found[0],
        run,
    )
