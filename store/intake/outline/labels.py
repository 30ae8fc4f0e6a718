"""The grammar of labels: 第二章, 第九条, 一、, （一）, 1., （1） in every width, spacing and bracket.

A candidate is a place that could be a label by its form alone; whether it is one is decided by its
ordinal, in :mod:`store.intake.outline.numbering`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from store.intake.outline.label_styles import DECIMALS, STRUCTURE, LabelStyle
from store.model.characters import DIGITS, ZEROS
from store.model.numbers import to_chinese, to_int
from store.model.stopping import may_stop

_S = r"[ \t　]*"
_CN = rf"[零〇○◯{DIGITS}]"
#: What may follow it: zeros in any writing.
_CN_ON = rf"[{ZEROS}{DIGITS}]"
_CN_DASH = rf"[零〇○◯{DIGITS}—―－–-]"
_NUM = rf"(?:{_CN}(?:{_S}{_CN_ON}){{0,6}}|[0-9０-９](?:[0-9０-９]){{0,3}})"
_STRUCT = re.compile(
    rf"第{_S}(?P<n>{_NUM}){_S}(?P<unit>部{_S}分|分{_S}编|[编章节条目]){_S}"
    rf"(?:之{_S}(?P<sub>{_CN}{{1,3}}|[0-9０-９]{{1,2}})(?![日款项条]))?"
)
_BRACKET_CN = re.compile(
    rf"[（(〔\[［【﹙]{_S}(?P<n>{_CN_DASH}(?:{_S}{_CN_ON}){{0,3}}){_S}[）)〕\]］】﹚](?:{_S}[、.．](?!\s*[（(]))?"
)
_BRACKET_NUM = re.compile(
    rf"[（(〔\[［﹙]{_S}(?P<n>[0-9０-９lO]{{1,3}}){_S}[）)〕\]］﹚](?:{_S}[、.．](?!\s*[（(]))?"
)
#: The indicators of quality control: 指标一、床护比（NUR-01）.
_INDICATOR = re.compile(rf"指标{_S}(?P<n>{_NUM}){_S}[、.．:：]")
_CN_COMMA = re.compile(rf"(?P<n>{_CN}(?:{_S}{_CN_ON}){{0,4}}){_S}(?:[、﹑．]|[.,，](?!\d))")
_NUM_DOT = re.compile(
    rf"(?P<n>[0-9０-９]{{1,3}}|[lI](?=[.．][一-鿿])){_S}"
    r"(?:[.．﹒、](?:(?![0-9０-９])|(?=(?:19|20)[0-9]{2} ?年)|(?=[0-9]{1,3} ?(?:周?岁|小时)))"
    r"|[，,](?=[^0-9０-９]))"
)
_DECIMAL = re.compile(
    r"(?P<parts>(?:[0-9]{1,2}|[A-H])(?:[.．][0-9]{1,2}){1,4})[.．]?[ \t　]*"
    r"(?=[一-鿿“《Ⅰ-Ⅻ]|(?<=[ \t　])[A-Z]{1,6}[一-鿿]|(?:GB|WS|YY|DB|ISO)(?:\d\d)?(?:/[TZ])?[ ]?\d)"
    r"(?![万亿倍元%％]|个(?![人体案性])|周?岁|小时)"  # 5.65岁以上老人 is item 5
)
#: The letter of an appendix (A.1) counts as a number behind all others.
LETTER = 500
_NUM_PAREN = re.compile(rf"(?P<n>[0-9０-９]{{1,3}}){_S}[)）](?:{_S}[.．、](?![0-9０-９]))?")
#: The items of a standard's lists, a) or (a) over 1), and Roman ones, i) or (ii).
_LETTER_PAREN = re.compile(rf"[（(]?{_S}(?P<n>[a-zａ-ｚ]){_S}[)）](?:{_S}[.．、])?")
_ROMAN_PAREN = re.compile(rf"[（(]?{_S}(?P<n>[ivx]{{1,5}}|[ⅰ-ⅻ]){_S}[)）](?:{_S}[.．、])?")
_ROMANS = {
    "".join(parts): number
    for number, parts in enumerate(
        product(("", "x"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    )
    if number
}
_ENCLOSED = re.compile(r"[①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿➀-➉㉑-㉟]")
_SCRAMBLED_OPEN = re.compile(rf"(?P<n>{_CN}{{1,3}}){_S}[）)]")
_AFTER_REFERENCE = re.compile(
    r"^(?:[、和与及或至到的]|第|规定|所(?:列|规|称|述)|中(?:的|规定)|款|项|之规定|以及|对|规定的|—|-第|～|[）)》」』”\"]|[。；;，,])"
)
_CITED_ITEM = re.compile(
    r"^(?:项(?!目)|款(?!项)|目(?![标录的前])|点(?!击)|[、和或至及][ ]?[（(]|所(?:列|述)|中的)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its style, ordinal (``sub`` for 第九条之一), canonical spelling, and the characters it takes.

    ``firm`` is false for a form that is a label only where its ordinal is due (a lost dot, a numeral with
    a comma); ``reference`` is true where the words behind it read like a cross reference.
    """

    style: LabelStyle
    ordinal: int
    canonical: str
    length: int
    sub: int = 0
    firm: bool = True
    reference: bool = False

    @property
    def is_unnumbered(self) -> bool:
        """True if it is a name in the place of a number (附则)."""
        return self.ordinal == 0


