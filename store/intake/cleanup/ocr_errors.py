"""Labels and numbers that a scanner misread: 笫五条, 第二十—条, （三〉, —、; put right before they are read.

The text behind a label is never touched: what a clause says stays as it was printed.
"""

from __future__ import annotations

import re

from store.model.numbers import NUMERAL

_CN = NUMERAL.replace("两", "") + "OoОо"
#: What is taken for 一 and for 十 by their shape.
_ONE, _TEN = "—―－–_ーｰ﹣丨lI|", "＋+†卜"
_STRUCTURE = re.compile(
    rf"(?P<before>^|[。；！：]\s{{0,3}})(?P<first>[第笫苐弟篆])(?P<gap>\s*)"
    rf"(?P<n>[{_CN}\s\d{re.escape(_ONE + _TEN)}]{{1,9}}?)"
    r"(?P<end>\s*[编章节条])(?![件款例理约])"
)
_COMMA = re.compile(rf"^(?P<n>[{re.escape(_ONE)}]|[{_CN}]{{0,2}}[{re.escape(_ONE + _TEN)}])(?P<end>\s*、)")
_BRACKET = re.compile(
    rf"(?P<before>^|[。；]\s{{0,3}})(?P<open>[（(〔\[〈＜<{{｛])\s*(?P<n>[{_CN}{re.escape(_ONE)}]{{1,3}}|\d{{1,2}})\s*"
    r"(?P<close>[）)〕\]〉＞>}｝》])"
)
#: A bracket that was never closed: (七加强组织领导。
_UNCLOSED = re.compile(
    rf"^[（(]\s*(?P<n>[{_CN}]{{1,3}})(?=[一-鿿][^）)（(〉＞>]{{4,}}(?:[（(]|$))(?![般体个次些家所类种级项])"
)
#: A bracket that was never opened: 一）机房。
_UNOPENED = re.compile(rf"^(?P<n>[{NUMERAL.replace('两', '')}]{{1,3}})\s*[）)](?=[一-鿿])")
_SHAPES = {ord(c): "一" for c in _ONE} | {ord(c): "十" for c in _TEN}
#: 《一） and 【2）: a bracket that opens another pair than it closes; 《一》 is a title.
_MIXED = re.compile(rf"^[《【«](?P<n>\s*(?:[{_CN}{re.escape(_ONE)}]{{1,3}}|\d{{1,2}})\s*[）)])")
#: A document number whose brackets were misread: 临卫审 【2024]j 27号.
_NUMBER = re.compile(
    r"^(?P<head>[一-鿿]{2,14})\s*[【〖\[〔(（{｛［「]\s*(?P<year>(?:19|20)\d\d)\s*[】〗\]〕)）}｝］」jJlI|]{1,2}\s*(?P<n>\d{1,4})\s*号$"
)
_WELL_MADE = {"（）", "()", "（)", "(）", "〔〕", "[]"}


def mend_misread(line: str) -> str:
    """Return the line with the label at its start (or behind a stop) as it must have been printed."""
    if not line:
        return line
    line = _NUMBER.sub(r"\g<head>〔\g<year>〕\g<n>号", _STRUCTURE.sub(_structure, line))
    line = _COMMA.sub(lambda m: m["n"].translate(_SHAPES) + m["end"], line)
    line = _BRACKET.sub(_bracket, _MIXED.sub(r"（\g<n>", line))
    line = _UNOPENED.sub(r"（\g<n>）", line)
    return _UNCLOSED.sub(lambda m: f"（{m['n']}）", line)


def _structure(found: re.Match[str]) -> str:
    number = found["n"].translate(_SHAPES)
    if number == found["n"] and found["first"] == "第":
        return found[0]
    return f"{found['before']}第{found['gap']}{number}{found['end']}"


def _bracket(found: re.Match[str]) -> str:
    pair = found["open"] + found["close"]
    number = found["n"].translate(_SHAPES) if not found["n"].isdigit() else found["n"]
    if pair in _WELL_MADE and number == found["n"]:
        return found[0]
    return f"{found['before']}（{number}）"
