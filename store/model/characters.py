"""Defines which characters count as the same, for intake, search, the find bar and annotations.

Blanks and characters that are nothing to see, radicals encoded for ideographs, marks that differ only in
their code point, zeros inside Chinese numerals, combining sequences, and the gap that a lost character left.
The tables are Unicode's (:mod:`store.model.character_tables`).

>>> ideographs("⼈⺠政府"), same("∶"), same("○"), has_gap("不少于\ufffd00张")
('人民政府', ':', '〇', True)
"""

from __future__ import annotations

import re
import unicodedata

from store.model.character_tables import IGNORABLE, RADICALS, VARIANTS

#: A character that could not be read, and a picture or other object that was in the text.
LOST, OBJECT = "\ufffd", "\ufffc"
GAPS = LOST + OBJECT
#: How a gap is told in words, and as one character where a place must not move.
GAP_NAME, GAP_SIGN = "〔残缺〕", "▢"
_GAP = re.compile(f"[{GAPS}]+")
#: Two lost characters whose UTF-8 somebody read as GBK.
_LOST_TWICE = "锟斤拷"

#: One form, and the marks that are written for it; applied before and after Unicode's compatibility forms.
_MARKS = {
    '"': "“”„‟«»〝〞〟″「」",
    "'": "‘’‚‛′`´『』",
    "(": "〔[［【〖〘〚",
    ")": "〕]］】〗〙〛",
    "《": "〈",
    "》": "〉",
    "-": "‐‑‒–—―−－～〜~﹘﹣⸺⸻─━∼∽⁓˗˜⁃➖",
    "·": "•・‧∙⋅⸱",
    ":": "∶ː꞉˸",
    "/": "∕⁄╱⧸",
    "≥": "≧⩾",
    "≤": "≦⩽",
    "x": "×✕✖⨯",
    "°": "˚",
    "...": "⋯",
    # 零 is a zero like the others: what is one character in a numeral is one everywhere.
    "〇": "零○◯",
    # Letters that a writer of Chinese types or a scanner reads for a zero.
    "o": "\u041e\u043e\u039f\u03bf",
}
ONE_FORM = {ord(other): one for one, others in _MARKS.items() for other in others}

#: The plane of tags and variation selectors; listed one by one, its 4,096 places take half a MiB.
_PLANE = range(0xE0000, 0xE1000)
_IN_PLANE = re.compile(f"[{chr(_PLANE[0])}-{chr(_PLANE[-1])}]+")
_IGNORABLE = frozenset(
    code for first, last in IGNORABLE if first not in _PLANE for code in range(first, last + 1)
)
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
_IDEOGRAPHS = {ord(pair[0]): pair[1] for pair in RADICALS.split()}
_FORMS = _IDEOGRAPHS | {ord(pair[0]): pair[1] for pair in VARIANTS.split()}

#: Chinese digits and units, and what is written for a zero between and behind them.
DIGITS = "一二三四五六七八九十百千廿卅卌"
ZEROS = "〇零○◯OoＯｏ\u041e\u043e0０"
_LATIN = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_ZERO_RUN = re.compile(
    rf"(?<=[{DIGITS}〇零○◯])[{ZEROS}]+(?![{_LATIN}])|(?<![{_LATIN}])[{ZEROS}]+(?=[{DIGITS}])"
)
_ONE_ZERO = {ord(zero): "〇" for zero in ZEROS}

