"""Setting Chinese: full-width punctuation beside Chinese characters.

Every function here keeps the number of characters, so offsets into the source hold in what is shown.
"""

from __future__ import annotations

from functools import lru_cache

from store.model.characters import GAP_SIGN, GAPS, has_gap

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
#: A lost character is shown as a gap; one sign, so that every place holds.
_GAP_SIGNS = dict.fromkeys(map(ord, GAPS), GAP_SIGN)


def is_wide(character: str) -> bool:
    """Return whether a character fills a whole square: Chinese characters and full-width signs."""
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFF60 or code >= 0x20000


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Return the text as typeset: same length, half-width marks made full-width where the text is Chinese.

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
    shown = "".join(characters)
    if has_gap(shown):
        return shown.translate(_GAP_SIGNS)
    return text if shown == text else shown  # in memory once: most titles are typeset as they are


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
