"""Setting Chinese: full-width punctuation beside Chinese characters, titles broken at sensible places.

Every function here keeps the number of characters, so offsets into the source hold in what is shown.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_OPENING = "《（〈“‘【〔([<"
_CLOSING = "》）〉”’】〕)]>，。、；：？！,.;:?!"
_GOOD_END = re.compile(
    "(?:中心|医院|机构|体系|制度|改革|健康|国家|政府|办公厅|委员会|县域|城市|农村|人民|管理|社会|关于|加快|支持)$"
)
_GOOD_START = re.compile(
    "建设|发展|深化|实施|关于|近期|重点|政策|工作|管理|条例|若干|医疗|办法|规定|规划|方案|意见|通知|服务|保障|促进"
)


def is_wide(character: str) -> bool:
    """Whether a character fills a whole square: Chinese characters and full-width signs."""
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFF60 or code >= 0x20000


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """The text as it is set: the same length, half-width marks made full-width where the text is Chinese.

    >>> typeset('支持"互联网+医疗",按(DRG)付费(试点):1,000张')
    '支持“互联网+医疗”，按(DRG)付费（试点）：1,000张'
    """
    if text.isascii():
        return text
    characters = list(text)
    for index, character in enumerate(characters):
        if character in _WIDE and _beside_chinese(text, index):
            characters[index] = _WIDE[character]
    _widen_brackets(characters)
    _curl_quotes(characters)
    return "".join(characters)


def _beside_chinese(text: str, index: int) -> bool:
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if before.isdigit() and after.isdigit():
        return False
    near = (before, after, text[index - 2 : index - 1] if before and before in "\"')" else "")
    return any(side and is_wide(side) for side in near)


def _widen_brackets(characters: list[str]) -> None:
    opened: list[int] = []
    for index, character in enumerate(characters):
        if character in "(（":
            opened.append(index)
        elif character in ")）" and opened:
            start = opened.pop()
            if any(is_wide(inner) for inner in characters[start + 1 : index]):
                characters[start], characters[index] = "（", "）"


def _curl_quotes(characters: list[str]) -> None:
    places = [index for index, character in enumerate(characters) if character == '"']
    if len(places) % 2 == 0:
        for count, index in enumerate(places):
            characters[index] = "“" if count % 2 == 0 else "”"


def title_lines(title: str, limit: int = 20) -> list[str]:
    """A title over as few lines as ``limit`` characters allow, of like length, broken between words.

    Lines up to three quarters of the limit stay whole; nothing is added or left out.
    """
    if len(title) <= limit * 3 // 4:
        return [title]
    count = max(2, -(-len(title) // limit))
    lines: list[str] = []
    rest = title
    while count > 1:
        cut = _best_cut(rest, count, limit)
        lines.append(rest[:cut])
        rest = rest[cut:]
        count -= 1
    return [*lines, rest]


def _best_cut(text: str, count: int, limit: int) -> int:
    ideal = len(text) / count
    cuts = range(1, len(text))
    return min(cuts, key=lambda cut: abs(cut - ideal) + _penalty(text, cut) + (50 if cut > limit else 0))


def _penalty(text: str, cut: int) -> float:
    before, after = text[:cut], text[cut:]
    if before[-1] in _OPENING or after[0] in _CLOSING or (before[-1].isalnum() and before[-1].isascii()):
        return 40
    if before.count("《") > before.count("》") or before.count("（") > before.count("）"):
        return 14
    if after[0] in "的和与及等者化性" or before[-1] in "和与及第":
        return 20
    return 8.0 - 4 * bool(_GOOD_END.search(before)) - 4 * bool(_GOOD_START.match(after))