def canonical(style: LabelStyle, ordinal: int, sub: int = 0) -> str:
    """Return the canonical spelling of a label, 第九条之一 for ("条", 9, 1)."""
    name = to_chinese(ordinal)
    if style in STRUCTURE:
        return f"第{name}{style}" + (f"之{to_chinese(sub)}" if sub else "")
    forms: dict[LabelStyle, str] = {
        "指标": f"指标{name}",
        "一、": f"{name}、",
        "（一）": f"（{name}）",
        "1": f"{ordinal}.",
        "1.": f"{ordinal}.",
        "1)": f"{ordinal}）",
        "a)": f"{chr(96 + ordinal)}）",
    }
    if style == "i)":
        return next(roman for roman, number in _ROMANS.items() if number == ordinal) + "）"
    if style == "①":
        return chr(0x245F + ordinal) if ordinal <= 20 else f"({ordinal})"
    return forms.get(style, f"（{ordinal}）")


def parse_label(text: str, position: int = 0) -> Label | None:
    """Return the label that begins at ``position``, by its form; None if there is none.

    >>> parse_label("第 九 条　县级").canonical, parse_label("（三） 完善").canonical
    ('第九条', '（三）')
    """
    may_stop()
    return _parsed(text, position)


# A line is asked for its label by one rule of the layout after the other.
@lru_cache(maxsize=4096)
def _parsed(text: str, position: int) -> Label | None:
    first = text[position : position + 1]
    if first == "第":
        return _structural(text, position)
    if position == 0 and first == "指":
        found = _INDICATOR.match(text)
        ordinal = to_int(found["n"]) if found else None
        return Label("指标", ordinal, canonical("指标", ordinal), found.end()) if found and ordinal else None
    if position == 0 and "A" <= first <= "H":
        return _decimal(text, position)
    if position == 0 and (found := _LETTER_PAREN.match(text)):
        ordinal = ord(unicodedata.normalize("NFKC", found["n"])) - 96
        return Label("a)", ordinal, canonical("a)", ordinal), found.end())
    if position == 0 and (roman := parse_roman(text)):
        return roman
    if first in "（(〔[［【﹙" and first:
        return _bracketed(text, position)
    if first and _ENCLOSED.match(first):
        return _enclosed(text, position)
    if first.isdigit() or (first in ("l", "I") and position == 0) or first in "○〇◯" or re.match(_CN, first):
        return _plain(text, position)
    return None


_UNIT_NAMES: dict[str, LabelStyle] = {
    "分": "分编",
    "部": "部分",
    "编": "编",
    "章": "章",
    "节": "节",
    "条": "条",
    "目": "目",
}


def parse_roman(text: str) -> Label | None:
    """Return the Roman number in a bracket that a text begins with, i) or (iv); None for any other.

    One letter, as in i), may as well be the ninth of a list of letters: its place tells.
    """
    found = _ROMAN_PAREN.match(text)
    ordinal = _ROMANS.get(unicodedata.normalize("NFKC", found["n"])) if found else None
    return Label("i)", ordinal, canonical("i)", ordinal), found.end()) if found and ordinal else None


def _structural(text: str, position: int) -> Label | None:
    found = _STRUCT.match(text, position)
    ordinal = to_int(found["n"]) if found else None
    if not found or not ordinal:
        return None
    style: LabelStyle = _UNIT_NAMES[found["unit"][0]]
    sub = to_int(found["sub"]) or 0 if found["sub"] else 0
    rest = text[found.end() : found.end() + 6]
    spaced = text[found.end() - 1 : found.end()].isspace()
    reference = bool(_AFTER_REFERENCE.match(rest)) and not spaced
    return Label(style, ordinal, canonical(style, ordinal, sub), found.end() - position, sub, True, reference)


def _bracketed(text: str, position: int) -> Label | None:
    found = _BRACKET_CN.match(text, position)
    if found:
        printed = found["n"]
        dash = printed[0] in "—―－–-"
        ordinal = 1 if dash and len(printed) == 1 else to_int(printed)
        if ordinal:
            length, cited = found.end() - position, bool(_CITED_ITEM.match(text[found.end() :]))
            return Label("（一）", ordinal, canonical("（一）", ordinal), length, 0, True, cited)
    found = _BRACKET_NUM.match(text, position)
    if found:
        ordinal = to_int(found["n"].replace("l", "1").replace("O", "0"))
        if ordinal:
            length, cited = found.end() - position, bool(_CITED_ITEM.match(text[found.end() :]))
            return Label("（1）", ordinal, canonical("（1）", ordinal), length, 0, True, cited)
    return None


