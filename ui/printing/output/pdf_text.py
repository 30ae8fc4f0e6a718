"""The text layer of a PDF: each code of a font maps to the character that was painted with it; no Qt.

Qt works backwards from the font: it knows no character beyond the basic plane, and of two with one glyph it
takes either. Here the codes of each page are laid beside the characters that were painted on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ui.printing.output.pdf_file import PdfFile, reference

_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]{4})> Tj")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]+)>|\[([^\]]*)\])")
_SINGLE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
#: Most lines of one list in a text map.
MOST = 100
_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"

GlyphCodes = dict[int, dict[int, str]]


def correct_text(pdf: PdfFile, pages: Sequence[bytes], painted: Sequence[Iterable[str]]) -> None:
    """Make the text maps of all fonts say what was painted; ``pages`` are the unpacked contents.

    A page that shows another number of glyphs than characters were painted is left as Qt wrote it.
    """
    fonts = _fonts(pdf)
    known = {char for codes in fonts.values() for char in codes.values()}
    wanted = {char for pieces in painted for piece in pieces for char in piece}
    if wanted == known:
        return
    found: GlyphCodes = {font: {} for font in fonts}
    for content, pieces in zip(pages, painted, strict=True):
        _align(content, "".join(pieces), found)
    for font, codes in found.items():
        better = fonts[font] | codes
        if better != fonts[font]:
            pdf.set_stream(reference(b"ToUnicode", pdf.objects[font]), text_map(better))


def _align(content: bytes, text: str, found: GlyphCodes) -> None:
    shown: list[tuple[int, int]] = []
    font = 0
    for match in _SHOWN.finditer(content):
        if match[1]:
            font = int(match[1])
        else:
            shown.append((font, int(match[2], 16)))
    if len(shown) == len(text):
        for (font, code), char in zip(shown, text, strict=True):
            found.setdefault(font, {}).setdefault(code, char)


def _fonts(pdf: PdfFile) -> GlyphCodes:
    """Return the fonts of a file and their text maps as they are."""
    return {
        number: read_map(pdf.stream(reference(b"ToUnicode", body)))
        for number, body in pdf.objects.items()
        if body[:200].find(b"/Subtype /Type0") > 0 and reference(b"ToUnicode", body)
    }


def read_map(data: bytes) -> dict[int, str]:
    """Return the characters of a text map by their codes."""
    codes: dict[int, str] = {}
    body = data.partition(b"endcodespacerange")[2]
    if b"beginbfchar" in body:
        return {int(match[1], 16): _text(match[2]) for match in _SINGLE.finditer(body)}
    for match in _RANGE.finditer(body):
        first, last = int(match[1], 16), int(match[2], 16)
        if match[4] is not None:
            each = re.findall(rb"<([0-9A-F]+)>", match[4])
            codes |= {first + place: _text(value) for place, value in enumerate(each)}
        else:
            start = int(match[3], 16)
            codes |= {code: chr(start + code - first) for code in range(first, last + 1)}
    codes.pop(0, None)
    return codes


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def text_map(codes: dict[int, str]) -> bytes:
    """Return a text map; characters beyond the basic plane are pairs of surrogates."""
    lines = [
        b"<%04X> <%s>\n" % (code, char.encode("utf-16-be").hex().upper().encode())
        for code, char in sorted(codes.items())
    ]
    lists = [lines[start : start + MOST] for start in range(0, len(lines), MOST)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(each), b"".join(each)) for each in lists)
    return _HEAD + body + _FOOT
