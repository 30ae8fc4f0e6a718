"""Numerals and document numbers: 二十八 and ２８ as integers, 文号 in one canonical spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from store.model.characters import GAPS, fold_zeros

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_CHINESE = "零一二三四五六七八九"

#: Characters that can make up a Chinese numeral.
NUMERAL = "零〇○◯一二三四五六七八九十百千两廿卅卌"
_TENS = {ord("廿"): "二十", ord("卅"): "三十", ord("卌"): "四十"}
_LAST_DIGITS = 9

_OPEN = "〔［[（({【「『〈《﹝<＜"
_CLOSE = "〕］]）)}】」』〉》﹞>＞"
_HEAD = r"[一-鿿]{1,14}?(?:[（(〔][一-鿿]{1,4}[）)〕])?[一-鿿]{0,4}"
_BRACKETED = re.compile(
    rf"(?P<head>{_HEAD}) ?[{re.escape(_OPEN)}] ?(?P<year>(?:19|20)\d\d) ?年?[{re.escape(_CLOSE)}] ?"
    r"第?(?P<serial>\d{1,5}) ?(?P<mark>号?)"
)
#: What each of these has somewhere; most texts have it nowhere.
_DATED = re.compile(rf"[{re.escape(_OPEN)}] ?(?:19|20)\d\d")
_BARE = re.compile(
    r"(?P<head>[一-鿿]{1,14}[发函办字规令通文])(?P<year>(?:19|20)\d\d)"
    r"(?:年第?|[ \-—号第])?(?P<serial>\d{1,5}) ?号?"
)
_ORDER = re.compile(
    r"(?P<head>[一-鿿]{2,24}(?:令|公告)) ?第? ?(?P<serial>\d{1,5}|[一二三四五六七八九十百〇]{1,7}) ?号?"
)
_ORDER_BEHIND = re.compile(r"(?P<head>[一-鿿]{0,22}?)第?(?P<serial>\d{1,5})号令")
_LEAD = re.compile(
    r"^.*?(?:根据|按照|依据|依照|以及|参照|执行|贯彻|落实|关于|废止|替代|印发的|通知|文件|规定|精神|[和及与由见将原对经的按在])(?=[一-鿿]{2})"
)
_BLANKS = re.compile(r"[\s　]+")
_ZERO = {ord(zero): "〇" for zero in "零○◯"}


@lru_cache(maxsize=4096)
def to_int(text: str) -> int | None:
    """Return the value of a numeral in Chinese or Arabic digits of any width; None when it is none.

    >>> to_int("二十八"), to_int("２８"), to_int("一百零三"), to_int("二〇二〇"), to_int("条"), to_int("廿八")
    (28, 28, 103, 2020, None, 28)
    """
    plain = unicodedata.normalize("NFKC", _BLANKS.sub("", text))
    if not plain.isascii():
        plain = fold_zeros(plain.translate(_ZERO)).translate(_TENS)
    if not plain:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() and len(plain) <= _LAST_DIGITS else None
    if all(c in _DIGITS or (c.isascii() and c.isdigit()) for c in plain):
        digits = "".join(str(_DIGITS.get(c, c)) for c in plain)
        return int(digits) if len(digits) <= _LAST_DIGITS else None
    return _from_units(plain)


def _from_units(text: str) -> int | None:
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += (1 if digit is None else digit or 1) * _UNITS[c]
            digit = None
        elif c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        else:
            return None
    return total + (digit or 0)


@lru_cache(maxsize=1024)
def to_chinese(number: int) -> str:
    """Return the numeral as labels spell it, 1 to 9999: 28 becomes 二十八, 110 一百一十, 105 一百零五."""
    if not 0 < number < 10000:
        return str(number)
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if zero and out else "") + _CHINESE[digit] + name
            zero = False
        else:
            zero = True
    return out[1:] if out.startswith("一十") else out


def canonical_number(text: str) -> str | None:
    """Return the canonical spelling of a text that is a document number and nothing else, or None.

    Any bracket round the year, none at all, blanks, full-width digits and a missing 号 are understood:
    ``晋政办函2020 28号`` and ``晋政办函[2020]28`` both give ``晋政办函〔2020〕28号``; an order keeps its
    form, ``国务院令第 643 号`` and ``国务院第643号令`` give ``国务院令第643号``.
    """
    plain = _BLANKS.sub(" ", fold_digits(text)).strip()
    tight = plain.replace(" ", "")
    for pattern in (_BRACKETED, _BARE):
        for form in (tight, plain):
            found = pattern.fullmatch(form)
            if found:
                return _spell(found)
    order = _ORDER.fullmatch(tight)
    if order:
        return f"{order['head']}第{order['serial']}号"
    behind = _ORDER_BEHIND.fullmatch(tight)
    return f"{behind['head']}令第{behind['serial']}号" if behind else None


def find_numbers(text: str) -> list[tuple[int, int, str]]:
    """Return the document numbers in a text as (start, end, canonical spelling); the year must be bracketed.

    Words that run into the issuer's abbreviation without a mark between (和发改社会…) are taken off it.
    """
    found: list[tuple[int, int, str]] = []
    folded = fold_digits(text)
    if not _DATED.search(folded):
        return found
    for m in _BRACKETED.finditer(folded):
        lead = _LEAD.match(m["head"])
        number = _spell(m)[lead.end() if lead else 0 :]
        if m.start() and text[m.start() - 1] in GAPS:
            # What is left of a number behind a character that was lost is no number.
            continue
        if m["mark"] and number[:1] not in "〔（":
            found.append((m.start() + (lead.end() if lead else 0), m.end(), number))
    return found


def _spell(found: re.Match[str]) -> str:
    head = found["head"].replace("(", "（").replace(")", "）")
    return f"{head}〔{found['year']}〕{int(found['serial'])}号"


def fold_digits(text: str) -> str:
    """Normalise full-width digits and blanks, letters misread for digits, and zeros; one for one."""
    return fold_zeros(_MISREAD.sub(lambda m: m[0].translate(_LETTERS), text.translate(_WIDTH)))


#: Letters that a scanner reads for digits, beside a digit.
_MISREAD = re.compile(
    r"(?<=\d)[OoＯ\u041e\u043e〇○◯lI]+(?=[\d年月日号\]】〕）)])|(?<![A-Za-z])[lI](?=\d[\d月日号])"
)
_LETTERS = {ord(zero): "0" for zero in "OoＯ\u041e\u043e〇○◯"} | {ord("l"): "1", ord("I"): "1"}
_WIDTH = {ord("０") + i: str(i) for i in range(10)} | {0x3000: " ", 0xA0: " ", ord("\t"): " "}