def _decimal(text: str, position: int) -> Label | None:
    """2.1 and 2.1.3.1, as standards number; ``sub`` is the number above it, to the base of 1000 (2001003)."""
    found = _DECIMAL.match(text, position) if position == 0 else None
    if not found:
        return None
    parts = found["parts"].replace("．", ".").split(".")
    numbers = [int(part) if part.isdigit() else LETTER + ord(part) - ord("A") for part in parts]
    # 1.0.1 is the first article of a chapter without sections, as in standards for building.
    if not all(numbers[:1] + numbers[-1:]) or (
        not all(numbers) and (len(numbers) != 3 or numbers[0] >= LETTER)
    ):
        return None
    above = 0
    for number in numbers[:-1]:
        above = above * 1000 + number
    name = ".".join(part if not part.isdigit() else str(int(part)) for part in parts)
    return Label(DECIMALS[len(parts) - 2], numbers[-1], name, found.end(), above)


def _plain(text: str, position: int) -> Label | None:
    if decimal := _decimal(text, position):
        return decimal
    found = _CN_COMMA.match(text, position)
    if found:
        ordinal = to_int(found["n"])
        firm = found[0].rstrip()[-1] in "、﹑．"
        if ordinal:
            return Label("一、", ordinal, canonical("一、", ordinal), found.end() - position, 0, firm)
    found = _NUM_DOT.match(text, position)
    if found:
        ordinal = 1 if found["n"] in "lI" else to_int(found["n"])
        firm = found[0][-1] not in "，,"
        if ordinal:
            return Label("1.", ordinal, canonical("1.", ordinal), found.end() - position, 0, firm)
    found = _NUM_PAREN.match(text, position)
    if found and (ordinal := to_int(found["n"])):
        return Label("1)", ordinal, canonical("1)", ordinal), found.end() - position)
    found = _SCRAMBLED_OPEN.match(text, position)
    if found and (ordinal := to_int(found["n"])):
        return Label("（一）", ordinal, canonical("（一）", ordinal), found.end() - position, 0, False)
    return None


def _enclosed(text: str, position: int) -> Label:
    code = ord(text[position])
    ranges: tuple[tuple[int, int, LabelStyle], ...] = (
        (0x2460, 0x2473, "①"),
        (0x2474, 0x2487, "（1）"),
        (0x2488, 0x249B, "1."),
        (0x3220, 0x3229, "（一）"),
        (0x3280, 0x3289, "一、"),
        (0x2776, 0x277F, "①"),
        (0x2780, 0x2789, "①"),
        (0x3251, 0x325F, "①"),
    )
    for low, high, style in ranges:
        if low <= code <= high:
            ordinal = code - low + (21 if low == 0x3251 else 1)
            length = 2 if text[position + 1 : position + 2] in "、.．" and text[position + 1 :] else 1
            return Label(style, ordinal, canonical(style, ordinal), length)
    raise AssertionError(text[position])


#: A label that lost its mark: the bare ordinal, believed only where it is due.
_BARE = re.compile(rf"(?P<n>[0-9０-９]{{1,3}}|{_CN}{{1,3}})(?P<gap>[ 　]*)(?=[一-鿿“\"《])")
_UNITS = re.compile(
    r"^(?:年|月|日|号|时|分|秒|天|周|个|名|张|项|所|家|次|人|元|万|亿|千|百|种|类|级|例|台|套|件|份|条|款|章|节|位|岁|倍|成(?!立|效)|期|批|"
    r"省|市|县|区|处(?!理|置)|间|支(?!持|付|撑|援)|辆|层|楼|栋|床|余|多|以|至|到|路|线|届|部(?!署)|门|座|大(?!力)|方|系|体(?!现)|是|带|站|网|旦|般|定|些|切|致|直|律|"
    r"并|同(?!步|时|等)|起|览|方面|公里|平方|小时|分钟|工作日)"
)
_FREQUENT_UNITS = re.compile(
    r"^(?:年|月|日|号|个|名|张|项|所|家|次|人|元|万|亿|倍|岁|天|小时|分钟|省|市|县|区|部门)"
)


def parse_bare(text: str, position: int, style: LabelStyle) -> Label | None:
    """Parse a label of ``style`` without its dot or 、 (``14 支持``); None before a unit or a word."""
    found = _BARE.match(text, position)
    if not found or style not in ("1.", "一、") or found["n"][0].isdigit() != (style == "1."):
        return None
    units = _FREQUENT_UNITS if found["gap"] else _UNITS
    if units.match(text[found.end() :]):
        return None
    ordinal = to_int(found["n"])
    if not ordinal:
        return None
    return Label(style, ordinal, canonical(style, ordinal), found.end() - position, 0, False)