#: What an intake takes off or puts in its plain form: blanks, what is nothing to see, control characters.
_CLEAN: dict[int, str | None] = dict.fromkeys(_IGNORABLE - {0xAD})
_CLEAN |= dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xFFF9, 0xFFFA, 0xFFFB))
_CLEAN |= {code: " " for code in range(0xA0, 0x3001) if chr(code).isspace()} | {0x2800: " "}
_CLEAN |= {0x2001: "\u3000", 0x2003: "\u3000", 0x3000: "\u3000", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
#: Word's own hyphens: one that does not break, and one that shows only at the end of a line.
_CLEAN |= {0x1E: "-", 0x1F: "\xad", 0x0A: "\n", 0x09: "\t", 0x0C: "\f"}
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\U0002f800-\U0002fa1f]")
_BASE = r"[\dA-Za-z%％‰℃°年月日号条元张名人项所家个]"
_YEAR = "[〇零○一二三四五六七八九]"
#: A soft hyphen beside a figure is no place to break a word but a hyphen: 2014-2020年, CT-100.
_FIGURE_HYPHEN = re.compile(
    rf"(?<=\d)\xad(?=\s*{_BASE})|(?<={_BASE})\xad(?=\s*\d)|(?<={_YEAR}{{2}})\xad(?=\s*{_YEAR}{{2}})"
    rf"|(?<=[〇零○一二三四五六七八九]年)\xad(?=\s*{_YEAR}{{2}})"
)
_SEQUENCE = re.compile(r"\w[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]+")


def same(character: str) -> str:
    """Return the normal form of a character in any width and form; empty for an invisible one.

    Its case and whether it is simplified stay as they are. A gap stays, for a character is missing there.
    """
    code = ord(character)
    if (
        code in _IGNORABLE
        or code in _PLANE
        or character.isspace()
        or unicodedata.category(character) in _INVISIBLE
    ):
        return ""
    one = ONE_FORM.get(code) or _FORMS.get(code)
    if one is None:
        pieces = unicodedata.normalize("NFKC", character)
        one = pieces if pieces == character else "".join(map(same, pieces))
    return one


def one_for_one(character: str) -> str:
    """Return :func:`same` where that is one character, without accents; empty for a gap, too.

    For comparing words of which the places are counted.
    """
    if character in GAPS or unicodedata.category(character).startswith("M"):
        return ""
    base = unicodedata.normalize("NFD", character)[0] if character < "\u1f00" else character
    one = same(base)
    return one if len(one) < 2 else character


def ideographs(text: str) -> str:
    """Return the text with the ideographs meant, where radicals or compatibility characters replace them.

    One character for one.
    """
    return _COMPATIBLE.sub(_ideograph, text)


def _ideograph(found: re.Match[str]) -> str:
    one = _IDEOGRAPHS.get(ord(found[0])) or unicodedata.normalize("NFKC", found[0])
    return one if len(one) == 1 else found[0]


def compose(text: str) -> str:
    """Return the text with letters and the accents that follow them as one character, where there is one."""
    return _SEQUENCE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def figure_hyphens(text: str) -> set[int]:
    """Find the soft hyphens beside figures, which are meant as hyphens."""
    return {found.start() for found in _FIGURE_HYPHEN.finditer(text)}


def clean(text: str) -> str:
    """Return a text as received in the characters that are meant; nothing that can be seen is left out.

    Blanks become one of two (half and full width), what is nothing to see goes, radicals become ideographs,
    accents are composed, a soft hyphen between figures is a hyphen. Gaps stay.
    """
    text = _IN_PLANE.sub("", text).translate(_CLEAN).replace(_LOST_TWICE, LOST * 2)
    if "\xad" in text:
        text = _FIGURE_HYPHEN.sub("-", text).replace("\xad", "")
    return text if text.isascii() else compose(ideographs(text))


def fold_zeros(text: str) -> str:
    """Write every zero inside a Chinese numeral as 〇, one character for one: 二O二六年, 一百○五人."""
    return _ZERO_RUN.sub(lambda found: found[0].translate(_ONE_ZERO), text)


def name_gaps(text: str) -> str:
    """Return a text for paper or a terminal: where a character or an object was lost, it says so."""
    return _GAP.sub(GAP_NAME, text) if has_gap(text) else text


def has_gap(text: str) -> bool:
    """Return whether a character or an object of the text was lost."""
    return LOST in text or OBJECT in text
