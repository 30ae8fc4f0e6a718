"""Makes the bundled fonts: subsets of the Simplified Chinese faces of Noto Sans CJK and Noto Serif CJK.

Run ``python resources/fonts/make_fonts.py`` from the project when the list of characters changes; the fonts
are committed, so a build never needs this script. The originals come from the package ``fonts-noto-cjk``.
The same originals always give the same bytes. README.md beside this file tells what is in the fonts and why.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

HERE = Path(__file__).resolve().parent
ORIGINALS = Path("/usr/share/fonts/opentype/noto")
SC_FACE = 2  # JP, KR, SC, TC, HK share one collection file

#: Blocks that are wanted whole, as far as Noto has them.
BLOCKS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),
    (0x01CD, 0x01DC),  # pinyin vowels
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x2044),  # dashes, quotation marks, ellipses
    (0x2070, 0x208E),  # superscripts and subscripts
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),  # ℃ № ™, fractions, Roman numerals
    (0x2190, 0x2199),
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # ①–⑳ ⑴ ⒈ ⓪
    (0x2500, 0x257F),  # box drawing, for tables set in characters
    (0x25A0, 0x25FF),
    (0x2605, 0x2606),
    (0x2640, 0x2642),
    (0x2713, 0x2717),
    (0x2776, 0x277F),  # ❶–❿
    (0x3000, 0x303F),  # CJK punctuation, 〔〕
    (0x3041, 0x30FF),  # kana, part of GB 2312
    (0x3105, 0x312D),
    (0x3220, 0x3243),  # ㈠
    (0x3280, 0x32B0),
    (0x3380, 0x33DF),  # ㎎ ㎡
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFFE6),  # full-width forms
)
#: Kangxi and other radicals: with them in the font, a PDF's text layer says ⼀ (U+2F00) where 一 is printed.
RADICALS = range(0x2E80, 0x2FE0)
#: The 3,755 commonest characters of GB 2312.
_LEVEL_1 = frozenset(
    ord(text)
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if (text := bytes((high, low)).decode("gb2312", "ignore"))
)
#: Kerning and composition; the rest would pull in the Japanese, traditional and vertical forms.
FEATURES = ["ccmp", "mark", "mkmk", "kern", "palt", "halt"]


@dataclass(frozen=True, slots=True)
class FontSource:
    """One font to make: the original collection, the new family and the style."""

    original: str
    family: str
    style: str

    @property
    def postscript_name(self) -> str:
        """The name without blanks, which is the file's name too."""
        return f"{self.family.replace(' ', '')}-{self.style}"


FACES = (
    FontSource("NotoSansCJK-Regular.ttc", "Yice Sans SC", "Regular"),
    FontSource("NotoSansCJK-Bold.ttc", "Yice Sans SC", "Bold"),
    FontSource("NotoSerifCJK-Regular.ttc", "Yice Serif SC", "Regular"),
    FontSource("NotoSerifCJK-Bold.ttc", "Yice Serif SC", "Bold"),
)


def standard_table() -> set[int]:
    """Return the 8,105 characters of 通用规范汉字表, from characters.txt."""
    lines = (HERE / "characters.txt").read_text(encoding="utf-8").splitlines()
    return {ord(character) for line in lines if not line.startswith("#") for character in line}


def gb2312() -> set[int]:
    """Return every character of GB 2312."""
    rows = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {ord(text) for code in rows if (text := code.decode("gb2312", "ignore"))}


