"""Other ways to write the numbers in a run: 百分之二十 and 20%, 二〇二〇年 and 2020年, 三千张 and 3000张.

>>> respellings("百分之二十"), respellings("二〇二〇年"), respellings("3000张")
(['20%', '百分之廿'], ['二o二o年', '二0二0年', '2020年'], ['三千张', '三〇〇〇张', '三ooo张', '三000张'])
>>> same_number("2028年"), same_number("二o二六年")
(['2o28年', '2〇28年', '二〇二八年', '二o二八年', '二0二八年'], ['二〇二六年', '二0二六年'])
>>> "90%" in respellings("九成"), "3000例" in respellings("3千例")
(True, True)
>>> "2021年1月1日" in respellings("2021-01-01"), "两周" in respellings("2周")
(True, True)
"""

from __future__ import annotations

import re

from store.model.characters import DIGITS, fold_zeros
from store.model.numbers import NUMERAL, to_chinese, to_int

_PERCENT_WORDS = re.compile(rf"百分之([{NUMERAL}]+|\d+(?:\.\d+)?)")
_TENTHS = re.compile(r"([一二三四五六七八九\d])成(?![为立本员功果套])")
#: A figure with a word for thousands or hundreds: 3千例, 5百张.
_WITH_WORD = re.compile(r"(?<![\d.])(\d{1,2})([千百])(?![\d〇零一二三四五六七八九分])")
_WORDS = {"千": 1000, "百": 100}
_PERCENT_SIGN = re.compile(r"(\d+(?:\.\d+)?)%")
_CHINESE = re.compile(rf"[{NUMERAL}]+")
_DIGITS, _SEVERAL = re.compile(r"\d+"), re.compile(r"\d{2,}")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_COUNTED_TWO = re.compile(r"(?<!\d)2(?=[个周年家名次类项级批])")
_RANGE_WORD = re.compile(r"(?<=[\d%万亿个名张年])[至到](?=\d)")
_RANGE_SIGN = re.compile(r"(?<=[\d%万亿个名张年])-(?=\d)")
#: What is counted or measured.
UNITS = "年月日天周个名人张项条款章节家所次例岁元万亿级号倍米度件份种类位台套期批成分届"
#: A number as one reads it, counted or measured (三万元, 第六条, 15日); not the 一 of 一体化.
FIGURE = re.compile(
    rf"(?<=第)[{NUMERAL}]+|\d+(?:\.\d+)?|[{NUMERAL}]+(?=[{UNITS}%])(?!分之)|(?<=百分之)[{NUMERAL}]+"
)
#: One of these; the 日 of 3000例日间手术 is none.
_UNIT = rf"(?:日(?![间常均])|[{UNITS.replace('日', '')}%])"
_WITH_UNIT = re.compile(
    rf"百分之(?:[{NUMERAL}]+|\d+)|第(?:[{NUMERAL}]+|\d+)[{UNITS}]?|\d+(?:\.\d+)?[千百]?{_UNIT}*|[{NUMERAL}]+{_UNIT}+"
)
#: As normal forms have them.
_DIGIT_NAMES = "〇一二三四五六七八九"
_LARGEST = 9999
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_ZERO_INSIDE = re.compile(rf"(?<=[{DIGITS}〇])〇|〇(?=[{DIGITS}])")
#: The end of a year and what comes before it: 2021年底以前, 2021年年底之前, 2025年末.
_YEAR_END = re.compile(
    r"(?P<year>(?:19|20)\d\d年)(?:年?[底末终](?P<before>之?前|以前)?|12月31日(?P<day>之?前|以前))"
)
#: Words for tens, and signs that are typed as two characters.
_OTHERWISE = (("二十", "廿"), ("三十", "卅"), (">=", "≥"), ("<=", "≤"))
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")


def respellings(run: str) -> list[str]:
    """Return the other spellings of a normal form, all of its numbers changed; a bare Chinese numeral has
    none.
    """
    run, typed = fold_zeros(run), run
    run = _WITH_WORD.sub(lambda found: str(int(found[1]) * _WORDS[found[2]]), run)
    tenths = _TENTHS.sub(lambda found: f"{_arabic(found[1])}0%", run)
    percent = _PERCENT_WORDS.sub(lambda found: f"{_arabic(found[1])}%", tenths)
    forms = [percent, _PERCENT_SIGN.sub(lambda found: f"百分之{_chinese(found[1])}", tenths)]
    if not (_CHINESE.fullmatch(run) and not _is_digits(run)):
        arabic = _CHINESE.sub(lambda found: _arabic(found[0]), percent)
        forms += [arabic, _digit_by_digit(arabic)] if "%" not in arabic and arabic != run else [arabic]
    if not _DIGITS.fullmatch(run) and "%" not in run:
        forms += [_DIGITS.sub(lambda found: _chinese(found[0]), run), _digit_by_digit(run)]
    forms.append(_DATE.sub(lambda found: f"{found[1]}年{int(found[2])}月{int(found[3])}日", run))
    forms.append(_COUNTED_TWO.sub("两", run))
    forms.append(_TIMES.sub("x", run))
    if end := _YEAR_END.search(run):
        before, after = run[: end.start()], run[end.end() :]
        wanted = ("底前", "年底前", "底", "年底", "末", "末前")[:: 1 if end["before"] else -1]
        forms += [f"{before}{end['year']}{other}{after}" for other in wanted]
    for form in (run, *forms):
        forms += [form.replace(one, other) for pair in _OTHERWISE for one, other in (pair, pair[::-1])]
    forms += [_RANGE_WORD.sub("-", form) for form in (run, *forms)] + [_RANGE_SIGN.sub("至", run)]
    found = (one for form in (*forms, run) for one in zero_forms(form))
    return [form for form in dict.fromkeys(found) if form != typed]


def figures(run: str) -> list[str]:
    """Return the numbers that a normal form names."""
    return FIGURE.findall(run)


def with_units(run: str) -> list[str]:
    """List the numbers that a normal form names, each with its unit if any: 三万, 15日, 百分之六十."""
    return [found[0] for found in _WITH_UNIT.finditer(run)]


def same_number(run: str) -> list[str]:
    """Return other ways to write the same number: other zeros, and years (2028年)."""
    run, typed = fold_zeros(run), run
    years = [
        _YEAR.sub(lambda found: found[0].replace("0", "o"), run),
        _YEAR.sub(lambda found: found[0].replace("0", "〇"), run),
        _YEAR.sub(lambda found: _digit_by_digit(found[0]), run),
    ]
    found = (one for form in (run, *years) for one in zero_forms(form))
    return [form for form in dict.fromkeys(found) if form != typed]


def zero_forms(run: str) -> list[str]:
    """Write the zeros in the Chinese numerals of a run each way: 二〇二六年, 二o二六年, 二0二六年."""
    return list(dict.fromkeys(_ZERO_INSIDE.sub(zero, run) for zero in "〇o0"))


def _is_digits(numeral: str) -> bool:
    return len(numeral) > 1 and not any(unit in numeral for unit in "十百千两")


def _arabic(numeral: str) -> str:
    value = to_int(numeral) if not numeral.isascii() else None
    return numeral if value is None else str(value)


def _chinese(digits: str) -> str:
    if digits.isdigit() and 0 < int(digits) <= _LARGEST:
        return to_chinese(int(digits)).replace("零", "〇")
    return digits


def _digit_by_digit(run: str) -> str:
    return _SEVERAL.sub(lambda found: "".join(_DIGIT_NAMES[int(digit)] for digit in found[0]), run)
