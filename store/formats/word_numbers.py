"""Automatic numbers of Word lists as text: 一、（一）1.（1）第一条, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from store.formats.word_styles import child, value, w

_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LEVELS = 9
_CHINESE = ("chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "taiwaneseCounting",
            "ideographDigital", "japaneseCounting", "koreanCounting", "koreanDigital2")  # fmt: skip


@dataclass(slots=True)
class ListLevel:
    """A level of a list: its pattern (第%1条), the form of its number, its first, and what follows it.

    It counts from its first again behind a level whose depth is less than ``again_under``: any above it where
    that is None, none where it is 0, as articles that are counted through all chapters.
    """

    pattern: str = ""
    form: str = "decimal"
    start: int = 1
    suffix: str = "tab"
    decimal: bool = False
    again_under: int | None = None


@dataclass(slots=True)
class ListNumbering:
    """The lists of a document and how far each has counted.

    ``levels`` has the levels of each list, ``counters`` the key by which lists count together.
    """

    levels: dict[str, list[ListLevel]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> str:
        """Return the number of the next paragraph of a list, as it is printed; empty for none and for
        bullets.
        """
        levels = self.levels.get(list_id)
        if not levels or not 0 <= level < len(levels):
            return ""
        counts = self._counts.setdefault(self.shared.get(list_id, list_id), [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for depth, start in self.restarts.get(list_id, {}).items():
                counts[depth] = start - 1
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        for deeper in range(level + 1, _LEVELS):
            under = levels[deeper].again_under if deeper < len(levels) else None
            if under is None or level < under:
                counts[deeper] = None
        return self._printed(levels, level, counts)

    @staticmethod
    def _printed(levels: list[ListLevel], level: int, counts: list[int | None]) -> str:
        mine = levels[level]
        if mine.form in ("bullet", "none") and "%" not in mine.pattern:
            return "" if mine.form == "bullet" else mine.pattern

        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            if depth >= len(levels):
                return ""
            count = counts[depth]
            form = "decimal" if mine.decimal and depth != level else levels[depth].form
            return in_form(levels[depth].start if count is None else count, form)

        text = re.sub(r"%([1-9])", number, mine.pattern)
        blank = mine.suffix != "nothing" and text[-1:] not in "、）)．"
        return text + (" " if text and blank else "")


def in_form(number: int, form: str) -> str:
    """Return a number as a list of Word prints it; in Arabic digits for forms that Chinese papers do not
    use.
    """
    if form in _CHINESE:
        return chinese(number)
    if form == "chineseLegalSimplified":
        return chinese(number).translate(str.maketrans(_DIGITS + "十百千", _LEGAL + "拾佰仟"))
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form == "decimalZero":
        return f"{number:02}"
    if form == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        text = _roman(number)
        return text if form == "upperRoman" else text.lower()
    for name, signs in (("ideographTraditional", _STEMS), ("ideographZodiac", _BRANCHES)):
        if form == name and 0 < number <= len(signs):
            return signs[number - 1]
    return "" if form == "none" else str(number)


def chinese(number: int) -> str:
    """Return a number below 10,000 in Chinese numerals: 十二, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    text = "".join(
        _DIGITS[int(digit)] + unit if digit != "0" else "零"
        for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    )
    text = re.sub("零+", "零", text).strip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        text += letters * count
    return text


def read_numbering(root: Any) -> ListNumbering:
    """Return the lists of a .docx (its part numbering.xml; None where there is none)."""
    numbering = ListNumbering()
    if root is None:
        return numbering
    abstract = {value(a, "abstractNumId"): _levels(a) for a in root.iter(w("abstractNum"))}
    linked = {
        value(child(a, "styleLink"), "val"): value(a, "abstractNumId") for a in root.iter(w("abstractNum"))
    }
    for a in root.iter(w("abstractNum")):
        to = (
            linked.get(value(child(a, "numStyleLink"), "val"))
            if child(a, "numStyleLink") is not None
            else None
        )
        if to is not None:
            abstract[value(a, "abstractNumId")] = abstract[to]
    for num in root.iter(w("num")):
        name = value(num, "numId") or ""
        of = value(child(num, "abstractNumId"), "val")
        levels = list(abstract.get(of, []))
        for override in num.iter(w("lvlOverride")):
            _override(numbering, name, levels, override)
        if name != "0":
            numbering.levels[name] = levels
            numbering.shared[name] = f"abstract {of}"
    return numbering


def _override(numbering: ListNumbering, name: str, levels: list[ListLevel], override: Any) -> None:
    depth = value(override, "ilvl")
    if not depth or not depth.isdecimal() or int(depth) >= len(levels):
        return
    if (level := child(override, "lvl")) is not None:
        levels[int(depth)] = _level(level)
    start = value(child(override, "startOverride"), "val")
    if start and start.isdecimal():
        numbering.restarts.setdefault(name, {})[int(depth)] = int(start)


def _levels(abstract: Any) -> list[ListLevel]:
    levels = [ListLevel() for _ in range(_LEVELS)]
    for level in abstract.findall(w("lvl")):
        depth = value(level, "ilvl")
        if depth and depth.isdecimal() and int(depth) < _LEVELS:
            levels[int(depth)] = _level(level)
    return levels


def _level(element: Any) -> ListLevel:
    start = value(child(element, "start"), "val")
    again = value(child(element, "lvlRestart"), "val")
    return ListLevel(
        value(child(element, "lvlText"), "val") or "",
        value(child(element, "numFmt"), "val") or "decimal",
        int(start) if start and start.isdecimal() else 1,
        value(child(element, "suff"), "val") or "tab",
        child(element, "isLgl") is not None,
        int(again) if again and again.isdecimal() else None,
    )