def big5_level_1() -> set[int]:
    """Return the 5,401 commonest traditional characters: names, quotations and documents from elsewhere."""
    rows = (
        bytes((high, low)) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    return {ord(text) for code in rows if (text := code.decode("big5", "ignore"))}


def in_texts(paths: list[Path]) -> set[int]:
    """Return every character that occurs in the given texts or folders of texts."""
    return set(counted(paths))


def counted(paths: list[Path]) -> Counter[int]:
    """Return how often each character occurs in the given texts or folders of texts."""
    return Counter(ord(character) for path in paths for text in _texts(path) for character in text)


def _texts(path: Path) -> Iterator[str]:
    for file in sorted(path.rglob("*.t[xo]*")) if path.is_dir() else [path]:
        try:
            yield file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield file.read_text(encoding="gb18030", errors="ignore")


def wanted(texts: list[Path]) -> set[int]:
    """Return all characters that the fonts must have."""
    blocks = {code for first, last in BLOCKS for code in range(first, last + 1)}
    everything = blocks | standard_table() | gb2312() | big5_level_1() | in_texts(texts)
    return {code for code in everything if code not in RADICALS and code >= 0x20}


def subset(face: FontSource, characters: set[int], originals: Path) -> TTFont:
    """Return the original cut down to ``characters`` and renamed."""
    options = Options(font_number=SC_FACE, layout_features=FEATURES, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG"]
    font = load_font(str(originals / face.original), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    _part_characters(font)
    _rename(font, face)
    return font


def _part_characters(font: TTFont) -> None:
    """Give each character its own glyph, copied where the original shares one.

    A PDF's text layer is made from glyphs: of two characters with one glyph (～ and 〜, ／ and ∕) it knows
    only one, and would say it for both.
    """
    mapping = font["cmap"].getBestCmap()
    first = {name: code for code, name in sorted(mapping.items(), reverse=True)}
    shared = [code for code, name in sorted(mapping.items()) if first[name] != code]
    top = font["CFF "].cff.topDictIndex[0]
    strings, metrics = top.CharStrings, font["hmtx"].metrics
    taken = {int(name[3:]) for name in font.getGlyphOrder() if name.startswith("cid")}
    fresh = (number for number in range(65_000, 0, -1) if number not in taken)
    order = list(font.getGlyphOrder())
    for code in shared:
        old, new = mapping[code], f"cid{next(fresh):05d}"
        at = strings.charStrings[old]
        strings.charStringsIndex.append(strings.charStringsIndex[at])
        strings.charStrings[new] = len(strings.charStringsIndex) - 1
        top.FDSelect.gidArray.append(top.FDSelect.gidArray[at])
        top.charset.append(new)
        metrics[new] = metrics[old]
        order.append(new)
        for table in font["cmap"].tables:
            if table.isUnicode() and code in table.cmap:
                table.cmap[code] = new
    font.setGlyphOrder(order)


def frequent_first(font: TTFont, uses: Mapping[int, int]) -> TTFont:
    """Return the font with the glyphs of the commonest characters at its beginning.

    A font is mapped into memory, and of the file only those pages are read that have a glyph in use: in the
    order of the characters that is all of it, in this order a tenth.
    """
    stored = BytesIO()
    font.save(stored)
    stored.seek(0)
    loaded = TTFont(stored, recalcTimestamp=False)
    uses_of: dict[str, int] = {}
    for code, name in loaded["cmap"].getBestCmap().items():
        common = 2 if 0x20 <= code < 0x7F else 1 if code in _LEVEL_1 else 0
        uses_of[name] = max(uses_of.get(name, 0), 4 * uses.get(code, 0) + common)
    old = list(loaded.getGlyphOrder())
    new = [old[0], *sorted(old[1:], key=lambda name: -uses_of.get(name, 0))]
    top = loaded["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    for at in range(len(strings.charStringsIndex)):
        _ = strings.charStringsIndex[at]  # read in, as the order of the file will no longer be theirs
    before = {name: at for at, name in enumerate(old)}
    outlines = list(strings.charStringsIndex)
    dictionaries = list(top.FDSelect.gidArray)
    reorderGlyphs(loaded, new)
    strings.charStringsIndex.items = [outlines[before[name]] for name in new]
    strings.charStrings = {name: at for at, name in enumerate(new)}
    top.FDSelect.gidArray = [dictionaries[before[name]] for name in new]
    return loaded


def _rename(font: TTFont, face: FontSource) -> None:
    full = face.family if face.style == "Regular" else f"{face.family} {face.style}"
    values = {1: face.family, 2: face.style, 3: face.postscript_name, 4: full, 6: face.postscript_name}
    for record in list(font["name"].names):
        if record.nameID in values:
            record.string = values[record.nameID]
    cff = font["CFF "].cff
    cff.fontNames[0] = face.postscript_name
    cff.topDictIndex[0].FamilyName = face.family
    cff.topDictIndex[0].FullName = full


def main(arguments: list[str] | None = None) -> int:
    """Make all the fonts, or say what is missing."""
    parser = argparse.ArgumentParser(description="Make the bundled fonts.")
    parser.add_argument("--originals", type=Path, default=ORIGINALS, help="folder of Noto*CJK-*.ttc")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more texts to cover")
    options = parser.parse_args(arguments)
    missing = [face.original for face in FACES if not (options.originals / face.original).is_file()]
    if missing:
        print(f"Not in {options.originals}: {', '.join(missing)}; install fonts-noto-cjk.", file=sys.stderr)
        return 2
    characters = wanted([HERE.parent / "library", *options.also])
    uses = counted([HERE.parent / "library"])
    for face in FACES:
        target = HERE / f"{face.postscript_name}.otf"
        font = frequent_first(subset(face, characters, options.originals), uses)
        save_font(font, str(target), Options())
        have = len(font.getBestCmap())
        print(f"{target.name}: {have} of {len(characters)} characters, {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
